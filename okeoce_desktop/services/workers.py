"""The threads of the app: one that writes, one that reads, one for the network.

The store's writing connection belongs to the writer, the reading one to the reader; nobody else
touches either. Urgent jobs (a person waits) go before the small steps of a sync.
"""

from __future__ import annotations

import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable
from enum import IntEnum
from typing import Any, Generic, Protocol, TypeVar

import msgspec

T = TypeVar("T")
_log = logging.getLogger(__name__)

_RECENT_SECONDS = 30.0


class Urgency(IntEnum):
    """Which job goes first."""

    DESK = 0
    SYNC = 5
    IDLE = 9
    STOP = 99


class Runner(Protocol):
    """Runs jobs somewhere and reports back."""

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        urgency: Urgency = Urgency.DESK,
    ) -> None:
        """Runs `job` on the runner's thread; `done` or `failed` hear of it through `post`."""
        ...

    def call(self, job: Callable[[], T], *, urgency: Urgency = Urgency.DESK) -> T:
        """Runs `job` on the runner's thread and waits; never from the user interface's thread."""
        ...


class _Job(msgspec.Struct, Generic[T]):
    urgency: int
    turn: int
    run: Callable[[], T]
    done: Callable[[T], None] | None = None
    failed: Callable[[BaseException], None] | None = None
    posted: bool = True

    def __lt__(self, other: _Job[Any]) -> bool:
        return (self.urgency, self.turn) < (other.urgency, other.turn)


class Worker:
    """One thread that runs jobs one at a time, the urgent ones first.

    Args:
        post: hands a callback to the thread that waits for it (the user interface's); called on the
            worker's thread.
    """

    def __init__(self, name: str, post: Callable[[Callable[[], None]], None]) -> None:
        self._post = post
        self._jobs: queue.PriorityQueue[_Job[Any]] = queue.PriorityQueue()
        self._turns = itertools.count()
        self._urgent_at = 0.0
        self._thread = threading.Thread(target=self._loop, name=name, daemon=True)
        self._thread.start()

    @property
    def recently_urgent(self) -> bool:
        """Whether a person has asked for something in the last seconds: long work gives way."""
        return time.monotonic() - self._urgent_at < _RECENT_SECONDS

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        urgency: Urgency = Urgency.DESK,
    ) -> None:
        """See `Runner.submit`."""
        if urgency is Urgency.DESK:
            self._urgent_at = time.monotonic()
        self._jobs.put(_Job(urgency, next(self._turns), job, done, failed))

    def call(self, job: Callable[[], T], *, urgency: Urgency = Urgency.DESK) -> T:
        """See `Runner.call`."""
        ended = threading.Event()
        outcome: list[T] = []
        errors: list[BaseException] = []

        def done(value: T) -> None:
            outcome.append(value)
            ended.set()

        def failed(error: BaseException) -> None:
            errors.append(error)
            ended.set()

        self._jobs.put(_Job(urgency, next(self._turns), job, done, failed, posted=False))
        ended.wait()
        if errors:
            raise errors[0]
        return outcome[0]

    def stop(self, seconds: float = 10.0) -> bool:
        """Runs what waits, then ends the thread; whether it ended in time."""
        self._jobs.put(_Job(Urgency.STOP, next(self._turns), _stop))
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _loop(self) -> None:
        while True:
            job = self._jobs.get()
            if job.run is _stop:
                return
            self._run(job)

    def _run(self, job: _Job[Any]) -> None:
        try:
            value = job.run()
        except BaseException as error:
            if job.failed is None:
                _log.exception("a job nobody waits for failed")
                return
            failed, found = job.failed, _told(error)
            self._deliver(job, lambda: failed(found))
            return
        if job.done is not None:
            done = job.done
            self._deliver(job, lambda: done(value))

    def _deliver(self, job: _Job[Any], callback: Callable[[], None]) -> None:
        if job.posted:
            self._post(callback)
        else:
            callback()


def _told(error: BaseException) -> BaseException:
    """What a person is told when the store, or the disk under it, made a job fail."""
    from okeoce_desktop.storage.database import told

    return told(error) if isinstance(error, Exception) else error


def _stop() -> None:
    """Marks the last job."""
