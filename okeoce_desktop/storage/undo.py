"""Undo: a new change that puts back what an act replaced, where nobody has changed it since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.storage.capture import Act, Capture
from okeoce_desktop.storage.tables import TABLES
from sync.contract.fields import Raw, RowId

_decode = msgspec.msgpack.decode


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did.

    Attributes:
        action: the code of the act that was undone.
        kept: how many of its changes stay, because the value is another by now.
    """

    action: str
    kept: int
    changed: ChangeSet


class Undo:
    """Undoes acts of one store, the newest first. Belongs to the thread that writes."""

    def __init__(self, capture: Capture) -> None:
        self._capture = capture
        self._execute = capture.database.execute

    def latest(self) -> tuple[int, str, int] | None:
        """The newest act that can be undone: its number, action code and time (UTC ms)."""
        row = self._execute("SELECT seq, action, at FROM undo ORDER BY seq DESC LIMIT 1").fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def undo(self, seq: int | None = None) -> Undone | None:
        """Undoes the newest act, or the act of number `seq`; None when there is none."""
        latest = self.latest()
        if seq is None and latest is not None:
            seq = latest[0]
        row = self._execute("SELECT run, action, steps FROM undo WHERE seq = ?", (seq,)).fetchone()
        if row is None:
            return None
        run, action, steps = row
        kept = 0
        with self._capture.act(f"undo_{action}", undoable=False) as act:
            for kind, row_id, number in reversed(_decode(steps)):
                kept += not self._put_back(act, kind, RowId(row_id), (run, number))
            self._execute("DELETE FROM undo WHERE seq = ?", (seq,))
        return Undone(action, kept, act.changed)

    def _put_back(self, act: Act, kind: int, row_id: RowId, name: tuple[int, int]) -> bool:
        """Undoes one change; whether all of it was put back."""
        table = TABLES[kind]
        row = self._execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone()
        if row is None:
            return False
        state = table.state(row)
        notes: Any = self._execute(
            "SELECT body FROM change WHERE run = ? AND number = ? AND kind = ? AND id = ?",
            (*name, kind, row_id),
        ).fetchone()
        if notes is None:  # the act made the row
            made = state.version[1:] == name
            return made and act.delete(table.kind, row_id)
        old: dict[int, Raw] = {number: values[0] for number, values in _decode(notes[0]).items()}
        still = {n: value for n, value in old.items() if state.version_of(n)[1:] == name}
        if still:
            act.edit_raw(table.kind, row_id, still)
        return len(still) == len(old)
