"""The line edit every field is built on. UI thread; 40 logical px high in every state."""

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import icon, rounded, tell_cut

_QT_MARGIN = 2  # QLineEdit keeps so much free on both sides
_WENT_ON = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""The clerk goes on; a menu, the lock or another window gives the keyboard back where it was."""
STATES = ("normal", "error", "warning")


class TextInput(QLineEdit):
    """A line edit that paints its own edge, so that no state changes its size.

    `committed` fires when the user leaves it, or presses Enter, after an edit.
    """

    committed = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        role: str = "input",
        height: int = 40,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ring = "hug"
        self._role, self._height, self._icon = role, height, icon
        self._state = "normal"
        self._edited = False
        self._trailing = 0
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        # A style sheet in force fills the ground even without a frame; the sheet says otherwise.
        self.setProperty("painted", True)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)
        self._restyle()
        theme().changed.connect(self._restyle)

    @property
    def state(self) -> str:
        """One of STATES."""
        return self._state

    def set_state(self, state: str) -> None:
        """Show as normal, error (stops saving) or warning (may continue)."""
        self._state = state
        self.update()

    def set_trailing(self, width: int) -> None:
        """Keep `width` logical px free at the right end for a child widget."""
        self._trailing = width
        self._restyle()

    def _restyle(self) -> None:
        look = theme()
        self.setFont(look.font(self._role))
        palette = QPalette(look_palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        left = look.px(11) + (look.px(30 if self._height > 42 else 26) if self._icon else 0)
        self.setTextMargins(QMargins(left, 0, look.px(10 + self._trailing), 0))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(160), look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(72), look.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        radius = look.px(8 if self._height > 42 else 6)
        edge, width = "control", look.line_width
        if self._state != "normal":
            edge, width = ("cabai" if self._state == "error" else "kunyit"), look.line_width + 1
        ground = "sunken" if self.isReadOnly() or not self.isEnabled() else "surface"
        if self.isReadOnly() and self._state == "normal":
            edge = "control" if look.high_contrast else "line2"
        rounded(painter, self.rect(), radius, look.color(ground), look.color(edge), width)
        if self._icon:
            big = self._height > 42
            left, size = (14, 20) if big else (11, 18)
            icon(painter, self._icon, "ink2", look.px(left), self.height() / 2, size)
        painter.end()
        super().paintEvent(_event)
        margins, hint = self.textMargins(), self.placeholderText()
        room = self.width() - margins.left() - margins.right() - 2 * _QT_MARGIN
        too_long = look.metrics(self._role).horizontalAdvance(hint) > room
        tell_cut(self, hint, cut=too_long and not self.text())

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            # Nothing typed to take back: let Ctrl+Z undo the last deed at the desk.
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _WENT_ON:
            self.setCursorPosition(0)  # of a long name the beginning is what is compared

    def _on_edited(self) -> None:
        self._edited = True

    def _on_finished(self) -> None:
        if self._edited:
            self._edited = False
            self.tidy()
            self.committed.emit(self.text())

    def tidy(self) -> None:
        """Rewrite what was typed into its usual form before `committed`; nothing by default."""


def look_palette() -> QPalette:
    """The application's palette; a widget's own would keep the colours of an earlier theme."""
    from PySide6.QtWidgets import QApplication

    return QApplication.palette()
