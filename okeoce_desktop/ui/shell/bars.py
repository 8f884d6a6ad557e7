"""Top bar and status bar. UI thread; 64 and 30 logical px high."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.label import Label, Surface
from okeoce_desktop.ui.widgets.paint import column, icon, rounded, row, text
from okeoce_desktop.ui.widgets.search_box import SearchBox


class TopBar(Surface):
    """Search box; date, city and code; clock. The composition root says the time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent)
        self.search = SearchBox()
        self._date = Label("", "smallm", "ink2")
        self._city = Label("", "small", "ink3")
        self._clock = Label("", "bigname")
        right = Qt.AlignmentFlag.AlignRight
        self._where = QWidget()
        where = column(self._where, gap=6)
        where.addStretch(1)
        where.addWidget(self._date, 0, right)
        where.addWidget(self._city, 0, right)
        where.addStretch(1)
        layout = row(self, (20, 1, 20, 0), 16, full=True)
        layout.addWidget(self.search, 0)
        layout.addStretch(1)
        layout.addWidget(self._where)
        layout.addWidget(self._clock)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(600), theme().px(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(64))

    def set_time(self, date: str, clock: str) -> None:
        """Already formatted: "Selasa, 24 November" and "09.42"."""
        self._date.setText(date)
        self._clock.setText(clock)

    def set_city(self, city_and_code: str) -> None:
        """For example "Jakarta Selatan 31.74.01"."""
        self._city.setText(city_and_code)

    def set_narrow(self, narrow: bool) -> None:
        """Leave only the clock beside the search box."""
        self._where.setVisible(not narrow)


class StateButton(QAbstractButton):
    """Icon and words of a state in the status bar; pressing it leads to the details."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = "hug"
        self._name = name
        self._icon = self._strong = self._rest = ""
        self._tone = "ink2"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_state(self, icon: str, tone: str, words: str, rest: str = "") -> None:
        """Icon, token of icon and words, the words (500), and quiet words after them."""
        self._icon, self._tone, self._strong, self._rest = icon, tone, words, rest
        spoken = f"{words}, {rest}" if rest else words
        self.setAccessibleName(f"{self._name}: {spoken}" if words else self._name)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        width = look.px(16 + 6 + 4) + look.metrics("smallm").horizontalAdvance(self._strong)
        if self._rest:
            width += look.px(7) + look.metrics("small").horizontalAdvance(self._rest)
        return QSize(width, look.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24), theme().px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self.underMouse():
            rounded(painter, self.rect().adjusted(-2, 0, 2, 0), look.px(4), look.color("hover"))
        icon(painter, self._icon, self._tone, 0, self.height() / 2, 16)
        left = look.px(22)
        box = self.rect().adjusted(left, 0, 0, 0)
        text(painter, box, self._strong, "smallm", self._tone)
        if self._rest:
            used = look.metrics("smallm").horizontalAdvance(self._strong) + look.px(7)
            text(painter, box.adjusted(used, 0, 0, 0), self._rest, "small", "ink2")


class StatusBar(Surface):
    """Sync state, count needing attention, key hints. Nothing in it ever moves anything else."""

    sync_pressed = Signal()
    attention_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent)
        self.sync = StateButton(self.tr("Keadaan sinkron"))
        self.attention = StateButton(self.tr("Perlu dicek"))
        self.sync.clicked.connect(self.sync_pressed)
        self.attention.clicked.connect(self.attention_pressed)
        self.attention.hide()
        self._hints = row(gap=12)
        self._hint_boxes: list[QWidget] = []
        layout = row(self, (20, 1, 20, 0), 14, full=True)
        layout.addWidget(self.sync)
        layout.addWidget(self.attention)
        layout.addStretch(1)
        layout.addLayout(self._hints)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(600), theme().px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(30))

    def set_hints(self, hints: list[tuple[Shortcut, str]]) -> None:
        """Key and short words, most important last: narrow windows keep only the last."""
        for old in self._hint_boxes:
            self._hints.removeWidget(old)
            old.deleteLater()
        self._hint_boxes = []
        for shortcut, words in hints:
            box = QWidget()
            inner = row(box, gap=7)
            inner.addWidget(Label(shortcut.cap, "smallm", "ink2"))
            inner.addWidget(Label(words, "small", "ink3"))
            self._hints.addWidget(box)
            self._hint_boxes.append(box)

    def set_narrow(self, narrow: bool) -> None:
        """Keep only the last hint."""
        for box in self._hint_boxes[:-1]:
            box.setVisible(not narrow)

    def set_attention(self, count: int) -> None:
        """How many things need attention; 0 hides the words."""
        words = self.tr("{count} perlu dicek").format(count=count)
        self.attention.show_state("triangle-alert", "kunyit_ink", words)
        self.attention.setVisible(count > 0)
