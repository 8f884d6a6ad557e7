"""A short list to read: icon, words, a time at the right. Painted in one piece. UI thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import hair_line, icon, text

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `strong` stands before `text`; `second` below both; `note` left of `right`."""

    icon: str
    text: str
    right: str = ""
    strong: str = ""
    second: str = ""
    tone: str = "ink2"
    note: str = ""
    note_icon: str = ""


class LineList(QWidget):
    """Lines one below the other, never focusable; their words are its accessible description.

    `ruled` draws a rule between lines and pads both sides, for a card; else lines stand free.
    """

    def __init__(
        self, name: str, *, height: int = 29, ruled: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._height, self._ruled = height, ruled
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Replace all lines."""
        if lines == self._lines:
            return
        self._lines = lines
        self.setAccessibleDescription("; ".join(map(_spoken, lines)))
        self.updateGeometry()
        self.update()

    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._lines

    def _line_height(self, line: Line) -> int:
        return theme().px(self._height + (18 if line.second else 0))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), sum(map(self._line_height, self._lines)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme().px(16) if self._ruled else 0
        top = 0
        for number, line in enumerate(self._lines):
            height = self._line_height(line)
            if self._ruled and number:
                hair_line(painter, 0, top, self.width(), top)
            self._paint_line(painter, QRect(side, top, self.width() - 2 * side, height), line)
            top += height

    def _paint_line(self, painter: QPainter, box: QRect, line: Line) -> None:
        look = theme()
        first = QRect(box.x(), box.y(), box.width(), look.px(self._height))
        middle = first.y() + first.height() / 2
        icon(painter, line.icon, line.tone, first.x(), middle, 18 if self._ruled else 16)
        left = first.x() + look.px(28 if self._ruled else 26)
        right = first.right() + 1
        if line.right:
            room = look.metrics("small").horizontalAdvance(line.right)
            text(painter, QRect(right - room, first.y(), room, first.height()), line.right, "small",
                 "ink3", _RIGHT)  # fmt: skip
            right -= room + look.px(12)
        if line.note and not look.compact:
            room = look.metrics("small").horizontalAdvance(line.note)
            note = QRect(right - room, first.y(), room, first.height())
            text(painter, note, line.note, "small", "ink3", _RIGHT)
            right -= room + look.px(10) + look.px(16)
            icon(painter, line.note_icon, "ink3", right, middle, 16)
            right -= look.px(12)
        if line.strong:
            room = min(look.metrics("strong").horizontalAdvance(line.strong) + 1, right - left)
            strong = QRect(left, first.y(), room, first.height())
            text(painter, strong, line.strong, "strong", "ink")
            left += room + look.px(10)
        role, tone = ("body", "ink2") if line.strong else ("small", "ink")
        if right - left > look.px(24):
            words = QRect(left, first.y(), right - left, first.height())
            text(painter, words, line.text, role, tone)
        if line.second:
            left = first.x() + look.px(26)
            below = QRect(left, first.bottom() - look.px(4), box.right() - left, look.px(18))
            text(painter, below, line.second, "small", "ink3")

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            top = 0
            for line in self._lines:
                top += self._line_height(line)
                if event.pos().y() < top:
                    QToolTip.showText(event.globalPos(), _spoken(line), self)
                    break
            return True
        return super().event(event)


def _spoken(line: Line) -> str:
    return ", ".join(filter(None, (line.strong, line.text, line.second, line.note, line.right)))
