"""The side panel: a scrolling body and a fixed foot with the main action. UI thread.

372 logical px wide at font scale 1, 452 real px from 1.25 on; padding 20. Its place never changes.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.keys import press_key
from okeoce_desktop.ui.widgets.label import Label, Surface
from okeoce_desktop.ui.widgets.paint import column, hair_line, real_margins, row, space
from okeoce_desktop.ui.widgets.scroll import ScrollColumn

PADDING = 20


def panel_width() -> int:
    """Width of the panel at the font scale in force."""
    look = theme()
    return 452 if look.compact else look.px(372)


class _Foot(Surface):
    """The foot shows a rule only while the body scrolls under it."""

    def __init__(self) -> None:
        super().__init__("surface")
        self.ruled = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.ruled:
            hair_line(QPainter(self), 0, 0, self.width(), 0)


class SidePanel(Surface):
    """Fill `body` from the top; put buttons into `foot`, the main one 48 high and wide.

    Plain keys ("1", "T", "Enter") pressed while the focus is in the panel, and not in something
    typed into, press the button that shows them. Esc emits `close_requested`.
    """

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent)
        self._scroll = ScrollColumn()
        self.body = self._scroll.body
        self._foot = _Foot()
        self.foot = column(self._foot, gap=8)
        self._outer = outer = column(self)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._foot)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        # Real pixels: at large type the text needs the width more than the margins do.
        line = theme().line_width
        # The scroll bar stands in the margin: body and foot keep one right edge.
        bar = 12 if self._foot.ruled else 0
        real_margins(self.body, PADDING - line, 16, PADDING - bar, 12)
        real_margins(self.foot, PADDING - line, 10, PADDING, 16)
        real_margins(self._outer, line, 0, 0, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(panel_width(), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(panel_width(), self._foot.minimumSizeHint().height() + 120)

    def _on_range_changed(self, _low: int, high: int) -> None:
        self._foot.ruled = high > 0
        self._foot.update()
        self._restyle()

    def show_child(self, child: QWidget) -> None:
        """Scroll the body until `child` can be seen."""
        self._scroll.ensureWidgetVisible(child, 0, 24)

    def show_top(self) -> None:
        """Scroll the body back to its first line."""
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
            return
        if not press_key(self, event):
            super().keyPressEvent(event)


class PanelTitle(QWidget):
    """First line of a panel: what is being done, and "Esc tutup" at the right."""

    def __init__(
        self, title: str, *, esc: str = "", large: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = row(self, gap=6)
        self._title = Label(
            title, "head" if large else "smalls", "ink" if large else "ink2", elide=True
        )
        layout.addWidget(self._title)
        layout.addStretch(1)
        self.right = row(gap=6)
        layout.addLayout(self.right)
        if esc:
            self.right.addWidget(Label(self.tr("Esc"), "smallm", "ink2"))
            self.right.addWidget(Label(esc, "small", "ink3"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)


class Facts(QWidget):
    """A few facts side by side, caption above value; one to a line at large type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[tuple[str, str]] = []
        self._stacked = theme().compact
        self._layout = row(self, gap=16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._restyle)

    def set_facts(self, facts: list[tuple[str, str]]) -> None:
        """Replace all facts (caption, value); the last one is at the right edge."""
        self._facts = facts
        self._rebuild()

    def _restyle(self) -> None:
        if self._stacked != theme().compact:
            self._stacked = theme().compact
            self._rebuild()

    def _rebuild(self) -> None:
        while item := self._layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(down if self._stacked else across)
        space(self._layout, gap=2 if self._stacked else 16)
        for number, (caption, value) in enumerate(self._facts):
            if self._stacked:
                self._layout.addWidget(FactLine(caption, value))
                continue
            if number:
                self._layout.addStretch(1)
            box = QWidget()
            inner = column(box, gap=0)
            inner.addWidget(Label(caption, "small", "ink3", elide=True))
            inner.addWidget(Label(value, "smalls", elide=True))
            self._layout.addWidget(box)


class FactLine(QWidget):
    """One fact on one line: caption left, value right."""

    def __init__(self, caption: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, gap=12)
        self._value = Label(value, "smalls", elide=True)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.addWidget(Label(caption, "small", "ink3"))
        layout.addWidget(self._value, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: str) -> None:
        """Change the value."""
        self._value.setText(value)
