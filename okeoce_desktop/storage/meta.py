"""Small facts of this store, one row each: who this device is and where it stands."""

from __future__ import annotations

from typing import Any

import msgspec

_encode = msgspec.msgpack.Encoder().encode


class Meta:
    """Named values in the store's `meta` table. Belongs to the thread of its connection."""

    def __init__(self, execute: Any) -> None:
        self._execute = execute

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a name; values are msgpack-able."""
        row = self._execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return default if row is None else msgspec.msgpack.decode(row[0])

    def set(self, name: str, value: Any) -> None:
        """Sets a value, in the transaction that is open."""
        self._execute(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, _encode(value)),
        )

    def remove(self, name: str) -> None:
        """Forgets a value, in the transaction that is open."""
        self._execute("DELETE FROM meta WHERE name = ?", (name,))
