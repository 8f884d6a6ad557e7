"""A registration half typed in a process of its own, which is then killed.

`python -m tests.journeys.regist_child STORE`: opens the real window on the store, types, says
"saved" once the draft is kept, and waits for its end.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okeoce_desktop.app import Desktop
from okeoce_desktop.storage.store import open_existing
from okeoce_desktop.ui.screens.registration.screen import RegistrationScreen
from okeoce_desktop.ui.theme import theme
from tests.helpers.desk import CLERK, FixedClock, areas, moment


def main() -> None:
    app = QApplication([])
    theme().apply("light", 1.0)
    store = open_existing(Path(sys.argv[1]), lambda: "x", FixedClock(moment("09.12")))
    desktop = Desktop(store, areas(), CLERK)
    desktop.start()
    desktop.window.activateWindow()
    desktop.context.registration_requested.emit("budi santoso")
    screen = desktop.window.current_screen
    assert isinstance(screen, RegistrationScreen)
    screen.page.form.focus_field("phone")
    QTest.keyClicks(desktop.window.focusWidget(), "0812345")
    saved = screen.panel_widget.saved_line

    def look() -> None:
        if "09.12" in saved.text():
            sys.stdout.write("saved\n")
            sys.stdout.flush()
            timer.stop()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    app.exec()


if __name__ == "__main__":
    main()
