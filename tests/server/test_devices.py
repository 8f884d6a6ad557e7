"""Real devices with real encrypted stores against the real server process, on both databases."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.people import People
from okeoce_desktop.services.setting_up import (
    USUAL_PLACES,
    create_post,
    enrol,
    keep_enrolment,
)
from okeoce_desktop.services.synchronising import run_sync
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.sync_store import SyncStore
from sync.contract import PARTICIPANT, Participant, RowId
from tests.helpers.head_office import HeadOfficeProcess
from tests.helpers.self_signed import self_signed_context
from tests.helpers.stores import POST, read_areas

SCOPE = 317401
Devices = Callable[[str], Store]


@pytest.fixture
def office(database: str | None, tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    """A head office that serves."""
    found = HeadOfficeProcess(tmp_path, database)
    yield found
    found.stop()


@pytest.fixture
def new_device(office: HeadOfficeProcess, tmp_path: Path) -> Iterator[Devices]:
    """Makes enrolled devices of one post."""
    opened: list[Store] = []

    def make(name: str) -> Store:
        places = () if opened else USUAL_PLACES
        store = create_post(tmp_path / name, POST, read_areas(), "x", label=name, places=places)
        opened.append(store)
        reply = enrol(office.url, office.enrol_code(POST), name, store.device)
        keep_enrolment(store, office.url, reply)
        run_sync(store)
        return store

    yield make
    for store in opened:
        store.close()


def add_people(store: Store, count: int) -> list[RowId]:
    """Registers people by the bulk path; returns their ids."""
    with store.capture.act("test", undoable=False) as act:
        ids = store.capture.run.new_ids(count)
        rows = [
            PARTICIPANT.to_raw(Participant(id=row_id, full_name=f"Orang {n}", notes="-"))
            for n, row_id in enumerate(ids)
        ]
        act.create_many(PARTICIPANT, ids, rows)
    return ids


def names(store: Store) -> list[str]:
    """Every name of a store, sorted."""
    found = store.database.execute("SELECT full_name FROM participant ORDER BY full_name")
    return [row[0] for row in found]


def same(one: Store, other: Store) -> bool:
    """Whether two devices hold the same, by digest and by content."""
    prints = {store.sync.fingerprint(SCOPE) for store in (one, other)}
    return len(prints) == 1 and names(one) == names(other)


def test_what_one_device_registers_another_shows(new_device: Devices) -> None:
    first, second = new_device("meja"), new_device("laptop")
    add_people(first, 2_500)
    pushed = run_sync(first)
    pulled = run_sync(second)
    assert (pushed.pushed, pushed.parked, pushed.converged) == (2_500, 0, True)
    assert (pulled.pulled, pulled.converged) == (2_500, True)
    assert same(first, second)


def test_nothing_to_do_is_one_request_and_no_echo(new_device: Devices) -> None:
    device = new_device("meja")
    add_people(device, 30)
    assert run_sync(device).pulled == 0
    idle = run_sync(device)
    assert (idle.requests, idle.pushed, idle.pulled, idle.converged) == (1, 0, 0, True)


def test_a_proof_that_fails_takes_the_last_one_back(
    new_device: Devices, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = new_device("meja")
    run_sync(device)
    proved = device.meta.get("equal_at")
    assert proved is not None
    run_sync(device, stop=lambda: True)
    assert device.meta.get("equal_at") == proved  # nothing was heard
    monkeypatch.setattr(SyncStore, "fingerprint", lambda *_: bytes(16))
    assert not run_sync(device).converged
    assert device.meta.get("equal_at") is None
    monkeypatch.undo()
    assert run_sync(device).converged
    assert device.meta.get("equal_at") is not None


def test_a_busy_device_sends_in_small_pages(new_device: Devices) -> None:
    device = new_device("meja")
    add_people(device, 2_500)
    gone: list[int] = []
    result = run_sync(device, busy=lambda: True, progress=lambda pushed, _: gone.append(pushed))
    assert (result.pushed, result.converged) == (2_500, True)
    assert max(after - before for before, after in pairwise(gone)) <= 500


def test_a_first_sync_at_a_busy_desk_fills_neither_disk_nor_index(new_device: Devices) -> None:
    first, second = new_device("meja"), new_device("laptop")
    add_people(first, 4_000)
    run_sync(first)
    log = second.database.path.with_name(second.database.path.name + "-wal")
    sizes: list[int] = []
    run_sync(second, busy=lambda: True, progress=lambda *_: sizes.append(log.stat().st_size))
    assert len(sizes) >= 40
    parts = "SELECT count(DISTINCT id >> 37) FROM search_data WHERE id > 10"
    assert max(sizes) < 2_500_000  # 4.2 million bytes in a log that is never moved
    assert second.database.execute(parts).fetchone()[0] <= 16  # 40 that are never merged
    assert same(first, second)


def test_two_edits_at_once_meet_in_one_value_and_one_conflict(new_device: Devices) -> None:
    first, second = new_device("meja"), new_device("laptop")
    row_id = add_people(first, 1)[0]
    run_sync(first)
    run_sync(second)
    People(first, read_areas()).edit(row_id, {"full_name": "Nama dari meja"})
    People(second, read_areas()).edit(row_id, {"full_name": "Nama dari laptop", "email": "a@b.id"})
    for device in (first, second, first, second):
        result = run_sync(device)
    assert result.conflicts == 1
    assert same(first, second)
    person = Rows(first.database).get(PARTICIPANT, row_id)
    assert (person.full_name, person.email) == ("Nama dari laptop", "a@b.id")


def test_head_office_killed_in_the_middle_of_a_push(
    office: HeadOfficeProcess, new_device: Devices
) -> None:
    device, other = new_device("meja"), new_device("laptop")
    add_people(device, 6_000)
    steps = 0

    def kill_after_two_pages(pushed: int, _pulled: int) -> None:
        nonlocal steps
        steps += 1
        if pushed >= 2_000 and steps > 0:
            office.kill()

    with pytest.raises(UserFacingError) as raised:
        run_sync(device, progress=kill_after_two_pages)
    assert raised.value.code is ErrorCode.UNREACHABLE
    assert device.sync.position().held > 0
    office.restart()
    assert run_sync(device).converged
    run_sync(other)
    assert same(device, other)
    assert len(names(other)) == 6_000
    assert office.command("verify")


def test_server_down_is_told_and_nothing_is_lost(
    office: HeadOfficeProcess, new_device: Devices
) -> None:
    device = new_device("meja")
    add_people(device, 5)
    office.stop()
    with pytest.raises(UserFacingError) as raised:
        run_sync(device)
    assert raised.value.code is ErrorCode.UNREACHABLE
    assert device.sync.position().held == 5
    office.restart()
    assert run_sync(device).pushed == 5


def test_revoked_device_is_told_and_keeps_its_data(
    office: HeadOfficeProcess, new_device: Devices
) -> None:
    device = new_device("meja")
    add_people(device, 3)
    office.command("revoke", str(device.meta.get("server_device")))
    with pytest.raises(UserFacingError) as raised:
        run_sync(device)
    assert raised.value.code is ErrorCode.REVOKED
    assert len(names(device)) == 3


def test_codes_are_for_one_device_and_one_post(office: HeadOfficeProcess, tmp_path: Path) -> None:
    store = create_post(tmp_path / "meja", POST, read_areas(), "x", places=())
    try:
        code = office.enrol_code(POST)
        enrol(office.url, code, "meja", store.device)
        for wrong in (code, "ABCD-EFGH"):
            with pytest.raises(UserFacingError) as raised:
                enrol(office.url, wrong, "meja", bytes(16))
            assert raised.value.code is ErrorCode.CODE_INVALID
        foreign = enrol(office.url, office.enrol_code("31.71.01"), "meja", store.device)
        with pytest.raises(UserFacingError) as raised:
            keep_enrolment(store, office.url, foreign)
        assert raised.value.code is ErrorCode.FORBIDDEN_SCOPE
    finally:
        store.close()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://pusat.invalid", ErrorCode.BAD_ADDRESS),
        ("ftp://127.0.0.1", ErrorCode.BAD_ADDRESS),
        ("http://127.0.0.1:9", ErrorCode.UNREACHABLE),
    ],
)
def test_wrong_address(address: str, code: ErrorCode) -> None:
    with pytest.raises(UserFacingError) as raised:
        enrol(address, "ABCD-EFGH", "meja", bytes(16))
    assert raised.value.code is code


def test_server_that_cannot_prove_who_it_is(tmp_path: Path) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    context = self_signed_context(tmp_path)

    def serve() -> None:
        connection, _ = listener.accept()
        try:
            context.wrap_socket(connection, server_side=True)
        except (ssl.SSLError, OSError):  # the client hangs up, as it must
            connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    with pytest.raises(UserFacingError) as raised:
        enrol(f"https://127.0.0.1:{listener.getsockname()[1]}", "ABCD-EFGH", "m", bytes(16))
    assert raised.value.code is ErrorCode.TLS
    thread.join(5)
    listener.close()


def test_a_server_that_hangs_up_or_talks_nonsense() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    answers = [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhalo", b"nonsense\r\n\r\n"]

    def serve() -> None:
        for answer in answers:
            connection, _ = listener.accept()
            connection.recv(4096)
            connection.sendall(answer)
            connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    codes = []
    for _ in answers:
        with pytest.raises(UserFacingError) as raised:
            enrol(url, "ABCD-EFGH", "m", bytes(16))
        codes.append(raised.value.code)
        time.sleep(0)
    assert codes == [ErrorCode.UNREACHABLE, ErrorCode.SERVER_ERROR, ErrorCode.UNREACHABLE]
    thread.join(5)
    listener.close()


def test_two_computers_set_up_apart_have_their_places_once(
    office: HeadOfficeProcess, tmp_path: Path
) -> None:
    stores = [create_post(tmp_path / name, POST, read_areas(), "x") for name in ("a", "b")]
    try:
        for store in stores:
            reply = enrol(office.url, office.enrol_code(POST), "meja", store.device)
            keep_enrolment(store, office.url, reply)
        for store in (*stores, *stores):
            result = run_sync(store)
        places = sum(plan.count for plan in USUAL_PLACES)
        for store in stores:
            assert store.database.execute("SELECT count(*) FROM resource").fetchone()[0] == places
        assert (result.conflicts, result.converged) == (0, True)
    finally:
        for store in stores:
            store.close()


def test_head_office_knows_what_a_device_still_holds(
    office: HeadOfficeProcess, new_device: Devices
) -> None:
    device = new_device("meja")
    add_people(device, 2_500)
    seen: list[int] = []

    def ask_after_the_first_page(pushed: int, _pulled: int) -> bool:
        if pushed and not seen:
            seen.append(held_by(office))
        return bool(seen)

    run_sync(device, stop=lambda: bool(seen), progress=ask_after_the_first_page)
    assert seen == [1_500]
    run_sync(device)
    assert held_by(office) == 0


def held_by(office: HeadOfficeProcess) -> int:
    """What head office says the only device holds."""
    (post,) = [p for p in office.command("status")["posts"] if p["devices"]]
    return int(post["devices"][0]["held"])
