"""The self-check finds what was changed behind the store's back."""

from __future__ import annotations

from okeoce_desktop.storage.self_check import RowCheck, outbox_faults, schema_differences
from okeoce_desktop.storage.store import Store
from sync.contract import PARTICIPANT, Participant


def person(store: Store) -> None:
    with store.capture.act("registration") as act:
        act.create(PARTICIPANT, Participant(id=act.new_id(), full_name="Ani"))


def tamper(store: Store, statement: str) -> None:
    with store.capture.gate.opened(), store.database.transaction():
        store.database.execute(statement)


def test_a_sound_store(store: Store) -> None:
    person(store)
    rows = RowCheck(store.database)
    assert (rows.bad, rows.digest_differences()) == ({}, [])
    assert list(outbox_faults(store.database)) == []
    assert schema_differences(store.database) == []


def test_a_changed_value(store: Store) -> None:
    person(store)
    tamper(store, "UPDATE participant SET full_name = 'Budi'")
    assert RowCheck(store.database).bad == {"participant": 1}


def test_a_row_nobody_sends(store: Store) -> None:
    person(store)
    tamper(store, "DELETE FROM outbox")
    differ = RowCheck(store.database).digest_differences()
    assert (store.capture.scope, PARTICIPANT.number) in differ


def test_an_outbox_without_its_rows(store: Store) -> None:
    person(store)
    tamper(store, "DELETE FROM participant")
    assert len(list(outbox_faults(store.database))) == 1


def test_a_missing_index(store: Store) -> None:
    store.database.execute("DROP INDEX participant_nik")
    assert schema_differences(store.database) == ["participant_nik"]
