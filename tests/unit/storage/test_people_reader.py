"""The participants list: order, groups, filters, counts, pages, history."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from okeoce_desktop.domain.entities import WANTED_FIELDS
from okeoce_desktop.services.setting_up import create_post
from okeoce_desktop.storage.candidates import CandidateReader
from okeoce_desktop.storage.desk_reader import DeskReader
from okeoce_desktop.storage.people_reader import SORTS, PeopleQuery, PeopleReader
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.undo import Undo
from sync.contract import CONSENT, PARTICIPANT, VISIT, Consent, Participant, RowId, Visit
from tests.helpers.desk import areas

TODAY = datetime.date(2026, 11, 24)
NOW = 1_795_487_000_000
HERE, THERE = "31.74.01.1001", "31.74.01.1002"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = create_post(tmp_path / "post", "31.74.01", areas(), "x", places=(), now=lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def reader(store: Store) -> PeopleReader:
    return PeopleReader(store.database)


def add(store: Store, name: str, **fields: Any) -> RowId:
    with store.capture.act("registration") as act:
        row_id = act.new_id()
        known = {"registered_on": TODAY, **fields}
        act.create(PARTICIPANT, Participant(id=row_id, full_name=name, **known))
    return row_id


def came(store: Store, person: RowId, at: int, **fields: Any) -> None:
    with store.capture.act("check_in") as act:
        act.create(VISIT, Visit(id=act.new_id(), participant_id=person, in_at=at, **fields))


def sent(store: Store) -> None:
    """Everything so far has arrived at head office."""
    with store.capture.gate.opened():
        store.database.execute("DELETE FROM outbox")
        store.database.execute("DELETE FROM pending")


def names(reader: PeopleReader, **query: Any) -> list[str]:
    order = reader.order(PeopleQuery(**{"today": TODAY, **query}))
    people = reader.page(order.tolist())
    return [people[rid].full_name for rid in order]


@pytest.fixture
def three(store: Store) -> dict[str, RowId]:
    old = TODAY - datetime.timedelta(days=30)
    return {
        "Citra": add(
            store,
            "Citra",
            kelurahan_kode=HERE,
            member_no="317401-A-00001-9",
            nik="3174015702889001",
            phone="+6281200110001",
            sex="P",
            birth_date=old,
        ),
        "adi": add(store, "adi", kelurahan_kode=THERE, registered_on=old, phone="+6281200110002"),
        "Budi": add(store, "Budi", kelurahan_kode=HERE, member_no="317401-A-00000-1"),
    }


def test_order_by_name_ignores_case_both_ways(
    reader: PeopleReader, three: dict[str, RowId]
) -> None:
    assert names(reader) == ["adi", "Budi", "Citra"]
    assert names(reader, descending=True) == ["Citra", "Budi", "adi"]


def test_every_sort_holds_everybody_once(reader: PeopleReader, three: dict[str, RowId]) -> None:
    for sort in SORTS:
        for descending in (False, True):
            assert sorted(names(reader, sort=sort, descending=descending)) == [
                "Budi",
                "Citra",
                "adi",
            ]
    assert names(reader, sort="registered")[0] == "adi"
    assert names(reader, sort="number", descending=True)[0] == "Citra"


def test_last_visit_counts_neither_deleted_nor_refused_visits(
    store: Store, reader: PeopleReader, three: dict[str, RowId]
) -> None:
    came(store, three["adi"], NOW - 1_000)
    came(store, three["Budi"], NOW - 9_000)
    came(store, three["Budi"], NOW, refused_reason="penuh")
    came(store, three["Citra"], NOW - 5_000)
    came(store, three["Citra"], NOW)
    Undo(store.capture).undo()
    assert names(reader, sort="last_visit", descending=True) == ["adi", "Citra", "Budi"]
    order = reader.order(PeopleQuery(sort="last_visit", descending=True))
    people = reader.page(order.tolist())
    assert [people[rid].last_visit for rid in order] == [NOW - 1_000, NOW - 5_000, NOW - 9_000]


def test_groups_and_their_counts_agree(
    store: Store, reader: PeopleReader, three: dict[str, RowId]
) -> None:
    sent(store)
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, three["adi"], {"phone": "+6281200110099"})
    add(store, "Dewi")
    expected = {
        "semua": ["adi", "Budi", "Citra", "Dewi"],
        "hari_ini": ["Budi", "Citra", "Dewi"],
        "belum_lengkap": ["adi", "Budi", "Dewi"],
        "menunggu": ["adi", "Dewi"],
    }
    for group, people in expected.items():
        assert names(reader, group=group) == people
    assert reader.counts(TODAY) == {group: len(people) for group, people in expected.items()}


def test_deleted_people_are_in_no_list(
    store: Store, reader: PeopleReader, three: dict[str, RowId]
) -> None:
    with store.capture.act("delete_person") as act:
        act.delete(PARTICIPANT, three["Budi"])
    assert names(reader) == ["adi", "Citra"]
    assert reader.counts(TODAY)["semua"] == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cit", ["Citra"]),
        ("3174015702889001", ["Citra"]),
        ("31740157", ["Citra"]),
        ("0002", ["adi"]),
        ("0812-0011-0001", ["Citra"]),
        ("zzz", []),
        ("  ", ["adi", "Budi", "Citra"]),
        ("-", ["adi", "Budi", "Citra"]),
    ],
)
def test_text_filter(
    reader: PeopleReader, three: dict[str, RowId], text: str, found: list[str]
) -> None:
    assert names(reader, text=text) == found


def test_a_name_is_narrowed_by_the_beginning_of_a_nik(store: Store, reader: PeopleReader) -> None:
    add(store, "Budi Santoso", nik="3174015702889001")
    add(store, "Budi Hartono", nik="3201015702889002")
    assert names(reader, text="budi 3174") == ["Budi Santoso"]
    assert names(reader, text="3201 budi") == ["Budi Hartono"]
    assert names(reader, text="budi 33") == []


def test_a_whole_member_number_finds_its_owner(store: Store, reader: PeopleReader) -> None:
    with store.capture.act("registration") as act:
        number = store.next_member_no()
        act.create(PARTICIPANT, Participant(id=act.new_id(), full_name="Eka", member_no=number))
    assert names(reader, text=number) == ["Eka"]
    assert names(reader, text=number.lower()) == ["Eka"]


def test_kelurahan_filter_goes_with_the_others(
    reader: PeopleReader, three: dict[str, RowId]
) -> None:
    assert names(reader, kelurahan=HERE) == ["Budi", "Citra"]
    assert names(reader, kelurahan=HERE, text="bud") == ["Budi"]
    assert names(reader, kelurahan=THERE, group="hari_ini") == []


def test_page_says_what_waits_and_what_is_parked(
    store: Store, reader: PeopleReader, three: dict[str, RowId]
) -> None:
    sent(store)
    with store.capture.gate.opened():
        store.database.execute(
            "INSERT INTO parked (kind, id, field, run, number, code, at) VALUES (1,?,0,1,1,2,?)",
            (three["adi"], NOW),
        )
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, three["Citra"], {"phone": None})
    order = reader.order(PeopleQuery())
    people = reader.page(order.tolist())
    assert [people[rid].state for rid in order] == ["diperiksa", "", "menunggu"]


def test_the_order_is_eight_bytes_a_person(reader: PeopleReader, three: dict[str, RowId]) -> None:
    assert reader.order(PeopleQuery()).itemsize == 8


def test_history_is_newest_first_and_says_old_and_new(
    store: Store, reader: PeopleReader, three: dict[str, RowId]
) -> None:
    came(store, three["Citra"], NOW - 60_000, purpose="kerja", out_at=NOW)
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, three["Citra"], {"phone": "+6281200110077"})
    lines = reader.history(three["Citra"])
    assert [line.what for line in lines] == ["change", "visit"]
    assert (lines[0].field, lines[0].old, lines[0].new) == (
        "phone",
        "+6281200110001",
        "+6281200110077",
    )
    assert (lines[1].detail, lines[1].minutes) == ("kerja", 1)


def test_a_withdrawn_consent_is_told_after_it_was_given(store: Store, reader: PeopleReader) -> None:
    person = add(store, "Ani")
    with store.capture.act("import", undoable=False) as act:
        consent = Consent(
            id=act.new_id(), participant_id=person, purpose="foto", given_at=NOW, answer="setuju"
        )
        act.create(CONSENT, consent)
        act.edit(CONSENT, consent.id, {"withdrawn_at": NOW})
    lines = reader.history(person)
    assert [(line.what, line.detail) for line in lines] == [
        ("withdrawn", "foto"),
        ("consent", "foto"),
    ]


@pytest.mark.parametrize("ordinal", [0, -5, 99_999_999, 2**62])
def test_a_date_of_a_broken_device_stops_no_list(
    store: Store, reader: PeopleReader, ordinal: int
) -> None:
    person = add(store, "Ani", phone="+6281234567890")
    changes = {
        PARTICIPANT.by_name[name].number: ordinal for name in ("registered_on", "birth_date")
    }
    with store.capture.act("sync") as act:
        act.edit_raw(PARTICIPANT, person, changes)
    came(store, person, -(2**62))
    assert names(reader) == ["Ani"]
    (listed,) = reader.page(reader.order(PeopleQuery(today=TODAY)).tolist()).values()
    assert listed.registered_on is None
    assert str(ordinal) in {line.new for line in reader.history(person)}
    (candidate,) = CandidateReader(store.database).candidates(
        full_name="", nik=None, birth_date=None, phone="+6281234567890"
    )
    assert candidate.birth_date is None


@pytest.mark.parametrize("lacking", [None, *WANTED_FIELDS])
def test_the_list_and_the_desk_call_the_same_people_incomplete(
    store: Store, reader: PeopleReader, lacking: str | None
) -> None:
    known = {
        "nik": "3174015702889001",
        "phone": "+6281234567890",
        "birth_date": datetime.date(1988, 2, 17),
        "kelurahan_kode": HERE,
        "sex": "P",
    }
    person = add(store, "Ani", **{name: v for name, v in known.items() if name != lacking})
    card = DeskReader(store.database).card(person)
    assert card is not None
    assert card.missing == (() if lacking is None else (lacking,))
    assert reader.counts(TODAY)["belum_lengkap"] == len(card.missing)
    assert names(reader, group="belum_lengkap") == ["Ani"] * len(card.missing)
