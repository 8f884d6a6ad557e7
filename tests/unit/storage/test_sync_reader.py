"""What the sync screen reads: waiting and parked items, conflicts, exchanges, the proof."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from okeoce_desktop.services.setting_up import add_staff, create_post
from okeoce_desktop.services.synchronising import note_exchange
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.sync_reader import SyncReader
from sync.contract import (
    BUSINESS,
    CONFLICT,
    CONSENT,
    PARTICIPANT,
    SESSION,
    VISIT,
    Business,
    Conflict,
    Consent,
    Participant,
    RowId,
    Visit,
    scope_of_post,
)
from tests.helpers.desk import areas

POST = "31.74.01"
START = 1_795_487_000_000
PHONE = PARTICIPANT.by_name["phone"].number
BORN = PARTICIPANT.by_name["birth_date"].number


class Clock:
    def __init__(self) -> None:
        self.ms = START

    def __call__(self) -> int:
        self.ms += 1_000
        return self.ms


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = create_post(tmp_path / "post", POST, areas(), "x", places=(), now=Clock())
    yield store
    store.close()


@pytest.fixture
def reader(store: Store) -> SyncReader:
    return SyncReader(store.database)


def add(store: Store, name: str, **fields: Any) -> RowId:
    with store.capture.act("registration") as act:
        row_id = act.new_id()
        act.create(PARTICIPANT, Participant(id=row_id, full_name=name, **fields))
    return row_id


def sent(store: Store) -> None:
    with store.capture.gate.opened():
        store.database.execute("DELETE FROM outbox")
        store.database.execute("DELETE FROM pending")


def park(store: Store, kind: int, row_id: RowId, field: int, code: int) -> None:
    with store.capture.gate.opened():
        store.database.execute(
            "INSERT INTO parked (kind, id, field, run, number, code, at) VALUES (?,?,?,1,1,?,?)",
            (kind, row_id, field, code, store.now()),
        )


def test_nothing_waits_in_a_new_post(reader: SyncReader) -> None:
    assert reader.waiting(8) == []
    assert reader.parked(8) == []
    assert reader.conflicts(8) == []
    assert reader.exchanges(5) == []


def test_newest_first_and_named_after_people(store: Store, reader: SyncReader) -> None:
    siti = add(store, "Siti")
    with store.capture.act("registration") as act:
        act.create(CONSENT, Consent(id=act.new_id(), participant_id=siti, purpose="layanan"))
        act.create(BUSINESS, Business(id=act.new_id(), participant_id=siti))
    with store.capture.act("check_in") as act:
        act.create(VISIT, Visit(id=act.new_id(), participant_id=siti, purpose="rapat"))
        act.create(VISIT, Visit(id=act.new_id(), guest_name="Tamu A"))
    items = reader.waiting(8)
    assert [(item.kind, item.name, item.detail) for item in items] == [
        ("visit", "Tamu A", None),
        ("visit", "Siti", "rapat"),
        ("business", "Siti", None),
        ("participant", "Siti", None),
    ]
    assert not any(item.fields for item in items)
    assert [item.name for item in reader.waiting(1)] == ["Tamu A"]


def test_an_edit_names_its_fields_once_a_row(store: Store, reader: SyncReader) -> None:
    siti = add(store, "Siti")
    sent(store)
    for changes in ({"phone": "+6281200110001"}, {"email": "s@surel.example", "notes": "x"}):
        with store.capture.act("edit_person") as act:
            act.edit(PARTICIPANT, siti, changes)
    (item,) = reader.waiting(8)
    assert (item.kind, item.name) == ("participant", "Siti")
    assert item.fields == ("phone", "email", "notes")


def test_an_import_is_one_item(store: Store, reader: SyncReader) -> None:
    with store.capture.act("import", undoable=False) as act:
        ids = [act.new_id() for _ in range(500)]
        rows = [PARTICIPANT.to_raw(Participant(id=each, full_name="A")) for each in ids]
        act.create_many(PARTICIPANT, ids, rows)
    (item,) = reader.waiting(8)
    assert (item.kind, item.count, item.name) == ("participant", 500, "")


def test_parked_rows_and_fields(store: Store, reader: SyncReader) -> None:
    siti = add(store, "Siti")
    park(store, PARTICIPANT.number, siti, 0, 2)
    park(store, PARTICIPANT.number, siti, PHONE, 4)
    park(store, 99, RowId(b"unknown"), 3, 1)
    found = reader.parked(8)
    assert [(item.kind, item.name, item.field, item.code) for item in found] == [
        ("", "", "", 1),
        ("participant", "Siti", "phone", 4),
        ("participant", "Siti", None, 2),
    ]


def conflict(store: Store, row_id: RowId, field: int, kept: object, lost: object) -> None:
    with store.capture.act("x") as act:
        act.create(
            CONFLICT,
            Conflict(
                id=act.new_id(),
                row_kind=PARTICIPANT.number,
                row_id=row_id,
                subject_id=row_id,
                field_number=field,
                kept=msgspec.msgpack.encode(kept),
                kept_run=7,
                kept_number=1,
                lost=msgspec.msgpack.encode(lost),
                lost_run=8,
                lost_number=1,
                found_at=store.now(),
            ),
        )


def test_a_conflict_says_both_values_and_who_set_them(store: Store, reader: SyncReader) -> None:
    siti = add(store, "Siti")
    andi = add_staff(store, "Andi", "andi", "petugas_depan", "sandi panjang")
    with store.capture.act("x") as act:
        session = SESSION.struct(id=act.new_id())
        known = {"run": 7, "device": "laptop 2", "staff_id": andi, "started_at": 1}
        act.create(SESSION, msgspec.structs.replace(session, **known))
    conflict(store, siti, PHONE, "+6281200110002", None)
    (item,) = reader.conflicts(8)
    assert (item.name, item.field, item.subject) == ("Siti", "phone", siti)
    assert (item.kept.text, item.kept.who, item.kept.device) == (
        "+6281200110002",
        "Andi",
        "laptop 2",
    )
    assert (item.lost.text, item.lost.who, item.lost.device) == (None, None, None)


def test_a_conflict_of_dates_is_readable_whatever_it_holds(
    store: Store, reader: SyncReader
) -> None:
    siti = add(store, "Siti")
    conflict(store, siti, BORN, datetime.date(1988, 2, 17).toordinal(), -5)
    (item,) = reader.conflicts(8)
    assert (item.kept.text, item.lost.text) == ("1988-02-17", "-5")


def test_decided_conflicts_are_gone(store: Store, reader: SyncReader) -> None:
    siti = add(store, "Siti")
    conflict(store, siti, PHONE, "1", "2")
    (row_id,) = store.database.execute("SELECT id FROM conflict").fetchone()
    with store.capture.act("x") as act:
        act.edit(CONFLICT, row_id, {"decided_at": store.now()})
    assert reader.conflicts(8) == []


def test_the_last_exchanges_newest_first(store: Store, reader: SyncReader) -> None:
    for number in range(7):
        note_exchange(store, number, 1, "selesai")
    assert [run.sent for run in reader.exchanges(5)] == [6, 5, 4, 3, 2]


def test_the_proof_counts_rows_and_has_the_digest_of_the_exchange(
    store: Store, reader: SyncReader
) -> None:
    scope = scope_of_post(POST)
    add(store, "Siti")
    gone = add(store, "Budi")
    with store.capture.act("delete_person") as act:
        act.delete(PARTICIPANT, gone)
    proof = reader.proof(scope)
    assert proof.counts == {
        "participant": 2,
        "business": 0,
        "consent": 0,
        "visit": 0,
        "resource": 0,
        "staff": 0,
    }
    assert proof.digest == store.sync.fingerprint(scope)
