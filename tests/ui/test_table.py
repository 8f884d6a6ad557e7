"""The table: model contract, whole rows, keys, actions, tint, cost of a repaint."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.focus_ring import FocusRing
from okeoce_desktop.ui.widgets.table import DataTable
from okeoce_desktop.ui.widgets.table_model import PENDING, Cell, CellTableModel, Column, ColumnKind
from tests.ui.gallery import HereModel

Show = Callable[..., QWidget]


def table(show: Show, rows: int = 23) -> tuple[DataTable, HereModel]:
    view, model = DataTable("Orang di sini"), HereModel(rows)
    view.show_model(model)
    show(view).resize(760, 420)
    QApplication.processEvents()
    return view, model


def test_model_passes_qts_tester(qapp: QApplication) -> None:
    model = HereModel(5)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    index = model.index(1, 0)
    assert index.data() == "Yohanes Situmorang"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Yohanes Situmorang, Kopi Lapak Jo"


@pytest.mark.parametrize("height", range(150, 700, 37))
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_rows_are_always_whole(show: Show, height: int, scale: float) -> None:
    theme().set_scale(scale)
    view, _ = table(show)
    view.setFixedHeight(height)
    QApplication.processEvents()
    row = view.view.verticalHeader().defaultSectionSize()
    assert view.view.viewport().height() % row == 0
    assert view.view.viewport().height() // row == view._measure()[0]
    assert row <= round(50 * scale)
    if height > 400:
        assert row >= round(43 * scale)


def test_keys_move_activate_and_act(qtbot: QtBot, show: Show) -> None:
    view, _ = table(show)
    chosen: list[int] = []
    activated: list[int] = []
    acted: list[tuple[int, str]] = []
    view.view.row_chosen.connect(chosen.append)
    view.view.row_activated.connect(activated.append)
    view.view.action_triggered.connect(lambda row, name: acted.append((row, name)))
    view.setFocus()
    view.view.choose_row(0)
    qtbot.keyClick(view.view, Qt.Key.Key_Down)
    qtbot.keyClick(view.view, Qt.Key.Key_Return)
    qtbot.keyClick(view.view, Qt.Key.Key_K)
    qtbot.keyClick(view.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert activated == [1]
    assert acted == [(1, "out")]
    assert chosen == [1, 22]


def test_letters_without_an_action_are_left_to_the_panel(qtbot: QtBot, show: Show) -> None:
    view, _ = table(show)
    view.view.choose_row(3)
    qtbot.keyClick(view.view, Qt.Key.Key_M)
    assert view.view.current_row() == 3


def test_clicking_the_action_does_not_activate(qtbot: QtBot, show: Show) -> None:
    view, _ = table(show)
    acted: list[tuple[int, str]] = []
    view.view.action_triggered.connect(lambda row, name: acted.append((row, name)))
    port = view.view.viewport()
    point = QPoint(port.width() - 40, view.view.rowViewportPosition(2) + 20)
    with qtbot.assertNotEmitted(view.view.row_activated):
        qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=point)
    assert acted == [(2, "out")]


def test_new_row_tint_fades(qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    view, _ = table(show)
    before = view.view.grab().toImage()
    now = [100.0]
    monkeypatch.setattr("okeoce_desktop.ui.widgets.row_table.time.monotonic", lambda: now[0])
    view.view.flash(1)
    assert view.view.grab().toImage() != before
    now[0] += 1.3
    qtbot.waitUntil(lambda: view.view.grab().toImage() == before)


def test_columns_leave_at_large_type(show: Show) -> None:
    view, model = table(show)
    assert not any(view.view.isColumnHidden(at) for at in range(6))
    theme().set_scale(1.25)
    QApplication.processEvents()
    hidden = [model.columns[at].name for at in range(6) if view.view.isColumnHidden(at)]
    assert hidden == ["seat", "since", "out"]


class _Fitted(CellTableModel):
    """A name and a fitted column."""

    def __init__(self, texts: list[str]) -> None:
        day = Column("day", "Daftar", width=120, fitted=True, sortable=True)
        super().__init__([Column("name", "Nama", ColumnKind.NAME), day])
        self.texts = texts

    def rowCount(self, parent: object = None) -> int:
        return len(self.texts)

    def cell(self, row: int, column: Column) -> Cell:
        return Cell("Siti" if column.name == "name" else self.texts[row])

    def say(self, row: int, words: str) -> None:
        self.texts[row] = words
        self.dataChanged.emit(self.index(row, 0), self.index(row, 1))


@pytest.mark.parametrize("scale", [1.0, 1.12, 1.25, 1.5])
def test_a_fitted_column_is_as_wide_as_what_is_in_sight(show: Show, scale: float) -> None:
    theme().set_scale(scale)
    view, model = DataTable("Peserta"), _Fitted(["09 Feb"] * 3)
    view.show_model(model)
    show(view)
    look = theme()

    def width() -> int:
        view.grab()
        return view.view.columnWidth(1)

    title = look.metrics("smallm").horizontalAdvance("Daftar")
    assert title < width() < look.px(100)
    narrow = width()
    model.say(1, "28 Des 2024")
    words = look.metrics("body").horizontalAdvance("28 Des 2024")
    assert narrow < words < width() <= words + look.px(16)
    assert view.view.columnWidth(0) + width() == view.view.viewport().width()
    wide = width()
    model.say(1, "–")
    assert width() == wide
    model.say(1, "W" * 40)
    assert width() == look.px(120)


class _Pending(CellTableModel):
    def rowCount(self, parent: object = None) -> int:
        return 50_000

    def cell(self, row: int, column: Column) -> Cell:
        return PENDING


def test_rows_still_being_read_paint(show: Show) -> None:
    view, model = DataTable("Peserta"), _Pending([Column("name", "Nama", sortable=True)])
    view.show_model(model)
    show(view)
    view.view.show_sorted("name", descending=True)
    assert not view.grab().isNull()


def test_header_asks_for_sorting(qtbot: QtBot, show: Show) -> None:
    view, model = DataTable("Peserta"), _Pending([Column("name", "Nama", sortable=True)])
    view.show_model(model)
    show(view)
    asked: list[tuple[str, bool]] = []
    view.view.sort_requested.connect(lambda name, down: asked.append((name, down)))
    port = view.view.horizontalHeader().viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    view.view.show_sorted("name")
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert asked == [("name", False), ("name", True)]


def test_repaint_is_cheap(show: Show) -> None:
    view, _ = table(show)
    view.view.grab()
    best = min(_repaint(view) for _ in range(10))
    # Measured 3 to 4 ms; the bound only catches fonts or pixmaps made per cell on a busy machine.
    assert best < 0.025


def _repaint(view: DataTable) -> float:
    started = time.perf_counter()
    view.view.viewport().repaint()
    return time.perf_counter() - started


def test_the_ring_of_high_contrast_stands_whole_inside_the_row(qtbot: QtBot, show: Show) -> None:
    theme().apply("contrast", 1.0, reduced_motion=True)
    view, _ = table(show)
    page = view.window()
    ring = FocusRing(page)
    view.view.choose_row(2)
    view.view.clearFocus()
    view.setFocus()
    qtbot.waitUntil(ring.isVisible)
    image = page.grab(ring.geometry()).toImage()
    yellow, half = theme().color("focus"), image.height() // 2
    for across in (range(8), range(image.width() - 8, image.width())):
        assert sum(image.pixelColor(x, half) == yellow for x in across) >= 2
    for down in (range(8), range(image.height() - 8, image.height())):
        assert sum(image.pixelColor(image.width() // 2, y) == yellow for y in down) >= 2


def test_home_and_end_go_to_the_first_and_last_row(qtbot: QtBot, show: Show) -> None:
    view, _ = table(show)
    view.setFocus()
    view.view.choose_row(5)
    qtbot.keyClick(view.view, Qt.Key.Key_End)
    assert view.view.current_row() == 22
    qtbot.keyClick(view.view, Qt.Key.Key_Home)
    assert view.view.current_row() == 0
