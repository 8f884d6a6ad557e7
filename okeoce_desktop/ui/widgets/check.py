"""A check box with a second line. UI thread; painted, because a style sheet drops the mark."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import icon, rounded, tell_cut, text


class Check(QAbstractButton):
    """Space and a click toggle it (`toggled(bool)`); 22 high, 40 with a second line.

    A label that does not fit wraps to a second line of its own.
    """

    def __init__(self, label: str, *, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = "gap"
        self._detail = detail
        self._state = "normal"
        self.setText(label)
        self.setAccessibleName(label)
        self.setAccessibleDescription(detail)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_detail(self, detail: str) -> None:
        """Change the second line; give one from the start if there will ever be one."""
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def set_state(self, state: str) -> None:
        """ "error" marks a box that must be ticked before saving; "normal" otherwise."""
        self._state = state
        self.update()

    def _label_lines(self, width: int) -> int:
        look = theme()
        room = width - look.px(30)
        return 1 if look.metrics("body").horizontalAdvance(self.text()) <= room else 2

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme()
        lines = look.px(20) * self._label_lines(width)
        return lines + look.px(20 if self._detail else 2)

    def sizeHint(self) -> QSize:
        look = theme()
        words = max(
            look.metrics("body").horizontalAdvance(self.text()),
            look.metrics("small").horizontalAdvance(self._detail),
        )
        width = words + look.px(30) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = look.px(20)
        box = QRect(0, look.px(1), side, side)
        checked = self.isChecked()
        ground = "nila" if checked else "hover" if self.underMouse() else "surface"
        edge = "cabai" if self._state == "error" else "nila" if checked else "control"
        width = look.line_width + (1 if self._state == "error" else 0)
        rounded(painter, box, look.px(4), look.color(ground), look.color(edge), width)
        if checked:
            inset = (side - look.px(16)) / 2
            icon(painter, "check", "on_nila", inset, box.top() + side / 2, 16)
        left = side + look.px(10)
        room = self.width() - left
        lines = self._label_lines(self.width())
        tone = "ink" if self.isEnabled() else "ink3"
        if lines == 1:
            text(painter, QRect(left, look.px(1), room, side), self.text(), "body", tone)
        else:
            painter.setFont(look.font("body"))
            painter.setPen(look.color(tone))
            wrap = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(QRect(left, look.px(1), room, lines * side), wrap, self.text())
        if self._detail:
            below = QRect(left, lines * side, room, look.px(19))
            text(painter, below, self._detail, "small", "ink3")
            wide = look.metrics("small").horizontalAdvance(self._detail)
            tell_cut(self, self._detail, cut=wide > room)
