"""The program around the window: application, look, start, and the way out. UI thread."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.settings import Settings, SettingsFile
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui import collector
from okeoce_desktop.ui.context import Person
from okeoce_desktop.ui.first_run.opening import Opening
from okeoce_desktop.ui.first_run.process import (
    after_first_frame,
    end_on_signals,
    place_window,
    remember_place,
)
from okeoce_desktop.ui.first_run.starter import Desk, Starter
from okeoce_desktop.ui.shell.main_window import MainWindow
from okeoce_desktop.ui.tasks import Poster
from okeoce_desktop.ui.theme import theme

PATIENCE_SECONDS = 0.8
"""How long the first frame waits for the store before it says that it is being opened."""
_QUIT_AT_FIRST_FRAME = "OKEOCE_QUIT_AT_FIRST_FRAME"

OpenDesk = Callable[[Store, Areas, "Person | None", MainWindow], Desk]


class Program:
    """One window from its first frame to its exit code.

    Args:
        dress: gives the application its language and look.
        open_desk: builds and starts the desk in the window; without a person somebody has to log
            in first.
    """

    def __init__(
        self,
        directory: Path,
        settings: SettingsFile,
        dress: Callable[[QApplication, Settings], None],
        open_desk: OpenDesk,
    ) -> None:
        self._directory, self._settings = directory, settings
        app = QApplication.instance() or QApplication(["okeoce"])
        assert isinstance(app, QApplication)
        self._app = app
        app.setApplicationDisplayName("OK OCE")
        theme().hold_sheet()
        dress(app, settings.current)
        self.window = MainWindow()
        place_window(self.window, settings.current.window)
        self._starter = Starter(
            self.window,
            directory,
            Poster(),
            lambda store, areas, person: open_desk(store, areas, person, self.window),
        )

    def run(self, opening: Opening) -> int:
        """Shows the window, goes on with what the opening comes to, and ends with the window."""
        after_first_frame(self.window, self._on_shown)
        self._starter.begin(opening, PATIENCE_SECONDS)
        theme().put_sheet()
        self.window.show()
        try:
            self._app.exec()
            return int(self._starter.code)
        finally:
            remember_place(self.window, self._settings)
            self._starter.close()

    def say_failure(self) -> None:
        """Something unexpected happened, and the log has it. Any thread."""
        desk = self._starter.desk
        if desk is not None:
            desk.say_failure()

    def _on_shown(self) -> None:
        collector.begin()
        if os.environ.get(_QUIT_AT_FIRST_FRAME):
            self.window.close()
            return
        from okeoce_desktop.ui.single_instance import bring_to_front, listen

        end_on_signals(self.window)
        listen(self._directory, self.window, lambda: bring_to_front(self.window))
