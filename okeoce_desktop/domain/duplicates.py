"""How likely two records are one person, with the evidence a clerk needs to decide.

The score follows the domain notes ("Near-match score"): same birth date with a similar name, same
phone, NIK one digit apart or two swapped. A phone is shared within a family and so is the family
card: neither makes a duplicate alone. The evidence is for a person's eyes; nothing is merged here.
"""

import dataclasses
import datetime
import enum
from collections.abc import Iterable, Mapping

from okeoce_desktop.domain import names, nik


class Field(enum.StrEnum):
    """What was compared; named as in the contract."""

    NIK = "nik"
    BIRTH_DATE = "birth_date"
    FULL_NAME = "full_name"
    PHONE = "phone"
    SEX = "sex"


class Verdict(enum.Enum):
    """What came of comparing one field; a field that one of the two lacks is no evidence."""

    EQUAL = "equal"
    ALMOST = "almost"
    DIFFERENT = "different"


class Likeness(enum.IntEnum):
    """How strongly two records look like one person; greater is likelier."""

    NONE = 0
    NAMESAKE = 1
    """The name only: listed last."""
    POSSIBLE = 2
    LIKELY = 3
    SAME = 4
    """The same NIK: stop and open that person."""


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """What is compared of a person. `phone` is E.164, `nik` normalised, `sex` L or P;
    what is not known is None. `key` is the caller's own, usually the row's id.
    """

    key: object
    full_name: str
    nik: str | None = None
    birth_date: datetime.date | None = None
    phone: str | None = None
    sex: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """One line of the panel: the field, the verdict, and the facts to word it with.

    `detail` by field: NIK almost equal: `kind` (one_digit, swapped), `position` (from 0), `here`,
    `there` (the digits), `end_here`, `end_there` (the last four). Birth date: `there`, and `parts`
    that differ ("day", "month", "year", or "swapped" for day and month exchanged). Name: `percent`,
    and `part` where every word of one name stands in the longer other one.
    """

    field: Field
    verdict: Verdict
    detail: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Match:
    """The comparison of the person at the desk with one candidate; `score` is 0 to 100."""

    candidate: Candidate
    likeness: Likeness
    score: int
    evidence: tuple[Evidence, ...]


_LIKELY_SCORE = 70
_POSSIBLE_SCORE = 45
_SIMILAR_NAME = 0.86
_RELATED_NAME = 0.74
_PART_OF_NAME_POINTS = 10
_POINTS = {
    (Field.NIK, Verdict.ALMOST): 35,
    (Field.NIK, Verdict.DIFFERENT): -30,
    (Field.BIRTH_DATE, Verdict.EQUAL): 40,
    (Field.BIRTH_DATE, Verdict.ALMOST): 15,
    (Field.BIRTH_DATE, Verdict.DIFFERENT): -35,
    (Field.FULL_NAME, Verdict.EQUAL): 40,
    (Field.FULL_NAME, Verdict.ALMOST): 30,
    # Twins and siblings: one birth date or phone, two names.
    (Field.FULL_NAME, Verdict.DIFFERENT): -35,
    (Field.PHONE, Verdict.EQUAL): 20,
    (Field.SEX, Verdict.DIFFERENT): -25,
}


def match(person: Candidate, other: Candidate) -> Match:
    """Compare the person at the desk with one known person."""
    evidence = tuple(
        item
        for item in (
            _compare_birth_dates(person.birth_date, other.birth_date),
            _compare_names(person.full_name, other.full_name),
            _compare_niks(person.nik, other.nik),
            _compare_plain(Field.PHONE, person.phone, other.phone),
            _compare_plain(Field.SEX, person.sex, other.sex),
        )
        if item is not None
    )
    if any(item.field is Field.NIK and item.verdict is Verdict.EQUAL for item in evidence):
        return Match(other, Likeness.SAME, 100, evidence)
    score = max(0, min(99, sum(map(_points, evidence))))
    return Match(other, _likeness(score, evidence), score, evidence)


def find_matches(person: Candidate, others: Iterable[Candidate], *, limit: int = 5) -> list[Match]:
    """Return the candidates that may be the person, closest first; at most `limit`.

    `others` is a preselection (same NIK, NIK beginning, birth date, phone, or a word of the name),
    not the whole register.
    """
    found = [match(person, other) for other in others]
    found = [item for item in found if item.likeness is not Likeness.NONE]
    found.sort(key=lambda item: (-item.likeness, -item.score, item.candidate.full_name))
    return found[:limit]


def _points(item: Evidence) -> int:
    if "part" in item.detail:
        return _PART_OF_NAME_POINTS
    return _POINTS.get((item.field, item.verdict), 0)


def _likeness(score: int, evidence: Iterable[Evidence]) -> Likeness:
    if score >= _LIKELY_SCORE:
        return Likeness.LIKELY
    if score >= _POSSIBLE_SCORE:
        return Likeness.POSSIBLE
    # "Siti" is part of half the names of a city: only a whole name makes a namesake.
    namesake = any(
        item.field is Field.FULL_NAME
        and item.verdict is not Verdict.DIFFERENT
        and "part" not in item.detail
        for item in evidence
    )
    return Likeness.NAMESAKE if namesake else Likeness.NONE


def _compare_niks(here: str | None, there: str | None) -> Evidence | None:
    if not here or not there:
        return None
    if here == there:
        return Evidence(Field.NIK, Verdict.EQUAL)
    slip = nik.compare(here, there)
    if slip is None:
        return Evidence(Field.NIK, Verdict.DIFFERENT)
    return Evidence(
        Field.NIK,
        Verdict.ALMOST,
        {
            "kind": slip.kind.value,
            "position": slip.position,
            "here": slip.here,
            "there": slip.there,
            "end_here": here[-4:],
            "end_there": there[-4:],
        },
    )


def _compare_birth_dates(
    here: datetime.date | None, there: datetime.date | None
) -> Evidence | None:
    if here is None or there is None:
        return None
    if here == there:
        return Evidence(Field.BIRTH_DATE, Verdict.EQUAL, {"there": there})
    parts = tuple(
        part for part in ("day", "month", "year") if getattr(here, part) != getattr(there, part)
    )
    swapped = here.year == there.year and (here.day, here.month) == (there.month, there.day)
    if swapped:
        parts = ("swapped",)
    # A year is often misread by one digit; a year apart by more is another person.
    slip = len(parts) == 1 and (parts[0] != "year" or abs(here.year - there.year) in (1, 10))
    verdict = Verdict.ALMOST if slip else Verdict.DIFFERENT
    return Evidence(Field.BIRTH_DATE, verdict, {"there": there, "parts": parts})


def _compare_names(here: str, there: str) -> Evidence | None:
    words_here, words_there = set(names.fold(here).split()), set(names.fold(there).split())
    if not words_here or not words_there:
        return None
    likeness = names.similarity(here, there)
    percent = int(likeness * 100)
    if likeness == 1.0:
        return Evidence(Field.FULL_NAME, Verdict.EQUAL, {"percent": percent})
    if likeness >= _SIMILAR_NAME:
        return Evidence(Field.FULL_NAME, Verdict.ALMOST, {"percent": percent})
    if words_here < words_there or words_there < words_here:
        return Evidence(Field.FULL_NAME, Verdict.ALMOST, {"percent": percent, "part": True})
    # Between the two the name speaks neither for nor against ("Dewi Lestari", "Dewi Lestiani").
    if likeness >= _RELATED_NAME:
        return None
    return Evidence(Field.FULL_NAME, Verdict.DIFFERENT, {"percent": percent})


def _compare_plain(field: Field, here: str | None, there: str | None) -> Evidence | None:
    if not here or not there:
        return None
    return Evidence(field, Verdict.EQUAL if here == there else Verdict.DIFFERENT)
