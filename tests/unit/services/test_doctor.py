"""The self-check tells damage from scarcity, and both from health."""

from __future__ import annotations

from collections import namedtuple

import pytest

from okeoce_desktop.services import doctor
from okeoce_desktop.services.doctor import check_up
from okeoce_desktop.storage.store import Store
from sync.contract import PARTICIPANT, Participant


def failed(store: Store) -> list[str]:
    return [finding.check for finding in check_up(store.database).findings if not finding.is_sound]


@pytest.fixture
def person(store: Store) -> None:
    with store.capture.act("registration") as act:
        act.create(PARTICIPANT, Participant(id=act.new_id(), full_name="Ani"))


def tamper(store: Store, statement: str) -> None:
    with store.capture.gate.opened(), store.database.transaction():
        store.database.execute(statement)


def test_a_sound_store(store: Store, person: None) -> None:
    report = check_up(store.database)
    assert (report.is_sound, report.is_damaged) == (True, False)
    assert [finding.check for finding in report.findings] == [
        "file", "schema", "rows", "digests", "audit", "outbox", "space",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE participant SET nik = '1'", "rows"),
        ("UPDATE participant SET v_exceptions = x'ff'", "rows"),
        ("INSERT INTO digest VALUES (1, 1, 1, x'00000000000000000000000000000001')", "digests"),
        ("UPDATE audit SET action = 'x'", "audit"),
        ("UPDATE outbox SET count = 9", "outbox"),
        ("DROP INDEX visit_in_at", "schema"),
    ],
)
def test_damage(store: Store, person: None, statement: str, check: str) -> None:
    tamper(store, statement)
    assert check in failed(store)
    assert check_up(store.database).is_damaged


def test_no_room_is_no_damage(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: usage(1, 1, 1))
    report = check_up(store.database)
    assert failed(store) == ["space"]
    assert not report.is_damaged
