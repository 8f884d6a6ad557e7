"""What replies settle, in whatever order they come."""

from __future__ import annotations

import msgspec

from okeoce_desktop.storage import confirmed
from okeoce_desktop.storage.outgoing import Sent
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.tables import TABLES
from sync.batch import Batch
from sync.contract import CONTRACT_VERSION, PARTICIPANT, Participant, RowId
from sync.digest import Digest, state_hash
from sync.protocol import Parked, ParkedCode, Reply, Status
from sync.versions import RowState
from tests.helpers.stores import NOW

SCOPE = 317401
TAKEN = Reply(
    status=Status.OK, contract=CONTRACT_VERSION, answers=b"", epoch=b"e", now=NOW, scopes=[]
)


def state_of(store: Store, row_id: RowId) -> RowState:
    table = TABLES[PARTICIPANT.number]
    return table.state(store.database.execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone())


def test_an_edit_sent_with_a_row_that_an_earlier_reply_settled(store: Store) -> None:
    with store.capture.act("registration") as act:
        person = Participant(id=act.new_id(), full_name="Ani")
        act.create(PARTICIPANT, person)
    alone = store.sync.outgoing(100)
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, person.id, {"notes": "diperbaiki"})
    with_edit = store.sync.outgoing(100)
    store.sync.settle(alone, TAKEN, [])
    store.sync.settle(with_edit, TAKEN, [])
    execute = store.database.execute
    table = TABLES[PARTICIPANT.number]
    shown = table.state(execute(f"{table.select} WHERE id = ?", (person.id,)).fetchone())
    assert execute("SELECT count(*) FROM confirmed").fetchone()[0] == 0
    assert execute("SELECT count(*) FROM pending").fetchone()[0] == 0
    held = execute(
        "SELECT count, total FROM digest WHERE scope = ? AND kind = ?", (SCOPE, PARTICIPANT.number)
    ).fetchone()
    expected = Digest()
    expected.add(state_hash(shown))
    assert Digest(held[0], int.from_bytes(held[1], "big")) == expected


def test_settling_a_page_asks_only_for_its_own_rows(store: Store) -> None:
    """Tens of thousands of edits may wait beside it, and a person for this thread."""
    execute = store.database.execute
    with store.capture.act("import", undoable=False) as act:
        ids = [act.new_id() for _ in range(200)]
        rows = [PARTICIPANT.to_raw(Participant(id=i, full_name="Ani")) for i in ids]
        act.create_many(PARTICIPANT, ids, rows)
    store.sync.settle(store.sync.outgoing(9_999), TAKEN, [])
    with store.capture.act("import", undoable=False) as act:
        for row_id in ids:
            act.edit(PARTICIPANT, row_id, {"notes": "baru"})
    with store.capture.act("registration") as act:
        act.create(PARTICIPANT, Participant(id=act.new_id(), full_name="Budi"))
    sent = store.sync.outgoing(1)
    assert [len(batch) for batch in sent.batches] == [1]
    assert store.sync._kept_or_edited(sent.batches) == set()
    rows_here = store.sync.outgoing(9, sent).patches[0].ids
    batch = Batch(1, rows_here, [[None] * len(rows_here)], [1], [1], [1])
    assert store.sync._kept_or_edited([batch]) == {(1, bytes(row_id)) for row_id in rows_here}
    assert execute("SELECT count(*) FROM pending").fetchone()[0] == len(ids)


def parked(store: Store, *names: tuple[int, int, int]) -> Reply:
    """A reply that could not take the changes `(field, run, number)`."""
    items = [Parked(run, number, ParkedCode.TOO_LARGE, field) for field, run, number in names]
    return msgspec.structs.replace(TAKEN, parked=items)


def registered(store: Store) -> RowId:
    with store.capture.act("registration") as act:
        person = Participant(id=act.new_id(), full_name="Siti", phone="+62811", notes="panjang")
        act.create(PARTICIPANT, person)
    return person.id


def edited(store: Store, row_id: RowId, **values: object) -> tuple[int, int]:
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, row_id, values)
    return store.capture.run.run, store.capture.run.number


def settled(store: Store) -> RowId:
    row_id = registered(store)
    store.sync.settle(store.sync.outgoing(9), TAKEN, [])
    return row_id


NOTES, PHONE = (PARTICIPANT.by_name[name].number for name in ("notes", "phone"))


def test_of_an_act_parked_in_part_only_that_part_stays(store: Store) -> None:
    row_id = settled(store)
    base = state_of(store, row_id).version_of(NOTES)[1:]
    name = edited(store, row_id, phone="+62822", notes="x" * 9)
    store.sync.settle(store.sync.outgoing(9), parked(store, (NOTES, *name)), [])
    position = store.sync.position()
    assert (position.held, position.parked) == (0, 1)
    assert store.sync.outgoing(9).rows == 0
    kept = confirmed.find(store.database.execute, PARTICIPANT.number, row_id)
    assert kept is not None
    assert (kept[0].value_of(PHONE), kept[0].value_of(NOTES)) == ("+62822", "panjang")
    assert state_of(store, row_id).value_of(NOTES) == "x" * 9

    corrected = edited(store, row_id, notes="pendek")
    (patch,) = store.sync.outgoing(9).patches
    assert patch.changes[0].base == base  # what head office has, not the name it refused
    assert patch.changes[0].covers == (name,)
    assert store.sync.position().parked == 0
    store.sync.settle(store.sync.outgoing(9), TAKEN, [])
    assert store.database.execute("SELECT count(*) FROM confirmed").fetchone()[0] == 0
    assert state_of(store, row_id).version_of(NOTES)[1:] == corrected


def test_a_parked_row_is_sent_whole_when_somebody_corrects_it(store: Store) -> None:
    row_id = registered(store)
    edited(store, row_id, phone="+62822")
    sent = store.sync.outgoing(9)
    run, number = state_of(store, row_id).version[1:]
    edit = state_of(store, row_id).version_of(PHONE)[1:]
    store.sync.settle(sent, parked(store, (0, run, number), (0, *edit)), [])
    assert store.sync.position().held == 0
    assert store.sync.outgoing(9).rows == 0
    edited(store, row_id, notes="pendek")
    assert_whole(store, row_id)


def test_a_row_corrected_while_it_travels_is_sent_whole(store: Store) -> None:
    row_id = registered(store)
    sent = store.sync.outgoing(9)
    run, number = state_of(store, row_id).version[1:]
    edited(store, row_id, notes="pendek")
    store.sync.settle(sent, parked(store, (0, run, number)), [])
    assert_whole(store, row_id)


def assert_whole(store: Store, row_id: RowId) -> None:
    """The row travels with its correction on top, and is settled by one reply."""
    sent = store.sync.outgoing(9)
    assert sent.patches == []
    (batch,) = [batch for batch in sent.batches if batch.kind == PARTICIPANT.number]
    assert batch.state(0) == state_of(store, row_id)
    assert NOTES in {overlay.number for overlay in batch.overlays}
    store.sync.settle(sent, TAKEN, [])
    position = store.sync.position()
    assert (position.held, position.parked) == (0, 0)


def test_what_is_parked_is_sent_again_as_it_was(store: Store) -> None:
    """By hand, and once head office speaks another contract."""
    known = settled(store)
    name = edited(store, known, notes="x" * 9)
    row_id = registered(store)
    run, number = state_of(store, row_id).version[1:]
    first = store.sync.outgoing(9)
    refused = parked(store, (NOTES, *name), (0, run, number))
    for again in (store.sync.send_parked_again, lambda: upgrade(store)):
        store.sync.settle(store.sync.outgoing(9), refused, [])
        position = store.sync.position()
        assert (position.held, position.parked) == (0, 2)
        again()
        position = store.sync.position()
        assert (position.held, position.parked) == (2, 0)
        sent = store.sync.outgoing(9)
        assert sent.patches == first.patches
        assert [batch.state(0) for batch in sent.batches] == [
            batch.state(at) for batch in first.batches for at in range(len(batch))
            if batch.ids[at] == row_id
        ]  # fmt: skip
    store.sync.settle(sent, TAKEN, [])
    assert store.sync.position().held == 0


def upgrade(store: Store) -> None:
    reply = msgspec.structs.replace(TAKEN, contract=CONTRACT_VERSION + 1)
    store.sync.settle(Sent(), reply, [])
