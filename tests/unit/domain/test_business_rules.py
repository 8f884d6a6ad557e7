"""Businesses: required fields, numbers of the authorities, money."""

import datetime

import pytest

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.business_rules import MOST_RUPIAH, examine_business
from okeoce_desktop.domain.problems import Level, ProblemCode

TODAY = datetime.date(2026, 11, 24)
BASE = {"participant_id": "0192f0c5-0000-8000-8000-000000000001", "name": "Kebaya Siti"}


def found(areas: Areas, partial: bool = False, **raw: object) -> list[tuple[str, ProblemCode]]:
    examined = examine_business(raw, areas=areas, today=TODAY, partial=partial)
    assert all(p.level in (Level.BLOCK, Level.WARN) for p in examined.problems)
    return [(p.field, p.code) for p in examined.problems]


def test_a_whole_business_passes(areas: Areas) -> None:
    raw = BASE | {
        "category": "Pertanian Kota",
        "started_on": "01-02-2020",
        "kelurahan_kode": "3174011004",
        "sales_month": 12_500_000,
        "nib": "1234 5678 90123",
        "npwp": "01.234.567.8-901.234",
    }
    examined = examine_business(raw, areas=areas, today=TODAY)
    assert examined.problems == []
    assert examined.values == BASE | {
        "category": "pertanian_kota",
        "started_on": datetime.date(2020, 2, 1),
        "kelurahan_kode": "31.74.01.1004",
        "sales_month": 12_500_000,
        "nib": "1234567890123",
        "npwp": "012345678901234",
    }


def test_name_and_owner_are_required_of_a_new_one(areas: Areas) -> None:
    assert found(areas, name="Kebaya") == [("participant_id", ProblemCode.MISSING)]
    assert found(areas, participant_id=BASE["participant_id"]) == [("name", ProblemCode.MISSING)]
    assert found(areas, partial=True, category="jasa") == []
    assert found(areas, partial=True, name=" ") == [("name", ProblemCode.MISSING)]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("nib", "123456789012", ProblemCode.NIB_FORMAT),
        ("nib", "12345678901234", ProblemCode.NIB_FORMAT),
        ("nib", "123456789012X", ProblemCode.NIB_FORMAT),
        ("npwp", "12345678901234", ProblemCode.NPWP_FORMAT),
        ("npwp", "12345678901234567", ProblemCode.NPWP_FORMAT),
        ("category", "bengkel", ProblemCode.CODE_UNKNOWN),
        ("started_on", "2026-11-25", ProblemCode.DATE_IN_FUTURE),
        ("sales_month", -1, ProblemCode.NUMBER_RANGE),
        ("sales_month", MOST_RUPIAH + 1, ProblemCode.NUMBER_RANGE),
        ("sales_month", "1,5 juta", ProblemCode.NUMBER_UNREADABLE),
        ("kelurahan_kode", "Kebon Baru", ProblemCode.KELURAHAN_FORMAT),
        ("participant_id", "x", ProblemCode.ID_NOT_UUID),
        ("name", "x" * 121, ProblemCode.TEXT_TOO_LONG),
    ],
)
def test_each_finding(areas: Areas, field: str, value: object, code: ProblemCode) -> None:
    assert found(areas, **(BASE | {field: value})) == [(field, code)]


@pytest.mark.parametrize("npwp", ["012345678901234", "0012345678901234", "3174015702880003"])
def test_both_lengths_of_an_npwp_pass(areas: Areas, npwp: str) -> None:
    assert found(areas, **(BASE | {"npwp": npwp})) == []


@pytest.mark.parametrize(
    ("typed", "rupiah"),
    [
        ("500000", 500_000),
        ("500.000", 500_000),
        ("1.500.000", 1_500_000),
        ("1.500.000,00", 1_500_000),
        ("500000,00", 500_000),
        ("500000.0", 500_000),
        ("1,500,000", 1_500_000),
        ("1,500.00", 1_500),
        (500_000.0, 500_000),
        ("0", 0),
        ("500,000", None),
        ("0.000", None),
        ("1.50", None),
        ("1.5000", None),
        ("1500.000", None),
        ("1.500,000", None),
        ("1.500.00", None),
        ("1,500.000", None),
        ("1.000" + ".000" * 2_000, None),
    ],
)
def test_an_amount_is_read_rightly_or_not_at_all(
    areas: Areas, typed: object, rupiah: int | None
) -> None:
    examined = examine_business(BASE | {"sales_month": typed}, areas=areas, today=TODAY)
    assert examined.values.get("sales_month") == rupiah
    blocks = [] if rupiah is not None else [ProblemCode.NUMBER_UNREADABLE]
    assert [p.code for p in examined.problems] == blocks
