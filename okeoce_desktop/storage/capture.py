"""Capture: every change a person makes goes through an `Act`, one transaction each.

An act writes rows, their versions, the outbox, the audit line, the undo record and the search index
together or not at all. Its changes share one rank; each row it writes gets its own name.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, repeat
from typing import Any

import msgspec

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.storage import confirmed, parking, search_index
from okeoce_desktop.storage.audit import Audit
from okeoce_desktop.storage.continuity import Continuity
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.gate import Gate
from okeoce_desktop.storage.meta import Meta
from okeoce_desktop.storage.tables import TABLES, Table
from sync.clock import Clock, Run
from sync.contract import SESSION
from sync.contract.fields import Kind, Raw, Row, RowId
from sync.digest import hash_bodies, state_hash
from sync.versions import NO_NAME, Name, RowState, Version

_AT_ONCE = 500
"""New rows put together while the processor's cache holds all their values."""
_UNDO_KEPT = 100
"""How many acts can be taken back; nobody goes further step by step."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.decode


class Capture:
    """Opens acts on one store.

    Args:
        draw_run: begins a run; called again before the first act after a break.
        scope: the post's scope, which new rows belong to.
        device: what people call this computer; stands in the session row.

    Belongs to the thread that writes.
    """

    def __init__(
        self,
        database: Database,
        gate: Gate,
        clock: Clock,
        draw_run: Callable[[], Run],
        continuity: Continuity,
        scope: int,
        device: str,
    ) -> None:
        self.database = database
        self.gate = gate
        self.clock = clock
        self.draw_run = draw_run
        self.run = draw_run()
        self.scope = scope
        self._continuity = continuity
        self._device = device
        self._meta = Meta(database.execute)
        self._audit = Audit(database.execute)
        self.person: RowId | None = None
        self._session_open = False

    def new_run(self, run: Run, person: RowId | None) -> None:
        """Names made from now on belong to another run, of `person` (None: the command line)."""
        self.run = run
        self.person = person
        self._session_open = False

    @contextlib.contextmanager
    def act(self, action: str, *, undoable: bool = True) -> Iterator[Act]:
        """One action of the person who works here, in one transaction.

        Args:
            action: a stable code such as `registration`, for audit and undo.
            undoable: remember how to undo it.

        Raises:
            UserFacingError: DISK_FULL, STORE_LOCKED, STORE_DAMAGED; then nothing was written.
        """
        if self._continuity.is_broken():
            self.new_run(self.draw_run(), self.person)
        act = Act(self)
        with self.gate.opened(), self.database.transaction():
            if not self._session_open:
                act.open_session(self.person, self._device)
            yield act
            act.close(action, self.person, undoable, self._audit, self._meta)
        self._session_open = True


class Act:
    """The changes of one action. Made by `Capture.act`, used inside its `with` block."""

    def __init__(self, capture: Capture) -> None:
        self._capture = capture
        self._execute = capture.database.execute
        self._run = capture.run
        self.rank = capture.clock.tick()
        self.at = capture.clock.now()
        self.changed = ChangeSet()
        self._steps: list[tuple[int, bytes, int, dict[int, Name] | None]] = []
        self._rows = 0
        self._last: tuple[int, bytes] | None = None

    def new_id(self) -> RowId:
        """An id for a row of this act."""
        return self._run.new_id()

    def create(self, kind: Kind, row: Row) -> None:
        """Adds a row; its id must be new."""
        self.create_many(kind, [row.id], [kind.to_raw(row)])

    def create_many(self, kind: Kind, ids: Sequence[RowId], rows: Sequence[Sequence[Raw]]) -> None:
        """Adds rows of raw values, equally many fields each; their ids must be new."""
        if not ids:
            return
        table = TABLES[kind.number]
        first_rid = 1 + (self._execute(f"SELECT max(rid) FROM {kind.name}").fetchone()[0] or 0)
        first = self._run.take_numbers(len(ids))
        number = kind.number
        for at in range(0, len(ids), _AT_ONCE):
            some = slice(at, at + _AT_ONCE)
            self._insert(table, first + at, first_rid + at, ids[some], rows[some])
        self._execute(
            "INSERT INTO outbox (kind, run, first, count, first_rid, at) VALUES (?,?,?,?,?,?)",
            (number, self._run.run, first, len(ids), first_rid, self.at),
        )
        if len(ids) <= 100:  # an import is undone by its file, not row by row
            self._steps += [(number, row_id, first + at, None) for at, row_id in enumerate(ids)]
        self.changed.add(kind.name, ids)
        self._rows += len(ids)
        self._last = (number, ids[-1])

    def _insert(
        self,
        table: Table,
        first: int,
        first_rid: int,
        ids: Sequence[RowId],
        rows: Sequence[Sequence[Raw]],
    ) -> None:
        """Writes new rows, field by field put together, with their hashes and search entries."""
        number = table.kind.number
        version = repeat(self.rank), repeat(self._run.run), count(first)
        hashes = hash_bodies(number, ids, *version, [*map(_encode, rows)])
        columns = (
            ids,
            repeat(self._capture.scope),
            repeat(self.rank),
            repeat(self._run.run),
            count(first),
            repeat(len(rows[0])),
            repeat(None),
            hashes,
            repeat(None),
            *table.derive_many(rows),
            *zip(*rows, strict=True),
        )
        execute_many = self._capture.database.executemany
        execute_many(table.insert, zip(*columns, strict=False))
        if number in search_index.INDEXED_KINDS:
            search_index.add(execute_many, number, enumerate(rows, start=first_rid))

    def edit(
        self, kind: Kind, row_id: RowId, changes: Mapping[str, Any], *, rank: int | None = None
    ) -> bool:
        """Sets fields of a row to typed values; fields that already hold them are left alone.

        Args:
            rank: for a change that must not outrank people (an automatic close).

        Returns:
            Whether anything changed.

        Raises:
            KeyError: there is no such row.
        """
        raw = {kind.by_name[n].number: kind.raw_value(n, value) for n, value in changes.items()}
        return self.edit_raw(kind, row_id, raw, rank=rank)

    def edit_raw(
        self, kind: Kind, row_id: RowId, changes: Mapping[int, Raw], *, rank: int | None = None
    ) -> bool:
        """`edit` with raw values by field number."""
        table = TABLES[kind.number]
        row = self._execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone()
        if row is None:
            raise KeyError(kind.name)
        before = table.state(row)
        set_ = {n: value for n, value in changes.items() if before.value_of(n) != value}
        if not set_:
            return False
        parking.send_row_again(self._execute, kind.number, row_id)
        version = (rank or self.rank, self._run.run, self._run.next_number())
        touched: dict[int, tuple[Raw, Version]] = {}
        for number in sorted(set_):
            unit = kind.groups[number]
            if unit[0] in touched:
                continue
            for member in unit:
                touched[member] = (set_.get(member, before.value_of(member)), version)
            self._pend(table, row, before, unit, version)
        after = before.with_fields(touched)
        self._store(table, row, after)
        self._note(before, {n: before.value_of(n) for n in set_}, set_, version)
        replaced = {n: before.version_of(n)[1:] for n in touched}
        self._steps.append((before.kind, before.id, version[2], replaced))
        self.changed.add(kind.name, [row_id])
        return True

    def delete(self, kind: Kind, row_id: RowId) -> bool:
        """Marks a row deleted; it travels like any other change."""
        return self.edit_raw(kind, row_id, {1: self.at})

    def _pend(
        self,
        table: Table,
        row: Sequence[Any],
        before: RowState,
        unit: tuple[int, ...],
        version: Version,
    ) -> None:
        """Writes the pending change of the fields that merge as one."""
        kind = before.kind
        earlier = self._execute(
            "SELECT run, number, base_run, base_number, covers FROM pending"
            " WHERE kind = ? AND id = ? AND field = ?",
            (kind, before.id, unit[0]),
        ).fetchone()
        if earlier is not None:
            base: Name = (earlier[2], earlier[3])
            covers = [*(_decode(earlier[4]) if earlier[4] else ()), (earlier[0], earlier[1])]
        elif confirmed.never_confirmed(self._execute, kind, row[0]):
            base = NO_NAME
            covers = list({before.version_of(n)[1:] for n in unit} - {NO_NAME})
        else:
            confirmed.keep_first(self._execute, before, table.hash_of(row))
            newest = max(before.version_of(n) for n in unit)
            base = newest[1:]
            covers = list({before.version_of(n)[1:] for n in unit} - {base, NO_NAME})
        self._execute(
            "INSERT INTO pending (kind, id, field, fields, rank, run, number, base_run,"
            " base_number, covers, seen, at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
            " ON CONFLICT (kind, id, field) DO UPDATE SET rank = excluded.rank,"
            " run = excluded.run, number = excluded.number, covers = excluded.covers,"
            " seen = excluded.seen, at = excluded.at",
            (
                kind,
                before.id,
                unit[0],
                bytes(unit),
                *version,
                *base,
                _encode(covers) if covers else None,
                self._seen(before, unit),
                self.at,
            ),
        )

    def _seen(self, before: RowState, unit: tuple[int, ...]) -> bytes | None:
        """What a deletion, or an edit of a deleted row, has to say it knew of (`Change.seen`)."""
        if unit != (1,):
            deleted = before.value_of(1) is not None
            return _encode([before.version_of(1)[1:]]) if deleted else None
        seen = before.names
        for *base, covers in self._execute(
            "SELECT base_run, base_number, covers FROM pending WHERE kind = ? AND id = ?",
            (before.kind, before.id),
        ):
            seen.update([(base[0], base[1]), *map(tuple, _decode(covers) if covers else ())])
        return _encode(sorted(seen))

    def _store(self, table: Table, row: Sequence[Any], after: RowState) -> None:
        stored = table.stored(after, table.scope_of(row), state_hash(after))
        self._execute(table.update, (*stored[1:], after.id))
        if after.kind in search_index.INDEXED_KINDS:
            search_index.renew(self._execute, after.kind, row[0], after.values)

    def _note(
        self, before: RowState, old: Mapping[int, Raw], new: Mapping[int, Raw], version: Version
    ) -> None:
        """Remembers which values the change replaced, for the row's history and for undo."""
        body = _encode({n: (old[n], new[n]) for n in new})
        self._execute(
            "INSERT INTO change (at, run, number, kind, id, body) VALUES (?,?,?,?,?,?)",
            (self.at, version[1], version[2], before.kind, before.id, body),
        )
        self._rows += 1
        self._last = (before.kind, before.id)

    def open_session(self, staff: RowId | None, device: str) -> None:
        """Writes the row that says whose run this is."""
        session = SESSION.struct(id=self.new_id())
        values = {"run": self._run.run, "device": device, "staff_id": staff, "started_at": self.at}
        self.create(SESSION, msgspec.structs.replace(session, **values))
        self._steps.clear()
        self._rows = 0

    def close(
        self, action: str, staff: RowId | None, undoable: bool, audit: Audit, meta: Meta
    ) -> None:
        """Writes audit line, undo record and clock; called by `Capture.act`."""
        if self._rows:
            kind, row_id = self._last or (None, None)
            audit.write(self.at, self._run.run, staff, action, kind, row_id, self._rows)
        if undoable and self._steps:
            # The rank as number: in the order of the acts and never given twice, whatever is
            # deleted, so that a way back offered to a person never leads elsewhere. Two programs
            # may have ticked alike: the second goes above.
            written = self._execute(
                "INSERT INTO undo (seq, at, run, action, steps)"
                " VALUES (max(?, 1 + ifnull((SELECT max(seq) FROM undo), 0)),?,?,?,?)",
                (self.rank, self.at, self._run.run, action, _encode((self._steps, ()))),
            )
            self.changed.undo = written.lastrowid
            self._execute(
                "DELETE FROM undo"
                " WHERE seq <= (SELECT seq FROM undo ORDER BY seq DESC LIMIT 1 OFFSET ?)",
                (_UNDO_KEPT,),
            )
        if self.changed:
            meta.remove("equal_at")
        meta.set("rank", self._capture.clock.last)
