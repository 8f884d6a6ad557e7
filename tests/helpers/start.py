"""The start of the program in a real window, for tests: from an empty or filled directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.app import Desktop
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.settings import SettingsFile
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui.context import Person
from okeoce_desktop.ui.first_run.opening import Opening
from okeoce_desktop.ui.first_run.starter import Starter
from okeoce_desktop.ui.shell.main_window import MainWindow
from okeoce_desktop.ui.tasks import Poster
from okeoce_desktop.ui.widgets.label import Label

WAIT_MS = 15_000


class StartedWindow:
    """A window on its way to the desk; keys go to whatever has the focus."""

    def __init__(self, qtbot: QtBot, directory: Path) -> None:
        self._qtbot, self.directory = qtbot, directory
        self.window = MainWindow()
        self.window.resize(1366, 768)
        self.settings = SettingsFile(directory / "config")
        self._poster = Poster()
        self.starter = Starter(self.window, directory, self._poster, self._open_desk)
        self.starter.begin(Opening(directory), 10)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def _open_desk(self, store: Store, areas: Areas, person: Person | None) -> Desktop:
        desktop = Desktop(store, areas, person, self.window, self.settings)
        desktop.start()
        return desktop

    @property
    def desk(self) -> Desktop:
        """The open desk."""
        desk = self.starter.desk
        assert isinstance(desk, Desktop)
        return desk

    def wait_for(self, words: str) -> None:
        """Until these words can be read."""
        self._qtbot.waitUntil(lambda: self.sees(words), timeout=WAIT_MS)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Until something holds."""
        self._qtbot.waitUntil(holds, timeout=WAIT_MS)

    def wait_for_desk(self) -> Desktop:
        """Until the desk is open and uncovered."""
        self.wait_until(lambda: self.starter.desk is not None)
        self.wait_until(lambda: self.window.navigation.isEnabled())
        return self.desk

    def focused(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, *keys: str | Qt.Key) -> None:
        """Presses keys one after the other wherever the focus is then."""
        for part in keys:
            if isinstance(part, str):
                self._qtbot.keyClicks(self.focused(), part)
            else:
                self._qtbot.keyClick(self.focused(), part)

    def press(self, words: str) -> None:
        """Moves to a button by Tab and presses it with Space."""
        for _ in range(40):
            target = self.focused()
            if isinstance(target, QAbstractButton) and target.text() == words:
                self.type(Qt.Key.Key_Space)
                return
            self.type(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {words}")

    def sees(self, words: str) -> bool:
        """Whether some visible text contains these words."""
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        """Every visible text of labels and buttons that nothing covers."""
        cover = self.window._overlay
        found = []
        for child in (cover or self.window).findChildren(QWidget):
            if not child.isVisible():
                continue
            if isinstance(child, Label):
                found.append(child.full_text())
            elif isinstance(child, QAbstractButton):
                found.append(child.text())
        return found

    def close(self) -> None:
        """Ends threads, closes store and window."""
        self.starter.close()
        QCoreApplication.processEvents()
        if shiboken6.isValid(self.window):
            self.window.close()
            shiboken6.delete(self.window)
        QCoreApplication.processEvents()


Start = Callable[[Path], StartedWindow]


@pytest.fixture
def start(qtbot: QtBot, light_theme: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """`start(directory)` opens a window there and closes it at the end of the test."""
    monkeypatch.delenv("OKEOCE_PASSPHRASE", raising=False)
    opened: list[StartedWindow] = []

    def build(directory: Path) -> StartedWindow:
        window = StartedWindow(qtbot, directory)
        opened.append(window)
        return window

    yield build
    for window in opened:
        window.close()
