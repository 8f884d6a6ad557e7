"""What can go wrong between a device and head office. Nothing is lost by any of them."""

from __future__ import annotations


class SyncError(Exception):
    """An exchange did not succeed; the next run goes on where this one stopped."""


class UnreachableError(SyncError):
    """No usable answer: no line, wrong address, cut, server down or busy.

    Attributes:
        retry_after: seconds head office asked to wait, if it said so.
    """

    def __init__(self, detail: str, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class TlsError(SyncError):
    """The server could not prove who it is."""


class RefusedError(SyncError):
    """Head office answered and refused.

    Attributes:
        code: one of `protocol.ErrorCode`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class HeadOfficeRestoredError(SyncError):
    """Head office was restored to an earlier state; this device's numbers are void."""


class BadReplyError(SyncError):
    """An answer that cannot be trusted: malformed, or a page whose rows do not add up."""
