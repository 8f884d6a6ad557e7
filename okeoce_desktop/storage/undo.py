"""Undo: a new change that puts back what an act replaced, where nobody has changed it since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.storage.capture import Act, Capture
from okeoce_desktop.storage.tables import TABLES
from sync.contract import PARTICIPANT
from sync.contract.fields import Raw, RowId
from sync.versions import ABSENT, Name

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


class _Step(NamedTuple):
    """One change of an act. `replaced`: the names that stood in its fields; None made the row."""

    kind: int
    id: RowId
    number: int
    replaced: dict[int, list[int]] | None


class _Record:
    """An act that can be undone: its steps, and which values later undos brought back."""

    def __init__(self, seq: int, run: int, packed: bytes) -> None:
        steps, brought = _decode(packed)
        self.seq, self.run = seq, run
        self.steps = [_Step(kind, RowId(row_id), *rest) for kind, row_id, *rest in steps]
        self.brought: set[tuple[Any, ...]] = set(map(tuple, brought))

    def set_it(self, row_id: RowId, field: int, name: Iterable[int]) -> bool:
        """Whether the version of this name in a field is this act's."""
        run, number = name
        mine = run == self.run and any(step.number == number for step in self.steps)
        return mine or (row_id, field, run, number) in self.brought

    def pack(self) -> bytes:
        return _encode((self.steps, list(self.brought)))


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
        """Undoes the newest act, or the act of number `seq`; None when there is none.

        What the act made goes together or stays together: rows stay as soon as anybody else has
        changed one of them or added something about a person among them.
        """
        latest = self.latest()
        if seq is None and latest is not None:
            seq = latest[0]
        run = self._capture.run.run
        row = self._execute(
            "SELECT action, steps FROM undo WHERE seq = ? AND run = ?", (seq, run)
        ).fetchone()
        if row is None or seq is None:
            return None
        action, record = row[0], _Record(seq, run, row[1])
        kept = 0
        with self._capture.act(f"undo_{action}", undoable=False) as act:
            is_alone = self._is_alone(record)
            for step in reversed(record.steps):
                if step.replaced is not None:
                    kept += not self._put_back(act, record, step)
                elif is_alone:
                    act.delete(TABLES[step.kind].kind, step.id)
                else:
                    kept += 1
            self._execute("DELETE FROM undo WHERE seq = ?", (seq,))
        return Undone(action, kept, act.changed)

    def _is_alone(self, record: _Record) -> bool:
        """Whether the rows an act made hold only its values, and nothing else is about them."""
        made = [step for step in record.steps if step.replaced is None]
        ids = {step.id for step in made}
        for step in made:
            table = TABLES[step.kind]
            row = self._execute(f"{table.select} WHERE id = ?", (step.id,)).fetchone()
            if row is None:
                return False
            state = table.state(row)
            for field in range(1, len(state.values) + 1):
                version = state.version_of(field)
                if version != ABSENT and not record.set_it(step.id, field, version[1:]):
                    return False
            if step.kind == PARTICIPANT.number and not self._about(step.id) <= ids:
                return False
        return True

    def _about(self, person: RowId) -> set[bytes]:
        """The rows about a person that are not deleted."""
        found: set[bytes] = set()
        for kind in (table.kind for table in TABLES.values()):
            for field in filter(None, kind.subjects):
                found.update(
                    row[0]
                    for row in self._execute(
                        f"SELECT id FROM {kind.name} WHERE {kind.names[field - 1]} = ?"
                        " AND deleted_at IS NULL",
                        (person,),
                    )
                )
        return found

    def _put_back(self, act: Act, record: _Record, step: _Step) -> bool:
        """Undoes one edit; whether all of it was put back."""
        table = TABLES[step.kind]
        row = self._execute(f"{table.select} WHERE id = ?", (step.id,)).fetchone()
        replaced = self._replaced(step, record.run)
        if row is None:
            return False
        state = table.state(row)
        still = {
            field: value
            for field, value in replaced.items()
            if record.set_it(step.id, field, state.version_of(field)[1:])
        }
        if still and act.edit_raw(table.kind, step.id, still):
            name = (self._capture.run.run, self._capture.run.number)
            fields = {member for field in still for member in table.kind.groups[field]}
            self._hand_down(record, step, fields, name)
        return len(still) == len(replaced)

    def _replaced(self, step: _Step, run: int) -> dict[int, Raw]:
        """The values an edit replaced, by field number."""
        row = self._execute(
            "SELECT body FROM change WHERE run = ? AND number = ? AND kind = ? AND id = ?",
            (run, step.number, step.kind, step.id),
        ).fetchone()
        return {field: old for field, (old, _) in _decode(row[0]).items()}

    def _hand_down(self, record: _Record, step: _Step, fields: set[int], name: Name) -> None:
        """Tells the older acts whose values stand again by which name they stand now.

        Without it a second undo of the same field would find a value that is not its act's.
        """
        assert step.replaced is not None
        older = [
            _Record(seq, record.run, packed)
            for seq, packed in self._execute(
                "SELECT seq, steps FROM undo WHERE seq < ? AND run = ?", (record.seq, record.run)
            ).fetchall()
        ]
        for each in (record, *older):
            again = {n for n in fields if each.set_it(step.id, n, step.replaced[n])}
            if again:
                each.brought |= {(step.id, field, *name) for field in again}
                self._execute("UPDATE undo SET steps = ? WHERE seq = ?", (each.pack(), each.seq))
