"""NIK, the 16-digit population number: `PPKKCC DDMMYY SSSS`, always text.

Province, city and kecamatan of first registration, birth date with 40 added to a woman's day,
serial from 0001 (Dukcapil Klaten, "arti 16 digit NIK"). The number is for life: it changes neither
when the person moves nor when the birth date is corrected (PP 40/2019 art. 30(2)), so a
contradiction with the card is a warning and is never corrected. There is no check digit, and no
check against the population register: a number is "format benar", never "terverifikasi".
"""

import contextlib
import dataclasses
import datetime
import enum
import re
import unicodedata
from collections.abc import Container

from okeoce_desktop.domain.codes import Sex
from okeoce_desktop.domain.dates import age_on
from okeoce_desktop.domain.problems import Level, Param, Problem, ProblemCode

LENGTH = 16
CARD_AGE = 17
"""From this age people hold a KTP-el (UU 24/2013 art. 63), so a card at the desk means as much."""
OLDEST_AGE = 120
_RARE_AGE = 100  # a single reading beyond this is asked about, not proposed as certain
WOMAN_DAY = 40
_DASHES = re.compile(r"[\s.'’_\u2010-\u2015\u2212\u00ad\u200b-\u200f\u2060\ufeff-]+")
_SPREADSHEET = re.compile(r"\d+\.0+|\d+(?:[.,]\d+)?[eE]\+?\d+", re.ASCII)
_WELL_FORMED = re.compile(r"\d{16}", re.ASCII)
_MASK = "•"


class DifferenceKind(enum.Enum):
    """How two NIKs differ when they differ by a slip of the hand."""

    ONE_DIGIT = "one_digit"
    SWAPPED = "swapped"


@dataclasses.dataclass(frozen=True, slots=True)
class NikDifference:
    """The slip between two NIKs; `position` counts from 0, `here` and `there` are the digits."""

    kind: DifferenceKind
    position: int
    here: str
    there: str


@dataclasses.dataclass(frozen=True, slots=True)
class NikProposal:
    """What a NIK says about its holder, for prefilling; the clerk confirms against the card.

    `birth_dates` holds the possible dates, the likeliest first; `ask` is True where the clerk has
    to choose the century.
    """

    birth_dates: tuple[datetime.date, ...]
    ask: bool
    sex: Sex


def normalise(text: str) -> str:
    """Return `text` without spaces, dots, dashes, apostrophes and invisible marks.

    Full-width and other compatibility digits become plain ones; anything else stays, for `check`
    to name. Idempotent. Never pass a number: leading zeros and the 16th digit would be gone.
    """
    if is_well_formed(text):
        return text
    # Sign by sign: marks that combine across a removed space would not settle in one pass.
    plain = "".join(unicodedata.normalize("NFKC", character) for character in text)
    return _DASHES.sub("", plain)


def is_well_formed(nik: str) -> bool:
    """Tell whether `nik` is 16 plain digits; says nothing of their meaning."""
    return _WELL_FORMED.fullmatch(nik) is not None


def check(
    nik: str,
    *,
    birth_date: datetime.date | None,
    sex: str | None,
    prefixes: Container[str],
    today: datetime.date,
    home_province: str = "31",
) -> list[Problem]:
    """Return what is wrong or odd about `nik`, worst first; an empty NIK has no problem.

    `nik` may be as typed. `birth_date` and `sex` (L or P) are what the form says, None where it
    says nothing. `prefixes` are the six-digit kecamatan codes in force; retired ones stay in
    people's NIK for life, hence only a warning. `today` is the WIB date.
    """
    if not is_well_formed(nik):
        if _SPREADSHEET.fullmatch(nik.strip()):
            return [_problem(ProblemCode.NIK_SPREADSHEET_NUMBER, Level.BLOCK)]
        nik = normalise(nik)
        if not nik:
            return []
        stray = next((character for character in nik if character not in "0123456789"), None)
        if stray is not None:
            return [_problem(ProblemCode.NIK_CHARACTERS, Level.BLOCK, found=stray)]
        if len(nik) != LENGTH:
            return [_problem(ProblemCode.NIK_LENGTH, Level.BLOCK, digits=len(nik), expected=LENGTH)]

    # An import's usual case first: the NIK says what the form says, so its date is a real one.
    agrees = birth_date is not None and nik[6:12] == _date_digits(birth_date, sex)
    problems = [] if agrees else _check_date(nik)
    if nik[12:] == "0000":
        problems.append(_problem(ProblemCode.NIK_SERIAL, Level.BLOCK_OVERRIDABLE))
    if nik[:6] not in prefixes:
        problems.append(_problem(ProblemCode.NIK_PREFIX_UNKNOWN, Level.WARN, prefix=nik[:6]))
    if not agrees:
        problems += _compare_with_form(nik, birth_date=birth_date, sex=sex, today=today)
    if nik[:2] != home_province:
        problems.append(_problem(ProblemCode.NIK_OTHER_PROVINCE, Level.INFO, province=nik[:2]))
    return problems


def propose(nik: str, *, today: datetime.date, least_age: int = CARD_AGE) -> NikProposal | None:
    """Return birth date and sex as `nik` has them, or None if it holds no possible date.

    Of the centuries the one that makes the holder at least `least_age` is taken; where both do,
    or where the only such reading would make the holder over a hundred, the clerk is asked.
    """
    nik = normalise(nik)
    if not is_well_formed(nik) or _check_date(nik):
        return None
    dates = [date for date in _readings(nik) if date <= today]
    fitting = [date for date in dates if least_age <= age_on(date, today) <= OLDEST_AGE]
    if len(fitting) == 1 and age_on(fitting[0], today) <= _RARE_AGE:
        return NikProposal((fitting[0],), False, _sex_of(nik))
    dates = [date for date in dates if age_on(date, today) <= OLDEST_AGE]
    return NikProposal(tuple(sorted(dates, reverse=True)), True, _sex_of(nik)) if dates else None


def group(nik: str) -> str:
    """Return `nik` as it is read aloud: `317101 150890 0003`; shorter ones as far as they go."""
    nik = normalise(nik)
    return " ".join(part for part in (nik[:6], nik[6:12], nik[12:]) if part)


def mask(nik: str) -> str:
    """Return `nik` with the birth date hidden: `317101••••••0003`.

    Anything that is not 16 digits is hidden whole: its parts are not where they should be.
    """
    nik = normalise(nik)
    if not is_well_formed(nik):
        return _MASK * len(nik)
    return nik[:6] + _MASK * 6 + nik[12:]


def compare(here: str, there: str) -> NikDifference | None:
    """Return the slip by which two NIKs differ, or None: equal, or further apart than a slip."""
    here, there = normalise(here), normalise(there)
    if len(here) != len(there):
        return None
    places = [index for index, pair in enumerate(zip(here, there, strict=True)) if len({*pair}) > 1]
    if len(places) == 1:
        at = places[0]
        return NikDifference(DifferenceKind.ONE_DIGIT, at, here[at], there[at])
    if len(places) == 2:
        first, second = places
        swapped = here[first] == there[second] and here[second] == there[first]
        if swapped and second == first + 1:
            pair = slice(first, second + 1)
            return NikDifference(DifferenceKind.SWAPPED, first, here[pair], there[pair])
    return None


def _check_date(nik: str) -> list[Problem]:
    """Check day and month of a well-formed NIK: at most one problem, overridable."""
    day_code, month = int(nik[6:8]), int(nik[8:10])
    day = _day_of(nik)
    if not 1 <= month <= 12:
        return [_problem(ProblemCode.NIK_MONTH, Level.BLOCK_OVERRIDABLE, month=month)]
    if not 1 <= day <= 31:
        return [_problem(ProblemCode.NIK_DAY, Level.BLOCK_OVERRIDABLE, day_code=day_code)]
    if day > 28 and not _readings(nik):
        return [_problem(ProblemCode.NIK_DATE, Level.BLOCK_OVERRIDABLE, day=day, month=month)]
    return []


def _compare_with_form(
    nik: str, *, birth_date: datetime.date | None, sex: str | None, today: datetime.date
) -> list[Problem]:
    problems: list[Problem] = []
    dates = [date for date in _readings(nik) if date <= today]
    if birth_date is not None and dates and birth_date not in dates:
        # Of the two centuries the one nearer to what was typed shows the real difference.
        nearest = min(dates, key=lambda date: abs((date - birth_date).days))
        parts = tuple(
            part
            for part in ("day", "month", "year")
            if getattr(nearest, part) != getattr(birth_date, part)
        )
        problems.append(
            Problem(
                ProblemCode.NIK_BIRTH_DATE_DIFFERS,
                Level.WARN,
                "birth_date",
                {"nik_date": nearest, "parts": parts},
            )
        )
    day = _day_of(nik)
    if sex and 1 <= day <= 31 and sex != _sex_of(nik):
        problems.append(
            Problem(ProblemCode.NIK_SEX_DIFFERS, Level.WARN, "sex", {"nik_sex": _sex_of(nik)})
        )
    return problems


def _date_digits(birth_date: datetime.date, sex: str | None) -> str:
    day = birth_date.day + (WOMAN_DAY if sex == "P" else 0)
    return f"{day:02d}{birth_date.month:02d}{birth_date.year % 100:02d}"


def _day_of(nik: str) -> int:
    code = int(nik[6:8])
    return code - WOMAN_DAY if code > WOMAN_DAY else code


def _sex_of(nik: str) -> Sex:
    return Sex.PEREMPUAN if int(nik[6:8]) > WOMAN_DAY else Sex.LAKI_LAKI


def _readings(nik: str) -> list[datetime.date]:
    """Return the real dates the six digits can mean, in the 1900s and in the 2000s."""
    day, month, short_year = _day_of(nik), int(nik[8:10]), int(nik[10:12])
    dates: list[datetime.date] = []
    for year in (1900 + short_year, 2000 + short_year):
        with contextlib.suppress(ValueError):
            dates.append(datetime.date(year, month, day))
    return dates


def _problem(code: ProblemCode, level: Level, **params: Param) -> Problem:
    return Problem(code, level, "nik", params)
