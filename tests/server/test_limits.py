"""What a caller can make head office do: nothing as a stranger, a measured amount as a device."""

from __future__ import annotations

import random
import threading
from typing import Any

import msgspec
import pytest
import zstandard

from sync.batch import Patch
from sync.codec import MalformedError
from sync.contract import PARTICIPANT
from sync.contract.fields import RowId
from sync.protocol import (
    EXCHANGE_PATH,
    MAX_REQUEST,
    EnrolRequest,
    ErrorCode,
    ErrorReply,
    ParkedCode,
    Reply,
    pack,
    unpack,
)
from sync.server.checks import MAX_ROW
from sync.server.devices import Enrolment, make_code
from sync.server.errors import RefusalError
from sync.server.throttle import OneAtATime, Throttle
from sync.server.wsgi import REQUESTS_A_MINUTE, App
from sync.versions import NO_NAME, Change
from tests.helpers.office import Laptop, Office

NOTES = PARTICIPANT.by_name["notes"].number


def app_of(office: Office) -> App:
    def no_pages(environ: Any, start_response: Any) -> list[bytes]:
        raise AssertionError

    return App(office.exchange, office.enrolment, no_pages, office.clock)


def post(app: App, body: bytes, token: str, **environ: str) -> tuple[str, bytes]:
    import io

    said: list[str] = []
    whole = {
        "PATH_INFO": EXCHANGE_PATH,
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_AUTHORIZATION": token,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        **environ,
    }
    answer = app(whole, lambda status, _headers: said.append(status))
    return said[0][:3], b"".join(answer)


def bomb(of: int) -> bytes:
    """A few bytes which unpack to a request of so many bytes, all of them empty lists."""
    head = msgspec.msgpack.encode([1, 1, b"", [], 1, 0, 0, 1])[1:]
    body = b"\x99" + head + b"\x91\xdd" + of.to_bytes(4, "big") + b"\x90" * of
    return zstandard.compress(body)


def test_nothing_is_unpacked_for_a_stranger(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, laptop = app_of(office), office.laptop()

    def unpacked(*_: object) -> Any:
        raise AssertionError("unpacked")

    monkeypatch.setattr("sync.server.wsgi.unpack", unpacked)
    status, body = post(app, pack(laptop.request()), "A" * 22)
    assert (status, unpack(ErrorReply, body).code) == ("401", ErrorCode.UNKNOWN_DEVICE)


def test_a_request_that_unpacks_to_too_much_is_malformed(office: Office) -> None:
    app, laptop = app_of(office), office.laptop()
    status, body = post(app, bomb(MAX_REQUEST), laptop.token)
    assert (status, unpack(ErrorReply, body).code) == ("400", ErrorCode.MALFORMED)


def test_a_device_has_one_request_under_way(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.server.wsgi._PATIENCE_SECONDS", 0.05)
    app, one, two = app_of(office), office.laptop(), office.laptop()
    inside, go_on = threading.Event(), threading.Event()
    handle = office.exchange.handle

    def slowly(token: str, request: Any) -> Reply:
        if token == one.token:
            inside.set()
            assert go_on.wait(10)
        return handle(token, request)

    monkeypatch.setattr(office.exchange, "handle", slowly)
    first: list[str] = []
    worker = threading.Thread(
        target=lambda: first.append(post(app, pack(one.request()), one.token)[0])
    )
    worker.start()
    assert inside.wait(10)
    assert post(app, pack(one.request()), one.token)[0] == "503"
    assert post(app, pack(two.request()), two.token)[0] == "200"
    go_on.set()
    worker.join()
    assert first == ["200"]
    assert post(app, pack(one.request()), one.token)[0] == "200"


def test_a_request_waits_for_the_one_before_it() -> None:
    turns = OneAtATime(10)
    order: list[str] = []
    entered = threading.Event()

    def second() -> None:
        with turns.entered("a") as free:
            order.append(f"second {free}")

    worker = threading.Thread(target=second)
    with turns.entered("a"):
        worker.start()
        entered.wait(0.05)
        order.append("first")
    worker.join()
    assert order == ["first", "second True"]


def test_a_device_asks_so_often_in_a_minute(office: Office) -> None:
    app, laptop = app_of(office), office.laptop()
    body = pack(laptop.request())
    for _ in range(REQUESTS_A_MINUTE):
        app._requests.note(1)
    assert post(app, body, laptop.token)[0] == "429"
    office.clock.pass_time(60_000)
    assert post(app, body, laptop.token)[0] == "200"


def test_a_throttle_forgets_after_its_window_and_when_the_clock_is_set_back() -> None:
    now = [1_000_000]
    throttle = Throttle(2, 1_000, lambda: now[0])
    throttle.note("a")
    assert not throttle.must_wait("a")
    throttle.note("a")
    assert throttle.must_wait("a")
    assert not throttle.must_wait("b")
    now[0] += 1_000
    assert not throttle.must_wait("a")
    throttle.note("a")
    throttle.note("a")
    now[0] -= 500_000
    assert not throttle.must_wait("a")


def test_one_code_enrols_one_device_of_two_that_come_at_once(office: Office) -> None:
    enrolment = Enrolment(office.store, office.clock)
    for trial in range(8):
        code = office.store.write(lambda tx: make_code(tx, "31.74.02", office.clock()))[0]
        start = threading.Barrier(2)
        found: list[str] = []

        def enrol(name: bytes, code: str = code, start: Any = start, found: Any = found) -> None:
            start.wait()
            try:
                found.append(enrolment.handle(EnrolRequest(code, "x", name), str(name)).device)
            except RefusalError as error:
                found.append(error.code)

        workers = [
            threading.Thread(target=enrol, args=(f"{trial}{name}".encode(),)) for name in "ab"
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert sorted(found) == [f"31.74.02-{trial + 1}", ErrorCode.CODE_INVALID]


def edits(laptop: Laptop, ids: list[RowId], field: int, value: object) -> Patch:
    return Patch(
        PARTICIPANT.number,
        (field,),
        ids,
        [Change((field,), (value,), laptop.version(), NO_NAME) for _ in ids],  # type: ignore[arg-type]
    )


def test_edits_that_expand_too_far_are_malformed(office: Office) -> None:
    laptop = office.laptop()
    ids = [RowId(n.to_bytes(16, "big")) for n in range(1, 300)]
    with pytest.raises(MalformedError):
        laptop.send(patches=[edits(laptop, ids, NOTES, "x" * 64_000)])
    assert office.count("record") == 0


def test_an_edit_that_makes_a_row_too_large_is_parked(office: Office) -> None:
    laptop = office.laptop()
    ids = [RowId(bytes(15) + b"\x07")]
    fields = range(100, 100 + 1 + MAX_ROW // 60_000)
    replies = [laptop.send(patches=[edits(laptop, ids, n, "x" * 60_000)]) for n in fields]
    assert [reply.parked == [] for reply in replies] == [True] * (len(replies) - 1) + [False]
    assert replies[-1].parked[0].code == ParkedCode.TOO_LARGE
    assert office.count("quarantine") == 1


def test_tokens_do_not_travel_in_clear(office: Office) -> None:
    app, laptop = app_of(office), office.laptop()
    body = pack(laptop.request())
    status, said = post(app, body, laptop.token, REMOTE_ADDR="10.0.0.7")
    assert (status, unpack(ErrorReply, said).code) == ("403", ErrorCode.INSECURE)
    tls = {"wsgi.url_scheme": "https"}
    assert post(app, body, laptop.token, REMOTE_ADDR="10.0.0.7", **tls)[0] == "200"


def test_a_reply_too_large_to_be_read_is_asked_for_in_parts(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    rows = [[None] * 3 + [f"Orang {n}", *[None] * (PARTICIPANT.width - 4)] for n in range(90)]
    for row in rows:
        row[NOTES - 1] = random.randbytes(30_000).hex()  # type: ignore[call-overload]
    made = one.rows(PARTICIPANT, rows)
    one.send([made])
    late = [
        Patch(
            PARTICIPANT.number,
            (4,),
            made.ids[:count],
            [Change((4,), ("Lain",), two.version(1), NO_NAME) for _ in made.ids[:count]],
        )
        for count in (90, 20)
    ]
    with pytest.raises(RefusalError) as refused:
        two.send(patches=late[:1])
    assert (refused.value.status, refused.value.code) == (413, ErrorCode.TOO_LARGE)
    assert len(two.send(patches=late[1:], lose_reply=True).rows) == 1
