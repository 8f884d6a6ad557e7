"""Cards and page parts: the one level of boxes on a page. UI thread; sizes in logical px."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.icons import draw_mark
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.label import IconMark, Label
from okeoce_desktop.ui.widgets.paint import column, real_margins, rounded, row


class Card(QWidget):
    """A bordered surface, radius 10. Fill `body`; children must stay inside its padding.

    A radius does not clip children, so a card whose child reaches the edge (a table) is `flush`:
    its body starts right inside the edge, and a heading and a foot own the corners.
    """

    def __init__(
        self,
        *,
        padding: int = 16,
        gap: int = 8,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flush = flush
        around = 0 if flush else padding
        self.body = column(self, (around, around, around, around), 0 if flush else gap)
        if flush:
            self._hug_edge()
            theme().changed.connect(self._hug_edge)

    def _hug_edge(self) -> None:
        line = theme().line_width
        real_margins(self.body, line, line, line, line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        edge = look.color("line")
        rounded(
            QPainter(self), self.rect(), look.px(10), look.color("surface"), edge, look.line_width
        )


class Heading(QWidget):
    """A card or section heading: title, a quiet remark after it, one at the right end."""

    def __init__(
        self,
        title: str,
        *,
        remark: str = "",
        right: str = "",
        role: str = "head",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Label(title, role)
        self._remark = Label(remark, "small", "ink3", elide=True)
        self._right = Label(right, "small", "ink3")
        layout = row(self, gap=10)
        layout.addWidget(self._title)
        layout.addWidget(self._remark, 1)
        layout.addWidget(self._right)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_remark(self, text: str) -> None:
        """Words after the title."""
        self._remark.setText(text)

    def set_right(self, text: str) -> None:
        """Words at the right end."""
        self._right.setText(text)


class _KawungFlower(QWidget):
    """The only ornament of a working screen: one unit in tints, two faint ones beside it."""

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(120), look.px(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        big, small = look.px(56), look.px(20)
        middle = self.rect().center()
        draw_mark(painter, QRectF(middle.x() - big / 2, middle.y() - big / 2, big, big), "nila_t")
        left = QRectF(middle.x() - look.px(60), middle.y() - look.px(34), small, small)
        draw_mark(painter, left, "line", faint=True)
        right = QRectF(middle.x() + look.px(37), middle.y() + look.px(13), small, small)
        draw_mark(painter, right, "line", faint=True)


class EmptyState(QWidget):
    """Nothing here yet: a fact, what will appear, actions, and one helpful next fact."""

    def __init__(
        self,
        fact: str,
        explanation: str = "",
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = column(self, (20, 20, 20, 20), 6)
        layout.addStretch(2)
        layout.addWidget(_KawungFlower(), 0, centre)
        layout.addSpacing(theme().px(10))
        self._fact = Label(fact, "title")
        layout.addWidget(self._fact, 0, centre)
        self._explanation = Label(explanation, "body", "ink2", wrap=True)
        self._explanation.setAlignment(centre)
        if not explanation:
            self._explanation.hide()
        layout.addWidget(self._explanation, 0, centre)
        self.buttons = row(gap=10)
        layout.addSpacing(theme().px(6))
        layout.addLayout(self.buttons)
        layout.setAlignment(self.buttons, centre)
        self._hint = QWidget()
        line = row(self._hint, (0, 10, 0, 0), 8)
        line.addWidget(IconMark("info", "ink3", 16))
        self._hint_text = Label(hint, "small", "ink3")
        line.addWidget(self._hint_text)
        if not hint:
            self._hint.hide()
        layout.addWidget(self._hint, 0, centre)
        layout.addStretch(3)
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        # An aligned, wrapped label gets the height of one line from its layout.
        width = theme().px(460)
        self._explanation.ensurePolished()
        self._explanation.setFixedSize(width, self._explanation.heightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def set_words(self, fact: str, explanation: str = "", hint: str = "") -> None:
        """Change the words."""
        self._fact.setText(fact)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
        self._fit()
        self._hint_text.setText(hint)
        self._hint.setVisible(bool(hint))
