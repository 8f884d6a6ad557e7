"""Typed rows by id or by condition. Reads only; belongs to the thread of its connection."""

from __future__ import annotations

from typing import Any

from okeoce_desktop.storage.database import Database
from sync.contract.fields import Kind, RowId


class Rows:
    """Reads rows of any kind as the contract's objects."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._execute = database.execute

    def get(self, kind: Kind, row_id: RowId) -> Any:
        """The row of an id, or None."""
        found = self.select(kind, "id = ?", (row_id,))
        return found[0] if found else None

    def select(self, kind: Kind, where: str, params: Any = ()) -> list[Any]:
        """Rows for which a condition written by the caller (never by a user) holds."""
        return [
            kind.from_raw(row[0], row[1:])
            for row in self._execute(
                f"SELECT id, {', '.join(kind.names)} FROM {kind.name} WHERE {where}", params
            )
        ]
