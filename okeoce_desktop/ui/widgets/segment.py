"""A segment control: a few values in one track, with counts for filters or keys for questions."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.keys import key_name
from okeoce_desktop.ui.widgets.paint import cap_width, key_cap, rounded


@dataclass(frozen=True, slots=True)
class Part:
    """One value: `count` (already formatted) follows the label, `key` stands in a cap before it."""

    value: object
    label: str
    count: str = ""
    key: str = ""


class Segment(QWidget):
    """Exactly one part, or none before the first answer, is chosen.

    Left and right move, a part's own key chooses, Home and End jump. `wide` shares the width
    equally (form questions, 40 high); otherwise each part is as wide as its words (36 high).
    `changed` carries the value and fires only for answers of the user that change it.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        parts: list[Part],
        *,
        wide: bool = False,
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ring = "gap"
        self._wide = wide
        self._height = height or (40 if wide else 36)
        self._parts = parts
        self._at = -1
        self._hover = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        horizontal = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: list[Part]) -> None:
        """Replace labels or counts, keeping the value when it is still there."""
        value = self.value()
        self._parts = parts
        self._at = -1
        self.set_value(value)
        self.updateGeometry()

    def value(self) -> object | None:
        """The chosen value, or None."""
        return self._parts[self._at].value if self._at >= 0 else None

    def set_value(self, value: object | None) -> None:
        """Choose without a signal; an unknown value or None clears."""
        found = (i for i, part in enumerate(self._parts) if part.value == value)
        self._at = next(found, -1) if value is not None else -1
        self._describe()
        self.update()

    def _describe(self) -> None:
        chosen = self._parts[self._at].label if self._at >= 0 else ""
        self.setAccessibleDescription(chosen)

    def _choose(self, at: int) -> None:
        if at == self._at or not 0 <= at < len(self._parts):
            return
        self._at = at
        self._describe()
        self.update()
        self.changed.emit(self._parts[at].value)

    def _part_width(self, part: Part) -> int:
        look = theme()
        width = look.metrics("strong").horizontalAdvance(part.label) + look.px(26)
        if part.count:
            width += look.metrics("cap").horizontalAdvance(part.count) + look.px(7)
        if part.key:
            width += cap_width(part.key) + look.px(8)
        return width

    def _boxes(self) -> list[QRect]:
        inset = theme().px(3)
        height = self.height() - 2 * inset
        boxes = []
        if self._wide:
            share = (self.width() - 2 * inset) / max(1, len(self._parts))
            for number in range(len(self._parts)):
                left = inset + round(number * share)
                boxes.append(QRect(left, inset, inset + round((number + 1) * share) - left, height))
            return boxes
        x = inset
        for part in self._parts:
            width = self._part_width(part)
            boxes.append(QRect(x, inset, width, height))
            x += width
        return boxes

    def sizeHint(self) -> QSize:
        look = theme()
        widths = [self._part_width(part) for part in self._parts] or [0]
        total = max(widths) * len(widths) if self._wide else sum(widths)
        return QSize(total + 2 * look.px(3), look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._wide:
            # In a narrow column the room around the words goes first.
            hint.setWidth(hint.width() - len(self._parts) * theme().px(14))
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        edge = look.color("control" if look.high_contrast else "line2")
        rounded(painter, self.rect(), look.px(8), look.color("sunken"), edge, look.line_width)
        for number, (part, box) in enumerate(zip(self._parts, self._boxes(), strict=True)):
            chosen = number == self._at
            filled = chosen and look.high_contrast
            if chosen:
                ground = look.color("nila" if filled else "raised")
                rounded(painter, box, look.px(6), ground, look.color("nila" if filled else "line2"))
            role = "strong" if chosen else "body"
            tone = "on_nila" if filled else "nila_ink" if chosen else "ink2"
            if not chosen and number == self._hover:
                tone = "ink"
            self._paint_part(painter, part, box, role, tone)

    def _paint_part(self, painter: QPainter, part: Part, box: QRect, role: str, tone: str) -> None:
        look = theme()
        label = look.metrics(role).horizontalAdvance(part.label)
        count = look.metrics("cap").horizontalAdvance(part.count) if part.count else 0
        width = label + (count + look.px(7) if count else 0)
        if part.key:
            width += cap_width(part.key) + look.px(8)
        x = box.x() + (box.width() - width) // 2
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if part.key:
            x += key_cap(painter, x, box.center().y() + 1, part.key) + look.px(8)
        painter.setFont(look.font(role))
        painter.setPen(look.color(tone))
        painter.drawText(QRect(x, box.y(), label + 4, box.height()), align, part.label)
        if part.count:
            painter.setFont(look.font("cap"))
            painter.setPen(look.color(tone if tone == "on_nila" else "ink2"))
            left = x + label + look.px(7)
            painter.drawText(QRect(left, box.y(), count + 4, box.height()), align, part.count)

    def _at_point(self, event: QMouseEvent) -> int:
        point = event.position().toPoint()
        return next((i for i, box in enumerate(self._boxes()) if box.contains(point)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._at_point(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at_point(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key()
        if pressed in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if pressed == Qt.Key.Key_Left else 1
            self._choose(min(max(self._at + step, 0), len(self._parts) - 1))
            return
        if pressed in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if pressed == Qt.Key.Key_Home else len(self._parts) - 1)
            return
        name = key_name(event)
        for number, part in enumerate(self._parts):
            if name and part.key == name:
                self._choose(number)
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
