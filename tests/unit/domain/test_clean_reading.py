"""The quick way through clean records gives exactly what the careful way gives."""

import datetime
import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.domain import participant_rules, visit_rules
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.reading import Examined, Reader

TODAY = datetime.date(2026, 11, 24)
NOW_MS = 1_795_488_120_000

IDS = ["0192f0c5-0000-8000-8000-000000000001", "0192F0C5-0000-8000-8000-00000000000A", "17"]
TEXTS = ["Siti", " Siti", "Siti ", "Siti\n", "A" * 119, "A" * 4001, "Si\ufffdti", "a\tb", "1", "  "]
DAYS = ["1988-02-17", "2026-11-24", "2026-11-25", "1900-01-01", "2010-05-05", "1988-02-30"]
TIMES = [
    "2026-11-24T01:00:00Z",
    "2026-11-24T02:42:01.5Z",
    "2026-11-24T03:00:00Z",
    "2026-11-23T23:00:00Z",
    "2026-11-20T01:00:00+07:00",
    "1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "2026-11-24",
    "Z",
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
    3174015702880003,
    3174015702880003.0,
]
NOTHING = [None, ""]
PARTICIPANT: dict[str, list[object]] = {
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
    "unknown": [*TEXTS],
}
VISIT: dict[str, list[object]] = {
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


def records(fields: Mapping[str, list[object]]) -> st.SearchStrategy[dict[str, object]]:
    """Records with few fields, so that the clean ones among them are not rare."""
    return st.lists(st.sampled_from(sorted(fields)), max_size=5, unique=True).flatmap(
        lambda names: st.fixed_dictionaries(
            {name: st.sampled_from(fields[name] + NOTHING) for name in names}
        )
    )


def each_value(fields: Mapping[str, list[object]]) -> list[dict[str, object]]:
    return [{name: value} for name, values in fields.items() for value in values + NOTHING]


def combined(fields: Mapping[str, list[object]], *names: str) -> list[dict[str, object]]:
    choices = (fields[name] + NOTHING for name in names)
    return [dict(zip(names, values, strict=True)) for values in itertools.product(*choices)]


@contextmanager
def only_the_careful_way(module: object) -> Iterator[None]:
    with mock.patch.object(module, "read_clean", return_value=None):
        yield


def participants_alike(areas: Areas, raw: dict[str, object], partial: bool = False) -> None:
    def examine() -> Examined:
        return participant_rules.examine_participant(
            raw, areas=areas, today=TODAY, now_ms=NOW_MS, partial=partial
        )

    quick = examine()
    with only_the_careful_way(participant_rules):
        assert quick == examine(), raw


def visits_alike(raw: dict[str, object], partial: bool = False) -> None:
    quick = visit_rules.examine_visit(raw, now_ms=NOW_MS, partial=partial)
    with only_the_careful_way(visit_rules):
        assert quick == visit_rules.examine_visit(raw, now_ms=NOW_MS, partial=partial), raw


def test_each_value_of_a_participant_is_read_alike(areas: Areas) -> None:
    for raw in each_value(PARTICIPANT):
        participants_alike(areas, {"full_name": "Siti"} | raw)
    for raw in combined(PARTICIPANT, "nik", "birth_date", "sex"):
        participants_alike(areas, {"full_name": "Siti"} | raw)
        participants_alike(areas, {"full_name": "Siti", "nik_override": "sesuai KTP-el"} | raw)


def test_each_value_of_a_visit_is_read_alike() -> None:
    whole = {"participant_id": IDS[0], "in_at": TIMES[0]}
    for raw in each_value(VISIT):
        visits_alike(whole | raw)
    for raw in combined(VISIT, "in_at", "out_at", "closed_by"):
        visits_alike(whole | raw)
    for raw in combined(VISIT, "participant_id", "guest_name", "party_size", "refused_reason"):
        visits_alike({"in_at": TIMES[0]} | raw)
        visits_alike({"in_at": TIMES[0], "out_at": TIMES[0]} | raw)


@given(raw=records(PARTICIPANT), partial=st.booleans())
def test_mixed_participants_are_read_alike(
    areas: Areas, raw: dict[str, object], partial: bool
) -> None:
    participants_alike(areas, raw, partial)


@given(raw=records(VISIT), partial=st.booleans())
def test_mixed_visits_are_read_alike(raw: dict[str, object], partial: bool) -> None:
    visits_alike(raw, partial)


def test_the_quick_way_is_taken_for_what_the_app_writes(areas: Areas) -> None:
    with mock.patch.object(Reader, "text", side_effect=AssertionError("the careful way")):
        person = participant_rules.examine_participant(
            {"full_name": "Siti", "notes": None, "birth_date": "1988-02-17"},
            areas=areas,
            today=TODAY,
            now_ms=NOW_MS,
        )
        visit = visit_rules.examine_visit(
            {"guest_name": "Siti", "purpose": "info", "in_at": "2026-11-24T01:00:00Z"},
            now_ms=NOW_MS,
        )
    assert person.is_accepted
    assert visit.is_accepted
