"""The store as the exchange engine sees it (`sync.client.port.LocalStore`)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.storage import confirmed, parking
from okeoce_desktop.storage.capture import Capture
from okeoce_desktop.storage.confirming import Confirming
from okeoce_desktop.storage.meta import Meta
from okeoce_desktop.storage.outgoing import Sent, collect, complete_through, held
from okeoce_desktop.storage.tables import TABLES
from sync.batch import Batch
from sync.client.engine import joined
from sync.client.port import Position
from sync.contract import REF_SCOPE
from sync.contract.fields import RowId
from sync.digest import fingerprint
from sync.protocol import Page, Reply, ScopeAsk
from sync.versions import Change, Name, RowState, newest

Parked: TypeAlias = dict[tuple[int, int, int], int]
"""Field (0 for a whole row), run and number of what head office could not take, with the code."""


class SyncStore:
    """Implements `LocalStore` over one writing connection. Belongs to that connection's thread."""

    def __init__(self, capture: Capture, new_run: Any) -> None:
        self._capture = capture
        self._database = capture.database
        self._execute = capture.database.execute
        self._meta = Meta(self._execute)
        self._confirming = Confirming(capture.database)
        self._new_run = new_run
        self._data_version = 0

    def take_changed(self) -> ChangeSet:
        """Which rows replies have changed since the last call."""
        found, self._confirming.changed = self._confirming.changed, ChangeSet()
        return found

    def position(self) -> Position:
        asks = []
        for scope in (self._capture.scope, REF_SCOPE):
            row = self._execute(
                "SELECT low, high, head FROM position WHERE scope = ?", (scope,)
            ).fetchone()
            asks.append(ScopeAsk(scope, *(row or (0, 0, 0))))
        now = self._capture.clock.now()
        return Position(
            epoch=self._meta.get("epoch", b""),
            scopes=tuple(asks),
            held=held(self._execute),
            complete_through=complete_through(self._execute, now),
            parked=self._execute("SELECT count(*) FROM parked").fetchone()[0],
        )

    def outgoing(self, limit: int, after: Sent | None = None) -> Sent:
        return collect(self._execute, limit, after)

    def settle(self, sent: Sent, reply: Reply, rows: Sequence[Batch]) -> None:
        scope = self._capture.scope
        with self._writing():
            if self._meta.get("contract") != reply.contract:
                self._meta.set("contract", reply.contract)
                parking.send_all_again(self._execute)
            parked = {(item.field, item.run, item.number): item.code for item in reply.parked}
            fresh = self._settle_sent(scope, sent, parked, rows)
            parking.forget_settled(self._execute)
            for batch in rows:
                self._take_verdicts(scope, batch, fresh)
            for said in reply.scopes:
                self._execute(
                    "INSERT INTO position (scope, low, high, head) VALUES (?, 0, 0, ?)"
                    " ON CONFLICT (scope) DO UPDATE SET head = excluded.head",
                    (said.scope, said.head),
                )
            if self._meta.get("epoch") != reply.epoch:
                self._meta.set("epoch", reply.epoch)
            self._meta.set("contact", self._capture.clock.now())

    def send_parked_again(self) -> None:
        """A person asks for what head office could not take to be sent once more."""
        with self._writing():
            parking.send_all_again(self._execute)

    def apply(self, scope: int, rows: Batch) -> None:
        with self._writing():
            self._apply(scope, rows)

    def move(self, page: Page, rows: Batch | None) -> None:
        with self._writing():
            if rows is not None:
                self._apply(page.scope, rows)
            low, high = self._execute(
                "SELECT low, high FROM position WHERE scope = ?", (page.scope,)
            ).fetchone()
            after = joined(ScopeAsk(page.scope, low, high, 0), page)
            self._execute(
                "UPDATE position SET low = ?, high = ? WHERE scope = ?",
                (after.low, after.high, page.scope),
            )

    def fingerprint(self, scope: int) -> bytes:
        self._notice_others()
        return fingerprint(self._confirming.digests(scope))

    def new_run(self) -> None:
        self._capture.new_run(self._new_run(), self._capture.person)

    def _apply(self, scope: int, rows: Batch) -> None:
        for rank in (
            max(rows.ranks),
            *(v[0] for e in rows.exceptions.values() for v in e.values()),
        ):
            self._capture.clock.observe(rank)
        self._confirming.apply(scope, rows)

    def _notice_others(self) -> None:
        """Reads digests anew after another program (`okeoce sync`) has written to this store."""
        found = self._execute("PRAGMA data_version").fetchone()[0]
        if found != self._data_version:
            self._data_version = found
            self._confirming.forget_digests()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._capture.gate.opened(), self._database.transaction():
                self._notice_others()
                yield
                self._confirming.save_digests()
                self._meta.set("rank", self._capture.clock.last)
        except BaseException:
            self._confirming.forget_digests()
            raise

    def _settle_sent(
        self, scope: int, sent: Sent, parked: Parked, rows: Sequence[Batch]
    ) -> set[tuple[int, bytes]]:
        """Takes what was sent out of the outbox; returns the rows first settled by this reply.

        A reply may come twice, or after a later one: what is settled already is left alone.
        """
        changed = {(batch.kind, bytes(row_id)) for batch in rows for row_id in batch.ids}
        stale = self._drop_ranges(sent)
        settled = self._drop_edits(sent, parked)
        special = (
            changed | self._kept_or_edited(sent.batches) | self._parked_rows(sent, parked, stale)
        )
        fresh: set[tuple[int, bytes]] = set()
        for batch, hashes, rids in zip(sent.batches, sent.hashes, sent.rids, strict=True):
            old = stale.get(batch.kind)
            if old is None and not special:
                self._confirming.digest(scope, batch.kind).add_all(hashes)
                continue
            plain = []
            for at, row_id in enumerate(batch.ids):
                key = (batch.kind, bytes(row_id))
                if old is not None and rids[at] in old:
                    # An earlier reply has settled the row, this one an edit that went with it.
                    if key in settled and key not in changed:
                        self._confirm_state(scope, batch.state(at))
                    continue
                fresh.add(key)
                if key not in special:
                    plain.append(hashes[at])
                elif key not in changed and (0, batch.runs[at], batch.numbers[at]) not in parked:
                    self._confirm_state(scope, batch.state(at))
            self._confirming.digest(scope, batch.kind).add_all(plain)
        for patch in sent.patches:
            for row_id, change in zip(patch.ids, patch.changes, strict=True):
                if (patch.kind, bytes(row_id)) in changed:
                    continue
                if (change.fields[0], *change.name) not in parked:
                    self._confirm_edit(scope, patch.kind, row_id, change)
        return fresh

    def _kept_or_edited(self, batches: Sequence[Batch]) -> set[tuple[int, bytes]]:
        """Those of some rows that show something else than head office has confirmed."""
        found = set()
        for table in ("confirmed", "pending"):
            for batch in batches:
                kind = batch.kind
                some = self._execute(f"SELECT 1 FROM {table} WHERE kind = ? LIMIT 1", (kind,))
                if some.fetchone() is None:
                    continue
                marks = ",".join("?" * len(batch))
                for (row_id,) in self._execute(
                    f"SELECT id FROM {table} WHERE kind = ? AND id IN ({marks})",
                    (kind, *batch.ids),
                ):
                    found.add((kind, bytes(row_id)))
        return found

    def _confirm_state(self, scope: int, state: RowState) -> None:
        """Head office holds this state of a row that it first learnt of from here."""
        table = TABLES[state.kind]
        row = self._confirming.row(table, state.id)
        kept = confirmed.find(self._execute, state.kind, state.id)
        if kept is not None:
            state = newest(kept[0], state)
        counted = kept[1] if kept else None
        self._confirming.write(table, scope, state, table.state(row), row, counted)

    def _confirm_edit(self, scope: int, kind: int, row_id: RowId, change: Change) -> None:
        """The edit stands as it was sent: it becomes part of the confirmed state."""
        table = TABLES[kind]
        row = self._confirming.row(table, row_id)
        shown = table.state(row)
        kept = confirmed.find(self._execute, kind, row_id)
        base, counted = kept if kept else (shown, table.hash_of(row))
        fields = {
            n: (value, change.version)
            for n, value in zip(change.fields, change.values, strict=True)
            if change.version > base.version_of(n)
        }
        self._confirming.write(table, scope, base.with_fields(fields), shown, row, counted)

    def _take_verdicts(self, scope: int, batch: Batch, fresh: set[tuple[int, bytes]]) -> None:
        """Head office's state of rows that were not taken exactly as they were sent."""
        for at, row_id in enumerate(batch.ids):
            if batch.kind in TABLES and (batch.kind, bytes(row_id)) in fresh:
                self._capture.clock.observe(batch.ranks[at])
                self._confirm_state(scope, batch.state(at))
            else:
                self._apply(scope, batch.part(at, at + 1))

    def _drop_ranges(self, sent: Sent) -> dict[int, set[int]]:
        """Takes rows out of the outbox; by kind the local numbers of those already out."""
        stale: dict[int, set[int]] = {}
        for span in sent.ranges:
            dropped = self._execute(
                "UPDATE outbox SET first = first + ?, first_rid = first_rid + ?,"
                " count = count - ? WHERE seq = ? AND first = ?",
                (span.count, span.count, span.count, span.seq, span.first),
            ).rowcount
            if not dropped:
                gone = range(span.first_rid, span.first_rid + span.count)
                stale.setdefault(span.kind, set()).update(gone)
        if sent.ranges:
            self._execute("DELETE FROM outbox WHERE count <= 0")
        return stale

    def _drop_edits(self, sent: Sent, parked: Parked) -> set[tuple[int, bytes]]:
        """Takes edits out, but parked ones; returns the rows one of whose edits head office has
        now."""
        settled = set()
        for kind, row_id, unit, (run, number) in sent.edits:
            code = parked.get((unit, run, number)) or parked.get((0, run, number))
            if code is not None:
                self._park(kind, row_id, unit, (run, number), code)
                continue
            dropped = self._execute(
                "DELETE FROM pending WHERE kind = ? AND id = ? AND field = ?"
                " AND run = ? AND number = ?",
                (kind, row_id, unit, run, number),
            ).rowcount
            if dropped:
                settled.add((kind, bytes(row_id)))
        return settled

    def _parked_rows(
        self, sent: Sent, parked: Parked, stale: dict[int, set[int]]
    ) -> set[tuple[int, bytes]]:
        """Parks rows that head office could not take as a whole."""
        found: set[tuple[int, bytes]] = set()
        if parked:
            for batch, rids in zip(sent.batches, sent.rids, strict=True):
                old = stale.get(batch.kind, set())
                for at, name in enumerate(zip(batch.runs, batch.numbers, strict=True)):
                    code = parked.get((0, *name))
                    if code is not None and rids[at] not in old:
                        self._park(batch.kind, batch.ids[at], 0, name, code)
                        self._send_corrected(batch.kind, batch.ids[at])
                        found.add((batch.kind, bytes(batch.ids[at])))
        return found

    def _send_corrected(self, kind: int, row_id: bytes) -> None:
        """Sends a parked row again if somebody has edited it while it travelled."""
        newer = self._execute(
            "SELECT 1 FROM pending WHERE kind = ? AND id = ?"
            f" AND {parking.that_travel(self._execute)}",
            (kind, row_id),
        ).fetchone()
        if newer is not None:
            parking.send_row_again(self._execute, kind, row_id)

    def _park(self, kind: int, row_id: bytes, field: int, name: Name, code: int) -> None:
        self._execute(
            "INSERT INTO parked (kind, id, field, run, number, code, at) VALUES (?,?,?,?,?,?,?)"
            " ON CONFLICT (kind, id, field) DO UPDATE SET run = excluded.run,"
            " number = excluded.number, code = excluded.code, at = excluded.at",
            (kind, row_id, field, *name, code, self._capture.clock.now()),
        )
