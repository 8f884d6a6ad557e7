"""One sync of a store at a time, whichever program runs it.

Two programs that sent the same page would both take it out of the outbox. The lock is the operating
system's, on a file beside the store, so that it is gone with the program that held it.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from okeoce_desktop.errors import ErrorCode, UserFacingError

LOCK_FILE = "okeoce.sync-lock"


@contextlib.contextmanager
def only_sync(directory: Path) -> Iterator[None]:
    """Holds the lock of the store in `directory`.

    Raises:
        UserFacingError: STORE_LOCKED when another program synchronises.
    """
    with (directory / LOCK_FILE).open("ab") as file:
        try:
            _lock(file)
        except OSError as error:
            raise UserFacingError(ErrorCode.STORE_LOCKED, by="sync") from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
