"""The messages of `POST /v1/exchange`, their limits and their compression.

One request carries what the device holds and wants, one reply the verdicts and the next page.
Messages are msgpack arrays (new elements are only ever added at the end, with defaults); larger
ones are one zstd frame, recognised by its magic number.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

import msgspec
import zstandard

from sync.batch import Wire
from sync.codec import MalformedError

PROTOCOL_VERSION = 1
MAX_BODY = 8 * 1024 * 1024
"""The longest request or reply on the wire, bytes."""
MAX_UNPACKED = 32 * 1024 * 1024
MAX_REQUEST = 16 * 1024 * 1024
"""The longest request unpacked, and the most its rows may expand to, bytes. A device sends about
`PAGE_BYTES` characters of text at a time, at most four bytes each, and their versions."""
PAGE_ROWS = 1_000
SETUP_PAGE_ROWS = 4_000
PAGE_BYTES = 2 * 1024 * 1024
"""About how many unpacked bytes of rows a page holds; a single row may exceed it."""

EXCHANGE_PATH = "/v1/exchange"
ENROL_PATH = "/v1/enrol"

_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_SMALLEST_PACKED = 200
_LEVEL = 9


class ScopeAsk(msgspec.Struct, array_like=True, frozen=True):
    """What a device holds of one scope: the numbers `(low, high]`, and the head of the last
    reply."""

    scope: int
    low: int
    high: int
    head: int


class Request(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """One step of an exchange.

    Attributes:
        contract: the sender's contract version.
        epoch: the epoch of the last reply applied (8 bytes), empty before the first.
        scopes: the device's own post first, then `ref`.
        now: the device's clock, UTC ms.
        held: how many captured changes the device holds besides those of this request (parked
            ones apart).
        complete_through: the time up to which all captured changes are settled or travel here,
            UTC ms.
        want: at most so many rows in the page.
        batches, patches: changes to merge, in the form of `Batch.to_wire` and `Patch.to_wire`.
    """

    protocol: int
    contract: int
    epoch: bytes
    scopes: list[ScopeAsk]
    now: int
    held: int = 0
    complete_through: int = 0
    want: int = PAGE_ROWS
    batches: list[Wire] = []
    patches: list[Wire] = []


class Status:
    """What a reply means; numbers are final."""

    OK = 0
    VOID_MARK = 1
    """Head office was restored: nothing was merged, numbers and receipts of this device are
    void."""


class ParkedCode:
    """Why a change was parked; numbers are final."""

    MALFORMED = 1
    TOO_LARGE = 2
    FORBIDDEN_KIND = 3
    FORBIDDEN_FIELD = 4


class Parked(msgspec.Struct, array_like=True, frozen=True):
    """A change head office cannot take: its name and why.

    One name may be parked in one field and taken in another: `field` is the first of the fields
    that were sent as one, 0 for a whole row.
    """

    run: int
    number: int
    code: int
    field: int = 0


class ScopeSaid(msgspec.Struct, array_like=True, frozen=True):
    """Head office's word on one scope.

    Attributes:
        answers: the `head` of the request, so that a late reply is recognised.
        head: the highest number given out, own changes of this exchange included.
        fingerprint: `digest.fingerprint` of all kinds at that head (8 bytes).
    """

    scope: int
    answers: int
    head: int
    fingerprint: bytes


class Page(msgspec.Struct, array_like=True, frozen=True):
    """All rows of a scope with numbers in `(low, high]`, but own ones taken as sent just now.

    `count` and `total` (sum of row hashes, 16 bytes) cover the rows in `batches`.
    """

    scope: int
    low: int
    high: int
    count: int
    total: bytes
    batches: list[Wire]


class Reply(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """The answer to a `Request`.

    Every change of the request is settled unless it is in `parked`. `rows` holds the present
    state of every row that was not taken exactly as it was sent.

    Attributes:
        answers: the `epoch` of the request.
        run: if not 0, head office has settled higher numbers of this run than the device sent, or
            one of its names for another change: the device starts a new run before its next
            capture.
    """

    status: int
    contract: int
    answers: bytes
    epoch: bytes
    now: int
    scopes: list[ScopeSaid]
    page: Page | None = None
    rows: list[Wire] = []
    parked: list[Parked] = []
    run: int = 0


class EnrolRequest(msgspec.Struct, array_like=True, frozen=True):
    """Asks for a device token with a one-time code."""

    code: str
    label: str
    device: bytes


class EnrolReply(msgspec.Struct, array_like=True, frozen=True):
    """A device's post and its token (22 characters), shown once."""

    device: str
    token: str
    post: str
    post_name: str


class ErrorReply(msgspec.Struct, array_like=True, frozen=True):
    """The body of any answer that is not 200: a code of `ErrorCode`."""

    code: str
    detail: str = ""


class ErrorCode:
    """Codes of `ErrorReply`; the texts people read are the client's."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    UNKNOWN_DEVICE = "unknown_device"
    REVOKED = "revoked"
    FORBIDDEN_SCOPE = "forbidden_scope"
    PROTOCOL = "protocol"
    CODE_INVALID = "code_invalid"
    CODE_EXPIRED = "code_expired"
    BUSY = "busy"
    STORE_FULL = "store_full"
    INSECURE = "insecure"
    INTERNAL = "internal"


T = TypeVar("T", Request, Reply, EnrolRequest, EnrolReply, ErrorReply)

_encode = msgspec.msgpack.Encoder().encode


def pack(message: msgspec.Struct) -> bytes:
    """The bytes of a message. A small one leaves out elements at its end that are defaults: with
    nothing to do, every byte counts."""
    body = _encode(message)
    if len(body) < _SMALLEST_PACKED:
        return _encode(_without_defaults(message))
    return zstandard.ZstdCompressor(level=_LEVEL).compress(body)


def _without_defaults(message: msgspec.Struct) -> list[Any]:
    values = list(msgspec.structs.astuple(message))
    for value, default in zip(reversed(values), _defaults(type(message)), strict=False):
        if value != default:
            break
        values.pop()
    return values


@lru_cache
def _defaults(type_: type[msgspec.Struct]) -> list[Any]:
    """The defaults of a message's elements, from the last one back to the last without one."""
    found: list[Any] = []
    for field in reversed(msgspec.structs.fields(type_)):
        if field.required:
            break
        factory = field.default_factory
        found.append(field.default if factory is msgspec.NODEFAULT else factory())
    return found


def unpack(type_: type[T], data: bytes, most: int = MAX_UNPACKED) -> T:
    """The message of its bytes.

    Raises:
        MalformedError: not such a message, or larger than `most` unpacked.
    """
    try:
        return msgspec.msgpack.decode(_unpacked(data, most), type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedError("message") from error


def _unpacked(data: bytes, most: int) -> bytes:
    """The body, whose size is read from the frame and capped before anything is unpacked."""
    if not data.startswith(_ZSTD_MAGIC):
        return data
    try:
        size = zstandard.get_frame_parameters(data).content_size
        if not 0 <= size <= most:
            raise MalformedError("unpacked size")
        unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_BODY).decompressobj()
        body = unpacker.decompress(data)
    except zstandard.ZstdError as error:
        raise MalformedError("frame") from error
    if not unpacker.eof or unpacker.unused_data or len(body) != size:
        raise MalformedError("frame")
    return body


def error_body(code: str, detail: Any = "") -> bytes:
    """The bytes of an `ErrorReply`."""
    return pack(ErrorReply(code, str(detail)))
