"""The background sync: a person can hurry it and stop it."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services import synchronising
from okeoce_desktop.services.setting_up import create_post
from okeoce_desktop.services.sync_loop import SyncLoop, SyncStatus
from okeoce_desktop.services.workers import Worker
from sync.client.port import Position
from tests.helpers.desk import areas


class FakeRun:
    """Stands in for `run_sync`: waits for `let_go` or for the order to stop."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.let_go = threading.Event()
        self.stopped: list[bool] = []

    def __call__(self, _store: object, *, stop: Callable[[], bool], **_: Any) -> None:
        self.begun.release()
        while not (self.let_go.is_set() or stop()):
            time.sleep(0.001)
        self.stopped.append(stop())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> FakeRun:
    run = FakeRun()
    monkeypatch.setattr(synchronising, "run_sync", run)
    return run


@pytest.fixture
def said() -> list[SyncStatus]:
    return []


@pytest.fixture
def loop(tmp_path: Path, run: FakeRun, said: list[SyncStatus]) -> Iterator[SyncLoop]:
    store = create_post(tmp_path / "post", "31.74.01", areas(), "x", places=())
    store.meta.set("token", "t")
    writer = Worker("writer", lambda callback: callback())
    loop = SyncLoop(store, writer, said.append, lambda _changed: None)
    loop.start()
    assert run.begun.acquire(timeout=10)
    yield loop
    run.let_go.set()
    loop.stop()
    writer.stop()
    store.close()


@pytest.mark.parametrize("looks", [1, 2])
def test_a_store_that_does_not_answer_once_ends_no_sync(
    loop: SyncLoop,
    run: FakeRun,
    said: list[SyncStatus],
    monkeypatch: pytest.MonkeyPatch,
    looks: int,
) -> None:
    fails = [UserFacingError(ErrorCode.STORE_LOCKED) for _ in range(looks)]
    position = loop._store.sync.position

    def flaky() -> Position:
        if fails:
            raise fails.pop()
        return position()

    run.let_go.set()
    wait_until(lambda: bool(said) and not said[-1].busy)
    monkeypatch.setattr(loop._store.sync, "position", flaky)
    loop.run_now()
    wait_until(lambda: said[-1].error is ErrorCode.STORE_LOCKED and not said[-1].busy)
    loop.run_now()
    wait_until(lambda: said[-1].error is None and not said[-1].busy)
    assert not fails


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A head office that takes a request and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        yield server


@pytest.mark.parametrize("how", ["cancel", "stop"])
def test_nobody_waits_for_a_silent_head_office(
    tmp_path: Path, silent: socket.socket, said: list[SyncStatus], how: str
) -> None:
    store = create_post(tmp_path / "post", "31.74.01", areas(), "x", places=())
    store.meta.set("token", "t")
    store.meta.set("server_url", f"http://127.0.0.1:{silent.getsockname()[1]}")
    writer = Worker("writer", lambda callback: callback())
    loop = SyncLoop(store, writer, said.append, lambda _changed: None)
    loop.start()
    with silent.accept()[0] as line:
        assert line.recv(1)
        lines = [one for one in threading.enumerate() if one.name.startswith("sync-line")]
        assert [one.daemon for one in lines] == [True]  # the program ends without it
        began = time.monotonic()
        if how == "cancel":
            loop.cancel()
            wait_until(lambda: not said[-1].busy)
        else:
            loop.stop()
        assert time.monotonic() - began < 5
        assert not said[-1].busy
    loop.stop()
    writer.stop()
    store.close()


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_a_run_under_way_can_be_stopped_and_the_next_one_goes_on(
    loop: SyncLoop, run: FakeRun, said: list[SyncStatus]
) -> None:
    loop.cancel()
    wait_until(lambda: bool(said) and not said[-1].busy)
    assert run.stopped == [True]
    assert said[-1].error is None
    loop.run_now()
    assert run.begun.acquire(timeout=10)
    run.let_go.set()
    wait_until(lambda: len(run.stopped) == 2)
    assert run.stopped == [True, False]


def test_a_person_does_not_wait_for_the_pause_after_a_change(loop: SyncLoop, run: FakeRun) -> None:
    run.let_go.set()
    wait_until(lambda: len(run.stopped) == 1)
    began = time.monotonic()
    loop.nudge()
    loop.run_now()
    assert run.begun.acquire(timeout=10)
    assert time.monotonic() - began < 1.0


def test_stopping_ends_a_run_at_once(loop: SyncLoop, run: FakeRun) -> None:
    began = time.monotonic()
    loop.stop()
    assert time.monotonic() - began < 2.0
    assert run.stopped == [True]
