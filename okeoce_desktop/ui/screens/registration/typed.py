"""What typed texts mean for a registration. Plain Python: no Qt, no store."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from okeoce_desktop.domain import dates, member_no, nik, phone
from okeoce_desktop.domain.participant_rules import OLDEST_AGE

_LEAST_LETTERS = 3
_LEAST_NIK_DIGITS = 14  # fewer are a phone number with a slip


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known well enough to look for the same person."""

    full_name: str
    nik: str | None
    birth_date: datetime.date | None
    phone: str | None
    sex: str | None

    @property
    def worth_asking(self) -> bool:
        """Whether there is anything to compare."""
        letters = sum(map(str.isalpha, self.full_name))
        return letters >= _LEAST_LETTERS or bool(self.nik or self.birth_date or self.phone)


def birth_readings(text: str, today: datetime.date) -> tuple[datetime.date, ...]:
    """What a typed birth date can mean for somebody alive; two only where both centuries fit."""
    typed = dates.parse_date(text, not_after=today)
    if typed.value is not None:
        return (typed.value,)
    return tuple(
        date
        for date in typed.candidates
        if date <= today and dates.age_on(date, today) <= OLDEST_AGE
    )


def sort_typed(text: str) -> tuple[str, str]:
    """The field that a text from the search box belongs to, and its value there.

    A NIK, a phone number, else a name with capitals; a member number belongs nowhere: ("", "").
    """
    text = " ".join(text.split())
    compact = nik.normalise(text)
    if member_no.is_member_no(text) or not compact:
        return "", ""
    if not any(map(str.isalpha, text)):
        is_nik = len(compact) >= _LEAST_NIK_DIGITS and phone.parse(text).e164 is None
        return ("nik", compact) if is_nik else ("phone", text)
    if text not in (text.lower(), text.upper()):
        return "full_name", text
    return "full_name", " ".join(word[:1].upper() + word[1:].lower() for word in text.split())
