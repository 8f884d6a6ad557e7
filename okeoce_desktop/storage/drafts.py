"""Half-filled forms, kept in the encrypted store so that they survive a power cut."""

from __future__ import annotations

from typing import Any

import msgspec

from okeoce_desktop.domain.entities import DraftLine
from okeoce_desktop.storage.database import Database

_encode = msgspec.msgpack.Encoder().encode


class Drafts:
    """The drafts of one store. Belongs to the thread that writes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._execute = database.execute

    def save(self, draft_id: bytes, form: str, title: str, body: dict[str, Any], at: int) -> None:
        """Keeps what is in a form now.

        Args:
            form: which form, a stable code.
            title: what a list shows of it, usually the name typed so far.
            body: msgpack-able values by field.
            at: UTC ms.
        """
        with self._database.transaction():
            self._execute(
                "INSERT INTO draft (id, form, title, at, body) VALUES (?,?,?,?,?) ON CONFLICT (id)"
                " DO UPDATE SET title = excluded.title, at = excluded.at, body = excluded.body",
                (draft_id, form, title, at, _encode(body)),
            )

    def load(self, draft_id: bytes) -> dict[str, Any] | None:
        """The values of a draft, None when it is gone."""
        row = self._execute("SELECT body FROM draft WHERE id = ?", (draft_id,)).fetchone()
        return None if row is None else msgspec.msgpack.decode(row[0])

    def drop(self, draft_id: bytes) -> None:
        """Forgets a draft, inside the transaction that is open or in one of its own."""
        if self._database.raw.in_transaction:
            self._execute("DELETE FROM draft WHERE id = ?", (draft_id,))
            return
        with self._database.transaction():
            self._execute("DELETE FROM draft WHERE id = ?", (draft_id,))

    def lines(self, form: str) -> list[DraftLine]:
        """The drafts of a form, newest first."""
        return [
            DraftLine(bytes(row[0]), row[1], row[2])
            for row in self._execute(
                "SELECT id, title, at FROM draft WHERE form = ? ORDER BY at DESC", (form,)
            )
        ]
