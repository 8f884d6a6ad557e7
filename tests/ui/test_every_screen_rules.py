"""The sweep finds what it is there to find: each rule with a violation planted, and without."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button
from okeoce_desktop.ui.widgets.choice import ChoiceGrid, Option
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import text
from okeoce_desktop.ui.widgets.scroll import ScrollColumn
from tests.helpers import sweep, sweep_keys
from tests.helpers.sweep_clerk import Faults
from tests.ui.conftest import Show


class Drawing(QWidget):
    """Paints one line into a box of a given width."""

    def __init__(self, words: str, width: int, *, elided: bool = False) -> None:
        super().__init__()
        self.words, self.box, self.elided = words, QRect(0, 0, width, 20), elided
        self.setMinimumSize(300, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("body"))
        if self.elided:
            text(painter, self.box, self.words, "body", "ink")
        else:
            painter.drawText(self.box, int(Qt.AlignmentFlag.AlignVCenter), self.words)


LONG = "Pemberitahuan data pribadi"


def _narrow(widget: QWidget, width: int = 40) -> QWidget:
    widget.setFixedWidth(width)
    return widget


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: _narrow(Label(LONG)), "clipped sideways by its box: Label"),
        (lambda: _narrow(QLabel(LONG)), "clipped sideways by its box: QLabel"),
        (lambda: Drawing(LONG, 60), "clipped sideways by its box: Drawing"),
        (lambda: Drawing(LONG, 60, elided=True), "cut without a tool tip: Drawing"),
        (lambda: _narrow(Button(LONG), 80), ""),  # its own painting puts it into a tool tip
        (lambda: _narrow(Label(LONG, elide=True)), ""),
        (lambda: _narrow(TextInput("x", placeholder=LONG)), ""),
        (lambda: Label(LONG), ""),
        (lambda: Drawing(LONG, 300), ""),
    ],
)
def test_a_cut_text_is_found(show: Show, make: object, fault: str) -> None:
    assert callable(make)
    page = show(make())
    found = list(sweep.clipped(page))
    assert [each for each in found if fault and each.startswith(fault)] == found[: bool(fault)]
    assert bool(found) == bool(fault)


def test_a_tool_tip_has_to_say_the_whole(show: Show) -> None:
    label = Label(LONG, elide=True)
    page = show(_narrow(label))
    assert not list(sweep.clipped(page))
    label.setToolTip("Pemberitahuan")
    assert list(sweep.clipped(page)) == [f"cut without a tool tip: Label {LONG!r}"]


def test_lines_below_the_last_are_found_unless_they_may_go(show: Show) -> None:
    label = Label(f"{LONG} {LONG}", "small", wrap=True)
    label.setFixedSize(180, 16)
    page = show(label)
    assert any("in height by its box" in fault for fault in sweep.clipped(page))
    label.setToolTip(label.text())
    assert any("in height by its box" in fault for fault in sweep.clipped(page))
    assert not list(sweep.clipped(page, lines_may_go=True))


def test_what_a_parent_hides_is_found_but_what_scrolls_is_not(show: Show) -> None:
    box = QWidget()
    box.setFixedSize(200, 30)
    inside = Label("Tebet", parent=box)
    inside.move(0, 25)
    page = show(box)
    assert list(sweep.clipped(page)) == ["clipped in height by QWidget: Label 'Tebet'"]
    scroll = ScrollColumn()
    scroll.setFixedHeight(60)
    for number in range(20):
        scroll.body.addWidget(Label(f"Baris {number}"))
    assert not list(sweep.clipped(show(scroll)))


def test_neighbours_that_run_into_each_other_are_found(show: Show) -> None:
    box = QWidget()
    box.setFixedSize(200, 40)
    upper, lower = Label("Simpan", parent=box), Label("Tunda isian", parent=box)
    lower.move(0, 20)
    page = show(box)
    assert not list(sweep.overlapping(sweep.painted(page)))
    lower.move(0, 6)
    assert list(sweep.overlapping(sweep.painted(page))) == [
        "Label 'Simpan' runs into Label 'Tunda isian'"
    ]
    upper.move(120, 0)
    assert not list(sweep.overlapping(sweep.painted(page)))


def test_a_window_too_high_is_found(show: Show) -> None:
    tall = QWidget()
    page = show(tall)
    tall.setMinimumHeight(500)
    assert not list(sweep.too_high(page))
    tall.setMinimumHeight(690)
    (fault,) = sweep.too_high(page)
    assert fault.startswith("needs 7")


def test_a_nameless_widget_is_found(show: Show) -> None:
    named, nameless, mute = QLineEdit(), QLineEdit(), QLineEdit()
    named.setAccessibleName("Nama")
    mute.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert list(sweep_keys.nameless(show(named, nameless, mute))) == [
        "no accessible name: QLineEdit"
    ]


class Trap(QLineEdit):
    """Keeps Tab for itself."""

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return True


def test_a_widget_tab_does_not_leave_is_found(show: Show) -> None:
    first, trap, last = QLineEdit(), Trap(), QLineEdit()
    first.setAccessibleName("Nama")
    last.setAccessibleName("Surel")
    page = show(first, trap, last)
    first.setFocus()
    assert list(sweep_keys.tab_faults(page)) == [
        "Tab does not reach QLineEdit 'Nama'",
        "Tab does not reach QLineEdit 'Surel'",
        "Tab does not come back to QLineEdit 'Nama'",
    ]


class Skip(QLineEdit):
    """Goes two steps on instead of one."""

    def keyPressEvent(self, event: object) -> None:
        self.focusNextChild()
        self.focusNextChild()

    def event(self, event: object) -> bool:
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Tab:
            self.keyPressEvent(event)
            return True
        return super().event(event)  # type: ignore[arg-type]


def test_a_widget_tab_passes_by_is_found(show: Show) -> None:
    first, passed, last = Skip(), QLineEdit(), QLineEdit()
    passed.setAccessibleName("Surel")
    page = show(first, passed, last)
    first.setFocus()
    assert "Tab does not reach QLineEdit 'Surel'" in list(sweep_keys.tab_faults(page))


def test_a_sound_order_is_found_sound_and_choices_are_one_stop(show: Show) -> None:
    grid = ChoiceGrid("Keperluan")
    grid.set_options([Option(word, word) for word in ("Bekerja", "Konsultasi", "Rapat")])
    grid.set_value("Konsultasi")
    before, after = QLineEdit(), QLineEdit()
    page = show(before, grid, after)
    before.setFocus()
    assert not list(sweep_keys.tab_faults(page))
    assert QApplication.focusWidget() is before


def test_an_order_that_jumps_up_is_found(show: Show) -> None:
    upper, lower, below = (QPushButton(name) for name in ("Satu", "Dua", "Tiga"))
    for each in (upper, lower, below):
        each.setAccessibleName(each.text())
    page = show(upper, lower, below)
    QWidget.setTabOrder(lower, upper)
    QWidget.setTabOrder(upper, below)
    lower.setFocus()
    way = [lower, *sweep_keys.way_of_tab(page)]
    assert list(sweep_keys.jumps_up(page, way)) == [
        "Tab jumps up from QPushButton 'Dua' to QPushButton 'Satu'",
        "Tab jumps up from QPushButton 'Tiga' to QPushButton 'Dua'",
    ]


def test_a_key_with_two_meanings_is_found(show: Show) -> None:
    page = show(
        Button("Tolak", key="T"),
        Button("Tempat", key="T"),
        QPushButton("&Ya"),
        QPushButton("&Yakin"),
    )
    assert list(sweep_keys.key_clashes(page)) == [
        "T means 'Tolak' and 'Tempat'",
        "Alt+Y means '&Ya' and '&Yakin'",
    ]
    other = show(Button("Ubah", key="U"), QPushButton("Simpan && tutup"))
    assert not list(sweep_keys.key_clashes(other))
    assert list(sweep_keys.key_clashes(other, show(Button("Urut", key="U"))))


def test_a_letter_without_a_glyph_is_found(show: Show) -> None:
    page = show(Label("Kōpi 茶"))
    assert list(sweep.without_glyphs(sweep.painted(page))) == [
        "no glyph for '茶' (U+8336) in Label 'Kōpi 茶'"
    ]


def test_all_that_can_be_read_or_heard_is_collected(show: Show) -> None:
    field = TextInput("Nama tamu", placeholder="boleh kosong")
    field.setToolTip("dicari sambil mengetik")
    field.setAccessibleDescription("F2")
    page = show(field, Drawing("digambar", 200), Label("tertulis"))
    page.setWindowTitle("judul")
    said = sweep.readable(page, sweep.painted(page))
    assert {"Nama tamu", "boleh kosong", "dicari sambil mengetik", "F2"} <= set(said)
    assert {"digambar", "tertulis", "judul"} <= set(said)


def test_painting_is_as_before_when_the_sweep_has_looked(show: Show) -> None:
    draw = QPainter.drawText
    page = QWidget()
    QVBoxLayout(page).addWidget(Drawing("x", 20))
    page.grab()
    sweep.painted(page)
    assert QPainter.drawText is draw


def test_faults_are_told_once_with_their_places() -> None:
    faults = Faults()
    faults.fail_if_any()
    faults.add("meja depan", ["terlalu tinggi"])
    faults.add("peserta", ["terlalu tinggi"])
    with pytest.raises(pytest.fail.Exception, match="terlalu tinggi\n    in meja depan; peserta"):
        faults.fail_if_any()
