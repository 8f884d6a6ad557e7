"""Messages as bytes: small, capped before unpacking, never a surprise."""

from __future__ import annotations

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sync.codec import MalformedError
from sync.protocol import (
    MAX_UNPACKED,
    EnrolReply,
    EnrolRequest,
    ErrorCode,
    ErrorReply,
    Page,
    Parked,
    Reply,
    Request,
    ScopeAsk,
    ScopeSaid,
    error_body,
    pack,
    unpack,
)

REQUEST = Request(
    protocol=1, contract=1, epoch=b"12345678", scopes=[ScopeAsk(317401, 0, 9, 9)], now=5
)
REPLY = Reply(
    status=0, contract=1, answers=b"", epoch=b"12345678", now=5,
    scopes=[ScopeSaid(317401, 9, 9, b"87654321")],
)  # fmt: skip


@pytest.mark.parametrize(
    "message",
    [
        REQUEST,
        msgspec.structs.replace(REQUEST, held=3),
        msgspec.structs.replace(REQUEST, want=7),
        msgspec.structs.replace(REQUEST, batches=[[1, 2]]),
        msgspec.structs.replace(REQUEST, patches=[[b"x" * 500]]),
        REPLY,
        msgspec.structs.replace(REPLY, run=5),
        msgspec.structs.replace(REPLY, parked=[Parked(1, 2, 3, 4)]),
        msgspec.structs.replace(REPLY, page=Page(1, 0, 9, 0, bytes(16), [])),
        EnrolRequest("ABCD-EFGH", "laptop", b"id"),
        EnrolReply("31.74.01-1", "t" * 22, "31.74.01", "Tebet"),
        ErrorReply(ErrorCode.BUSY),
    ],
)
def test_a_message_comes_back(message: msgspec.Struct) -> None:
    assert unpack(type(message), pack(message)) == message  # type: ignore[type-var]


def test_defaults_at_the_end_do_not_travel_but_may() -> None:
    assert len(pack(REQUEST)) < len(msgspec.msgpack.encode(REQUEST))
    assert unpack(Request, msgspec.msgpack.encode(REQUEST)) == REQUEST
    assert unpack(ErrorReply, error_body(ErrorCode.REVOKED)).code == "revoked"


def test_a_reader_ignores_elements_it_does_not_know_yet() -> None:
    longer = [*msgspec.msgpack.decode(msgspec.msgpack.encode(REPLY)), "new", 7]
    assert unpack(Reply, msgspec.msgpack.encode(longer)) == REPLY


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\x93\x01\x01",
        b"\x91" * 5000 + b"\x01",
        b"\xdd\xff\xff\xff\xff",
        msgspec.msgpack.encode({"protocol": 1}),
        b"\x28\xb5\x2f\xfd",
        b"\x28\xb5\x2f\xfd" + bytes(40),
        zstandard.compress(b"\x01" * 1000) + b"tail",
        zstandard.compress(b"\x01" * 1000) + zstandard.compress(b"\x01" * 1000),
        zstandard.compress(b"\x01" * 1000)[:-3],
        zstandard.compress(bytes(MAX_UNPACKED + 1)),
        zstandard.ZstdCompressor(write_content_size=False).compress(bytes(1000)),
        b"\x96" + b"\xa2\xff\xfe" + bytes(5),
    ],
)
def test_what_is_no_message(data: bytes) -> None:
    with pytest.raises(MalformedError):
        unpack(Request, data)


@given(st.binary(max_size=300), st.integers(0, 400))
def test_random_bytes_are_malformed_and_nothing_else(noise: bytes, at: int) -> None:
    good = pack(msgspec.structs.replace(REQUEST, batches=[[b"x" * 300, list(range(50))]]))
    for data in (noise, good[:at], good[:at] + noise + good[at + len(noise) :]):
        try:
            unpack(Request, data)
        except MalformedError:
            continue
