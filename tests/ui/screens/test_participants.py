"""The participants in the real window, by keyboard."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui.screens.participants.screen import ParticipantsScreen
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.row_table import RowTable
from sync.contract import PARTICIPANT, RowId
from tests.helpers.desk import CAST, Came, NewDesk, OpenDesk, Resident

DOWN, ESC, ENTER, END, HOME = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_End,
    Qt.Key.Key_Home,
)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """The keyboard of a clerk who looks at the participants."""

    def __init__(self, desk: OpenDesk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        qtbot.keyClick(desk.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: self.view.current_row() >= 0 and self.in_hand() != "")

    @property
    def screen(self) -> ParticipantsScreen:
        screen = self.desk.window.current_screen
        assert isinstance(screen, ParticipantsScreen)
        return screen

    @property
    def view(self) -> RowTable:
        return self.screen.list_page.table.view

    @property
    def focus(self) -> QWidget:
        return self.desk.window.focusWidget() or self.desk.window

    def press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            if isinstance(key, str):
                self.qtbot.keyClicks(self.focus, key)
            else:
                self.qtbot.keyClick(self.focus, key)

    def control(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.focus, key, CONTROL)

    def names(self) -> list[str]:
        model = self.screen.people.model
        return [model.cell(row, model.columns[0]).text for row in range(model.rowCount())]

    def row_name(self) -> str:
        model = self.screen.people.model
        row = self.view.current_row()
        return model.cell(row, model.columns[0]).text if row >= 0 else ""

    def in_hand(self) -> str:
        """Whom the panel shows."""
        shown = self.screen.person_panel.shown
        known = {row_id: name for name, row_id in self.desk.people.items()}
        return "" if shown is None else known.get(shown, "?")

    def filters(self, words: str) -> None:
        self.control(Qt.Key.Key_F)
        self.press(words)

    def opens(self, name: str) -> None:
        """Finds somebody and goes to the row."""
        self.filters(name)
        self.qtbot.waitUntil(lambda: self.names() == [name])
        self.press(ENTER)
        self.qtbot.waitUntil(lambda: self.in_hand() == name)

    def sees(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.desk.sees(words))


@pytest.fixture
def hands(desk: OpenDesk, qtbot: QtBot) -> Hands:
    return Hands(desk, qtbot)


def test_the_list_is_by_name_with_the_first_in_hand(hands: Hands) -> None:
    hands.sees("25 orang di komputer ini")
    names = hands.names()
    assert names == sorted(names, key=str.casefold)
    assert hands.view.hasFocus()
    assert hands.row_name() == names[0]
    assert len(names) == 25


def test_arrows_and_ends_bring_people_into_the_panel(hands: Hands) -> None:
    hands.filters("rin")
    hands.qtbot.waitUntil(lambda: len(hands.names()) == 3)
    hands.press(DOWN)
    hands.qtbot.waitUntil(lambda: hands.in_hand() == "Rina Wahyuni")
    hands.press(DOWN)
    hands.qtbot.waitUntil(lambda: hands.in_hand() == "Rina Wulandari")
    hands.press(END)
    hands.qtbot.waitUntil(lambda: hands.in_hand() == "Rini Widyastuti")
    hands.press(HOME)
    hands.qtbot.waitUntil(lambda: hands.in_hand() == "Rina Wahyuni")
    assert hands.desk.sees("Laundry Kiloan Rina, jasa")


def test_the_filter_empties_itself_and_keeps_who_was_found(hands: Hands) -> None:
    hands.opens("Hasan Basri")
    hands.press(ESC)
    hands.qtbot.waitUntil(lambda: len(hands.names()) == 25)
    assert hands.row_name() == "Hasan Basri"
    assert hands.in_hand() == "Hasan Basri"
    assert hands.screen.list_page.filter.text() == ""


def test_nobody_found_says_so_and_leads_back(hands: Hands) -> None:
    hands.filters("zzq")
    hands.sees("Tidak ada yang cocok")
    hands.sees("Belum ada yang dipilih")
    hands.press(ESC)
    hands.qtbot.waitUntil(lambda: len(hands.names()) == 25)


def test_groups_count_and_filter(hands: Hands) -> None:
    groups = hands.screen.list_page.groups
    hands.sees("25 orang di komputer ini")
    groups.setFocus()
    hands.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert groups.value() == "belum_lengkap"
    hands.sees("dari 25 orang")
    assert 0 < len(hands.names()) < 25
    hands.press(HOME)
    hands.qtbot.waitUntil(lambda: len(hands.names()) == 25)


def test_the_kelurahan_filter_takes_a_name(hands: Hands) -> None:
    field = hands.screen.list_page.kelurahan
    field.setFocus()
    hands.press("manggarai sel", ENTER)
    hands.sees("dari 25 orang")
    assert "Hasan Basri" in hands.names()
    assert len(hands.names()) < 25


def test_sorting_by_key_and_back(hands: Hands) -> None:
    by_name = hands.names()
    hands.press("b")
    hands.sees("Z ke A")
    hands.qtbot.waitUntil(lambda: hands.names() == by_name[::-1])
    hands.press("s")
    hands.sees("Urut tanggal daftar")
    hands.sees("Terbaru dulu")
    hands.press("s")
    hands.sees("Urut kunjungan terakhir")
    hands.press("s", "s", "s")
    hands.sees("Urut nama")
    hands.qtbot.waitUntil(lambda: hands.names() == by_name)
    assert hands.view.hasFocus()


def test_sorting_by_the_heading(hands: Hands) -> None:
    header = hands.view.horizontalHeader()
    hands.screen.people._view.sort_requested.emit("registered", False)
    hands.sees("Terbaru dulu")
    assert header.isVisible()


def test_enter_opens_the_person_at_the_desk(hands: Hands) -> None:
    hands.opens("Rina Wulandari")
    hands.press(ENTER)
    hands.qtbot.waitUntil(lambda: hands.desk.window.current_place == "front_desk")
    hands.sees("Keperluan hari ini")
    assert hands.desk.sees("Rina Wulandari")


def test_enter_right_after_a_move_waits_for_the_right_person(hands: Hands) -> None:
    hands.opens("Rina Wulandari")
    hands.press(ESC)
    hands.qtbot.waitUntil(lambda: len(hands.names()) == 25)
    asked: list[RowId] = []
    hands.desk.context.person_requested.connect(asked.append)
    people = hands.screen.people.model
    hands.qtbot.waitUntil(lambda: people.person(24) is not None)
    last = people.person(24)
    assert last is not None
    hands.press(END, ENTER)
    hands.qtbot.waitUntil(lambda: bool(asked))
    assert asked == [last.id]


def test_the_nik_is_shown_on_demand_and_audited(hands: Hands) -> None:
    hands.opens("Rina Wulandari")
    assert hands.desk.sees("317401••••••9001")
    assert not hands.desk.sees("317401 570288 9001")
    hands.press("t")
    hands.sees("317401 570288 9001")
    lines = hands.desk.rows("SELECT action, id FROM audit ORDER BY seq DESC LIMIT 1")
    assert lines == [("view_nik", hands.desk.people["Rina Wulandari"])]
    hands.press(ESC)
    hands.qtbot.waitUntil(lambda: len(hands.names()) == 25)
    hands.press(DOWN)
    hands.qtbot.waitUntil(lambda: hands.in_hand() == "Rini Widyastuti")
    assert not hands.desk.sees("317401 570288 9001")


def test_visits_and_changes_are_in_the_history(new_desk: NewDesk, qtbot: QtBot) -> None:
    def prepare(store: Store) -> None:
        (row_id,) = store.database.execute(
            "SELECT id FROM participant WHERE full_name = 'Hasan Basri'"
        ).fetchone()
        with store.capture.act("edit_person") as act:
            act.edit(PARTICIPANT, RowId(row_id), {"phone": "+6281200936099"})

    came = [Came("Hasan Basri", "konsultasi", "10.00", None, "10.32", days_ago=5)]
    hands = Hands(new_desk(came=came, prepare=prepare), qtbot)
    hands.opens("Hasan Basri")
    lines = hands.screen.person_panel.history.lines()
    assert [(line.text, line.second, line.right) for line in lines] == [
        ("Nomor HP diubah", "0812-0093-6004 → 0812-0093-6099", "24 Nov"),
        ("Konsultasi, 32 mnt", "", "19 Nov"),
        ("Terdaftar", "", "01 Feb"),
    ]


def test_somebody_who_is_here_is_opened_not_checked_in_twice(
    new_desk: NewDesk, qtbot: QtBot
) -> None:
    hands = Hands(new_desk(came=[Came("Hasan Basri", "kerja", "09.00", "Meja 3")]), qtbot)
    hands.opens("Hasan Basri")
    hands.sees("Di sini sejak 09.00")
    assert hands.desk.sees("Buka di meja")


def test_what_is_missing_leads_into_the_form(hands: Hands) -> None:
    hands.opens("Maria Simanjuntak")
    hands.sees("Belum ada: NIK")
    hands.press("l")
    hands.sees("Ubah data")
    assert hands.focus.accessibleName() == "NIK"


def begin_anew_in(hands: Hands, label: str) -> QWidget:
    """The field of the form with all its text selected."""
    form = hands.screen.content.findChildren(QWidget)
    field = next(each for each in form if each.accessibleName() == label)
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    return field


def test_a_wrong_number_stops_saving_where_it_is(hands: Hands) -> None:
    hands.opens("Hasan Basri")
    hands.press("u")
    hands.sees("Belum ada yang diubah. Perubahan lama tetap ada di riwayat.")
    phone = begin_anew_in(hands, "Nomor HP atau WA")
    hands.press("0812")
    hands.control(Qt.Key.Key_S)
    hands.sees("Nomor HP baru 4 angka, paling sedikit 10.")
    assert phone.hasFocus()
    hands.press(ESC)
    hands.qtbot.waitUntil(lambda: hands.view.hasFocus())
    (row,) = hands.desk.rows("SELECT phone FROM participant WHERE full_name = 'Hasan Basri'")
    assert row == ("+6281200936004",)


def test_the_nik_of_somebody_else_is_not_saved_and_leads_there(hands: Hands) -> None:
    hands.opens("Hasan Basri")
    hands.press("u")
    hands.sees("Belum ada yang diubah. Perubahan lama tetap ada di riwayat.")
    begin_anew_in(hands, "NIK")
    hands.press("3174015702889001")
    hands.control(Qt.Key.Key_S)
    hands.sees("NIK ini sudah terdaftar atas nama Rina Wulandari.")
    hands.sees("Buka orang ini")
    (row,) = hands.desk.rows("SELECT nik FROM participant WHERE full_name = 'Hasan Basri'")
    assert row == ("3174010203579002",)
    hands.press(Qt.Key.Key_F6)
    hands.qtbot.waitUntil(lambda: hands.desk.window.current_place == "front_desk")
    hands.sees("Rina Wulandari")
    hands.qtbot.keyClick(hands.desk.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    hands.sees("Buka orang ini")  # and what was typed still stands


def test_removing_somebody_can_be_undone(hands: Hands) -> None:
    hands.opens("Hasan Basri")
    hands.press("u")
    hands.sees("Hapus peserta")
    button = next(
        each
        for each in hands.screen.panel.findChildren(QWidget)
        if each.accessibleName() == "Hapus peserta"
    )
    button.setFocus()
    hands.press(Qt.Key.Key_Space)
    toast = hands.desk.window.toast
    hands.qtbot.waitUntil(lambda: toast.accessibleName() == "Hasan Basri dihapus")
    hands.press(ESC)
    hands.qtbot.waitUntil(lambda: len(hands.names()) == 24)
    hands.control(Qt.Key.Key_Z)
    hands.qtbot.waitUntil(lambda: "Hasan Basri" in hands.names())


def test_selection_and_scroll_survive_what_comes_from_elsewhere(
    new_desk: NewDesk, qtbot: QtBot
) -> None:
    hands = Hands(new_desk(others=80), qtbot)
    for _ in range(40):
        hands.press(DOWN)
    hands.qtbot.waitUntil(lambda: bool(hands.row_name()))  # the page of that row has come
    name, top = hands.row_name(), hands.view.verticalScrollBar().value()
    assert top > 0
    registration = hands.desk.desktop.services.writing.registration
    hands.desk.context.write(lambda _w: registration.register({"full_name": "Aaaa Baru"}, []))
    hands.qtbot.waitUntil(lambda: "Aaaa Baru" in hands.names(), timeout=10_000)
    assert hands.row_name() == name
    assert hands.view.verticalScrollBar().value() == top + 1
    assert hands.view.hasFocus()


def test_changes_out_of_sight_are_read_on_the_next_visit(hands: Hands) -> None:
    window = hands.desk.window
    window.go_to("front_desk")
    registration = hands.desk.desktop.services.writing.registration
    hands.desk.context.write(lambda _w: registration.register({"full_name": "Aaaa Baru"}, []))
    hands.qtbot.waitUntil(lambda: len(hands.desk.rows("SELECT 1 FROM participant")) == 26)
    window.go_to("participants")
    hands.qtbot.waitUntil(lambda: hands.names()[0] == "Aaaa Baru")


def test_the_list_goes_to_a_file(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "peserta.csv"
    hands.screen.export.ask_path = lambda _proposal, chosen: chosen(file)
    hands.control(Qt.Key.Key_E)
    toast = hands.desk.window.toast
    words = "25 orang diekspor ke peserta.csv"
    hands.qtbot.waitUntil(lambda: toast.accessibleName() == words)
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    assert {row["full_name"] for row in rows} == set(hands.names())
    assert hands.desk.rows("SELECT action, rows FROM audit ORDER BY seq DESC LIMIT 1") == [
        ("export", 25)
    ]


def test_a_filtered_list_goes_to_a_file_as_it_is_filtered(hands: Hands, tmp_path: Path) -> None:
    file, titles = tmp_path / "peserta.csv", []

    def ask(_proposal: Path, chosen: Callable[[Path], None]) -> None:
        titles.append(hands.screen.export.title())
        chosen(file)

    hands.screen.export.ask_path = ask
    hands.screen.list_page.typed.emit("rina")
    hands.control(Qt.Key.Key_E)  # before the list has followed
    toast = hands.desk.window.toast
    words = "2 orang diekspor ke peserta.csv"
    hands.qtbot.waitUntil(lambda: toast.accessibleName() == words)
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    assert {row["full_name"] for row in rows} == {"Rina Wahyuni", "Rina Wulandari"}
    assert titles == ["Ekspor 2 peserta yang tersaring"]
    assert hands.desk.rows("SELECT rows FROM audit ORDER BY seq DESC LIMIT 1") == [(2,)]


def test_a_locked_screen_exports_nothing(hands: Hands, qtbot: QtBot) -> None:
    window, export = hands.desk.window, hands.screen.export

    def dialogs() -> list[QFileDialog]:
        return [one for one in window.findChildren(QFileDialog) if one.isVisible()]

    export.start()
    (dialog,) = dialogs()
    chosen: list[str] = []
    dialog.fileSelected.connect(chosen.append)
    cover = QWidget()
    window.show_overlay(cover)
    assert (dialogs(), chosen) == ([], [])
    export.start()
    assert dialogs() == []
    window.show_overlay(None)
    export.start()
    (dialog,) = dialogs()
    dialog.reject()


def test_closing_ends_an_export_without_a_file(hands: Hands, tmp_path: Path) -> None:
    folder = tmp_path / "keluar"
    folder.mkdir()
    services = hands.desk.desktop.services
    begun, go_on = threading.Event(), threading.Event()

    def busy() -> None:
        begun.set()
        go_on.wait(10)

    services.background.submit(busy)
    assert begun.wait(10)
    hands.screen.export.ask_path = lambda _proposal, chosen: chosen(folder / "peserta.xlsx")
    hands.screen.export.start()
    hands.desk.context.closing.emit()
    go_on.set()
    words = "Ekspor dibatalkan, tidak ada berkas yang dibuat."
    hands.qtbot.waitUntil(lambda: hands.desk.window.toast.accessibleName() == words)
    assert not list(folder.iterdir())


def test_a_file_that_cannot_be_written_is_said(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "tidak" / "ada" / "peserta.csv"
    hands.screen.export.ask_path = lambda _proposal, chosen: chosen(file)
    hands.control(Qt.Key.Key_E)
    toast = hands.desk.window.toast
    words = "Berkas tidak bisa ditulis. Pilih tempat lain."
    hands.qtbot.waitUntil(lambda: toast.accessibleName() == words)


def test_an_empty_post_offers_the_first_registration(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(cast=(), others=0)
    desk.window.go_to("participants")
    qtbot.waitUntil(lambda: desk.sees("Belum ada peserta di pos ini"))
    assert desk.sees("Daftar baru")
    qtbot.waitUntil(lambda: not desk.sees("Panah atas dan bawah"))


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1366, 697), 1.0),
        ((1366, 697), 1.12),
        ((1366, 697), 1.25),
        ((1366, 697), 1.5),
        ((1024, 697), 1.0),
        ((1920, 1000), 1.5),
    ],
)
def test_it_fits_every_window(
    new_desk: NewDesk, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    theme().apply("light", scale, reduced_motion=True)
    hands = Hands(new_desk(size=size), qtbot)
    window = hands.desk.window
    assert (window.width(), window.height()) == size
    assert window.minimumSizeHint().height() <= 697
    page = hands.screen.list_page
    assert page.minimumSizeHint().width() <= page.width()
    view = hands.view
    shown = [at for at in range(view.model().columnCount()) if not view.isColumnHidden(at)]
    assert sum(view.columnWidth(at) for at in shown) <= view.viewport().width()
    hands.control(Qt.Key.Key_F)
    assert page.filter.hasFocus()
    assert page.filter.isVisible()


def _long_ago(store: Store) -> None:
    with store.capture.gate.opened():
        store.database.execute("UPDATE participant SET registered_on = registered_on - 700")
        store.database.execute("UPDATE visit SET in_at = in_at - 700 * 86400000, out_at = in_at")


@pytest.mark.parametrize("scale", [1.0, 1.12, 1.25, 1.5])
def test_dates_of_earlier_years_stand_on_one_line_and_names_whole(
    new_desk: NewDesk, qtbot: QtBot, scale: float
) -> None:
    theme().apply("light", scale, reduced_motion=True)
    long = Resident("Mochammad Ramadhan", None)
    came = [Came("Agus Priyanto", "kerja", "08.00", None, "09.00")]
    view = Hands(new_desk(prepare=_long_ago, cast=(*CAST, long), came=came), qtbot).view
    model = view.cell_model()
    assert model is not None
    qtbot.waitUntil(lambda: not model.cell(0, model.columns[0]).pending)
    view.grab()
    look = theme()
    shown = {
        column.name: (column, view.columnWidth(at))
        for at, column in enumerate(model.columns)
        if not view.isColumnHidden(at)
    }
    assert {"name", "phone", "last_visit"} <= set(shown)
    if scale == 1:
        assert {"nik", "kelurahan", "registered"} <= set(shown)
    for row in range(view.rowAt(view.viewport().height() - 2) + 1):
        for name in {"phone", "registered", "last_visit"} & set(shown):
            column, width = shown[name]
            cell = model.cell(row, column)
            assert not cell.second
            assert look.metrics("body").horizontalAdvance(cell.text) + look.px(14) <= width
    words = look.metrics("name").horizontalAdvance("Mochammad Ramadhan")
    assert words + look.px(26) <= shown["name"][1]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("place", ["front_desk", "participants"])
def test_the_toast_lies_over_no_row(
    new_desk: NewDesk, qtbot: QtBot, place: str, scale: float
) -> None:
    theme().apply("light", scale, reduced_motion=True)
    came = [Came("Rina Wulandari", "konsultasi", "08.00")]
    desk = new_desk(came=came)
    desk.window.go_to(place)
    desk.context.say("Tersimpan di komputer ini")
    toast = desk.window.toast
    qtbot.waitUntil(toast.isVisible)
    card = toast._card().translated(toast.pos())
    view = next(each for each in desk.window.findChildren(RowTable) if each.isVisible())
    port = view.viewport()
    rows = port.rect().translated(port.mapTo(desk.window, port.rect().topLeft()))
    # At large type the strip is a little lower than the toast.
    assert not card.intersects(rows.adjusted(0, 0, 0, -round(4 * (scale - 1) / 0.25)))
    assert card.bottom() < desk.window.status_bar.y()


def test_the_toast_goes_along_to_another_place(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(came=[Came("Rina Wulandari", "konsultasi", "08.00")])
    desk.context.say("Rina Wulandari dicatat masuk")
    qtbot.waitUntil(desk.window.toast.isVisible)
    at_the_desk = desk.window.toast.y()
    desk.window.go_to("registration")
    qtbot.waitUntil(lambda: desk.window.toast.y() > at_the_desk)


def test_what_is_typed_has_the_room_of_the_cap_and_the_key_stays(
    new_desk: NewDesk, qtbot: QtBot
) -> None:
    theme().apply("light", 1.25, reduced_motion=True)
    hands = Hands(new_desk(), qtbot)
    hands.control(Qt.Key.Key_F)
    field = hands.screen.list_page.filter
    before = field.textMargins().right()
    hands.press("rina wulandari")
    room = field.width() - field.textMargins().left() - field.textMargins().right()
    assert field.textMargins().right() < before
    assert field.fontMetrics().horizontalAdvance("rina wulandari") <= room - 4
    hands.press(ENTER)
    hands.control(Qt.Key.Key_F)
    assert field.hasFocus()
    field.reset()
    assert field.textMargins().right() == before


@pytest.mark.parametrize(
    ("scale", "words"), [(1.0, "25 orang di komputer ini"), (1.25, "25 orang")]
)
def test_the_count_is_never_cut(new_desk: NewDesk, qtbot: QtBot, scale: float, words: str) -> None:
    theme().apply("light", scale, reduced_motion=True)
    hands = Hands(new_desk(cast=CAST, others=25 - len(CAST)), qtbot)
    line = hands.screen.list_page.header.findChildren(Label)[1]
    qtbot.waitUntil(lambda: line.text() == line.full_text() == words)


def test_everything_that_takes_the_focus_has_a_name(hands: Hands) -> None:
    hands.opens("Hasan Basri")
    for state in ("list", "edit"):
        if state == "edit":
            hands.press("u")
            hands.sees("Ubah data")
        for root in (hands.screen.content, hands.screen.panel):
            for widget in root.findChildren(QWidget):
                if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    assert widget.accessibleName() or widget.focusProxy(), type(widget)
