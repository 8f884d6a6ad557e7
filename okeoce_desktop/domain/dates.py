"""Dates as people type them, ages, and the conversion between UTC milliseconds and WIB.

Instants are stored as int milliseconds since 1970-01-01T00:00:00Z and shown in WIB, the zone of
Jakarta (Asia/Jakarta): UTC+7 all year, without summer time. The fixed offset is used so that no
zone database is needed on the desk's computer.
"""

import datetime
import enum
import re

import msgspec

WIB = datetime.timezone(datetime.timedelta(hours=7), "WIB")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MS = datetime.timedelta(milliseconds=1)
_LEAST_YEAR, _MOST_YEAR = 1850, 2150  # outside of it a date is a slip or damage

# Indonesian as printed and as typed (Pebruari, Nopember), and English for imported files.
_MONTHS = (
    "januari jan january",
    "februari feb pebruari peb february",
    "maret mar mrt march",
    "april apr",
    "mei may",
    "juni jun june",
    "juli jul july",
    "agustus agu agt ags agst aug august",
    "september sep sept",
    "oktober okt oct october",
    "november nov nop nopember",
    "desember des dec december",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]+)[\s.,/-]+(\d{4}|\d{2})", re.ASCII)
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)


_LEAST_MS = (datetime.datetime(_LEAST_YEAR, 1, 1, tzinfo=datetime.UTC) - _EPOCH) // _MS
_MOST_MS = (datetime.datetime(_MOST_YEAR + 1, 1, 1, tzinfo=datetime.UTC) - _EPOCH) // _MS


class DateStatus(enum.Enum):
    """What came of a typed date."""

    OK = "ok"
    TWO_DIGIT_YEAR = "two_digit_year"
    """Day and month stand; the century has to be asked: `candidates`, the later first."""
    IMPOSSIBLE = "impossible"
    """Read, but there is no such day (31 Februari); `day` and `month` say which."""
    UNREADABLE = "unreadable"


class TypedDate(msgspec.Struct, frozen=True):
    """The reading of a typed date; `value` is set exactly when `status` is OK."""

    status: DateStatus
    value: datetime.date | None = None
    candidates: tuple[datetime.date, ...] = ()
    day: int = 0
    month: int = 0


class OpeningHours(msgspec.Struct, frozen=True):
    """Opening hours of one WIB day; closing at 00.00 means the midnight that ends the day."""

    opens: datetime.time
    closes: datetime.time

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("opening hours are plain WIB times")
        if self.closes != datetime.time(0) and self.closes <= self.opens:
            raise ValueError(f"closes {self.closes} before it opens {self.opens}")

    @classmethod
    def from_minutes(cls, opens: int, closes: int) -> "OpeningHours":
        """Make hours from minutes after midnight WIB, as a resource stores them; 1440 is 24.00."""
        return cls(_time_of(opens), _time_of(closes))


def parse_date(text: str, *, not_after: datetime.date | None = None) -> TypedDate:
    """Read a date as a clerk types it or a file holds it: day first, or ISO.

    Understood: `02031957`, `2-3-1957`, `2/3/1957`, `2.3.1957`, `2 Maret 1957`, `1957-03-02`, and
    the same with a two-digit year, which is never guessed. `not_after` drops later candidates for
    the century (a birth date cannot be in the future), but one candidate left is still a question.
    """
    if date := parse_iso_date(text):
        return TypedDate(DateStatus.OK, date, (), date.day, date.month)
    text = " ".join(text.casefold().split())
    if match := _ISO.fullmatch(text):
        year, month_text, day = int(match[1]), match[2], int(match[3])
        return _read(day, int(month_text), year)
    match = _DIGITS.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match is None:
        return TypedDate(DateStatus.UNREADABLE)
    day, month_text, year_text = int(match[1]), match[2], match[3]
    month = int(month_text) if month_text.isdigit() else _MONTH_NUMBERS.get(month_text, 0)
    if not month_text.isdigit() and not month:
        return TypedDate(DateStatus.UNREADABLE)
    if len(year_text) == 4:
        return _read(day, month, int(year_text))
    readings = [_read(day, month, century + int(year_text)) for century in (2000, 1900)]
    dates = tuple(reading.value for reading in readings if reading.value is not None)
    if not dates:
        return readings[0]
    allowed = tuple(date for date in dates if not_after is None or date <= not_after)
    return TypedDate(DateStatus.TWO_DIGIT_YEAR, None, allowed or dates, day, month)


def parse_iso_date(text: str) -> datetime.date | None:
    """Read the form of files, `1957-03-02`; None for anything else and for implausible years."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None  # also keeps out the week dates that fromisoformat takes
    try:
        date = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return date if is_plausible(date) else None


def is_plausible(date: datetime.date) -> bool:
    """Tell whether a date lies in the years this app can meet, 1850 to 2150."""
    return _LEAST_YEAR <= date.year <= _MOST_YEAR


def is_plausible_ms(ms: int) -> bool:
    """Tell whether an instant (UTC) lies in the years this app can meet."""
    return _LEAST_MS <= ms < _MOST_MS


def format_date(date: datetime.date) -> str:
    """Return `date` as dd-MM-yyyy, the only form used for data on screens."""
    return f"{date.day:02d}-{date.month:02d}-{date.year:04d}"


def age_on(born: datetime.date, day: datetime.date) -> int:
    """Return the completed years on `day`; whoever is born on 29 February ages on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def to_wib(ms: int) -> datetime.datetime:
    """Return the instant `ms` (UTC) as an aware WIB time; one that this app cannot meet, of a
    broken device, as the nearest it can: a list of many must not fail for one.
    """
    return (_EPOCH + min(max(ms, _LEAST_MS), _MOST_MS - 1) * _MS).astimezone(WIB)


def from_wib(day: datetime.date, time: datetime.time) -> int:
    """Return the instant of a WIB wall-clock `time` on `day`, in UTC milliseconds."""
    return (datetime.datetime.combine(day, time, WIB) - _EPOCH) // _MS


def wib_date(ms: int) -> datetime.date:
    """Return the day it is in Jakarta at the instant `ms` (UTC)."""
    return to_wib(ms).date()


def closing_ms(day: datetime.date, hours: OpeningHours) -> int:
    """Return the closing time of a WIB `day`, in UTC milliseconds."""
    if hours.closes == datetime.time(0):
        day += datetime.timedelta(days=1)
    return from_wib(day, hours.closes)


def day_end_ms(day: datetime.date) -> int:
    """Return the midnight that ends a WIB `day`, in UTC milliseconds."""
    return from_wib(day + datetime.timedelta(days=1), datetime.time(0))


def format_utc(ms: int) -> str:
    """Return the instant as files carry it: ISO 8601, UTC, with milliseconds if there are any."""
    moment = _EPOCH + ms * _MS
    timespec = "milliseconds" if ms % 1000 else "seconds"
    return moment.replace(tzinfo=None).isoformat(timespec=timespec) + "Z"


def parse_utc(text: str) -> int | None:
    """Return the instant of an ISO 8601 text in UTC milliseconds, or None.

    A text without a zone is refused: the desk's time and UTC are seven hours apart, and a guess
    would move every visit. Parts below a millisecond are cut off.
    """
    try:
        moment = datetime.datetime.fromisoformat(text if text[-1:] == "Z" else text.strip().upper())
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000


def _time_of(minutes: int) -> datetime.time:
    if not 0 <= minutes <= 24 * 60:
        raise ValueError(f"no time of day: {minutes} minutes")
    return datetime.time(minutes // 60 % 24, minutes % 60)


def _read(day: int, month: int, year: int) -> TypedDate:
    if not _LEAST_YEAR <= year <= _MOST_YEAR:
        return TypedDate(DateStatus.UNREADABLE)
    try:
        return TypedDate(DateStatus.OK, datetime.date(year, month, day), (), day, month)
    except ValueError:
        return TypedDate(DateStatus.IMPOSSIBLE, None, (), day, month)
