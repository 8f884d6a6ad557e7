"""The table as screens use it: whole rows only. UI thread; sizes in logical px."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.row_table import RowTable
from okeoce_desktop.ui.widgets.table_delegate import CELL_PAD
from okeoce_desktop.ui.widgets.table_model import CellTableModel

HEADER = 34
ROW, ROW_LEAST, ROW_MOST = 46, 43, 50


class DataTable(QWidget):
    """A RowTable that shows whole rows only: rows stretch from 43 to 50 to fill the height."""

    def __init__(
        self, name: str, *, first_pad: int = CELL_PAD, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = RowTable(name, self)
        self.view.set_first_pad(first_pad)
        self.setFocusProxy(self.view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self._fit)

    def show_model(self, model: CellTableModel) -> None:
        """Show a model."""
        self.view.show_model(model)

    def _measure(self) -> tuple[int, int]:
        look = theme()
        room = max(1, self.height() - look.px(HEADER))
        rows = max(1, room // look.px(ROW))
        if room // (rows + 1) >= look.px(ROW_LEAST):
            rows += 1
        return rows, min(room // rows, look.px(ROW_MOST))

    def _fit(self) -> None:
        look = theme()
        rows, height = self._measure()
        header = self.view.verticalHeader()
        header.setMinimumSectionSize(1)
        if header.defaultSectionSize() != height:
            header.setDefaultSectionSize(height)
        self.view.horizontalHeader().setFixedHeight(look.px(HEADER))
        self.view.setGeometry(0, 0, self.width(), look.px(HEADER) + rows * height)
        self.view.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(240), look.px(HEADER) + 2 * look.px(ROW_LEAST))

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(600), look.px(HEADER) + 8 * look.px(ROW))
