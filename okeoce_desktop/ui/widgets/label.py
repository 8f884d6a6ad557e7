"""Text in a type role and colour token, and the plain surfaces under it. UI thread."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from okeoce_desktop.ui.fonts import HEAD_FAMILY, ROLES, make_font
from okeoce_desktop.ui.stylesheet import set_state
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import hair_line, icon


class Label(QLabel):
    """Text in a role ("title", "small", ...) and tone ("ink", "ink3", ...), always plain text.

    `elide` cuts a long line with an ellipsis and shows the whole in a tool tip; `wrap` breaks it.
    `code` draws the slashed zero, for member numbers and receipts.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        *,
        wrap: bool = False,
        elide: bool = False,
        code: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self._full = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        if code or ROLES[role].family == HEAD_FAMILY:
            # Features and word spacing live on the widget; size and weight come from the sheet.
            self.setFont(make_font(role, 1.0, slashed_zero=code))
        self.setWordWrap(wrap)
        # An Arabic name too begins where every other one does.
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment(left | Qt.AlignmentFlag.AlignVCenter)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._full = text
        super().setText(text)
        if self._elide:
            self._fit()

    def full_text(self) -> str:
        """The text before any ellipsis."""
        return self._full

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        set_state(self, "tone", tone)

    def set_role(self, role: str) -> None:
        """Change the type role."""
        set_state(self, "role", role)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().px(24)), hint.height()) if self._elide else hint

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._elide:
            hint.setWidth(QFontMetrics(self.font()).horizontalAdvance(self._full) + 2)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        cut = metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        if cut != self.text():
            super().setText(cut)
            self.updateGeometry()
        self.setToolTip(self._full if cut != self._full else "")
        self.setAccessibleName(self._full)


class IconMark(QWidget):
    """A picture beside words: a Lucide icon in a token colour. Never focusable."""

    def __init__(
        self, name: str, tone: str = "ink2", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tone: str) -> None:
        """Change picture and colour; an empty name draws nothing and keeps the place."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            icon(painter, self._name, self._tone, 0, self.height() / 2, self._size)


class Surface(QWidget):
    """A plain ground in a colour token with rules on chosen edges ("t", "r", "b", "l")."""

    def __init__(
        self, token: str = "surface", edges: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._token, self._edges = token, edges

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(_event.rect(), theme().color(self._token))
        width, height, line = self.width(), self.height(), theme().line_width
        if "t" in self._edges:
            hair_line(painter, 0, 0, width, 0)
        if "b" in self._edges:
            hair_line(painter, 0, height - line, width, height)
        if "l" in self._edges:
            hair_line(painter, 0, 0, 0, height)
        if "r" in self._edges:
            hair_line(painter, width - line, 0, width, height)


class Rule(QWidget):
    """A horizontal rule, one line width high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(8, theme().line_width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), self.height()), theme().color("line"))
