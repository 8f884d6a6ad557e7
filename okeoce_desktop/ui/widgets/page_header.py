"""Title of a page with its commands. UI thread; sizes in logical px."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.keys import KEY_STAYS
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import column, row


class PageHeader(QWidget):
    """Title and one line below; put buttons 36 high into `buttons`, most needed first.

    Where type is large or the window narrow, buttons that do not fit beside the title leave from
    the end; their keys keep working.
    """

    def __init__(self, title: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "title")
        self._line = Label(line, "small", "ink3", elide=True)
        self._words = (line, line)
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        layout = row(self, gap=8)
        layout.addLayout(words, 1)
        self.buttons = row(gap=8)
        layout.addLayout(self.buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_line(self, line: str, short: str = "") -> None:
        """Change the line below the title; `short` stands in where the whole does not fit."""
        self._words = (line, short or line)
        self._fit_line()

    def _fit_line(self) -> None:
        whole, short = self._words
        fits = theme().metrics("small").horizontalAdvance(whole) <= self._line.width()
        words = whole if fits else short
        if words != self._line.full_text():
            self._line.setText(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._title.minimumSizeHint().width(), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        # Room for the buttons whether they are there or not: shedding one moves nothing below.
        words = self._title.sizeHint().height() + self._line.sizeHint().height()
        return QSize(theme().px(400), max(words, theme().px(36)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shed()
        self._fit_line()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._shed()
            self._fit_line()
        return super().event(event)

    def _shed(self) -> None:
        room = self.width() - self._title.sizeHint().width()
        gap = theme().gap(8)
        for at in range(self.buttons.count()):
            item = self.buttons.itemAt(at)
            button = item.widget() if item else None
            if button is None or (button.isHidden() and not button.property(KEY_STAYS)):
                continue
            room -= button.sizeHint().width() + gap
            shed = room < 0
            if shed != bool(button.property(KEY_STAYS)):
                button.setProperty(KEY_STAYS, shed)
                button.setVisible(not shed)
