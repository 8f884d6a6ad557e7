"""Noticing that nobody is at the computer. UI thread."""

from __future__ import annotations

import sys
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


_LOOK_MS = 5_000
"""Qt's timers stand still while the computer sleeps."""


def _with_sleep() -> float:
    """Seconds that go on while the computer sleeps; Python's monotonic clock does not on Linux."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    else:
        return time.monotonic()


class IdleWatch(QObject):
    """Emits `idle` when no key and no pointer has come to the window for some time, sleep included.

    It is emitted at the latest before the first input after that time is delivered.
    Listens to the platform's window, which sees each input once; a filter on the application would
    see every event of every widget.
    """

    idle = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = _with_sleep) -> None:
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
            self._look_again(seconds)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            if 0 < self._seconds <= self.passed:
                self.idle.emit()
            self._last = self._clock()
        return False

    def _on_timeout(self) -> None:
        left = self._seconds - self.passed
        if left <= 0:
            self.idle.emit()
            left = self._seconds
        self._look_again(left)

    def _look_again(self, left: float) -> None:
        self._timer.start(max(1, min(round(left * 1000), _LOOK_MS)))
