"""The window as a program: its first frame, its place on the screen, and signals that end it.

UI thread.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from okeoce_desktop.settings import SettingsFile, WindowGeometry

_USUAL = (1366, 768)
_LATEST_MS = 2_000
_LEAST_SEEN = 80
"""So many pixels of a window must lie on a screen, or it opens in the usual place."""


class _FirstFrame(QObject):
    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        window.installEventFilter(self)
        # A window that starts minimised is never painted.
        QTimer.singleShot(_LATEST_MS, self, self._go_on)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go_on)
        return False

    def _go_on(self) -> None:
        then, self._then = self._then, _nothing
        then()


def _nothing() -> None:
    """Stands for what has run already."""


def after_first_frame(window: QWidget, then: Callable[[], None]) -> None:
    """Runs `then` once the window has been painted, or after two seconds without."""
    _FirstFrame(window, then)


def place_window(window: QWidget, geometry: WindowGeometry | None) -> None:
    """Puts the window where it last was, if some screen still shows that place."""
    if geometry is None:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry().size() if screen else None
        width, height = _USUAL
        if room is not None:
            width, height = min(width, room.width()), min(height, room.height())
        window.resize(width, height)
        return
    box = QRect(geometry.x, geometry.y, geometry.width, geometry.height)
    shown = [screen.availableGeometry().intersected(box) for screen in QGuiApplication.screens()]
    if any(part.width() >= _LEAST_SEEN and part.height() >= _LEAST_SEEN for part in shown):
        window.setGeometry(box)
    else:
        window.resize(box.size())
    if geometry.maximized:
        window.setWindowState(window.windowState() | window.windowState().WindowMaximized)


def remember_place(window: QWidget, file: SettingsFile) -> None:
    """Keeps where the window is; called while the program ends, when nobody waits any more."""
    box = window.normalGeometry()
    if not box.isValid() or box.isEmpty():
        box = window.geometry()
    geometry = WindowGeometry(
        x=box.x(),
        y=box.y(),
        width=max(1, box.width()),
        height=max(1, box.height()),
        maximized=window.isMaximized(),
    )
    if geometry != file.current.window:
        with contextlib.suppress(OSError):
            file.update(window=geometry)


def end_on_signals(window: QWidget) -> None:
    """Ctrl+C and SIGTERM close the window as a person would: what was begun is finished."""
    if sys.platform == "win32":
        # No wake-up through a pipe there; the interpreter looks at its signals now and then.
        timer = QTimer(window)
        timer.timeout.connect(_nothing)
        timer.start(500)
    else:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, window)
        # Reading lets Python run the handler, which closes the window.
        notifier.activated.connect(lambda: _drain(reading))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, window, window.close))


def _drain(pipe: int) -> None:
    with contextlib.suppress(BlockingIOError):
        os.read(pipe, 64)
