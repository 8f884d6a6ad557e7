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
    current = int(execute("PRAGMA user_version").fetchone()[0])
    if current > LATEST:
        raise UserFacingError(ErrorCode.STORE_NEWER, found=current, known=LATEST)
    for number, statements in enumerate(STEPS[current:], start=current + 1):
        execute("BEGIN IMMEDIATE")
        try:
            for statement in statements:
                execute(statement)
            execute(f"PRAGMA user_version = {number}")
        except BaseException:
            execute("ROLLBACK")
            raise
        execute("COMMIT")
    return LATEST - current
