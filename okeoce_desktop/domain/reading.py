"""Reading the raw fields of a form or an imported row into typed values and problems.

Raw values are what a form, CSV, JSONL or a spreadsheet gives: None, text, numbers, dates. Typed
values are what the contract stores: text, `datetime.date`, int (milliseconds since 1970, UTC, for
times; whole rupiah for money). Text is kept letter for letter; limits come from the contract.
"""

import dataclasses
import datetime
import enum
import functools
import re
from collections.abc import Mapping

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.codes import read_code
from okeoce_desktop.domain.problems import Level, Param, Problem, ProblemCode
from sync.contract import Kind

Value = str | int | datetime.date | None

CLOCK_TOLERANCE_MS = 5 * 60 * 1000
"""Head office calls a clock wrong from five minutes (design, section 3, "Wrong clocks")."""
LEAST_TIME_NUMBER = 10**11
"""A smaller number is no time in milliseconds: below are seconds, up to the year 5138."""
_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.ASCII)
CANONICAL_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.ASCII)
_INTEGER = re.compile(
    r"([+-]?\d{1,18})(?:[.,]0{1,2})?"
    r"|([1-9]\d{0,2}(?:\.\d{3}){1,5})(?:,0{1,2})?"
    r"|([1-9]\d{0,2}(?:(?:,\d{3}){2,5}(?:\.0{1,2})?|,\d{3}\.0{1,2}))",
    re.ASCII,
)
"""Plain; with points between the thousands (500.000 is half a million); the English way with
commas, where these cannot be a decimal comma: `500,000` may be either and is no number."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROLS_IN_LINES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REPLACEMENT = "\ufffd"


@dataclasses.dataclass(frozen=True, slots=True)
class Examined:
    """Typed values of the fields that were given, and what was found.

    A field that blocks is absent from `values`; one that was given empty is None there.
    """

    values: dict[str, Value]
    problems: list[Problem]

    @property
    def is_accepted(self) -> bool:
        """True if nothing forbids saving."""
        return not any(
            problem.level in (Level.BLOCK, Level.BLOCK_OVERRIDABLE) for problem in self.problems
        )


class Reader:
    """Reads one record's fields in turn; a method that finds a block returns None.

    `values` and `problems` grow as it goes. A field that is not in `raw` is left alone.
    """

    def __init__(self, raw: Mapping[str, object], kind: Kind) -> None:
        self._raw = raw
        self._limits = text_limits(kind)
        self.values: dict[str, Value] = {}
        self.problems: list[Problem] = []

    def examined(self) -> Examined:
        """Return what has been read."""
        return Examined(self.values, self.problems)

    def report(self, code: ProblemCode, level: Level, field: str = "", **params: Param) -> None:
        """Add a finding."""
        self.problems.append(Problem(code, level, field, params))

    def block(self, code: ProblemCode, field: str, **params: Param) -> None:
        """Add a finding that forbids saving, and drop the field's value."""
        self.values.pop(field, None)
        self.report(code, Level.BLOCK, field, **params)

    def raw_text(self, field: str) -> str | None:
        """Return a field as text without spaces around it; None if absent or blank.

        Whole numbers lose the ".0" a spreadsheet gives them. A present blank field becomes None in
        `values`: the record's value is to be cleared.
        """
        if field not in self._raw:
            return None
        value = self._raw[field]
        if isinstance(value, str):
            text = value.strip()
        elif value is None:
            text = ""
        elif isinstance(value, datetime.datetime):
            text = value.isoformat()
        elif isinstance(value, float) and value.is_integer():
            text = str(int(value))
        else:
            text = str(value)
        if text:
            return text
        self.values[field] = None
        return None

    def is_float(self, field: str) -> bool:
        """Tell whether a field came as a spreadsheet number, which keeps 15 digits."""
        return isinstance(self._raw.get(field), float)

    def text(self, field: str, *, lines: bool = False, trim: bool = False) -> str | None:
        """Read free text. `lines` allows line breaks and tabs; `trim` drops spaces around."""
        text = self.raw_text(field)
        if text is None:
            return None
        given = self._raw[field]
        if not trim and isinstance(given, str):
            text = given
        limit = self._limits.get(field)
        if limit is not None and len(text) > limit:
            self.block(ProblemCode.TEXT_TOO_LONG, field, length=len(text), limit=limit)
            return None
        if not text.isprintable() or _REPLACEMENT in text:
            control = (_CONTROLS_IN_LINES if lines else _CONTROLS).search(text)
            if control is not None:
                self.block(
                    ProblemCode.TEXT_CONTROL,
                    field,
                    character=f"U+{ord(control[0]):04X}",
                    position=control.start() + 1,
                )
                return None
            if _DIRECTION_MARKS.search(text):
                self.report(ProblemCode.TEXT_DIRECTION_MARK, Level.WARN, field)
            if _REPLACEMENT in text:
                self.report(ProblemCode.TEXT_DAMAGED, Level.WARN, field)
        self.values[field] = text
        return text

    def code(self, field: str, codes: type[enum.StrEnum]) -> str | None:
        """Read one of the codes of an enum; anything else blocks."""
        text = self.raw_text(field)
        if text is None:
            return None
        code = read_code(text, codes)
        if code is None:
            self.block(ProblemCode.CODE_UNKNOWN, field, value=text[:40], allowed=tuple(codes))
            return None
        self.values[field] = code.value
        return code.value

    def date(self, field: str, *, not_after: datetime.date) -> datetime.date | None:
        """Read a date, typed or ISO; one after `not_after` blocks."""
        value = self._raw.get(field)
        if isinstance(value, datetime.datetime):
            value = value.date()
        if isinstance(value, datetime.date) and not dates.is_plausible(value):
            self.block(ProblemCode.DATE_UNREADABLE, field, value=value.isoformat())
            return None
        if not isinstance(value, datetime.date):
            text = self.raw_text(field)
            if text is None:
                return None
            typed = dates.parse_date(text, not_after=not_after)
            if typed.status is dates.DateStatus.TWO_DIGIT_YEAR:
                years = tuple(str(date.year) for date in typed.candidates)
                self.block(ProblemCode.DATE_TWO_DIGIT_YEAR, field, years=years)
                return None
            if typed.status is dates.DateStatus.IMPOSSIBLE:
                self.block(ProblemCode.DATE_IMPOSSIBLE, field, day=typed.day, month=typed.month)
                return None
            if typed.value is None:
                self.block(ProblemCode.DATE_UNREADABLE, field, value=text[:40])
                return None
            value = typed.value
        if value > not_after:
            self.block(ProblemCode.DATE_IN_FUTURE, field)
            return None
        self.values[field] = value
        return value

    def time(self, field: str, *, now_ms: int) -> int | None:
        """Read an instant: ISO 8601 with a zone, or milliseconds since 1970 (UTC), from 1973 on:
        a number of seconds must not become a day in January 1970.

        One more than five minutes ahead of `now_ms` is only a warning: the desk's clock may be the
        wrong one.
        """
        if field not in self._raw:
            return None
        value = self._raw[field]
        if isinstance(value, int) and not isinstance(value, bool):
            moment: int | None = value if value >= LEAST_TIME_NUMBER else None
        else:
            text = self.raw_text(field)
            if text is None:
                return None
            moment = dates.parse_utc(text)
        if moment is None or not dates.is_plausible_ms(moment):
            self.block(ProblemCode.TIME_UNREADABLE, field, value=str(value)[:40])
            return None
        if moment > now_ms + CLOCK_TOLERANCE_MS:
            self.report(ProblemCode.TIME_IN_FUTURE, Level.WARN, field)
        self.values[field] = moment
        return moment

    def number(self, field: str, *, least: int, most: int) -> int | None:
        """Read a whole number between `least` and `most`, both included; thousands as in
        `_INTEGER`.
        """
        text = self.raw_text(field)
        if text is None:
            return None
        found = _INTEGER.fullmatch(text)
        if found is None:
            self.block(ProblemCode.NUMBER_UNREADABLE, field, value=text[:40])
            return None
        plain, pointed, english = found.groups()
        number = int(
            plain
            or (pointed and pointed.replace(".", ""))
            or english.partition(".")[0].replace(",", "")
        )
        if not least <= number <= most:
            self.block(ProblemCode.NUMBER_RANGE, field, value=text[:40], least=least, most=most)
            return None
        self.values[field] = number
        return number

    def uuid(self, field: str, *, level: Level = Level.BLOCK) -> str | None:
        """Read a UUID in any common form; anything else is dropped, with a finding of `level`."""
        text = self.raw_text(field)
        if text is None:
            return None
        if CANONICAL_UUID.fullmatch(text):
            self.values[field] = text
            return text
        plain = text.lower().removeprefix("urn:uuid:").strip("{}")
        if _UUID.fullmatch(plain) is None:
            self.report(ProblemCode.ID_NOT_UUID, level, field)
            return None
        digits = plain.replace("-", "")
        plain = f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
        self.values[field] = plain
        return plain


@functools.lru_cache(maxsize=16)
def text_limits(kind: Kind) -> Mapping[str, int]:
    """Return the longest text the contract takes, by field, in characters."""
    return {spec.name: spec.field.limit for spec in kind.fields if spec.field.limit is not None}
