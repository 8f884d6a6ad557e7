"""Everything screens may call, wired by the composition root.

Use cases and look-ups are made at their first use, each on the one thread it belongs to, and their
modules are imported with them: the window is shown before most are needed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from okeoce_desktop.services.workers import Worker

if TYPE_CHECKING:
    from okeoce_desktop.domain.areas import Areas
    from okeoce_desktop.domain.dates import OpeningHours
    from okeoce_desktop.services.front_desk import FrontDesk
    from okeoce_desktop.services.people import People
    from okeoce_desktop.services.registration import Lookalikes, Registration
    from okeoce_desktop.storage.database import Database
    from okeoce_desktop.storage.desk_reader import DeskReader
    from okeoce_desktop.storage.people_reader import PeopleReader
    from okeoce_desktop.storage.rows import Rows
    from okeoce_desktop.storage.search_reader import SearchReader
    from okeoce_desktop.storage.store import Store
    from okeoce_desktop.storage.sync_reader import SyncReader
    from okeoce_desktop.storage.undo import Undo

_PATIENCE_SECONDS = 2.0
"""How long closing waits for long work; cut off, it leaves nothing half done (`whole_files`)."""

_SWITCH_SECONDS = 0.0002
"""How long a thread may go on while another waits for the interpreter. A save gives it away at
every statement, painting at every call of Qt; at Python's 5 ms each could cost that much beside a
sync that packs a page."""


class Writing:
    """Use cases that change the store. Only on the writer's thread."""

    def __init__(self, store: Store, areas: Areas, hours: OpeningHours) -> None:
        self._store, self._areas, self._hours = store, areas, hours

    @cached_property
    def registration(self) -> Registration:
        from okeoce_desktop.services.registration import Registration

        return Registration(self._store, self._areas)

    @cached_property
    def front_desk(self) -> FrontDesk:
        from okeoce_desktop.services.front_desk import FrontDesk

        return FrontDesk(self._store, self._hours)

    @cached_property
    def people(self) -> People:
        from okeoce_desktop.services.people import People

        return People(self._store, self._areas)

    @cached_property
    def undo(self) -> Undo:
        from okeoce_desktop.storage.undo import Undo

        return Undo(self._store.capture)


class Reading:
    """Look-ups over one reading connection. Only on the reader's thread."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @cached_property
    def search(self) -> SearchReader:
        from okeoce_desktop.storage.search_reader import SearchReader

        return SearchReader(self.database)

    @cached_property
    def desk(self) -> DeskReader:
        from okeoce_desktop.storage.desk_reader import DeskReader

        return DeskReader(self.database)

    @cached_property
    def people(self) -> PeopleReader:
        from okeoce_desktop.storage.people_reader import PeopleReader

        return PeopleReader(self.database)

    @cached_property
    def lookalikes(self) -> Lookalikes:
        from okeoce_desktop.services.registration import Lookalikes
        from okeoce_desktop.storage.candidates import CandidateReader

        return Lookalikes(CandidateReader(self.database))

    @cached_property
    def sync(self) -> SyncReader:
        from okeoce_desktop.storage.sync_reader import SyncReader

        return SyncReader(self.database)

    @cached_property
    def rows(self) -> Rows:
        from okeoce_desktop.storage.rows import Rows

        return Rows(self.database)


class Services(msgspec.Struct, frozen=True):
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
    now: Callable[[], int]

    @property
    def post(self) -> str:
        return self.store.post

    def close(self) -> None:
        """Runs what waits, then closes the store. Not on a worker's thread."""
        self.background.stop(_PATIENCE_SECONDS)
        self.reader.submit(self.reading.database.close)
        self.reader.stop()
        self.writer.submit(self.store.close)
        self.writer.stop()


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
    sys.setswitchinterval(_SWITCH_SECONDS)
    return Services(
        store=store,
        areas=areas,
        hours=hours,
        writer=Worker("writer", post),
        reader=Worker("reader", post),
        background=Worker("background", post),
        writing=Writing(store, areas, hours),
        reading=Reading(store.database.reader()),
        now=store.now,
    )
