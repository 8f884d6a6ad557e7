"""A page too large for head office to answer is asked for again in smaller ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync.client.errors import RefusedError
from sync.client.run import synchronise
from sync.protocol import ErrorCode, Reply, Request, unpack
from tests.simulation.world import Device, World


class _Carrier:
    """Refuses requests of more rows than `most`."""

    def __init__(self, world: World, device: Device, most: int) -> None:
        self._world, self._device, self._most = world, device, most

    def exchange(self, request: Request) -> Reply:
        if sum(wire[1] for wire in request.batches) > self._most:
            raise RefusedError(ErrorCode.TOO_LARGE)
        return unpack(Reply, self._world.carry(self._device, request))


def _device_with_rows(world: World) -> Device:
    device = world.devices[0]
    for _ in range(20):
        world.register(device)
    return device


def test_the_rows_arrive_in_smaller_pages(tmp_path: Path) -> None:
    world = World(tmp_path, seed=1, devices=1)
    device = _device_with_rows(world)
    engine = world.engine(device)
    engine._page_rows = lambda: 1_000
    synchronise(engine, _Carrier(world, device, most=5))
    assert engine.tally.converged
    assert (
        engine.tally.pushed
        == device.store.database.execute(
            "SELECT (SELECT count(*) FROM participant) + (SELECT count(*) FROM visit)"
            " + (SELECT count(*) FROM session)"
        ).fetchone()[0]
    )


def test_a_single_row_too_large_is_said(tmp_path: Path) -> None:
    world = World(tmp_path, seed=1, devices=1)
    device = _device_with_rows(world)
    with pytest.raises(RefusedError):
        synchronise(world.engine(device), _Carrier(world, device, most=0))
