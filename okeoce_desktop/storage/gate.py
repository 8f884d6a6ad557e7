"""The one way to write synced tables: an SQLite authorizer that refuses every other.

Statements that change a synced table compile only while a capture or a sync holds the gate, so
that a forgotten query cannot change a row without its versions, outbox entry and audit line.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from okeoce_desktop.storage.database import Database
from sync.contract import KIND_BY_NAME

_GUARDED = frozenset(KIND_BY_NAME) | {"other_row", "confirmed", "outbox", "pending", "parked"}
_INSERT, _DELETE, _UPDATE = 18, 9, 23  # sqlite3.h: action codes of sqlite3_set_authorizer
_OK, _DENY = 0, 1


class Gate:
    """Guards one writing connection. Belongs to that connection's thread."""

    def __init__(self, database: Database) -> None:
        self._open = False
        database.raw.set_authorizer(self._authorize)

    @contextlib.contextmanager
    def opened(self) -> Iterator[None]:
        """Lets statements that change synced tables compile."""
        if self._open:
            raise RuntimeError("one action inside another")
        self._open = True
        try:
            yield
        finally:
            self._open = False

    def _authorize(self, action: int, table: Any, *_: Any) -> int:
        if action in (_INSERT, _UPDATE, _DELETE) and table in _GUARDED and not self._open:
            return _DENY
        return _OK
