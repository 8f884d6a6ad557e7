"""What this device has to send: rows never confirmed and edits of confirmed rows.

Rows made here lie in the outbox as ranges of row numbers, so a page of an import is one range
read. A page remembers what exactly was sent, because people go on editing while it travels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from okeoce_desktop.storage.confirmed import waits_in_outbox
from okeoce_desktop.storage.parking import that_travel
from okeoce_desktop.storage.tables import TABLES
from sync.batch import Batch, Overlay, Patch
from sync.contract.fields import FieldType, RowId
from sync.protocol import PAGE_BYTES
from sync.versions import Change, Name, unpack_exceptions

_decode = msgspec.msgpack.decode

_MOST_CHARACTERS = PAGE_BYTES
"""Of one page; at four bytes each they stay well below what a message may hold."""

PENDING_COLUMNS = "id, field, fields, rank, run, number, base_run, base_number, covers, seen"


@dataclass(frozen=True, slots=True)
class SentRange:
    """The first rows of an outbox entry, as they travelled.

    Attributes:
        seq: the entry.
        first: the number of its first row's change then; another one now means that an earlier
            reply has settled these rows.
        first_rid, count: which rows.
    """

    seq: int
    kind: int
    first: int
    first_rid: int
    count: int


@dataclass(slots=True)
class Sent:
    """One page of changes as it was sent.

    Attributes:
        batches, patches: the changes.
        hashes, rids: for each batch the hash of each row as sent, and its local number.
        ranges: the parts of the outbox they came from.
        edits: `(kind, id, field, name)` of each pending edit that travelled.
    """

    batches: list[Batch] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    hashes: list[Sequence[bytes]] = field(default_factory=list)
    rids: list[Sequence[int]] = field(default_factory=list)
    ranges: list[SentRange] = field(default_factory=list)
    edits: list[tuple[int, RowId, int, Name]] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows travel."""
        return sum(map(len, self.batches)) + sum(map(len, self.patches))

    @property
    def changes(self) -> int:
        """How many captured changes travel, as `held` counts them."""
        return sum(map(len, self.batches)) + len(self.edits)


def collect(execute: Any, limit: int, after: Sent | None = None) -> Sent:
    """The oldest changes that wait, all edits of a row together.

    At most about `limit` rows, fewer where long texts would make the page too large to be taken.

    Args:
        after: a page under way; its rows are left out.
    """
    while True:
        sent = _collect(execute, limit, after or Sent())
        if limit == 1 or _characters(sent) <= _MOST_CHARACTERS:
            return sent
        limit = max(1, limit // 4)


def _characters(sent: Sent) -> int:
    """How long all texts of a page are together."""
    total = 0
    for batch in sent.batches:
        for spec, column in zip(TABLES[batch.kind].kind.fields, batch.columns, strict=False):
            if spec.type is FieldType.TEXT:
                total += sum([len(value) for value in column if isinstance(value, str)])
    for patch in sent.patches:
        for change in patch.changes:
            total += sum([len(value) for value in change.values if isinstance(value, str)])
    return total


def _collect(execute: Any, limit: int, after: Sent) -> Sent:
    sent = Sent()
    any_edits = execute("SELECT 1 FROM pending LIMIT 1").fetchone() is not None
    for kind, spans in _take_ranges(execute, limit, sent, after).items():
        _add_batch(execute, kind, spans, sent, any_edits)
    if any_edits and sent.rows < limit:
        _add_patches(execute, limit - sent.rows, sent, after)
    return sent


def _take_ranges(
    execute: Any, limit: int, sent: Sent, after: Sent
) -> dict[int, list[tuple[int, int]]]:
    """Picks outbox entries in order; by kind the spans of row numbers, joined where they touch."""
    by_kind: dict[int, list[tuple[int, int]]] = {}
    under_way = {span.seq: span.count for span in after.ranges}
    left = limit
    for seq, kind, count, number, first in execute(
        "SELECT seq, kind, count, first, first_rid FROM outbox ORDER BY seq LIMIT ?",
        (limit + len(under_way),),
    ):
        gone = under_way.get(seq, 0)
        taken = min(count - gone, left)
        if taken <= 0:
            continue
        start = first + gone
        spans = by_kind.setdefault(kind, [])
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], start + taken)
        else:
            spans.append((start, start + taken))
        sent.ranges.append(SentRange(seq, kind, number + gone, start, taken))
        left -= taken
        if left == 0:
            break
    return by_kind


def _add_batch(
    execute: Any, number: int, spans: list[tuple[int, int]], sent: Sent, any_edits: bool
) -> None:
    table = TABLES[number]
    names = f"rid, id, v_rank, v_run, v_number, v_exceptions, row_hash, {table.field_list}"
    rows: list[Any] = []
    for first, last in spans:
        rows += execute(
            f"SELECT {names}, v_width FROM {table.kind.name}"
            " WHERE rid >= ? AND rid < ? ORDER BY rid",
            (first, last),
        ).fetchall()
    # A row made before an upgrade speaks for fewer fields; it travels as it was hashed.
    widths = {row[-1] for row in rows}
    for width in sorted(widths):
        some = rows if len(widths) == 1 else [row for row in rows if row[-1] == width]
        _add_rows(execute, number, width, some, sent, any_edits)


def _add_rows(
    execute: Any, number: int, width: int, rows: list[Any], sent: Sent, any_edits: bool
) -> None:
    rids, ids, ranks, runs, numbers, exceptions, hashes, *columns, _ = zip(*rows, strict=True)
    batch = Batch(
        number,
        ids,
        columns[:width],
        ranks,
        runs,
        numbers,
        {at: unpack_exceptions(blob) for at, blob in enumerate(exceptions) if blob},
        tuple(subject for subject in TABLES[number].kind.subjects if subject <= width),
    )
    if any_edits and batch.exceptions:
        batch.overlays = _overlays(execute, batch, sent)
    sent.batches.append(batch)
    sent.hashes.append(hashes)
    sent.rids.append(rids)


def _overlays(execute: Any, batch: Batch, sent: Sent) -> list[Overlay]:
    found = []
    for at in batch.exceptions:
        for row in execute(
            f"SELECT {PENDING_COLUMNS} FROM pending WHERE kind = ? AND id = ?",
            (batch.kind, batch.ids[at]),
        ):
            row_id, unit, fields, _, run, number, base_run, base_number, covers, _ = row
            sent.edits.append((batch.kind, RowId(row_id), unit, (run, number)))
            for member in fields:
                names = _names(covers)
                found.append(Overlay(at, member, (base_run, base_number), names))
    return found


def _add_patches(execute: Any, limit: int, sent: Sent, after: Sent) -> None:
    """Edits of rows that travel in no page of now nor wait in the outbox."""
    travelling = {row_id for page in (sent, after) for b in page.batches for row_id in b.ids}
    travelling.update(row_id for patch in after.patches for row_id in patch.ids)
    groups: dict[tuple[int, bytes], tuple[list[RowId], list[Change]]] = {}
    rows: set[tuple[int, bytes]] = set()
    for kind, *found in execute(
        f"SELECT kind, {PENDING_COLUMNS} FROM pending WHERE {that_travel(execute)}"
        " ORDER BY kind, id, field"
    ):
        row_id, unit, fields, rank, run, number, base_run, base_number, covers, seen = found
        if row_id in travelling:
            continue
        numbers = tuple(fields)
        columns = ", ".join(TABLES[kind].kind.names[n - 1] for n in numbers)
        rid, *values = execute(
            f"SELECT rid, {columns} FROM {TABLES[kind].kind.name} WHERE id = ?", (row_id,)
        ).fetchone()
        if (kind, row_id) not in rows:
            if len(rows) >= limit:
                break
            if waits_in_outbox(execute, kind, rid):
                continue
            rows.add((kind, row_id))
        change = Change(
            numbers,
            tuple(values),
            (rank, run, number),
            (base_run, base_number),
            _names(covers),
            _names(seen),
        )
        ids, changes = groups.setdefault((kind, fields), ([], []))
        ids.append(RowId(row_id))
        changes.append(change)
        sent.edits.append((kind, RowId(row_id), unit, (run, number)))
    for (kind, fields), (ids, changes) in groups.items():
        sent.patches.append(Patch(kind, tuple(fields), ids, changes))


def _names(packed: bytes | None) -> tuple[Name, ...]:
    return tuple((run, number) for run, number in _decode(packed)) if packed else ()


def held(execute: Any) -> int:
    """How many captured changes wait for head office; parked ones are apart."""
    rows = execute("SELECT coalesce(sum(count), 0) FROM outbox").fetchone()[0]
    edits = execute(f"SELECT count(*) FROM pending WHERE {that_travel(execute)}").fetchone()[0]
    return int(rows) + int(edits)


def complete_through(execute: Any, now: int) -> int:
    """The time (UTC ms) up to which every captured change is settled."""
    oldest = execute(
        "SELECT min(at) FROM (SELECT min(at) AS at FROM outbox UNION ALL"
        f" SELECT min(at) FROM pending WHERE {that_travel(execute)})"
    ).fetchone()[0]
    return now if oldest is None else int(oldest) - 1
