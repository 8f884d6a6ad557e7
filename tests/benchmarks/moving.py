"""Push and pull of the workload, everything on, beside limit A."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from okeoce_desktop.services.synchronising import run_sync
from okeoce_desktop.storage.store import Store
from sync.client.engine import Engine
from sync.client.run import synchronise
from sync.client.transport import Transport
from sync.protocol import PAGE_ROWS
from tests.benchmarks import limit
from tests.benchmarks.machine import Stopwatch, Used, load
from tests.benchmarks.report import Topic, spread, thousands
from tests.benchmarks.stage import Stage
from tests.benchmarks.workload import MADE, RANDOM, make_workload

_TARGETS = {RANDOM: (0.6, 0.5, 47.0), MADE: (0.9, 0.8, 20.0)}
_SETUP, _WORKING = "pages of 4,000", "pages of 1,000"


@dataclass(slots=True)
class Moved:
    """Runs of one way of moving rows, in the order of the rounds."""

    push: list[Used] = field(default_factory=list)
    pull: list[Used] = field(default_factory=list)
    bytes_up: float = 0.0
    bytes_down: float = 0.0


def run_moving(stage: Stage, rounds: int) -> list[Topic]:
    """Push and pull with both kinds of id."""
    random, bare = _run_ids(stage, rounds, RANDOM, None)
    made, _ = _run_ids(stage, rounds, MADE, bare)
    return [random, made]


def _run_ids(stage: Stage, rounds: int, ids: str, other: Moved | None) -> tuple[Topic, Moved]:
    rows = limit.plain_rows(make_workload(stage.rows, ids))
    sender = stage.sender(ids)
    bare, found = Moved(), {_SETUP: Moved(), _WORKING: Moved()}
    for _ in range(rounds):
        _limit_round(stage, rows, bare)
        for name, moved in found.items():
            _round(stage, sender, moved, _by_app if name == _SETUP else _by_thousand)
    topic = Topic(f"Push and pull of {stage.rows:,} rows, {ids}; {load()}")
    for name, moved in found.items():
        _add_lines(topic, stage.rows, ids, name, moved, bare)
    topic.notes.append(
        "bare: limit A, the records as in the file (objects, text ids), batches of 1,000, pull the"
        " same way back; pages of 4,000 are what the app uses for a first sync; cpu: seconds of"
        f" both processes; limit A: {bare.bytes_up:.1f} B a row."
    )
    if other is not None:
        mine = found[_SETUP]
        topic.notes.append(
            "The limit itself is faster with these ids; against the limit with random ids: push"
            f" {_wall_ratio(mine.push, other.push)}, pull {_wall_ratio(mine.pull, other.pull)}."
        )
    return topic, bare


def _limit_round(stage: Stage, rows: limit.PlainRows, bare: Moved) -> None:
    directory = stage.new_directory("limit")
    with limit.limit_server(directory) as server:
        bare.push.append(limit.push(server, rows))
        bare.bytes_up = server.sent / stage.rows
        bare.pull.append(limit.pull(server, rows, directory / "target.db"))


def _round(
    stage: Stage, sender: Path, moved: Moved, sync: Callable[[Store], tuple[int, int]]
) -> None:
    with stage.office(stage.empty_office) as server:
        with stage.device(sender, server.url) as store:
            with Stopwatch(server.pid) as watch:
                sent, _ = sync(store)
            moved.push.append(watch.used)
            moved.bytes_up = sent / stage.rows
        with stage.device(stage.receiver, server.url) as store:
            with Stopwatch(server.pid) as watch:
                _, received = sync(store)
            moved.pull.append(watch.used)
            moved.bytes_down = received / stage.rows
            count = store.database.execute("SELECT count(*) FROM visit").fetchone()[0]
            assert count == stage.rows - stage.rows // 5


def _by_app(store: Store) -> tuple[int, int]:
    result = run_sync(store)
    assert result.converged
    return result.bytes_sent, result.bytes_received


def _by_thousand(store: Store) -> tuple[int, int]:
    """The same run with the pages of everyday work."""
    transport = Transport(store.meta.get("server_url"), store.meta.get("token"))
    engine = Engine(
        store.sync,
        store.now,
        page_rows=lambda: PAGE_ROWS,
        chunk_rows=lambda: PAGE_ROWS,
    )  # fmt: skip
    try:
        synchronise(engine, transport)
    finally:
        transport.close()
    assert engine.tally.converged
    return transport.bytes_sent, transport.bytes_received


def _add_lines(
    topic: Topic, rows: int, ids: str, name: str, moved: Moved, bare: Moved
) -> None:  # fmt: skip
    push_target, pull_target, most_bytes = _TARGETS[ids]
    gated = name == _SETUP
    for what, mine, limits, target in (
        ("push", moved.push, bare.push, push_target),
        ("pull", moved.pull, bare.pull, pull_target),
    ):
        ratios = [b.wall / m.wall for m, b in zip(mine, limits, strict=True)]
        middle = statistics.median(ratios)
        topic.add(
            f"{what}, {name}",
            f"{_rate(rows, mine)}, cpu {_cpu(mine)}",
            bare=f"{_rate(rows, limits)}, cpu {_cpu(limits)}",
            ratio=f"{spread(ratios)}x wall, {_cpu_ratio(mine, limits):.2f}x cpu",
            target=f">= {target}x" if gated else "",
            passed=middle >= target if gated else None,
        )
    if not gated:
        up, down = moved.bytes_up, moved.bytes_down
        topic.add(
            f"bytes a record, {name}",
            f"{up:.1f} up, {down:.1f} down",
            target=f"<= {most_bytes:.0f}",
            passed=max(up, down) <= most_bytes,
            bare=f"{bare.bytes_up:.1f}",
        )
    else:
        topic.add(
            f"bytes a record, {name}", f"{moved.bytes_up:.1f} up, {moved.bytes_down:.1f} down"
        )


def _rate(rows: int, used: Sequence[Used]) -> str:
    return thousands([rows / one.wall for one in used])


def _cpu(used: Sequence[Used]) -> str:
    here = statistics.median(one.cpu for one in used)
    there = statistics.median(one.cpu_there for one in used)
    return f"{here:.2f}+{there:.2f}"


def _cpu_ratio(mine: Sequence[Used], limits: Sequence[Used]) -> float:
    """Speed by CPU: the limit's seconds over ours."""
    return statistics.median(b.total for b in limits) / statistics.median(m.total for m in mine)


def _wall_ratio(mine: Sequence[Used], limits: Sequence[Used]) -> str:
    found = statistics.median(b.wall for b in limits) / statistics.median(m.wall for m in mine)
    return f"{found:.2f}x wall, {_cpu_ratio(mine, limits):.2f}x cpu"
