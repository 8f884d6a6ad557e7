"""What covers the window before anybody can work: a calm ground and one card. UI thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.icons import draw_kawung_pattern
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.paint import column, row

_AROUND = 16


class Cover(QWidget):
    """A card in the middle of the window, shown through `MainWindow.show_overlay`.

    `pattern` draws the kawung ground of the lock screen, for pages that ask for a password.
    `height` fixes the card, so that its buttons stay in place while its content changes; a lower
    window makes it lower.
    """

    def __init__(
        self,
        name: str,
        *,
        width: int = 464,
        height: int = 0,
        pattern: bool = False,
        padding: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width, self._height, self._pattern = width, height, pattern
        self._first: QWidget | None = None
        self.setAccessibleName(name)
        self.card = Card(padding=padding, gap=8)
        self.outer = column(self, (_AROUND, _AROUND, _AROUND, _AROUND))
        self.outer.addStretch(1)
        # Not aligned: an aligned card would get the height of its wrapped labels wrong.
        middle = row()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        self.outer.addLayout(middle)
        self.outer.addStretch(1)
        self.fit()
        theme().changed.connect(self.fit)

    def start_at(self, first: QWidget) -> None:
        """Where the keyboard goes when the cover gets it.

        Not a focus proxy: Tab would come back to it from the last field instead of going on.
        """
        self._first = first

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())

    def fit(self) -> None:
        """Sizes the card for the font scale and the window."""
        look = theme()
        room = self.width() - 2 * _AROUND
        self.card.setFixedWidth(min(look.px(self._width), max(room, look.px(320))))
        if self._height:
            self.card.setFixedHeight(
                min(look.px(self._height), max(self.height() - 2 * look.gap(_AROUND), 240))
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        if self._pattern:
            draw_kawung_pattern(painter, QRectF(self.rect()))
