"""The quick way through clean records: fields that already have the form the app itself writes.

An import reads a hundred thousand rows, nearly all of them clean, and the careful `Reader` would
cost more than storing them. Whatever is not clean is left to it, so this module reports nothing: it
only recognises. Both ways give the same values, which a property test holds them to.
"""

import datetime
import enum
import re
from collections.abc import Container, Mapping

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.phone import STORED_MOBILE
from okeoce_desktop.domain.reading import CANONICAL_UUID, CLOCK_TOLERANCE_MS, Value, text_limits
from sync.contract import Kind

_MAILBOX = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
_DIGITS_16 = re.compile(r"\d{16}", re.ASCII)
_REPLACEMENT = "\ufffd"


class Form(enum.Enum):
    """What a clean value of a field looks like."""

    TEXT = enum.auto()
    NAME = enum.auto()
    UUID = enum.auto()
    CODE = enum.auto()
    DATE = enum.auto()
    TIME = enum.auto()
    INT = enum.auto()
    MOBILE = enum.auto()
    NIK = enum.auto()
    EMAIL = enum.auto()
    KELURAHAN = enum.auto()
    POST = enum.auto()


Plan = Mapping[str, tuple[Form, Container[str], int, int]]
"""By field: form, codes, least, most. `most` is the longest text, or the greatest number."""

_UNLIMITED = 10**9
# Looking a member up on an enum class costs more than testing a value (Python 3.11, measured).
_CODE = Form.CODE
_DATE = Form.DATE
_EMAIL = Form.EMAIL
_INT = Form.INT
_KELURAHAN = Form.KELURAHAN
_MOBILE = Form.MOBILE
_NAME = Form.NAME
_NIK = Form.NIK
_TEXT = Form.TEXT
_TIME = Form.TIME
_UUID = Form.UUID


def make_plan(
    kind: Kind,
    forms: Mapping[str, Form],
    *,
    codes: Mapping[str, type[enum.StrEnum]] | None = None,
    ranges: Mapping[str, tuple[int, int]] | None = None,
) -> Plan:
    """Return the plan for a kind; limits of texts come from the contract."""
    limits = text_limits(kind)
    plan: dict[str, tuple[Form, Container[str], int, int]] = {}
    for field, form in forms.items():
        plan[field] = (form, (), 0, limits.get(field, _UNLIMITED))
    for field, enumeration in (codes or {}).items():
        plan[field] = (Form.CODE, frozenset(code.value for code in enumeration), 0, 0)
    for field, (least, most) in (ranges or {}).items():
        plan[field] = (Form.INT, (), least, most)
    return plan


def read_clean(
    raw: Mapping[str, object],
    plan: Plan,
    *,
    today: datetime.date,
    now_ms: int,
    kelurahan: Container[str] = (),
    posts: Container[str] = (),
) -> dict[str, Value] | None:
    """Return the typed values of a record of which every known field is clean or empty, else None.

    Nothing that looks at two fields at once is checked here. One long function, because calls are
    what it saves.
    """
    values: dict[str, Value] = {}
    latest = now_ms + CLOCK_TOLERANCE_MS
    for field, value in raw.items():
        if field not in plan:
            continue
        if value is None or value == "":
            values[field] = None
            continue
        form, codes, least, most = plan[field]
        if form is _INT or (form is _TIME and value.__class__ is int):
            if value.__class__ is not int:
                return None
            if form is _TIME:
                most = latest
            if not least <= value <= most:
                return None
            values[field] = value
            continue
        if value.__class__ is not str:
            return None
        assert isinstance(value, str)
        if form is _CODE:
            clean = value in codes
        elif form is _TEXT or form is _NAME:
            clean = (
                len(value) <= most
                and value.isprintable()
                and value[0] != " " != value[-1]
                and _REPLACEMENT not in value
                and (form is _TEXT or value[0].isalpha())
            )
        elif form is _TIME:
            moment = dates.parse_utc(value) if value[-1] == "Z" else None
            if moment is None or not 0 <= moment <= latest:
                return None
            values[field] = moment
            continue
        elif form is _DATE:
            day = dates.parse_iso_date(value)
            if day is None or day > today:
                return None
            values[field] = day
            continue
        elif form is _UUID:
            clean = CANONICAL_UUID.fullmatch(value) is not None
        elif form is _NIK:
            clean = _DIGITS_16.fullmatch(value) is not None
        elif form is _MOBILE:
            clean = STORED_MOBILE.fullmatch(value) is not None
        elif form is _EMAIL:
            clean = len(value) <= most and _MAILBOX.fullmatch(value) is not None
        elif form is _KELURAHAN:
            clean = value in kelurahan
        else:
            clean = value in posts
        if not clean:
            return None
        values[field] = value
    return values
