"""From a keystroke to the list of people: by the reader alone, and through the real window."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

from okeoce_desktop.services.container import Services
from okeoce_desktop.storage.database import Database
from tests.benchmarks.desk import background_sync, keystrokes, open_services, timed, typed_texts
from tests.benchmarks.machine import load
from tests.benchmarks.report import Topic, latency, percentile
from tests.benchmarks.stage import Stage, open_store, point_to

_TEXTS = 60
_PAUSE = 0.03
_ALONE_MS, _DURING_MS, _BLOCK_MS, _MEMORY_MB = 16, 50, 16, 200
_ROOT = Path(__file__).resolve().parents[2]


def run_searching(stage: Stage, rounds: int) -> list[Topic]:
    """Search on its own thread, the window, its heartbeat and its memory."""
    return [_run_reader(stage), _run_window(stage, rounds)]


def _run_reader(stage: Stage) -> Topic:
    topic = Topic(f"Search of {stage.people:,} participants by the reader; {load()}")
    desk, _, richer = stage.desk
    with open_services(stage, desk) as services:
        database = services.reading.rows.database
        texts = keystrokes(services.reader.call(lambda: _texts(stage, database)))
        bare = [_bare(services, text) for text in texts]
        alone = [_find(services, text) for text in texts]
    _add(topic, "keystroke to answer, alone", alone, _ALONE_MS, bare)
    with stage.office(richer) as server, open_services(stage, desk, server.url) as services:
        during = []
        stream = cycle(texts)
        with background_sync(services, stage.rows) as sync:
            while not sync.over.is_set():
                during.append(_find(services, next(stream)))
                time.sleep(_PAUSE)
    _add(topic, f"keystroke to answer, while {stage.rows:,} rows come", during, _DURING_MS)
    topic.notes.append(
        "Beginnings of names, NIKs and ends of phones, letter by letter. bare: an indexed look-up"
        " of one person by NIK on the same connection."
    )
    return topic


def _add(
    topic: Topic, what: str, times: list[float], limit: int, bare: list[float] | None = None
) -> None:
    topic.add(
        f"{what}, p50 / p99 / max",
        f"{latency(times)} (n={len(times)})",
        bare=latency(bare) if bare else "",
        target=f"p99 <= {limit} ms",
        passed=percentile(times, 0.99) * 1000 <= limit,
    )


def _texts(stage: Stage, database: Database) -> list[str]:
    """What is typed, from people who are in the store."""
    query = "SELECT full_name, nik, phone FROM participant WHERE rid % ? = 7 LIMIT ?"
    step = max(8, stage.people // _TEXTS)
    return typed_texts(database.execute(query, (step, _TEXTS)).fetchall())


def _find(services: Services, text: str) -> float:
    return timed(services.reader, lambda: services.reading.search.find(text))[0]


def _bare(services: Services, _: str) -> float:
    execute = services.reading.rows.database.execute
    query = "SELECT full_name FROM participant WHERE nik = ?"
    return timed(services.reader, lambda: execute(query, ("3174010101909000",)).fetchall())[0]


def _run_window(stage: Stage, rounds: int) -> Topic:
    topic = Topic(f"The window with {stage.people:,} participants, offscreen; {load()}")
    desk, _, richer = stage.desk
    alone, bare = _beside_bare(lambda: _probe_store(stage, desk, None))
    with stage.office(richer) as server:
        url = server.url
        during, bare_during = _beside_bare(lambda: _probe_store(stage, desk, url))
    for what, found, control, limit in (
        ("alone", alone, bare, _ALONE_MS),
        (f"while {stage.rows:,} rows come", during, bare_during, _DURING_MS),
    ):
        _add(topic, f"keystroke to list, {what}", found["keys"], limit)
        beats = found["blocks"]
        topic.add(
            f"longest block of the UI thread, {what}",
            f"{max(beats) * 1000:.1f} ms; {sum(b > 0.016 for b in beats)} of {len(beats)} beats"
            f" over 16 ms, p99.9 {percentile(beats, 0.999) * 1000:.1f} ms",
            bare=f"{max(control['blocks']) * 1000:.1f} ms;"
            f" {sum(b > 0.016 for b in control['blocks'])} over 16 ms",
            target=f"<= {_BLOCK_MS} ms",
            passed=max(beats) * 1000 <= _BLOCK_MS,
        )
    for what, found in (("idle", alone), ("after the sync", during)):
        for when, size in found["memory"].items():
            topic.add(
                f"resident memory, {what}, {when}",
                f"{size:.0f} MB",
                bare=f"{bare['memory']['open']:.0f} MB",
                target=f"<= {_MEMORY_MB} MB",
                passed=size <= _MEMORY_MB,
            )
    if during["seconds"]:
        topic.notes.append(
            f"Beside the window {during['rows'] / during['seconds'] / 1000:.1f}k rows/s came."
        )
    topic.notes.append(
        "One key each 90 ms; a beat of 5 ms, a block is how late it comes. bare: a QMainWindow with"
        " one text field that does no work, in another process at the same time: what the machine"
        " itself holds back."
    )
    return topic


def _probe_store(stage: Stage, template: Path, url: str | None) -> dict[str, Any]:
    directory = stage.copy(template)
    store = open_store(directory)
    if url is None:
        store.meta.set("token", None)
    else:
        point_to(store, url)
    texts = _texts(stage, store.database)
    store.close()
    return probe(
        {"store": str(directory), "texts": texts, "rows": stage.rows if url else 0}
    )  # fmt: skip


def _beside_bare(
    work: Callable[[], dict[str, Any]],
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A probe, and that of a bare window of the same time."""
    with subprocess.Popen(
        _command({"bare": True}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
    ) as bare:
        found = work()
        said, _ = bare.communicate("")
    control: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found, control


def probe(options: dict[str, Any]) -> dict[str, Any]:
    """Runs `window_probe` in a process of its own."""
    done = subprocess.run(
        _command(options),
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        check=True,
        timeout=600,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _command(options: dict[str, Any]) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.window_probe", json.dumps(options)]
