"""Every finding of the rules has a sentence that holds its facts and fits its line."""

import re
from datetime import date

import pytest

from okeoce_desktop.domain.problems import Level, Param, Problem, ProblemCode
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.problem_words import problem_words
from tests.helpers.findings import FACTS


def _problem(code: ProblemCode, field: str = "nik", **facts: Param) -> Problem:
    return Problem(code, Level.BLOCK, field, facts or FACTS.get(code, {}))


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    formatting.use_language("id")


@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_finding_has_a_sentence(code: ProblemCode) -> None:
    words = problem_words(_problem(code))
    assert words[0].isupper() or words[0] in "“-0123456789"
    assert words.endswith(".")
    assert "{" not in words
    assert len(words.split()) <= 12
    assert not re.search(r"\b(Anda|Maaf|gagal|salah|terverifikasi)\b|!", words)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (ProblemCode.NIK_LENGTH, "NIK baru 15 angka, seharusnya 16."),
        (ProblemCode.PHONE_TOO_SHORT, "Nomor HP baru 9 angka, paling sedikit 10."),
        (ProblemCode.NIK_DATE, "Di NIK 31 Februari, tidak mungkin. Periksa KTP-el."),
        (ProblemCode.NIK_BIRTH_DATE_DIFFERS, "Di NIK tahun 1988. Boleh, jika sesuai KTP-el."),
        (ProblemCode.NIK_SEX_DIFFERS, "Di NIK perempuan. Boleh, jika sesuai KTP-el."),
        (ProblemCode.DATE_TWO_DIGIT_YEAR, "Tahun 2012/1912? Ketik empat angka."),
        (
            ProblemCode.VISIT_OUT_BEFORE_IN,
            "Jam keluar 08.15 lebih awal dari jam masuk 09.02.",
        ),
    ],
)
def test_the_words_hold_the_facts(code: ProblemCode, words: str) -> None:
    assert problem_words(_problem(code)) == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("day",), "tanggal 17"),
        (("month",), "bulan Februari"),
        (("year",), "tahun 1988"),
        (("day", "year"), "17-02-1988"),
    ],
)
def test_a_difference_names_what_differs(parts: tuple[str, ...], words: str) -> None:
    problem = _problem(ProblemCode.NIK_BIRTH_DATE_DIFFERS, nik_date=date(1988, 2, 17), parts=parts)
    assert problem_words(problem) == f"Di NIK {words}. Boleh, jika sesuai KTP-el."


def test_too_many_digits_are_not_called_too_few() -> None:
    problem = _problem(ProblemCode.NIK_LENGTH, digits=17, expected=16)
    assert problem_words(problem) == "NIK 17 angka, seharusnya 16. Hapus kelebihannya."


def test_a_missing_field_is_called_by_its_name() -> None:
    assert problem_words(_problem(ProblemCode.MISSING, "full_name")) == "Nama belum diisi."
    assert problem_words(_problem(ProblemCode.MISSING, "unheard_of")) == "unheard_of belum diisi."


def test_a_date_whose_month_does_not_exist() -> None:
    found = _problem(ProblemCode.DATE_IMPOSSIBLE, "birth_date", day=12, month=31)
    assert problem_words(found) == "Tidak ada tanggal 12-31. Periksa lagi."
