"""A day at the desk through the real window, by keyboard; each journey with its offline twin.

Online the post speaks to a real head office in a process of its own; offline that process is gone
when the window opens, and everything is sent when it is back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from okeoce_desktop.services.setting_up import PlacePlan, enrol, keep_enrolment
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui.widgets.table import RowTable
from sync.contract import Visit
from tests.helpers.desk import POST, Came, NewDesk, OpenDesk
from tests.helpers.head_office import HeadOfficeProcess

ENTER, ESC, DOWN, F4, F10 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Down,
    Qt.Key.Key_F4,
    Qt.Key.Key_F10,
)
CROWDED = (
    Came("Yohanes Situmorang", "perizinan", "09.24", "Ruang konsultasi 2"),
    Came("Maria Simanjuntak", "konsultasi", "09.10", "Ruang konsultasi 1"),
)


@dataclass
class Clerk:
    """Hands on the keyboard of one open desk."""

    desk: OpenDesk
    qtbot: QtBot
    office: HeadOfficeProcess
    online: bool

    def press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            target = self.desk.window.focusWidget()
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)

    def undo(self) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        self.qtbot.keyClick(self.desk.window.focusWidget(), Qt.Key.Key_Z, control)

    def sees(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.desk.sees(words))

    def told(self, words: str) -> None:
        toast = self.desk.window.toast
        self.qtbot.waitUntil(lambda: toast.isVisible() and toast.accessibleName() == words)

    def finds(self, typed: str) -> None:
        """Types into the empty box; the person found has the focus."""
        box = self.desk.window.search_box
        assert box.hasFocus()
        assert not box.text()
        self.press(typed, ENTER)
        self.qtbot.waitUntil(lambda: not box.hasFocus())

    def rows(self) -> list[list[str]]:
        screen = self.desk.window.current_screen
        assert screen is not None
        table = screen.content.findChild(RowTable)
        assert isinstance(table, RowTable)
        model = table.cell_model()
        assert model is not None
        return [
            [model.cell(at, column).text for column in model.columns[:5]]
            for at in range(model.rowCount())
        ]

    def waits_for_rows(self, *rows: list[str]) -> None:
        self.qtbot.waitUntil(lambda: self.rows() == list(rows))

    def the_only_visit(self) -> Visit:
        (visit,) = self.desk.visits()
        return visit

    def everything_is_sent(self) -> None:
        """Head office has it all: at once when online, after it is back when not."""
        context = self.desk.context
        if not self.online:
            self.qtbot.waitUntil(lambda: context.sync_status.held > 0)
            self.office.start()
        context.sync_now()
        self.qtbot.waitUntil(self.desk.all_is_sent, timeout=30_000)
        file = self.office.directory / "visits.jsonl"
        self.office.command("export", "visit", str(file))
        assert len(file.read_text("utf-8").splitlines()) >= len(self.desk.visits())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    office = HeadOfficeProcess(tmp_path)
    yield office
    office.stop()


@pytest.fixture(params=["online", "offline"])
def online(request: pytest.FixtureRequest) -> bool:
    return request.param == "online"


class OpenClerk:
    """Opens the post of a test: `open_clerk(came=..., places=...)`."""

    def __init__(
        self, new_desk: NewDesk, qtbot: QtBot, office: HeadOfficeProcess, online: bool
    ) -> None:
        self._new_desk, self._qtbot = new_desk, qtbot
        self._office, self._online = office, online

    def __call__(self, **options: object) -> Clerk:
        def prepare(store: Store) -> None:
            code = self._office.enrol_code(POST)
            reply = enrol(self._office.url, code, "Meja depan", store.device)
            keep_enrolment(store, self._office.url, reply)
            if not self._online:
                self._office.stop()

        desk = self._new_desk(prepare=prepare, others=2, **options)
        return Clerk(desk, self._qtbot, self._office, self._online)


@pytest.fixture
def open_clerk(
    new_desk: NewDesk, qtbot: QtBot, office: HeadOfficeProcess, online: bool
) -> OpenClerk:
    return OpenClerk(new_desk, qtbot, office, online)


def test_a_returning_visitor_comes_and_goes(open_clerk: OpenClerk) -> None:
    clerk = open_clerk(
        came=[Came("Rina Wulandari", "kerja", "10.00", "Meja 2", "11.00", days_ago=5)]
    )
    clerk.finds("rina wul")
    clerk.sees("Kam 19 Nov")
    clerk.press("1", ENTER)
    clerk.told("Rina Wulandari dicatat masuk")
    clerk.waits_for_rows(["Rina Wulandari", "Bekerja", "Meja 1", "09.42", "baru"])
    clerk.desk.clock.advance(97)
    clerk.finds("rina wul")
    clerk.sees("Catat keluar")
    clerk.press(ENTER)
    clerk.told("Rina Wulandari dicatat keluar, 1 j 37 mnt")
    clerk.waits_for_rows()
    clerk.sees("Hari ini 1 kunjungan, 1 sudah keluar")
    visit = clerk.desk.visits()[-1]
    assert visit.participant_id == clerk.desk.people["Rina Wulandari"]
    assert visit.in_at is not None
    assert visit.out_at == visit.in_at + 97 * 60_000
    assert visit.closed_by == "staf"
    clerk.everything_is_sent()


def test_guests_come_without_a_card(open_clerk: OpenClerk) -> None:
    clerk = open_clerk()
    clerk.press(F4)
    clerk.sees("Tamu tanpa kartu")
    clerk.press("Pak  Karim ", ENTER, "6", ENTER)
    clerk.told("Pak Karim dicatat masuk")
    clerk.waits_for_rows(["Pak Karim", "Informasi", "Meja layanan", "09.42", "baru"])
    assert clerk.desk.window.search_box.hasFocus()
    clerk.desk.clock.advance(1)
    clerk.press(F4, Qt.Key.Key_Tab, "3", ENTER, "5", ENTER)
    clerk.told("3 tamu dicatat masuk")
    clerk.sees("4 orang")
    first, second = clerk.desk.visits()
    assert (first.guest_name, first.party_size, first.participant_id) == ("Pak Karim", 1, None)
    assert (second.guest_name, second.party_size, second.purpose) == (None, 3, "rapat")
    clerk.press(DOWN, "k")
    clerk.told("Tamu tanpa nama dicatat keluar, baru")
    clerk.waits_for_rows(["Pak Karim", "Informasi", "Meja layanan", "09.42", "1 mnt"])
    clerk.everything_is_sent()


def test_somebody_is_turned_away(open_clerk: OpenClerk) -> None:
    clerk = open_clerk()
    clerk.finds("rina wul")
    clerk.press("2", F10)
    clerk.sees("Tidak bisa dilayani")
    clerk.press(ENTER)
    clerk.sees("pilih dulu, 1 sampai 4")
    clerk.press("1", ENTER)
    clerk.told("Rina Wulandari dicatat tidak dilayani: penuh")
    clerk.sees("Hari ini 0 kunjungan, 0 sudah keluar, 1 tidak dilayani")
    visit = clerk.the_only_visit()
    assert (visit.refused_reason, visit.purpose) == ("penuh", "konsultasi")
    assert visit.participant_id == clerk.desk.people["Rina Wulandari"]
    clerk.desk.clock.advance(1)
    clerk.press(F4, "Bu Tini", F10)
    clerk.sees("Dicatat tanpa kunjungan")
    clerk.press("3", ENTER)
    clerk.told("Bu Tini dicatat tidak dilayani: belum terdaftar")
    assert clerk.rows() == []
    assert clerk.desk.visits()[-1].guest_name == "Bu Tini"
    assert clerk.desk.window.search_box.hasFocus()
    clerk.everything_is_sent()


def test_a_check_in_is_undone(open_clerk: OpenClerk) -> None:
    clerk = open_clerk()
    clerk.finds("rina wul")
    clerk.press("1", ENTER)
    clerk.waits_for_rows(["Rina Wulandari", "Bekerja", "Meja 1", "09.42", "baru"])
    clerk.undo()
    clerk.told("Diurungkan: catat masuk")
    clerk.waits_for_rows()
    assert clerk.desk.visits() == []
    clerk.finds("rina wul")
    clerk.sees("Keperluan hari ini")
    clerk.press("3", ENTER)
    clerk.waits_for_rows(["Rina Wulandari", "Pelatihan", "Ruang kelas", "09.42", "baru"])
    clerk.press(DOWN, "k")
    clerk.waits_for_rows()
    clerk.desk.window.toast.leave()  # Ctrl+Z keeps working after the toast has gone
    clerk.undo()
    clerk.waits_for_rows(["Rina Wulandari", "Pelatihan", "Ruang kelas", "09.42", "baru"])
    assert clerk.the_only_visit().out_at is None
    clerk.everything_is_sent()


def test_a_full_room_makes_a_queue(open_clerk: OpenClerk) -> None:
    clerk = open_clerk(came=CROWDED)
    clerk.sees("Penuh")
    clerk.finds("rina wul")
    clerk.press("2")
    clerk.sees("Konsultasi penuh, masuk antrean nomor 1")
    clerk.press(ENTER)
    clerk.qtbot.waitUntil(lambda: clerk.rows()[0][2] == "Antre konsultasi")
    clerk.desk.clock.advance(1)
    clerk.finds("hasan")
    clerk.press("2")
    clerk.sees("Konsultasi penuh, masuk antrean nomor 2")
    clerk.press(ESC)
    clerk.desk.clock.advance(1)
    clerk.finds("maria")
    clerk.press(ENTER)  # out: one room is free now
    clerk.qtbot.waitUntil(lambda: len(clerk.rows()) == 2)
    clerk.finds("rina wul")
    clerk.press("t", "konsultasi 1", ENTER)
    clerk.told("Rina Wulandari pindah ke Ruang konsultasi 1")
    clerk.qtbot.waitUntil(lambda: clerk.rows()[0][2] == "Ruang konsultasi 1")
    clerk.sees("Penuh")
    clerk.everything_is_sent()


def test_a_full_house_of_one_desk(open_clerk: OpenClerk) -> None:
    clerk = open_clerk(
        places=(PlacePlan("meja", "Meja {n}", 1, 1),),
        came=[Came("Agus Priyanto", "kerja", "08.05", "Meja 1")],
    )
    clerk.finds("rina wul")
    clerk.press("1")
    clerk.sees("Meja kerja penuh, masuk antrean nomor 1")
    clerk.press(ENTER)
    clerk.qtbot.waitUntil(lambda: [row[2] for row in clerk.rows()] == ["Antre meja", "Meja 1"])
    clerk.everything_is_sent()
