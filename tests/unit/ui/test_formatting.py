from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.ui import formatting

TUESDAY = date(2026, 11, 24)
MINUTE = 60_000
HOUR = 60 * MINUTE


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    formatting.use_language("id")
    yield
    formatting.use_language("id")


def _utc_ms(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("moment", "clock", "moment_text"),
    [
        ("2026-11-24T02:38:59", "09.38", "24-11-2026 09.38"),
        ("2026-11-24T16:59:59.999", "23.59", "24-11-2026 23.59"),
        ("2026-11-24T17:00", "00.00", "25-11-2026 00.00"),
        ("1969-12-31T16:59", "23.59", "31-12-1969 23.59"),
        ("2024-02-28T17:05", "00.05", "29-02-2024 00.05"),
    ],
)
def test_a_moment_is_shown_in_wib(moment: str, clock: str, moment_text: str) -> None:
    assert formatting.clock(_utc_ms(moment)) == clock
    assert formatting.data_moment(_utc_ms(moment)) == moment_text


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2150, 1, 1)))
def test_wib_is_what_the_zone_database_calls_jakarta(moment: datetime) -> None:
    there = moment.replace(tzinfo=UTC).astimezone(ZoneInfo("Asia/Jakarta"))
    utc_ms = int(moment.replace(tzinfo=UTC).timestamp() * 1000)
    assert formatting.data_moment(utc_ms) == there.strftime("%d-%m-%Y %H.%M")


def test_dates_in_indonesian() -> None:
    assert formatting.data_date(date(1957, 3, 2)) == "02-03-1957"
    assert formatting.heading_date(TUESDAY) == "Selasa, 24 November"
    assert formatting.name_of_month(2) == "Februari"


def test_dates_in_english() -> None:
    formatting.use_language("en")
    assert formatting.data_date(date(1957, 3, 2)) == "02-03-1957"
    assert formatting.heading_date(TUESDAY) == "Tuesday, 24 November"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 24), "hari ini"),
        (date(2026, 11, 23), "kemarin"),
        (date(2026, 11, 25), "besok"),
        (date(2026, 11, 19), "Kam 19 Nov"),
        (date(2026, 11, 3), "Sel 3 Nov"),
        (date(2026, 11, 29), "Min 29 Nov"),
        (date(2025, 11, 24), "24 Nov 2025"),
    ],
)
def test_relative_day(day: date, expected: str) -> None:
    assert formatting.relative_day(day, today=TUESDAY) == expected


def test_yesterday_may_lie_in_the_year_before() -> None:
    assert formatting.relative_day(date(2025, 12, 31), today=date(2026, 1, 1)) == "kemarin"


def test_short_date_lines_up_and_names_another_year() -> None:
    assert formatting.short_date(date(2026, 11, 3), today=TUESDAY) == "03 Nov"
    assert formatting.short_date(date(2025, 10, 29), today=TUESDAY) == "29 Okt 2025"


def test_a_column_leaves_out_the_day_of_another_year() -> None:
    assert formatting.column_date(date(2026, 11, 3), today=TUESDAY) == "03 Nov"
    assert formatting.column_date(date(2025, 10, 29), today=TUESDAY) == "Okt 2025"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24T01:14", "08.14"),
        ("2026-11-23T09:02", "kemarin 16.02"),
        ("2026-11-19T09:02", "Kam 19 Nov"),
        ("2025-11-19T09:02", "19 Nov 2025"),
    ],
)
def test_relative_moment(moment: str, expected: str) -> None:
    now = _utc_ms("2026-11-24T02:38")
    assert formatting.relative_moment(_utc_ms(moment), now_ms=now) == expected


@pytest.mark.parametrize(
    ("milliseconds", "indonesian", "english"),
    [
        (-5 * HOUR, "baru", "just now"),
        (0, "baru", "just now"),
        (MINUTE - 1, "baru", "just now"),
        (MINUTE, "1 mnt", "1 min"),
        (6 * MINUTE + 59_000, "6 mnt", "6 min"),
        (59 * MINUTE, "59 mnt", "59 min"),
        (HOUR, "1 j", "1 h"),
        (HOUR + 37 * MINUTE, "1 j 37 mnt", "1 h 37 min"),
        (24 * HOUR - 1, "23 j 59 mnt", "23 h 59 min"),
        (26 * HOUR + 5 * MINUTE, "1 hari 2 j", "1 d 2 h"),
        (48 * HOUR, "2 hari", "2 d"),
    ],
)
def test_duration(milliseconds: int, indonesian: str, english: str) -> None:
    assert formatting.duration(milliseconds) == indonesian
    formatting.use_language("en")
    assert formatting.duration(milliseconds) == english


def test_numbers() -> None:
    assert formatting.number(0) == "0"
    assert formatting.number(999) == "999"
    assert formatting.number(6482) == "6.482"
    assert formatting.number(-1_250_000) == "-1.250.000"


def test_figures_look_the_same_in_both_languages() -> None:
    formatting.use_language("en")
    assert formatting.number(6482) == "6.482"
    assert formatting.clock(_utc_ms("2026-11-24T02:38")) == "09.38"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+6281234567890", "0812-3456-7890"),
        ("+62218312345", "(021) 8312345"),
        ("+6591234567", "+65 9123 4567"),
        ("0812 3456", "0812 3456"),
        ("", ""),
    ],
)
def test_phone(stored: str, shown: str) -> None:
    assert formatting.phone(stored) == shown
