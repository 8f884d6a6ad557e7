"""The rows of a table: columns that fit, row actions, new-row tint, keys. UI thread."""

import time

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.column_widths import ColumnWidths
from okeoce_desktop.ui.widgets.keys import key_name
from okeoce_desktop.ui.widgets.table_delegate import RowDelegate, RowHeader, RowLook
from okeoce_desktop.ui.widgets.table_model import CellTableModel, ColumnKind

FADE_SECONDS = 1.2


class RowTable(QTableView):
    """A QTableView over a CellTableModel. Use it through `DataTable`, which keeps its rows whole.

    `row_activated(int)` on Enter or double click; `row_chosen(int)` when the current row changes by
    the user; `action_triggered(int, str)` with the ACTION column's name; `sort_requested(str,
    bool)` with a column name and descending.
    """

    row_activated = Signal(int)
    row_chosen = Signal(int)
    action_triggered = Signal(int, str)
    sort_requested = Signal(str, bool)
    ring_moved = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # see ScrollColumn
        self.ring = "row"
        self._look = RowLook()
        self._entering = False
        self._started: dict[object, float] = {}
        self._widths = ColumnWidths()
        self._unmeasured = False
        self._fade = QTimer(self)
        self._fade.setInterval(50)
        self._fade.timeout.connect(self._on_fade)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self._look, self))
        self._header = RowHeader(self._look, self)
        self.setHorizontalHeader(self._header)
        self._header.sectionClicked.connect(self._on_header_clicked)
        self._header.setSectionsClickable(True)
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalScrollBar().valueChanged.connect(self.ring_moved)
        self.verticalScrollBar().valueChanged.connect(self._on_other_cells)

    def set_first_pad(self, pad: int) -> None:
        """Left padding of the first column: 12 in a card, 24 where the table is the page."""
        self._look.first_pad = pad

    def show_model(self, model: CellTableModel) -> None:
        """Show a model; the view keeps no reference beyond Qt's own, so the caller must."""
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        model.modelReset.connect(self.ring_moved)
        for other in (model.modelReset, model.dataChanged, model.rowsInserted):
            other.connect(self._on_other_cells)
        self.fit_columns()

    def cell_model(self) -> CellTableModel | None:
        """The model shown, or None."""
        model = self.model()
        return model if isinstance(model, CellTableModel) else None

    def current_row(self) -> int:
        """The current row, or -1."""
        return self.currentIndex().row()

    def choose_row(self, row: int) -> None:
        """Make a row current and selected."""
        model = self.cell_model()
        if model is not None and 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))

    def show_sorted(self, column: str, descending: bool = False) -> None:
        """Draw the sort arrow; sorting itself is the model's affair."""
        model = self.cell_model()
        names = [each.name for each in model.columns] if model else []
        self._header.sorted_column = names.index(column) if column in names else -1
        self._header.descending = descending
        self._header.viewport().update()

    def flash(self, key: object) -> None:
        """Tint the row with this `row_key` as just arrived; fades in 1.2 s, or goes at once when
        motion is reduced (then it stays tinted for as long instead of fading)."""
        self._started[key] = time.monotonic()
        self._look.tints[key] = 1.0
        self._fade.start()
        self.viewport().update()

    def _on_fade(self) -> None:
        now = time.monotonic()
        still = theme().reduced_motion
        for key, started in list(self._started.items()):
            left = 1 - (now - started) / FADE_SECONDS
            if left <= 0:
                del self._started[key]
                self._look.tints.pop(key, None)
            else:
                self._look.tints[key] = 1.0 if still else left
        if not self._started:
            self._fade.stop()
        self.viewport().update()

    def fit_columns(self) -> None:
        """Give fixed columns their width and share the rest."""
        model = self.cell_model()
        if model is None:
            return
        if self._widths.renew(model.columns):
            self._unmeasured = True
        widths = self._widths.arrange(model.columns, self.viewport().width())
        for number in range(len(model.columns)):
            self.setColumnHidden(number, number not in widths)
        for number, width in widths.items():
            self.setColumnWidth(number, width)

    def _on_other_cells(self) -> None:
        self._unmeasured = True

    def _measure(self, model: CellTableModel) -> None:
        """Widens columns for the rows in sight; called while painting, when models are asked."""
        self._unmeasured = False
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return
        rows = range(first, (last if last >= 0 else model.rowCount() - 1) + 1)
        if self._widths.widen(
            model.columns, lambda column: (model.cell(row, column).text for row in rows)
        ):
            self.fit_columns()

    def ring_box(self) -> QRect:
        """The current row in this widget's coordinates, for the focus ring; empty without one."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect() if not self.model() else QRect()
        box = self.visualRect(index)
        row = QRect(0, box.y(), self.viewport().width(), box.height())
        if not self.viewport().rect().intersects(row):
            return QRect()
        return row.translated(self.viewport().pos()).adjusted(2, 2, -2, -2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_other_cells()
        self.fit_columns()
        self.ring_moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        model = self.cell_model()
        if self._unmeasured and model is not None:
            self._measure(model)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().color("surface"))
        self._look.bottom = self.viewport().height()
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.cell_model()
        row = self.current_row()
        name = key_name(event)
        if name and event.isAutoRepeat():  # a key held down acts on one row only
            return
        if name == "Enter" and row >= 0:
            self.row_activated.emit(row)
            return
        if model is not None and row >= 0 and name:
            for column in model.columns:
                if column.kind is ColumnKind.ACTION and column.key == name:
                    self._trigger(row, column.name)
                    return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and model is not None:
            # Qt's own go to the first and last column of the row, and rows are what is chosen here.
            self.choose_row(0 if event.key() == Qt.Key.Key_Home else model.rowCount() - 1)
            return
        if name or event.key() == Qt.Key.Key_Escape:
            # No search by letters here: digits and letters belong to the panel's buttons.
            event.ignore()
            return
        super().keyPressEvent(event)

    def _trigger(self, row: int, column: str) -> None:
        self.action_triggered.emit(row, column)

    def _action_at(self, point: QPoint) -> tuple[int, str]:
        index = self.indexAt(point)
        model = self.cell_model()
        if model is not None and index.isValid():
            column = model.columns[index.column()]
            if column.kind is ColumnKind.ACTION and model.cell(index.row(), column).text:
                return index.row(), column.name
        return -1, ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        hover = (self.indexAt(point).row(), self._action_at(point)[0] >= 0)
        if hover != (self._look.hover_row, self._look.hover_action):
            self._look.hover_row, self._look.hover_action = hover
            self.viewport().update()
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave and self._look.hover_row >= 0:
            self._look.hover_row, self._look.hover_action = -1, False
            self.viewport().update()
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row, name = self._action_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self._trigger(row, name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current on the way in, which nobody chose.
        self._entering = True
        super().focusInEvent(event)
        self._entering = False

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.ring_moved.emit()
        if current.isValid() and not self._entering:
            self.row_chosen.emit(current.row())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self._action_at(self.visualRect(index).center())[0] < 0:
            self.row_activated.emit(index.row())

    def _on_header_clicked(self, section: int) -> None:
        model = self.cell_model()
        if model is None or not model.columns[section].sortable:
            return
        again = section == self._header.sorted_column
        descending = not self._header.descending if again else False
        self.sort_requested.emit(model.columns[section].name, descending)
