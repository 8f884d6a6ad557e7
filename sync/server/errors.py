"""What can go wrong at head office, as errors that carry a code, a sentence and an exit code."""

from __future__ import annotations


class RefusalError(Exception):
    """A device's request is not answered; an HTTP status and a code of `protocol.ErrorCode`."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class ServerError(Exception):
    """Something an administrator has to be told.

    Attributes:
        code: stable, stands in `{"error": ...}` of `--json`.
        message: one clear Indonesian sentence without personal data.
        exit_code: see the design, section 6.
    """

    code = "internal"
    exit_code = 1

    def __init__(self, message: str, code: str | None = None, exit_code: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.exit_code = type(self).exit_code if exit_code is None else exit_code


class BadInputError(ServerError):
    """What was typed or handed in cannot be used."""

    code = "bad_usage"
    exit_code = 2


class UnavailableError(ServerError):
    """The database does not answer, or not in time; nothing is lost, a later attempt works."""

    code = "unreachable"
    exit_code = 3


class RefusedError(ServerError):
    """Refused until somebody changes something; the store is as it was."""

    code = "refused"
    exit_code = 5


class StoreFullError(RefusedError):
    """The database cannot grow: nothing of the transaction was stored."""

    code = "disk_full"


class StoreNewerError(RefusedError):
    """The database was written by a newer version."""

    code = "store_newer"


class StoreDamagedError(ServerError):
    """The database is damaged."""

    code = "store_damaged"
    exit_code = 6
