"""Phone numbers: the many ways of typing one, and libphonenumber's trap."""

import time

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.domain import phone
from okeoce_desktop.domain.phone import PhoneKind
from okeoce_desktop.domain.problems import Level, ProblemCode


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "(0812) 3456.7890",
        "+6281234567890",
        "+62 812-3456-7890",
        "+62 0812 3456 7890",
        "6281234567890",
        "006281234567890",
        "81234567890",
        "０８１２３４５６７８９０",
        "0812\u00a03456–7890",
    ],
)
def test_all_ways_of_writing_one_mobile_number(typed: str) -> None:
    assert phone.parse(typed) == phone.Phone("+6281234567890", PhoneKind.MOBILE)


def test_the_trap_of_the_library_is_avoided() -> None:
    # Straight into the library, this becomes a landline in +62 628..., and it says valid.
    straight = phonenumbers.parse("62812345678", "ID")
    wrong = phonenumbers.format_number(straight, phonenumbers.PhoneNumberFormat.E164)
    assert wrong == "+6262812345678"
    assert phone.parse("62812345678").e164 == "+62812345678"
    assert phone.parse("0062812345678").e164 == "+62812345678"


def test_a_short_number_tells_its_digits_as_people_count_them() -> None:
    for typed in ("0812-345-67", "+6281234567", "81234567"):
        (problem,) = phone.parse(typed).problems
        assert (problem.code, problem.level) == (ProblemCode.PHONE_TOO_SHORT, Level.BLOCK)
        assert problem.params == {"digits": 9, "least": 10}
        assert phone.parse(typed).e164 is None


def test_the_shortest_and_longest_mobile_numbers_pass() -> None:
    assert phone.parse("0812345678").e164 == "+62812345678"
    assert phone.parse("0812345678901").e164 == "+62812345678901"
    (problem,) = phone.parse("08123456789012").problems
    assert problem.code is ProblemCode.PHONE_TOO_LONG
    assert problem.params == {"digits": 14, "most": 13}


@pytest.mark.parametrize(
    "typed", ["021-8312345", "(021) 83123456", "+62 21 8312345", "6221 8312345", "0274 512345"]
)
def test_a_landline_is_a_number_too(typed: str) -> None:
    number = phone.parse(typed)
    assert number.kind is PhoneKind.LANDLINE
    assert number.e164 is not None
    assert [(p.code, p.level) for p in number.problems] == [
        (ProblemCode.PHONE_LANDLINE, Level.INFO)
    ]


def test_a_foreign_number_keeps_its_country() -> None:
    number = phone.parse("+65 6123 4567")
    assert (number.e164, number.kind) == ("+6561234567", PhoneKind.FOREIGN)
    assert [p.level for p in number.problems] == [Level.INFO]
    assert phone.parse("0065 6123 4567").e164 == "+6561234567"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("4567890", ProblemCode.PHONE_NO_PREFIX),
        ("0812345678x", ProblemCode.PHONE_CHARACTERS),
        ("tidak ada", ProblemCode.PHONE_CHARACTERS),
        ("081234567890/085712345678", ProblemCode.PHONE_SEVERAL),
        ("081234567890, 085712345678", ProblemCode.PHONE_SEVERAL),
        ("+65 1", ProblemCode.PHONE_INVALID),
        ("+999 12345678", ProblemCode.PHONE_INVALID),
        ("0000000000", ProblemCode.PHONE_INVALID),
        ("٠٨١٢٣٤٥٦٧٨٩", ProblemCode.PHONE_CHARACTERS),
    ],
)
def test_what_is_no_number_blocks(typed: str, code: ProblemCode) -> None:
    number = phone.parse(typed)
    assert number.e164 is None
    assert [(p.code, p.level) for p in number.problems] == [(code, Level.BLOCK)]


@pytest.mark.parametrize("typed", ["", "  ", "-", "--", "+"])
def test_nothing_typed_is_no_problem(typed: str) -> None:
    assert phone.parse(typed) == phone.Phone(None, PhoneKind.UNKNOWN)


def test_an_unassigned_range_is_kept_with_a_warning() -> None:
    number = phone.parse("0841234567890")
    assert number.e164 == "+62841234567890"
    assert [p.level for p in number.problems] == [Level.WARN]


national = st.from_regex(r"8[1-35-9][0-9]{7,10}", fullmatch=True)


@given(national)
def test_mobile_numbers_agree_with_the_library(digits: str) -> None:
    stored = phone.parse("0" + digits).e164
    assert stored == f"+62{digits}"
    number = phonenumbers.parse(stored)
    assert phonenumbers.is_valid_number(number)
    assert phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    assert phone.display(stored) == shown


@given(national)
def test_what_is_shown_can_be_typed_again(digits: str) -> None:
    assert phone.parse(phone.display(f"+62{digits}")).e164 == f"+62{digits}"


@given(st.text(max_size=40))
def test_any_text_gives_a_number_or_a_block_or_nothing(text: str) -> None:
    number = phone.parse(text)
    blocked = any(problem.level is Level.BLOCK for problem in number.problems)
    assert not (blocked and number.e164)
    if number.e164 is not None:
        assert number.e164[0] == "+"
        assert number.e164[1:].isascii()
        assert number.e164[1:].isdigit()
        assert phone.parse(number.e164).e164 == number.e164


def test_other_numbers_are_shown_readably() -> None:
    assert phone.display("+6281234567890") == "0812-3456-7890"
    assert phone.display("+62812345678") == "0812-345-678"
    assert phone.display("+62218312345") == "(021) 8312345"
    assert phone.display("+6561234567") == "+65 6123 4567"
    assert phone.display("rusak") == "rusak"


@pytest.mark.parametrize("text", ["12345" + "/" * 60_000, "1" * 60_000, "\ufdfa" * 60_000])
def test_a_long_text_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    (problem,) = phone.parse(text).problems
    assert (problem.code, problem.level) == (ProblemCode.TEXT_TOO_LONG, Level.BLOCK)
    assert time.process_time() - began < 0.2
