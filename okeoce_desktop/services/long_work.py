"""What keeps long work fast, and from filling the disk with the store's log."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator

from okeoce_desktop.storage.database import Database

_CHECKPOINT_EVERY = 16
"""Steps that write; a log of some 100 MB."""


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Keeps the garbage collector from walking rows that are in no cycle: a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class ShortLog:
    """Keeps the log of a store short during many steps that write.

    Args:
        call: runs a job on the thread that writes and returns its result.

    Belongs to the thread that does the long work.
    """

    def __init__(self, database: Database, call: Callable[[Callable[[], object]], object]) -> None:
        self._database = database
        self._call = call
        self._steps = 0

    def wrote(self) -> None:
        """Counts a step; moves the log into the file when it has become long.

        Raises:
            UserFacingError: DISK_FULL, STORE_DAMAGED; what was written stays written.
        """
        self._steps += 1
        if self._steps % _CHECKPOINT_EVERY == 0:
            self._database.checkpoint_beside()
            # What was written meanwhile: only a log that is moved whole begins anew.
            self._call(self._database.checkpoint)
