"""`okeoce` without a command: the window, from the first import to the exit code.

Nothing here imports Qt: the store is opened on a thread of its own while Qt is being imported.

`OKEOCE_QUIT_AT_FIRST_FRAME=1` closes the window as soon as its first frame is painted, for
benchmarks of the start. `OKEOCE_PASSPHRASE` opens a store whose key is wrapped by a passphrase.
"""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from okeoce_desktop import paths
from okeoce_desktop.errors import ErrorCode, UserFacingError

_LOG_BYTES = 512 * 1024
_log = logging.getLogger(__name__)


def run(data_dir: str | Path | None = None) -> int:
    """Opens the window of a store and returns the exit code once it is closed.

    A second window of the same store brings the first to the front instead.

    Raises:
        UserFacingError: STORE_LOCKED when another window holds the store and does not answer.
    """
    chosen = _chosen(data_dir)
    directory = paths.data_dir(chosen)
    keep_log(paths.log_dir(chosen))
    from okeoce_desktop.ui.single_instance import call_first, claim_window

    lock = claim_window(directory)
    if lock is None:
        if call_first(directory):
            return 0
        raise UserFacingError(ErrorCode.STORE_LOCKED, by="window")
    try:
        from okeoce_desktop.settings import SettingsFile
        from okeoce_desktop.ui.first_run.opening import Opening

        opening = Opening(directory)
        from okeoce_desktop.app import run_window

        return run_window(directory, SettingsFile(paths.config_dir(chosen)), opening)
    finally:
        lock.release()


def _chosen(data_dir: str | Path | None) -> str | None:
    """The directory somebody chose; the usual one is no choice: settings and log lie elsewhere."""
    if data_dir is None or Path(data_dir) == paths.data_dir(None):
        return None
    return str(data_dir)


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
        from logging.handlers import RotatingFileHandler

        self._folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            self._folder / "okeoce.log", maxBytes=_LOG_BYTES, backupCount=3, encoding="utf-8"
        )
        file.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return file

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


class _Formatter(logging.Formatter):
    """Exceptions without their messages."""

    def formatException(  # noqa: N802  # the name is logging's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        from okeoce_desktop.commands.fault_log import describe

        return describe(ei[1]) if ei[1] is not None else ""


def keep_log(folder: Path) -> None:
    """Sends what the app logs, and every exception nobody caught, to the log file. Once."""
    root = logging.getLogger()
    if any(isinstance(handler, LogFile) for handler in root.handlers):
        return
    root.addHandler(LogFile(folder))
    root.setLevel(logging.WARNING)
    logging.getLogger("okeoce_desktop").setLevel(logging.INFO)
    sys.excepthook = _on_uncaught
    threading.excepthook = _on_uncaught_in_thread


def _on_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.error("nobody caught this", exc_info=(kind, error, trace))
    _say_failure(error)


def _on_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is None:
        return
    _on_uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _say_failure(error: BaseException) -> None:
    """One sentence in the window, if there is one by now."""
    app = sys.modules.get("okeoce_desktop.app")
    if app is not None:
        app.say_failure(error)
