"""What replies settle, in whatever order they come."""

from __future__ import annotations

from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.tables import TABLES
from sync.batch import Batch
from sync.contract import CONTRACT_VERSION, PARTICIPANT, Participant
from sync.digest import Digest, state_hash
from sync.protocol import Reply, Status
from tests.helpers.stores import NOW

SCOPE = 317401
TAKEN = Reply(
    status=Status.OK, contract=CONTRACT_VERSION, answers=b"", epoch=b"e", now=NOW, scopes=[]
)


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
