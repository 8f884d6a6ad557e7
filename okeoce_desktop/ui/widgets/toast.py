"""The toast: what was just done, and the way back. UI thread; one at a time, 38 logical px high."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import icon, rounded, shadow, tell_cut

LIFE_MS = 8000
RISE_MS = 140
RISE_PX = 8
MARGIN = 10


class Toast(QWidget):
    """Shows `text` for 8 s; the life line stops while pointer or focus is on it.

    Enter, Space or a click undoes while it is shown; Ctrl+Z is the window's and works afterwards
    too. `expired` fires when it leaves by itself.
    """

    expired = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ring = "gap"
        self._text = self._undo_label = ""
        self._on_undo: Callable[[], None] | None = None
        self._left = 0
        self._widest = 0
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(40)
        self._tick.timeout.connect(self._on_tick)
        self._rest = QPoint()
        self._shown_ms = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.hide()

    def show_text(
        self,
        text: str,
        undo_label: str,
        on_undo: Callable[[], None] | None,
        *,
        middle_bottom: QPoint,
        widest: int,
    ) -> None:
        """Replace whatever is shown, and stand as in `settle`."""
        self._text, self._undo_label, self._on_undo = text, undo_label, on_undo
        self._left = LIFE_MS
        self._shown_ms = 0
        self.setAccessibleName(text)
        self.setAccessibleDescription(undo_label)
        # Imported here: its enumerations take 2 ms, and no window opens with a toast.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._clock.start()
        self._tick.start()
        self.settle(middle_bottom, widest)  # never seen, nor under the pointer, anywhere else
        self.show()
        self.raise_()
        self.update()

    def settle(self, middle_bottom: QPoint, widest: int) -> None:
        """Stand with the card's lower edge centred on this point of the parent, and no wider than
        that: of a long name the middle is left out.
        """
        self._widest = widest
        size = self.sizeHint()
        self.resize(size)  # the type may have grown since it was shown
        self._rest = middle_bottom - QPoint(size.width() // 2, size.height() - MARGIN)
        self._move()

    def undo(self) -> bool:
        """Undo if there is something to undo; True when it was done."""
        action, self._on_undo = self._on_undo, None
        self.leave()
        if action is None:
            return False
        action()
        return True

    def leave(self) -> None:
        """Go now."""
        self._tick.stop()
        self.hide()

    def _words(self) -> int:
        words = theme().metrics("medium").horizontalAdvance(self._text)
        return max(min(words, self._widest - self._around()), 0)

    def _around(self) -> int:
        """The width of the card without its words."""
        look = theme()
        width = look.px(16 + 18 + 12) + look.px(20)
        if self._undo_label:
            width += look.px(16) + look.metrics("strong").horizontalAdvance(self._undo_label)
            width += look.px(8) + look.metrics("cap").horizontalAdvance(Shortcut.UNDO.cap)
            width += look.px(18)
        return width

    def sizeHint(self) -> QSize:
        width = self._around() + self._words()
        return QSize(width + 2 * MARGIN, theme().px(38) + 2 * MARGIN)

    def _card(self) -> QRect:
        return self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _held(self) -> bool:
        return self.underMouse() or self.hasFocus()

    def _on_tick(self) -> None:
        passed = int(self._clock.restart())
        self._shown_ms += passed
        self._move()
        if not self._held():
            self._left -= passed
        if self._left <= 0:
            self.leave()
            self.expired.emit()
            return
        self.update()

    def _move(self) -> None:
        rise = 0.0
        if not theme().reduced_motion and self._shown_ms < RISE_MS:
            rise = RISE_PX * (1 - self._shown_ms / RISE_MS)
        self.move(self._rest + QPoint(0, round(rise)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        card = self._card()
        shadow(painter, card, look.px(8))
        edge = look.color("toast_ink") if look.high_contrast else None
        rounded(painter, card, look.px(8), look.color("toast"), edge)
        middle = card.center().y() + 1
        x = card.x() + look.px(16)
        tone = "toast_ink" if look.high_contrast else "daun" if look.name == "dark" else "daun_t"
        icon(painter, "circle-check", tone, x, middle, 18)
        x += look.px(18 + 12)
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(look.font("medium"))
        painter.setPen(look.color("toast_ink"))
        words, metrics = self._text, look.metrics("medium")
        if metrics.horizontalAdvance(words) > self._words():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, self._words())
        tell_cut(self, self._text, cut=words != self._text)
        painter.drawText(QRect(x, card.y(), self._words() + 4, card.height()), align, words)
        x += self._words() + look.px(20)
        share = max(0.0, self._left / LIFE_MS)
        line = card.width() - look.px(16)
        bar = QRect(card.x() + look.px(8), card.bottom() - 2, round(line * share), 2)
        painter.fillRect(bar, look.color("toast_link"))
        if not self._undo_label:
            return
        painter.fillRect(
            x, card.y() + look.px(9), 1, card.height() - look.px(18), look.color("ink3")
        )
        x += look.px(16)
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("toast_link"))
        painter.drawText(QRect(x, card.y(), card.width(), card.height()), align, self._undo_label)
        x += look.metrics("strong").horizontalAdvance(self._undo_label) + look.px(8)
        painter.setFont(look.font("cap"))
        painter.setPen(look.color("toast_ink"))
        painter.drawText(QRect(x, card.y(), card.width(), card.height()), align, Shortcut.UNDO.cap)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.undo()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._undo_label and self._card().contains(event.position().toPoint()):
            self.undo()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()
