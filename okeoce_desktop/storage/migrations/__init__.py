"""Numbered steps of the store's schema. A released step is never edited; a new one is appended.

The number of the last step done stands in `PRAGMA user_version`. An older app refuses a newer store
with words and leaves it untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.storage.migrations import m0001_first

STEPS: tuple[Iterable[str], ...] = (m0001_first.STATEMENTS,)
LATEST = len(STEPS)


def migrate(execute: Callable[[str], Any]) -> int:
    """Brings the schema up to date, one transaction a step, and returns how many steps ran.

    Args:
        execute: runs one statement on the store's own connection, in autocommit.

    Raises:
        UserFacingError: STORE_NEWER.
    """
    done = 0
    while _version(execute) < LATEST:
        execute("BEGIN IMMEDIATE")
        try:
            current = _version(execute)  # another program may have done this step meanwhile
            if current < LATEST:
                for statement in STEPS[current]:
                    execute(statement)
                execute(f"PRAGMA user_version = {current + 1}")
                done += 1
        except BaseException:
            execute("ROLLBACK")
            raise
        execute("COMMIT")
    return done


def _version(execute: Callable[[str], Any]) -> int:
    """The number of the last step done; STORE_NEWER when this app does not know it."""
    found = int(execute("PRAGMA user_version").fetchone()[0])
    if found > LATEST:
        raise UserFacingError(ErrorCode.STORE_NEWER, found=found, known=LATEST)
    return found
