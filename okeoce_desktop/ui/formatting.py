"""How times, dates, numbers and phone numbers are written on screen and on paper.

Own tables instead of QLocale: its short Indonesian date is 24/11/26.
Nothing here touches Qt, and all of it is fast enough for painters to call for every cell.

Moments come in as UTC milliseconds (int) and are shown in WIB; calendar days as `datetime.date`.
A NIK is grouped and masked by `domain.nik`.
Figures look the same in both languages, as CLDR has it for English in Indonesia (6.482, 09.38):
a printout must not change its meaning with the reader's setting. Only the words differ.

`use_language` belongs to the start of the program, on the UI thread; everything else may be called
from any thread.
"""

from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from okeoce_desktop.domain.dates import format_date, wib_date

Language = Literal["id", "en"]

_MS_PER_MINUTE = 60_000
_MINUTES_PER_DAY = 1_440
_WIB_MINUTES = 7 * 60  # fixed: no daylight saving time, same offset since 1964


class _Words(msgspec.Struct, frozen=True):
    weekdays: tuple[str, ...]  # Monday first, as date.weekday()
    short_weekdays: tuple[str, ...]
    months: tuple[str, ...]  # [0] unused, so that date.month is the index
    short_months: tuple[str, ...]
    today: str
    yesterday: str
    tomorrow: str
    just_now: str
    minute: str
    hour: str
    day: str


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_INDONESIAN = _Words(
    weekdays=_names("Senin Selasa Rabu Kamis Jumat Sabtu Minggu"),
    short_weekdays=_names("Sen Sel Rab Kam Jum Sab Min"),
    months=(
        "",
        *_names("Januari Februari Maret April Mei Juni"),
        *_names("Juli Agustus September Oktober November Desember"),
    ),
    short_months=("", *_names("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des")),
    today="hari ini",
    yesterday="kemarin",
    tomorrow="besok",
    just_now="baru",
    minute="mnt",
    hour="j",
    day="hari",
)
_ENGLISH = _Words(
    weekdays=_names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    short_weekdays=_names("Mon Tue Wed Thu Fri Sat Sun"),
    months=(
        "",
        *_names("January February March April May June"),
        *_names("July August September October November December"),
    ),
    short_months=("", *_names("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")),
    today="today",
    yesterday="yesterday",
    tomorrow="tomorrow",
    just_now="just now",
    minute="min",
    hour="h",
    day="d",
)
_CLOCK = tuple(f"{minute // 60:02d}.{minute % 60:02d}" for minute in range(_MINUTES_PER_DAY))

_words = _INDONESIAN


def use_language(language: Language) -> None:
    """Choose the words. Texts made before keep theirs."""
    global _words
    _words = _ENGLISH if language == "en" else _INDONESIAN


def clock(utc_ms: int) -> str:
    """Time of day in WIB: "09.38"."""
    return _CLOCK[(utc_ms // _MS_PER_MINUTE + _WIB_MINUTES) % _MINUTES_PER_DAY]


def data_date(day: date) -> str:
    """For forms, tables and files read by people: "24-11-2026"."""
    return format_date(day)


def data_moment(utc_ms: int) -> str:
    """Day and time in WIB: "24-11-2026 09.38"."""
    return f"{data_date(wib_date(utc_ms))} {clock(utc_ms)}"


def name_of_month(number: int) -> str:
    """A month by its number, also for dates that do not exist: name_of_month(2) is "Februari"."""
    return _words.months[number]


def heading_date(day: date) -> str:
    """The day at the top of a screen: "Selasa, 24 November"; the year is known there."""
    return f"{_words.weekdays[day.weekday()]}, {day.day} {_words.months[day.month]}"


def short_date(day: date, *, today: date) -> str:
    """For narrow columns, two-digit day so that they line up: "03 Nov"; "03 Nov 2025" if not
    in the year of `today`.
    """
    text = f"{day.day:02d} {_words.short_months[day.month]}"
    return text if day.year == today.year else f"{text} {day.year:04d}"


def column_date(day: date, *, today: date) -> str:
    """For lists of many days: "03 Nov"; "Nov 2025" if not in the year of `today`, where the day
    tells little and the column would take the room of another.
    """
    text = short_date(day, today=today)
    return text if day.year == today.year else text[3:]


def relative_day(day: date, *, today: date) -> str:
    """For lists: "hari ini", "kemarin", "besok", else "Kam 19 Nov"; "19 Nov 2025" if not in the
    year of `today`, where the weekday helps nobody.
    """
    distance = day.toordinal() - today.toordinal()
    if -1 <= distance <= 1:
        return (_words.today, _words.tomorrow, _words.yesterday)[distance]  # -1 is the last
    text = f"{day.day} {_words.short_months[day.month]}"
    if day.year != today.year:
        return f"{text} {day.year:04d}"
    return f"{_words.short_weekdays[day.weekday()]} {text}"


def relative_moment(utc_ms: int, *, now_ms: int) -> str:
    """For "last changed": only the time if it was today, "kemarin 16.02", else the day alone."""
    day, today = wib_date(utc_ms), wib_date(now_ms)
    if day == today:
        return clock(utc_ms)
    text = relative_day(day, today=today)
    return f"{text} {clock(utc_ms)}" if abs((day - today).days) == 1 else text


def duration(milliseconds: int) -> str:
    """A length of time, cut to whole minutes: "baru" (under one), "6 mnt", "1 j 37 mnt", "2 j";
    from a day on "1 hari 2 j". A negative one, from a clock set back, counts as just begun.
    """
    minutes = milliseconds // _MS_PER_MINUTE
    if minutes < 1:
        return _words.just_now
    if minutes < 60:
        return f"{minutes} {_words.minute}"
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        text = f"{hours} {_words.hour}"
        return f"{text} {minutes} {_words.minute}" if minutes else text
    days, hours = divmod(hours, 24)
    text = f"{days} {_words.day}"
    return f"{text} {hours} {_words.hour}" if hours else text


def number(value: int) -> str:
    """Whole number with a dot between thousands: "6.482"."""
    return f"{value:,}".replace(",", ".")


@lru_cache(maxsize=4096)  # a landline costs a search in libphonenumber's tables
def phone(e164: str) -> str:
    """A stored number as people here write it: "0812-3456-7890", "(021) 8312345"; a foreign one
    keeps its country code. Anything else comes back as it is.
    """
    from okeoce_desktop.domain import phone as phone_numbers  # late: no number on the first page

    return phone_numbers.display(e164)
