"""The search index: names, member numbers, NIK, phones and business names, by the start of words.

One entry a participant and one a business. A phone is also indexed backwards, so that its last four
digits find it. Words of numbers carry a mark: at one post nearly all begin alike, so a text of
digits alone finds them by ranges of their own columns, and must not meet them here. Entries are
written in the transaction of the row they describe.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from okeoce_desktop.domain.names import index_tokens
from sync.contract import BUSINESS, PARTICIPANT
from sync.contract.fields import Raw

_REVERSED = "z"
_NIK, PHONE, MEMBER = MARKS = ("n", "p", "m")
"""What stands before a NIK, a phone as dialled at home and a whole member number."""
_PEOPLE = tuple(
    PARTICIPANT.by_name[name].number - 1
    for name in ("deleted_at", "full_name", "nik", "phone", "member_no")
)
_BUSINESS = tuple(BUSINESS.by_name[name].number - 1 for name in ("deleted_at", "name"))
_person, _business = itemgetter(*_PEOPLE), itemgetter(*_BUSINESS)
_WIDEST = 1 + max(*_PEOPLE, *_BUSINESS)

INDEXED_KINDS = {PARTICIPANT.number, BUSINESS.number}


def entry_id(kind: int, rid: int) -> int:
    """The index entry of a row: participants even, businesses odd."""
    return rid * 2 + (kind == BUSINESS.number)


def terms_of(kind: int, values: Sequence[Raw]) -> str:
    """The words a row is found by; empty for a deleted one.

    A row of an older contract may be shorter than the fields that are indexed.
    """
    if len(values) < _WIDEST:
        values = (*values, *[None] * (_WIDEST - len(values)))
    if kind == BUSINESS.number:
        deleted, name = _business(values)
        return " ".join(index_tokens(str(name))) if name and not deleted else ""
    deleted, name, nik, phone, member_no = _person(values)
    if deleted:
        return ""
    words = index_tokens(str(name)) if name else []
    if nik:
        words.append(_NIK + str(nik))
    if phone:
        words += phone_terms(str(phone))
    if member_no:
        words += member_terms(str(member_no))
    return " ".join(words)


def phone_terms(e164: str) -> list[str]:
    """The words of a phone: as dialled at home, and backwards."""
    digits = e164.removeprefix("+")
    if not digits.isdigit():
        digits = "".join(filter(str.isdigit, digits))
    home = "0" + digits[2:] if digits.startswith("62") else digits
    return [PHONE + home, _REVERSED + home[::-1]]


def member_terms(member_no: str) -> list[str]:
    """The words of a member number: whole, and its counter with the check character."""
    parts = member_no.lower().split("-")
    return [MEMBER + "".join(parts), *parts[2:3]]


def suffix_term(digits: str) -> str:
    """The word that finds a phone by its last digits."""
    return _REVERSED + digits[::-1]


def add(execute_many: Any, kind: int, rows: Iterable[tuple[int, Sequence[Raw]]]) -> None:
    """Indexes new rows, given as `(rid, values)`."""
    entries = [
        (entry_id(kind, rid), terms) for rid, values in rows if (terms := terms_of(kind, values))
    ]
    if entries:
        execute_many("INSERT INTO search (rowid, terms) VALUES (?, ?)", entries)


def renew(execute: Any, kind: int, rid: int, values: Sequence[Raw]) -> None:
    """Indexes a changed row again."""
    entry = entry_id(kind, rid)
    execute("DELETE FROM search WHERE rowid = ?", (entry,))
    terms = terms_of(kind, values)
    if terms:
        execute("INSERT INTO search (rowid, terms) VALUES (?, ?)", (entry, terms))
