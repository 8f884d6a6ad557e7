"""Stores and head offices, made once a run and copied for each round.

Everything lies in one directory that dies with the run.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from okeoce_desktop.services.setting_up import USUAL_PLACES, create_post, enrol, keep_enrolment
from okeoce_desktop.services.synchronising import SyncResult, run_sync
from okeoce_desktop.storage.store import Store, open_existing
from sync.protocol import EnrolReply
from tests.benchmarks.workload import POST, DeskPeople, Rows, Workload, make_workload, read_areas
from tests.helpers.head_office import HeadOfficeProcess

PASSPHRASE = "mawar-melati"
PART_ROWS = 5_000
"""Rows of one transaction when a store is filled, as in an import."""
_DESK_VISITS = 50_000


def open_store(directory: Path) -> Store:
    """A store of this stage, open for writing."""
    return open_existing(directory, lambda: PASSPHRASE)


def fill(store: Store, rows: Rows) -> None:
    """Adds rows through the capture, as an import does."""
    for start in range(0, len(rows.ids), PART_ROWS):
        stop = start + PART_ROWS
        with store.capture.act("import", undoable=False) as act:
            act.create_many(rows.kind, rows.ids[start:stop], rows.values[start:stop])


class Stage:
    """What the benchmarks of one run play on.

    Args:
        rows: how many rows the moving workload has.
        people: how many participants the store of the desk has.
    """

    def __init__(self, root: Path, rows: int, people: int) -> None:
        self.root = root
        self.rows = rows
        self.people = people
        self.desk_people = DeskPeople()
        self._count = 0

    def new_directory(self, name: str) -> Path:
        """A fresh directory's path; not made yet."""
        self._count += 1
        return self.root / f"{self._count:03d}-{name}"

    def copy(self, source: Path) -> Path:
        """A copy of a store or head office, to be used up."""
        target = self.new_directory(source.name)
        shutil.copytree(source, target)
        return target

    @contextmanager
    def office(self, template: Path) -> Iterator[HeadOfficeProcess]:
        """A real server process on a copy of a head office."""
        directory = self.copy(template)
        server = HeadOfficeProcess(directory)
        try:
            yield server
        finally:
            server.stop()
            shutil.rmtree(directory)

    @contextmanager
    def device(self, template: Path, url: str | None = None) -> Iterator[Store]:
        """A copy of a device's store, open, which finds head office at `url`."""
        directory = self.copy(template)
        store = open_store(directory)
        try:
            if url is not None:
                point_to(store, url)
            yield store
        finally:
            store.close()
            shutil.rmtree(directory)

    @cached_property
    def _empty(self) -> tuple[Path, dict[str, tuple[bytes, EnrolReply]]]:
        """A head office without rows, and the devices it knows."""
        root = self.new_directory("office")
        server = HeadOfficeProcess(root)
        devices: dict[str, tuple[bytes, EnrolReply]] = {}
        try:
            for name in ("sender", "receiver", "desk"):
                device = secrets.token_bytes(16)
                devices[name] = device, enrol(server.url, server.enrol_code(POST), name, device)
        finally:
            server.stop()
        return root, devices

    @property
    def empty_office(self) -> Path:
        """A head office without rows that knows the devices."""
        return self._empty[0]

    def new_device(self, name: str, make: Callable[[Store], None], *, places: bool = True) -> Path:
        """The store of one of head office's devices, filled by `make` and closed."""
        device, reply = self._empty[1][name]
        directory = self.new_directory(name)
        store = create_post(
            directory,
            POST,
            read_areas(),
            PASSPHRASE,
            label=name,
            places=USUAL_PLACES if places else (),
            device=device,
        )
        try:
            keep_enrolment(store, "http://127.0.0.1:9", reply)
            make(store)
        finally:
            store.close()
        return directory

    def sender(self, ids: str) -> Path:
        """A device with the workload in its outbox."""
        workload = make_workload(self.rows, ids)
        return self.new_device("sender", lambda store: fill_all(store, workload))

    @cached_property
    def receiver(self) -> Path:
        """An enrolled device with nothing in it."""
        return self.new_device("receiver", lambda _: None, places=False)

    @cached_property
    def desk(self) -> tuple[Path, Path, Path]:
        """The desk's store with all its people confirmed; the head office that holds them too, and
        one that holds the workload besides."""

        def make(store: Store) -> None:
            people = self.desk_people.rows(self.people)
            fill(store, people)
            ids = [str(record["id"]) for record in people.records]
            fill(store, self.desk_people.visits(ids, min(_DESK_VISITS, self.people)))

        desk = self.new_device("desk", make)
        office = self.copy(self.empty_office)
        server = HeadOfficeProcess(office)
        try:
            synchronise(desk, server.url)
            server.stop()
            richer = self.copy(office)
        finally:
            server.stop()
        server = HeadOfficeProcess(richer)
        try:
            # It only sends: what the desk has stays where it is.
            sender = self.sender("random ids")
            store = open_store(sender)
            point_to(store, server.url)
            send_only(store, server.url)
            store.close()
        finally:
            server.stop()
        return desk, office, richer


def fill_all(store: Store, workload: Workload) -> None:
    """Adds the whole workload."""
    for rows in workload.kinds:
        fill(store, rows)


def point_to(store: Store, url: str) -> None:
    """Tells an enrolled store where head office is now."""
    with store.database.transaction():
        store.meta.set("server_url", url)


def synchronise(directory: Path, url: str) -> SyncResult:
    """One run of the sync of a closed store."""
    store = open_store(directory)
    try:
        point_to(store, url)
        result = run_sync(store)
    finally:
        store.close()
    assert result.converged, result
    return result


def send_only(store: Store, url: str) -> None:
    """Sends everything that waits and fetches as little as may be."""
    run_sync(store, stop=lambda: store.sync.position().held == 0)
