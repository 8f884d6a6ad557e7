"""The lock that the window of a store holds, and whoever must have the store without a window.

It is the operating system's, on a file beside the store: it is gone with the program that held it,
and it stops no other program from reading the store.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO

from okeoce_desktop.file_lock import lock_file

LOCK_FILE = "okeoce.window-lock"


class WindowLock:
    """Held by the only window of a store until the program ends. Any thread."""

    def __init__(self, file: IO[bytes] | None) -> None:
        self._file = file

    def release(self) -> None:
        """Lets another window open this store."""
        if self._file is not None:
            self._file.close()
            self._file = None


def claim_window(directory: Path) -> WindowLock | None:
    """Takes the lock of the store in `directory`; None when another window holds it.

    Where nothing can be written there is no lock to hold; what stops us then is said later, in the
    window.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        (directory / LOCK_FILE).touch(0o600)
        file = (directory / LOCK_FILE).open("ab")
    except OSError:
        return WindowLock(None)
    try:
        lock_file(file)
    except OSError:
        file.close()
        return None
    return WindowLock(file)
