"""The log file of unexpected errors: where it happened, never with what."""

from __future__ import annotations

import contextlib
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from okeoce_desktop import __version__, paths

_FILE = "okeoce.log"
_BYTES, _BACKUPS = 512 * 1024, 3
_log = logging.getLogger("okeoce_desktop.fault")


def log_fault(error: BaseException, directory: str | None) -> None:
    """Appends an error to the log file.

    Only types, files, lines and functions: the message of an exception may quote the row that
    caused it, and that is somebody's data. A disk that cannot take the line is no second error.
    """
    with contextlib.suppress(OSError):
        handler = open_log(paths.log_dir(directory))
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.propagate = False
        _log.addHandler(handler)
        try:
            _log.error("okeoce %s: %s", __version__, describe(error))
        finally:
            _log.removeHandler(handler)
            handler.close()


def open_log(folder: Path) -> RotatingFileHandler:
    """The log file, rotated; made if there is none. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    return RotatingFileHandler(
        folder / _FILE, maxBytes=_BYTES, backupCount=_BACKUPS, encoding="utf-8"
    )


def describe(error: BaseException) -> str:
    """An error with its causes and where each was raised, without its message."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        for frame in traceback.extract_tb(seen.__traceback__):
            place = "/".join(Path(frame.filename).parts[-2:])  # the rest may hold a person's name
            lines.append(f"    {place}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)
