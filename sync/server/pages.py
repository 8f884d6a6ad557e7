"""The rows of a reply: stored rows as batches, and the next page of a scope."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from sync.batch import MAX_ROWS, Batch, Wire
from sync.digest import sum_of
from sync.protocol import PAGE_BYTES, Page, ScopeAsk
from sync.server.store import Record, Transaction
from sync.versions import RowState, unpack_exceptions

_decode: Callable[[bytes], Any] = msgspec.msgpack.Decoder().decode
_MANY_SPANS = 16
_ROW_OVERHEAD = 60

Span = tuple[int, int]


def batches_of_records(records: Iterable[Record]) -> list[Wire]:
    """Stored rows as batches, those of one kind and width together."""
    groups: dict[tuple[int, bytes, int], tuple[list[Record], list[list[Any]]]] = {}
    for record in records:
        values = _decode(record.body)
        found = groups.setdefault((record.kind, record.subjects, len(values)), ([], []))
        found[0].append(record)
        found[1].append(values)
    return [
        _batch(kind, subjects, members, values).to_wire()
        for (kind, subjects, _), (members, values) in groups.items()
    ]


def _batch(
    kind: int, subjects: bytes, records: Sequence[Record], values: Sequence[Sequence[Any]]
) -> Batch:
    _, _, ids, ranks, runs, numbers, exceptions, *_ = zip(*records, strict=True)
    return Batch(
        kind,
        ids,
        list(zip(*values, strict=True)),
        ranks,
        runs,
        numbers,
        {row: unpack_exceptions(blob) for row, blob in enumerate(exceptions) if blob},
        tuple(subjects),
    )


def batches_of_states(rows: Iterable[tuple[RowState, bytes]]) -> list[Wire]:
    """Rows with their subjects as batches."""
    groups: dict[tuple[int, bytes, int], list[RowState]] = {}
    for state, subjects in rows:
        groups.setdefault((state.kind, subjects, len(state.values)), []).append(state)
    return [
        Batch(
            kind,
            [state.id for state in states],
            list(zip(*[state.values for state in states], strict=True)),
            [state.rank for state in states],
            [state.run for state in states],
            [state.number for state in states],
            {row: dict(state.exceptions) for row, state in enumerate(states) if state.exceptions},
            tuple(subjects),
        ).to_wire()
        for (kind, subjects, _), states in groups.items()
    ]


def next_page(
    transaction: Transaction, ask: ScopeAsk, head: int, want: int, own: Sequence[Span]
) -> Page | None:
    """The next page of a scope for a device that holds `(ask.low, ask.high]`; None if it has all.

    Args:
        own: ranges of numbers, rising, whose rows are left out as the device's own.
    """
    want = min(want, MAX_ROWS)
    newest = ask.low == ask.high == 0
    if newest or ask.high < head:
        low, high = ask.high, head
    elif ask.low > 0:
        low, high, newest = 0, ask.low, True
    else:
        return None
    if low == high or want <= 0:
        return None
    spans, skipped = _without(low, high, own)
    records: list[Record] = []
    size = 0
    for span_low, span_high in reversed(spans) if newest else spans:
        room = PAGE_BYTES - size
        if room <= 0 or len(records) >= want:
            complete = False
        else:
            found, complete = transaction.page(
                ask.scope, span_low, span_high, want - len(records), room, newest=newest
            )
            size += sum(len(record.body) + _ROW_OVERHEAD for record in found)
            records = found + records if newest else records + found
        if not complete:
            if newest:
                low = records[0].seq - 1
            else:
                high = records[-1].seq
            break
    records = [record for record in records if record.seq not in skipped]
    return Page(
        ask.scope,
        low,
        high,
        len(records),
        sum_of([record.hash for record in records]).to_bytes(16, "big"),
        batches_of_records(records),
    )


def _without(low: int, high: int, own: Sequence[Span]) -> tuple[list[Span], set[int]]:
    """`(low, high]` as ranges of the same form without own numbers; where that would be very many
    ranges, the whole, and the numbers to skip."""
    spans: list[Span] = []
    start = low
    for first, last in own:
        if first > high or last <= low:
            continue
        if first - 1 > start:
            spans.append((start, first - 1))
        start = max(start, last)
    if start < high:
        spans.append((start, high))
    if len(spans) <= _MANY_SPANS:
        return spans, set()
    return [(low, high)], {number for first, last in own for number in range(first, last + 1)}
