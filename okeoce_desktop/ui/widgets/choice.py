"""One answer out of a few: large choices answered by a digit, and the grid that holds them."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.keys import key_name
from okeoce_desktop.ui.widgets.paint import cap_width, icon, key_cap, rounded, space, tell_cut, text


class Choice(QAbstractButton):
    """A choice: key cap, icon, label, and a check where there is room. 42 high, 64 with `detail`.

    `note` stands at the right end of the first line ("dipakai sekarang").
    """

    def __init__(
        self,
        label: str,
        *,
        key: str | None = None,
        icon: str = "",
        detail: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.ring = "gap"
        self._icon, self._detail, self._note = icon, detail, note
        self.setText(label)
        self.setAccessibleName(f"{label}, {detail}" if detail else label)
        self.setAccessibleDescription(key or "")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            # A button would take them for Tab; the grid knows where up and down are.
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        look = theme()
        width = look.px(10) + self._cap_space() + look.px(12)
        width += look.metrics("strong").horizontalAdvance(self.text())
        if self._icon and not look.compact:
            width += look.px(28)
        return QSize(width, look.px(64 if self._detail else 42 if not look.compact else 34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _cap_space(self) -> int:
        return cap_width(self.key) + theme().px(10) if self.key else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        chosen, hot = self.isChecked(), self.underMouse() and self.isEnabled()
        ground = "nila_t" if chosen else "hover" if hot else "surface"
        edge = "nila_ink" if chosen else "line2"
        width = look.line_width + 1 if chosen and look.high_contrast else look.line_width
        rounded(painter, self.rect(), look.px(6), look.color(ground), look.color(edge), width)
        tone = "nila_ink" if chosen else "ink" if self.isEnabled() else "ink3"
        x, middle = look.px(10), self.height() / 2
        if self.key:
            key_cap(painter, x, middle, self.key)
            x += self._cap_space()
        if self._icon and not look.compact:
            # At large type the label needs the room more than the picture.
            icon(painter, self._icon, tone if chosen else "ink2", x, middle, 18)
            x += look.px(27)
        right = self.width() - look.px(12)
        role = "strong" if chosen or self._detail else "body"
        words = look.metrics(role).horizontalAdvance(self.text())
        if self._detail:
            self._paint_two_lines(painter, x, right, tone)
            return
        tell_cut(self, self.text(), cut=words > right - x)
        text(painter, QRect(x, 0, right - x, self.height()), self.text(), role, tone)
        if chosen and x + words + look.px(8) + look.px(16) <= right + look.px(4):
            icon(painter, "check", tone, x + words + look.px(5), middle, 16)

    def _paint_two_lines(self, painter: QPainter, x: int, right: int, tone: str) -> None:
        look = theme()
        line, top = look.px(20), (self.height() - look.px(40)) // 2
        first = QRect(x, top, right - x, line)
        second = first.translated(0, line)
        if self._note:
            width = look.metrics("smallm").horizontalAdvance(self._note)
            words = look.metrics("strong").horizontalAdvance(self.text())
            # The value must stay readable: without room beside it the note goes below.
            beside = first if words + look.px(8) + width <= first.width() else second
            end = QRect(right - width, beside.y(), width, line)
            text(painter, end, self._note, "smallm", "nila_ink")
            beside.setRight(right - width - look.px(8))
        ink = "ink" if tone == "nila_ink" else tone
        text(painter, first, self.text(), "strong", ink)
        text(painter, second, self._detail, "small", "ink2" if self.isChecked() else "ink3")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a ChoiceGrid: `value` is what `chosen` carries."""

    value: object
    label: str
    icon: str = ""
    detail: str = ""
    note: str = ""


class ChoiceGrid(QWidget):
    """Choices numbered from 1, answered by their digit, arrows and Space, or the mouse.

    The last one spans the row when the number is odd. `chosen` fires on every answer by the user,
    also a repeated one. Digits work while the focus is in the grid and, through `press_key`, in the
    panel around it.
    """

    chosen = Signal(object)

    def __init__(self, name: str, *, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._columns = columns
        self._choices: list[tuple[Option, Choice]] = []
        self._grid = QGridLayout(self)
        space(self._grid, gap=8)

    def set_options(self, options: list[Option]) -> None:
        """Replace the answers; nothing is chosen afterwards."""
        for _, old in self._choices:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._choices = []
        for number, option in enumerate(options, 1):
            choice = Choice(
                option.label,
                key=str(number) if number <= 9 else None,
                icon=option.icon,
                detail=option.detail,
                note=option.note,
            )
            row, column = divmod(number - 1, self._columns)
            last_alone = number == len(options) and column == 0
            self._grid.addWidget(choice, row, column, 1, self._columns if last_alone else 1)
            choice.clicked.connect(self._on_choice_clicked)
            self._choices.append((option, choice))
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        if self._choices:
            self.setFocusProxy(self._choices[0][1])

    def value(self) -> object | None:
        """The chosen value, or None."""
        return next((option.value for option, choice in self._choices if choice.isChecked()), None)

    def set_value(self, value: object | None) -> None:
        """Choose without a signal; None clears, and Tab comes to the first one again."""
        if value is None and self._choices:
            self.setFocusProxy(self._choices[0][1])
        for option, choice in self._choices:
            choice.setChecked(value is not None and option.value == value)
            if choice.isChecked():
                self.setFocusProxy(choice)

    def _on_choice_clicked(self) -> None:
        sender = self.sender()
        for option, choice in self._choices:
            if choice is sender:
                self._answer(option)
                return

    def _answer(self, option: Option) -> None:
        self.set_value(option.value)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chosen.emit(option.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = key_name(event)
        if name.isdigit() and 1 <= int(name) <= len(self._choices):
            self._answer(self._choices[int(name) - 1][0])
            return
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        step = steps.get(event.key())
        at = next((i for i, (_, c) in enumerate(self._choices) if c.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        target = min(max(at + step, 0), len(self._choices) - 1)
        self._choices[target][1].setFocus(Qt.FocusReason.OtherFocusReason)
