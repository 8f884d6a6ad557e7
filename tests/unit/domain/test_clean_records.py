"""What the quick way through clean records recognises, it reads exactly as the careful way does."""

import datetime
import itertools
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.demo_people import DemoPeople
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.problems import Level
from okeoce_desktop.services.import_kinds import ImportKind, RawValues, id_bytes, import_kind_of

Record = Mapping[str, object]
TODAY = datetime.date(2026, 11, 24)
YESTERDAY = datetime.date(2026, 11, 23)
NOW_MS = 1_795_488_120_000

IDS = [
    "0192f0c5-0000-8000-8000-000000000001",
    "0192f0c5-0000-8000-8000-000000000002",
    "0192F0C5-0000-8000-8000-00000000000A",
    "0192f0c500008000-8000-0000-0000-0001",
    "0192f0c5-0000-8000-8000-0000 000 0001",
    "0192f0c5-0000-8000-8000-00000000 001",
    "0192f0c5-0000-8000-8000-0000000-0001",
    "0192f0c500008000800000000000000000001",
    "17",
]
TEXTS = [
    "Siti",
    "Budi",
    7,
    7.0,
    datetime.date(2026, 11, 24),
    " Siti",
    "Siti ",
    "Siti\n",
    "A" * 119,
    "A" * 4001,
    "Si\ufffdti",
    "a\tb",
    "1",
    "  ",
]
DAYS = [
    "1988-02-17",
    "1906-11-24",
    "1905-11-24",
    "1905-11-25",
    "1988-W07-3",
    "2026-11-24",
    "2026-11-25",
    "1900-01-01",
    "2010-05-05",
    "1988-02-30",
]
TIMES = [
    "2026-11-24T01:00:00Z",
    "2026-11-24T02:42:01.5Z",
    "2026-11-24T03:00:00Z",
    "2026-11-23T23:00:00Z",
    "2026-11-20T01:00:00+07:00",
    "1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "2026-11-24",
    "2026-11-24Z",
    "2026-11-24 01:00Z",
    "2026-11-24T01:00Z",
    "2026-11-24T01Z",
    "2026-11-24T0100Z",
    "2026-11-24T010000Z",
    "2026-11-24T24:00:00Z",
    "2026-11-24T01:00:60Z",
    "2026-11-24T01:00:00.123456Z",
    "2026-11-24T01:00:00+00:00Z",
    "2026-W48-2T01:00:00Z",
    "20261124T01:00:00Z",
    "2026-02-30T01:00:00Z",
    "Z",
    0,
    NOW_MS,
    NOW_MS + 10**9,
    -5,
    10**20,
    True,
]
NIKS = [
    "3174015702880003",
    "3174011702880003",
    "317401 570288 0003",
    "3174017102880003",
    "3174015702880000",
    "9999995702880003",
    "1101015702880003",
    "3174015702880003.0",
    "317401570288000\u0663",
    "317401570288000\u00b2",
    3174015702880003,
    3174015702880003.0,
]
PEOPLE: dict[str, list[object]] = {
    "id": [*IDS],
    "full_name": [*TEXTS, "A" * 121],
    "nik": [*NIKS],
    "nik_override": [*TEXTS],
    "birth_date": [*DAYS, "17-02-1988"],
    "sex": ["L", "P", "p", "Perempuan", "X"],
    "member_no": ["317401-A7-00412-K", "317401a700412k", "lama/17"],
    "phone": ["+6281234567890", "0812-3456-7890", "+62218312345", "0812"],
    "email": ["siti@surel.example", "siti", "a@b..c", "a" * 120 + "@b.example"],
    "birth_place": [*TEXTS, "A" * 81],
    "ktp_address": [*TEXTS],
    "kelurahan_kode": ["31.74.01.1004", "3174011004", "36.74.01.1001", "Tebet"],
    "education": [*TEXTS],
    "occupation": [*TEXTS],
    "kind": ["pencari_kerja", "Pencari Kerja", "lain"],
    "intake": ["datang", "DATANG", "lain"],
    "status": ["aktif", "AKTIF", "lain"],
    "registered_on": [*DAYS, datetime.date(2026, 11, 24)],
    "consent_at": [*TIMES],
    "notes": [*TEXTS],
    "home_post": ["31.74.01", "317401", "31.74.99"],
    "has_business": [True, False, 1, 0, 2, 1.0, "ya", " Tidak", "mungkin"],
    "deleted_at": [NOW_MS],
    "unknown": [*TEXTS],
}
VISITS: dict[str, list[object]] = {
    "id": [*IDS],
    "participant_id": [*IDS],
    "guest_name": [*TEXTS],
    "purpose": ["kerja", "KERJA", "main"],
    "resource_id": [*IDS],
    "in_at": [*TIMES],
    "out_at": [*TIMES],
    "closed_by": ["staf", "otomatis", "sistem"],
    "party_size": [0, 1, 500, 501, "3", 2.0, True],
    "refused_reason": ["penuh", "Belum terdaftar", "malas"],
    "notes": [*TEXTS],
}

NOTHING = [None, ""]


@pytest.fixture(scope="module")
def people(areas: Areas) -> ImportKind:
    return import_kind_of("participant", areas, NOW_MS)


@pytest.fixture(scope="module")
def visits(areas: Areas) -> ImportKind:
    return import_kind_of("visit", areas, NOW_MS)


def some_records(
    fields: Mapping[str, list[object]], whole: Record
) -> st.SearchStrategy[list[Record]]:
    """Parts of records that differ from a clean one in few fields, so that clean ones are many."""
    record = st.lists(st.sampled_from(sorted(fields)), max_size=4, unique=True).flatmap(
        lambda names: st.fixed_dictionaries(
            {name: st.sampled_from(fields[name] + NOTHING) for name in names}
        )
    )
    return st.lists(record.map(lambda values: {**whole, **values}), max_size=8)


def combined(fields: Mapping[str, list[object]], *names: str) -> list[Record]:
    choices = (fields[name] + NOTHING for name in names)
    return [dict(zip(names, values, strict=True)) for values in itertools.product(*choices)]


def read_alike(importable: ImportKind, records: Sequence[Record]) -> int:
    """Holds what is recognised to the careful way; returns how many records that were."""
    assert importable.read_clean is not None
    raw, recognised = RawValues(importable.kind), 0
    for record, clean in zip(records, importable.read_clean(records), strict=True):
        if clean is None:
            continue
        recognised += 1
        found = importable.examine(record, False)
        text = found.values.get("id")
        row_id = id_bytes(text) if isinstance(text, str) else None
        assert clean == (row_id, raw.row(found.values)), record
        assert all(problem.level is Level.INFO for problem in found.problems), record
        given = {name for name in record if name in importable.kind.by_name} - {"deleted_at"}
        assert found.values.keys() - {"id"} == given
    return recognised


def each_read_alike(
    importable: ImportKind, whole: Record, fields: Mapping[str, list[object]]
) -> None:
    """Each value of each field beside all others, and alone between two clean ones."""
    recognised = 0
    for name, values in fields.items():
        records = [{**whole, name: value} for value in values + NOTHING]
        together = read_alike(importable, records)
        around = read_alike(importable, records[:1]) * 2
        alone = sum(read_alike(importable, [records[0], r, records[0]]) - around for r in records)
        assert alone == together
        recognised += together
    assert recognised > len(fields)


SITI: Record = {"full_name": "Siti"}
CAME: Record = {"participant_id": IDS[0], "in_at": TIMES[0]}


def test_each_value_of_a_participant_is_read_alike(people: ImportKind) -> None:
    each_read_alike(people, SITI, PEOPLE)


def test_each_value_of_a_visit_is_read_alike(visits: ImportKind) -> None:
    each_read_alike(visits, CAME, VISITS)


def test_what_the_fields_say_about_each_other(people: ImportKind, visits: ImportKind) -> None:
    known = combined(PEOPLE, "nik", "birth_date", "sex")
    assert read_alike(people, [{**SITI, **record} for record in known])
    assert read_alike(people, [{**SITI, "nik_override": "ya", **record} for record in known])
    assert read_alike(
        visits, [{**CAME, **r} for r in combined(VISITS, "in_at", "out_at", "closed_by")]
    )
    who = combined(VISITS, "participant_id", "guest_name", "party_size", "refused_reason")
    for times in ({"in_at": TIMES[0]}, {"in_at": TIMES[0], "out_at": TIMES[0]}):
        assert read_alike(visits, [{**times, **record} for record in who])


@given(records=some_records(PEOPLE, SITI))
def test_mixed_participants_are_read_alike(people: ImportKind, records: list[Record]) -> None:
    read_alike(people, records)


@given(records=some_records(VISITS, CAME))
def test_mixed_visits_are_read_alike(visits: ImportKind, records: list[Record]) -> None:
    read_alike(visits, records)


def test_what_the_app_writes_is_recognised(
    areas: Areas, people: ImportKind, visits: ImportKind
) -> None:
    demo = DemoPeople(areas, post="31.74.01", seed=1, today=YESTERDAY, member_numbers=True)
    persons = list(demo.participants(300))
    came = list(demo.visits([str(person["id"]) for person in persons], count=300, days=300))
    assert read_alike(people, persons) == 300
    assert read_alike(visits, came) == 300


def test_one_odd_record_leaves_the_others(people: ImportKind) -> None:
    records: list[Record] = [{**SITI, "id": "17", "sex": 5, "nik": " "}, SITI, {}, SITI]
    assert people.read_clean is not None
    assert [found is None for found in people.read_clean(records)] == [True, False, True, False]
