"""The way to head office: what comes back is bounded, and the line is used again."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from sync.client.errors import BadReplyError, UnreachableError
from sync.client.transport import Transport
from sync.protocol import MAX_BODY, EnrolReply, EnrolRequest, pack

REQUEST = EnrolRequest("ABCD-EFGH", "meja", bytes(16))
REPLY = EnrolReply("D-1", "t" * 22, "31.74.01", "Tebet")


class Office(BaseHTTPRequestHandler):
    """Answers with whatever the test wants."""

    protocol_version = "HTTP/1.1"
    head: ClassVar[dict[str, str]] = {}
    body = b""
    endless = cut_off = False
    lines: ClassVar[set[tuple[str, int]]] = set()
    taken = 0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        type(self).lines.add(self.client_address)
        self.send_response(200)
        for name, value in self.head.items():
            self.send_header(name, value)
        if self.endless:
            self.send_header("Content-Length", str(1 << 40))
            self.end_headers()
            self.pour()
            return
        self.send_header("Content-Length", str(len(self.body) + self.cut_off))
        self.end_headers()
        self.wfile.write(self.body)
        self.close_connection = self.cut_off

    def pour(self) -> None:
        part = bytes(1 << 20)
        try:
            while type(self).taken < 20 * MAX_BODY:
                self.wfile.write(part)
                type(self).taken += len(part)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Office]]:
    class Own(Office):
        lines: ClassVar[set[tuple[str, int]]] = set()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setattr(Own, "url", f"http://127.0.0.1:{server.server_port}", raising=False)
    yield Own
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def transport(office: type[Office]) -> Iterator[Transport]:
    found = Transport(office.url)  # type: ignore[attr-defined]
    yield found
    found.close()


def test_one_line_carries_many_messages(office: type[Office], transport: Transport) -> None:
    office.body = pack(REPLY)
    for _ in range(3):
        assert transport.enrol(REQUEST) == REPLY
    assert len(office.lines) == 1
    assert transport.bytes_received == 3 * len(office.body)


def test_an_endless_answer_is_cut_off(office: type[Office], transport: Transport) -> None:
    office.endless = True
    with pytest.raises(BadReplyError):
        transport.enrol(REQUEST)
    assert office.taken < 5 * MAX_BODY
    office.endless, office.body = False, pack(REPLY)
    assert transport.enrol(REQUEST) == REPLY


def test_nothing_is_unpacked_but_messages(office: type[Office], transport: Transport) -> None:
    office.head = {"Content-Encoding": "deflate"}
    office.body = zlib.compress(pack(REPLY))
    with pytest.raises(BadReplyError):
        transport.enrol(REQUEST)
    assert transport.bytes_received == len(office.body)


def test_an_answer_that_breaks_off_is_no_answer(office: type[Office], transport: Transport) -> None:
    office.cut_off = True
    office.body = pack(REPLY)
    with pytest.raises(UnreachableError):
        transport.enrol(REQUEST)
