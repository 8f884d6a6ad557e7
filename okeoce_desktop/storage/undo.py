"""Undo: a new change that puts back what an act replaced, where nobody has changed it since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.storage.capture import Act, Capture
from okeoce_desktop.storage.tables import TABLES
from sync.contract.fields import Raw, RowId
from sync.versions import Name

_decode: Any = msgspec.msgpack.decode
_encode = msgspec.msgpack.Encoder().encode


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
    """Undoes acts of one store, the newest first. Belongs to the thread that writes.

    Only acts of the present run, so never those of somebody else or of an earlier start.
    """

    def __init__(self, capture: Capture) -> None:
        self._capture = capture
        self._execute = capture.database.execute

    def latest(self) -> tuple[int, str, int] | None:
        """The newest act that can be undone: its number, action code and time (UTC ms)."""
        row = self._execute(
            "SELECT seq, action, at FROM undo WHERE run = ? ORDER BY seq DESC LIMIT 1",
            (self._capture.run.run,),
        ).fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def undo(self, seq: int | None = None) -> Undone | None:
        """Undoes the newest act, or the act of number `seq`; None when there is none."""
        latest = self.latest()
        if seq is None and latest is not None:
            seq = latest[0]
        row = self._execute(
            "SELECT run, action, steps FROM undo WHERE seq = ? AND run = ?",
            (seq, self._capture.run.run),
        ).fetchone()
        if row is None:
            return None
        run, action, steps = row
        kept = 0
        with self._capture.act(f"undo_{action}", undoable=False) as act:
            for kind, row_id, number, *others in reversed(_decode(steps)):
                names = [(run, number), *map(tuple, others)]
                kept += not self._put_back(act, kind, RowId(row_id), names, seq)
            self._execute("DELETE FROM undo WHERE seq = ?", (seq,))
        return Undone(action, kept, act.changed)

    def _put_back(
        self, act: Act, kind: int, row_id: RowId, names: list[Name], seq: int | None
    ) -> bool:
        """Undoes one change, known by its own name and by those of undos that brought its values
        back; whether all of it was put back."""
        table = TABLES[kind]
        row = self._execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone()
        if row is None:
            return False
        state = table.state(row)
        noted = self._noted(kind, row_id, names[0])
        if noted is None:  # the act made the row
            made = state.version[1:] == names[0]
            return made and act.delete(table.kind, row_id)
        still = {n: old for n, (old, _) in noted.items() if state.version_of(n)[1:] in names}
        if still and act.edit_raw(table.kind, row_id, still):
            name = (self._capture.run.run, self._capture.run.number)
            self._hand_down(kind, row_id, still, name, seq)
        return len(still) == len(noted)

    def _noted(self, kind: int, row_id: bytes, name: Name) -> dict[int, tuple[Raw, Raw]] | None:
        """What a change replaced and set, by field number; None for the making of the row."""
        row = self._execute(
            "SELECT body FROM change WHERE run = ? AND number = ? AND kind = ? AND id = ?",
            (*name, kind, row_id),
        ).fetchone()
        return None if row is None else {n: (old, new) for n, (old, new) in _decode(row[0]).items()}

    def _hand_down(
        self, kind: int, row_id: bytes, values: dict[int, Raw], name: Name, seq: int | None
    ) -> None:
        """Tells the older acts whose values stand again by which name they stand now.

        Without it a second undo of the same field would find a value that is not its act's.
        """
        left = set(values)
        for older, run, packed in self._execute(
            "SELECT seq, run, steps FROM undo WHERE seq < ? ORDER BY seq DESC", (seq,)
        ).fetchall():
            if not left:
                return
            steps = _decode(packed)
            for step in steps:
                if step[0] != kind or step[1] != row_id:
                    continue
                noted = self._noted(kind, row_id, (run, step[2])) or {}
                touched = left & noted.keys()
                if any(noted[n][1] == values[n] for n in touched):
                    step.append(name)
                left -= touched
            self._execute("UPDATE undo SET steps = ? WHERE seq = ?", (_encode(steps), older))
