"""Noticing that nobody is at the computer. UI thread."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Emits `idle` when no key and no pointer has come to the window for some time.

    Listens to the platform's window, which sees each input once; a filter on the application would
    see every event of every widget.
    """

    idle = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds = 0.0
        self._last = clock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def watch(self, window: QWidget) -> None:
        """Begins; the window must be shown."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._last = self._clock()

    @property
    def passed(self) -> float:
        """Seconds since somebody touched keyboard or mouse."""
        return self._clock() - self._last

    def set_seconds(self, seconds: float) -> None:
        """How long is idle; 0 never."""
        self._seconds = seconds
        self._last = self._clock()
        self._timer.stop()
        if seconds > 0:
            self._timer.start(max(1, round(seconds * 1000)))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last = self._clock()
        return False

    def _on_timeout(self) -> None:
        left = self._seconds - self.passed
        if left <= 0:
            self.idle.emit()
            left = self._seconds
        self._timer.start(max(1, round(left * 1000)))
