"""Names: folding, search words, initials, likeness."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okeoce_desktop.domain import names


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Siti Nurhaliza", "siti nurhaliza"),
        ("  SITI   nurhaliza ", "siti nurhaliza"),
        ("Dr. H. Muh. Ali, S.E., M.M.", "muhammad ali"),
        ("Hj. Siti Nur'aini S.Pd", "siti nuraini"),
        ("Moh.Yusuf", "muhammad yusuf"),
        ("Mohd Yusuf", "muhammad yusuf"),
        ("Muhamad Yusuf, S.Kom", "muhammad yusuf"),
        ("A.A. Ngurah Oka", "a a ngurah oka"),
        ("José Ñoño", "jose nono"),
        ("Ny. Tan Mei Hwa", "tan mei hwa"),
        ("Raden Ajeng Kartini", "raden ajeng kartini"),
        ("Anne-Marie O’Brien", "anne marie obrien"),
        ("İsmail Straße", "ismail strasse"),
        ("李小明", "李小明"),
        ("", ""),
        ("...", ""),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert names.fold(name) == folded


@pytest.mark.parametrize("name", ["H", "Hj.", "Drs.", "Se", "S.E."])
def test_a_name_never_loses_its_last_word(name: str) -> None:
    assert names.fold(name) != ""


def test_a_title_inside_a_name_stays() -> None:
    assert names.fold("Ahmad Haji Saleh") == "ahmad haji saleh"
    assert names.fold("Se Rahayu") == "se rahayu"


@given(st.text())
def test_folding_is_idempotent(name: str) -> None:
    once = names.fold(name)
    assert names.fold(once) == once


@given(st.text())
def test_case_and_outer_spaces_never_matter(name: str) -> None:
    assert names.fold(f" {name} ") == names.fold(name)
    if name.isascii():
        assert names.fold(name.upper()) == names.fold(name.lower())


def _finds(query: str, name: str) -> bool:
    """The promise of `query_terms`, played through as the search index does."""
    words = names.index_tokens(name)
    return all(
        any(word.startswith(form) for form in term for word in words)
        for term in names.query_terms(query)
    )


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("rina w", "Rina Wulandari"),
        ("wul ri", "Rina Wulandari"),
        ("moh", "Muhammad Ali"),
        ("moha", "Muhammad Ali"),
        ("mohammad a", "Muh. Ali"),
        ("muhammad", "Mochamad Ali"),
        ("mochammad", "Muh. Ali"),
        ("soekarno", "Sukarno"),
        ("sukarno", "Soekarno"),
        ("soe", "Soekarno"),
        ("cahyadi", "Tjahyadi"),
        ("joko", "Djoko"),
        ("djoko", "Joko"),
        ("h ahmad", "H. Ahmad"),
        ("haji ahmad", "Haji Ahmad"),
        ("h a", "Hasan Ali"),
        ("nur aini", "Siti Nur'aini"),
        ("nuraini", "Siti Nur'aini"),
        ("jose", "José"),
        ("noel", "Noel"),
        ("no", "Noel"),
        ("s.pd", "Budi, S.Pd."),
        ("محمد", "محمد علي"),
    ],
)
def test_half_typed_words_find_the_person(query: str, name: str) -> None:
    assert _finds(query, name)


@pytest.mark.parametrize(("query", "name"), [("rina wq", "Rina Wulandari"), ("ali", "Aminah")])
def test_other_words_do_not(query: str, name: str) -> None:
    assert not _finds(query, name)


@given(st.text())
def test_every_name_is_found_by_itself(name: str) -> None:
    assert _finds(name, name)
    assert _finds(names.fold(name), name)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Rina Wulandari", "RW"),
        ("Siti Nur Halisa", "SH"),
        ("Nurhayati", "N"),
        ("H. Muh. Ali, S.E.", "MA"),
        ("3 Putra Jaya", "PJ"),
        ("123", ""),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert names.initials(name) == letters


ALIKE = [
    ("Siti Nurhaliza", "Siti Nurhalizah"),
    ("Siti Nurhaliza", "Siti Nur Halisa"),
    ("Agus Setiawan", "Setiawan Agus"),
    ("Siti N.", "Siti Nurhaliza"),
    ("Soekarno", "Sukarno"),
    ("Muhammad Rizki", "Moh. Rizky"),
    ("Ahmad Fauzi", "Akhmad Fauzi"),
]
UNLIKE = [
    ("Rina Wulandari", "Rina Wahyuni"),
    ("Siti", "Siti Nurhaliza"),
    ("Yohanes Situmorang", "Maria Simanjuntak"),
    ("Dewi Lestari", "Dewi Sartika"),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_the_same_name_written_otherwise_is_alike(first: str, second: str) -> None:
    assert 0.86 <= names.similarity(first, second) < 1.0


@pytest.mark.parametrize(("first", "second"), UNLIKE)
def test_other_names_are_not(first: str, second: str) -> None:
    assert names.similarity(first, second) < 0.80


def test_names_equal_after_folding_are_equal() -> None:
    assert names.similarity("H. Muh. Ali", "MUHAMMAD ALI, S.E.") == 1.0
    assert names.similarity("", "") == 0.0
    assert names.similarity("Ali", "...") == 0.0


@settings(deadline=None)  # the first call imports rapidfuzz
@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_symmetric_and_bounded(first: str, second: str) -> None:
    forth, back = names.similarity(first, second), names.similarity(second, first)
    assert forth == pytest.approx(back)
    assert 0.0 <= forth <= 1.0
