"""A filled post of invented people behind a real window, for tests of screens and for pictures.

`open_desk` makes the store, the threads and the window; `OpenDesk.close` ends all of them. The
fixtures `desk` and `new_desk` (import them in a conftest) do both.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.app import Desktop
from okeoce_desktop.demo_people import DemoPeople
from okeoce_desktop.domain import dates
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.participant_rules import examine_participant
from okeoce_desktop.services.area_tables import read_areas
from okeoce_desktop.services.front_desk import FrontDesk
from okeoce_desktop.services.setting_up import (
    OPEN_FROM,
    OPEN_TO,
    USUAL_PLACES,
    PlacePlan,
    create_post,
)
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui.context import Context, Person
from okeoce_desktop.ui.shell.main_window import MainWindow
from okeoce_desktop.ui.widgets.label import Label
from sync.contract import BUSINESS, PARTICIPANT, VISIT, Business, Participant, RowId, Visit

POST = "31.74.01"
TODAY = datetime.date(2026, 11, 24)
HOURS = dates.OpeningHours.from_minutes(OPEN_FROM, OPEN_TO)
CLERK = Person(None, "Dewi Anggraini", "Petugas depan")


@dataclass(frozen=True, slots=True)
class Resident:
    """An invented person of the cast; numbers follow the rules of `demo_people`."""

    name: str
    business: str | None = None
    category: str | None = None
    phone: str | None = None
    nik: str | None = None


CAST: Sequence[Resident] = (
    Resident("Rina Wulandari", "Dapur Wulan", "kuliner", None, "3174015702889001"),
    Resident("Rina Wahyuni", "Laundry Kiloan Rina", "jasa", "+6281200266001"),
    Resident("Marina Wijayanti", None, None, "+6281300133002"),
    Resident("Rini Widyastuti", "Tanaman Hias Rini", "dagang", "+6281200507003"),
    Resident("Hasan Basri", None, None, "+6281200936004", "3174010203579002"),
    Resident("Yohanes Situmorang", "Kopi Lapak Jo", "kuliner", "+6281300924005"),
    Resident("Maria Simanjuntak", "Lapo Ito Katering", "kuliner", "+6281200910006"),
    Resident("Bambang Irawan", "Bengkel Sepeda Irawan", "jasa", "+6281200900007"),
    Resident("Nurhayati", "Jahit Bu Nur", "fesyen", "+6281200855008"),
    Resident("Lim Mei Hwa", "Kue Peranakan Mei", "kuliner", "+6281200851009"),
    Resident("Ni Luh Kartika", "Sambal Niluh", "kuliner", "+6281200840010"),
    Resident("Tuti Alawiyah", "Nasi Uduk Mpok Tuti", "kuliner", "+6281200812011"),
    Resident("Agus Priyanto", "Servis HP Agus", "jasa", "+6281200805012"),
)


@dataclass(frozen=True, slots=True)
class Came:
    """A visit that was recorded before the window opened; times as "09.24", today in WIB."""

    name: str
    purpose: str
    at: str
    place: str | None = None
    left: str | None = None
    days_ago: int = 0


HERE = (
    Came("Hasan Basri", "info", "09.36", "Meja layanan"),
    Came("Yohanes Situmorang", "perizinan", "09.24", "Ruang konsultasi 2"),
    Came("Maria Simanjuntak", "konsultasi", "09.10", "Ruang konsultasi 1"),
    Came("Bambang Irawan", "rapat", "09.00", "Ruang rapat A"),
    Came("Nurhayati", "pelatihan", "08.55", "Ruang kelas"),
    Came("Lim Mei Hwa", "pelatihan", "08.51", "Ruang kelas"),
    Came("Ni Luh Kartika", "kerja", "08.40", "Meja 11"),
)
"""People of the cast who are at the post on a usual morning, each in another place."""


class FixedClock:
    """A wall clock that stands still until somebody moves it. Any thread."""

    def __init__(self, ms: int) -> None:
        self.ms = ms

    def __call__(self) -> int:
        return self.ms

    def advance(self, minutes: int) -> None:
        """Lets time pass."""
        self.ms += minutes * 60_000

    def set(self, at: str, *, days_ago: int = 0) -> None:
        """Sets the WIB time of day."""
        self.ms = moment(at, days_ago=days_ago)


@lru_cache(maxsize=1)
def areas() -> Areas:
    """The area tables, read once."""
    return read_areas()


def moment(at: str, *, days_ago: int = 0) -> int:
    """UTC ms of a WIB time of day such as "09.42"."""
    hour, minute = map(int, at.split("."))
    day = TODAY - datetime.timedelta(days=days_ago)
    return dates.from_wib(day, datetime.time(hour, minute))


class OpenDesk:
    """An open post: window, services, clock, and the ids of the people by name."""

    def __init__(self, desktop: Desktop, clock: FixedClock, people: Mapping[str, RowId]) -> None:
        self.desktop = desktop
        self.clock = clock
        self.people = people

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    @property
    def context(self) -> Context:
        return self.desktop.context

    def rows(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        """What the store holds, read on its own thread; waits for everything written before."""
        store = self.desktop.services.store
        return self.desktop.services.writer.call(
            lambda: [tuple(row) for row in store.database.execute(sql, params).fetchall()]
        )

    def visits(self) -> list[Visit]:
        """All visits that are not deleted, oldest first."""
        rows = Rows(self.desktop.services.store.database)
        return self.desktop.services.writer.call(
            lambda: rows.select(VISIT, "deleted_at IS NULL ORDER BY in_at, rid")
        )

    def all_is_sent(self) -> bool:
        """Whether head office has everything. The store knows; the window hears of it later."""
        waits = "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM pending)"
        return self.rows(waits) == [(0,)]

    def texts(self, root: QWidget | None = None) -> list[str]:
        """Every text of a visible label or button under `root` (the window), whole."""
        found = []
        for child in (root or self.window).findChildren(QWidget):
            if not child.isVisible():
                continue
            if isinstance(child, Label):
                found.append(child.full_text())
            elif isinstance(child, QLabel) or hasattr(child, "text"):
                words = child.text()
                found.append(words if isinstance(words, str) else "")
        return [words for words in found if words]

    def sees(self, words: str) -> bool:
        """Whether some visible text contains these words."""
        return any(words in text for text in self.texts())

    def close(self) -> None:
        """Ends threads, closes store and window."""
        self.desktop.close()
        # What the threads have posted must run while there is a window to hear it; what the sync
        # says is handed on once more.
        for _ in range(3):
            QCoreApplication.processEvents()
        window = self.desktop.window
        window.close()
        shiboken6.delete(window)
        QCoreApplication.processEvents()


def open_desk(
    directory: Path,
    *,
    at: str = "09.42",
    cast: Sequence[Resident] = CAST,
    others: int = 12,
    came: Sequence[Came] = (),
    places: Sequence[PlacePlan] = USUAL_PLACES,
    prepare: Callable[[Store], None] | None = None,
    size: tuple[int, int] = (1366, 768),
) -> OpenDesk:
    """Opens a filled post; close it.

    Args:
        directory: where the store goes.
        at: the WIB time of day the clock stands at.
        others: how many invented people there are beside the cast.
        came: who was recorded before.
        prepare: works on the store before the threads start, to enrol it for example.
    """
    clock = FixedClock(moment(at))
    clock.set("08.00", days_ago=5)
    store = create_post(directory / "store", POST, areas(), "x", places=places, now=clock)
    people = _add_people(store, cast, others)
    _add_visits(store, clock, people, came)
    clock.set(at)
    if prepare is not None:
        prepare(store)
    desktop = Desktop(store, areas(), CLERK)
    desktop.window.resize(*size)
    desktop.start()
    desktop.window.activateWindow()
    QApplication.processEvents()
    return OpenDesk(desktop, clock, people)


def _add_people(store: Store, cast: Sequence[Resident], others: int) -> dict[str, RowId]:
    people: dict[str, RowId] = {}
    with store.capture.act("import", undoable=False) as act:
        for number, one in enumerate(cast):
            row_id = people[one.name] = act.new_id()
            person = Participant(
                id=row_id,
                full_name=one.name,
                nik=one.nik,
                phone=one.phone,
                sex="P",
                birth_date=datetime.date(1988, 2, 17) + datetime.timedelta(days=97 * number),
                kelurahan_kode="31.74.01.1006",
                member_no=store.next_member_no(),
                home_post=store.post,
                status="aktif",
                registered_on=TODAY - datetime.timedelta(days=300 - number),
            )
            act.create(PARTICIPANT, person)
            if one.business:
                business = Business(
                    id=act.new_id(),
                    participant_id=row_id,
                    name=one.business,
                    category=one.category,
                )
                act.create(BUSINESS, business)
        stream = DemoPeople(areas(), post=POST, seed=7, today=TODAY, ids=False)
        now = store.now()
        for record in stream.participants(others):
            values = examine_participant(record, areas=areas(), today=TODAY, now_ms=now).values
            known = {name: value for name, value in values.items() if name in PARTICIPANT.by_name}
            made: dict[str, Any] = {**known, "id": act.new_id()}
            made["member_no"] = store.next_member_no()
            act.create(PARTICIPANT, Participant(**made))
    return people


def _add_visits(
    store: Store, clock: FixedClock, people: Mapping[str, RowId], came: Sequence[Came]
) -> None:
    desk = FrontDesk(store, HOURS)
    found = store.database.execute("SELECT name, id FROM resource").fetchall()
    seats = {name: RowId(row_id) for name, row_id in found}
    ends: list[tuple[int, RowId]] = []
    for one in sorted(came, key=lambda each: moment(each.at, days_ago=each.days_ago)):
        clock.set(one.at, days_ago=one.days_ago)
        seat = seats[one.place] if one.place else None
        if one.name in people:
            made = desk.check_in(people[one.name], one.purpose, place=seat)
        else:
            made = desk.guest(one.name, one.purpose, place=seat)
        if one.left:
            ends.append((moment(one.left, days_ago=one.days_ago), made.id))
    for left_at, visit in sorted(ends):
        clock.ms = left_at
        desk.check_out([visit])
    store.database.execute("DELETE FROM undo")


NewDesk = Callable[..., OpenDesk]


@pytest.fixture
def new_desk(tmp_path: Path, qtbot: QtBot, light_theme: None) -> Iterator[NewDesk]:
    """`new_desk(**options)` is `open_desk` in the test's directory, closed at its end."""
    opened: list[OpenDesk] = []

    def build(**options: Any) -> OpenDesk:
        desk = open_desk(tmp_path / f"post-{len(opened)}", **options)
        opened.append(desk)
        qtbot.waitUntil(desk.window.isActiveWindow)
        return desk

    yield build
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(new_desk: NewDesk) -> OpenDesk:
    """A post with the cast and nobody here yet, at 09.42."""
    return new_desk()
