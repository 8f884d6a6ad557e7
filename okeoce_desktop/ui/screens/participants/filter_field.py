"""The field that filters the list while one types. UI thread."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.keys import KEY_STAYS
from okeoce_desktop.ui.widgets.paint import cap_width, key_cap

_CAP = 50


class _Cap(QAbstractButton):
    """The key cap inside the field: the window presses it when its key is pressed."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = Shortcut.FILTER
        self.setText(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def sizeHint(self) -> QSize:
        return QSize(cap_width(self.key.cap), theme().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        key_cap(QPainter(self), 0, self.height() / 2, self.key.cap)


class FilterField(TextInput):
    """Signals: `edited(str)` at every change, `left()` when the clerk is done typing and wants
    the list (Enter, Down), or gives up (Esc, which empties it first)."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Saring daftar"),
            placeholder=self.tr("Nama, NIK, HP"),
            height=36,
            icon="list-filter",
            parent=parent,
        )
        self._cap = _Cap(self.tr("Saring daftar"), self)
        self._cap.clicked.connect(self._on_cap)
        self.set_trailing(_CAP)
        self.textEdited.connect(self.edited)
        self.textChanged.connect(self._make_room)
        theme().changed.connect(self._place)

    def reset(self) -> None:
        """Empties it without a signal."""
        self.clear()

    def _make_room(self, text: str) -> None:
        """What is typed needs the room more than the cap does; the key keeps working."""
        self._cap.setProperty(KEY_STAYS, bool(text))
        self._cap.setVisible(not text)
        self.set_trailing(0 if text else _CAP)

    def _on_cap(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key()
        if pressed == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.edited.emit("")
        elif pressed in (
            Qt.Key.Key_Escape,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Down,
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self._cap.sizeHint()
        x = self.width() - size.width() - theme().px(9)
        self._cap.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
