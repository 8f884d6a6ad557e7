"""Findings of the rules, as values: what is wrong, how much it matters, with which facts.

The sentence for a code is written in the user interface and in the file of rejected rows.
"""

import dataclasses
import datetime
import enum
from collections.abc import Iterable, Mapping

Param = str | int | datetime.date | tuple[str, ...]


class Level(enum.Enum):
    """How much a problem matters."""

    BLOCK = "block"
    """Cannot be saved; an imported row is rejected."""
    BLOCK_OVERRIDABLE = "block_overridable"
    """Cannot be saved, unless a clerk has seen the KTP-el and says so ("sesuai KTP-el")."""
    WARN = "warn"
    """Odd but possible; shown, saved, counted as a warning of an import."""
    INFO = "info"
    """Worth knowing; nothing to do."""


class ProblemCode(enum.StrEnum):
    """Every finding, with the parameters it carries. Values are stable: they stand in files."""

    # Any text. TEXT_TOO_LONG: length, limit. TEXT_CONTROL: character ("U+0007"), position (from 1).
    MISSING = "missing"
    TEXT_TOO_LONG = "text_too_long"
    TEXT_CONTROL = "text_control"
    TEXT_DAMAGED = "text_damaged"
    TEXT_DIRECTION_MARK = "text_direction_mark"
    CODE_UNKNOWN = "code_unknown"  # value, allowed
    NUMBER_UNREADABLE = "number_unreadable"  # value
    NUMBER_RANGE = "number_range"  # value, least, most
    ID_NOT_UUID = "id_not_uuid"

    # NIK. NIK_LENGTH: digits, expected. NIK_DAY: day_code; NIK_MONTH: month; NIK_DATE: day, month.
    NIK_CHARACTERS = "nik_characters"  # found
    NIK_SPREADSHEET_NUMBER = "nik_spreadsheet_number"
    NIK_LENGTH = "nik_length"
    NIK_DAY = "nik_day"
    NIK_MONTH = "nik_month"
    NIK_DATE = "nik_date"
    NIK_SERIAL = "nik_serial"
    NIK_PREFIX_UNKNOWN = "nik_prefix_unknown"  # prefix
    NIK_OTHER_PROVINCE = "nik_other_province"  # province
    NIK_BIRTH_DATE_DIFFERS = "nik_birth_date_differs"  # nik_date, parts (day, month, year)
    NIK_SEX_DIFFERS = "nik_sex_differs"  # nik_sex
    NIK_KNOWN = "nik_known"  # full_name: found by looking it up, not by the checks of one record

    # Phone. PHONE_TOO_SHORT: digits, least. PHONE_TOO_LONG: digits, most.
    PHONE_CHARACTERS = "phone_characters"  # found
    PHONE_SEVERAL = "phone_several"
    PHONE_NO_PREFIX = "phone_no_prefix"
    PHONE_TOO_SHORT = "phone_too_short"
    PHONE_TOO_LONG = "phone_too_long"
    PHONE_UNKNOWN_RANGE = "phone_unknown_range"
    PHONE_INVALID = "phone_invalid"
    PHONE_LANDLINE = "phone_landline"
    PHONE_FOREIGN = "phone_foreign"

    # Dates and times.
    DATE_UNREADABLE = "date_unreadable"  # value
    DATE_IMPOSSIBLE = "date_impossible"  # day, month
    DATE_TWO_DIGIT_YEAR = "date_two_digit_year"  # years, as text
    DATE_IN_FUTURE = "date_in_future"
    TIME_UNREADABLE = "time_unreadable"  # value
    TIME_IN_FUTURE = "time_in_future"

    # People.
    NAME_NO_LETTERS = "name_no_letters"
    AGE_OVER_LIMIT = "age_over_limit"  # age, limit
    UNDER_AGE = "under_age"  # age, adult_age: a guardian is needed
    EMAIL_FORMAT = "email_format"
    MEMBER_NO_FORMAT = "member_no_format"
    KELURAHAN_FORMAT = "kelurahan_format"  # value
    KELURAHAN_UNKNOWN = "kelurahan_unknown"  # value
    POST_UNKNOWN = "post_unknown"  # value

    # Visits.
    VISITOR_MISSING = "visitor_missing"
    VISIT_OUT_BEFORE_IN = "visit_out_before_in"  # in_at, out_at (ms since 1970, UTC)
    VISIT_LONG = "visit_long"  # hours
    VISIT_REFUSED_BUT_CLOSED = "visit_refused_but_closed"
    VISIT_CLOSED_BY_WITHOUT_OUT = "visit_closed_by_without_out"

    # Businesses.
    NIB_FORMAT = "nib_format"  # digits, expected
    NPWP_FORMAT = "npwp_format"  # digits


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one field.

    `field` is the contract's field name (design, section 6), or "" for the record as a whole.
    """

    code: ProblemCode
    level: Level
    field: str = ""
    params: Mapping[str, Param] = dataclasses.field(default_factory=dict, hash=False)


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that forbid saving."""
    return [p for p in problems if p.level in (Level.BLOCK, Level.BLOCK_OVERRIDABLE)]
