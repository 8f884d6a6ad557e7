"""Errors of the exchange as errors a person is told about."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from okeoce_desktop.errors import ErrorCode, UserFacingError
from sync.client.errors import (
    BadReplyError,
    HeadOfficeRestoredError,
    RefusedError,
    TlsError,
    UnreachableError,
)
from sync.protocol import ErrorCode as WireCode

_REFUSALS = {
    WireCode.UNKNOWN_DEVICE: ErrorCode.NOT_ENROLLED,
    WireCode.REVOKED: ErrorCode.REVOKED,
    WireCode.FORBIDDEN_SCOPE: ErrorCode.FORBIDDEN_SCOPE,
    WireCode.CODE_INVALID: ErrorCode.CODE_INVALID,
    WireCode.CODE_EXPIRED: ErrorCode.CODE_EXPIRED,
    WireCode.PROTOCOL: ErrorCode.PROTOCOL_TOO_OLD,
}


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turns `sync.client.errors` into `UserFacingError`."""
    try:
        yield
    except TlsError as error:
        raise UserFacingError(ErrorCode.TLS) from error
    except RefusedError as error:
        code = _REFUSALS.get(error.code, ErrorCode.SERVER_ERROR)
        raise UserFacingError(code, said=error.code) from error
    except HeadOfficeRestoredError as error:
        raise UserFacingError(ErrorCode.HEAD_OFFICE_RESTORED) from error
    except UnreachableError as error:
        raise UserFacingError(ErrorCode.UNREACHABLE, detail=str(error)) from error
    except BadReplyError as error:
        raise UserFacingError(ErrorCode.SERVER_ERROR, detail=str(error)) from error
