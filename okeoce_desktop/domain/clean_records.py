"""Clean participants and visits, recognised many at a time; see `clean_columns`.

What a record's fields say about each other is looked at here. It must stay in step with
`examine_participant` and `examine_visit`: whatever those would warn of or block is not clean.
"""

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from okeoce_desktop.domain import clean_columns as columns
from okeoce_desktop.domain import dates, member_no, nik
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.clean_columns import CleanRow, Columns, ReadClean
from okeoce_desktop.domain.codes import (
    ClosedBy,
    Intake,
    ParticipantKind,
    ParticipantStatus,
    Purpose,
    RefusedReason,
    Sex,
)
from okeoce_desktop.domain.participant_rules import OLDEST_AGE
from okeoce_desktop.domain.phone import STORED_MOBILE
from okeoce_desktop.domain.problems import Level
from okeoce_desktop.domain.visit_rules import LEAST_PARTY, LONG_VISIT_MS, MOST_PARTY
from sync.contract import PARTICIPANT, VISIT, Raw

_WOMEN = {f"{day:02d}": str(day + nik.WOMAN_DAY) for day in range(1, 32)}
"""The day of birth as a woman's NIK has it."""


def clean_participants(
    areas: Areas, *, today: datetime.date, now_ms: int, yes_or_no: Mapping[str, int]
) -> ReadClean:
    """Return what reads clean participants, to be used for the parts of one file."""
    plan = {
        "id": columns.ids(),
        "member_no": columns.texts(PARTICIPANT, "member_no"),
        "nik": columns.digits(nik.LENGTH),
        "full_name": columns.texts(PARTICIPANT, "full_name", name=True),
        "sex": columns.codes(Sex),
        "birth_place": columns.texts(PARTICIPANT, "birth_place"),
        "birth_date": columns.days(today),
        "phone": columns.matching(STORED_MOBILE),
        "email": columns.mailboxes(PARTICIPANT, "email"),
        "ktp_address": columns.texts(PARTICIPANT, "ktp_address"),
        "kelurahan_kode": columns.codes(areas.kelurahan),
        "education": columns.texts(PARTICIPANT, "education"),
        "occupation": columns.texts(PARTICIPANT, "occupation"),
        "kind": columns.codes(ParticipantKind),
        "intake": columns.codes(Intake),
        "registered_on": columns.days(today),
        "consent_at": columns.moments(now_ms),
        "status": columns.codes(ParticipantStatus),
        "notes": columns.texts(PARTICIPANT, "notes"),
        "home_post": columns.codes(areas.kecamatan),
        "nik_override": columns.texts(PARTICIPANT, "nik_override"),
        "has_business": columns.flags(yes_or_no),
    }
    first_birth = _first_birth(today)

    def read(records: Sequence[Mapping[str, object]]) -> list[CleanRow | None]:
        found = Columns(PARTICIPANT, plan, records)
        values, odd = found.values, found.odd
        births = values["birth_date"]
        odd.update(at for at, name in enumerate(values["full_name"]) if name is None)
        odd.update(at for at, born in enumerate(births) if born and born < first_birth)
        odd.update(_odd_niks(records, values, areas, today))
        values["member_no"] = _member_numbers(values["member_no"], odd)
        return found.rows()

    return read


def clean_visits(*, now_ms: int) -> ReadClean:
    """Return what reads clean visits, to be used for the parts of one file."""
    plan = {
        "id": columns.ids(),
        "participant_id": columns.ids(),
        "guest_name": columns.texts(VISIT, "guest_name"),
        "purpose": columns.codes(Purpose),
        "resource_id": columns.ids(),
        "in_at": columns.moments(now_ms),
        "out_at": columns.moments(now_ms),
        "closed_by": columns.codes(ClosedBy),
        "party_size": columns.numbers(LEAST_PARTY, MOST_PARTY),
        "refused_reason": columns.codes(RefusedReason),
        "notes": columns.texts(VISIT, "notes"),
    }

    def read(records: Sequence[Mapping[str, object]]) -> list[CleanRow | None]:
        found = Columns(VISIT, plan, records)
        found.odd.update(_odd_visits(found.values))
        return found.rows()

    return read


def _odd_visits(values: Mapping[str, Sequence[Any]]) -> Iterator[int]:
    """Yield the places of visits whose fields do not fit together without a word to be said."""
    times = zip(values["in_at"], values["out_at"], values["closed_by"], strict=True)
    who = zip(values["participant_id"], values["guest_name"], values["party_size"], strict=True)
    told = zip(times, who, values["refused_reason"], strict=True)
    for at, ((in_ms, out_ms, closed_by), (person, guest, party), refused) in enumerate(told):
        if in_ms is None or not (person or guest or party):
            yield at
        elif out_ms is None:
            if closed_by:
                yield at
        elif refused or not in_ms <= out_ms <= in_ms + LONG_VISIT_MS:
            yield at


def _odd_niks(
    records: Sequence[Mapping[str, object]],
    values: Mapping[str, Sequence[Any]],
    areas: Areas,
    today: datetime.date,
) -> Iterator[int]:
    """Yield the places of NIKs that the careful check would have something to say about."""
    prefixes = areas.nik_prefixes
    births, numbers, sexes = values["birth_date"], values["nik"], values["sex"]
    for at, (number, born, sex) in enumerate(zip(numbers, births, sexes, strict=True)):
        if number is None:
            continue
        if born and number[:6] in prefixes and number[12:] != "0000":
            day: Any = records[at]["birth_date"]
            digits = f"{_WOMEN[day[8:]] if sex == 'P' else day[8:]}{day[5:7]}{day[2:4]}"
            if number[6:12] == digits:
                continue
        problems = nik.check(
            number,
            birth_date=datetime.date.fromordinal(born) if born else None,
            sex=sex,
            prefixes=prefixes,
            today=today,
        )
        if any(problem.level is not Level.INFO for problem in problems):
            yield at


def _member_numbers(numbers: Sequence[Any], odd: set[int]) -> Sequence[Raw]:
    """Return the printed forms."""
    if not any(numbers):
        return numbers
    found = [member_no.normalise(number) if number else None for number in numbers]
    pairs = enumerate(zip(numbers, found, strict=True))
    odd.update(at for at, (number, printed) in pairs if number and printed is None)
    return found


def _first_birth(today: datetime.date) -> int:
    """Return the birth date, as an ordinal, of the oldest who are not too old."""
    first = datetime.date(today.year - OLDEST_AGE - 2, 1, 1).toordinal()
    born = map(datetime.date.fromordinal, itertools.count(first))
    return next(day for day in born if dates.age_on(day, today) <= OLDEST_AGE).toordinal()
