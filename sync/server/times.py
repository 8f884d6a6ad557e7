"""Times as people and files read them."""

from __future__ import annotations

import datetime

WIB = datetime.timezone(datetime.timedelta(hours=7), "WIB")
"""Western Indonesian time; without daylight saving."""

_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def _moment(ms: int, zone: datetime.tzinfo) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromtimestamp(ms / 1000, tz=zone)
    except (ValueError, OverflowError, OSError):  # a broken clock somewhere
        return None


def iso_time(ms: int | None) -> str | None:
    """UTC ms as ISO 8601 with Z; milliseconds only where there are some."""
    found = None if ms is None else _moment(ms, datetime.UTC)
    if found is None or ms is None:
        return None
    text = found.replace(microsecond=0, tzinfo=None).isoformat()
    return f"{text}.{ms % 1000:03d}Z" if ms % 1000 else f"{text}Z"


def wib_time(ms: int | None) -> str:
    """UTC ms as `24-11-2026 09.38 WIB`; empty for none."""
    found = None if ms is None else _moment(ms, WIB)
    return f"{found:%d-%m-%Y %H.%M} WIB" if found else ""


def wib_long(ms: int) -> str:
    """UTC ms as `24 November 2026, 09.38 WIB`."""
    found = _moment(ms, WIB)
    if found is None:
        return ""
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}, {found:%H.%M} WIB"
