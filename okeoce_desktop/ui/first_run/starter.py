"""From a covered window to the desk: opens the store, or sets it up, or says what is wrong.

UI thread. The desk itself is built by the composition root, which hands its builder in.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QCloseEvent

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.errors import ErrorCode, ExitCode, UserFacingError
from okeoce_desktop.services.workers import Worker
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui.context import Person
from okeoce_desktop.ui.first_run.opening import Opened, Opening, Step, open_post
from okeoce_desktop.ui.shell.main_window import MainWindow
from okeoce_desktop.ui.tasks import Poster

_log = logging.getLogger(__name__)


class Desk(Protocol):
    """What is opened at the end; closed with the window."""

    def close(self) -> None: ...

    def say_failure(self) -> None: ...


OpenDesk = Callable[[Store, Areas, "Person | None"], Desk]


class Starter(QObject):
    """Brings one window to its desk.

    Args:
        open_desk: builds and starts the desk in the window; given None somebody has to log in.

    Attributes:
        code: the exit code of the program when the window closes now.
        desk: once it is open.
    """

    def __init__(
        self, window: MainWindow, directory: Path, poster: Poster, open_desk: OpenDesk
    ) -> None:
        super().__init__()
        self._window, self._directory, self._poster = window, directory, poster
        self._open_desk = open_desk
        self._worker: Worker | None = None
        self._wizard: object | None = None
        self.desk: Desk | None = None
        self.code = ExitCode.DONE
        # The window is painted under the cover, too.
        window.set_sync_state("hard-drive", "ink2", "")
        window.close_requested.connect(self._on_close)

    def begin(self, opening: Opening, patience: float) -> None:
        """Goes on with what the opening came to; after `patience` seconds shows that it goes on."""
        opened = opening.wait(patience)
        if opened is not None:
            self.take(opened)
            return
        self._show_waiting()
        opening.tell(lambda found: self._poster.post(lambda: self.take(found)))

    def take(self, opened: Opened) -> None:
        """Shows the next page, or the desk."""
        self.code = ExitCode.DONE
        if opened.step is Step.DESK:
            assert opened.store is not None
            assert opened.areas is not None
            person = None if opened.must_log_in else nobody_in_particular()
            self._to_desk(opened.store, opened.areas, person)
        elif opened.step is Step.SET_UP:
            assert opened.areas is not None
            self._set_up(opened.areas)
        elif opened.step is Step.UNLOCK:
            self._ask_passphrase(wrong=opened.error is not None)
        else:
            self._show_trouble(opened.error or UserFacingError(ErrorCode.INTERNAL))

    def _to_desk(self, store: Store, areas: Areas, person: Person | None) -> None:
        self._end_worker()
        self._window.show_overlay(None)
        self.desk = self._open_desk(store, areas, person)

    def _set_up(self, areas: Areas) -> None:
        from okeoce_desktop.ui.first_run.wizard import Wizard

        wizard = Wizard(self._directory, areas, self._poster)
        self._wizard = wizard

        def finished(store: Store, person: Person) -> None:
            self._wizard = None
            self._to_desk(store, areas, person)
            wizard.deleteLater()

        wizard.finished.connect(finished)
        self._window.show_overlay(wizard)

    def _ask_passphrase(self, *, wrong: bool) -> None:
        from okeoce_desktop.ui.first_run.pages import UnlockPage

        page = UnlockPage()

        def opened(found: Opened) -> None:
            if found.step is Step.UNLOCK:
                page.show_wrong()
                return
            self.take(found)
            page.deleteLater()

        def submit(phrase: str) -> None:
            worker = self._own_worker()
            worker.submit(lambda: open_post(self._directory, phrase), opened)

        page.unlock_requested.connect(submit)
        self._window.show_overlay(page)
        if wrong:
            page.show_wrong()

    def _show_trouble(self, error: UserFacingError) -> None:
        from okeoce_desktop.ui.first_run.pages import TroublePage

        self.code = error.exit_code
        page = TroublePage(error, str(self._directory))

        def retry() -> None:
            self._show_waiting()
            page.deleteLater()
            self._own_worker().submit(
                lambda: open_post(self._directory, None), lambda found: self.take(found)
            )

        page.retried.connect(retry)
        page.left.connect(self._window.close)
        self._window.show_overlay(page)

    def _show_waiting(self) -> None:
        from okeoce_desktop.ui.first_run.pages import WaitPage

        self._window.show_overlay(WaitPage(self.tr("Membuka data pos ini…")))

    def _own_worker(self) -> Worker:
        if self._worker is None:
            self._worker = Worker("opening", self._poster.post)
        return self._worker

    def _end_worker(self) -> None:
        if self._worker is not None:
            # It is idle: what it did last has brought us here.
            self._worker.stop(1.0)
            self._worker = None

    def _on_close(self, event: QCloseEvent) -> None:
        if self.desk is not None:
            return  # the desk closes itself
        event.accept()
        self.close()
        QCoreApplication.quit()

    def close(self) -> None:
        """Ends whatever runs; safe to call twice."""
        wizard, self._wizard = self._wizard, None
        if wizard is not None:
            wizard.stop()  # type: ignore[attr-defined]
        self._end_worker()
        if self.desk is not None:
            self.desk.close()


def nobody_in_particular() -> Person:
    """Who works at a post without accounts."""
    translate = QCoreApplication.translate
    return Person(None, translate("Starter", "Petugas"), translate("Starter", "Belum ada akun"))
