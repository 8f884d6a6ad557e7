"""What travels: ranges of new rows with the edits on them, and edits of confirmed rows."""

from __future__ import annotations

import msgspec

from okeoce_desktop.storage.outgoing import collect, complete_through, held
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.tables import TABLES
from sync.batch import batch_from_wire
from sync.contract import PARTICIPANT, VISIT, Participant, RowId, Visit
from sync.digest import state_hash
from sync.protocol import PAGE_BYTES
from sync.versions import NO_NAME
from tests.helpers.stores import FakeClock


def visits(store: Store, count: int) -> list[RowId]:
    with store.capture.act("import", undoable=False) as act:
        ids = [act.new_id() for _ in range(count)]
        act.create_many(VISIT, ids, [VISIT.to_raw(Visit(id=i, in_at=7)) for i in ids])
    return ids


def person(store: Store) -> RowId:
    with store.capture.act("registration") as act:
        row = Participant(id=act.new_id(), full_name="Ani")
        act.create(PARTICIPANT, row)
    return row.id


def edit(store: Store, row_id: RowId, name: str) -> None:
    with store.capture.act("edit") as act:
        act.edit(PARTICIPANT, row_id, {"full_name": name})


def confirm_all(store: Store) -> None:
    with store.capture.gate.opened(), store.database.transaction():
        store.database.execute("DELETE FROM outbox")


def test_nothing_waits_in_a_fresh_store(store: Store, clock: FakeClock) -> None:
    execute = store.database.execute
    assert collect(execute, 100).rows == 0
    assert held(execute) == 0
    assert complete_through(execute, clock()) == clock()


def test_new_rows_travel_as_they_are_stored(store: Store) -> None:
    ids = visits(store, 12)
    sent = collect(store.database.execute, 100)
    (batch,) = [batch for batch in sent.batches if batch.kind == VISIT.number]
    assert batch.ids == tuple(ids) or list(batch.ids) == ids
    at = sent.batches.index(batch)
    table = TABLES[VISIT.number]
    for row, row_id in enumerate(ids):
        stored = store.database.execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone()
        assert state_hash(batch.state(row)) == table.hash_of(stored) == sent.hashes[at][row]


def test_rows_made_before_an_upgrade_travel_as_they_were_hashed(store: Store) -> None:
    """The contract has gained a field since: the row does not speak for it."""
    ids = visits(store, 3)
    table = TABLES[VISIT.number]
    execute = store.database.execute
    now = table.state(execute(f"{table.select} WHERE id = ?", (ids[1],)).fetchone())
    old = msgspec.structs.replace(now, values=now.values[:-1])
    with store.capture.gate.opened(), store.database.transaction():
        execute(table.update, (*table.stored(old, 1, state_hash(old))[1:], ids[1]))
    edit(store, person(store), "Ani W.")
    sent = collect(execute, 100)
    widths = set()
    for batch, hashes, rids in zip(sent.batches, sent.hashes, sent.rids, strict=True):
        assert [state_hash(batch.state(row)) for row in range(len(batch))] == list(hashes)
        assert len(rids) == len(batch)
        assert batch_from_wire(batch.to_wire()).ids == list(batch.ids)
        widths |= {len(batch.columns)} if batch.kind == VISIT.number else set()
    assert widths == {VISIT.width - 1, VISIT.width}


def test_a_page_takes_part_of_an_entry(store: Store) -> None:
    visits(store, 30)
    sent = collect(store.database.execute, 11)
    assert sent.rows == 11
    assert sum(part.count for part in sent.ranges) == 11


def test_entries_that_touch_are_read_as_one(store: Store) -> None:
    first, second = visits(store, 3), visits(store, 4)
    sent = collect(store.database.execute, 100)
    (batch,) = [batch for batch in sent.batches if batch.kind == VISIT.number]
    assert list(batch.ids) == [*first, *second]


def test_an_edit_of_a_waiting_row_travels_with_it(store: Store) -> None:
    row_id = person(store)
    edit(store, row_id, "Ani W.")
    sent = collect(store.database.execute, 100)
    assert sent.patches == []
    (batch,) = [batch for batch in sent.batches if batch.kind == PARTICIPANT.number]
    (overlay,) = batch.overlays
    assert (overlay.number, overlay.base) == (PARTICIPANT.by_name["full_name"].number, NO_NAME)
    assert [edit[:2] for edit in sent.edits] == [(PARTICIPANT.number, row_id)]


def test_an_edit_of_a_confirmed_row_travels_alone(store: Store) -> None:
    row_id = person(store)
    made = TABLES[PARTICIPANT.number].state(
        store.database.execute(f"{TABLES[PARTICIPANT.number].select}").fetchone()
    )
    confirm_all(store)
    edit(store, row_id, "Ani W.")
    edit(store, row_id, "Ani Wi.")
    sent = collect(store.database.execute, 100)
    assert sent.batches == []
    (patch,) = sent.patches
    (change,) = patch.changes
    assert (patch.ids, change.values, change.base) == ([row_id], ("Ani Wi.",), made.version[1:])
    assert len(change.covers) == 1


def test_edits_wait_for_a_row_that_is_not_in_this_page(store: Store) -> None:
    visits(store, 5)
    row_id = person(store)
    edit(store, row_id, "Ani W.")
    sent = collect(store.database.execute, 3)
    assert sent.rows == 3
    assert sent.patches == []
    assert sent.edits == []


def test_held_counts_rows_and_edits(store: Store) -> None:
    row_id = person(store)  # and the row of the session
    edit(store, row_id, "Ani W.")
    assert held(store.database.execute) == 3


def test_complete_through_is_just_before_the_oldest_change(store: Store, clock: FakeClock) -> None:
    began = clock()
    person(store)
    clock.forward(60_000)
    person(store)
    assert complete_through(store.database.execute, clock()) == began - 1


def test_long_texts_make_shorter_pages(store: Store) -> None:
    with store.capture.act("import", undoable=False) as act:
        ids = [act.new_id() for _ in range(900)]
        notes = "catatan panjang " * 250
        act.create_many(VISIT, ids, [VISIT.to_raw(Visit(id=i, in_at=7, notes=notes)) for i in ids])
    sent = collect(store.database.execute, 1_000)
    assert 0 < sent.rows * len(notes) <= PAGE_BYTES
    assert collect(store.database.execute, 1).rows == 1
