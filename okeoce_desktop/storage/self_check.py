"""What the store says about itself, computed again from its rows. Reads only; one thread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.migrations import migrate
from okeoce_desktop.storage.peewee_import import SqlCipherDatabase
from okeoce_desktop.storage.tables import TABLES, Table
from sync.contract.fields import RowId
from sync.digest import Digest, row_hash, state_hash
from sync.versions import RowState, unpack_exceptions

_decode = msgspec.msgpack.decode
_INTERNAL = "name NOT LIKE 'sqlite_%'"


def schema_differences(database: Database) -> list[str]:
    """Names of tables and indexes that are not as the migrations make them."""
    fresh = SqlCipherDatabase(":memory:", passphrase="x", autoconnect=False)
    fresh.connect()
    try:
        migrate(fresh.connection().execute)
        wanted = _schema(fresh.connection().execute)
    finally:
        fresh.close()
    found = _schema(database.execute)
    return sorted(
        name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)
    )


def _schema(execute: Any) -> dict[str, str | None]:
    return dict(execute(f"SELECT name, sql FROM sqlite_master WHERE {_INTERNAL}"))


class RowCheck:
    """Hashes every row and sums up what head office has confirmed.

    Attributes:
        bad: by kind how many rows do not match their stored hash.
        digests: the digests by scope and kind as the rows have them.
    """

    def __init__(self, database: Database) -> None:
        self._execute = database.execute
        self.bad: dict[str, int] = {}
        self.digests: dict[tuple[int, int], Digest] = {}
        for table in TABLES.values():
            self._check(table)
        self._check_others()

    def _check(self, table: Table) -> None:
        kind = table.kind.number
        confirmed = self._confirmed(kind)
        spans = self._waiting(kind)
        parked = {
            bytes(row[0])
            for row in self._execute("SELECT id FROM parked WHERE kind = ? AND field = 0", (kind,))
        }
        bad = 0
        for row in self._execute(table.select):
            found = state_hash(table.state(row))
            bad += found != table.hash_of(row)
            row_id = bytes(row[1])
            if row_id in confirmed:
                found = confirmed[row_id]
            elif row_id in parked or any(first <= row[0] < last for first, last in spans):
                continue
            self.digests.setdefault((table.scope_of(row), kind), Digest()).add(found)
        if bad:
            self.bad[table.kind.name] = bad

    def _confirmed(self, kind: int) -> dict[bytes, bytes]:
        return {
            bytes(row_id): state_hash(
                RowState(
                    kind,
                    RowId(row_id),
                    tuple(_decode(body)),
                    rank,
                    run,
                    number,
                    unpack_exceptions(exceptions),
                )
            )
            for row_id, rank, run, number, exceptions, body in self._execute(
                "SELECT id, rank, run, number, exceptions, body FROM confirmed WHERE kind = ?",
                (kind,),
            )
        }

    def _waiting(self, kind: int) -> list[tuple[int, int]]:
        return list(
            self._execute(
                "SELECT min(first_rid), max(first_rid + count) FROM outbox WHERE kind = ?"
                " GROUP BY seq",
                (kind,),
            )
        )

    def _check_others(self) -> None:
        """Rows of kinds this version does not know."""
        bad = 0
        for kind, row_id, scope, rank, run, number, exceptions, body, stored in self._execute(
            "SELECT kind, id, scope, rank, run, number, exceptions, body, hash FROM other_row"
        ):
            found = row_hash(
                kind, row_id, rank, run, number, _decode(body), unpack_exceptions(exceptions)
            )
            bad += found != stored
            self.digests.setdefault((scope, kind), Digest()).add(found)
        if bad:
            self.bad["other_row"] = bad

    def digest_differences(self) -> list[tuple[int, int]]:
        """`(scope, kind)` whose stored digest is not what the rows add up to."""
        stored = {
            (row[0], row[1]): Digest(row[2], int.from_bytes(row[3], "big"))
            for row in self._execute("SELECT scope, kind, count, total FROM digest")
        }
        none = Digest()
        return sorted(
            key
            for key in stored.keys() | self.digests.keys()
            if stored.get(key, none) != self.digests.get(key, none)
        )


def outbox_faults(database: Database) -> Iterator[str]:
    """What does not fit between the outbox, the pending changes and the rows they speak of."""
    execute = database.execute
    ends: dict[int, int] = {}
    for seq, kind, count, first in execute(
        "SELECT seq, kind, count, first_rid FROM outbox ORDER BY kind, first_rid"
    ):
        table = TABLES.get(kind)
        if table is None:
            yield f"entry {seq}: unknown kind {kind}"
            continue
        there = execute(
            f"SELECT count(*) FROM {table.kind.name} WHERE rid >= ? AND rid < ?",
            (first, first + count),
        ).fetchone()[0]
        if there != count:
            yield f"entry {seq}: {there} rows of {count}"
        if first < ends.get(kind, 0):
            yield f"entry {seq}: overlaps the one before"
        ends[kind] = first + count
    for waiting in ("pending", "parked", "confirmed"):
        for table in TABLES.values():
            name, kind = table.kind.name, table.kind.number
            lost = execute(
                f"SELECT count(*) FROM {waiting} AS w WHERE w.kind = ?"
                f" AND NOT EXISTS (SELECT 1 FROM {name} AS r WHERE r.id = w.id)",
                (kind,),
            ).fetchone()[0]
            if lost:
                yield f"{waiting}: {lost} without a row of {name}"
