"""Merging what came into one scope: numbering, digests, history, conflict items.

Everything here runs inside one transaction that holds the scope's counter row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import msgspec

from sync.contract import CONFLICT, KINDS, Conflict
from sync.contract.fields import RowId
from sync.digest import state_hash
from sync.protocol import Parked
from sync.server.admission import Admitted, Incoming, IncomingPatch
from sync.server.conflicts import changes_of_row, conflict_item, is_for_review
from sync.server.settling import Settling
from sync.server.store import (
    DuplicateRowError,
    Lost,
    Past,
    Record,
    Tally,
    Transaction,
)
from sync.versions import (
    ABSENT,
    Change,
    Loss,
    Name,
    RowState,
    Version,
    merge,
    pack_exceptions,
    unpack_exceptions,
)

_encode: Callable[[object], bytes] = msgspec.msgpack.Encoder().encode
_decode: Callable[[bytes], Any] = msgspec.msgpack.Decoder().decode


@dataclass(slots=True)
class Touched:
    """A row that was there before its change came.

    Attributes:
        seq: its number before; None for a row made in this request.
        as_sent: everything that came for it stands exactly as it was sent.
        new: an edit came for a row that is not here.
        past: `Transaction.past` of the row, once it has been asked for.
    """

    state: RowState
    subjects: bytes
    seq: int | None
    hash: bytes | None
    was_live: bool
    as_sent: bool = True
    changed: bool = False
    new: bool = False
    past: set[tuple[int, int, int]] | None = None


@dataclass(slots=True)
class Outcome:
    """What merging did.

    Attributes:
        head: the highest number of the scope afterwards.
        parked, highest: as `Settling` has them.
        own_new: ranges of numbers of rows that the sender holds whole.
        own: numbers of rows taken as sent, which the sender holds whole if it held what they were
            before: `(number, number before or None)`.
        returned: rows that were not taken exactly as sent, as they stand now.
        shared: runs of this request in which a settled name came for another change or row.
    """

    head: int
    tallies: dict[int, Tally]
    parked: list[Parked]
    highest: dict[int, int]
    own_new: list[tuple[int, int]] = field(default_factory=list)
    own: list[tuple[int, int | None]] = field(default_factory=list)
    returned: list[tuple[RowState, bytes]] = field(default_factory=list)
    shared: set[int] = field(default_factory=set)


class Merging:
    """The changes of one request on their way into a scope.

    Args:
        head: the scope's head, read under the lock.
        now: our time, UTC ms.
        next_version: makes the version of a conflict item.
    """

    def __init__(
        self,
        transaction: Transaction,
        scope: int,
        head: int,
        admitted: Admitted,
        now: int,
        next_version: Callable[[], Version],
    ) -> None:
        self._transaction = transaction
        self._scope = scope
        self._admitted = admitted
        self._first_head = head
        self._now = now
        self._next_version = next_version
        self._touched: dict[tuple[int, bytes], Touched] = {}
        self._losses: list[tuple[Touched, Loss]] = []
        self._past: list[Past] = []
        self._changed_kinds: set[int] = set()
        self._names = Settling(transaction, scope, admitted)
        self._outcome = Outcome(
            head, transaction.tallies(scope), self._names.parked, self._names.highest
        )

    def run(self) -> Outcome:
        """Merges, numbers and stores everything; the caller commits."""
        transaction, scope, admitted = self._transaction, self._scope, self._admitted
        fresh = self._names.is_fresh()
        for incoming in admitted.batches:
            if not (fresh and self._insert(incoming)):
                self._merge_batch(incoming)
        self._merge_patches(admitted.patches)
        self._finish()
        self._names.finish(self._now)
        if self._outcome.head != self._first_head:
            transaction.set_head(scope, self._outcome.head, self._now)
            transaction.set_tallies(
                scope, {kind: self._outcome.tallies[kind] for kind in self._changed_kinds}
            )
        return self._outcome

    def _insert(self, incoming: Incoming) -> bool:
        """The fast path: all rows at once; False if one of them is there already."""
        batch, outcome = incoming.batch, self._outcome
        first = outcome.head + 1
        exceptions: Iterable[bytes | None] = repeat(None)
        if batch.exceptions:
            exceptions = [
                pack_exceptions(batch.exceptions.get(row, {})) for row in range(len(batch))
            ]
        try:
            self._transaction.insert(
                self._scope,
                zip(
                    range(first, first + len(batch)),
                    repeat(batch.kind),
                    batch.ids,
                    batch.ranks,
                    batch.runs,
                    batch.numbers,
                    exceptions,
                    repeat(incoming.subjects),
                    incoming.hashes,
                    incoming.bodies,
                    strict=False,
                ),
            )
        except DuplicateRowError:
            return False
        self._count_in(batch.kind, incoming.hashes, list(batch.columns[0]).count(None))
        self._past += [
            Past(batch.kind, batch.ids[row], overlay.number, *name)
            for row, overlays in incoming.overlays.items()
            for overlay in overlays.values()
            for name in overlay.covers
        ]
        outcome.head += len(batch)
        outcome.own_new += _gaps(first, outcome.head, [first + row for row in incoming.moved])
        outcome.returned += [
            (batch.state(row), incoming.subjects) for row in sorted(incoming.moved)
        ]
        return True

    def _count_in(self, kind: int, hashes: Sequence[bytes], live: int) -> None:
        tally = self._outcome.tallies.setdefault(kind, Tally())
        tally.add_all(hashes)
        tally.live += live
        self._changed_kinds.add(kind)

    def _known(self, kind: int, ids: Sequence[RowId]) -> dict[bytes, Record]:
        """The stored ones of the rows that this request has not touched yet."""
        wanted = [row_id for row_id in ids if (kind, row_id) not in self._touched]
        return self._transaction.known(self._scope, kind, wanted)

    def _touch(self, record: Record) -> Touched:
        values = tuple(_decode(record.body))
        state = RowState(
            record.kind,
            RowId(record.id),
            values,
            record.rank,
            record.run,
            record.number,
            unpack_exceptions(record.exceptions),
        )
        touched = self._touched[record.kind, record.id] = Touched(
            state,
            record.subjects,
            record.seq if record.seq <= self._first_head else None,
            record.hash,
            not values or values[0] is None,
        )
        return touched

    def _merge_batch(self, incoming: Incoming) -> None:
        batch = incoming.batch
        known = self._known(batch.kind, batch.ids)
        unknown: list[int] = []
        for row, (row_id, row_hash) in enumerate(zip(batch.ids, incoming.hashes, strict=True)):
            touched = self._touched.get((batch.kind, row_id))
            if touched is None:
                record = known.get(row_id)
                if record is None:
                    unknown.append(row)
                    continue
                if record.hash == row_hash and row not in incoming.moved:
                    # The sender holds the whole row as it stands, whatever it knew before.
                    self._outcome.own_new.append((record.seq, record.seq))
                    continue
                touched = self._touch(record)
            self._merge_row(touched, incoming, row)
        # A name may be settled and its row unknown (two copies of one disk that live on in one
        # run): such a row is no repeat, so it goes in.
        self._outcome.shared.update(
            batch.runs[row]
            for row in unknown
            if self._names.is_settled((batch.runs[row], batch.numbers[row]))
        )
        if unknown and not self._insert(incoming.select(unknown)):
            raise AssertionError("a row turned up under the lock")

    def _merge_row(self, touched: Touched, incoming: Incoming, row: int) -> None:
        moved = row in incoming.moved
        changes = changes_of_row(incoming.batch.state(row), incoming.overlays.get(row, {}))
        touched.subjects = bytes(sorted({*touched.subjects, *incoming.subjects}))
        self._apply(touched, changes, moved)
        if not touched.changed:
            touched.as_sent = False  # a repeat; it says nothing of fields the sender does not know

    def _apply(self, touched: Touched, changes: Sequence[Change], moved: bool) -> None:
        def is_past(number: int, name: Name) -> bool:
            if touched.past is None:
                state = touched.state
                touched.past = self._transaction.past(self._scope, state.kind, state.id)
            return (number, *name) in touched.past

        state = touched.state
        merged = merge(state, changes, self._names.is_settled, is_past)
        touched.state = merged.state
        touched.as_sent = touched.as_sent and merged.as_sent and not moved
        touched.changed = touched.changed or merged.changed
        self._losses += [(touched, loss) for loss in merged.losses]
        self._past += [Past(state.kind, state.id, n, *name) for n, name in merged.past]
        self._outcome.shared |= merged.shared

    def _merge_patches(self, patches: Sequence[IncomingPatch]) -> None:
        """Merges edits; those of one row together, so that they apply in the order they were
        made."""
        rows: dict[tuple[int, RowId], list[Change]] = {}
        moved: set[tuple[int, RowId]] = set()
        for incoming in patches:
            patch = incoming.patch
            for row, (row_id, change) in enumerate(zip(patch.ids, patch.changes, strict=True)):
                rows.setdefault((patch.kind, row_id), []).append(change)
                if row in incoming.moved:
                    moved.add((patch.kind, row_id))
        stored: dict[tuple[int, bytes], Record] = {}
        for kind in {kind for kind, _ in rows}:
            found = self._known(kind, [row_id for of, row_id in rows if of == kind])
            stored.update(((kind, row_id), record) for row_id, record in found.items())
        for key, changes in rows.items():
            touched = self._touched.get(key)
            if touched is None:
                touched = self._touch(stored[key]) if key in stored else self._missing(key, changes)
            fitting = self._names.fitting(touched.state, changes)
            touched.as_sent = touched.as_sent and len(fitting) == len(changes)
            self._apply(touched, fitting, key in moved)

    def _missing(self, key: tuple[int, RowId], changes: Sequence[Change]) -> Touched:
        """An edit of a row that is not here: kept with what it says, never lost."""
        known = KINDS.get(key[0])
        touched = self._touched[key] = Touched(
            RowState(*key, (), *changes[0].version),
            bytes(known.subjects) if known else b"",
            None,
            None,
            False,
            as_sent=False,
            new=True,
        )
        return touched

    def _finish(self) -> None:
        """Numbers and stores the rows that were merged, and makes the conflict items."""
        updated: list[Record] = []
        created: list[Record] = []
        for touched in self._touched.values():
            if touched.changed:
                (created if touched.new else updated).append(self._renumber(touched))
            if not touched.as_sent:
                self._outcome.returned.append((touched.state, touched.subjects))
        self._transaction.update(self._scope, updated)
        if created:
            self._transaction.insert(self._scope, created)
        if self._past:
            self._transaction.add_past(self._scope, self._past)
        if self._losses:
            self._keep_losses()

    def _renumber(self, touched: Touched) -> Record:
        state, outcome = touched.state, self._outcome
        live = state.value_of(1) is None
        row_hash = state_hash(state)
        if touched.hash is not None:
            outcome.tallies[state.kind].remove(touched.hash)
        self._count_in(state.kind, [row_hash], int(live) - int(touched.was_live))
        outcome.head += 1
        if touched.as_sent:
            outcome.own.append((outcome.head, touched.seq))
        return Record(
            outcome.head,
            state.kind,
            state.id,
            state.rank,
            state.run,
            state.number,
            pack_exceptions(state.exceptions),
            touched.subjects,
            row_hash,
            _encode(state.values),
        )

    def _keep_losses(self) -> None:
        lost: list[Lost] = []
        items: dict[RowId, Conflict] = {}
        for touched, loss in self._losses:
            if loss.lost_version == ABSENT:
                continue
            state = touched.state
            lost.append(
                Lost(state.kind, state.id, loss.number, *loss.lost_version, _encode(loss.lost))
            )
            if is_for_review(state.kind, loss):
                item = conflict_item(state, touched.subjects, loss, self._now)
                items[item.id] = item
        self._transaction.remember(self._scope, lost, self._now)
        known = self._transaction.known(self._scope, CONFLICT.number, list(items))
        rows = []
        for item_id, item in items.items():
            if item_id in known:
                continue
            state = RowState(
                CONFLICT.number, item_id, tuple(CONFLICT.to_raw(item)), *self._next_version()
            )
            rows.append(
                self._renumber(
                    Touched(state, bytes(CONFLICT.subjects), None, None, False, as_sent=False)
                )
            )
        if rows:
            self._transaction.insert(self._scope, rows)


def _gaps(first: int, last: int, without: Iterable[int]) -> list[tuple[int, int]]:
    """`first..last` as ranges without some numbers."""
    found = []
    for number in sorted(without):
        if number > first:
            found.append((first, number - 1))
        first = number + 1
    if first <= last:
        found.append((first, last))
    return found
