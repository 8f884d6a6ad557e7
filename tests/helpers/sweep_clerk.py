"""Somebody at the keyboard of a window, and the looks a window can have; for the sweep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.ui.shell.main_window import MainWindow
from tests.helpers import sweep
from tests.helpers.desk import OpenDesk

WAIT_MS = 10_000


@dataclass(frozen=True)
class Look:
    """A size of the window, a size of its type, a theme."""

    size: tuple[int, int] = (1366, 768)
    scale: float = 1.0
    mode: str = "light"

    def __str__(self) -> str:
        return f"{self.size[0]}x{self.size[1]} {round(self.scale * 100)}% {self.mode}"

    def resize(self, clerk: Clerk) -> None:
        """Gives the window this size."""
        clerk.lay_out()
        clerk.window.resize(*self.size)
        clerk.lay_out()

    def faults(self, clerk: Clerk, *, made_up: bool = False) -> Iterator[str]:
        """What does not fit the window in this look; `made_up` texts are longer than any."""
        size = (clerk.window.width(), clerk.window.height())
        if size != self.size:
            yield f"the window needs {size[0]}x{size[1]}"
        found = self._faults_now(clerk, made_up)
        if found:
            # An answer may just have come from another thread: what is cut then stays cut.
            clerk.calm()
            found = self._faults_now(clerk, made_up)
        yield from found

    def _faults_now(self, clerk: Clerk, made_up: bool) -> list[str]:
        texts = sweep.painted(clerk.window)
        cut = sweep.clipped(clerk.window, texts, lines_may_go=made_up)
        return [*cut, *sweep.overlapping(texts)]


SHORT, NARROW = Look((1366, 697)), Look((1024, 697))
LARGER, LARGE, LARGEST = Look(scale=1.12), Look(scale=1.25), Look(scale=1.5)


@dataclass
class Faults:
    """What was found, each thing once, with the places it was seen in."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, where: str, faults: Iterable[str]) -> None:
        """More of it."""
        for fault in faults:
            self.found.setdefault(fault, []).append(where)

    def fail_if_any(self) -> None:
        """Ends the test with all of it."""
        lines = [f"{fault}\n    in {'; '.join(at)}" for fault, at in self.found.items()]
        if lines:
            pytest.fail("\n".join(lines), pytrace=False)


class Clerk:
    """Somebody at the keyboard of a window."""

    def __init__(self, qtbot: QtBot, window: MainWindow, desk: OpenDesk | None = None) -> None:
        self.qtbot, self.window, self._desk = qtbot, window, desk
        qtbot.waitUntil(window.isActiveWindow)

    @property
    def desk(self) -> OpenDesk:
        """The open post; only in journeys that have one."""
        assert self._desk is not None
        return self._desk

    @property
    def has_desk(self) -> bool:
        """Whether a post is open behind the window."""
        return self._desk is not None

    @property
    def covered(self) -> bool:
        """Whether a page lies over the whole window."""
        return self.window._overlay is not None or bool(self._help and self._help.isVisible())

    @property
    def _help(self) -> QWidget | None:
        return self.window._help

    @property
    def root(self) -> QWidget:
        """What the keyboard can reach now."""
        if self._help is not None and self._help.isVisible():
            return self._help
        return self.window._overlay or self.window

    @property
    def regions(self) -> list[QWidget]:
        """The parts of the screen in sight whose keys must not mean two things."""
        if self.covered:
            return [self.root]
        screen = self.window.current_screen
        assert screen is not None
        return [part for part in (screen.content, screen.panel) if part is not None]

    def press(self, *keys: str | Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Keys and letters to whatever has the focus then."""
        for key in keys:
            target = QApplication.focusWidget() or self.window
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def fill(self, *keys: str | Qt.Key) -> None:
        """Like `press`, over what stands in the field."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        self.press(*keys)

    def search(self, words: str) -> None:
        """Types into the empty search box."""
        self.press(Qt.Key.Key_F2)
        self.window.search_box.reset()
        self.press(words)

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds."""
        self.qtbot.waitUntil(holds, timeout=WAIT_MS)
        self.calm()

    def calm(self) -> None:
        """Lets the threads of the post answer what was asked."""
        if self._desk is not None:
            services = self._desk.desktop.services
            for worker in (services.writer, services.reader, services.writer):
                worker.call(lambda: None)
                QApplication.processEvents()
        self.lay_out()

    def lay_out(self) -> None:
        """Lets what asked for it be laid out, which may ask for more."""
        for _ in range(3):
            QApplication.processEvents()
