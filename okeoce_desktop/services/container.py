"""Everything screens may call, wired by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.dates import OpeningHours
from okeoce_desktop.services.front_desk import FrontDesk
from okeoce_desktop.services.people import People
from okeoce_desktop.services.registration import Lookalikes, Registration
from okeoce_desktop.services.workers import Worker
from okeoce_desktop.storage.candidates import CandidateReader
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.desk_reader import DeskReader
from okeoce_desktop.storage.people_reader import PeopleReader
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.search_reader import SearchReader
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.sync_reader import SyncReader
from okeoce_desktop.storage.undo import Undo

_PATIENCE_SECONDS = 2.0
"""How long closing waits for long work; it leaves nothing half done when it is cut off."""


@dataclass(frozen=True)
class Writing:
    """Use cases that change the store. Only on the writer's thread."""

    registration: Registration
    front_desk: FrontDesk
    people: People
    undo: Undo


@dataclass(frozen=True)
class Reading:
    """Look-ups. Only on the reader's thread."""

    search: SearchReader
    desk: DeskReader
    people: PeopleReader
    lookalikes: Lookalikes
    sync: SyncReader
    rows: Rows


@dataclass(frozen=True)
class Services:
    """What the screens of one post work with.

    Screens hand jobs to `writer` (calling `writing`) and `reader` (calling `reading`), never call
    them on their own thread.

    Attributes:
        background: for what may take long and touches neither connection: the network, files.
        now: wall clock, UTC ms; any thread.
        hours: opening hours of the post, WIB.
    """

    store: Store
    areas: Areas
    hours: OpeningHours
    writer: Worker
    reader: Worker
    background: Worker
    writing: Writing
    reading: Reading
    now: Callable[[], int] = field(repr=False)

    @property
    def post(self) -> str:
        return self.store.post

    def close(self) -> None:
        """Runs what waits, then closes the store. Not on a worker's thread."""
        self.background.stop(_PATIENCE_SECONDS)
        self.reader.submit(self._reader_database.close)
        self.reader.stop()
        self.writer.submit(self.store.close)
        self.writer.stop()

    @property
    def _reader_database(self) -> Database:
        return self.reading.rows.database


def build_services(
    store: Store,
    areas: Areas,
    hours: OpeningHours,
    post: Callable[[Callable[[], None]], None],
) -> Services:
    """Wires the services of an open store.

    Args:
        store: made on any thread; from now on only the writer touches it.
        post: hands a callback to the user interface's thread.
    """
    reader_database = store.database.reader()
    return Services(
        store=store,
        areas=areas,
        hours=hours,
        writer=Worker("writer", post),
        reader=Worker("reader", post),
        background=Worker("background", post),
        writing=Writing(
            registration=Registration(store, areas),
            front_desk=FrontDesk(store, hours),
            people=People(store, areas),
            undo=Undo(store.capture),
        ),
        reading=Reading(
            search=SearchReader(reader_database),
            desk=DeskReader(reader_database),
            people=PeopleReader(reader_database),
            lookalikes=Lookalikes(CandidateReader(reader_database)),
            sync=SyncReader(reader_database),
            rows=Rows(reader_database),
        ),
        now=store.now,
    )
