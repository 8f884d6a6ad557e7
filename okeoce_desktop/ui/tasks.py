"""Jobs of screens on the app's threads, with the answer on the user interface's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.services.container import Reading, Services, Writing
from okeoce_desktop.services.workers import Urgency

T = TypeVar("T")
Failed = Callable[[BaseException], None]


class Poster(QObject):
    """Brings callbacks from any thread to the user interface's thread, in order.

    One long-lived object for the whole app; a QObject per job would race with Qt's deferred delete.
    """

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, callback: Callable[[], None]) -> None:
        """Runs a callback on the user interface's thread soon. Any thread."""
        self._posted.emit(callback)

    def _run(self, callback: Callable[[], None]) -> None:
        callback()


class Tasks(QObject):
    """Hands jobs to the writer and the reader. UI thread.

    Signals: `changed(ChangeSet)` after a job or a sync changed rows.
    """

    changed = Signal(object)

    def __init__(self, services: Services, failed: Failed) -> None:
        super().__init__()
        self._services = services
        self._failed = failed
        self._tickets: dict[str, int] = {}

    def write(
        self,
        job: Callable[[Writing], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        urgency: Urgency = Urgency.DESK,
    ) -> None:
        """Runs a use case on the writer's thread.

        When the result is a `ChangeSet`, or has one as `changed`, screens hear of it after `done`.
        What no person asked for is less urgent: it does not count as somebody at work.
        """

        def finished(result: T) -> None:
            if done is not None:
                done(result)
            changed = result if isinstance(result, ChangeSet) else getattr(result, "changed", None)
            if isinstance(changed, ChangeSet) and changed:
                self.changed.emit(changed)

        self._services.writer.submit(
            lambda: job(self._services.writing),
            finished,
            failed or self._failed,
            urgency=urgency,
        )

    def read(
        self,
        job: Callable[[Reading], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None:
        """Runs a look-up on the reader's thread.

        Args:
            key: of several look-ups with one key only the newest is answered, and older ones that
                have not begun are skipped.
        """
        ticket = self._tickets[key] = self._tickets.get(key, 0) + 1

        def stale() -> bool:
            return bool(key) and self._tickets[key] != ticket

        def look_up() -> T | None:
            return None if stale() else job(self._services.reading)

        def finished(result: T | None) -> None:
            if not stale():
                done(result)  # type: ignore[arg-type]  # None only when stale

        self._services.reader.submit(look_up, finished, failed or self._failed)

    def background(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Runs long work on a thread of its own: the network, files; see `Services.background`."""
        self._services.background.submit(job, done, failed or self._failed)

    def idle(self, job: Callable[[Writing], object]) -> None:
        """Runs upkeep on the writer's thread when nobody waits for it."""
        self._services.writer.submit(lambda: job(self._services.writing), urgency=Urgency.IDLE)
