"""Head office's word: in any order, any number of times, under what is pending here."""

from __future__ import annotations

import random

import pytest

from okeoce_desktop.storage.confirming import Confirming
from okeoce_desktop.storage.self_check import RowCheck
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.tables import TABLES
from sync.batch import Batch
from sync.contract import PARTICIPANT, Participant, RowId
from sync.digest import Digest, state_hash
from sync.versions import RowState
from tests.helpers.stores import NOW

SCOPE = 317401
RANK = NOW << 16
NAME = PARTICIPANT.by_name["full_name"].number
NOTES = PARTICIPANT.by_name["notes"].number


def batch(*states: RowState) -> Batch:
    columns = [list(column) for column in zip(*[state.values for state in states], strict=True)]
    exceptions = {at: state.exceptions for at, state in enumerate(states) if state.exceptions}
    return Batch(
        PARTICIPANT.number,
        [state.id for state in states],
        columns,
        [state.rank for state in states],
        [state.run for state in states],
        [state.number for state in states],
        exceptions,
        PARTICIPANT.subjects,
    )


def theirs(number: int, name: str = "Ani", *, width: int = PARTICIPANT.width) -> RowState:
    row_id = RowId(number.to_bytes(16, "big"))
    values = tuple(PARTICIPANT.to_raw(Participant(id=row_id, full_name=name)))[:width]
    return RowState(PARTICIPANT.number, row_id, values, RANK, 77, number)


def take(store: Store, *batches: Batch) -> None:
    confirming = Confirming(store.database)
    with store.capture.gate.opened(), store.database.transaction():
        for found in batches:
            confirming.apply(SCOPE, found)
        confirming.save_digests()


def shown(store: Store, row_id: bytes) -> RowState:
    table = TABLES[PARTICIPANT.number]
    return table.state(store.database.execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone())


def digest(store: Store) -> Digest:
    count, total = store.database.execute(
        "SELECT count, total FROM digest WHERE kind = ?", (PARTICIPANT.number,)
    ).fetchone()
    return Digest(count, int.from_bytes(total, "big"))


def sum_of(*states: RowState) -> Digest:
    found = Digest()
    for state in states:
        found.add(state_hash(state))
    return found


def assert_sound(store: Store) -> None:
    rows = RowCheck(store.database)
    assert rows.bad == {}
    assert rows.digest_differences() == []


def edit(store: Store, row_id: RowId, **values: object) -> None:
    with store.capture.act("edit") as act:
        act.edit(PARTICIPANT, row_id, values)


def test_new_rows_are_stored_and_counted(store: Store) -> None:
    states = [theirs(n) for n in range(1, 30)]
    take(store, batch(*states))
    assert digest(store) == sum_of(*states)
    assert shown(store, states[4].id) == states[4]
    assert_sound(store)


def test_a_repeat_changes_nothing(store: Store) -> None:
    states = [theirs(1), theirs(2)]
    take(store, batch(*states), batch(*states))
    take(store, batch(states[1]))
    assert digest(store) == sum_of(*states)
    assert_sound(store)


def test_known_and_new_rows_in_one_page(store: Store) -> None:
    take(store, batch(theirs(1)))
    newer = theirs(1).with_fields({NOTES: ("x", (RANK + 5, 78, 1))})
    take(store, batch(newer, theirs(2)))
    assert digest(store) == sum_of(newer, theirs(2))
    assert shown(store, newer.id) == newer


@pytest.mark.parametrize("seed", range(5))
def test_states_of_one_row_in_any_order(store: Store, seed: int) -> None:
    first = theirs(1)
    second = first.with_fields({NOTES: ("a", (RANK + 5, 78, 1))})
    third = second.with_fields(
        {NAME: ("Ani W.", (RANK + 9, 79, 1)), NOTES: ("b", (RANK + 9, 79, 1))}
    )
    states = [first, second, third, first, second]
    random.Random(seed).shuffle(states)
    for state in states:
        take(store, batch(state))
    assert state_hash(shown(store, first.id)) == state_hash(third)
    assert digest(store) == sum_of(third)
    assert_sound(store)


def test_a_pending_value_stays_on_top(store: Store) -> None:
    take(store, batch(theirs(1)))
    row_id = theirs(1).id
    edit(store, row_id, full_name="Ani dari meja")
    newer = theirs(1).with_fields(
        {NAME: ("Ani dari pusat", (RANK << 2, 78, 1)), NOTES: ("x", (RANK << 2, 78, 1))}
    )
    take(store, batch(newer))
    found = shown(store, row_id)
    assert (found.value_of(NAME), found.value_of(NOTES)) == ("Ani dari meja", "x")
    assert digest(store) == sum_of(newer)
    assert_sound(store)


def test_a_row_of_an_older_contract_keeps_its_width(store: Store) -> None:
    narrow = theirs(1, width=NAME)
    take(store, batch(narrow))
    assert state_hash(shown(store, narrow.id)) == state_hash(narrow)
    assert_sound(store)


def test_fields_of_a_newer_contract_are_kept(store: Store) -> None:
    state = theirs(1)
    wide = RowState(
        state.kind, state.id, (*state.values, "baru", 7), state.rank, state.run, state.number
    )
    take(store, batch(wide))
    assert shown(store, state.id) == wide
    edit(store, state.id, notes="x")
    assert shown(store, state.id).values[-2:] == ("baru", 7)
    assert_sound(store)


def test_a_kind_of_a_newer_contract_is_kept(store: Store) -> None:
    rows = Batch(99, [RowId(bytes(16))], [[None], ["x"]], [RANK], [1], [1], {}, (0,))
    take(store, rows, rows)
    assert store.database.execute("SELECT count, kind FROM digest").fetchall() == [(1, 99)]
    assert_sound(store)


def test_a_waiting_row_that_head_office_already_has(store: Store) -> None:
    with store.capture.act("registration") as act:
        row = Participant(id=act.new_id(), full_name="Ani")
        act.create(PARTICIPANT, row)
    take(store, batch(shown(store, row.id)))
    assert digest(store).count == 1
    assert_sound(store)


def test_a_rollback_is_forgotten(store: Store) -> None:
    confirming = Confirming(store.database)

    def fail() -> None:
        with store.capture.gate.opened(), store.database.transaction():
            confirming.apply(SCOPE, batch(theirs(1)))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    confirming.forget_digests()
    assert confirming.digest(SCOPE, PARTICIPANT.number) == Digest()


def test_an_edit_of_a_row_parked_whole_confirms_nothing(store: Store) -> None:
    with store.capture.act("registration") as act:
        person = Participant(id=act.new_id(), full_name="Ani")
        act.create(PARTICIPANT, person)
    execute = store.database.execute
    with store.capture.gate.opened(), store.database.transaction():
        execute("DELETE FROM outbox")
        execute(
            "INSERT INTO parked (kind, id, field, run, number, code, at) VALUES (?,?,0,1,1,1,1)",
            (PARTICIPANT.number, person.id),
        )
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, person.id, {"notes": "diperbaiki"})
    assert execute("SELECT count(*) FROM confirmed").fetchone()[0] == 0
    known = RowState(PARTICIPANT.number, person.id, tuple(PARTICIPANT.to_raw(person)), RANK, 7, 1)
    take(store, batch(known))
    assert digest(store) == Digest(1, int.from_bytes(state_hash(known), "big"))
