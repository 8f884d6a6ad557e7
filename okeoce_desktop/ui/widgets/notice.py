"""Notices in place and pills: a state is a colour, an icon and a word, always together."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.label import IconMark, Label
from okeoce_desktop.ui.widgets.paint import column, icon, rounded, row

STATES: dict[str, tuple[str, str, str]] = {
    "ok": ("circle-check", "daun_ink", "daun_t"),
    "info": ("info", "toska_ink", "toska_t"),
    "warn": ("triangle-alert", "kunyit_ink", "kunyit_t"),
    "error": ("circle-x", "cabai_ink", "cabai_t"),
    "neutral": ("info", "ink2", "sunken"),
}


class Notice(QWidget):
    """A tinted sentence with an icon, an optional heading and one optional action.

    `state` is ok, info, warn, error or neutral. `acted` fires when the action is pressed, also by
    its key through the panel. Wraps; about 40 logical px with one line.
    """

    acted = Signal()

    def __init__(
        self,
        text: str,
        state: str = "info",
        *,
        icon: str = "",
        heading: str = "",
        action: str = "",
        key: Shortcut | str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._own_icon = icon
        mark, tone, _ = STATES[state]
        self._mark = IconMark(icon or mark, tone, 18)
        self._heading = Label(heading, "smalls", tone, wrap=True)
        self._text = Label(text, "small", "ink2" if heading else tone, wrap=True)
        if not heading:
            # Only ever hide here: showing a label without a parent opens a window of its own.
            self._heading.hide()
        words = column(gap=2)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        layout = row(self, (13, 10, 13, 10), 10)
        align = Qt.AlignmentFlag.AlignTop if heading else Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(self._mark, 0, align)
        layout.addLayout(words, 1)
        self.action: Button | None = None
        if action:
            self.action = Button(action, Kind.QUIET, key=key, height=22)
            self.action.set_tone(tone)
            self.action.clicked.connect(self.acted)
            layout.addWidget(self.action)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def set_notice(self, text: str, state: str, *, heading: str = "", icon: str = "") -> None:
        """Change words and state."""
        mark, tone, _ = STATES[state]
        self._state = state
        self._mark.set_icon(icon or self._own_icon or mark, tone)
        self._heading.setText(heading)
        self._heading.set_tone(tone)
        self._heading.setVisible(bool(heading))
        self._text.set_tone("ink2" if heading else tone)
        self._text.setText(text)
        if self.action:
            self.action.set_tone(tone)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        _, tone, tint = STATES[self._state]
        edge = look.color(tone) if look.high_contrast else None
        rounded(QPainter(self), self.rect(), look.px(8), look.color(tint), edge, look.line_width)


class Pill(QWidget):
    """A word with an icon on a tint, 24 high; never focusable."""

    def __init__(
        self, text: str, state: str = "neutral", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._state, self._icon = text, state, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_pill(self, text: str, state: str, *, icon: str = "") -> None:
        """Change words, state and icon."""
        self._text, self._state, self._icon = text, state, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        words = look.metrics("smallm").horizontalAdvance(self._text)
        return QSize(words + look.px(14 + 5 + 18), look.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        mark, tone, tint = STATES[self._state]
        edged = look.high_contrast or (self._state == "neutral" and look.name == "dark")
        edge = look.color(tone if look.high_contrast else "line2") if edged else None
        rounded(painter, self.rect(), self.height() / 2, look.color(tint), edge)
        icon(painter, self._icon or mark, tone, look.px(8), self.height() / 2, 14)
        painter.setFont(look.font("smallm"))
        painter.setPen(look.color(tone))
        box = QRect(look.px(27), 0, self.width() - look.px(27), self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self._text)
