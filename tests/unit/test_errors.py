"""Error codes and the exit codes scripts rely on."""

import pytest

from okeoce_desktop.errors import ErrorCode, ExitCode, UserFacingError


def test_every_code_has_an_exit_code_other_than_success() -> None:
    for code in ErrorCode:
        assert code.exit_code is not ExitCode.DONE


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [
        (ErrorCode.BAD_USAGE, 2),
        (ErrorCode.BAD_FILE, 2),
        (ErrorCode.STORE_MISSING, 2),
        (ErrorCode.UNREACHABLE, 3),
        (ErrorCode.TLS, 3),
        (ErrorCode.HEAD_OFFICE_RESTORED, 4),
        (ErrorCode.NOT_ENROLLED, 5),
        (ErrorCode.REVOKED, 5),
        (ErrorCode.PASSPHRASE_WRONG, 5),
        (ErrorCode.STORE_DAMAGED, 6),
    ],
)
def test_exit_codes_of_the_design(code: ErrorCode, exit_code: int) -> None:
    assert UserFacingError(code).exit_code == exit_code


def test_an_error_carries_code_and_facts() -> None:
    error = UserFacingError(ErrorCode.BAD_FILE, path="a.csv", line=3)
    assert (error.code, error.params) == (ErrorCode.BAD_FILE, {"path": "a.csv", "line": 3})
    assert str(error) == "bad_file (path='a.csv', line=3)"
    assert str(UserFacingError(ErrorCode.TLS)) == "tls"
