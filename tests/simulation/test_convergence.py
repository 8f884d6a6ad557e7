"""Random days at one post: whatever network and disks do, everybody ends up with the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulation.invariants import check
from tests.simulation.world import CrashError, Device, World

ACTS = 140
FAULTS = ("", "", "", "lost before", "lost after", "sent twice", "late", "answered twice")


def live(world: World) -> None:
    """One random act of somebody, or something that happens to them."""
    chance = world.random
    device = chance.choice(world.devices)
    world.time += chance.choice((7, 900, 60_000, 3_600_000))
    act = chance.random()
    if act < 0.20:
        world.register(device)
    elif act < 0.37:
        world.edit(device)
    elif act < 0.41:
        world.edit_several(device)
    elif act < 0.43:
        world.undo(device)
    elif act < 0.44:
        world.close_expired(device)
    elif act < 0.446:
        world.write_too_much(device)
    elif act < 0.45:
        world.correct(device)
    elif act < 0.48:
        world.delete(device)
    elif act < 0.55:
        world.check_out(device)
    elif act < 0.90:
        world.step(device, chance.choice(FAULTS))
    elif act < 0.93 and device.late:
        world.deliver_late(device)
    elif act < 0.95:
        crash(world, device)
    elif act < 0.96:
        world.reopen(device)
    elif act < 0.965:
        world.start_office()
    elif act < 0.97:
        world.set_clock(device)
    elif act < 0.98:
        world.back_up(device)
    elif act < 0.99:
        world.restore(device)
    elif world.copies < 2:
        chance.choice((world.copy, world.twin))(device)


def crash(world: World, device: Device) -> None:
    """The laptop dies between two transactions of taking a reply in, and starts again."""
    device.crash_in = world.random.randrange(1, 4)
    try:
        world.step(device)
    except CrashError:
        world.reopen(device)
    device.crash_in = 0


@pytest.mark.parametrize("seed", range(30))
def test_everybody_ends_up_with_the_same(tmp_path: Path, seed: int) -> None:
    world = World(tmp_path, seed)
    try:
        for _ in range(ACTS):
            live(world)
        world.settle()
        check(world)
    finally:
        world.close()
