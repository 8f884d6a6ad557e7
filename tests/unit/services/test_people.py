"""Changing what is known of a person, and looking at a NIK."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.people import People
from okeoce_desktop.services.setting_up import create_post
from okeoce_desktop.storage.audit import Audit
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.undo import Undo
from sync.contract import BUSINESS, PARTICIPANT, Business, Participant, RowId
from tests.helpers.desk import areas

NOW = 1_795_487_000_000
NIK = "3174015702889001"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = create_post(tmp_path / "post", "31.74.01", areas(), "x", places=(), now=lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def people(store: Store) -> People:
    return People(store, areas())


@pytest.fixture
def siti(store: Store) -> RowId:
    with store.capture.act("registration", undoable=False) as act:
        row_id = act.new_id()
        person = Participant(
            id=row_id,
            full_name="Siti",
            nik=NIK,
            phone="+6281200110001",
            sex="P",
            birth_date=datetime.date(1988, 2, 17),
        )
        act.create(PARTICIPANT, person)
    return row_id


def person(store: Store, row_id: RowId) -> Participant:
    found = Rows(store.database).get(PARTICIPANT, row_id)
    assert isinstance(found, Participant)
    return found


def businesses(store: Store) -> list[Business]:
    return Rows(store.database).select(BUSINESS, "deleted_at IS NULL")


def audited(store: Store) -> list[tuple[str, bytes]]:
    return [tuple(row) for row in store.database.execute("SELECT action, id FROM audit")]


def test_a_phone_is_written_as_it_is_stored_and_undone(
    store: Store, people: People, siti: RowId
) -> None:
    changed = people.edit(siti, {"phone": "0813 1120 7745"})
    assert changed.touches("participant")
    assert person(store, siti).phone == "+6281311207745"
    Undo(store.capture).undo()
    assert person(store, siti).phone == "+6281200110001"


def test_an_emptied_field_is_empty(store: Store, people: People, siti: RowId) -> None:
    people.edit(siti, {"phone": ""})
    assert person(store, siti).phone is None


def test_what_blocks_changes_nothing(store: Store, people: People, siti: RowId) -> None:
    with pytest.raises(UserFacingError) as caught:
        people.edit(siti, {"phone": "0813"})
    assert caught.value.code is ErrorCode.INVALID_ENTRY
    assert caught.value.params["fields"] == ["phone"]
    assert person(store, siti).phone == "+6281200110001"


def test_the_nik_of_somebody_else_is_not_saved(store: Store, people: People, siti: RowId) -> None:
    with store.capture.act("registration", undoable=False) as act:
        ani = act.new_id()
        act.create(PARTICIPANT, Participant(id=ani, full_name="Ani"))
    with pytest.raises(UserFacingError) as caught:
        people.edit(ani, {"nik": "317401 570288 9001", "phone": "081311207745"})
    assert caught.value.params["reason"] == "nik_known"
    assert (person(store, ani).nik, person(store, ani).phone) == (None, None)
    people.edit(siti, {"nik": "3174 0157 0288 9001", "phone": ""})
    assert person(store, siti).nik == NIK
    people.remove(siti)
    people.edit(ani, {"nik": NIK})
    assert person(store, ani).nik == NIK


def test_two_who_have_one_nik_from_before_can_be_changed(
    store: Store, people: People, siti: RowId
) -> None:
    with store.capture.act("import", undoable=False) as act:
        twin = act.new_id()
        act.create(PARTICIPANT, Participant(id=twin, full_name="Siti", nik=NIK))
    people.edit(twin, {"nik": NIK, "notes": "b"})
    assert person(store, twin).notes == "b"


def test_equal_values_change_nothing(people: People, siti: RowId) -> None:
    assert not people.edit(siti, {"phone": "081200110001"})


def test_a_business_comes_with_its_name_or_its_line(
    store: Store, people: People, siti: RowId
) -> None:
    people.edit(siti, {}, business_name="", category="")
    assert businesses(store) == []
    people.edit(siti, {}, category="kuliner")
    assert [(b.name, b.category) for b in businesses(store)] == [(None, "kuliner")]
    assert person(store, siti).has_business is True
    people.edit(siti, {}, business_name=" Dapur Siti ")
    assert [(b.name, b.category) for b in businesses(store)] == [("Dapur Siti", "kuliner")]
    people.edit(siti, {}, business_name="")
    assert businesses(store)[0].name is None


def test_the_answer_about_a_business_can_be_no(store: Store, people: People, siti: RowId) -> None:
    people.edit(siti, {}, has_business=False)
    assert person(store, siti).has_business is False


def test_a_removed_person_comes_back(store: Store, people: People, siti: RowId) -> None:
    people.remove(siti)
    assert person(store, siti).deleted_at is not None
    Undo(store.capture).undo()
    assert person(store, siti).deleted_at is None


def test_looking_at_a_nik_leaves_a_line_without_the_number(
    store: Store, people: People, siti: RowId
) -> None:
    assert people.show_nik(siti) == NIK
    assert audited(store)[-1] == ("view_nik", siti)
    assert Audit(store.database.execute).broken_at() is None
    stored = store.database.execute("SELECT * FROM audit").fetchall()
    assert NIK not in repr([tuple(row) for row in stored])


def test_nothing_to_look_at_leaves_no_line(store: Store, people: People, siti: RowId) -> None:
    people.edit(siti, {"nik": ""})
    before = len(audited(store))
    assert people.show_nik(siti) == ""
    assert people.show_nik(RowId(b"nobody")) == ""
    assert len(audited(store)) == before
