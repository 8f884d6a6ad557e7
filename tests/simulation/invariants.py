"""What must hold when everything is quiet."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from okeoce_desktop.storage.tables import TABLES
from sync.contract import KINDS, PARTICIPANT
from sync.digest import Digest, state_hash
from tests.simulation.world import SCOPE, World


def check(world: World) -> None:
    """Raises AssertionError for the first promise that does not hold."""
    contents = [content(device.store.database.execute) for device in world.devices]
    for device, found in zip(world.devices, contents, strict=True):
        assert found == contents[0], f"{device.name} differs from {world.devices[0].name}"
        check_store(device.store)
    prints = {device.store.sync.fingerprint(SCOPE) for device in world.devices}
    assert len(prints) == 1, "digests differ"
    check_nothing_lost(world)
    check_conflicts(world)


def content(execute: Any) -> dict[tuple[int, bytes], tuple[Any, ...]]:
    """Every shown row with its versions, as canonical hashes and values."""
    found = {}
    for number, table in TABLES.items():
        for row in execute(table.select):
            state = table.state(row)
            found[number, bytes(state.id)] = (state_hash(state), state.values)
    return found


def check_store(store: Any) -> None:
    """One device's own books: hashes, digests, nothing pending, nothing kept under rows."""
    execute = store.database.execute
    position = store.sync.position()
    assert (position.held, position.parked) == (0, 0)
    assert execute("SELECT count(*) FROM confirmed").fetchone()[0] == 0
    kept = {
        row[0]: Digest(row[1], int.from_bytes(row[2], "big"))
        for row in execute("SELECT kind, count, total FROM digest WHERE scope = ?", (SCOPE,))
    }
    for number, table in TABLES.items():
        counted = Digest()
        for row in execute(table.select):
            state = table.state(row)
            assert table.hash_of(row) == state_hash(state), f"stored hash of a {table.kind.name}"
            counted.add(state_hash(state))
        assert kept.get(number, Digest()) == counted, f"digest of {table.kind.name}"


def check_nothing_lost(world: World) -> None:
    """Every saved value stands, was replaced by somebody who saw it, or is in the history."""
    kept = values_of_office(world)
    replaced = {(item.row, item.field, item.before) for item in world.saved}
    shown: dict[tuple[bytes, str], Any] = {}
    for row in world.devices[0].store.database.execute(TABLES[1].select):
        state = TABLES[1].state(row)
        for name, value in zip(PARTICIPANT.names, state.values, strict=False):
            shown[bytes(state.id), name] = value
    names = Counter((item.row, item.name) for item in world.saved)
    for item in world.saved:
        key = (item.row, item.field)
        # Two machines in one run may make one name in one row: where both then mean one field,
        # nobody can tell the second from a repeat, nor what an edit over it has seen.
        if world.authors.get(item.name[0]) is None and names[item.row, item.name] > 1:
            continue
        if item.forgiven or (*key, item.value) in replaced or item.value in kept.get(key, ()):
            continue
        assert shown.get(key) == item.value, f"{item.field} {item.value!r} vanished"


def check_conflicts(world: World) -> None:
    """Nobody is asked about two of his own changes: the later one saw the earlier."""
    execute = world.devices[0].store.database.execute
    for field, kept, lost in execute("SELECT field_number, kept_run, lost_run FROM conflict"):
        who = world.authors.get(kept)
        assert who is None or who != world.authors.get(lost), f"{who} against himself: {field}"


def values_of_office(world: World) -> dict[tuple[bytes, str], set[Any]]:
    """Values of people that lost, as head office keeps them in the history."""
    found: dict[tuple[bytes, str], set[Any]] = {}
    rows = world.office.read(lambda tx: tx.run("SELECT kind, id, field, value FROM history"))
    for kind, row_id, field, value in rows:
        if kind in KINDS and kind == PARTICIPANT.number:
            name = PARTICIPANT.names[field - 1]
            found.setdefault((bytes(row_id), name), set()).add(msgspec.msgpack.decode(value))
    return found
