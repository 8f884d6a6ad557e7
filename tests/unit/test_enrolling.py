"""Enrolment from the command line: a code is spent once, by one computer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from okeoce_desktop.commands import post
from okeoce_desktop.errors import ErrorCode, UserFacingError
from sync.protocol import EnrolReply


class FakeOffice:
    """Takes one code, from whoever comes first, and from the same device again."""

    def __init__(self) -> None:
        self.used_by: bytes | None = None
        self.loses_answers = 0

    def enrol(self, _url: str, _code: str, _label: str, device: bytes) -> EnrolReply:
        if self.used_by not in (None, device):
            raise UserFacingError(ErrorCode.CODE_INVALID)
        self.used_by = device
        if self.loses_answers:
            self.loses_answers -= 1
            raise UserFacingError(ErrorCode.UNREACHABLE)
        return EnrolReply("31.74.01-1", "t" * 22, "31.74.01", "Tebet")


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> FakeOffice:
    found = FakeOffice()
    monkeypatch.setattr(post, "enrol", found.enrol)
    monkeypatch.setenv("OKEOCE_PASSPHRASE", "kata sandi uji")
    return found


def enrol(directory: Path) -> dict[str, Any]:
    outcome = post.enrol_device(str(directory), server="https://x", code="A", label="Meja")
    return outcome.found


def test_a_lost_answer_costs_no_code(office: FakeOffice, tmp_path: Path) -> None:
    office.loses_answers = 1
    with pytest.raises(UserFacingError):
        enrol(tmp_path / "1")
    with pytest.raises(UserFacingError) as error:
        enrol(tmp_path / "2")
    assert error.value.code is ErrorCode.CODE_INVALID
    assert enrol(tmp_path / "1")["created"]


def test_a_store_that_could_not_be_made_costs_no_code(
    office: FakeOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserFacingError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(post, "create_post", full)
        with pytest.raises(UserFacingError):
            enrol(tmp_path / "1")
    assert enrol(tmp_path / "1")["created"]
    assert not list((tmp_path / "1").glob("*enrolling*"))


def test_each_computer_is_another(office: FakeOffice, tmp_path: Path) -> None:
    enrol(tmp_path / "1")
    first, office.used_by = office.used_by, None
    enrol(tmp_path / "2")
    assert office.used_by != first
