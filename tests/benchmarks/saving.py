"""Saving at the desk: registrations and check-ins through the writer, alone and during a sync."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from typing import Any

from okeoce_desktop.domain.codes import Purpose
from okeoce_desktop.services.container import Services
from okeoce_desktop.services.registration import ConsentAnswer
from okeoce_desktop.storage.tables import TABLES
from sync.contract import PARTICIPANT, RowId
from tests.benchmarks.desk import background_sync, open_services, timed
from tests.benchmarks.machine import load
from tests.benchmarks.report import Topic, latency, percentile
from tests.benchmarks.stage import Stage, fill_all, open_store
from tests.benchmarks.workload import RANDOM, make_workload

_SAVES = 400
_PAUSE = 0.02
_UPKEEP_EVERY = 50
_ALONE_MS, _DURING_MS = 5, 50
_CONSENTS = (
    ConsentAnswer("layanan", "tugas_publik", True),
    ConsentAnswer("pengumuman", "persetujuan", False),
)

Times = dict[str, list[float]]


def run_saving(stage: Stage, rounds: int) -> list[Topic]:
    """Both kinds of save alone, during a download and during an upload of the workload."""
    topic = Topic(f"Saving with {stage.people:,} participants in the store; {load()}")
    desk, office, richer = stage.desk
    with open_services(stage, desk) as services:
        alone, bare, upkeep = _alone(stage, services, _SAVES * rounds)
    _add(topic, "alone", alone, bare, _ALONE_MS)
    topic.add("a step of upkeep, p50 / p99 / max", f"{latency(upkeep)} (n={len(upkeep)})")
    with stage.office(richer) as server, open_services(stage, desk, server.url) as services:
        during = _during(stage, services)
    _add(topic, f"while {stage.rows:,} rows come", during, [], _DURING_MS)
    sender = stage.copy(desk)
    store = open_store(sender)
    fill_all(store, make_workload(stage.rows, RANDOM))
    store.close()
    with stage.office(office) as server, open_services(stage, sender, server.url) as services:
        during = _during(stage, services)
    _add(topic, f"while {stage.rows:,} rows go", during, [], _DURING_MS)
    topic.notes.append(
        "From asking the writer to its answer. A registration is a person, two consents and often a"
        " business; one save each 20 ms, upkeep (index merges, then a checkpoint) every 50. bare:"
        " one INSERT of a participant on the same connection, FULL."
    )
    return [topic]


def _add(topic: Topic, when: str, times: Times, bare: list[float], limit: int) -> None:
    for what, found in times.items():
        if not found:
            continue
        if what.startswith("first"):
            topic.add(f"{what}, {when}", latency(found[:1]))
            continue
        topic.add(
            f"{what}, {when}, p50 / p99 / max",
            f"{latency(found)} (n={len(found)})",
            bare=latency(bare) if bare else "",
            target=f"p99 <= {limit} ms",
            passed=percentile(found, 0.99) * 1000 <= limit,
        )


def _jobs(stage: Stage, services: Services) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Registrations and check-ins in turn."""
    writing = services.writing
    forms = cycle(stage.desk_people.forms(4_000))
    people = iter(_some_people(services))
    for form, person in zip(forms, people, strict=False):
        form.pop("nik", None)  # a NIK of these might be known already; the look-up is made below
        business = "Warung" if form["kind"] != "pencari_kerja" else None
        yield (
            "registration",
            partial(
                writing.registration.register,
                form,
                _CONSENTS,
                business_name=business,
                category="kuliner" if business else None,
            ),
        )
        yield "check-in", partial(writing.front_desk.check_in, person, Purpose.KERJA.value)


def _some_people(services: Services) -> list[RowId]:
    def read() -> list[RowId]:
        rows = services.store.database.execute("SELECT id FROM participant LIMIT 20000")
        return [RowId(row[0]) for row in rows]

    return services.writer.call(read)


def _alone(stage: Stage, services: Services, count: int) -> tuple[Times, list[float], list[float]]:
    """Saves, bare inserts between them, and upkeep now and then."""
    times = _new_times()
    bare: list[float] = []
    upkeep: list[float] = []
    insert = _bare(services)
    for at, (what, job) in zip(range(count), _jobs(stage, services), strict=False):
        _note(times, what, timed(services.writer, job)[0])
        time.sleep(_PAUSE / 2)
        bare.append(timed(services.writer, partial(insert, at))[0])
        if at % _UPKEEP_EVERY == _UPKEEP_EVERY - 1:
            more = True
            while more:
                took, more = timed(services.writer, services.store.database.tidy)
                upkeep.append(took)
        time.sleep(_PAUSE / 2)
    return times, bare, upkeep


def _during(stage: Stage, services: Services) -> Times:
    times = _new_times()
    jobs = _jobs(stage, services)
    with background_sync(services, stage.rows) as sync:
        while not sync.over.is_set():
            what, job = next(jobs)
            _note(times, what, timed(services.writer, job)[0])
            time.sleep(_PAUSE)
    print(f"  ({stage.rows / sync.seconds / 1000:.1f}k rows/s beside the desk)")
    return times


def _new_times() -> Times:
    return {"first registration": [], "registration": [], "check-in": []}


def _note(times: Times, what: str, seconds: float) -> None:
    """The first registration is apart: it imports what it needs."""
    first = what == "registration" and not times["first registration"]
    times["first registration" if first else what].append(seconds)


def _bare(services: Services) -> Callable[[int], None]:
    """Adds one row of a participant in its own transaction."""
    database = services.store.database
    table = TABLES[PARTICIPANT.number]
    row = services.writer.call(lambda: database.execute(f"{table.select} LIMIT 1").fetchone()[1:])

    def insert(at: int) -> None:
        with services.store.capture.gate.opened(), database.transaction():
            database.execute(table.insert, (at.to_bytes(16, "big"), *row[1:]))

    return insert
