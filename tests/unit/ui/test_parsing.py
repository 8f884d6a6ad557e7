"""Pure parts of the widgets: typed dates, NIK groups, matched letters, initials."""

from datetime import date

import pytest

from okeoce_desktop.ui.widgets.date_input import parse_typed_date
from okeoce_desktop.ui.widgets.matches import match_spans
from okeoce_desktop.ui.widgets.nik_input import grouped
from okeoce_desktop.ui.widgets.paint import initials

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed",
    ["02031957", "020357", "2-3-1957", "2/3/57", "2.3.1957", "02 03 1957", " 2 - 3 - 1957 "],
)
def test_dates_as_people_type_them(typed: str) -> None:
    assert parse_typed_date(typed, TODAY) == date(1957, 3, 2)


@pytest.mark.parametrize(
    "typed",
    ["", "kemarin", "31-2-1990", "2-3", "2-3-195", "2-3-19570", "99991999", "٢-٣-١٩٥٧", "1e3-1-1"],
)
def test_what_is_not_a_date(typed: str) -> None:
    assert parse_typed_date(typed, TODAY) is None


def test_two_digit_years_are_the_last_hundred() -> None:
    assert parse_typed_date("1-1-26", TODAY) == date(2026, 1, 1)
    assert parse_typed_date("1-1-27", TODAY) == date(1927, 1, 1)


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("", ""),
        ("31740", "31740"),
        ("317401", "317401"),
        ("3174015", "317401 5"),
        ("3174015702880003", "317401 570288 0003"),
        ("31740157028800031", "317401 570288 00031"),
    ],
)
def test_nik_groups(digits: str, shown: str) -> None:
    assert grouped(digits) == shown


@pytest.mark.parametrize(
    ("name", "query", "hits"),
    [
        ("Rina Wulandari", "rina w", ["Rina", "W"]),
        ("Marina Wijayanti", "rina w", ["rina", "W"]),
        ("Rina Wulandari", "W rina", ["Rina", "W"]),
        ("Ana Anawati", "ana ana", ["Ana", "Ana"]),
        ("Café Sari", "cafe", ["Café"]),
        ("İpek Straße", "i", ["İ"]),
        ("Rina", "zzz", []),
        ("", "a", []),
        ("Rina", "", []),
    ],
)
def test_matched_letters(name: str, query: str, hits: list[str]) -> None:
    spans = match_spans(name, query)
    assert [name[start:end] for start, end in spans] == hits


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Rina Wulandari", "RW"),
        ("Ni Luh Kartika", "NK"),
        ("Nurhayati", "N"),
        ("  ", "?"),
        ("(Alm) Budi", "B"),
        ("李 小龍", "李小"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
