"""The operating system's locks on files: they are gone with the program that held them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def lock_file(file: IO[bytes]) -> None:
        """Locks an open file until it is closed; OSError when another program holds the lock."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def is_open_elsewhere(_store: Path) -> bool:
        """Windows itself lets nobody move a file that another program has open."""
        return False

else:
    import fcntl

    def lock_file(file: IO[bytes]) -> None:
        """Locks an open file until it is closed; OSError when another program holds the lock."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def is_open_elsewhere(store: Path) -> bool:
        """Whether another program has an SQLite file in WAL mode open; needs no key.

        Such a connection holds a lock on the bytes after the first GiB (SQLite's file format) as
        long as it lives. Not for a program that has the file open itself: its locks would go.
        """
        try:
            with store.open("rb+") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 512, 1 << 30)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return False
