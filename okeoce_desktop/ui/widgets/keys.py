"""From a key press to the button that shows that key. UI thread.

Buttons show a key in a cap. Function and control keys are bound once by the window; plain keys
("1", "T", "Enter") are answered by the panel or page that holds the button, and only when the focus
is not in something one types into.
"""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from okeoce_desktop.ui.shortcuts import Shortcut, cap_of

# Property of a button that had to leave for want of room and still answers its key.
KEY_STAYS = "keyStays"


@runtime_checkable
class Keyed(Protocol):
    """A button that shows a key."""

    key: Shortcut | str | None


def key_name(event: QKeyEvent) -> str:
    """The cap a plain press answers to: "1", "T", "Enter", "Esc"; empty with Ctrl, Alt or Meta."""
    plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    if event.modifiers() & ~plain:
        return ""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "Enter"
    if event.key() == Qt.Key.Key_Escape:
        return "Esc"
    letters = event.text()
    return letters.upper() if len(letters) == 1 and letters.isalnum() else ""


def keyed_buttons(root: QWidget) -> Iterator[QAbstractButton]:
    """Buttons with a key under `root`, enabled and not resting, that are visible or only left for
    want of room."""
    for button in root.findChildren(QAbstractButton):
        if not (isinstance(button, Keyed) and button.key and button.isEnabled()):
            continue
        if getattr(button, "resting", False):
            continue
        parent = button.parentWidget()
        stays = button.property(KEY_STAYS) and parent is not None and parent.isVisible()
        if button.isVisible() or stays:
            yield button


def press_shortcut(root: QWidget, shortcut: Shortcut) -> bool:
    """Click the first visible button under `root` that shows `shortcut`."""
    for button in keyed_buttons(root):
        if isinstance(button, Keyed) and button.key is shortcut:
            button.click()
            return True
    return False


def press_key(root: QWidget, event: QKeyEvent) -> bool:
    """Click the first visible button under `root` whose cap is the plain key of `event`.

    Does nothing while the focus is in a line edit. Call it from `keyPressEvent` of a panel or
    page; the event is accepted when a button was found.
    """
    name = key_name(event)
    if not name or isinstance(QApplication.focusWidget(), QLineEdit):
        # A scanner ends with Enter wherever the focus is; in a field that must save nothing.
        return False
    for button in keyed_buttons(root):
        if isinstance(button, Keyed) and cap_of(button.key or "") == name:
            event.accept()
            if not event.isAutoRepeat():  # a key held down presses once
                button.click()
            return True
    return False
