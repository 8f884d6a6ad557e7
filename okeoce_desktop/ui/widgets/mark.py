"""The product's mark as a widget. UI thread."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.icons import draw_mark
from okeoce_desktop.ui.theme import theme


class Mark(QWidget):
    """One kawung unit, `side` logical px square."""

    def __init__(self, side: int = 36) -> None:
        super().__init__()
        self._side = side

    def sizeHint(self) -> QSize:
        side = theme().px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme().px(self._side)
        x, y = (self.width() - side) / 2, (self.height() - side) / 2
        draw_mark(QPainter(self), QRectF(x, y, side, side))
