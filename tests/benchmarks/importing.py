"""Import of the workload from JSONL beside a bare `executemany` into the same encrypted store."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from okeoce_desktop.services.importing import PART_ROWS, import_kind
from okeoce_desktop.services.setting_up import create_post
from okeoce_desktop.storage.database import Database, create_store
from okeoce_desktop.storage.tables import TABLES
from sync.contract import scope_of_post
from tests.benchmarks.machine import Stopwatch, Used, load
from tests.benchmarks.report import Topic, spread, thousands
from tests.benchmarks.stage import PASSPHRASE, Stage
from tests.benchmarks.workload import POST, RANDOM, Rows, Workload, make_workload, read_areas

_TARGET = 0.4


def run_importing(stage: Stage, rounds: int) -> list[Topic]:
    """The file's random ids; both write the same tables with the same indexes."""
    workload = make_workload(stage.rows, RANDOM)
    files = _write(stage, workload)
    plain = [(rows, _plain(rows)) for rows in workload.kinds]
    mine: list[Used] = []
    bare: list[Used] = []
    quick: list[Used] = []
    for _ in range(rounds):
        with _driver_as_it_comes():
            bare.append(_bare(stage, plain))
        quick.append(_bare(stage, plain))
        mine.append(_import(stage, files, workload))
    topic = Topic(f"Import of {stage.rows:,} rows from JSONL; {load()}")
    _compare(topic, stage, "the driver as it comes", mine, bare, _TARGET)
    _compare(topic, stage, "with this store's quick binding", mine, quick, None)
    topic.notes.append(
        "bare: executemany of ready-made rows, the same encrypted SQLite, tables, indexes, FULL and"
        " rows a transaction; no parsing, checks, hashes, outbox, search index or audit. The second"
        " line gives the bare run the adapters of `storage.database`, which it would not have."
    )
    return [topic]


def _compare(
    topic: Topic,
    stage: Stage,
    name: str,
    mine: Sequence[Used],
    bare: Sequence[Used],
    target: float | None,
) -> None:
    ratios = [b.wall / m.wall for m, b in zip(mine, bare, strict=True)]
    cpu = [statistics.median(used.cpu for used in found) for found in (mine, bare)]
    topic.add(
        f"import, {PART_ROWS:,} rows a transaction; bare: {name}",
        f"{thousands([stage.rows / m.wall for m in mine])}, cpu {cpu[0]:.2f}",
        bare=f"{thousands([stage.rows / b.wall for b in bare])}, cpu {cpu[1]:.2f}",
        ratio=f"{spread(ratios)}x wall, {cpu[1] / cpu[0]:.2f}x cpu",
        target="" if target is None else f">= {target}x",
        passed=None if target is None else statistics.median(ratios) >= target,
    )


@contextmanager
def _driver_as_it_comes() -> Iterator[None]:
    """Takes away the adapters that `storage.database` registers, for a while."""
    from sqlcipher3 import dbapi2

    kept = dict(dbapi2.adapters)
    for key in kept:
        if key[0] in (bytes, type(None)):
            del dbapi2.adapters[key]
    try:
        yield
    finally:
        dbapi2.adapters.update(kept)


def _write(stage: Stage, workload: Workload) -> list[tuple[Rows, Path]]:
    directory = stage.new_directory("files")
    directory.mkdir()
    found = []
    for rows in workload.kinds:
        path = directory / f"{rows.kind.name}.jsonl"
        rows.write_jsonl(path)
        found.append((rows, path))
    return found


def _plain(rows: Rows) -> list[tuple[Any, ...]]:
    """Whole stored rows with nothing to compute left."""
    table = TABLES[rows.kind.number]
    scope, width, found = scope_of_post(POST), rows.kind.width, bytes(16)
    return [
        (row_id, scope, 1, 1, at, width, None, found, None, *table.derive(values), *values)
        for at, (row_id, values) in enumerate(zip(rows.ids, rows.values, strict=True))
    ]


def _bare(stage: Stage, plain: Sequence[tuple[Rows, list[tuple[Any, ...]]]]) -> Used:
    database: Database = create_store(stage.new_directory("bare"), PASSPHRASE, {})
    try:
        with Stopwatch() as watch:
            for rows, members in plain:
                insert = TABLES[rows.kind.number].insert
                for start in range(0, len(members), PART_ROWS):
                    with database.transaction():
                        database.executemany(insert, members[start : start + PART_ROWS])
    finally:
        database.close()
    return watch.used


def _import(stage: Stage, files: Sequence[tuple[Rows, Path]], workload: Workload) -> Used:
    store = create_post(stage.new_directory("import"), POST, read_areas(), PASSPHRASE)
    try:
        with Stopwatch() as watch:
            for rows, path in files:
                done = import_kind(
                    store, rows.kind.name, path, areas=read_areas(), describe=str
                )  # fmt: skip
                assert done.created == len(rows.ids), done
    finally:
        store.close()
    return watch.used
