"""One day at the desk, played by key presses in the real window, for `okeoce --demo`.

Five people are registered, checked in and out, one known NIK is refused, the line goes down, work
goes on, the line comes back and head office has everything. What is printed at the end is read
back from the store and from head office.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from okeoce_desktop.app import Desktop
from okeoce_desktop.demo_office import DemoOffice
from okeoce_desktop.demo_people import DemoPeople
from okeoce_desktop.demo_post import POST
from okeoce_desktop.domain.phone import display
from okeoce_desktop.ui.theme import theme

_SIZE = (1366, 768)
_PATIENCE = 20.0
_NEWCOMERS = 5
_PURPOSE_KEYS = "12361"


class DayFailedError(Exception):
    """Something that has to happen on this day did not, within `_PATIENCE` seconds."""


class Player:
    """Presses keys in a window and waits for what they bring. UI thread."""

    def __init__(self, window: QWidget, output: Path) -> None:
        self._window = window
        self._output = output
        self.shots: list[str] = []

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Presses one key where the focus is."""
        QTest.keyClick(self._target(), key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        """Types a text where the focus is."""
        QTest.keyClicks(self._target(), text)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def until(self, what: str, holds: Callable[[], bool]) -> None:
        """Lets the app work until something holds.

        Raises:
            DayFailedError: it does not come to hold.
        """
        deadline = time.monotonic() + _PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                raise DayFailedError(what)
            QTest.qWait(10)

    def shoot(self, name: str) -> None:
        """Saves the window as a picture, after everything has been painted."""
        QTest.qWait(120)
        path = self._output / f"{len(self.shots) + 1:02d}-{name}.png"
        self._window.grab().save(str(path))
        self.shots.append(path.name)


class Day:
    """The day and what it leaves behind."""

    def __init__(self, desktop: Desktop, office: DemoOffice | None, output: Path) -> None:
        self._desktop = desktop
        self._context = desktop.context
        self._office = office
        self._output = output
        self._player = Player(desktop.window, output)
        demo = DemoPeople(
            desktop.services.areas, post=POST, seed=44, today=self._context.today(), ids=False
        )
        complete = (p for p in demo.participants(200) if {"nik", "phone", "birth_date"} <= set(p))
        self._people = [next(complete) for _ in range(_NEWCOMERS + 1)]
        self.figures: dict[str, Any] = {}

    def play(self) -> None:
        """From opening to closing."""
        began = time.monotonic()
        self._desktop.window.resize(*_SIZE)
        self._desktop.start()
        if self._office is not None:
            self._wait_equal()
        before = self._count("participant")
        self._player.shoot("meja-depan")
        for number, person in enumerate(self._people[:_NEWCOMERS]):
            self._register(person, shoot=number == 0)
        self._come_in()
        self._refuse_known(self._people[0])
        self._go_offline()
        self._leave()
        self._register(self._people[_NEWCOMERS], shoot=False)
        self._player.shoot("luring")
        self._come_online()
        self._look_around()
        self.figures["registered"] = self._count("participant") - before
        self.figures["seconds"] = round(time.monotonic() - began, 1)
        self.figures["screenshots"] = self._player.shots
        self.figures["people_at_post"] = self._count("participant")
        if self._office is not None:
            self.figures["people_at_head_office"] = self._read_back()

    def _register(self, person: dict[str, str | int], *, shoot: bool) -> None:
        player, tab = self._player, Qt.Key.Key_Tab
        before = self._count("participant")
        player.press(Qt.Key.Key_F3)
        player.type(str(person["nik"]))
        player.press(tab)
        player.type(str(person["full_name"]))
        player.press(tab)
        day = str(person["birth_date"])
        player.type(day[8:] + day[5:7] + day[:4])
        player.press(tab)
        player.type(str(person["sex"]))
        player.press(tab)
        player.type(display(str(person["phone"])))
        player.press(tab)
        player.type("tebet")
        player.press(Qt.Key.Key_Return)
        self._focus_after("kelurahan_kode")
        player.type("b")
        player.press(tab)
        while not self._on_notice():
            player.press(tab)
        player.press(Qt.Key.Key_Space)
        if shoot:
            player.shoot("pendaftaran")
        player.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        player.until("saved", lambda: self._count("participant") == before + 1)
        player.until("an empty form", lambda: bool(self._form().first.hasFocus()))
        if shoot:
            player.shoot("tersimpan")

    def _focus_after(self, name: str) -> None:
        """Enter on a list may stay in the field or move on; either way the next field is next."""
        form = self._form()
        if form.field(name).editor.hasFocus():
            self._player.press(Qt.Key.Key_Tab)

    def _on_notice(self) -> bool:
        return bool(self._form().notice.hasFocus())

    def _form(self) -> Any:
        from okeoce_desktop.ui.screens.registration.form import PersonForm

        found = [form for form in self._desktop.window.findChildren(PersonForm) if form.isVisible()]
        if not found:
            raise DayFailedError("the registration form")
        return found[0]

    def _come_in(self) -> None:
        player = self._player
        for number, person in enumerate(self._people[:_NEWCOMERS]):
            before = self._open_visits()
            self._begin_search()
            name = str(person["full_name"])
            if number == 0:
                player.type(name[:3])
                self._player.until("hits", lambda: self._desktop.window.search_box.list_open)
                player.shoot("cari")
                player.type(name[3:])
            else:  # names are often shared; a card is not
                player.type(str(person["nik"]))
            self._open_found()
            player.type(_PURPOSE_KEYS[number])
            if number == 0:
                player.shoot("catat-masuk")
            player.press(Qt.Key.Key_Return)
            self._until_open(before + 1)
            if number == 0:
                player.shoot("tercatat")

    def _refuse_known(self, person: dict[str, str | int]) -> None:
        """The same card a second time: the person is opened instead of registered again."""
        before = self._count("participant")
        self._player.press(Qt.Key.Key_F3)
        self._player.type(str(person["nik"]))
        self._player.press(Qt.Key.Key_Tab)
        self._player.shoot("nik-sudah-terdaftar")
        self._player.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(300)
        self.figures["refused_duplicates"] = 1 if self._count("participant") == before else 0
        self._player.press(Qt.Key.Key_F6)
        self._player.until(
            "the known person", lambda: self._desktop.window.current_place == "front_desk"
        )

    def _leave(self) -> None:
        """Two people go home while the line is down."""
        for person in self._people[:2]:
            before = self._open_visits()
            self._begin_search()
            self._player.type(str(person["nik"]))
            self._open_found()
            self._player.press(Qt.Key.Key_Return)
            self._until_open(before - 1)

    def _begin_search(self) -> None:
        self._player.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        self._player.press(Qt.Key.Key_F2)

    def _open_found(self) -> None:
        self._player.press(Qt.Key.Key_Return)
        self._player.until("a person", lambda: not self._desktop.window.search_box.hasFocus())

    def _until_open(self, count: int) -> None:
        self._player.until(f"{count} visits", lambda: self._open_visits() == count)

    def _go_offline(self) -> None:
        if self._office is None:
            return
        self._wait_equal()
        self._office.stop()
        self._player.press(Qt.Key.Key_F8)

    def _come_online(self) -> None:
        if self._office is None:
            return
        self._player.until("offline", lambda: self._context.sync_status.error is not None)
        self.figures["waiting_while_offline"] = self._context.sync_status.held
        self._office.start()
        self._player.press(Qt.Key.Key_F8)
        self._wait_equal()

    def _wait_equal(self) -> None:
        def equal() -> bool:
            status = self._context.sync_status
            return not status.busy and not status.held and status.equal_at is not None

        self._player.until("equal with head office", equal)

    def _look_around(self) -> None:
        alt = Qt.KeyboardModifier.AltModifier
        self._player.press(Qt.Key.Key_8, alt)
        self._player.shoot("sinkronisasi")
        self._player.press(Qt.Key.Key_3, alt)
        self._player.shoot("peserta")
        self._player.press(Qt.Key.Key_1, alt)
        theme().apply("dark", 1.0)
        self._player.shoot("meja-depan-gelap")
        theme().apply("light", 1.5)
        self._player.shoot("meja-depan-150")
        theme().apply("light", 1.0)

    def _count(self, kind: str) -> int:
        return self._ask(f"SELECT count(*) FROM {kind} WHERE deleted_at IS NULL")

    def _open_visits(self) -> int:
        return self._ask(
            "SELECT count(*) FROM visit WHERE out_at IS NULL AND refused_reason IS NULL"
            " AND deleted_at IS NULL"
        )

    def _ask(self, sql: str) -> int:
        services = self._desktop.services
        return services.reader.call(
            lambda: int(services.reading.rows.database.execute(sql).fetchone()[0])
        )

    def _read_back(self) -> int:
        """How many people head office gives back, as files that a person could open."""
        assert self._office is not None
        path = self._output / "participant-di-pusat.jsonl"
        self._office.export("participant", path)
        lines = path.read_text(encoding="utf-8").splitlines()
        path.unlink()  # generated people, but a habit worth keeping
        return sum(1 for line in lines if json.loads(line))


def play(desktop: Desktop, office: DemoOffice | None, output: Path) -> int:
    """Plays the day and prints what came of it; the exit code."""
    output.mkdir(parents=True, exist_ok=True)
    for old in output.glob("*.png"):
        old.unlink()
    day = Day(desktop, office, output)
    try:
        day.play()
    except DayFailedError as error:
        day._player.shoot("gagal")
        sys.stderr.write(f"Hari contoh terhenti: {error}. Lihat {output}/.\n")
        return 1
    figures = day.figures
    same = figures.get("people_at_head_office") == figures["people_at_post"]
    lines = [
        f"Satu hari di Pos Tebet, {figures['seconds']} detik, hanya dengan papan ketik:",
        f"  {figures['registered']} peserta didaftarkan, 5 dicatat masuk, 2 dicatat keluar",
        f"  {figures['refused_duplicates']} pendaftaran ganda ditolak (NIK sudah terdaftar)",
    ]
    if office is not None:
        lines += [
            f"  {figures['waiting_while_offline']} perubahan menunggu saat luring, terkirim semua",
            f"  peserta di pos {figures['people_at_post']}, di pusat"
            f" {figures['people_at_head_office']}{' (sama)' if same else ' (BERBEDA)'}",
        ]
    lines.append(f"  {len(figures['screenshots'])} gambar di {output}/")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if office is None or same else 1
