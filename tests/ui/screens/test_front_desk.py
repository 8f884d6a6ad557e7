"""The front desk in the real window, by keyboard: what is seen, focused and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from okeoce_desktop.domain import member_no
from okeoce_desktop.services.setting_up import PlacePlan
from okeoce_desktop.ui.screens.front_desk.parts import Guest
from okeoce_desktop.ui.screens.front_desk.recorder import Recorder
from okeoce_desktop.ui.screens.front_desk.screen import FrontDeskScreen
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.scroll import ScrollColumn
from okeoce_desktop.ui.widgets.table import RowTable
from tests.helpers.desk import CAST, HERE, Came, NewDesk, OpenDesk, Resident

ENTER, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


def press(qtbot: QtBot, desk: OpenDesk, *keys: str | Qt.Key) -> None:
    """Types into whatever has the focus."""
    for key in keys:
        target = desk.window.focusWidget()
        if isinstance(key, str):
            qtbot.keyClicks(target, key)
        else:
            qtbot.keyClick(target, key)


def test_a_post_without_places_says_what_to_do(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(places=())
    qtbot.waitUntil(lambda: desk.sees("Belum ada meja atau ruang di pos ini"))
    assert desk.sees("Impor daftar tempat")
    assert not desk.sees("kosong")


def in_box(desk: OpenDesk) -> bool:
    return desk.window.search_box.hasFocus() and not desk.window.search_box.text()


def open_person(qtbot: QtBot, desk: OpenDesk, typed: str, name: str) -> None:
    desk.window.search_box.setFocus()
    desk.window.search_box.clear()
    press(qtbot, desk, typed, ENTER)
    panel = screen_of(desk).panel
    qtbot.waitUntil(
        lambda: name in desk.texts(panel.person) and not desk.window.search_box.hasFocus()
    )


def screen_of(desk: OpenDesk) -> FrontDeskScreen:
    screen = desk.window.current_screen
    assert isinstance(screen, FrontDeskScreen)
    return screen


def table_of(desk: OpenDesk) -> RowTable:
    found = screen_of(desk).content.findChild(RowTable)
    assert isinstance(found, RowTable)
    return found


def rows_of(desk: OpenDesk) -> list[list[str]]:
    """The table as words."""
    model = table_of(desk).cell_model()
    assert model is not None
    return [[model.cell(at, each).text for each in model.columns] for at in range(model.rowCount())]


def tab_stops(desk: OpenDesk, qtbot: QtBot) -> list[str]:
    """Where Tab goes from the search box until it comes back: the names of what it meets."""
    box = desk.window.search_box
    box.setFocus()
    found: list[str] = []
    while True:
        press(qtbot, desk, Qt.Key.Key_Tab)
        focused = desk.window.focusWidget()
        if focused is box:
            return found
        found.append(focused.accessibleName() or type(focused).__name__)
        assert len(found) < 60, found


PURPOSES = ["Bekerja", "Konsultasi", "Pelatihan", "Perizinan", "Rapat", "Informasi", "Lainnya"]


def test_tab_goes_through_each_page_to_the_main_action(desk: OpenDesk, qtbot: QtBot) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    person = tab_stops(desk, qtbot)
    desk.window.search_box.setFocus()
    press(qtbot, desk, Qt.Key.Key_F4)
    guest = tab_stops(desk, qtbot)
    at = person.index("Daftar baru")
    assert person[at + 1 : at + 12] == [*PURPOSES, "Ubah", "Lengkapi", "Tolak", "Catat masuk"]
    at = guest.index("Daftar baru")
    form = ["Tolak", "Nama tamu", "Jumlah orang", *PURPOSES, "Ubah", "Catat masuk"]
    assert guest[at + 1 : at + 13] == form
    screen_of(desk).presenter.start_refusal()
    refusal = tab_stops(desk, qtbot)
    at = refusal.index("Catat tidak dilayani")
    assert refusal[at - 2 : at] == ["Belum terdaftar", "Lainnya"]


def test_ready_for_the_first_visitor(desk: OpenDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.sees("Belum ada yang datang hari ini"))
    assert desk.sees("Pindai kartu untuk mulai.")
    assert desk.sees("Siap untuk orang berikutnya")
    assert desk.sees("Buka 08.00 sampai 16.00")
    assert desk.sees("Hari ini 0 kunjungan, 0 sudah keluar")
    assert in_box(desk)


def test_somebody_unknown_is_turned_away_from_where_one_waits(desk: OpenDesk, qtbot: QtBot) -> None:
    press(qtbot, desk, Qt.Key.Key_F10)
    assert desk.sees("Mengapa")
    press(qtbot, desk, "2", ENTER)
    qtbot.waitUntil(lambda: desk.sees("1 tidak dilayani"))
    assert in_box(desk)


def test_the_sync_key_leads_to_the_form_before_there_is_a_head_office(
    desk: OpenDesk, qtbot: QtBot
) -> None:
    press(qtbot, desk, Qt.Key.Key_F8)
    assert desk.window.current_place == "sync"


def test_a_party_is_one_person_at_least(desk: OpenDesk, qtbot: QtBot) -> None:
    press(qtbot, desk, Qt.Key.Key_F4, "Pak RT", Qt.Key.Key_Tab)
    party = desk.window.focusWidget()
    assert isinstance(party, TextInput)
    party.selectAll()
    press(qtbot, desk, "0", Qt.Key.Key_Tab)
    assert party.text() == "1"


def test_the_keyboard_comes_to_the_first_purpose_again(desk: OpenDesk, qtbot: QtBot) -> None:
    press(qtbot, desk, Qt.Key.Key_F4, ENTER, "2", ESC, Qt.Key.Key_F4, ENTER)
    assert desk.window.focusWidget().accessibleName() == "Bekerja"


def test_the_next_page_of_the_panel_begins_at_its_top(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(size=(1024, 520), came=HERE)
    qtbot.waitUntil(lambda: desk.sees("Baru saja"))
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    bar = screen_of(desk).panel.findChild(ScrollColumn).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    press(qtbot, desk, ESC)
    QApplication.processEvents()
    assert bar.maximum() > 0
    assert bar.value() == 0


OTHER_PLACES = ["registration", "participants", "sync", "settings"]


@pytest.mark.parametrize("place", OTHER_PLACES)
def test_the_box_finds_people_from_every_screen(desk: OpenDesk, qtbot: QtBot, place: str) -> None:
    desk.window.go_to(place)
    press(qtbot, desk, Qt.Key.Key_F2, "rina w")
    qtbot.waitUntil(lambda: desk.window.search_box.list_open)
    press(qtbot, desk, "ul")
    qtbot.waitUntil(lambda: "Rina Wulandari" in desk.window.search_box.accessibleDescription())
    press(qtbot, desk, ENTER)
    qtbot.waitUntil(lambda: desk.window.current_place == "front_desk" and desk.sees("Dapur Wulan"))
    assert desk.window.focusWidget().accessibleName() == "Bekerja"


@pytest.mark.parametrize("place", OTHER_PLACES)
def test_who_is_found_nowhere_is_registered_from_every_screen(
    desk: OpenDesk, qtbot: QtBot, place: str
) -> None:
    desk.window.go_to(place)
    press(qtbot, desk, Qt.Key.Key_F2, "zulaikha")
    qtbot.waitUntil(lambda: desk.window.search_box.list_open)
    press(qtbot, desk, DOWN, ENTER)
    assert desk.window.current_place == "registration"
    names = [field.text() for field in desk.window.findChildren(TextInput) if field.isVisible()]
    assert "Zulaikha" in names
    assert not desk.window.search_box.text()


def test_words_left_in_the_box_are_nobodys_name_elsewhere(desk: OpenDesk, qtbot: QtBot) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    desk.window.go_to("participants")
    press(qtbot, desk, DOWN, Qt.Key.Key_F3)
    assert desk.window.current_place == "registration"
    assert desk.sees("0 dari 8 isian pokok")


def test_down_in_the_box_leaves_the_keyboard_there_on_other_screens(
    new_desk: NewDesk, qtbot: QtBot
) -> None:
    desk = new_desk(came=HERE)
    qtbot.waitUntil(lambda: desk.sees("Hasan Basri"))
    desk.window.go_to("settings")
    press(qtbot, desk, Qt.Key.Key_F2, DOWN)
    assert desk.window.search_box.hasFocus()


def test_four_keystrokes_check_a_person_in(desk: OpenDesk, qtbot: QtBot) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    for words in ("Dapur Wulan, kuliner", "Lahir", "Nomor HP belum ada.", "Catat masuk"):
        assert desk.sees(words)
    press(qtbot, desk, "2")
    assert desk.sees("Ruang konsultasi 1")
    press(qtbot, desk, ENTER)
    assert in_box(desk)
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 1)
    assert rows_of(desk)[0] == [
        "Rina Wulandari", "Konsultasi", "Ruang konsultasi 1", "09.42", "baru", "Keluar",
    ]  # fmt: skip
    (visit,) = desk.visits()
    assert visit.participant_id == desk.people["Rina Wulandari"]
    assert (visit.purpose, visit.in_at, visit.out_at) == ("konsultasi", desk.clock.ms, None)
    assert desk.window.toast.accessibleName() == "Rina Wulandari dicatat masuk"
    assert desk.sees("1 orang")
    assert desk.sees("Siap untuk orang berikutnya")
    assert in_box(desk)


def test_no_purpose_no_record(desk: OpenDesk, qtbot: QtBot) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    press(qtbot, desk, ENTER)
    assert desk.sees("pilih dulu, 1 sampai 7")
    assert desk.visits() == []
    press(qtbot, desk, "7")
    assert not desk.sees("pilih dulu")


def test_every_way_to_find_a_person(desk: OpenDesk, qtbot: QtBot) -> None:
    number = desk.rows(
        "SELECT member_no FROM participant WHERE id = ?", desk.people["Hasan Basri"]
    )[0][0]
    for typed in (
        number,
        number.replace("-", "").lower(),
        "3174010203579002",
        "6004",
        "081200936004",
        "basri has",
    ):
        open_person(qtbot, desk, typed, "Hasan Basri")
        press(qtbot, desk, ESC)
        assert in_box(desk)
        assert desk.sees("Siap untuk orang berikutnya")
    open_person(qtbot, desk, "dapur wulan", "Rina Wulandari")


def test_several_hits_are_picked_with_the_arrows(desk: OpenDesk, qtbot: QtBot) -> None:
    box = desk.window.search_box
    press(qtbot, desk, "rina w")
    qtbot.waitUntil(lambda: box.list_open and "Rina W" in box.accessibleDescription())
    first = box.accessibleDescription()
    press(qtbot, desk, DOWN)
    assert box.accessibleDescription() != first
    second = box.accessibleDescription().split(",")[0]
    press(qtbot, desk, ENTER)
    qtbot.waitUntil(lambda: second in desk.texts(screen_of(desk).panel.person))


def test_enter_that_comes_before_the_answer(desk: OpenDesk, qtbot: QtBot) -> None:
    # Without turning the event loop in between, as a scanner does.
    press(qtbot, desk, "3174010203579002", ENTER)
    qtbot.waitUntil(lambda: "Hasan Basri" in desk.texts(screen_of(desk).panel.person))
    assert not desk.window.search_box.list_open


def test_nobody_found_offers_to_register(desk: OpenDesk, qtbot: QtBot) -> None:
    asked: list[str] = []
    desk.context.registration_requested.disconnect()
    desk.context.registration_requested.connect(asked.append)
    press(qtbot, desk, "rina wq")
    qtbot.waitUntil(lambda: desk.sees("Tidak ada yang cocok dengan “rina wq”."))
    box = desk.window.search_box
    assert box.accessibleDescription() == "Daftarkan “Rina Wq” sebagai peserta baru"
    press(qtbot, desk, ENTER)  # Enter alone never registers
    assert asked == []
    press(qtbot, desk, Qt.Key.Key_F3)
    assert asked == ["rina wq"]
    assert not box.text()
    assert desk.sees("Siap untuk orang berikutnya")


def test_an_unknown_card_is_called_so(desk: OpenDesk, qtbot: QtBot) -> None:
    number = "317401-A2-00001-"
    whole = next(number + last for last in member_no.ALPHABET if member_no.normalise(number + last))
    press(qtbot, desk, whole, ENTER)
    qtbot.waitUntil(lambda: desk.sees("Kartu ini tidak dikenal. Cari dengan nama atau NIK."))
    press(qtbot, desk, ESC, ESC)
    assert desk.sees("Siap untuk orang berikutnya")


def test_somebody_here_is_checked_out_from_the_panel(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(came=[Came("Maria Simanjuntak", "konsultasi", "09.10", "Ruang konsultasi 1")])
    open_person(qtbot, desk, "maria", "Maria Simanjuntak")
    assert desk.sees("Sejak 09.10, 32 mnt")
    assert desk.sees("Catat keluar")
    press(qtbot, desk, ENTER)
    qtbot.waitUntil(lambda: rows_of(desk) == [])
    (visit,) = desk.visits()
    assert (visit.out_at, visit.closed_by) == (desk.clock.ms, "staf")
    assert desk.window.toast.accessibleName() == "Maria Simanjuntak dicatat keluar, 32 mnt"
    assert desk.sees("Terakhir keluar: Maria Simanjuntak, 09.42")
    assert desk.sees("Tidak ada orang di sini sekarang")
    assert in_box(desk)


def test_a_row_is_checked_out_by_key_and_by_mouse(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(
        came=[
            Came("Hasan Basri", "info", "09.36", "Meja layanan"),
            Came("Nurhayati", "pelatihan", "08.55", "Ruang kelas"),
            Came("Agus Priyanto", "kerja", "08.05", "Meja 3"),
        ]
    )
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 3)
    table = table_of(desk)
    press(qtbot, desk, DOWN)
    assert table.hasFocus()
    press(qtbot, desk, DOWN)
    assert rows_of(desk)[table.current_row()][0] == "Nurhayati"
    press(qtbot, desk, "k")
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 2)
    assert table.hasFocus()
    press(qtbot, desk, ESC)
    assert desk.window.search_box.hasFocus()
    last = table.visualRect(table.model().index(1, 5)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(last))
    qtbot.waitUntil(lambda: [row[0] for row in rows_of(desk)] == ["Hasan Basri"])
    left = {visit.participant_id for visit in desk.visits() if visit.out_at is not None}
    assert left == {desk.people["Nurhayati"], desk.people["Agus Priyanto"]}
    assert desk.sees("Hari ini 3 kunjungan, 2 sudah keluar")


def test_another_place_is_chosen_with_t(desk: OpenDesk, qtbot: QtBot) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    press(qtbot, desk, "1")
    assert desk.sees("Meja 1")
    press(qtbot, desk, "t")
    press(qtbot, desk, "meja 11", ENTER)
    assert desk.sees("Meja 11")
    press(qtbot, desk, ENTER)
    qtbot.waitUntil(lambda: [row[2] for row in rows_of(desk)] == ["Meja 11"])


def test_esc_in_the_list_of_places_keeps_the_person(desk: OpenDesk, qtbot: QtBot) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    press(qtbot, desk, "1", "t", ESC)
    assert desk.sees("Rina Wulandari")
    press(qtbot, desk, ENTER)
    qtbot.waitUntil(lambda: [row[2] for row in rows_of(desk)] == ["Meja 1"])


def test_somebody_here_moves_to_another_place(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(came=[Came("Maria Simanjuntak", "kerja", "09.10", "Meja 4")])
    open_person(qtbot, desk, "maria", "Maria Simanjuntak")
    press(qtbot, desk, "t")
    press(qtbot, desk, "rapat b", ENTER)
    qtbot.waitUntil(lambda: [row[2] for row in rows_of(desk)] == ["Ruang rapat B"])
    assert desk.window.toast.accessibleName() == "Maria Simanjuntak pindah ke Ruang rapat B"
    qtbot.waitUntil(lambda: "Ruang rapat B" in desk.texts(screen_of(desk).panel.person))


def test_time_passes_without_disturbing_anybody(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(
        came=[
            Came("Hasan Basri", "info", "09.36", "Meja layanan"),
            Came("Agus Priyanto", "kerja", "08.05", "Meja 3"),
        ]
    )
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 2)
    press(qtbot, desk, DOWN, DOWN)
    desk.clock.advance(10)
    desk.context.minute_passed.emit()
    qtbot.waitUntil(lambda: [row[4] for row in rows_of(desk)] == ["16 mnt", "1 j 47 mnt"])
    assert table_of(desk).hasFocus()
    assert table_of(desk).current_row() == 1


def test_what_came_from_elsewhere_keeps_the_answer_and_the_focus(
    desk: OpenDesk, qtbot: QtBot
) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    press(qtbot, desk, "2")
    focus = desk.window.focusWidget()
    rina = desk.people["Rina Wulandari"]
    desk.context.write(lambda writing: writing.people.edit(rina, {"phone": "081200112233"}))
    qtbot.waitUntil(lambda: not desk.sees("Nomor HP belum ada."))
    assert desk.window.focusWidget() is focus
    press(qtbot, desk, ENTER)
    qtbot.waitUntil(lambda: [row[1] for row in rows_of(desk)] == ["Konsultasi"])


def test_the_automatic_close_empties_the_list(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(
        came=[
            Came("Hasan Basri", "info", "09.36", "Meja layanan"),
            Came("Agus Priyanto", "kerja", "10.00", "Meja 3", days_ago=5),
        ]
    )
    # Who came days ago and forgot to leave is not here when the window opens.
    qtbot.waitUntil(lambda: [row[3] for row in rows_of(desk)] == ["09.36"])
    desk.clock.set("16.01")
    desk.context.write(lambda writing: writing.front_desk.close_expired())
    qtbot.waitUntil(lambda: rows_of(desk) == [])
    assert {visit.closed_by for visit in desk.visits()} == {"otomatis"}


def test_a_post_shows_the_groups_it_has(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(
        places=(PlacePlan("meja", "Meja {n}", 2, 1), PlacePlan("ruang_kelas", "Kelas", 1, 12)),
        came=[Came("Hasan Basri", "kerja", "09.36", "Meja 1")],
    )
    qtbot.waitUntil(lambda: desk.sees("1 kosong"))
    assert desk.sees("Ruang kelas")
    assert desk.sees("/ 12")
    assert not desk.sees("Ruang rapat")


def test_another_screen_opens_a_person_here(desk: OpenDesk, qtbot: QtBot) -> None:
    desk.context.person_requested.emit(desk.people["Nurhayati"])
    qtbot.waitUntil(lambda: "Nurhayati" in desk.texts(screen_of(desk).panel.person))
    assert not desk.window.search_box.hasFocus()


def test_a_scan_while_somebody_is_in_hand_opens_the_next(desk: OpenDesk, qtbot: QtBot) -> None:
    number = desk.rows(
        "SELECT member_no FROM participant WHERE id = ?", desk.people["Hasan Basri"]
    )[0][0]
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    press(qtbot, desk, *number.replace("-", ""), ENTER)  # key by key: the focus may move
    qtbot.waitUntil(lambda: "Hasan Basri" in desk.texts(screen_of(desk).panel.person))
    assert desk.visits() == []


def test_a_scan_into_the_name_of_a_guest_opens_the_person(desk: OpenDesk, qtbot: QtBot) -> None:
    number = desk.rows(
        "SELECT member_no FROM participant WHERE id = ?", desk.people["Hasan Basri"]
    )[0][0]
    press(qtbot, desk, Qt.Key.Key_F4)
    press(qtbot, desk, number, ENTER)
    qtbot.waitUntil(lambda: "Hasan Basri" in desk.texts(screen_of(desk).panel.person))


def test_a_check_in_that_fails_opens_the_person_again(desk: OpenDesk, qtbot: QtBot) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    press(qtbot, desk, "2")
    rina, services = desk.people["Rina Wulandari"], desk.desktop.services
    services.writer.call(lambda: services.writing.front_desk.check_in(rina, "kerja"))
    press(qtbot, desk, ENTER)
    qtbot.waitUntil(
        lambda: desk.window.toast.accessibleName() == "Orang ini masih tercatat di sini."
    )
    qtbot.waitUntil(lambda: desk.sees("Catat keluar"))
    assert len(desk.visits()) == 1


def test_a_key_held_down_acts_once(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(came=[Came("Hasan Basri", "info", "09.36"), Came("Nurhayati", "lain", "09.30")])
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 2)
    press(qtbot, desk, DOWN, "k")
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 1)
    again = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "k", autorep=True
    )
    QApplication.sendEvent(table_of(desk), again)
    assert [visit.out_at is None for visit in desk.visits()] == [True, False]


def test_the_stay_in_the_panel_grows_with_the_time(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(came=[Came("Maria Simanjuntak", "kerja", "09.10", "Meja 4")])
    open_person(qtbot, desk, "maria", "Maria Simanjuntak")
    desk.clock.advance(5)
    desk.context.minute_passed.emit()
    qtbot.waitUntil(lambda: desk.sees("Sejak 09.10, 37 mnt"))
    assert desk.window.focusWidget() is screen_of(desk).panel.main


def test_the_rows_keep_the_rules_of_models(
    new_desk: NewDesk, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    desk = new_desk(came=[Came("Hasan Basri", "info", "09.36"), Came("Nurhayati", "lain", "09.30")])
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 2)
    model = table_of(desk).model()
    qtmodeltester.check(model)
    press(qtbot, desk, DOWN, DOWN, "k")
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 1)
    press(qtbot, desk, ESC)
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    press(qtbot, desk, "1", ENTER)
    qtbot.waitUntil(lambda: [row[0] for row in rows_of(desk)] == ["Rina Wulandari", "Hasan Basri"])


def test_every_focusable_part_has_a_name(desk: OpenDesk, qtbot: QtBot) -> None:
    open_person(qtbot, desk, "rina wul", "Rina Wulandari")
    screen = screen_of(desk)
    for root in (screen.content, screen.panel):
        for part in root.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert part.accessibleName(), part


LONG = (*CAST, Resident("Siti Nurhaliza Rahmawati Kusumaningrum", "Warung Bu Siti", "kuliner"))


def test_nothing_is_clipped_on_small_screens(new_desk: NewDesk, qtbot: QtBot) -> None:
    for scale, width, height in ((1.0, 1366, 697), (1.25, 1366, 768), (1.5, 1366, 768)):
        theme().apply("light", scale, reduced_motion=True)
        desk = new_desk(cast=LONG, size=(width, height))
        assert desk.window.minimumSizeHint().height() <= height
        assert desk.window.minimumSizeHint().width() <= width
        open_person(qtbot, desk, "siti nur", "Siti Nurhaliza Rahmawati Kusumaningrum")
        press(qtbot, desk, "2")
        panel = screen_of(desk).panel
        for part in (panel.person.purposes, panel.person.place):
            corner = part.mapTo(panel, QPoint(part.width(), part.height()))
            assert corner.y() <= panel.main.mapTo(panel, QPoint(0, 0)).y()
        assert (desk.window.width(), desk.window.height()) == (width, height)


def test_somebody_recorded_before_the_places_are_known_gets_one_all_the_same(
    desk: OpenDesk, qtbot: QtBot
) -> None:
    presenter = screen_of(desk).presenter
    qtbot.waitUntil(lambda: presenter.desk is not None)
    presenter.desk = None  # as at the start, when the keys were faster than the first look
    press(qtbot, desk, Qt.Key.Key_F4)
    press(qtbot, desk, "Pak Karim", ENTER, "6", ENTER)
    assert desk.visits() == []
    presenter.refresh()
    qtbot.waitUntil(lambda: [visit.guest_name for visit in desk.visits()] == ["Pak Karim"])
    assert desk.visits()[0].resource_id is not None
    assert desk.window.search_box.hasFocus()


def test_a_move_to_the_same_place_says_nothing_and_offers_no_way_back(
    new_desk: NewDesk, qtbot: QtBot
) -> None:
    desk = new_desk(came=[Came("Maria Simanjuntak", "kerja", "09.10", "Meja 4")])
    qtbot.waitUntil(lambda: len(rows_of(desk)) == 1)
    found = screen_of(desk).presenter.desk
    assert found is not None
    (visit,) = found.here
    Recorder(desk.context).move(visit, next(p for p in found.places if p.name == visit.place))
    done: list[object] = []
    desk.context.write(lambda _writing: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert not desk.window.toast.isVisible()


def test_the_toast_takes_back_the_act_it_names(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk()
    people = desk.desktop.services.writing.people
    for name, notes in (("Rina Wulandari", "satu"), ("Hasan Basri", "dua")):
        person = desk.people[name]
        desk.context.write(
            lambda _w, person=person, notes=notes: people.edit(person, {"notes": notes}),
            lambda changed, notes=notes: (
                desk.context.say(notes, undo=changed.undo) if notes == "satu" else None
            ),
        )
    toast = desk.window.toast
    qtbot.waitUntil(lambda: toast.accessibleName() == "satu")
    toast.undo()
    qtbot.waitUntil(lambda: toast.accessibleName() == "Diurungkan: perubahan data")
    assert desk.rows("SELECT full_name FROM participant WHERE notes = 'dua'") == [("Hasan Basri",)]
    assert desk.rows("SELECT 1 FROM participant WHERE notes = 'satu'") == []


def test_a_group_of_guests_gets_a_place_for_all(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(
        places=(PlacePlan("konsultasi", "Ruang kecil", 1, 1), PlacePlan("layanan", "Aula", 1, 9))
    )
    screen = desk.window.current_screen
    assert isinstance(screen, FrontDeskScreen)
    qtbot.waitUntil(lambda: screen.presenter.desk is not None)
    qtbot.keyClick(desk.window, Qt.Key.Key_F4)
    page = screen.panel.guest
    qtbot.waitUntil(page.isVisible)
    page.purpose_chosen.emit("perizinan")
    qtbot.waitUntil(lambda: desk.sees("Ruang kecil"))
    page.show_guest(Guest("Rombongan", 9))
    qtbot.waitUntil(lambda: desk.sees("Aula"))
    screen.panel.recorded.emit()
    qtbot.waitUntil(lambda: [visit.party_size for visit in desk.visits()] == [9])
    (seat,) = desk.rows("SELECT r.name FROM visit v JOIN resource r ON r.id = v.resource_id")
    assert seat == ("Aula",)
