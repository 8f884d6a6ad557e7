"""The checks of an imported seat or room."""

import pytest

from okeoce_desktop.domain.problems import ProblemCode
from okeoce_desktop.domain.resource_rules import ResourceKind, examine_resource
from sync.contract.desk import RESOURCE_KINDS

SEAT = {"name": "Meja 1", "kind": "meja"}


def test_kinds_are_those_of_the_contract() -> None:
    assert tuple(ResourceKind) == RESOURCE_KINDS


def test_name_and_kind_are_required_of_a_new_one() -> None:
    assert examine_resource(SEAT).is_accepted
    assert [problem.field for problem in examine_resource({}).problems] == ["name", "kind"]
    assert examine_resource({"capacity": 3}, partial=True).is_accepted
    assert not examine_resource({"name": None}, partial=True).is_accepted


@pytest.mark.parametrize(
    ("field", "value"),
    [("capacity", 0), ("open_from", -1), ("open_to", 1441), ("position", "x"), ("kind", "kolam")],
)
def test_out_of_range(field: str, value: object) -> None:
    found = examine_resource({**SEAT, field: value})
    assert [problem.field for problem in found.problems] == [field]


def test_closing_before_opening() -> None:
    found = examine_resource({**SEAT, "open_from": 600, "open_to": 540})
    assert [problem.code for problem in found.problems] == [ProblemCode.NUMBER_RANGE]
    assert examine_resource({**SEAT, "open_from": 480, "open_to": 1440}).is_accepted
