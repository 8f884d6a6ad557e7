"""What people type, as full-text queries over the search index. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from okeoce_desktop.domain import names
from okeoce_desktop.storage.search_index import MARKS, MEMBER, PHONE, suffix_term

AFTER_DIGITS = ":"
"""The character that follows 9."""
_LEAST_SUFFIX = 4


def match_query(text: str) -> str:
    """The full-text query of a text: every word must begin some indexed word."""
    digits = digits_of(text)
    if digits:
        return " OR ".join([number_query(digits), *[f'"{mark}{digits}"*' for mark in MARKS]])
    groups = []
    for forms in names.query_terms(text):
        if forms[0].isdecimal():
            # Not the NIK: nearly all of a post begin alike, see `SearchReader.find`.
            forms = (*forms, PHONE + forms[0])
            if len(forms[0]) >= _LEAST_SUFFIX:
                forms = (*forms, suffix_term(forms[0]))
        elif forms[0][0].isdigit():
            forms = (*forms, MEMBER + forms[0])
        groups.append(either(forms))
    return " AND ".join(groups)


def either(forms: Sequence[str]) -> str:
    """The full-text query of one word in any of its forms."""
    alternatives = " OR ".join(f'"{form}"*' for form in forms)
    return f"({alternatives})" if len(forms) > 1 else alternatives


def words_and_numbers(text: str) -> tuple[list[Sequence[str]], list[str]]:
    """The words of a text in their forms, and its numbers; groups of digits belong together."""
    words: list[Sequence[str]] = []
    numbers: list[str] = []
    after_number = False
    for forms in names.query_terms(text):
        is_number = forms[0].isdecimal()
        if not is_number:
            words.append(forms)
        elif after_number:
            numbers[-1] += forms[0]
        else:
            numbers.append(forms[0])
        after_number = is_number
    return words, numbers


def marked_query(digits: str) -> str:
    """Words of numbers that begin with these digits; a phone also as it is dialled from abroad."""
    forms = [mark + digits for mark in MARKS]
    if digits.startswith("62"):
        forms.append(f"{PHONE}0{digits[2:]}")
    return either(forms)


def digits_of(text: str) -> str:
    """The digits of a text that is a number or a part of one; empty for any other."""
    compact = "".join(filter(str.isalnum, text))
    return compact if compact.isdecimal() else ""


def number_query(digits: str) -> str:
    """Words of names, counters of member numbers, and the last digits of phones."""
    words = f'"{digits}"*'
    return words if len(digits) < _LEAST_SUFFIX else f'{words} OR "{suffix_term(digits)}"*'


def column_starts(digits: str) -> list[tuple[str, str]]:
    """Columns of a person whose number begins with these digits, and how the value begins."""
    starts = [("nik", digits), ("member_no", digits), ("phone", f"+{digits}")]
    if digits.startswith("0"):
        starts.append(("phone", f"+62{digits[1:]}"))
    return starts


def person_begins(digits: str) -> tuple[str, list[str]]:
    """The SQL condition that a number of the person `p` begins with these digits; its values."""
    starts = column_starts(digits)
    condition = " OR ".join(f"p.{column} >= ? AND p.{column} < ?" for column, _ in starts)
    return f"({condition})", [
        bound for _, start in starts for bound in (start, start + AFTER_DIGITS)
    ]
