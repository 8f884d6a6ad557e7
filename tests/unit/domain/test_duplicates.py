"""Likely duplicates: which evidence counts, and which does not."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.domain.duplicates import (
    Candidate,
    Field,
    Likeness,
    Verdict,
    find_matches,
    match,
)

BORN = datetime.date(1989, 2, 17)
SITI = Candidate(
    key=0,
    full_name="Siti Nurhaliza",
    nik="3174015702880003",
    birth_date=BORN,
    phone="+6281234567890",
    sex="P",
)


def other(full_name: str, **facts: object) -> Candidate:
    return Candidate(key=full_name, full_name=full_name, **facts)  # type: ignore[arg-type]


def verdicts(candidate: Candidate) -> dict[Field, Verdict]:
    return {item.field: item.verdict for item in match(SITI, candidate).evidence}


def test_the_panel_of_the_registration_picture() -> None:
    found = match(SITI, other("Siti Nurhalizah", nik="3174015702880008", birth_date=BORN))
    assert found.likeness is Likeness.LIKELY
    birth_date, name, number = found.evidence
    assert (birth_date.field, birth_date.verdict) == (Field.BIRTH_DATE, Verdict.EQUAL)
    assert birth_date.detail == {"there": BORN}
    assert (name.field, name.verdict) == (Field.FULL_NAME, Verdict.ALMOST)
    assert (number.field, number.verdict) == (Field.NIK, Verdict.ALMOST)
    assert number.detail == {
        "kind": "one_digit",
        "position": 15,
        "here": "3",
        "there": "8",
        "end_here": "0003",
        "end_there": "0008",
    }
    namesake = match(SITI, other("Siti Nur Halisa", birth_date=datetime.date(1994, 5, 1)))
    assert namesake.likeness is Likeness.NAMESAKE
    assert namesake.score < found.score


def test_the_same_nik_is_the_same_person_whatever_else() -> None:
    found = match(SITI, other("Salah Ketik", nik=SITI.nik, sex="L"))
    assert (found.likeness, found.score) == (Likeness.SAME, 100)


@pytest.mark.parametrize(
    ("candidate", "likeness"),
    [
        (other("Siti Nurhaliza", birth_date=BORN), Likeness.LIKELY),
        (other("Siti Nur Halisa", birth_date=BORN), Likeness.LIKELY),
        (other("Siti Nurhaliza", phone=SITI.phone), Likeness.POSSIBLE),
        (other("Siti Nurhaliza", nik="3174105702880003"), Likeness.LIKELY),
        (other("Siti", birth_date=BORN), Likeness.POSSIBLE),
        (other("Siti Nurhaliza", birth_date=datetime.date(1989, 2, 18)), Likeness.POSSIBLE),
        # Two NIKs for one person do occur, so the rest still counts.
        (other("Siti Nurhaliza", birth_date=BORN, nik="3171010101900001"), Likeness.POSSIBLE),
        (other("Siti Nurhaliza"), Likeness.NAMESAKE),
        # Weak evidence, alone.
        (other("Siti"), Likeness.NONE),
        (other("Rina Wulandari", phone=SITI.phone), Likeness.NONE),
        (other("Rina Wulandari", birth_date=BORN), Likeness.NONE),
        # Family: one phone; twins share the birth date too.
        (other("Rina Wulandari", phone=SITI.phone, sex="P"), Likeness.NONE),
        (other("Dewi Nuraini", phone=SITI.phone, birth_date=BORN), Likeness.NONE),
    ],
)
def test_the_weight_of_evidence(candidate: Candidate, likeness: Likeness) -> None:
    assert match(SITI, candidate).likeness is likeness


def test_another_sex_speaks_against() -> None:
    assert match(SITI, other("Siti Nurhaliza", birth_date=BORN, sex="L")).likeness < Likeness.LIKELY


@pytest.mark.parametrize(
    ("born", "verdict", "parts"),
    [
        (datetime.date(1989, 2, 18), Verdict.ALMOST, ("day",)),
        (datetime.date(1988, 2, 17), Verdict.ALMOST, ("year",)),
        (datetime.date(1979, 2, 17), Verdict.ALMOST, ("year",)),
        (datetime.date(1986, 2, 17), Verdict.DIFFERENT, ("year",)),
        (datetime.date(1988, 3, 17), Verdict.DIFFERENT, ("month", "year")),
    ],
)
def test_birth_dates_a_slip_apart(
    born: datetime.date, verdict: Verdict, parts: tuple[str, ...]
) -> None:
    (evidence,) = [
        e for e in match(SITI, other("X", birth_date=born)).evidence if e.field == "birth_date"
    ]
    assert evidence.verdict is verdict
    assert evidence.detail == {"there": born, "parts": parts}


def test_day_and_month_exchanged() -> None:
    person = Candidate(0, "Ali", birth_date=datetime.date(1990, 3, 2))
    found = match(person, other("Ali", birth_date=datetime.date(1990, 2, 3)))
    assert found.evidence[0].verdict is Verdict.ALMOST
    assert found.evidence[0].detail["parts"] == ("swapped",)


def test_what_is_not_known_is_no_evidence() -> None:
    assert set(verdicts(other("Siti Nurhaliza"))) == {Field.FULL_NAME}
    assert match(other(""), other("...")).evidence == ()


def test_the_closest_come_first_and_strangers_not_at_all() -> None:
    people = [
        other("Siti Nurhaliza"),
        other("Budi Santoso", phone=SITI.phone),
        other("Siti Nurhalizah", birth_date=BORN),
        other("Orang Lain", nik=SITI.nik),
        other("Siti Nur Halisa", phone=SITI.phone),
    ]
    found = find_matches(SITI, people)
    assert [item.candidate.full_name for item in found] == [
        "Orang Lain",
        "Siti Nurhalizah",
        "Siti Nur Halisa",
        "Siti Nurhaliza",
    ]
    assert find_matches(SITI, people, limit=2) == found[:2]


candidates = st.builds(
    Candidate,
    key=st.just(1),
    full_name=st.sampled_from(["Siti Nurhaliza", "Siti", "Budi", ""]) | st.text(max_size=12),
    nik=st.none() | st.sampled_from(["3174015702880003", "3174015702880008", "3171010101900001"]),
    birth_date=st.none() | st.dates(datetime.date(1988, 1, 1), datetime.date(1990, 1, 1)),
    phone=st.none() | st.sampled_from(["+6281234567890", "+6281200000000"]),
    sex=st.none() | st.sampled_from(["L", "P"]),
)


@given(candidates, candidates)
def test_the_score_is_symmetric_and_bounded(first: Candidate, second: Candidate) -> None:
    forth, back = match(first, second), match(second, first)
    assert 0 <= forth.score <= 100
    assert (forth.score, forth.likeness) == (back.score, back.likeness)
    assert (forth.score == 100) == (forth.likeness is Likeness.SAME)
