"""One sync of a store at a time, whichever program runs it.

Two programs that sent the same page would both take it out of the outbox. The lock is the operating
system's, on a file beside the store, so that it is gone with the program that held it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.file_lock import lock_file

LOCK_FILE = "okeoce.sync-lock"


@contextlib.contextmanager
def only_sync(directory: Path) -> Iterator[None]:
    """Holds the lock of the store in `directory`.

    Raises:
        UserFacingError: STORE_LOCKED when another program synchronises.
    """
    with (directory / LOCK_FILE).open("ab") as file:
        try:
            lock_file(file)
        except OSError as error:
            raise UserFacingError(ErrorCode.STORE_LOCKED, by="sync") from error
        yield
