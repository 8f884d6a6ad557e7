"""Synchronising by itself: soon after a change, now and then otherwise, backing off when cut.

The loop owns one thread for the network; the store is only touched through the writer. What a run
needs is imported by the first one, when the window has been painted.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.workers import Urgency, Worker
from okeoce_desktop.storage.store import Store

if TYPE_CHECKING:
    from okeoce_desktop.services.synchronising import SyncResult

_log = logging.getLogger(__name__)

_AFTER_CHANGE = 2.0
_WHILE_ONLINE = 60.0
_FIRST_RETRY = 5.0
_LAST_RETRY = 300.0


class SyncStatus(msgspec.Struct, frozen=True):
    """What the status bar and the sync screen say.

    Attributes:
        enrolled: this computer has a token of head office.
        busy: a run is under way.
        error: why the last run stopped, None when it did not.
        held: captured changes that wait.
        attention: parked rows and undecided conflicts.
        equal_at: UTC ms at which both sides were last proved equal; None when anything has
            changed here since, or never.
        contact: UTC ms of the last answer of head office.
        pushed, pulled: rows of the run under way.
    """

    enrolled: bool = False
    busy: bool = False
    error: ErrorCode | None = None
    held: int = 0
    attention: int = 0
    equal_at: int | None = None
    contact: int | None = None
    pushed: int = 0
    pulled: int = 0


class Schedule:
    """When to run next; pure."""

    def __init__(self, jitter: Callable[[], float] = random.random) -> None:
        self._jitter = jitter
        self._failures = 0

    def after(self, *, failed: bool) -> float:
        """Seconds to the next run: a minute when it went well, doubling when it did not."""
        self._failures = self._failures + 1 if failed else 0
        if not failed:
            return _WHILE_ONLINE * (0.75 + self._jitter() / 2)
        wait = min(_LAST_RETRY, _FIRST_RETRY * 2.0 ** (self._failures - 1))
        return wait * (0.75 + self._jitter() / 2)


class SyncLoop:
    """Runs the sync of one store in the background.

    Args:
        on_status: hears every new status; called on the loop's or the writer's thread.
        on_changed: hears which rows came from head office; called on the loop's thread.
    """

    def __init__(
        self,
        store: Store,
        writer: Worker,
        on_status: Callable[[SyncStatus], None],
        on_changed: Callable[[ChangeSet], None],
    ) -> None:
        self._store = store
        self._writer = writer
        self._on_status = on_status
        self._on_changed = on_changed
        self._schedule = Schedule()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._hurry = threading.Event()
        self._cancelled = threading.Event()
        self._asked = threading.Event()
        self._status = SyncStatus()
        self._thread = threading.Thread(target=self._loop, name="sync", daemon=True)

    def start(self) -> None:
        """Begins; the first run comes at once."""
        self._wake.set()
        self._thread.start()

    def nudge(self) -> None:
        """Something changed here, or a person asks: run soon. Any thread."""
        self._wake.set()

    def run_now(self) -> None:
        """A person asks: run at once, and try again with what head office could not take. Any
        thread."""
        self._asked.set()
        self._hurry.set()
        self._wake.set()

    def cancel(self) -> None:
        """Ends the run under way after its step, without waiting for head office; nothing is lost,
        the next run goes on from there. Any thread."""
        self._cancelled.set()

    def stop(self) -> None:
        """Ends the loop as `cancel` ends a run. Any thread but the loop's."""
        self._stop.set()
        self._hurry.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(10)

    @property
    def status(self) -> SyncStatus:
        return self._status

    def refresh(self) -> None:
        """Reads the counts again, after a change here. Any thread."""
        self._writer.submit(self._read_status, self._tell, urgency=Urgency.SYNC)

    def _read_status(self) -> SyncStatus:
        from okeoce_desktop.storage.sync_reader import open_conflicts

        position = self._store.sync.position()
        meta = self._store.meta
        attention = position.parked + open_conflicts(self._store.database.execute)
        clean = not position.held and not position.parked
        return replace(
            self._status,
            enrolled=bool(meta.get("token")),
            held=position.held,
            attention=attention,
            equal_at=meta.get("equal_at") if clean else None,  # see `note_exchange`
            contact=meta.get("contact"),
        )

    def _tell(self, status: SyncStatus) -> None:
        self._status = status
        self._on_status(status)

    def _loop(self) -> None:
        wait = 0.0
        while not self._stop.is_set():
            if self._wake.wait(wait):
                self._wake.clear()
                if wait and not self._stop.is_set():
                    self._hurry.wait(_AFTER_CHANGE if self._status.error is None else 0.2)
                self._hurry.clear()
            if self._stop.is_set():
                return
            wait = self._run_once()

    def _run_once(self) -> float:
        error: ErrorCode | None = None
        try:
            if not self._is_enrolled():
                self._publish(busy=False)
                return _WHILE_ONLINE
            self._cancelled.clear()
            self._publish(busy=True)
            if self._asked.is_set():
                self._asked.clear()
                self._writer.call(
                    lambda: self._store.sync.send_parked_again(), urgency=Urgency.SYNC
                )
            self._exchange()
        except Exception as found:
            error = _code_of(found)
        try:
            self._publish(busy=False, error=error)
        except Exception as found:  # the store does not even tell how things stand
            error = error or _code_of(found)
            self._tell(replace(self._status, busy=False, error=error, pushed=0, pulled=0))
        return self._schedule.after(failed=error is not None)

    def _is_enrolled(self) -> bool:
        return self._writer.call(lambda: bool(self._store.meta.get("token")), urgency=Urgency.SYNC)

    def _exchange(self) -> SyncResult:
        from okeoce_desktop.services.synchronising import run_sync

        def progress(pushed: int, pulled: int) -> None:
            changed = self._writer.call(
                lambda: self._store.sync.take_changed(), urgency=Urgency.SYNC
            )
            if changed:
                self._on_changed(changed)
            self._tell(replace(self._status, pushed=pushed, pulled=pulled))

        return run_sync(
            self._store,
            call=lambda job: self._writer.call(job, urgency=Urgency.SYNC),
            busy=lambda: self._writer.recently_urgent,
            progress=progress,
            stop=self._stopping,
        )

    def _stopping(self) -> bool:
        return self._stop.is_set() or self._cancelled.is_set()

    def _publish(self, *, busy: bool, error: ErrorCode | None = None) -> None:
        found = self._writer.call(self._read_status, urgency=Urgency.SYNC)
        self._tell(
            replace(
                found, busy=busy, error=self._status.error if busy else error, pushed=0, pulled=0
            )
        )


def _code_of(error: Exception) -> ErrorCode:
    if isinstance(error, UserFacingError):
        _log.info("sync stopped: %s", error.code)
        return error.code
    _log.error("sync failed", exc_info=error)
    return ErrorCode.INTERNAL
