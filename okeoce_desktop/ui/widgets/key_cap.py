"""A key cap as a widget, for hints beside text. UI thread; 20 logical px high."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import cap_width, key_cap


class KeyHint(QWidget):
    """Shows a key ("F2", "Enter"); never focusable, lets the pointer through."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(cap_width(self._words), theme().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        key_cap(QPainter(self), 0, self.height() / 2, self._words)
