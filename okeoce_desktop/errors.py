"""Errors that a person or a script is told about: codes and parameters, never display text.

The sentence for a code is written in the user interface; the exit code of a command follows from
the error code, so that scripts can rely on it (design, section 6).
"""

import enum


class ExitCode(enum.IntEnum):
    """Exit codes of `okeoce` and `okeoce-server`; stable, scripts rely on them."""

    DONE = 0
    BUG = 1  # Python's own code for an uncaught exception; every promised outcome has another
    BAD_INPUT = 2
    UNREACHABLE = 3
    ATTENTION = 4
    REFUSED = 5
    DAMAGED = 6


class ErrorCode(enum.StrEnum):
    """What went wrong; the value stands in `{"error": ...}` of `--json` and is stable."""

    # What was typed or handed in cannot be used.
    BAD_USAGE = "bad_usage"
    BAD_FILE = "bad_file"
    FILE_NOT_WRITABLE = "file_not_writable"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_POST = "unknown_post"
    UNKNOWN_DEVICE = "unknown_device"
    BAD_ADDRESS = "bad_address"
    BAD_BACKUP = "bad_backup"
    INVALID_ENTRY = "invalid_entry"
    STORE_MISSING = "store_missing"
    STORE_EXISTS = "store_exists"

    # Head office did not answer, or not usefully; nothing is lost, a later run finishes the work.
    UNREACHABLE = "unreachable"
    TLS = "tls"
    SERVER_ERROR = "server_error"
    RATE_LIMITED = "rate_limited"

    # Done, but some rows need a person.
    HEAD_OFFICE_RESTORED = "head_office_restored"

    # Refused until somebody changes something; the store is as it was.
    STORE_NEWER = "store_newer"
    STORE_LOCKED = "store_locked"
    PASSPHRASE_WRONG = "passphrase_wrong"
    PASSPHRASE_MISSING = "passphrase_missing"
    DISK_FULL = "disk_full"
    NOT_ENROLLED = "not_enrolled"
    CODE_EXPIRED = "code_expired"
    CODE_INVALID = "code_invalid"
    REVOKED = "revoked"
    FORBIDDEN_SCOPE = "forbidden_scope"
    PROTOCOL_TOO_OLD = "protocol_too_old"

    STORE_DAMAGED = "store_damaged"
    INTERNAL = "internal"

    @property
    def exit_code(self) -> ExitCode:
        """The exit code of a command that ends with this error."""
        return _EXIT_CODES[self]


_BY_EXIT_CODE: dict[ExitCode, tuple[ErrorCode, ...]] = {
    ExitCode.BUG: (ErrorCode.INTERNAL,),
    ExitCode.BAD_INPUT: (
        ErrorCode.BAD_USAGE,
        ErrorCode.BAD_FILE,
        ErrorCode.FILE_NOT_WRITABLE,
        ErrorCode.UNKNOWN_KIND,
        ErrorCode.UNKNOWN_POST,
        ErrorCode.UNKNOWN_DEVICE,
        ErrorCode.BAD_ADDRESS,
        ErrorCode.BAD_BACKUP,
        ErrorCode.INVALID_ENTRY,
        ErrorCode.STORE_MISSING,
        ErrorCode.STORE_EXISTS,
    ),
    ExitCode.UNREACHABLE: (
        ErrorCode.UNREACHABLE,
        ErrorCode.TLS,
        ErrorCode.SERVER_ERROR,
        ErrorCode.RATE_LIMITED,
    ),
    ExitCode.ATTENTION: (ErrorCode.HEAD_OFFICE_RESTORED,),
    ExitCode.REFUSED: (
        ErrorCode.STORE_NEWER,
        ErrorCode.STORE_LOCKED,
        ErrorCode.PASSPHRASE_WRONG,
        ErrorCode.PASSPHRASE_MISSING,
        ErrorCode.DISK_FULL,
        ErrorCode.NOT_ENROLLED,
        ErrorCode.CODE_EXPIRED,
        ErrorCode.CODE_INVALID,
        ErrorCode.REVOKED,
        ErrorCode.FORBIDDEN_SCOPE,
        ErrorCode.PROTOCOL_TOO_OLD,
    ),
    ExitCode.DAMAGED: (ErrorCode.STORE_DAMAGED,),
}
_EXIT_CODES = {code: exit_code for exit_code, codes in _BY_EXIT_CODE.items() for code in codes}


class UserFacingError(Exception):
    """Something a person has to be told, as a code and the facts to fill the sentence with.

    Callers that react differently compare `code` or `exit_code`; there are no subclasses, so no
    handler misses an error that was raised by its code alone. Parameters never carry personal
    data: they reach logs.
    """

    def __init__(self, code: ErrorCode, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    @property
    def exit_code(self) -> ExitCode:
        """The exit code of a command that ends with this error."""
        return self.code.exit_code

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code} ({facts})" if facts else str(self.code)
