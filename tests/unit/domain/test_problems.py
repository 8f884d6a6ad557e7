"""Problems as values, and the codes beside the contract."""

import enum

import pytest

from okeoce_desktop.domain import codes
from okeoce_desktop.domain.problems import Level, Problem, ProblemCode, blocking
from sync.contract import BUSINESS, PARTICIPANT, VISIT, Kind


def test_warnings_and_information_never_block() -> None:
    problems = [Problem(ProblemCode.EMAIL_FORMAT, level, "email") for level in Level]
    assert [p.level for p in blocking(problems)] == [Level.BLOCK, Level.BLOCK_OVERRIDABLE]


def test_problems_are_values() -> None:
    one = Problem(ProblemCode.NIK_LENGTH, Level.BLOCK, "nik", {"digits": 15})
    assert one == Problem(ProblemCode.NIK_LENGTH, Level.BLOCK, "nik", {"digits": 15})
    assert one != Problem(ProblemCode.NIK_LENGTH, Level.BLOCK, "nik", {"digits": 14})
    assert len({one, one}) == 1


@pytest.mark.parametrize(
    ("kind", "field", "enumeration"),
    [
        (PARTICIPANT, "sex", codes.Sex),
        (PARTICIPANT, "kind", codes.ParticipantKind),
        (PARTICIPANT, "intake", codes.Intake),
        (PARTICIPANT, "status", codes.ParticipantStatus),
        (VISIT, "purpose", codes.Purpose),
        (VISIT, "closed_by", codes.ClosedBy),
        (VISIT, "refused_reason", codes.RefusedReason),
        (BUSINESS, "category", codes.BusinessCategory),
    ],
)
def test_the_codes_are_those_of_the_contract(
    kind: Kind, field: str, enumeration: type[enum.StrEnum]
) -> None:
    assert tuple(enumeration) == kind.by_name[field].field.codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("wirausaha_pemula", "wirausaha_pemula"),
        (" Wirausaha Pemula ", "wirausaha_pemula"),
        ("NAIK-KELAS", "naik_kelas"),
        ("wirausaha", None),
        ("", None),
    ],
)
def test_a_code_is_read_as_people_type_it(text: str, code: str | None) -> None:
    assert codes.read_code(text, codes.ParticipantKind) == code


@pytest.mark.parametrize(
    ("text", "sex"),
    [("L", "L"), ("p", "P"), ("Laki-laki", "L"), ("Perempuan", "P"), ("WANITA", "P"), ("X", None)],
)
def test_sex_is_read_from_words(text: str, sex: str | None) -> None:
    assert codes.read_sex(text) == sex
