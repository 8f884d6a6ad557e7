"""The real server process on a loopback port: bytes, faults, commands."""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import socket
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3

from sync.batch import Batch
from sync.clock import Run, rank_of
from sync.contract import PARTICIPANT, VISIT, Participant, Visit, scope_of_post
from sync.protocol import (
    ENROL_PATH,
    EXCHANGE_PATH,
    EnrolReply,
    EnrolRequest,
    ErrorCode,
    ErrorReply,
    Reply,
    Request,
    ScopeAsk,
    pack,
    unpack,
)
from tests.helpers.head_office import HeadOfficeProcess

SCOPE = 317401
BUDGET = 320


def now() -> int:
    return time.time_ns() // 1_000_000


class Wire:
    """A device at the level of HTTP."""

    def __init__(self, office: HeadOfficeProcess, post: str = "31.74.01") -> None:
        self.pool = urllib3.HTTPConnectionPool("127.0.0.1", office.port, retries=False)
        self.run = Run(random.SystemRandom().getrandbits, now)
        self.made_id = os.urandom(8)
        self.code = office.enrol_code(post)
        self.enrolled = self.enrol(self.code)

    def post(self, path: str, body: bytes, token: str = "") -> tuple[int, bytes]:
        headers = {"Authorization": token} if token else {}
        reply = self.pool.urlopen("POST", path, body=body, headers=headers)
        return reply.status, reply.data

    def enrol(self, code: str) -> EnrolReply:
        status, body = self.post(ENROL_PATH, pack(EnrolRequest(code, "uji", self.made_id)))
        assert status == 200, body
        return unpack(EnrolReply, body)

    def exchange(self, request: Request) -> Reply:
        status, body = self.post(EXCHANGE_PATH, pack(request), self.enrolled.token)
        assert status == 200, body
        return unpack(Reply, body)

    def request(self, batches: list[Batch] = [], **more: object) -> Request:  # noqa: B006
        values: dict[str, object] = {
            "protocol": 1,
            "contract": 1,
            "epoch": b"",
            "scopes": [ScopeAsk(SCOPE, 0, 0, 0), ScopeAsk(0, 0, 0, 0)],
            "now": now(),
            "batches": [batch.to_wire() for batch in batches],
            **more,
        }
        return Request(**values)  # type: ignore[arg-type]

    def visits(self, count: int) -> Batch:
        ids = self.run.new_ids(count)
        rows = [VISIT.to_raw(Visit(id=i, purpose="kerja", in_at=now())) for i in ids]
        first = self.run.take_numbers(count)
        return Batch(
            VISIT.number, ids, list(zip(*rows, strict=True)), [rank_of(now())] * count,
            [self.run.run] * count, range(first, first + count), subjects=VISIT.subjects,
        )  # fmt: skip

    def close(self) -> None:
        self.pool.close()


@pytest.fixture
def head_office(tmp_path: Path, database: str | None) -> Iterator[HeadOfficeProcess]:
    office = HeadOfficeProcess(tmp_path, database)
    yield office
    office.stop()


@pytest.fixture
def sqlite_office(tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    office = HeadOfficeProcess(tmp_path)
    yield office
    office.stop()


def counts(office: HeadOfficeProcess) -> dict[str, int]:
    found: dict[str, int] = office.command("status")["counts"]
    return found


def test_enrol_push_read_back(head_office: HeadOfficeProcess, tmp_path: Path) -> None:
    wire = Wire(head_office)
    assert wire.enrolled.post == "31.74.01"
    assert wire.enrolled.device == "31.74.01-1"
    assert len(wire.enrolled.token) == 22
    reply = wire.exchange(wire.request([wire.visits(1500)]))
    assert reply.scopes[0].head == 1500
    status = head_office.command("status")
    assert len(status["posts"]) == 44
    (post,) = [p for p in status["posts"] if p["post"] == "31.74.01"]
    assert post["counts"] == {"visit": 1500}
    assert post["digests"]["visit"]["count"] == 1500
    assert post["devices"][0]["last_seen"].endswith("Z")
    file = tmp_path / "kunjungan.jsonl"
    assert head_office.command("export", "visit", str(file))["rows"] == 1500
    assert json.loads(file.read_text(encoding="utf-8").splitlines()[0])["purpose"] == "kerja"
    assert head_office.command("verify")["clean"]
    wire.close()


def test_killed_in_the_middle_of_a_push_then_pushed_again(
    head_office: HeadOfficeProcess,
) -> None:
    wire = Wire(head_office)
    pages = [pack(wire.request([wire.visits(500)], want=0)) for _ in range(40)]
    sent = 0

    def push() -> None:
        nonlocal sent
        try:
            for page in pages:
                wire.post(EXCHANGE_PATH, page, wire.enrolled.token)
                sent += 1
        except urllib3.exceptions.HTTPError:
            pass

    thread = threading.Thread(target=push)
    thread.start()
    while sent < 5:
        time.sleep(0.001)
    head_office.kill()
    thread.join()
    acknowledged = sent
    head_office.start()

    assert counts(head_office)["visit"] >= 500 * acknowledged
    for page in pages:
        status, _ = wire.post(EXCHANGE_PATH, page, wire.enrolled.token)
        assert status == 200
    assert counts(head_office)["visit"] == 500 * len(pages)
    assert head_office.command("verify")["clean"]
    wire.close()


def test_many_devices_of_many_posts_at_once(head_office: HeadOfficeProcess) -> None:
    wires = [Wire(head_office, post) for post in ("31.74.01", "31.74.01", "31.75.02", "31.71.03")]
    failures: list[BaseException] = []

    def push(wire: Wire) -> None:
        scopes = [ScopeAsk(scope_of_post(wire.enrolled.post), 0, 0, 0)]
        try:
            for _ in range(10):
                wire.exchange(wire.request([wire.visits(200)], scopes=scopes, want=0))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=push, args=[wire]) for wire in wires]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    heads = {p["post"]: p["head"] for p in head_office.command("status")["posts"] if p["head"]}
    assert heads == {"31.74.01": 4000, "31.75.02": 2000, "31.71.03": 2000}
    assert head_office.command("verify")["clean"]
    for wire in wires:
        wire.close()


def test_nothing_to_do_fits_the_budget(sqlite_office: HeadOfficeProcess) -> None:
    wire = Wire(sqlite_office)
    head = 0
    for _ in range(18):  # numbers of five bytes, as a real post has them
        head = wire.exchange(wire.request([wire.visits(4000)], want=0)).scopes[0].head
    assert head > 1 << 16
    epoch = wire.exchange(wire.request(want=0)).epoch
    body = pack(
        wire.request(
            epoch=epoch,
            scopes=[ScopeAsk(SCOPE, 0, head, head), ScopeAsk(0, 0, 0, 0)],
            complete_through=now(),
        )
    )
    message = (
        f"POST {EXCHANGE_PATH} HTTP/1.1\r\nHost: 127.0.0.1:{sqlite_office.port}\r\n"
        f"Authorization: {wire.enrolled.token}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    with socket.create_connection(("127.0.0.1", sqlite_office.port)) as line:
        for _ in range(2):  # the connection stays open
            line.sendall(message)
            answer = b""
            while b"\r\n\r\n" not in answer or len(answer) < _length(answer):
                answer += line.recv(65536)
            headers, _, payload = answer.partition(b"\r\n\r\n")
            reply = unpack(Reply, payload)
            assert reply.page is None
            assert reply.scopes[0].head == head
            assert b"content-type" not in headers.lower()
            assert len(message) + len(answer) <= BUDGET, (len(message), len(answer))
    wire.close()


def _length(answer: bytes) -> int:
    head, end, _ = answer.partition(b"\r\n\r\n")
    found = head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]
    return len(head) + len(end) + int(found)


def test_refusals(sqlite_office: HeadOfficeProcess) -> None:
    wire = Wire(sqlite_office)

    def refused(path: str, body: bytes, token: str = "") -> tuple[int, str]:
        status, data = wire.post(path, body, token)
        return status, unpack(ErrorReply, data).code

    good = pack(wire.request())
    token = wire.enrolled.token
    assert refused(EXCHANGE_PATH, good, "A" * 22) == (401, ErrorCode.UNKNOWN_DEVICE)
    assert refused(EXCHANGE_PATH, good) == (401, ErrorCode.UNKNOWN_DEVICE)
    assert refused(EXCHANGE_PATH, b"\x93\x01", token) == (400, ErrorCode.MALFORMED)
    other = pack(wire.request(scopes=[ScopeAsk(317402, 0, 0, 0)]))
    assert refused(EXCHANGE_PATH, other, token) == (403, ErrorCode.FORBIDDEN_SCOPE)
    newer = pack(wire.request(protocol=9))
    assert refused(EXCHANGE_PATH, newer, token) == (400, ErrorCode.PROTOCOL)
    assert wire.pool.request("GET", EXCHANGE_PATH).status == 405
    enrol = pack(EnrolRequest("0000-0000", "x", b"other"))
    assert refused(ENROL_PATH, enrol) == (403, ErrorCode.CODE_INVALID)
    used = pack(EnrolRequest(wire.code, "x", b"another device"))
    assert refused(ENROL_PATH, used) == (403, ErrorCode.CODE_INVALID)
    again = wire.enrol(wire.code)  # the same device: its answer may have been lost
    assert again.device == wire.enrolled.device
    for _ in range(20):
        status, _ = wire.post(ENROL_PATH, enrol)
    assert status == 429
    wire.close()


def test_a_body_over_the_limit_is_refused(sqlite_office: HeadOfficeProcess) -> None:
    with socket.create_connection(("127.0.0.1", sqlite_office.port)) as line:
        line.sendall(
            f"POST {EXCHANGE_PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n".encode()
        )
        assert line.recv(65536).startswith(b"HTTP/1.1 413")


def test_a_full_disk_is_said_and_nothing_is_half_done(sqlite_office: HeadOfficeProcess) -> None:
    wire = Wire(sqlite_office)
    wire.exchange(wire.request([wire.visits(10)]))
    limit = sum(f.stat().st_size for f in sqlite_office.directory.iterdir()) + 60_000
    resource.prlimit(sqlite_office.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    body = pack(wire.request([wire.visits(4000)]))
    for _ in range(2):
        status, data = wire.post(EXCHANGE_PATH, body, wire.enrolled.token)
        assert (status, unpack(ErrorReply, data).code) == (507, ErrorCode.STORE_FULL)
    assert wire.exchange(wire.request()).scopes[0].head == 10
    everything = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    resource.prlimit(sqlite_office.pid, resource.RLIMIT_FSIZE, everything)
    assert wire.post(EXCHANGE_PATH, body, wire.enrolled.token)[0] == 200
    assert counts(sqlite_office) == {"visit": 4010}
    assert sqlite_office.command("verify")["clean"]
    wire.close()


def test_a_revoked_devices_rows_go_to_quarantine(sqlite_office: HeadOfficeProcess) -> None:
    wire = Wire(sqlite_office)
    assert sqlite_office.command("revoke", wire.enrolled.device)["device"] == "31.74.01-1"
    body = pack(wire.request([wire.visits(3)]))
    for _ in range(2):
        status, data = wire.post(EXCHANGE_PATH, body, wire.enrolled.token)
        assert (status, unpack(ErrorReply, data).code) == (403, ErrorCode.REVOKED)
    status = sqlite_office.command("status")
    assert status["quarantine"] == 1
    assert status["counts"] == {}
    wire.close()


def test_exports_are_readable_and_harmless(
    sqlite_office: HeadOfficeProcess, tmp_path: Path
) -> None:
    from python_calamine import CalamineWorkbook

    wire = Wire(sqlite_office)
    ids = wire.run.new_ids(2)
    rows = [
        PARTICIPANT.to_raw(
            Participant(id=ids[0], full_name="＝HYPERLINK(1)", notes="😀 baris\ndua", nik="0123")
        ),
        PARTICIPANT.to_raw(Participant(id=ids[1], full_name="Dihapus", deleted_at=5)),
    ]
    first = wire.run.take_numbers(2)
    batch = Batch(
        1, ids, list(zip(*rows, strict=True)), [rank_of(now())] * 2, [wire.run.run] * 2,
        [first, first + 1], subjects=(0,),
    )  # fmt: skip
    wire.exchange(wire.request([batch]))
    for suffix in ("csv", "xlsx", "jsonl"):
        path = str(tmp_path / f"peserta.{suffix}")
        assert sqlite_office.command("export", "participant", path)["rows"] == 1
    with (tmp_path / "peserta.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["full_name"] == "'＝HYPERLINK(1)"
    assert row["nik"] == "0123"
    assert row["notes"] == "😀 baris\ndua"
    sheet = CalamineWorkbook.from_path(str(tmp_path / "peserta.xlsx")).get_sheet_by_index(0)
    names, values = sheet.to_python()
    found = dict(zip(names, values, strict=True))
    assert (found["full_name"], found["nik"]) == ("'＝HYPERLINK(1)", "0123")
    line = json.loads((tmp_path / "peserta.jsonl").read_text(encoding="utf-8"))
    assert line["full_name"] == "＝HYPERLINK(1)"
    assert line["id"].count("-") == 4
    assert line["post"] == "31.74.01"
    wire.close()


def test_errors_are_one_sentence_and_an_exit_code(tmp_path: Path) -> None:
    office = HeadOfficeProcess.__new__(HeadOfficeProcess)
    office.directory, office.database = tmp_path / "kosong", None

    def failed(*words: str) -> tuple[int, str]:
        code, found, errors = office.run(*words)
        assert found["message"]
        assert len(errors.strip().splitlines()) == 1, errors
        return code, found["error"]

    assert failed("status") == (2, "store_missing")
    assert failed("serve", "--port", "0") == (2, "store_missing")
    assert failed("melamun") == (2, "bad_usage")
    message = office.run("melamun")[1]["message"]
    assert "'melamun'" in message
    assert "argument" not in message
    office.command("init")
    assert failed("serve", "--port", "99999") == (2, "bad_usage")
    assert failed("enrol-code", "--post", "99.99.99") == (2, "unknown_post")
    assert failed("revoke", "31.74.01-9") == (2, "unknown_device")
    assert failed("export", "hantu", "x.csv") == (2, "unknown_kind")
    assert failed("export", "visit", str(tmp_path / "x.doc")) == (2, "bad_file")
    assert failed("export", "visit", str(tmp_path / "tidak/ada.csv")) == (2, "file_not_writable")
    office.database = "postgresql://localhost:1/none"
    assert failed("status") == (3, "unreachable")
    office.database = None
    (tmp_path / "kosong" / "head-office.sqlite").write_bytes(b"bukan basis data" * 400)
    assert failed("status") == (6, "store_damaged")


def test_a_newer_database_is_refused_untouched(tmp_path: Path) -> None:
    import sqlite3

    office = HeadOfficeProcess(tmp_path)
    office.stop()
    path = office.directory / "head-office.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema_version SET version = 999")
    connection.close()
    code, found, _ = office.run("status")
    assert (code, found["error"]) == (5, "store_newer")


def test_secrets_are_readable_by_their_owner_only(sqlite_office: HeadOfficeProcess) -> None:
    mode = (sqlite_office.directory / "secret.key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    wire = Wire(sqlite_office)
    for file in sqlite_office.directory.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file.name
        data = file.read_bytes()
        assert wire.enrolled.token.encode() not in data
        assert wire.code.encode() not in data
    wire.close()


def test_the_server_needs_no_qt() -> None:
    import subprocess
    import sys

    code = (
        "import sys, sync.server.cli, sync.server.postgres_store;"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'okeoce_desktop'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
