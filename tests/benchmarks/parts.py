"""Where the time of push and pull goes: CPU microseconds a row by part, in one process.

Both sides run here without HTTP, so that each part can be timed: self times by the CPU clock of the
thread that does the work, because packing, carrying and applying overlap.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import okeoce_desktop.storage.confirming as confirming
import okeoce_desktop.storage.search_index as search_index
import sync.batch
import sync.client.engine as engine_module
import sync.server.admission as admission
import sync.server.exchange as exchange_module
import sync.server.pages as pages
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.sync_store import SyncStore
from sync.client.engine import Engine
from sync.client.run import synchronise
from sync.protocol import SETUP_PAGE_ROWS, Reply, Request, pack, unpack
from sync.server.exchange import Exchange
from sync.server.merging import Merging
from sync.server.service import make_app, open_store
from sync.server.sqlite_store import SqliteStore, SqliteTransaction
from tests.benchmarks.machine import load
from tests.benchmarks.report import Topic
from tests.benchmarks.stage import Stage
from tests.benchmarks.workload import MADE, RANDOM

_PLACES: tuple[tuple[Any, str, str], ...] = (
    (SyncStore, "outgoing", "device: select"),
    (sync.batch.Batch, "to_wire", "encode columns"),
    (engine_module, "batch_from_wire", "device: decode"),
    (Engine, "_decode_page", "device: check the page's hashes"),
    (confirming.Confirming, "apply", "device: hash again"),
    (confirming.Confirming, "_stored", "device: tuples to store"),
    (confirming.Confirming, "_insert_new", "device: digest sum"),
    (Database, "executemany", "device: insert rows"),
    (search_index, "add", "device: search terms"),
    (SyncStore, "settle", "device: settle"),
    (SyncStore, "move", "device: commit (pull)"),
    (exchange_module, "batch_from_wire", "office: decode"),
    (admission.Admission, "add_batch", "office: check, bodies, hashes"),
    (Merging, "run", "office: names, digests"),
    (SqliteTransaction, "insert", "office: insert"),
    (SqliteStore, "write", "office: commit"),
    (pages, "batches_of_records", "office: bodies to columns"),
    (exchange_module, "next_page", "office: page, hash sum"),
    (SqliteTransaction, "page", "office: select"),
)


class Parts:
    """Self times by part."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._lock = threading.Lock()
        self._own = threading.local()

    @contextmanager
    def timed(self, part: str) -> Iterator[None]:
        """Adds what happens inside to a part, without what inner parts took."""
        stack: list[float] = self._own.__dict__.setdefault("stack", [0.0])
        began = time.thread_time()
        stack.append(0.0)
        try:
            yield
        finally:
            spent = time.thread_time() - began
            inner = stack.pop()
            stack[-1] += spent
            with self._lock:
                self.seconds[part] = self.seconds.get(part, 0.0) + spent - inner

    def wrap(self, work: Callable[..., Any], part: str) -> Callable[..., Any]:
        def wrapped(*args: Any, **more: Any) -> Any:
            with self.timed(part):
                return work(*args, **more)

        return wrapped


class _Local:
    """Carries requests to an exchange in this process, through the bytes of the wire."""

    def __init__(self, exchange: Exchange, token: str, parts: Parts) -> None:
        self._exchange, self._token, self._parts = exchange, token, parts

    def exchange(self, request: Request) -> Reply:
        with self._parts.timed("msgpack, zstd"):
            data = pack(request)
        with self._parts.timed("msgpack, zstd"):
            found = unpack(Request, data)
        reply = self._exchange.handle(self._token, found)
        with self._parts.timed("msgpack, zstd"):
            return unpack(Reply, pack(reply))


def run_parts(stage: Stage, rounds: int) -> list[Topic]:
    """Push and pull of the workload once, with pages of 4,000."""
    return [_run(stage, ids) for ids in (RANDOM, MADE)]


def _run(stage: Stage, ids: str) -> Topic:
    topic = Topic(f"Parts of push and pull, {ids}, pages of {SETUP_PAGE_ROWS:,}; {load()}")
    directory = stage.copy(stage.empty_office) / "head-office"
    server = open_store(None, directory)
    exchange = make_app(server, directory)._exchange
    try:
        with stage.device(stage.sender(ids)) as store:
            push = _measured(store, exchange)
        with stage.device(stage.receiver) as store:
            pull = _measured(store, exchange)
    finally:
        server.close()
    for part in dict.fromkeys([part for _, _, part in _PLACES] + [*push, *pull]):
        cells = [f"{found.get(part, 0) / stage.rows * 1e6:.1f}" for found in (push, pull)]
        if cells != ["0.0", "0.0"]:
            topic.add(part, f"push {cells[0]}, pull {cells[1]} us")
    total = [sum(found.values()) / stage.rows * 1e6 for found in (push, pull)]
    topic.add("all", f"push {total[0]:.1f}, pull {total[1]:.1f} us")
    return topic


def _measured(store: Store, exchange: Exchange) -> dict[str, float]:
    parts = Parts()
    engine = Engine(
        store.sync,
        store.now,
        page_rows=lambda: SETUP_PAGE_ROWS,
        chunk_rows=lambda: SETUP_PAGE_ROWS,
    )
    carrier = _Local(exchange, store.meta.get("token"), parts)
    with ExitStack() as stack:
        for owner, name, part in _PLACES:
            found = parts.wrap(getattr(owner, name), part)
            stack.enter_context(patch.object(owner, name, found))
        with parts.timed("rest"):
            synchronise(engine, carrier)
    assert engine.tally.converged
    return parts.seconds
