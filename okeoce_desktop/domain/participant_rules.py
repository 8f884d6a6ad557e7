"""The checks of a participant's record: one function for the form and for an imported row.

Only the name is required; the rest may come later and is shown as missing (design, section 6;
self-registration failed people who lacked an email address or documents, INDEF 2019). Blocks
reject, warnings do not. Education and occupation are free text.
"""

import dataclasses
import datetime
import re
from collections.abc import Mapping

from okeoce_desktop.domain import dates, member_no, nik, phone
from okeoce_desktop.domain.areas import (
    Areas,
    is_kecamatan_code,
    is_kelurahan_code,
    normalise_code,
)
from okeoce_desktop.domain.codes import Intake, ParticipantKind, ParticipantStatus, read_sex
from okeoce_desktop.domain.problems import Level, ProblemCode
from okeoce_desktop.domain.reading import Examined, Reader
from sync.contract import PARTICIPANT

ADULT_AGE = 18
"""Below this a guardian is needed for the data of a child (UU 27/2022 art. 25)."""
OLDEST_AGE = nik.OLDEST_AGE
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(?:\.[^@\s,;.]+)+")


def examine_participant(
    raw: Mapping[str, object],
    *,
    areas: Areas,
    today: datetime.date,
    now_ms: int,
    partial: bool = False,
) -> Examined:
    """Return the typed values of `raw` and everything wrong or odd about them.

    `raw` uses the contract's field names; other keys are ignored. `partial` is for a row that
    changes a known person: the name may then be absent, though not emptied. `today` is the WIB
    date, `now_ms` the time in UTC milliseconds. A filled `nik_override` ("sesuai KTP-el", written
    by a clerk) turns overridable blocks into warnings.
    """
    reader = Reader(raw, PARTICIPANT)
    reader.uuid("id", level=Level.WARN)
    name = reader.text("full_name", trim=True)
    if name is None and not (partial and "full_name" not in raw):
        if not any(problem.field == "full_name" for problem in reader.problems):
            reader.block(ProblemCode.MISSING, "full_name")
    elif name is not None and not any(map(str.isalpha, name)):
        reader.report(ProblemCode.NAME_NO_LETTERS, Level.WARN, "full_name")

    birth_date = reader.date("birth_date", not_after=today)
    if birth_date is not None:
        _check_age(reader, birth_date, today)
    sex = _read_sex(reader)
    reader.text("nik_override", trim=True)
    _read_nik(reader, birth_date=birth_date, sex=sex, areas=areas, today=today)
    _read_member_no(reader)
    _read_phone(reader)
    email = reader.text("email", trim=True)
    if email is not None and _EMAIL.fullmatch(email) is None:
        reader.report(ProblemCode.EMAIL_FORMAT, Level.WARN, "email")

    for field in ("birth_place", "education", "occupation"):
        reader.text(field)
    for field in ("ktp_address", "notes"):
        reader.text(field, lines=True)
    reader.code("kind", ParticipantKind)
    reader.code("intake", Intake)
    reader.code("status", ParticipantStatus)
    check_kelurahan(reader, areas)
    _read_post(reader, areas)
    reader.date("registered_on", not_after=today)
    reader.time("consent_at", now_ms=now_ms)
    return reader.examined()


def check_kelurahan(reader: Reader, areas: Areas) -> None:
    """Read `kelurahan_kode`: a kelurahan code; one that is not in the table is only odd, since
    people live outside the province and tables age.
    """
    text = reader.raw_text("kelurahan_kode")
    if text is None:
        return
    code = normalise_code(text)
    if not is_kelurahan_code(code):
        reader.block(ProblemCode.KELURAHAN_FORMAT, "kelurahan_kode", value=text[:40])
        return
    reader.values["kelurahan_kode"] = code
    if code not in areas.kelurahan:
        reader.report(ProblemCode.KELURAHAN_UNKNOWN, Level.WARN, "kelurahan_kode", value=code)


def _check_age(reader: Reader, birth_date: datetime.date, today: datetime.date) -> None:
    age = dates.age_on(birth_date, today)
    if age > OLDEST_AGE:
        reader.block(ProblemCode.AGE_OVER_LIMIT, "birth_date", age=age, limit=OLDEST_AGE)
    elif age < ADULT_AGE:
        reader.report(ProblemCode.UNDER_AGE, Level.INFO, "birth_date", age=age, adult_age=ADULT_AGE)


def _read_sex(reader: Reader) -> str | None:
    text = reader.raw_text("sex")
    if text is None:
        return None
    sex = read_sex(text)
    if sex is None:
        reader.block(ProblemCode.CODE_UNKNOWN, "sex", value=text[:40], allowed=("L", "P"))
        return None
    reader.values["sex"] = sex.value
    return sex.value


def _read_nik(
    reader: Reader,
    *,
    birth_date: datetime.date | None,
    sex: str | None,
    areas: Areas,
    today: datetime.date,
) -> None:
    text = reader.raw_text("nik")
    if text is None:
        return
    if reader.is_float("nik"):
        # A spreadsheet number keeps 15 of the 16 digits; the last one is made up.
        reader.block(ProblemCode.NIK_SPREADSHEET_NUMBER, "nik")
        return
    _check_nik(reader, text, birth_date=birth_date, sex=sex, areas=areas, today=today)


def _check_nik(
    reader: Reader,
    text: str,
    *,
    birth_date: datetime.date | None,
    sex: str | None,
    areas: Areas,
    today: datetime.date,
) -> None:
    problems = nik.check(
        text, birth_date=birth_date, sex=sex, prefixes=areas.nik_prefixes, today=today
    )
    if problems and reader.values.get("nik_override"):
        problems = [
            dataclasses.replace(problem, level=Level.WARN)
            if problem.level is Level.BLOCK_OVERRIDABLE
            else problem
            for problem in problems
        ]
    reader.problems += problems
    if not problems or all(problem.level in (Level.WARN, Level.INFO) for problem in problems):
        reader.values["nik"] = nik.normalise(text) or None
    else:
        reader.values.pop("nik", None)


def _read_member_no(reader: Reader) -> None:
    text = reader.text("member_no", trim=True)
    if text is None:
        return
    number = member_no.normalise(text)
    if number is None:
        # Kept as it is: cards of earlier systems carry other numbers, and it is only a label.
        reader.report(ProblemCode.MEMBER_NO_FORMAT, Level.WARN, "member_no")
    else:
        reader.values["member_no"] = number


def _read_phone(reader: Reader) -> None:
    text = reader.raw_text("phone")
    if text is None:
        return
    number = phone.parse(text)
    reader.problems += number.problems
    if all(problem.level is not Level.BLOCK for problem in number.problems):
        reader.values["phone"] = number.e164


def _read_post(reader: Reader, areas: Areas) -> None:
    text = reader.raw_text("home_post")
    if text is None:
        return
    code = normalise_code(text)
    if not is_kecamatan_code(code) or code not in areas.kecamatan:
        reader.block(ProblemCode.POST_UNKNOWN, "home_post", value=text[:40])
    else:
        reader.values["home_post"] = code
