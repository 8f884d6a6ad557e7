"""Keys typed while an entry is being written: they belong to the next form. UI thread."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class HeldKeys(QObject):
    """Holds what is typed into a form between `hold` and `release`, then types it.

    Commands (Ctrl, Alt) and keys for other parts of the window go through at once.
    """

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._keys: list[QKeyEvent] = []
        self._holding = False

    def hold(self) -> None:
        """From here on keys for the form wait."""
        app = QCoreApplication.instance()
        if app is not None and not self._holding:
            self._holding = True
            app.installEventFilter(self)

    def release(self, first: QWidget) -> None:
        """Types what waited, from the focus on, or from `first` if that is elsewhere."""
        app = QCoreApplication.instance()
        if app is None or not self._holding:
            return
        self._holding = False
        app.removeEventFilter(self)
        keys, self._keys = self._keys, []
        for key in keys:
            QCoreApplication.sendEvent(self._inside() or first, key)

    def _inside(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and self._form.isAncestorOf(focused) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & _COMMANDS
            and watched is self._inside()
        ):
            self._keys.append(event.clone())
            return True
        return super().eventFilter(watched, event)
