"""Buttons, choices, segments, checks, notices: keys, names, states."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, IconButton, Kind
from okeoce_desktop.ui.widgets.check import Check
from okeoce_desktop.ui.widgets.choice import ChoiceGrid, Option
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.notice import Notice, Pill
from okeoce_desktop.ui.widgets.panel import SidePanel
from okeoce_desktop.ui.widgets.person import PersonHeading, SeatBar
from okeoce_desktop.ui.widgets.progress import ProgressLine
from okeoce_desktop.ui.widgets.segment import Part, Segment

Show = Callable[..., QWidget]
PURPOSES = [Option(f"p{number}", f"Pilihan {number}", "info") for number in range(1, 8)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_button_is_pressed_by_enter_and_space(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    button = Button("Simpan", Kind.MAIN, key=Shortcut.SAVE)
    show(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
    assert (button.accessibleName(), button.accessibleDescription()) == ("Simpan", "Ctrl+S")


def test_danger_is_never_pressed_by_enter(qtbot: QtBot, show: Show) -> None:
    button = Button("Hapus", Kind.DANGER)
    show(button)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize(("height", "expected"), [(40, 40), (36, 36), (48, 48), (28, 28)])
def test_button_heights(show: Show, height: int, expected: int) -> None:
    button = Button("Simpan", height=height)
    show(button)
    assert button.height() == expected
    theme().set_scale(1.5)
    assert button.sizeHint().height() == round(expected * 1.5)


def test_every_state_and_theme_paints_differently(show: Show) -> None:
    button = Button("Simpan", Kind.MAIN, key="Enter", wide=True, height=48)
    show(button)
    seen = set()
    for mode in ("light", "dark", "contrast"):
        theme().set_mode(mode)
        for enabled in (True, False):
            button.setEnabled(enabled)
            seen.add(bytes(button.grab().toImage().constBits()))
    assert len(seen) == 6


def grid(show: Show) -> tuple[ChoiceGrid, list[object]]:
    choices = ChoiceGrid("Keperluan hari ini")
    choices.set_options(PURPOSES)
    answers: list[object] = []
    choices.chosen.connect(answers.append)
    show(choices)
    choices.setFocus()
    return choices, answers


def test_choice_is_answered_by_its_digit(qtbot: QtBot, show: Show) -> None:
    choices, answers = grid(show)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    assert (answers, choices.value()) == (["p2"], "p2")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_9)
    assert (answers, choices.value()) == (["p2", "p7"], "p7")


def test_arrows_move_and_space_answers(qtbot: QtBot, show: Show) -> None:
    _, answers = grid(show)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert answers == ["p4"]


def test_choice_set_from_outside_is_silent(show: Show) -> None:
    choices, answers = grid(show)
    choices.set_value("p3")
    assert (choices.value(), answers) == ("p3", [])
    choices.set_value(None)
    assert choices.value() is None


def test_last_odd_choice_spans_the_row(show: Show) -> None:
    choices, _ = grid(show)
    widths = [child.width() for child in choices.findChildren(QWidget)]
    assert widths[6] == 2 * widths[0] + 8


def test_panel_keys_press_what_shows_them(qtbot: QtBot, show: Show) -> None:
    panel = SidePanel()
    choices = ChoiceGrid("Keperluan")
    choices.set_options(PURPOSES)
    change = Button("Ubah", Kind.LINK, key="T")
    save = Button("Catat masuk", Kind.MAIN, key="Enter", height=48, wide=True)
    notice = Notice("Nomor HP belum ada.", "warn", action="Lengkapi", key="L")
    for widget in (choices, change, notice):
        panel.body.addWidget(widget)
    panel.foot.addWidget(save)
    show(panel)
    done: list[str] = []
    change.clicked.connect(lambda: done.append("T"))
    save.clicked.connect(lambda: done.append("Enter"))
    notice.acted.connect(lambda: done.append("L"))
    panel.close_requested.connect(lambda: done.append("Esc"))
    choices.setFocus()
    for key in (Qt.Key.Key_2, Qt.Key.Key_T, Qt.Key.Key_L, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert done == ["T", "L", "Enter", "Esc"]
    assert choices.value() == "p2"
    change.hide()
    save.setEnabled(False)
    for key in (Qt.Key.Key_T, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert done == ["T", "L", "Enter", "Esc"]


def test_segment_keys(qtbot: QtBot, show: Show) -> None:
    segment = Segment(
        "Jenis kelamin",
        [Part("P", "Perempuan", key="P"), Part("L", "Laki-laki", key="L")],
        wide=True,
    )
    show(segment)
    answers: list[object] = []
    segment.changed.connect(answers.append)
    assert segment.value() is None
    segment.setFocus()
    qtbot.keyClick(segment, Qt.Key.Key_L)
    qtbot.keyClick(segment, Qt.Key.Key_Left)
    qtbot.keyClick(segment, Qt.Key.Key_End)
    qtbot.keyClick(segment, Qt.Key.Key_End)
    assert answers == ["L", "P", "L"]
    assert segment.accessibleDescription() == "Laki-laki"
    assert segment.height() == 40


def test_segment_keeps_its_value_when_counts_change(show: Show) -> None:
    segment = Segment("Saring", [Part(1, "Semua", "6.482"), Part(2, "Berbeda", "1")])
    show(segment)
    segment.set_value(2)
    segment.set_parts([Part(1, "Semua", "6.483"), Part(2, "Berbeda", "2")])
    assert segment.value() == 2
    assert segment.height() == 36


def test_segment_is_chosen_by_mouse(qtbot: QtBot, show: Show) -> None:
    segment = Segment("Rentang", [Part(1, "Hari"), Part(2, "Pekan")], wide=True)
    show(segment)
    point = segment.rect().center()
    point.setX(segment.width() - 20)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton, pos=point)
    assert segment.value() == 2


def test_check_toggles_and_wraps(qtbot: QtBot, show: Show) -> None:
    check = Check("Pemberitahuan data pribadi sudah dibacakan", detail="Versi 3")
    show(check)
    qtbot.keyClick(check, Qt.Key.Key_Space)
    assert check.isChecked()
    assert check.accessibleName().startswith("Pemberitahuan")
    assert check.heightForWidth(800) == 40
    assert check.heightForWidth(180) == 60


@pytest.mark.parametrize("state", ["ok", "info", "warn", "error", "neutral"])
def test_notices_and_pills_paint(show: Show, state: str) -> None:
    notice, pill = Notice("Nomor HP belum ada.", state), Pill("Aktif", state)
    show(notice, pill)
    for mode in ("light", "dark", "contrast"):
        theme().set_mode(mode)
        assert not notice.grab().isNull()
        assert not pill.grab().isNull()
    notice.set_notice("Kartu sah.", "ok")
    assert notice.text() == "Kartu sah."
    assert pill.sizeHint().height() == 24


@pytest.mark.parametrize(("used", "total"), [(0, 0), (0, 20), (12, 20), (2, 2), (7, 30), (300, 30)])
def test_seat_bar_takes_any_figures(show: Show, used: int, total: int) -> None:
    bar = SeatBar()
    show(bar)
    bar.set_seats(used, total)
    assert not bar.grab().isNull()


def test_progress_can_be_cancelled_once(qtbot: QtBot, show: Show) -> None:
    progress = ProgressLine("Mengimpor")
    show(progress)
    progress.set_share(0, 0)
    progress.set_share(12, 20)
    button = progress.findChild(Button)
    assert button is not None
    with qtbot.waitSignal(progress.cancelled):
        button.click()
    assert not button.isVisible()


def test_icon_button_has_a_name(qtbot: QtBot, show: Show) -> None:
    button = IconButton("lock", "Kunci layar")
    show(button)
    assert button.accessibleName() == button.toolTip() == "Kunci layar"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_long_name_is_whole_in_the_heading_of_a_person(show: Show, scale: float) -> None:
    theme().apply("light", scale)
    heading = PersonHeading("Rina Wulandari", "Dapur Wulan")
    show(heading).resize(412, 300)
    large, small = heading._name, heading._long
    assert (large.text(), large.isVisible(), small.isVisible()) == ("Rina Wulandari", True, False)
    long = "Muhammad Rizky Ramadhan Putra Kusumawardhana"
    heading.set_person(long, "Dapur Wulan")
    QApplication.processEvents()
    assert (small.text(), large.isVisible(), small.isVisible()) == (long, False, True)
    assert small.height() >= 2 * theme().metrics("head").height()
    heading.set_person("Ade", "")
    assert (large.text(), large.isVisible(), small.isVisible()) == ("Ade", True, False)


def test_an_arabic_name_begins_where_others_do(show: Show) -> None:
    label = Label("\u0639\u0628\u062f \u0627\u0644\u0644\u0647")
    show(label)
    picture = label.grab().toImage()
    ground = picture.pixel(picture.width() - 1, 0)
    columns = [
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) != ground for y in range(picture.height()))
    ]
    assert columns
    assert max(columns) < picture.width() / 2
