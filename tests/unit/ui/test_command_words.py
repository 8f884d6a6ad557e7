"""The command line has words for everything it can say."""

import re
from pathlib import Path

import pytest

from okeoce_desktop import services
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services import backups
from okeoce_desktop.ui import command_words


def _codes(pattern: str) -> set[str]:
    folder = Path(services.__file__).parent
    texts = [path.read_text("utf-8") for path in folder.glob("import*.py")]
    return {code for text in texts for code in re.findall(pattern, text)}


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_error_has_a_sentence(code: ErrorCode) -> None:
    assert command_words.failure_words(UserFacingError(code)).endswith(".")


def test_every_fault_of_a_record_has_a_sentence() -> None:
    faults = _codes(r'(?:None, \w+(?:\[:_KEPT\])?, |fault = |line, \[.*\], )"(\w+)"') | {"deleted"}
    assert {"not_json", "encoding", "quotes", "too_many_cells"} <= faults
    for fault in faults:
        assert command_words.reject_words(fault) != fault


def test_every_reason_for_a_bad_file_has_a_sentence() -> None:
    plain = command_words.failure_words(UserFacingError(ErrorCode.BAD_FILE))
    for reason in _codes(r'reason="(\w+)"') | _codes(r'_bad\(path, "(\w+)"\)'):
        error = UserFacingError(ErrorCode.BAD_FILE, reason=reason, columns="full_name")
        assert command_words.failure_words(error) != plain, reason


def test_every_reason_for_a_bad_backup_has_a_sentence() -> None:
    source = Path(backups.__file__).read_text("utf-8")
    found = set(re.findall(r'BAD_BACKUP, reason="(\w+)"', source))
    assert {"missing", "damaged"} <= found
    errors = [UserFacingError(ErrorCode.BAD_BACKUP, reason=reason) for reason in found]
    assert len({command_words.failure_words(error) for error in errors}) == len(found)


def test_columns_that_nobody_uses_are_said() -> None:
    figures = dict.fromkeys(("read", "created", "updated", "unchanged", "rejected", "warnings"), 1)
    found = {**figures, "rejects_file": "x", "ignored_columns": ["hobi", "nama"]}
    lines = command_words.outcome_lines("import", found)
    assert any("hobi, nama" in line for line in lines)
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("detail", "word"),
    [
        ("the following arguments are required: --post", "--post"),
        ("argument PERINTAH: invalid choice: 'foo' (choose from 'setup')", "'foo'"),
        ("unrecognized arguments: --warna", "--warna"),
        ("something new", ""),
    ],
)
def test_wrong_usage_names_the_word(detail: str, word: str) -> None:
    found = command_words.failure_words(UserFacingError(ErrorCode.BAD_USAGE, detail=detail))
    assert word in found
    assert "arguments" not in found
