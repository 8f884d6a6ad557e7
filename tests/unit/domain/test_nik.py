"""NIK: every line of the table of checks, proposals, forms and slips."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.domain import nik
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.nik import DifferenceKind
from okeoce_desktop.domain.problems import Level, Problem, ProblemCode, blocking

TODAY = datetime.date(2026, 11, 24)
WOMAN = "3174015702880003"  # invented: 17-02-1988
PREFIXES = {"317401", "110101"}


def check(
    number: str, *, birth_date: datetime.date | None = None, sex: str | None = None
) -> list[Problem]:
    return nik.check(number, birth_date=birth_date, sex=sex, prefixes=PREFIXES, today=TODAY)


def found(problems: list[Problem]) -> list[tuple[ProblemCode, Level]]:
    return [(problem.code, problem.level) for problem in problems]


@pytest.mark.parametrize(
    "typed",
    [
        "317401 570288 0003",
        "31.74.01.570288.0003",
        "3174-0157-0288-0003",
        " 3174015702880003\n",
        "'3174015702880003",
        "３１７４０１５７０２８８０００３",
        "3174\u200b0157\u00a00288–0003",
    ],
)
def test_separators_do_not_count(typed: str) -> None:
    assert nik.normalise(typed) == WOMAN
    assert check(typed) == []


def test_an_empty_nik_is_no_problem() -> None:
    assert check("") == []
    assert check(" - ") == []


def test_the_number_of_digits_is_told() -> None:
    (problem,) = check(WOMAN[:15])
    assert (problem.code, problem.level) == (ProblemCode.NIK_LENGTH, Level.BLOCK)
    assert problem.params == {"digits": 15, "expected": 16}
    assert check(WOMAN + "1")[0].params["digits"] == 17


@pytest.mark.parametrize("typed", ["317401570288000O", "NIK 3174015702880003", "3174015702880٠٠٣"])
def test_other_characters_block(typed: str) -> None:
    assert found(check(typed)) == [(ProblemCode.NIK_CHARACTERS, Level.BLOCK)]


@pytest.mark.parametrize("typed", ["3.17402E+15", "3,17402E+15", "3174015702880003.0", "3e15"])
def test_a_spreadsheet_number_blocks(typed: str) -> None:
    assert found(check(typed)) == [(ProblemCode.NIK_SPREADSHEET_NUMBER, Level.BLOCK)]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("3174011513900003", ProblemCode.NIK_MONTH),
        ("3174011500900003", ProblemCode.NIK_MONTH),
        ("3174010002900003", ProblemCode.NIK_DAY),
        ("3174013202900003", ProblemCode.NIK_DAY),
        ("3174014002900003", ProblemCode.NIK_DAY),
        ("3174017202900003", ProblemCode.NIK_DAY),
        ("3174013102900003", ProblemCode.NIK_DATE),
        ("3174017104900003", ProblemCode.NIK_DATE),
        ("3174012902010003", ProblemCode.NIK_DATE),
        ("3174011502900000", ProblemCode.NIK_SERIAL),
    ],
)
def test_impossible_parts_block_unless_the_card_says_so(number: str, code: ProblemCode) -> None:
    problems = check(number)
    assert found(problems) == [(code, Level.BLOCK_OVERRIDABLE)]
    assert blocking(problems) == problems


def test_an_agreeing_form_hides_nothing() -> None:
    born = datetime.date(1988, 2, 17)
    odd = check("9999995702880000", birth_date=born, sex="P")
    assert [problem.code for problem in odd] == [
        ProblemCode.NIK_SERIAL,
        ProblemCode.NIK_PREFIX_UNKNOWN,
        ProblemCode.NIK_OTHER_PROVINCE,
    ]


def test_the_impossible_date_is_named() -> None:
    assert check("3174017102900003")[0].params == {"day": 31, "month": 2}


@pytest.mark.parametrize("number", ["3174013112900003", "3174017112900003", "3174012902000003"])
def test_the_outermost_real_dates_pass(number: str) -> None:
    assert check(number) == []


def test_an_unknown_prefix_only_warns() -> None:
    (problem,) = check("3199015702880003")
    assert (problem.code, problem.level) == (ProblemCode.NIK_PREFIX_UNKNOWN, Level.WARN)
    assert problem.params == {"prefix": "319901"}


def test_another_province_is_information() -> None:
    assert found(check("1101015702880003")) == [(ProblemCode.NIK_OTHER_PROVINCE, Level.INFO)]


def test_a_differing_birth_date_warns_with_the_parts() -> None:
    (problem,) = check(WOMAN, birth_date=datetime.date(1989, 2, 17), sex="P")
    assert (problem.code, problem.level) == (ProblemCode.NIK_BIRTH_DATE_DIFFERS, Level.WARN)
    assert problem.field == "birth_date"
    assert problem.params == {"nik_date": datetime.date(1988, 2, 17), "parts": ("year",)}


def test_the_century_of_the_form_decides_when_both_are_possible() -> None:
    number = "3174015702080003"
    assert check(number, birth_date=datetime.date(1908, 2, 17)) == []
    assert check(number, birth_date=datetime.date(2008, 2, 17)) == []


def test_a_differing_sex_warns() -> None:
    (problem,) = check(WOMAN, sex="L")
    assert (problem.code, problem.level) == (ProblemCode.NIK_SEX_DIFFERS, Level.WARN)
    assert problem.params == {"nik_sex": "P"}


@pytest.mark.parametrize(
    ("number", "dates", "ask"),
    [
        (WOMAN, ["1988-02-17"], False),
        ("3174010101050001", ["2005-01-01"], False),  # 1905 would be 121 years old
        ("3174010101080001", ["2008-01-01", "1908-01-01"], True),  # both may hold a card
        ("3174010101150001", ["2015-01-01", "1915-01-01"], True),  # a child, or 111 years
        ("3174010101300001", ["1930-01-01"], False),
    ],
)
def test_the_century_is_chosen_by_age_or_asked(number: str, dates: list[str], ask: bool) -> None:
    proposal = nik.propose(number, today=TODAY)
    assert proposal is not None
    assert [date.isoformat() for date in proposal.birth_dates] == dates
    assert proposal.ask is ask


def test_whoever_reaches_the_least_age_today_is_old_enough() -> None:
    number = "3174012411960001"
    today = nik.propose(number, today=TODAY, least_age=30)
    assert today is not None
    assert not today.ask
    day_before = nik.propose(number, today=TODAY - datetime.timedelta(days=1), least_age=30)
    assert day_before is not None
    assert day_before.ask


@pytest.mark.parametrize("number", ["", "317401", "3174013102900003", "3174011513900003"])
def test_nothing_is_proposed_from_a_broken_nik(number: str) -> None:
    assert nik.propose(number, today=TODAY) is None


born = st.dates(datetime.date(1927, 1, 1), datetime.date(2005, 12, 31))
serials = st.integers(1, 9999)


@given(born=born, woman=st.booleans(), serial=serials)
def test_what_goes_into_a_nik_comes_out(born: datetime.date, woman: bool, serial: int) -> None:
    day = born.day + (40 if woman else 0)
    number = f"317401{day:02d}{born:%m%y}{serial:04d}"
    assert check(number, birth_date=born, sex="P" if woman else "L") == []
    proposal = nik.propose(number, today=TODAY)
    assert proposal is not None
    assert born in proposal.birth_dates
    assert proposal.sex == ("P" if woman else "L")
    assert nik.normalise(nik.group(number)) == number


@given(st.text())
def test_any_text_is_normalised_once_and_checked(text: str) -> None:
    once = nik.normalise(text)
    assert nik.normalise(once) == once
    problems = check(text)
    # Whatever passes without a block is 16 digits, or nothing.
    assert blocking(problems) or once == "" or nik.is_well_formed(once)


def test_groups_are_read_aloud() -> None:
    assert nik.group(WOMAN) == "317401 570288 0003"
    assert nik.group("31740157") == "317401 57"
    assert nik.group("") == ""


def test_a_mask_hides_the_birth_date() -> None:
    assert nik.mask(WOMAN) == "317401••••••0003"
    assert nik.mask("31740157") == "••••••••"


@given(st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_recognised_with_its_place(place: int, step: int) -> None:
    digit = str((int(WOMAN[place]) + step) % 10)
    difference = nik.compare(WOMAN, WOMAN[:place] + digit + WOMAN[place + 1 :])
    assert difference == nik.NikDifference(DifferenceKind.ONE_DIGIT, place, WOMAN[place], digit)


def test_two_swapped_neighbours_are_recognised() -> None:
    difference = nik.compare(WOMAN, "3174105702880003")
    assert difference == nik.NikDifference(DifferenceKind.SWAPPED, 4, "01", "10")


@pytest.mark.parametrize(
    "other",
    [
        WOMAN,
        "3174015702880014",
        "3174105702880013",
        WOMAN[:15],
        "",
        "1374015702880030",
        "7134015702880003",
    ],
)
def test_equal_and_distant_numbers_are_no_slip(other: str) -> None:
    assert nik.compare(WOMAN, other) is None


def test_the_shipped_prefixes_hold_ours(areas: Areas) -> None:
    problems = nik.check(WOMAN, birth_date=None, sex=None, prefixes=areas.nik_prefixes, today=TODAY)
    assert problems == []
