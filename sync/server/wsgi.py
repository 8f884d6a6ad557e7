"""The plain WSGI application: `/v1/exchange` and `/v1/enrol`; every other path goes to the pages.

Replies of the exchange carry no header that is not needed: with nothing to do, headers are most
of what travels.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from sync.codec import MalformedError
from sync.protocol import (
    ENROL_PATH,
    EXCHANGE_PATH,
    MAX_BODY,
    MAX_REQUEST,
    EnrolRequest,
    ErrorCode,
    Request,
    error_body,
    pack,
    unpack,
)
from sync.server.devices import Enrolment
from sync.server.errors import RefusalError, StoreFullError, UnavailableError
from sync.server.exchange import Exchange
from sync.server.throttle import OneAtATime, Throttle

Environ: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[..., Any]
WsgiApp: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]

_LOOPBACK = {"127.0.0.1", "::1"}
_log = logging.getLogger(__name__)

_STATUS = {
    200: "200 OK",
    400: "400 Bad Request",
    401: "401 Unauthorized",
    403: "403 Forbidden",
    405: "405 Method Not Allowed",
    411: "411 Length Required",
    413: "413 Content Too Large",
    429: "429 Too Many Requests",
    500: "500 Internal Server Error",
    503: "503 Service Unavailable",
    507: "507 Insufficient Storage",
}


REQUESTS_A_MINUTE = 3_000
"""Of one device; the first download of a post with 600,000 rows makes some 1,200 requests."""
_PATIENCE_SECONDS = 5.0
_WAIT_SECONDS = {429: "60", 503: "5", 507: "300"}


class App:
    """The WSGI application.

    Args:
        pages: answers every path but the two of the protocol.
        now: wall clock, UTC ms.
    """

    def __init__(
        self,
        exchange: Exchange,
        enrolment: Enrolment,
        pages: WsgiApp,
        now: Callable[[], int],
    ) -> None:
        self._exchange = exchange
        self._enrolment = enrolment
        self._pages = pages
        self._requests = Throttle(REQUESTS_A_MINUTE, 60_000, now)
        self._under_way = OneAtATime(_PATIENCE_SECONDS)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        answer: Callable[[Environ], bytes]
        if path == EXCHANGE_PATH:
            answer = self._answer_exchange
        elif path == ENROL_PATH:
            answer = self._answer_enrol
        else:
            return self._pages(environ, start_response)
        status, body = _guarded(answer, environ)
        headers = [("Content-Length", str(len(body)))]
        if status in _WAIT_SECONDS:
            headers.append(("Retry-After", _WAIT_SECONDS[status]))
        start_response(_STATUS[status], headers)
        return [body]

    def _answer_exchange(self, environ: Environ) -> bytes:
        body = _read(environ)
        token = environ.get("HTTP_AUTHORIZATION", "")
        # Who sends it comes first: nothing is unpacked for a stranger, and one request at a time
        # for a device, since a small one may need much memory.
        device = self._exchange.sender(token)
        if self._requests.must_wait(device):
            raise RefusalError(429, ErrorCode.BUSY)
        self._requests.note(device)
        with self._under_way.entered(device) as free:
            if not free:
                raise RefusalError(503, ErrorCode.BUSY)
            return pack(self._exchange.handle(token, unpack(Request, body, MAX_REQUEST)))

    def _answer_enrol(self, environ: Environ) -> bytes:
        request = unpack(EnrolRequest, _read(environ))
        return pack(self._enrolment.handle(request, environ.get("REMOTE_ADDR", "")))


def is_private(environ: Environ) -> bool:
    """Tokens, rows and figures do not travel in clear: https, or this computer itself."""
    return environ["wsgi.url_scheme"] == "https" or environ.get("REMOTE_ADDR") in _LOOPBACK


def _read(environ: Environ) -> bytes:
    if not is_private(environ):
        raise RefusalError(403, ErrorCode.INSECURE)
    if environ.get("REQUEST_METHOD") != "POST":
        raise RefusalError(405, ErrorCode.MALFORMED)
    try:
        length = int(environ.get("CONTENT_LENGTH") or "")
    except ValueError:
        raise RefusalError(411, ErrorCode.MALFORMED) from None
    if length > MAX_BODY:
        raise RefusalError(413, ErrorCode.TOO_LARGE)
    body: bytes = environ["wsgi.input"].read(length)
    if len(body) != length:
        raise MalformedError("cut short")
    return body


def _guarded(answer: Callable[[Environ], bytes], environ: Environ) -> tuple[int, bytes]:
    """The answer, or what went wrong as a status and an `ErrorReply`."""
    try:
        return 200, answer(environ)
    except RefusalError as error:
        return error.status, error_body(error.code)
    except MalformedError as error:
        return 400, error_body(ErrorCode.MALFORMED, error)
    except StoreFullError:
        return 507, error_body(ErrorCode.STORE_FULL)
    except UnavailableError:
        return 503, error_body(ErrorCode.BUSY)
    except Exception as error:
        # Where it happened and what kind it was; the text of an error may hold values of rows.
        where = "".join(traceback.format_tb(error.__traceback__))
        _log.error("%s at %s\n%s", type(error).__name__, environ.get("PATH_INFO"), where)
        return 500, error_body(ErrorCode.INTERNAL)
