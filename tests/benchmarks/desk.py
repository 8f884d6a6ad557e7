"""The services of an open post without its window, and what is measured through them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from okeoce_desktop.domain import dates
from okeoce_desktop.services.container import Services, build_services
from okeoce_desktop.services.setting_up import OPEN_FROM, OPEN_TO
from okeoce_desktop.services.sync_loop import SyncLoop, SyncStatus
from okeoce_desktop.services.workers import Worker
from tests.benchmarks.stage import Stage, open_store, point_to
from tests.benchmarks.workload import read_areas

_PATIENCE = 300.0


@contextmanager
def open_services(stage: Stage, template: Any, url: str | None = None) -> Iterator[Services]:
    """The services of a copy of a store; without a url it is not enrolled."""
    store = open_store(stage.copy(template))
    if url is None:
        store.meta.set("token", None)
    else:
        point_to(store, url)
    hours = dates.OpeningHours.from_minutes(OPEN_FROM, OPEN_TO)
    services = build_services(store, read_areas(), hours, lambda callback: callback())
    try:
        yield services
    finally:
        services.close()


def timed(worker: Worker, job: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds from asking a worker to its answer, as a screen waits for it; and the answer."""
    ended = threading.Event()
    answers: list[Any] = []
    errors: list[BaseException] = []
    at = [0.0]

    def done(answer: Any) -> None:
        at[0] = time.perf_counter()
        answers.append(answer)
        ended.set()

    def failed(error: BaseException) -> None:
        errors.append(error)
        ended.set()

    began = time.perf_counter()
    worker.submit(job, done, failed)
    ended.wait()
    if errors:
        raise errors[0]
    return at[0] - began, answers[0]


@dataclass(slots=True)
class SyncUnderWay:
    """A sync in the background: how far it has come."""

    pulled: int = 0
    pushed: int = 0
    seconds: float = 0.0
    errors: list[Any] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def background_sync(services: Services, rows: int) -> Iterator[SyncUnderWay]:
    """The app's own loop, until `rows` rows have come or gone."""
    found = SyncUnderWay()
    began = time.perf_counter()

    def heard(status: SyncStatus) -> None:
        if status.busy and status.pulled + status.pushed > found.pulled + found.pushed:
            found.pulled, found.pushed = status.pulled, status.pushed
            found.seconds = time.perf_counter() - began
        if found.pulled + found.pushed >= rows:
            found.over.set()
        if status.error is not None:
            found.errors.append(status.error)
            found.over.set()

    loop = SyncLoop(services.store, services.writer, heard, lambda _: None)
    loop.start()
    try:
        yield found
    finally:
        found.over.wait(_PATIENCE)
        loop.stop()
    assert not found.errors, found.errors
    assert found.pulled + found.pushed >= rows, found


def typed_texts(people: Sequence[tuple[str, str, str | None]]) -> list[str]:
    """What a clerk types to find people, given as `(name, nik, phone)`: the beginnings of two
    words of a name, sometimes a NIK or the end of a phone."""
    texts = []
    for at, (name, nik, phone) in enumerate(people):
        if at % 5 == 3 and phone:
            texts.append(phone[-4:])
        elif at % 5 == 4:
            texts.append(nik)
        else:
            texts.append(" ".join(name.lower().split()[:2]))
    return texts


def keystrokes(texts: Sequence[str]) -> list[str]:
    """What stands in the box after each keystroke."""
    return [text[:end] for text in texts for end in range(1, len(text) + 1)]
