"""A check box with a second line. UI thread; painted, because a style sheet drops the mark."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import icon, rounded, text


class Check(QAbstractButton):
    """Space and a click toggle it (`toggled(bool)`); 20 high, 40 with a second line."""

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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
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

    def sizeHint(self) -> QSize:
        look = theme()
        words = max(
            look.metrics("body").horizontalAdvance(self.text()),
            look.metrics("small").horizontalAdvance(self._detail),
        )
        return QSize(words + look.px(34), look.px(40 if self._detail else 22))

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
        line = QRect(left, look.px(1), self.width() - left, side)
        text(painter, line, self.text(), "body", "ink" if self.isEnabled() else "ink3")
        if self._detail:
            below = QRect(left, look.px(20), self.width() - left, look.px(19))
            text(painter, below, self._detail, "small", "ink3")
