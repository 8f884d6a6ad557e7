"""One run of the sync: from the store to head office and back, with what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.long_work import ShortLog, without_collector
from okeoce_desktop.services.setting_up import settle_places
from okeoce_desktop.services.sync_errors import translated
from okeoce_desktop.storage.outgoing import Sent
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.sync_lock import only_sync
from okeoce_desktop.storage.sync_reader import open_conflicts
from sync.batch import Batch
from sync.client.engine import Engine
from sync.client.port import Position
from sync.client.run import synchronise
from sync.client.transport import InsecureAddressError, Transport
from sync.protocol import PAGE_ROWS, SETUP_PAGE_ROWS, Page, Reply

T = TypeVar("T")
_BUSY_PAGE, _BUSY_TAKEN = 500, 100
"""Rows of a page, and of one transaction, while somebody waits."""
_MERGES = 4
"""Merges after a step: what its rows cost over all levels of the search index."""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What a run did; bytes are bodies on the wire."""

    pushed: int
    pulled: int
    parked: int
    conflicts: int
    requests: int
    bytes_sent: int
    bytes_received: int
    seconds: float
    converged: bool


class _OnWriter:
    """`LocalStore` whose every step runs on the thread that writes.

    While somebody waits there, the search index is merged a little after each step that wrote:
    many small steps leave many small parts, and the save that made one too many would have to
    merge them all.
    """

    def __init__(
        self,
        store: Store,
        call: Callable[[Callable[[], object]], object],
        busy: Callable[[], bool],
    ) -> None:
        self._store = store
        self._call = call
        self._busy = busy
        self._log = ShortLog(store.database, call)

    def position(self) -> Position:
        return _on(self._call, lambda: self._store.sync.position())

    def outgoing(self, limit: int, after: Sent | None = None) -> Sent:
        return _on(self._call, lambda: self._store.sync.outgoing(limit, after))

    def settle(self, sent: Sent, reply: Reply, rows: Sequence[Batch]) -> None:
        _on(self._call, lambda: self._store.sync.settle(sent, reply, rows))
        self._wrote()

    def apply(self, scope: int, rows: Batch) -> None:
        _on(self._call, lambda: self._store.sync.apply(scope, rows))
        self._wrote()

    def move(self, page: Page, rows: Batch | None) -> None:
        _on(self._call, lambda: self._store.sync.move(page, rows))
        self._wrote()

    def fingerprint(self, scope: int) -> bytes:
        return _on(self._call, lambda: self._store.sync.fingerprint(scope))

    def new_run(self) -> None:
        _on(self._call, lambda: self._store.sync.new_run())

    def _wrote(self) -> None:
        self._log.wrote()
        for _ in range(_MERGES):
            if not (self._busy() and _on(self._call, self._store.database.merge_search)):
                return


def run_sync(
    store: Store,
    *,
    call: Callable[[Callable[[], object]], object] = lambda job: job(),
    busy: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda *_: None,
    stop: Callable[[], bool] = lambda: False,
) -> SyncResult:
    """Synchronises once, until nothing is left.

    Args:
        call: runs a job on the thread that writes and returns its result.
        busy: whether a person waits for the same thread now and then, so that steps are to be
            small; asked before each.
        progress: hears how many rows have gone and come, between steps.
        stop: asked between steps, and now and then while head office is silent.

    Raises:
        UserFacingError: NOT_ENROLLED, UNREACHABLE, TLS, REVOKED, SERVER_ERROR,
            HEAD_OFFICE_RESTORED, DISK_FULL, STORE_LOCKED (another program synchronises).
            Nothing is lost; the next run goes on.
    """
    with only_sync(store.database.path.parent), without_collector():
        return _run(store, call, busy, progress, stop)


def _run(
    store: Store,
    call: Callable[[Callable[[], object]], object],
    busy: Callable[[], bool],
    progress: Callable[[int, int], None],
    stop: Callable[[], bool],
) -> SyncResult:
    url, token = _on(call, lambda: (store.meta.get("server_url"), store.meta.get("token")))
    if not url or not token:
        raise UserFacingError(ErrorCode.NOT_ENROLLED)
    local = _OnWriter(store, call, busy)
    began = time.monotonic()
    try:
        transport = Transport(url, token)
    except InsecureAddressError as error:
        raise UserFacingError(ErrorCode.BAD_ADDRESS) from error
    position = local.position()
    fresh = all(ask.head == 0 for ask in position.scopes)
    page_rows = SETUP_PAGE_ROWS if fresh or position.held > SETUP_PAGE_ROWS else PAGE_ROWS
    engine = Engine(
        local,
        store.now,
        page_rows=lambda: min(page_rows, _BUSY_PAGE) if busy() else page_rows,
        chunk_rows=lambda: _BUSY_TAKEN if busy() else page_rows,
    )

    def between() -> None:
        progress(engine.tally.pushed, engine.tally.pulled)

    outcome, finished = "terputus", False
    try:
        with translated():
            finished = synchronise(engine, transport, stop=stop, between=between)
        outcome = "sama" if engine.tally.converged else "selesai"
    finally:
        transport.close()
        tally = engine.tally
        if tally.pushed or tally.pulled or finished:
            _on(call, lambda: note_exchange(store, tally.pushed, tally.pulled, outcome))
    if tally.converged:
        _on(call, lambda: settle_places(store))
    conflicts = _on(call, lambda: open_conflicts(store.database.execute))
    return SyncResult(
        pushed=tally.pushed,
        pulled=tally.pulled,
        parked=tally.parked,
        conflicts=conflicts,
        requests=tally.requests,
        bytes_sent=transport.bytes_sent,
        bytes_received=transport.bytes_received,
        seconds=round(time.monotonic() - began, 3),
        converged=tally.converged,
    )


def _on(call: Callable[[Callable[[], object]], object], job: Callable[[], T]) -> T:
    found: T = call(job)  # type: ignore[assignment]  # call returns what the job returns
    return found


def note_exchange(store: Store, sent: int, received: int, outcome: str) -> None:
    """Remembers a run for the sync screen, and the time both sides were proved equal: after any
    other run that moved something or came to its end, they are not."""
    now = store.now()
    with store.database.transaction():
        if outcome == "sama":
            store.meta.set("equal_at", now)
        else:
            store.meta.remove("equal_at")
        if sent or received:
            store.database.execute(
                "INSERT INTO exchange_log (at, sent, received, outcome) VALUES (?,?,?,?)",
                (now, sent, received, outcome),
            )
            store.database.execute(
                "DELETE FROM exchange_log WHERE seq <= (SELECT max(seq) - 200 FROM exchange_log)"
            )
