"""Sentences of the panel that can be acted on. UI thread."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button
from okeoce_desktop.ui.widgets.label import IconMark, Label
from okeoce_desktop.ui.widgets.notice import STATES
from okeoce_desktop.ui.widgets.paint import column, icon, rounded, row


class Link(QAbstractButton):
    """A sentence that leads somewhere; wraps."""

    def __init__(self, words: str, tone: str) -> None:
        super().__init__()
        self.ring = "gap"
        self._tone = tone
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words_box(self, width: int) -> QRect:
        look = theme()
        left = look.px(18) + look.gap(10)
        room = QRect(left, 0, max(width - left - look.px(4), 1), 1000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        return look.metrics("smallm").boundingRect(room, wrap, self.text())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words_box(width).height() + theme().px(8)

    def sizeHint(self) -> QSize:
        width = theme().px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            rounded(painter, self.rect(), look.px(6), look.color("hover"))
        icon(painter, "arrow-right", self._tone, look.px(2), look.px(13), 14)
        font = look.font("smallm")
        painter.setFont(font)
        painter.setPen(look.color(self._tone))
        box = self._words_box(self.width()).translated(0, look.px(4))
        box.setRight(self.width())
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class Offer(QWidget):
    """Something to say and one thing to do about it, below; tinted by its state."""

    acted = Signal()

    def __init__(
        self, state: str, icon_name: str, action: str, key: Shortcut, *, text: str = ""
    ) -> None:
        super().__init__()
        self._state = state
        _, tone, _ = STATES[state]
        self._heading = Label("", "smalls", tone, wrap=True)
        self._heading.hide()
        self._text = Label(text, "small", "ink2", wrap=True)
        self.action = Button(action, key=key, height=34)
        self.action.clicked.connect(self.acted)
        words = column(gap=2)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        words.addSpacing(theme().gap(6))
        words.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        layout = row(self, (13, 11, 13, 12), 10)
        layout.addWidget(IconMark(icon_name, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.hide()

    def offer(self, text: str, heading: str = "") -> None:
        """Shows these words; empty ones hide the whole."""
        self._text.setText(text)
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self.setVisible(bool(text))

    def text(self) -> str:
        """The words shown."""
        return " ".join(filter(None, (self._heading.text(), self._text.text())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        _, tone, tint = STATES[self._state]
        edge = look.color(tone) if look.high_contrast else None
        rounded(QPainter(self), self.rect(), look.px(8), look.color(tint), edge, look.line_width)
