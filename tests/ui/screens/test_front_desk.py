"""The front desk in the real window, by keyboard."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.desk import OpenDesk


def test_boot(desk: OpenDesk, qtbot: QtBot) -> None:
    box = desk.window.search_box
    assert box.hasFocus()
    qtbot.keyClicks(box, "rina wul")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.sees("Keperluan hari ini"))
    focus = desk.window.focusWidget()
    qtbot.keyClick(focus, "2")
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.visits()) == 1)
    print(desk.texts())
