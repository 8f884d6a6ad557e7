"""A participant's record: what rejects, what only warns, and how text comes through."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.participant_rules import examine_participant
from okeoce_desktop.domain.problems import Level, ProblemCode
from okeoce_desktop.domain.reading import Examined

Examine = Callable[..., Examined]

TODAY = datetime.date(2026, 11, 24)
NOW_MS = 1_795_488_120_000
FULL = {
    "id": "0192f0c5-0000-8000-8000-000000000001",
    "member_no": "317401-A7-00412-K",
    "nik": "317401 570288 0003",
    "full_name": "Siti Nurhaliza",
    "sex": "P",
    "birth_place": "Jakarta",
    "birth_date": "1988-02-17",
    "phone": "0812-3456-7890",
    "email": "siti@surel.example",
    "ktp_address": "Jl. Melati No. 3\nRT 001/RW 002",
    "kelurahan_kode": "31.74.01.1004",
    "education": "SMA sederajat",
    "occupation": "Ibu rumah tangga",
    "kind": "wirausaha_pemula",
    "intake": "datang",
    "registered_on": "2026-11-24",
    "consent_at": "2026-11-24T02:38:00Z",
    "status": "aktif",
    "notes": "Baris satu\nbaris dua\t– selesai",
    "home_post": "31.74.01",
}


@pytest.fixture
def examine(areas: Areas) -> Examine:
    def run(partial: bool = False, **raw: object) -> Examined:
        return examine_participant(raw, areas=areas, today=TODAY, now_ms=NOW_MS, partial=partial)

    return run


def found(examined: Examined) -> list[tuple[str, ProblemCode, Level]]:
    return [(p.field, p.code, p.level) for p in examined.problems]


def test_a_full_record_passes_without_a_word(examine: Examine) -> None:
    examined = examine(**FULL)
    assert examined.problems == []
    assert examined.is_accepted
    assert examined.values == FULL | {
        "nik": "3174015702880003",
        "birth_date": datetime.date(1988, 2, 17),
        "phone": "+6281234567890",
        "registered_on": TODAY,
        "consent_at": 1_795_487_880_000,
    }


def test_only_the_name_is_required(examine: Examine) -> None:
    assert examine(full_name="Nurhayati").problems == []
    for raw in ({}, {"full_name": None}, {"full_name": "  "}):
        assert found(examine(**raw)) == [("full_name", ProblemCode.MISSING, Level.BLOCK)]


def test_a_change_need_not_name_the_name_but_cannot_empty_it(examine: Examine) -> None:
    changed = examine(partial=True, phone="081234567890")
    assert (changed.problems, changed.values) == ([], {"phone": "+6281234567890"})
    emptied = examine(partial=True, full_name="")
    assert found(emptied) == [("full_name", ProblemCode.MISSING, Level.BLOCK)]


def test_a_field_given_empty_is_cleared_and_one_not_given_is_left_alone(examine: Examine) -> None:
    assert examine(full_name="Ali", email="", phone="-", nik=None).values == {
        "full_name": "Ali",
        "email": None,
        "phone": None,
        "nik": None,
    }


@pytest.mark.parametrize(
    ("field", "value", "code", "level"),
    [
        ("nik", "317401570288000", ProblemCode.NIK_LENGTH, Level.BLOCK),
        ("nik", 3174015702880003.0, ProblemCode.NIK_SPREADSHEET_NUMBER, Level.BLOCK),
        ("nik", "3.17402E+15", ProblemCode.NIK_SPREADSHEET_NUMBER, Level.BLOCK),
        ("nik", "3174013102900003", ProblemCode.NIK_DATE, Level.BLOCK_OVERRIDABLE),
        ("nik", "3199995702880003", ProblemCode.NIK_PREFIX_UNKNOWN, Level.WARN),
        ("nik", "1101015702880003", ProblemCode.NIK_OTHER_PROVINCE, Level.INFO),
        ("phone", "0812-345-67", ProblemCode.PHONE_TOO_SHORT, Level.BLOCK),
        ("phone", "021-8312345", ProblemCode.PHONE_LANDLINE, Level.INFO),
        ("email", "siti di gmail", ProblemCode.EMAIL_FORMAT, Level.WARN),
        ("sex", "X", ProblemCode.CODE_UNKNOWN, Level.BLOCK),
        ("kind", "pelajar", ProblemCode.CODE_UNKNOWN, Level.BLOCK),
        ("intake", "telepon", ProblemCode.CODE_UNKNOWN, Level.BLOCK),
        ("status", "hidup", ProblemCode.CODE_UNKNOWN, Level.BLOCK),
        ("birth_date", "2026-11-25", ProblemCode.DATE_IN_FUTURE, Level.BLOCK),
        ("birth_date", "1905-11-24", ProblemCode.AGE_OVER_LIMIT, Level.BLOCK),
        ("birth_date", "2/3/57", ProblemCode.DATE_TWO_DIGIT_YEAR, Level.BLOCK),
        ("birth_date", "31-02-1990", ProblemCode.DATE_IMPOSSIBLE, Level.BLOCK),
        ("birth_date", "kemarin", ProblemCode.DATE_UNREADABLE, Level.BLOCK),
        ("birth_date", "2010-01-01", ProblemCode.UNDER_AGE, Level.INFO),
        ("registered_on", "2026-11-25", ProblemCode.DATE_IN_FUTURE, Level.BLOCK),
        ("birth_date", datetime.date(1, 1, 1), ProblemCode.DATE_UNREADABLE, Level.BLOCK),
        ("consent_at", 10**30, ProblemCode.TIME_UNREADABLE, Level.BLOCK),
        ("consent_at", "2026-11-24T09:00:00", ProblemCode.TIME_UNREADABLE, Level.BLOCK),
        ("consent_at", "2026-11-24T09:00:00Z", ProblemCode.TIME_IN_FUTURE, Level.WARN),
        ("kelurahan_kode", "Tebet Timur", ProblemCode.KELURAHAN_FORMAT, Level.BLOCK),
        ("kelurahan_kode", "36.74.01.1001", ProblemCode.KELURAHAN_UNKNOWN, Level.WARN),
        ("home_post", "31.74.99", ProblemCode.POST_UNKNOWN, Level.BLOCK),
        ("home_post", "Tebet", ProblemCode.POST_UNKNOWN, Level.BLOCK),
        ("member_no", "317401-A7-00412-3", ProblemCode.MEMBER_NO_FORMAT, Level.WARN),
        ("id", "17", ProblemCode.ID_NOT_UUID, Level.WARN),
        ("full_name", "12345", ProblemCode.NAME_NO_LETTERS, Level.WARN),
        ("full_name", "Si\x07ti", ProblemCode.TEXT_CONTROL, Level.BLOCK),
        ("full_name", "Si\nti", ProblemCode.TEXT_CONTROL, Level.BLOCK),
        ("full_name", "Si\ud800ti", ProblemCode.TEXT_CONTROL, Level.BLOCK),
        ("full_name", "Si\ufffdti", ProblemCode.TEXT_DAMAGED, Level.WARN),
        ("full_name", "Siti \u202eitiS", ProblemCode.TEXT_DIRECTION_MARK, Level.WARN),
        ("full_name", "A" * 10_000_000, ProblemCode.TEXT_TOO_LONG, Level.BLOCK),
        ("notes", "a\x00b", ProblemCode.TEXT_CONTROL, Level.BLOCK),
    ],
)
def test_each_finding_and_its_level(
    examine: Examine, field: str, value: object, code: ProblemCode, level: Level
) -> None:
    examined = examine(**{"full_name": "Siti", field: value})
    assert found(examined) == [(field, code, level)]
    rejected = level in (Level.BLOCK, Level.BLOCK_OVERRIDABLE)
    assert examined.is_accepted is not rejected
    if rejected:
        assert field not in examined.values


@pytest.mark.parametrize("born", ["1905-11-25", "2008-11-24"])
def test_the_outermost_ages_pass(examine: Examine, born: str) -> None:
    assert examine(full_name="Siti", birth_date=born).problems == []


def test_the_control_character_is_named_with_its_place(examine: Examine) -> None:
    (problem,) = examine(full_name="Si\x07ti").problems
    assert problem.params == {"character": "U+0007", "position": 3}


def test_the_limits_are_the_contracts(examine: Examine) -> None:
    assert examine(full_name="A" * 120).is_accepted
    (problem,) = examine(full_name="A" * 121).problems
    assert problem.params == {"length": 121, "limit": 120}


@pytest.mark.parametrize(
    "name", ["محمد علي", "李小明", "𠮷野家", "Siti 🌺 Nurhaliza", "ꦱꦶꦠꦶ", "=SUM(A1)", "Ma'ruf"]
)
def test_text_of_any_script_is_kept_letter_for_letter(examine: Examine, name: str) -> None:
    examined = examine(full_name=name, notes=f" {name} ")
    assert examined.values["full_name"] == name
    assert examined.values["notes"] == f" {name} "
    assert examined.is_accepted


def test_a_card_that_says_so_lifts_the_block(examine: Examine) -> None:
    examined = examine(full_name="Ali", nik="3174013102900003", nik_override="sesuai KTP-el")
    assert examined.is_accepted
    assert found(examined) == [("nik", ProblemCode.NIK_DATE, Level.WARN)]
    assert examined.values["nik"] == "3174013102900003"
    short = examine(full_name="Ali", nik="31740131029", nik_override="sesuai KTP-el")
    assert not short.is_accepted


def test_a_contradiction_with_the_nik_only_warns_and_changes_nothing(examine: Examine) -> None:
    examined = examine(full_name="Siti", nik="3174015702880003", birth_date="17-02-1989", sex="L")
    assert examined.is_accepted
    assert {p.code for p in examined.problems} == {
        ProblemCode.NIK_BIRTH_DATE_DIFFERS,
        ProblemCode.NIK_SEX_DIFFERS,
    }
    assert examined.values["birth_date"] == datetime.date(1989, 2, 17)
    assert examined.values["sex"] == "L"


def test_spreadsheet_cells_are_read(examine: Examine) -> None:
    examined = examine(
        full_name="Siti",
        nik=3174015702880003,
        phone=81234567890.0,
        birth_date=datetime.datetime(1988, 2, 17, 0, 0),
        registered_on=TODAY,
        consent_at=NOW_MS,
        kelurahan_kode=3174011004,
    )
    assert examined.problems == []
    assert examined.values == {
        "full_name": "Siti",
        "nik": "3174015702880003",
        "phone": "+6281234567890",
        "birth_date": datetime.date(1988, 2, 17),
        "registered_on": TODAY,
        "consent_at": NOW_MS,
        "kelurahan_kode": "31.74.01.1004",
    }


@given(st.uuids())
def test_a_uuid_is_kept_in_any_common_form(areas: Areas, value: uuid.UUID) -> None:
    for text in (str(value), value.hex, str(value).upper(), f"{{{value}}}", value.urn):
        raw = {"id": text, "full_name": "Ali"}
        examined = examine_participant(raw, areas=areas, today=TODAY, now_ms=NOW_MS)
        assert examined.values["id"] == str(value)


@given(
    st.dictionaries(
        st.sampled_from([*FULL, "unknown"]),
        st.none() | st.text() | st.integers() | st.floats() | st.dates() | st.booleans(),
    )
)
def test_any_row_is_judged(areas: Areas, raw: dict[str, object]) -> None:
    examined = examine_participant(raw, areas=areas, today=TODAY, now_ms=NOW_MS)
    blocked = {p.field for p in examined.problems if p.level is Level.BLOCK}
    assert not blocked & examined.values.keys()
    assert "unknown" not in examined.values
    assert examined.is_accepted or blocked or examined.problems
