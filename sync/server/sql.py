"""The statements that both databases share. Written with `?` for parameters."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sync.server.store import EPOCH_BYTES, Device, Lost, Parcel, Past, Tally
from sync.versions import SettledNames

DEVICE_COLUMNS = (
    "id, scope, name, label, enrolled_at, revoked_at, last_seen, held, complete_through,"
    " contract, clock_offset"
)
RECORD_COLUMNS = "kind, id, rank, run, number, exceptions, subjects, hash, body"

INSERT_LOST = (
    "INSERT INTO history (scope, kind, id, field, rank, run, number, value, at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
INSERT_PAST = (
    "INSERT INTO past (scope, kind, id, field, run, number)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
PAST = "SELECT field, run, number FROM past WHERE scope = ? AND kind = ? AND id = ?"
INSERT_PARCEL = (
    "INSERT INTO quarantine (scope, key, device, code, kind, run, number, body, at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
UPSERT_TALLY = (
    "INSERT INTO digest (scope, kind, count, live, total) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (scope, kind) DO UPDATE SET count = excluded.count, live = excluded.live,"
    " total = excluded.total"
)
UPSERT_SPAN = (
    "INSERT INTO epoch_span (scope, ord, last) VALUES (?, (SELECT max(ord) FROM epoch), ?)"
    " ON CONFLICT (scope, ord) DO UPDATE SET last = excluded.last"
)
EPOCH_LIMIT = (
    "SELECT e.ord, (SELECT max(s.last) FROM epoch_span s WHERE s.scope = ? AND s.ord <= e.ord)"
    " FROM epoch e WHERE e.id = ?"
)
HEAD_AND_TALLIES = (
    "SELECT h.head, d.kind, d.count, d.live, d.total FROM scope_head h"
    " LEFT JOIN digest d ON d.scope = h.scope WHERE h.scope = ?"
)
TALLIES = "SELECT kind, count, live, total FROM digest WHERE scope = ?"
SETTLED = "SELECT first, last FROM settled WHERE scope = ? AND run = ? ORDER BY first"
DEVICE_BY_TOKEN = f"SELECT {DEVICE_COLUMNS} FROM device WHERE token_hash = ?"
RELEASE = (
    "UPDATE quarantine SET resolved_at = ?"
    " WHERE scope = ? AND run = ? AND number = ? AND resolved_at IS NULL"
)


class SqlTransaction:
    """The part of `store.Transaction` that is the same SQL in both databases."""

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        raise NotImplementedError

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        raise NotImplementedError

    def identity(self) -> str:
        """What tells this database from another history of itself."""
        raise NotImplementedError

    def last_numbered(self, scope: int) -> int:
        found = self.run("SELECT at FROM scope_head WHERE scope = ?", (scope,))
        return int(found[0][0]) if found else 0

    def head_and_tallies(self, scope: int) -> tuple[int, dict[int, Tally]]:
        # One statement: in PostgreSQL each has its own snapshot.
        found = self.run(HEAD_AND_TALLIES, (scope,))
        return (found[0][0] if found else 0), {
            kind: Tally(count, int.from_bytes(total, "big"), live)
            for _, kind, count, live, total in found
            if kind is not None
        }

    def set_head(self, scope: int, head: int, at: int) -> None:
        self.run("UPDATE scope_head SET head = ?, at = ? WHERE scope = ?", (head, at, scope))
        self.run(UPSERT_SPAN, (scope, head))

    def epoch(self) -> bytes:
        found = self.run("SELECT id FROM epoch ORDER BY ord DESC LIMIT 1")
        return bytes(found[0][0]) if found else bytes(EPOCH_BYTES)

    def renew_epoch(self, now: int) -> None:
        """Opens an epoch if the database's identity is not that of the present one."""
        identity = self.identity()
        found = self.run("SELECT identity FROM epoch ORDER BY ord DESC LIMIT 1")
        if not found or found[0][0] != identity:
            self.add_epoch(now, os.urandom(EPOCH_BYTES))

    def add_epoch(self, now: int, epoch: bytes) -> None:
        """Opens an epoch."""
        self.run(
            "INSERT INTO epoch (ord, id, identity, opened_at)"
            " VALUES ((SELECT coalesce(max(ord), 0) + 1 FROM epoch), ?, ?, ?)",
            (epoch, self.identity(), now),
        )

    def epoch_limit(self, epoch: bytes, scope: int) -> int | None:
        found = self.run(EPOCH_LIMIT, (scope, epoch))
        return int(found[0][1] or 0) if found else None

    def tallies(self, scope: int) -> dict[int, Tally]:
        return {
            kind: Tally(count, int.from_bytes(total, "big"), live)
            for kind, count, live, total in self.run(TALLIES, (scope,))
        }

    def set_tallies(self, scope: int, tallies: Mapping[int, Tally]) -> None:
        self.run_many(
            UPSERT_TALLY,
            [(scope, kind, t.count, t.live, t.sum_bytes) for kind, t in sorted(tallies.items())],
        )

    def settled(self, scope: int, runs: Iterable[int]) -> dict[int, SettledNames]:
        return {
            run: SettledNames([(first, last) for first, last in self.run(SETTLED, (scope, run))])
            for run in runs
        }

    def settle(self, scope: int, run: int, before: SettledNames, after: SettledNames) -> None:
        old, new = set(before.ranges), set(after.ranges)
        for first, _ in sorted(old - new):
            self.run(
                "DELETE FROM settled WHERE scope = ? AND run = ? AND first = ?", (scope, run, first)
            )
        self.run_many(
            "INSERT INTO settled (scope, run, first, last) VALUES (?, ?, ?, ?)",
            [(scope, run, first, last) for first, last in sorted(new - old)],
        )

    def remember(self, scope: int, lost: Sequence[Lost], at: int) -> None:
        self.run_many(INSERT_LOST, [(scope, *item, at) for item in lost])

    def add_past(self, scope: int, names: Sequence[Past]) -> None:
        self.run_many(INSERT_PAST, [(scope, *item) for item in names])

    def past(self, scope: int, kind: int, row_id: bytes) -> set[tuple[int, int, int]]:
        return {(n, run, number) for n, run, number in self.run(PAST, (scope, kind, row_id))}

    def quarantine(self, scope: int, parcels: Sequence[Parcel], at: int) -> None:
        self.run_many(INSERT_PARCEL, [(scope, *parcel, at) for parcel in parcels])

    def release(self, scope: int, names: Iterable[tuple[int, int]], at: int) -> None:
        self.run_many(RELEASE, [(at, scope, run, number) for run, number in names])

    def has_quarantine(self, scope: int) -> bool:
        return bool(
            self.run(
                "SELECT 1 FROM quarantine WHERE scope = ? AND resolved_at IS NULL LIMIT 1", (scope,)
            )
        )

    def device_by_token(self, token_hash: bytes) -> Device | None:
        found = self.run(DEVICE_BY_TOKEN, (token_hash,))
        return Device(*found[0]) if found else None

    def touch(self, device: Device) -> None:
        self.run(
            "UPDATE device SET last_seen = ?, held = ?, complete_through = ?, contract = ?,"
            " clock_offset = ? WHERE id = ?",
            (
                device.last_seen,
                device.held,
                device.complete_through,
                device.contract,
                device.clock_offset,
                device.id,
            ),
        )
