"""Carries messages over HTTP: one keep-alive connection, few headers, TLS verified.

Plain http is refused except to this computer itself.
"""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import urlsplit

from sync.client.errors import BadReplyError, RefusedError, TlsError, UnreachableError
from sync.codec import MalformedError
from sync.protocol import (
    ENROL_PATH,
    EXCHANGE_PATH,
    MAX_BODY,
    EnrolReply,
    EnrolRequest,
    ErrorCode,
    ErrorReply,
    Reply,
    Request,
    pack,
    unpack,
)

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_CONNECT_SECONDS = 10.0
_STALL_SECONDS = 60.0
_CHUNK = 256 * 1024

T = TypeVar("T", Reply, EnrolReply)


class InsecureAddressError(ValueError):
    """An address that is not https, nor http to this computer, or none at all."""


class Transport:
    """A connection to head office.

    Args:
        url: base address, `https://...`, or `http://` to this computer.
        token: the device's token; None before enrolment.

    Raises:
        InsecureAddressError: the address is not one of those.

    Not thread safe; `bytes_sent` and `bytes_received` count bodies.
    """

    def __init__(self, url: str, token: str | None = None) -> None:
        import urllib3  # late: its import costs the start of the window

        try:
            parts = urlsplit(url if "//" in url else f"https://{url}")
            port = parts.port
        except ValueError as error:  # "https://[::1", "https://pusat:99999"
            raise InsecureAddressError(url) from error
        if parts.hostname is None or parts.scheme not in ("http", "https"):
            raise InsecureAddressError(url)
        if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
            raise InsecureAddressError(url)
        self._prefix = parts.path.rstrip("/")
        timeout = urllib3.Timeout(connect=_CONNECT_SECONDS, read=_STALL_SECONDS)
        options: dict[str, Any] = {"timeout": timeout, "retries": False, "maxsize": 1}
        self._pool: Any
        if parts.scheme == "https":
            self._pool = urllib3.HTTPSConnectionPool(
                parts.hostname, port or 443, cert_reqs="CERT_REQUIRED", **options
            )
        else:
            self._pool = urllib3.HTTPConnectionPool(parts.hostname, port or 80, **options)
        self._headers = {
            "Accept-Encoding": urllib3.util.SKIP_HEADER,
            "User-Agent": urllib3.util.SKIP_HEADER,
        }
        if token:
            self._headers["Authorization"] = token
        self.bytes_sent = 0
        self.bytes_received = 0

    def exchange(self, request: Request) -> Reply:
        """Sends one request and returns the reply.

        Raises:
            UnreachableError, TlsError, RefusedError, BadReplyError.
        """
        return self._post(EXCHANGE_PATH, pack(request), Reply)

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """Trades a one-time code for a device token; errors as `exchange`."""
        return self._post(ENROL_PATH, pack(request), EnrolReply)

    def _post(self, path: str, body: bytes, type_: type[T]) -> T:
        from urllib3.exceptions import HTTPError, SSLError

        self.bytes_sent += len(body)
        try:
            answer = self._pool.urlopen(
                "POST",
                self._prefix + path,
                body=body,
                headers=self._headers,
                redirect=False,
                # Messages are packed by themselves: what an HTTP coding would unpack has no limit.
                preload_content=False,
                decode_content=False,
            )
            try:
                data = _read(answer)
            except BaseException:
                answer.close()
                raise
            answer.release_conn()
        except SSLError as error:
            raise TlsError(type(error).__name__) from error
        except (HTTPError, OSError) as error:
            raise UnreachableError(type(error).__name__) from error
        self.bytes_received += len(data)
        if answer.status != 200:
            raise _refusal(answer.status, data, answer.headers.get("Retry-After"))
        try:
            return unpack(type_, data)
        except MalformedError as error:
            raise BadReplyError("not a reply of head office") from error

    def close(self) -> None:
        """Closes the connection."""
        self._pool.close()


def _read(answer: Any) -> bytes:
    """The body, of which no more is taken than a message may have."""
    parts: list[bytes] = []
    left = MAX_BODY
    while part := answer.read(_CHUNK):
        left -= len(part)
        if left < 0:
            raise BadReplyError("too large")
        parts.append(part)
    return b"".join(parts)


def _refusal(status: int, data: bytes, retry_after: str | None) -> Exception:
    try:
        code = unpack(ErrorReply, data).code
    except MalformedError:
        return UnreachableError(f"HTTP {status}")
    if code in (ErrorCode.BUSY, ErrorCode.INTERNAL, ErrorCode.STORE_FULL):
        wait = float(retry_after) if retry_after and retry_after.isdigit() else None
        return UnreachableError(code, wait)
    return RefusedError(code)
