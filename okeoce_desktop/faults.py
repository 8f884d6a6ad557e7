"""The log of the window, and what happens to exceptions that nobody caught. No Qt.

A person is never shown a trace: it goes to the log file, and one sentence to the window.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_QUIET_SECONDS = 5.0
_log = logging.getLogger(__name__)


class LogFile(logging.Handler):
    """A rotating file that is opened, and its module imported, at the first line worth keeping.

    An exception is written as types and places; its message may quote somebody's data.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.INFO)
        self._folder = folder
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._file is None:
                self._file = self._open()
            self._file.emit(record)
        except OSError:
            self._file = None  # a disk that cannot take the line is no second error

    def _open(self) -> logging.Handler:
        from okeoce_desktop.commands.fault_log import open_log

        file = open_log(self._folder)
        file.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return file

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


class _Formatter(logging.Formatter):
    """Exceptions without their messages."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have written the whole trace into the record.
        whole, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = whole

    def formatException(  # noqa: N802  # the name is logging's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        from okeoce_desktop.commands.fault_log import describe

        return describe(ei[1]) if ei[1] is not None else ""


class FaultWatch:
    """Takes what nobody caught while a window is open; `say` is told at most every few seconds.

    A widget that fails at every repaint must not fill the screen with one sentence.
    """

    def __init__(self, folder: Path) -> None:
        self.say: Callable[[], None] | None = None
        self._said = -_QUIET_SECONDS
        self._file = LogFile(folder)
        root, ours = logging.getLogger(), logging.getLogger("okeoce_desktop")
        self._levels = (root.level, ours.level)
        root.addHandler(self._file)
        root.setLevel(logging.WARNING)
        ours.setLevel(logging.INFO)
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread

    def stop(self) -> None:
        """Puts everything back as it was."""
        sys.excepthook, threading.excepthook = self._hooks
        root, ours = logging.getLogger(), logging.getLogger("okeoce_desktop")
        root.removeHandler(self._file)
        root.setLevel(self._levels[0])
        ours.setLevel(self._levels[1])
        self._file.close()

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.error("nobody caught this", exc_info=(kind, error, trace))
        now = time.monotonic()
        if self.say is not None and now - self._said >= _QUIET_SECONDS:
            self._said = now
            self.say()

    def _on_uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
