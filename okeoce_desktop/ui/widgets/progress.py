"""A line of text with what is being done, how far it is, and a way to stop. UI thread."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import column, row


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, theme().px(5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("line"))
        if look.high_contrast:
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), look.color("surface"))
        if self.share is not None:
            width = round(self.width() * min(max(self.share, 0.0), 1.0))
            painter.fillRect(QRect(0, 0, width, self.height()), look.color("nila_ink"))


class ProgressLine(QWidget):
    """For anything over 400 ms: words, a bar when the end is known, and "Batalkan".

    `cancelled` fires once; the button then goes and the words of `set_words` stay.
    """

    cancelled = Signal()

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label(words, "small", "ink2", elide=True)
        self._bar = _Bar()
        self._cancel = Button(self.tr("Batalkan"), Kind.LINK, height=28)
        self._cancel.clicked.connect(self._on_cancel)
        top = row(gap=8)
        top.addWidget(self._words, 1)
        top.addWidget(self._cancel)
        layout = column(self, gap=4)
        layout.addLayout(top)
        layout.addWidget(self._bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """What is being done."""
        self._words.setText(words)

    def set_share(self, done: int, total: int) -> None:
        """How far it is; total 0 means unknown and draws no bar."""
        self._bar.share = done / total if total > 0 else None
        self._bar.update()

    def set_cancellable(self, possible: bool) -> None:
        """Show or hide the button."""
        self._cancel.setVisible(possible)

    def _on_cancel(self) -> None:
        self._cancel.hide()
        self.cancelled.emit()
