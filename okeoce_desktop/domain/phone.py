"""Telephone numbers: stored as E.164, typed in a dozen ways, shared within families.

Indonesian numbers are brought into international form here before libphonenumber sees them. Given
`62812345678` or `00628...` with region ID, libphonenumber 9.0.43 reads a landline
`+6262812345678` and calls it valid, or fails (tried; "Phone normalisation" in the domain notes).
"""

import dataclasses
import enum
import re
import unicodedata

from okeoce_desktop.domain.problems import Level, Param, Problem, ProblemCode

LEAST_MOBILE_DIGITS = 10
MOST_MOBILE_DIGITS = 13
"""Digits of a mobile number in the form people know, with the leading 0."""
_LEAST_LANDLINE_DIGITS = 9
_MOST_E164_DIGITS = 15  # ITU-T E.164, without the plus
_MOBILE = re.compile(r"8[1-35-9]\d{7,10}", re.ASCII)
STORED_MOBILE = re.compile(r"\+62" + _MOBILE.pattern, re.ASCII)
"""A mobile number as it is stored."""
_SEPARATORS = re.compile(r"[\s().'’_\u00a0\u2010-\u2015\u2212\u00ad\u200b-\u200f\u2060\ufeff-]+")
_MOST_TYPED = 100  # two numbers with a word to each; looking for several takes the square of it
_SEVERAL = re.compile(r"\d{5}\D*[/,;&|]\D*\d{3}", re.ASCII)


class PhoneKind(enum.Enum):
    """What sort of number it is, as far as its digits tell."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


@dataclasses.dataclass(frozen=True, slots=True)
class Phone:
    """The reading of a typed number; `e164` is None if a problem blocks, or none was typed.

    A landline is a number like any other (INFO); an unassigned Indonesian range is kept with a
    warning, because operators get new ranges before software hears of them.
    """

    e164: str | None
    kind: PhoneKind
    problems: tuple[Problem, ...] = ()


def parse(text: str, *, field: str = "phone") -> Phone:
    """Read a number as typed in Indonesia, or a foreign one with its plus. Text without a digit is
    no number and no problem ("-" is how people write "none").
    """
    if STORED_MOBILE.fullmatch(text):
        return Phone(text, PhoneKind.MOBILE)
    if len(text) > _MOST_TYPED:
        return _refused(ProblemCode.TEXT_TOO_LONG, field, length=len(text), limit=_MOST_TYPED)
    text = unicodedata.normalize("NFKC", text).strip()
    if not any(character.isdigit() for character in text) and not text.strip("-–—_.+ "):
        return Phone(None, PhoneKind.UNKNOWN)
    if _SEVERAL.search(text):
        return _refused(ProblemCode.PHONE_SEVERAL, field)
    text = _SEPARATORS.sub("", text)
    digits = text.removeprefix("+")
    stray = next((character for character in digits if character not in "0123456789"), None)
    if stray is not None:
        return _refused(ProblemCode.PHONE_CHARACTERS, field, found=stray)
    number = _international(text)
    if number is None:
        return _refused(ProblemCode.PHONE_NO_PREFIX, field)
    if not number.startswith("+62"):
        return _foreign(number, field)
    national = number.removeprefix("+62")
    if national.startswith("8") and not national.startswith("800"):
        return _mobile(national, field)
    return _landline(national, field)


def display(e164: str) -> str:
    """Return a stored number as people read it aloud: `0812-3456-7890`, `(021) 8312345`.

    Foreign numbers keep their country code. Anything unknown is returned as it is. Mobile numbers
    need no library: lists paint thousands of them.
    """
    if e164.startswith("+628") and not e164.startswith("+62800"):
        national = "0" + e164.removeprefix("+62")
        # Ten digits read as 4-3-3, more as 4-4-rest: libphonenumber's own grouping.
        middle = 7 if len(national) <= LEAST_MOBILE_DIGITS else 8
        return f"{national[:4]}-{national[4:middle]}-{national[middle:]}"
    import phonenumbers  # late: 30 ms of start-up

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(
        number, form.NATIONAL if number.country_code == 62 else form.INTERNATIONAL
    )


def _international(text: str) -> str | None:
    """Return `+` and digits for a number without separators, or None if no rule fits."""
    if text.startswith("00"):
        text = "+" + text.lstrip("0")
    if text.startswith("62"):
        text = "+" + text
    if text.startswith("+62"):
        return "+62" + text.removeprefix("+62").removeprefix("0")
    if text.startswith("+"):
        return text
    if text.startswith("0"):
        return "+62" + text.removeprefix("0")
    if text.startswith("8"):
        return "+62" + text
    return None


def _mobile(national: str, field: str) -> Phone:
    digits = len(national) + 1
    if digits < LEAST_MOBILE_DIGITS:
        return _refused(
            ProblemCode.PHONE_TOO_SHORT, field, digits=digits, least=LEAST_MOBILE_DIGITS
        )
    if digits > MOST_MOBILE_DIGITS:
        return _refused(ProblemCode.PHONE_TOO_LONG, field, digits=digits, most=MOST_MOBILE_DIGITS)
    if _MOBILE.fullmatch(national):
        return Phone("+62" + national, PhoneKind.MOBILE)
    odd = Problem(ProblemCode.PHONE_UNKNOWN_RANGE, Level.WARN, field)
    return Phone("+62" + national, PhoneKind.UNKNOWN, (odd,))


def _landline(national: str, field: str) -> Phone:
    digits = len(national) + 1
    if digits < _LEAST_LANDLINE_DIGITS:
        return _refused(
            ProblemCode.PHONE_TOO_SHORT, field, digits=digits, least=_LEAST_LANDLINE_DIGITS
        )
    if not _is_valid("+62" + national):
        return _refused(ProblemCode.PHONE_INVALID, field)
    note = Problem(ProblemCode.PHONE_LANDLINE, Level.INFO, field)
    return Phone("+62" + national, PhoneKind.LANDLINE, (note,))


def _foreign(number: str, field: str) -> Phone:
    digits = len(number) - 1
    if digits > _MOST_E164_DIGITS:
        return _refused(ProblemCode.PHONE_TOO_LONG, field, digits=digits, most=_MOST_E164_DIGITS)
    if not _is_valid(number):
        return _refused(ProblemCode.PHONE_INVALID, field)
    note = Problem(ProblemCode.PHONE_FOREIGN, Level.INFO, field)
    return Phone(number, PhoneKind.FOREIGN, (note,))


def _is_valid(number: str) -> bool:
    import phonenumbers  # late: 30 ms of start-up, and most numbers are mobile

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def _refused(code: ProblemCode, field: str, **params: Param) -> Phone:
    return Phone(None, PhoneKind.UNKNOWN, (Problem(code, Level.BLOCK, field, params),))
