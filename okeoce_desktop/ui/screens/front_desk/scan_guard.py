"""A card scanned while the keyboard is not in the box: a burst of keys that ends with Enter.

A scanner is a keyboard that types a number within a few hundredths of a second. Without this the
digits would answer questions and the Enter would record the person still in hand.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

GAP_SECONDS = 0.05
BURST = 4
"""So many keys without a pause are no fingers: they are kept from the buttons."""
LEAST = 8


class Burst:
    """Tells a scanner from fingers by the pauses between keys. Plain; `clock` in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._keys = ""
        self._last = 0.0

    def key(self, letter: str) -> bool:
        """Takes a printable key; whether it belongs to a burst."""
        now = self._clock()
        self._keys = self._keys + letter if now - self._last < GAP_SECONDS else letter
        self._last = now
        return len(self._keys) >= BURST

    def enter(self) -> str:
        """Takes Enter; what was scanned, or nothing."""
        scanned = self._keys if self._clock() - self._last < GAP_SECONDS else ""
        self._keys = ""
        return scanned if len(scanned) >= LEAST else ""


class ScanGuard(QObject):
    """Follows the focus and listens wherever nothing is typed into; `scanned(str)`.

    `active` tells whether scans belong to this screen now.
    """

    scanned = Signal(str)

    def __init__(self, active: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._active = active
        self._burst = Burst()
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and not isinstance(now, QLineEdit) else None
        if self._watched is not None and self._active():
            self._watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            scanned = self._burst.enter()
            if scanned:
                self.scanned.emit(scanned)
            return bool(scanned)
        letter = event.text()
        if len(letter) == 1 and letter.isprintable() and letter != " ":
            return self._burst.key(letter)
        return False
