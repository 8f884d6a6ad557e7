"""What head office has confirmed, under what this device still has pending.

A row's table shows the overlay: confirmed values with pending ones over them. Where the two
differ the confirmed state is kept in `confirmed`. The digest counts confirmed states only. Head
office's word on a row replaces the confirmed state field by field (greater version); pending
values stay on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.storage import confirmed, search_index
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.tables import TABLES, Table
from sync.batch import Batch
from sync.contract.fields import Raw
from sync.digest import Digest, state_hash
from sync.versions import RowState, Version, newest, pack_exceptions, unpack_exceptions

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.decode


class Confirming:
    """Applies head office's rows to one store, inside a transaction its caller holds open.

    Belongs to the thread that writes.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._execute = database.execute
        self._digests: dict[tuple[int, int], Digest] | None = None
        self.changed = ChangeSet()

    def digest(self, scope: int, kind: int) -> Digest:
        """The digest of confirmed rows, to be changed in place and written by `save_digests`."""
        if self._digests is None:
            self._digests = {
                (row[0], row[1]): Digest(row[2], int.from_bytes(row[3], "big"))
                for row in self._execute("SELECT scope, kind, count, total FROM digest")
            }
        return self._digests.setdefault((scope, kind), Digest())

    def digests(self, scope: int) -> dict[int, Digest]:
        """The digests of all kinds of a scope."""
        self.digest(scope, 0)
        assert self._digests is not None
        return {kind: found for (of, kind), found in self._digests.items() if of == scope and kind}

    def save_digests(self) -> None:
        """Writes the digests in the open transaction."""
        self._database.executemany(
            "INSERT INTO digest (scope, kind, count, total) VALUES (?,?,?,?) ON CONFLICT"
            " (scope, kind) DO UPDATE SET count = excluded.count, total = excluded.total",
            [
                (scope, kind, found.count, found.sum_bytes)
                for (scope, kind), found in (self._digests or {}).items()
                if kind
            ],
        )

    def forget_digests(self) -> None:
        """Reads them again next time: the transaction was rolled back."""
        self._digests = None

    def apply(self, scope: int, batch: Batch) -> None:
        """Takes in rows of head office in whatever order they come."""
        if not len(batch):
            return
        table = TABLES.get(batch.kind)
        if table is None:
            self._apply_unknown(scope, batch)
            return
        hashes = batch.hashed or batch.hashes([_encode(row) for row in batch.rows()])
        if not self._insert_new(table, scope, batch, hashes):
            self._apply_known(table, scope, batch, hashes)
        self.changed.add(table.kind.name, batch.ids)

    def _insert_new(self, table: Table, scope: int, batch: Batch, hashes: Sequence[bytes]) -> bool:
        """Inserts rows none of which is here yet, or nothing at all."""
        first = 1 + (self._execute(f"SELECT max(rid) FROM {table.kind.name}").fetchone()[0] or 0)
        stored, rows = self._stored(table, scope, batch, hashes)
        self._execute("SAVEPOINT page")
        inserted = self._database.executemany(table.insert_new, stored).rowcount
        if inserted != len(batch):
            self._execute("ROLLBACK TO page")
            self._execute("RELEASE page")
            return False
        self._execute("RELEASE page")
        if batch.kind in search_index.INDEXED_KINDS:
            search_index.add(self._database.executemany, batch.kind, enumerate(rows, start=first))
        self.digest(scope, batch.kind).add_all(hashes)
        return True

    def _stored(
        self, table: Table, scope: int, batch: Batch, hashes: Sequence[bytes]
    ) -> tuple[list[tuple[Any, ...]], list[tuple[Raw, ...]]]:
        rows = batch.rows()
        width = len(batch.columns)
        if width != table.kind.width:
            states = [batch.state(at) for at in range(len(batch))]
            return [
                table.stored(state, scope, found)
                for state, found in zip(states, hashes, strict=True)
            ], [state.values for state in states]
        exceptions = batch.exceptions
        packed = {at: pack_exceptions(found) for at, found in exceptions.items()}
        derive = table.derive
        return [
            (
                row_id,
                scope,
                rank,
                run,
                number,
                width,
                packed.get(at),
                found,
                None,
                *derive(values),
                *values,
            )
            for at, (row_id, rank, run, number, found, values) in enumerate(
                zip(batch.ids, batch.ranks, batch.runs, batch.numbers, hashes, rows, strict=True)
            )
        ], rows

    def _apply_known(self, table: Table, scope: int, batch: Batch, hashes: Sequence[bytes]) -> None:
        for at, found in enumerate(hashes):
            row = self.row(table, batch.ids[at])
            if (
                row is not None
                and table.hash_of(row) == found
                and not self._differs(batch.kind, row)
            ):
                continue
            self.confirm(table, scope, batch.state(at), row)

    def row(self, table: Table, row_id: bytes) -> Any:
        """The stored row of an id, or None."""
        return self._execute(f"{table.select} WHERE id = ?", (row_id,)).fetchone()

    def _differs(self, kind: int, row: Sequence[Any]) -> bool:
        """Whether the shown row is not what head office has confirmed."""
        return (
            confirmed.never_confirmed(self._execute, kind, row[0])
            or confirmed.find(self._execute, kind, row[1]) is not None
        )

    def confirm(self, table: Table, scope: int, theirs: RowState, row: Any) -> None:
        """Takes in head office's state of one row; `row` is the stored one, if any."""
        kind = table.kind.number
        if row is None:
            self.write(table, scope, theirs, theirs, None, None)
            return
        kept = confirmed.find(self._execute, kind, theirs.id)
        if kept is not None:
            self.write(table, scope, newest(kept[0], theirs), table.state(row), row, kept[1])
        elif confirmed.never_confirmed(self._execute, kind, row[0]):
            self.write(table, scope, theirs, table.state(row), row, None)
        else:
            shown = table.state(row)
            self.write(table, scope, newest(shown, theirs), shown, row, table.hash_of(row))

    def write(
        self,
        table: Table,
        scope: int,
        state: RowState,
        shown: RowState,
        row: Any,
        counted: bytes | None,
    ) -> None:
        """Makes `state` the confirmed one and shows it under what is pending.

        Args:
            shown: the row as it shows now; pending values are taken from it.
            row: the stored row, None for a new one.
            counted: the hash the digest counts for the row so far, if any.
        """
        kind = table.kind.number
        found = state_hash(state)
        waiting = row is not None and confirmed.never_confirmed(self._execute, kind, row[0])
        pending = {} if waiting else self._pending_fields(kind, shown)
        overlay = shown if waiting else state.with_fields(pending)
        if waiting or pending:  # kept apart even when it is the same: its verdict is still to come
            confirmed.keep(self._execute, state, found)
        else:
            confirmed.forget(self._execute, kind, state.id)
        if row is None:
            cursor = self._execute(table.insert, table.stored(overlay, scope, state_hash(overlay)))
            rid = cursor.lastrowid
        else:
            rid = row[0]
            stored = table.stored(overlay, scope, state_hash(overlay))
            self._execute(table.update, (*stored[1:], state.id))
        if kind in search_index.INDEXED_KINDS:
            search_index.renew(self._execute, kind, rid, overlay.values)
        digest = self.digest(scope, kind)
        if counted is not None:
            digest.remove(counted)
        digest.add(found)
        self.changed.add(table.kind.name, [state.id])

    def _pending_fields(self, kind: int, shown: RowState) -> dict[int, tuple[Raw, Version]]:
        found: dict[int, tuple[Raw, Version]] = {}
        for (fields,) in self._execute(
            "SELECT fields FROM pending WHERE kind = ? AND id = ?", (kind, shown.id)
        ):
            for number in fields:
                found[number] = (shown.value_of(number), shown.version_of(number))
        return found

    def _apply_unknown(self, scope: int, batch: Batch) -> None:
        """Keeps rows of a kind this version does not know, for the day it does."""
        for at in range(len(batch)):
            state = batch.state(at)
            old = self._execute(
                "SELECT rank, run, number, exceptions, body, hash FROM other_row"
                " WHERE kind = ? AND id = ?",
                (batch.kind, state.id),
            ).fetchone()
            digest = self.digest(scope, batch.kind)
            if old is not None:
                rank, run, number, exceptions, body, row_hash = old
                mine = RowState(
                    batch.kind,
                    state.id,
                    tuple(_decode(body)),
                    rank,
                    run,
                    number,
                    unpack_exceptions(exceptions),
                )
                state = newest(mine, state)
                digest.remove(row_hash)
            people = b"".join(
                state.id if n == 0 else bytes(value)
                for n in batch.subjects
                for value in (state.value_of(n) if n else b"",)
                if isinstance(value, bytes)
            )
            found = state_hash(state)
            digest.add(found)
            self._execute("DELETE FROM other_row WHERE kind = ? AND id = ?", (batch.kind, state.id))
            self._execute(
                "INSERT INTO other_row (kind, id, scope, rank, run, number, exceptions, body,"
                " hash, subjects) VALUES (?,?,?,?,?,?,?,?,?,?)",
                (
                    batch.kind,
                    state.id,
                    scope,
                    *state.version,
                    pack_exceptions(state.exceptions),
                    _encode(state.values),
                    found,
                    people,
                ),
            )
