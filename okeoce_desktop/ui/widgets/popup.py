"""A floating list under an input: shadow, rows, one of them current. UI thread.

It is a child of the window, not a Qt popup, so the keyboard stays in the input while the list is
open; the input passes the arrow keys on.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import hair_line, rounded, shadow

PaintRow = Callable[[QPainter, QRect, int, bool], None]
MARGIN = 10


class FloatingList(QWidget):
    """Rows painted by a callback `(painter, box, row, current)`, at most `most` shown.

    `picked` carries the row chosen by mouse or `pick_current`. With `separate_last` a rule stands
    above the last row.
    """

    picked = Signal(int)
    moved = Signal(int)

    def __init__(
        self, anchor: QWidget, paint_row: PaintRow, *, row_height: int, most: int = 8
    ) -> None:
        super().__init__(anchor)
        self._anchor, self._paint_row = anchor, paint_row
        self._row_height, self._most = row_height, most
        self._count = 0
        self._first = 0
        self._separate_last = False
        self.current = -1
        anchor.destroyed.connect(self.deleteLater)
        theme().changed.connect(self._restyle)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()

    def show_rows(self, count: int, *, current: int = 0, separate_last: bool = False) -> None:
        """Open with `count` rows; none closes it."""
        self._count, self._separate_last = count, separate_last
        self._first = 0
        self.current = min(current, count - 1)
        if not count:
            self.close_list()
            return
        window = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self.moved.emit(self.current)
        self.update()

    def close_list(self) -> None:
        """Close without picking."""
        self.hide()

    def step(self, by: int) -> None:
        """Move the current row, stopping at both ends."""
        if not self._count:
            return
        self.current = min(max(self.current + by, 0), self._count - 1)
        shown = self._shown()
        if self.current < self._first:
            self._first = self.current
        elif self.current >= self._first + shown:
            self._first = self.current - shown + 1
        self.moved.emit(self.current)
        self.update()

    def pick_current(self) -> bool:
        """Pick the current row; False when the list is closed or empty."""
        if not self.isVisible() or self.current < 0:
            return False
        self.hide()
        self.picked.emit(self.current)
        return True

    def _shown(self) -> int:
        return min(self._count, self._most)

    def _pad(self) -> int:
        return theme().px(5)

    def _rule(self) -> int:
        return theme().px(9) if self._separate_last and self._count > 1 else 0

    def _place(self) -> None:
        look = theme()
        window = self._anchor.window()
        corner = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + look.px(9)))
        height = self._shown() * look.px(self._row_height) + 2 * self._pad() + self._rule()
        box = QRect(corner.x(), corner.y(), self._anchor.width(), height)
        above = self._anchor.mapTo(window, QPoint(0, 0)).y() - look.px(9) - height
        if box.bottom() > window.height() - MARGIN and above > 0:
            box.moveTop(above)
        self.setGeometry(box.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))

    def _restyle(self) -> None:
        if self.isVisible():
            self._place()

    def _card(self) -> QRect:
        return self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _row_box(self, place: int) -> QRect:
        card, height = self._card(), theme().px(self._row_height)
        top = card.top() + self._pad() + place * height
        if self._rule() and self._first + place == self._count - 1:
            top += self._rule()
        return QRect(card.left() + self._pad(), top, card.width() - 2 * self._pad(), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        card = self._card()
        shadow(painter, card, look.px(8))
        edge = look.color("line2")
        rounded(painter, card, look.px(8), look.color("raised"), edge, look.line_width)
        for place in range(self._shown()):
            row = self._first + place
            box = self._row_box(place)
            if row == self.current:
                ground = look.color("sel")
                rim = look.color("nila") if look.high_contrast else None
                rounded(painter, box, look.px(6), ground, rim, 2)
            if self._rule() and row == self._count - 1:
                middle = box.top() - self._rule() // 2 - 1
                hair_line(painter, card.left() + 1, middle, card.right(), middle)
            self._paint_row(painter, box, row, row == self.current)
        if self._count > self._shown():
            self._paint_thumb(painter, card)

    def _paint_thumb(self, painter: QPainter, card: QRect) -> None:
        """How far down the list is: a hint, the keys do the scrolling."""
        look = theme()
        track = card.height() - 2 * self._pad()
        height = max(look.px(20), track * self._shown() // self._count)
        share = self._first / (self._count - self._shown())
        top = card.top() + self._pad() + round((track - height) * share)
        thumb = QRect(card.right() - look.px(5), top, look.px(4), height)
        rounded(painter, thumb, look.px(2), look.color("control"))

    def _row_at(self, point: QPoint) -> int:
        for place in range(self._shown()):
            if self._row_box(place).contains(point):
                return self._first + place
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row >= 0 and row != self.current:
            self.current = row
            self.moved.emit(row)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row >= 0:
            self.current = row
            self.pick_current()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.step(-1 if event.angleDelta().y() > 0 else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
