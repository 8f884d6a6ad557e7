"""The checks of an imported consent."""

from okeoce_desktop.domain import consent_rules
from okeoce_desktop.domain.problems import ProblemCode
from sync.contract import people

ID = "0d4f2f0a-6c1b-4a53-9a4e-0a1b2c3d4e5f"
NOW = 1_795_000_000_000
WHOLE = {"participant_id": ID, "purpose": "layanan", "given_at": "2026-01-02T03:04:05Z"}


def test_codes_are_those_of_the_contract() -> None:
    assert tuple(consent_rules.ConsentPurpose) == people.CONSENT_PURPOSES
    assert tuple(consent_rules.ConsentBasis) == people.CONSENT_BASES
    assert tuple(consent_rules.ConsentMethod) == people.CONSENT_METHODS
    assert tuple(consent_rules.ConsentAnswer) == people.CONSENT_ANSWERS


def test_whole() -> None:
    found = consent_rules.examine_consent({**WHOLE, "notice_version": "2"}, now_ms=NOW)
    assert found.is_accepted
    assert found.values["notice_version"] == 2


def test_whom_for_what_and_when_are_required_of_a_new_one() -> None:
    for field in WHOLE:
        rest = {name: value for name, value in WHOLE.items() if name != field}
        (problem,) = consent_rules.examine_consent(rest, now_ms=NOW).problems
        assert (problem.code, problem.field) == (ProblemCode.MISSING, field)
        assert consent_rules.examine_consent(rest, now_ms=NOW, partial=True).is_accepted
        emptied = consent_rules.examine_consent({**rest, field: ""}, now_ms=NOW, partial=True)
        assert not emptied.is_accepted


def test_unknown_codes_block_once() -> None:
    found = consent_rules.examine_consent({**WHOLE, "purpose": "iklan"}, now_ms=NOW)
    assert [problem.code for problem in found.problems] == [ProblemCode.CODE_UNKNOWN]
