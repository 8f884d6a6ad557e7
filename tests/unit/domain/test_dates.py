"""Typed dates, ages, and the way between UTC milliseconds and WIB."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.dates import DateStatus, OpeningHours

DAY = datetime.date(1957, 3, 2)


@pytest.mark.parametrize(
    "typed",
    [
        "02031957",
        "2-3-1957",
        "02-03-1957",
        "2/3/1957",
        "2.3.1957",
        "2 3 1957",
        "2 Maret 1957",
        "2 MARET 1957",
        "2 mar 1957",
        " 02  March, 1957 ",
        "1957-03-02",
        "1957-3-2",
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str) -> None:
    reading = dates.parse_date(typed)
    assert (reading.status, reading.value) == (DateStatus.OK, DAY)


@pytest.mark.parametrize(
    ("typed", "month"),
    [("1 Pebruari 1990", 2), ("1 Agt 1990", 8), ("1 Nopember 1990", 11), ("1 desember 1990", 12)],
)
def test_months_as_written_on_old_papers(typed: str, month: int) -> None:
    assert dates.parse_date(typed).value == datetime.date(1990, month, 1)


@pytest.mark.parametrize("typed", ["2/3/57", "020357", "2 Maret 57"])
def test_a_two_digit_year_is_asked_about(typed: str) -> None:
    reading = dates.parse_date(typed)
    assert (reading.status, reading.value) == (DateStatus.TWO_DIGIT_YEAR, None)
    assert reading.candidates == (datetime.date(2057, 3, 2), DAY)
    limited = dates.parse_date(typed, not_after=datetime.date(2026, 11, 24))
    assert (limited.status, limited.candidates) == (DateStatus.TWO_DIGIT_YEAR, (DAY,))


@pytest.mark.parametrize("typed", ["31-2-1990", "31021990", "31/2/90", "29-02-1900"])
def test_an_impossible_day_is_named(typed: str) -> None:
    reading = dates.parse_date(typed)
    assert (reading.status, reading.month) == (DateStatus.IMPOSSIBLE, 2)
    assert reading.day in (29, 31)


def test_a_leap_day_has_only_the_century_that_has_it() -> None:
    assert dates.parse_date("29/2/00").candidates == (datetime.date(2000, 2, 29),)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "kemarin", "2 Mardi 1957", "1957", "02-03", "2-3-1957 pagi", "1-1-0001"),
        *("1/1/9999", "2026-W01-1", "٠٢٠٣١٩٥٧", "020319577"),
    ],
)
def test_anything_else_is_unreadable(typed: str) -> None:
    assert dates.parse_date(typed).status is DateStatus.UNREADABLE


days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@given(days)
def test_what_is_shown_can_be_typed(day: datetime.date) -> None:
    shown = dates.format_date(day)
    for typed in (shown, shown.replace("-", ""), shown.replace("-", "/"), day.isoformat()):
        assert dates.parse_date(typed).value == day


@given(st.text(max_size=20))
def test_any_text_has_a_reading(text: str) -> None:
    reading = dates.parse_date(text)
    assert (reading.value is not None) == (reading.status is DateStatus.OK)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2008-11-24", "2026-11-24", 18),
        ("2008-11-25", "2026-11-24", 17),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2026-11-24", "2026-11-24", 0),
    ],
)
def test_age_in_completed_years(born: str, day: str, age: int) -> None:
    assert dates.age_on(datetime.date.fromisoformat(born), datetime.date.fromisoformat(day)) == age


def test_the_day_in_jakarta_changes_at_seventeen_utc() -> None:
    ms = dates.parse_utc("2026-11-23T17:00:00Z")
    assert ms is not None
    assert dates.wib_date(ms) == datetime.date(2026, 11, 24)
    assert dates.wib_date(ms - 1) == datetime.date(2026, 11, 23)
    assert dates.day_end_ms(datetime.date(2026, 11, 23)) == ms


@given(st.integers(-(10**12), 4 * 10**12))
def test_instants_come_back_to_the_millisecond(ms: int) -> None:
    assert dates.parse_utc(dates.format_utc(ms)) == ms
    local = dates.to_wib(ms)
    assert local.utcoffset() == datetime.timedelta(hours=7)
    assert dates.from_wib(local.date(), local.time()) == ms


def test_wib_is_the_zone_of_jakarta() -> None:
    zoneinfo = pytest.importorskip("zoneinfo")
    zone = zoneinfo.ZoneInfo("Asia/Jakarta")
    for ms in (0, 1_000_000_000_000, 1_795_500_000_000):
        local = dates.to_wib(ms)
        assert local.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("2026-11-24T02:38:00Z", 1795487880000),
        ("2026-11-24T02:38:00.5z", 1795487880500),
        ("2026-11-24 09:38:00+07:00", 1795487880000),
        ("1969-12-31T23:59:59.999Z", -1),
    ],
)
def test_iso_times_with_a_zone_are_read(text: str, ms: int) -> None:
    assert dates.parse_utc(text) == ms


@pytest.mark.parametrize("text", ["", "Z", "2026-11-24T02:38:00", "09.38", "2026-13-01T00:00:00Z"])
def test_times_without_a_zone_are_refused(text: str) -> None:
    assert dates.parse_utc(text) is None


def test_closing_time_is_in_wib() -> None:
    hours = OpeningHours.from_minutes(8 * 60, 16 * 60)
    closing = dates.closing_ms(datetime.date(2026, 11, 24), hours)
    assert dates.format_utc(closing) == "2026-11-24T09:00:00Z"
    midnight = OpeningHours.from_minutes(8 * 60, 24 * 60)
    assert dates.format_utc(dates.closing_ms(datetime.date(2026, 11, 24), midnight)) == (
        "2026-11-24T17:00:00Z"
    )


@pytest.mark.parametrize(("opens", "closes"), [(480, 480), (960, 480), (-1, 480), (0, 1441)])
def test_impossible_hours_are_refused(opens: int, closes: int) -> None:
    with pytest.raises(ValueError, match=r"closes|time of day"):
        OpeningHours.from_minutes(opens, closes)
