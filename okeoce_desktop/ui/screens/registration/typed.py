"""What typed texts mean for a registration. Plain Python: no Qt, no store."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from okeoce_desktop.domain import dates, member_no, nik, phone
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.business_rules import examine_business
from okeoce_desktop.domain.participant_rules import OLDEST_AGE, examine_participant
from okeoce_desktop.domain.problems import Problem

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


def examine_form(
    form: Mapping[str, object], business_name: str, areas: Areas, now: int
) -> list[Problem]:
    """The findings of the rules about a person's form and the name of the business.

    Args:
        now: UTC ms.
    """
    today = dates.wib_date(now)
    found = list(examine_participant(form, areas=areas, today=today, now_ms=now).problems)
    if business_name:
        business = {"name": business_name}
        checked = examine_business(business, areas=areas, today=today, partial=True)
        found += [Problem(p.code, p.level, "business_name", p.params) for p in checked.problems]
    return found


def said_by_nik(number: str, today: datetime.date) -> dict[str, str]:
    """What a NIK says of birth date and sex, as it would be typed; "" where it says nothing.

    The year has two digits where the century has to be asked.
    """
    said = nik.propose(number, today=today)
    if said is None:
        return {"birth_date": "", "sex": ""}
    first = said.birth_dates[0]
    birth = f"{first:%d-%m-%y}" if said.ask else dates.format_date(first)
    return {"birth_date": birth, "sex": said.sex.value}


def read_clues(values: Mapping[str, object], today: datetime.date) -> Clues:
    """What to look for the same person by."""
    number = nik.normalise(str(values["nik"]))
    readings = birth_readings(str(values["birth_date"]), today)
    sex = values["sex"]
    return Clues(
        full_name=str(values["full_name"]).strip(),
        nik=number if nik.is_well_formed(number) else None,
        birth_date=readings[0] if len(readings) == 1 else None,
        phone=phone.parse(str(values["phone"])).e164,
        sex=str(sex) if sex else None,
    )
