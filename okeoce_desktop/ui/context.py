"""What every screen is given: jobs, words to the clerk, and the way to other screens. UI thread."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.container import Reading, Services, Writing
from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.services.workers import Urgency
from okeoce_desktop.ui.messages import action_words, error_words
from okeoce_desktop.ui.shell.main_window import MainWindow
from okeoce_desktop.ui.tasks import Failed, Tasks
from sync.contract import RowId

if TYPE_CHECKING:
    from okeoce_desktop.storage.undo import Undone

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Person(msgspec.Struct, frozen=True):
    """Who works here now."""

    id: RowId | None
    name: str
    role: str


class Context(QObject):
    """Shared by all screens of one window.

    Signals: `changed(ChangeSet)` when rows changed here or came from head office;
    `sync_changed(SyncStatus)`; `person_requested(bytes)`: open this person at the front desk;
    `registration_requested(str)`: start a registration with a text already typed;
    `edit_requested(bytes)`: open this person among the participants, to fill in what is missing;
    `minute_passed()`: durations and clocks want painting again;
    `closing()`: the window closes, what is not kept yet has to be written now.
    """

    changed = Signal(object)
    sync_changed = Signal(object)
    person_requested = Signal(object)
    registration_requested = Signal(str)
    edit_requested = Signal(object)
    minute_passed = Signal()
    closing = Signal()

    def __init__(self, services: Services, window: MainWindow, person: Person) -> None:
        super().__init__()
        self.services = services
        self.window = window
        self.person = person
        self.sync_status = SyncStatus()
        self.sync_now: Callable[[], None] = lambda: None
        self.sync_cancel: Callable[[], None] = lambda: None
        self._tasks = Tasks(services, self.say_failure)
        self._tasks.changed.connect(self.changed)

    def now(self) -> int:
        """UTC ms."""
        return self.services.now()

    def today(self) -> datetime.date:
        """The WIB date."""
        return dates.wib_date(self.now())

    def day_start(self) -> int:
        """Midnight WIB of today, UTC ms."""
        return dates.from_wib(self.today(), datetime.time(0))

    def write(
        self,
        job: Callable[[Writing], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        urgency: Urgency = Urgency.DESK,
    ) -> None:
        """Runs a use case; see `Tasks.write`. Failures without a handler are said in a toast."""
        self._tasks.write(job, done, failed, urgency)

    def read(
        self,
        job: Callable[[Reading], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None:
        """Runs a look-up; see `Tasks.read`."""
        self._tasks.read(job, done, failed, key=key)

    def background(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Runs long work; see `Tasks.background`."""
        self._tasks.background(job, done, failed)

    def idle(self, job: Callable[[Writing], object]) -> None:
        """Runs upkeep when nobody waits."""
        self._tasks.idle(job)

    def say(self, text: str, *, undo: int | None = None) -> None:
        """Says what was done, with the way back of just this act when there is one.

        Args:
            undo: the act's `ChangeSet.undo`.
        """
        if undo is not None:
            self.window.show_toast(text, self.tr("Urungkan"), lambda: self.undo(undo))
        else:
            self.window.show_toast(text)

    def say_failure(self, error: BaseException) -> None:
        """Says what went wrong and what to do; the work stays where it is."""
        if not isinstance(error, UserFacingError):
            _log.error("unexpected failure", exc_info=error)
            error = UserFacingError(ErrorCode.INTERNAL)
        self.window.show_toast(error_words(error))

    def undo(self, seq: int | None = None) -> None:
        """Undoes an act by its `ChangeSet.undo`, or the newest of this person, and says so."""

        def done(undone: Undone | None) -> None:
            if undone is None or not undone.changed:
                self.say(self.tr("Tidak ada yang bisa diurungkan."))
            elif undone.kept:
                self.say(self.tr("Sebagian tidak diurungkan: sudah diubah lagi."))
            else:
                self.say(self.tr("Diurungkan: {what}").format(what=action_words(undone.action)))

        self.write(lambda writing: writing.undo.undo(seq), done)

    def rows_came(self, changed: ChangeSet) -> None:
        """Rows came from head office."""
        self.changed.emit(changed)

    def sync_said(self, status: SyncStatus) -> None:
        """The sync has a new state."""
        self.sync_status = status
        self.sync_changed.emit(status)
