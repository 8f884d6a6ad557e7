"""A small world: devices with their real encrypted stores, head office in process, a bad network.

Everything that happens follows from one seed: who edits what, which request is lost before or after
head office commits, which reply comes twice or late, which laptop dies in the middle of a
transaction, is copied or restored from yesterday's backup.
"""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from okeoce_desktop.storage.database import STORE_FILE, Database
from okeoce_desktop.storage.meta import Meta
from okeoce_desktop.storage.migrations import migrate
from okeoce_desktop.storage.outgoing import Sent
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.tables import TABLES
from okeoce_desktop.storage.undo import Undo
from sync.batch import MAX_TEXT
from sync.client.engine import Asked, Engine, Prepared
from sync.clock import Run
from sync.contract import PARTICIPANT, VISIT, Participant, RowId, Visit
from sync.protocol import EnrolRequest, Reply, Request, pack, unpack
from sync.server.devices import Enrolment, make_code
from sync.server.exchange import Exchange, ServerClock
from sync.server.posts import load_posts
from sync.server.sqlite_store import SqliteStore
from sync.server.store import EPOCH_BYTES

POST = "31.74.01"
SCOPE = 317401
_KEY = bytes(32)
START = 1_795_500_000_000
PAGE_ROWS = 7
_HOUR = 3_600_000
_YEAR = 365 * 24 * _HOUR
CLOCKS = (0, 0, 200_000, -200_000, 3 * _HOUR, -3 * _HOUR, 30 * _YEAR, -50 * _YEAR)
NAMES = ("Siti", "Budi", "Rina", "Agus", "Dewi", "Joko", "Maria", "Hasan")
EDITED = ("phone", "notes", "full_name", "nik", "email")
WATCHED = (*EDITED, "birth_place", "sex", "occupation")


class CrashError(Exception):
    """The machine stopped, here and now."""


@dataclass
class Saved:
    """A value that was told to be saved: where, what it replaced on that screen, its name."""

    row: bytes
    field: str
    value: Any
    before: Any
    name: tuple[int, int]
    forgiven: bool = False


@dataclass
class Device:
    """One laptop: its directory, its open store and the replies that are still on their way."""

    name: str
    directory: Path
    store: Store
    token: str
    late: list[tuple[Asked[Sent], bytes]] = field(default_factory=list)
    crash_in: int = 0
    prepared: Prepared[Sent] | None = None
    lives: int = 0


class World:
    """The whole simulation of one seed."""

    def __init__(self, directory: Path, seed: int, devices: int = 3) -> None:
        self.random = random.Random(seed)
        self.directory = directory
        self.time = START
        self.office = SqliteStore(directory / "office.sqlite")
        self.clock = ServerClock(lambda: self.time, lambda: self.time / 1000)
        self.office.write(load_posts)
        self.saved: list[Saved] = []
        self.copies = 0
        self.offsets: dict[str, int] = {}
        self.made = 0
        self.authors: dict[int, tuple[str, int] | None] = {}
        self.start_office()
        self.devices = [self.new_device(f"laptop{n}") for n in range(devices)]

    def start_office(self) -> None:
        """Head office (re)starts: another epoch, another run."""
        self.office.new_epoch(self.time, self.bytes(EPOCH_BYTES))
        self.exchange = Exchange(self.office, self.clock, self.random.getrandbits)

    def bytes(self, count: int) -> bytes:
        return self.random.getrandbits(8 * count).to_bytes(count, "big")

    def now(self) -> int:
        return self.time

    def new_device(self, name: str) -> Device:
        """A laptop enrolled at the post, its store new and empty."""
        directory = self.directory / name
        directory.mkdir()
        database = Database(directory / STORE_FILE, _KEY)
        migrate(database.execute)
        meta = Meta(database.execute)
        with database.transaction():
            meta.set("post", POST)
            meta.set("device", self.bytes(16))
            meta.set("device_label", name)
        code, *_ = self.office.write(lambda tx: make_code(tx, POST, self.time))
        enrolment = Enrolment(self.office, lambda: self.time)
        reply = enrolment.handle(EnrolRequest(code, name, self.bytes(16)), name)
        return self._opened(name, directory, reply.token, database)

    def _opened(
        self, name: str, directory: Path, token: str, database: Database | None = None
    ) -> Device:
        database = database or Database(directory / STORE_FILE, _KEY)

        def now() -> int:
            return self.time + self.offsets.get(name, 0)

        store = Store(database, now, self.now)

        device = Device(name, directory, store, token)

        def draw_run() -> Run:
            run = Run(self.random.getrandbits, now)
            self.authors[run.run] = (name, device.lives)
            return run

        store.capture.draw_run = store.sync._new_run = draw_run
        store.capture.new_run(draw_run(), None)
        return device

    def set_clock(self, device: Device) -> None:
        """Somebody, or an empty battery, sets the laptop's clock."""
        self.offsets[device.name] = self.random.choice(CLOCKS)

    def reopen(self, device: Device) -> None:
        """The app starts again: another run; replies under way are lost."""
        device.store.database.close()
        self._replace_store(device)

    def _replace_store(self, device: Device) -> None:
        """The app of this laptop begins anew on what is on its disk."""
        fresh = self._opened(device.name, device.directory, device.token)
        fresh.lives = device.lives
        self.authors[fresh.store.capture.run.run] = (device.name, device.lives)
        device.__dict__.update(fresh.__dict__)

    # What people do -----------------------------------------------------------------------------

    def register(self, device: Device) -> None:
        name = self.unique(self.random.choice(NAMES))
        with device.store.capture.act("registration") as act:
            row_id = act.new_id()
            person = Participant(id=row_id, full_name=name, notes="-", status="aktif")
            act.create(PARTICIPANT, person)
            self.note(device, row_id, "full_name", name, None)
            act.create(VISIT, Visit(id=act.new_id(), participant_id=row_id, in_at=self.time))

    def edit(self, device: Device) -> None:
        row_id = self.anybody(device)
        if row_id is None:
            return
        field_name = self.random.choice(EDITED)
        value = self.unique(field_name)
        before = device.store.database.execute(
            f"SELECT {field_name} FROM participant WHERE id = ?", (row_id,)
        ).fetchone()[0]
        with device.store.capture.act("edit_person") as act:
            act.edit(PARTICIPANT, row_id, {field_name: value})
            self.note(device, row_id, field_name, value, before)

    @contextlib.contextmanager
    def noted(self, device: Device) -> Iterator[None]:
        """Remembers every value of a person that is another afterwards."""
        execute = device.store.database.execute
        select = f"SELECT id, {', '.join(WATCHED)} FROM participant"
        before = {bytes(row[0]): row[1:] for row in execute(select).fetchall()}
        yield
        for row_id, *values in execute(select).fetchall():
            old = before.get(bytes(row_id), (None,) * len(WATCHED))
            for name, was, value in zip(WATCHED, old, values, strict=True):
                if was != value:
                    self.note(device, row_id, name, value, was)

    def edit_several(self, device: Device) -> None:
        """One act on several fields, a group that merges as one among them."""
        row_id = self.anybody(device)
        if row_id is None:
            return
        names = self.random.sample(WATCHED, 3)
        with self.noted(device), device.store.capture.act("edit_person") as act:
            act.edit(PARTICIPANT, row_id, {name: self.unique(name) for name in names})

    def write_too_much(self, device: Device) -> None:
        """Notes that head office cannot take, of a new person or beside a field that it can."""
        notes = self.unique("catatan ") + "x" * MAX_TEXT
        row_id = self.anybody(device)
        with self.noted(device), device.store.capture.act("edit_person") as act:
            if row_id is not None and self.random.random() < 0.6:
                act.edit(PARTICIPANT, row_id, {"notes": notes, "phone": self.unique("phone")})
            else:
                person = Participant(id=act.new_id(), full_name=self.unique("Eka"), notes=notes)
                act.create(PARTICIPANT, person)

    def correct(self, device: Device) -> None:
        """Somebody shortens what head office could not take."""
        found = device.store.database.execute("SELECT DISTINCT id FROM parked ORDER BY id")
        for (row_id,) in found.fetchall():
            with self.noted(device), device.store.capture.act("edit_person") as act:
                act.edit(PARTICIPANT, RowId(row_id), {"notes": self.unique("pendek")})

    def undo(self, device: Device) -> None:
        with self.noted(device):
            Undo(device.store.capture).undo()

    def close_expired(self, device: Device) -> None:
        """The machine ends a visit that nobody ended, ranked just above the check-in."""
        table = TABLES[VISIT.number]
        row = device.store.database.execute(
            f"{table.select} WHERE out_at IS NULL AND deleted_at IS NULL ORDER BY id LIMIT 1"
        ).fetchone()
        if row is not None:
            came = table.state(row).version_of(VISIT.by_name["in_at"].number)
            out_at, closed_by = (VISIT.by_name[name].number for name in ("out_at", "closed_by"))
            with device.store.capture.act("auto_close", undoable=False) as act:
                act.edit_raw(
                    VISIT, row[1], {out_at: self.time, closed_by: "otomatis"}, rank=came[0] + 1
                )

    def unique(self, word: str) -> str:
        """A value nobody else writes, so that it can be followed."""
        self.made += 1
        return f"{word} {self.made}"

    def delete(self, device: Device) -> None:
        row_id = self.anybody(device)
        if row_id is not None:
            with device.store.capture.act("delete_person") as act:
                act.delete(PARTICIPANT, row_id)

    def check_out(self, device: Device) -> None:
        row = device.store.database.execute(
            "SELECT id FROM visit WHERE out_at IS NULL ORDER BY id LIMIT 1"
        ).fetchone()
        if row is not None:
            with device.store.capture.act("check_out") as act:
                act.edit(VISIT, RowId(row[0]), {"out_at": self.time, "closed_by": "staf"})

    def anybody(self, device: Device) -> RowId | None:
        rows = device.store.database.execute(
            "SELECT id FROM participant WHERE deleted_at IS NULL ORDER BY id"
        ).fetchall()
        return RowId(self.random.choice(rows)[0]) if rows else None

    def note(self, device: Device, row_id: bytes, name: str, value: Any, before: Any) -> None:
        """Remembers that a value was saved: it must never vanish without a trace."""
        run = device.store.capture.run
        self.saved.append(Saved(bytes(row_id), name, value, before, (run.run, run.number)))

    def forgive_unsettled(self) -> None:
        """A disk was lost: what only it held cannot come back."""
        settled = self.office.read(lambda tx: tx.run("SELECT run, first, last FROM settled"))
        for item in self.saved:
            run, number = item.name
            item.forgiven |= not any(r == run and a <= number <= b for r, a, b in settled)
            # Of one act a part may be settled and this one parked.
            item.forgiven |= isinstance(item.value, str) and len(item.value) > MAX_TEXT

    # What machines and networks do --------------------------------------------------------------

    def engine(self, device: Device) -> Engine[Sent]:
        return Engine(
            device.store.sync,
            lambda: self.time,
            page_rows=lambda: self.random.choice((2, PAGE_ROWS)),
            chunk_rows=lambda: self.random.choice((1, 3, PAGE_ROWS)),
        )

    def carry(self, device: Device, request: Request) -> bytes:
        """Head office's answer, as bytes; both ways through the wire format."""
        seen = unpack(Request, pack(request))
        return pack(self.exchange.handle(device.token, seen))

    def step(self, device: Device, fault: str = "") -> Reply | None:
        """One exchange of one device, with what may go wrong with it."""
        engine = self.engine(device)
        asked = engine.ask(device.prepared)
        device.prepared = None
        if self.random.random() < 0.3:  # packed while this one is under way, sent some time later
            device.prepared = engine.prepare(asked.outgoing)
        if fault == "lost before":
            return None
        answer = self.carry(device, asked.request)
        if fault == "sent twice":
            answer = self.carry(device, asked.request)
        if fault == "lost after":
            return None
        if fault == "late":
            device.late.append((asked, answer))
            return None
        reply = unpack(Reply, answer)
        self.take(device, engine, asked, reply)
        if fault == "answered twice":
            self.take(device, self.engine(device), asked, reply)
        return reply

    def take(self, device: Device, engine: Engine[Sent], asked: Asked[Sent], reply: Reply) -> None:
        for _ in engine.take(asked, reply):
            if device.crash_in:
                device.crash_in -= 1
                if device.crash_in == 0:
                    raise CrashError

    def deliver_late(self, device: Device) -> None:
        """An answer of an earlier request arrives now."""
        asked, answer = device.late.pop(self.random.randrange(len(device.late)))
        self.take(device, self.engine(device), asked, unpack(Reply, answer))

    def back_up(self, device: Device) -> None:
        target = device.directory / "backup.db"
        device.store.database.backup(target)

    def restore(self, device: Device) -> None:
        """Yesterday's backup over today's store: unsent work of today is gone, as it must be."""
        backup = device.directory / "backup.db"
        if not backup.exists():
            return
        self.forgive_unsettled()
        device.store.database.close()
        for suffix in ("-wal", "-shm"):
            (device.directory / (STORE_FILE + suffix)).unlink(missing_ok=True)
        shutil.copy(backup, device.directory / STORE_FILE)
        device.lives += 1  # it knows nothing of what it did since
        self._replace_store(device)

    def copy(self, device: Device) -> None:
        """The disk is cloned; both go on with one token."""
        self.copies += 1
        name = f"{device.name}copy{self.copies}"
        directory = self.directory / name
        directory.mkdir()
        device.store.database.backup(directory / STORE_FILE)
        self.devices.append(self._opened(name, directory, device.token))

    def twin(self, device: Device) -> None:
        """An image of the running machine is resumed beside it, and nothing tells: one run."""
        self.copy(device)
        run, copy = device.store.capture.run, self.devices[-1].store.capture
        copy.new_run(Run(self.random.getrandbits, self.now), device.store.capture.person)
        copy.run.__dict__.update(run.__dict__)
        copy.run._now = copy.clock.now
        copy._session_open = device.store.capture._session_open
        self.authors[run.run] = None  # two at once

    # Quiet --------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Perfect weather, until nobody has anything left to send or to fetch."""
        for _ in range(4):
            for device in self.devices:
                self.correct(device)
                for _ in range(400):
                    engine = self.engine(device)
                    asked = engine.ask()
                    reply = unpack(Reply, self.carry(device, asked.request))
                    self.take(device, engine, asked, reply)
                    if engine.finished(reply):
                        break
                else:
                    raise AssertionError(f"{device.name} never comes to rest")

    def close(self) -> None:
        for device in self.devices:
            device.store.database.close()
        self.office.close()
