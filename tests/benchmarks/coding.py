"""The codec by itself: microseconds and bytes a row, and what the hashes cost."""

from __future__ import annotations

import datetime
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import zstandard

from okeoce_desktop.domain import dates
from sync.batch import Batch, batch_from_wire
from sync.clock import Run, rank_of
from sync.contract import VISIT
from sync.contract.fields import RowId
from sync.digest import sum_of
from tests.benchmarks.limit_server import packed, unpacked
from tests.benchmarks.machine import load
from tests.benchmarks.report import Topic
from tests.benchmarks.stage import Stage
from tests.benchmarks.workload import MADE, RANDOM, Rows, Workload, make_workload

_DESK = "app ids, each row its own act"
_IN_AT = VISIT.by_name["in_at"].number - 1
_REFERENCE = VISIT.by_name["participant_id"].number - 1
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.decode


def run_coding(stage: Stage, rounds: int) -> list[Topic]:
    """Encode, compress, decode and hash pages of 1,000 and 4,000 rows."""
    topic = Topic(f"Codec, us and bytes a row; {load()}")
    for ids in (RANDOM, MADE, _DESK):
        for size in (1_000, 4_000):
            _add(topic, stage, ids, size, rounds)
    topic.notes.append(
        "us: encode (columns and msgpack) / zstd-9 / decode / msgpack of rows and their hashes;"
        " bare: records as in the file, msgpack and zstd-3 (pack / unpack); a fifth of a page are"
        " participants. CPU time, medians."
    )
    return [topic]


def _add(topic: Topic, stage: Stage, ids: str, size: int, rounds: int) -> None:
    workload = make_workload(stage.rows, RANDOM if ids == RANDOM else MADE)
    pages = [_page(workload, ids, page, size) for page in range(max(1, 8_000 // size))]
    count = sum(len(batch) for page in pages for batch in page)
    encoder = zstandard.ZstdCompressor(level=9)
    bodies = [_encode([batch.to_wire() for batch in page]) for page in pages]
    frames = [encoder.compress(body) for body in bodies]
    wires = [_decode(body) for body in bodies]
    plain = _plain_pages(workload, size, len(pages))
    packs = [packed(rows) for rows in plain]

    def measure(work: Callable[[Any], Any], items: Sequence[Any]) -> float:
        found = []
        for _ in range(max(3, rounds)):
            began = time.process_time()
            for item in items:
                work(item)
            found.append(time.process_time() - began)
        return statistics.median(found) / count * 1e6

    times = (
        measure(lambda page: _encode([batch.to_wire() for batch in page]), pages),
        measure(encoder.compress, bodies),
        measure(lambda body: [batch_from_wire(wire) for wire in _decode(body)], bodies),
        measure(_hashes, pages),
    )
    bare = (measure(packed, plain), measure(unpacked, packs))
    length = sum(map(len, frames)) / count
    limit = {RANDOM: 47, MADE: 20}.get(ids) if size == 1_000 else None
    assert len(wires) == len(pages)
    topic.add(
        f"{ids}, pages of {size:,}",
        f"{length:.1f} B; {' / '.join(f'{t:.1f}' for t in times)} us",
        bare=f"{sum(map(len, packs)) / count:.1f} B; {bare[0]:.1f} / {bare[1]:.1f} us",
        target=f"<= {limit} B" if limit else "",
        passed=length <= limit if limit else None,
    )


def _hashes(page: Sequence[Batch]) -> None:
    for batch in page:
        sum_of(batch.hashes([_encode(row) for row in batch.rows()]))


def _page(workload: Workload, ids: str, page: int, size: int) -> list[Batch]:
    make = _desk_batch if ids == _DESK else _import_batch
    return [
        make(rows, start, start + share)
        for rows, share in ((workload.people, size // 5), (workload.visits, size - size // 5))
        for start in (page * share,)
    ]


def _import_batch(rows: Rows, start: int, stop: int) -> Batch:
    """Rows of one act."""
    ids = rows.ids[start:stop]
    count = len(ids)
    return Batch(
        rows.kind.number,
        ids,
        list(zip(*rows.values[start:stop], strict=True)),
        [rank_of(1_795_000_000_000)] * count,
        [0x1234_5678_9ABC_DEF0] * count,
        range(start + 1, start + count + 1),
        {},
        rows.kind.subjects,
    )


def _desk_batch(rows: Rows, start: int, stop: int) -> Batch:
    """The same rows as if each had been written at its own time, one run of the app a day."""
    minted = [_moment(rows, at) for at in range(start, stop)]
    runs: dict[int, Run] = {}
    ids: list[RowId] = []
    numbers: list[int] = []
    for ms in minted:
        run = runs.setdefault(ms // 86_400_000, _run_of(ms))
        ids.append(run.new_id())
        numbers.append(run.next_number())
    return Batch(
        rows.kind.number,
        ids,
        list(zip(*_with_references(rows, start, stop), strict=True)),
        [rank_of(ms) for ms in minted],
        [int.from_bytes(row_id[8:], "big") & ((1 << 62) - 1) for row_id in ids],
        numbers,
        {},
        rows.kind.subjects,
    )


def _run_of(ms: int) -> Run:
    """The run of the day of a moment; its ids carry that moment's time of the day."""
    day = ms // 86_400_000
    return Run(lambda bits: hash((day, "run")) & ((1 << bits) - 1), lambda: ms)


def _moment(rows: Rows, at: int) -> int:
    values = rows.values[at]
    if rows.kind is VISIT:
        found = values[_IN_AT]
        assert isinstance(found, int)
        return found
    registered = datetime.date.fromisoformat(str(rows.records[at]["registered_on"]))
    return dates.from_wib(registered, datetime.time(9)) + at * 1_000


def _with_references(rows: Rows, start: int, stop: int) -> list[list[Any]]:
    """Visits name people who were registered on one of 600 days."""
    found = [list(values) for values in rows.values[start:stop]]
    if rows.kind is VISIT:
        for values in found:
            person = values[_REFERENCE]
            if isinstance(person, bytes):
                number = int.from_bytes(person[4:8], "big")
                ms = 1_740_000_000_000 + number % 600 * 86_400_000 + number % 28_800 * 1_000
                values[_REFERENCE] = _run_of(ms).new_id()
    return found


def _plain_pages(workload: Workload, size: int, count: int) -> list[list[Any]]:
    pages = []
    for page in range(count):
        members: list[Any] = []
        for rows, share in ((workload.people, size // 5), (workload.visits, size - size // 5)):
            members += rows.records[page * share : (page + 1) * share]
        pages.append(members)
    return pages
