"""Every change of a person: rows, versions, outbox, audit and undo, together or not at all."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path
from typing import Any

import pytest

from okeoce_desktop.storage.audit import Audit
from okeoce_desktop.storage.database import STORE_FILE, Database
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.tables import TABLES
from sync.contract import PARTICIPANT, SESSION, VISIT, Participant, RowId, Visit
from sync.digest import state_hash
from sync.versions import RowState
from tests.helpers.stores import FakeClock, key_of, opened


def person(store: Store, **values: Any) -> RowId:
    with store.capture.act("registration") as act:
        row = Participant(id=act.new_id(), **{"full_name": "Ani Wijaya", **values})
        act.create(PARTICIPANT, row)
    return row.id


def state(store: Store, row_id: bytes) -> RowState:
    table = TABLES[PARTICIPANT.number]
    row = store.database.execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone()
    found = table.state(row)
    assert table.hash_of(row) == state_hash(found)
    return found


def count(store: Store, table: str, where: str = "1") -> int:
    found: int = store.database.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]
    return found


def confirm_all(store: Store) -> None:
    """As if head office had taken everything."""
    with store.capture.gate.opened(), store.database.transaction():
        store.database.execute("DELETE FROM outbox")


def test_a_new_row_comes_back_as_it_was_given(store: Store) -> None:
    born = datetime.date(1990, 7, 1)
    row_id = person(store, birth_date=born, has_business=True, consent_at=5)
    found = Rows(store.database).get(PARTICIPANT, row_id)
    assert (found.full_name, found.birth_date, found.has_business) == ("Ani Wijaya", born, True)
    assert state(store, row_id).exceptions == {}


def test_a_break_begins_another_run_before_the_next_capture(directory: Path) -> None:
    """Sequence 41: an image resumed twice must not make one name twice."""
    wall, awake = FakeClock(), FakeClock()
    store = Store(Database(directory / STORE_FILE, key_of(directory)), wall, awake)
    with contextlib.closing(store):
        person(store)
        first = store.capture.run
        for clock in (wall, awake):  # both go on: nothing happened
            clock.forward(3_600_000)
        person(store)
        assert store.capture.run is first
        wall.forward(3_600_000)  # suspended, or the clock was set
        row_id = person(store)
        second = store.capture.run
        assert second.run != first.run
        assert state(store, row_id).run == second.run
        wall.forward(-60_000)  # set back
        store.capture.person = RowId(bytes(16))
        person(store)
        assert store.capture.run.run not in (first.run, second.run)
        assert store.capture.person == RowId(bytes(16))
        sessions = Rows(store.database).select(SESSION, "1")
        assert len({session.run for session in sessions}) == len(sessions) == 3


def test_after_a_change_both_sides_are_no_longer_proved_equal(store: Store) -> None:
    row_id = person(store)
    store.meta.set("equal_at", 1)
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, row_id, {"full_name": "Ani Wijaya"})
    assert store.meta.get("equal_at") == 1
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, row_id, {"full_name": "Ani"})
    assert store.meta.get("equal_at") is None


def test_the_first_act_of_a_run_says_whose_run_it_is(store: Store) -> None:
    person(store)
    person(store)
    (session,) = Rows(store.database).select(SESSION, "1")
    assert (session.run, session.device) == (store.capture.run.run, "Meja 1")
    store.change_person(RowId(bytes(16)))
    person(store)
    assert count(store, "session") == 2


def test_rows_of_one_act_share_a_rank_and_differ_in_name(store: Store) -> None:
    with store.capture.act("x") as act:
        ids = [act.new_id() for _ in range(3)]
        for row_id in ids:
            act.create(PARTICIPANT, Participant(id=row_id, full_name="A"))
    states = [state(store, row_id) for row_id in ids]
    assert len({found.rank for found in states}) == 1
    assert len({found.number for found in states}) == 3


def test_an_error_leaves_nothing(store: Store) -> None:
    before = store.capture.clock.last

    def fail() -> None:
        with store.capture.act("x") as act:
            act.create(PARTICIPANT, Participant(id=act.new_id(), full_name="A"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    for table in ("participant", "session", "outbox", "audit", "undo", "search"):
        assert count(store, table) == 0, table
    person(store)
    assert count(store, "session") == 1  # the session of the act that failed is written again
    assert store.capture.clock.last > before


def test_an_edit_gives_only_what_changed_a_new_version(store: Store) -> None:
    row_id = person(store, notes="a", phone="+6281234567890")
    made = state(store, row_id)
    with store.capture.act("edit") as act:
        assert act.edit(PARTICIPANT, row_id, {"notes": "b", "phone": "+6281234567890"})
    found = state(store, row_id)
    notes, phone = (PARTICIPANT.by_name[name].number for name in ("notes", "phone"))
    assert found.value_of(notes) == "b"
    assert found.version_of(notes) > made.version
    assert found.version_of(phone) == made.version


def test_fields_of_a_group_change_together(store: Store) -> None:
    row_id = person(store, nik="3174014107900001", sex="P")
    with store.capture.act("edit") as act:
        act.edit(PARTICIPANT, row_id, {"sex": "L"})
    found = state(store, row_id)
    group = PARTICIPANT.groups[PARTICIPANT.by_name["nik"].number]
    assert len({found.version_of(number) for number in group}) == 1
    assert found.exceptions.keys() == set(group)


def test_an_edit_to_the_same_value_is_no_change(store: Store) -> None:
    row_id = person(store)
    before = count(store, "audit")
    with store.capture.act("edit") as act:
        assert not act.edit(PARTICIPANT, row_id, {"full_name": "Ani Wijaya"})
    assert (count(store, "audit"), count(store, "pending")) == (before, 0)


def test_an_edit_of_a_row_that_is_not_there(store: Store) -> None:
    with pytest.raises(KeyError), store.capture.act("edit") as act:
        act.edit(PARTICIPANT, RowId(bytes(16)), {"notes": "x"})


def test_an_unconfirmed_row_is_edited_without_a_base(store: Store) -> None:
    row_id = person(store)
    with store.capture.act("edit") as act:
        act.edit(PARTICIPANT, row_id, {"full_name": "Ani W."})
    base = store.database.execute("SELECT base_run, base_number FROM pending").fetchone()
    assert base == (0, 0)
    assert count(store, "confirmed") == 0


def test_the_confirmed_row_is_kept_under_the_first_edit(store: Store) -> None:
    row_id = person(store)
    confirm_all(store)
    made = state(store, row_id)
    for name in ("Ani W.", "Ani Wi."):
        with store.capture.act("edit") as act:
            act.edit(PARTICIPANT, row_id, {"full_name": name})
    kept = store.database.execute("SELECT rank, run, number, hash FROM confirmed").fetchall()
    assert kept == [(*made.version, state_hash(made))]
    (row,) = store.database.execute("SELECT base_run, base_number, covers FROM pending").fetchall()
    assert row[:2] == made.version[1:]
    assert row[2] is not None  # the second edit covers the first


def test_a_deletion_travels_with_the_names_it_saw(store: Store) -> None:
    row_id = person(store)
    confirm_all(store)
    saw = state(store, row_id).names
    for notes in ("a", "b"):
        with store.capture.act("edit") as act:
            act.edit(PARTICIPANT, row_id, {"notes": notes})
        saw |= state(store, row_id).names
    with store.capture.act("delete") as act:
        act.delete(PARTICIPANT, row_id)
    seen = seen_by(store, 1)
    assert seen == saw
    assert len(seen) == 3  # the row, an edit that may be on its way, and the one that stands
    assert Rows(store.database).get(PARTICIPANT, row_id).deleted_at == store.now()
    deletion = state(store, row_id).version_of(1)[1:]
    with store.capture.act("edit") as act:
        act.edit(PARTICIPANT, row_id, {"phone": "+6281"})
    assert seen_by(store, PARTICIPANT.by_name["phone"].number) == {deletion}
    assert seen_by(store, PARTICIPANT.by_name["notes"].number) == set()


def seen_by(store: Store, field: int) -> set[tuple[int, int]]:
    """What the pending edit of a field says it knew of."""
    (patch,) = [p for p in store.sync.outgoing(9).patches if p.fields[0] == field]
    return set(patch.changes[0].seen)


def test_nothing_writes_past_the_gate(store: Store) -> None:
    row_id = person(store)
    for statement in (
        "UPDATE participant SET notes = 'x' WHERE id = ?",
        "DELETE FROM participant WHERE id = ?",
    ):
        with pytest.raises(Exception, match="not authorized"):
            store.database.execute(statement, (row_id,))
    with pytest.raises(Exception, match="not authorized"):
        store.database.execute("DELETE FROM outbox")


def test_one_act_inside_another_is_a_bug(store: Store) -> None:
    with pytest.raises(RuntimeError), store.capture.act("a"), store.capture.act("b"):
        pass


def test_many_rows_are_one_entry_of_the_outbox(store: Store) -> None:
    with store.capture.act("import", undoable=False) as act:
        ids = [act.new_id() for _ in range(250)]
        act.create_many(VISIT, ids, [VISIT.to_raw(Visit(id=i, in_at=7)) for i in ids])
        act.create_many(VISIT, [], [])
    assert count(store, "outbox", f"kind = {VISIT.number} AND count = 250") == 1
    assert count(store, "undo") == 0
    assert act.changed.rows["visit"] == set(ids)


def test_an_id_that_is_there_undoes_the_act(store: Store) -> None:
    row_id = person(store)

    def clash() -> None:
        with store.capture.act("x") as act:
            act.create(PARTICIPANT, Participant(id=act.new_id(), full_name="B"))
            act.create(PARTICIPANT, Participant(id=row_id, full_name="C"))

    with pytest.raises(Exception, match="UNIQUE"):
        clash()
    assert count(store, "participant") == 1


def test_the_audit_trail_is_a_chain(store: Store) -> None:
    for _ in range(3):
        person(store)
    audit = Audit(store.database.execute)
    assert audit.broken_at() is None
    store.database.execute("UPDATE audit SET rows = 9 WHERE seq = 2")
    assert audit.broken_at() == 2


def test_a_rank_never_falls_behind_when_the_clock_does(store: Store, clock: FakeClock) -> None:
    first = state(store, person(store)).rank
    clock.forward(-3_600_000)
    assert state(store, person(store)).rank > first


def test_the_rank_survives_a_restart(directory: Path, clock: FakeClock) -> None:
    ranks: list[int] = []
    for back in (0, -10_000_000):
        clock.forward(back)
        for store in opened(directory, clock):
            ranks.append(state(store, person(store)).rank)
    assert ranks == sorted(set(ranks))
