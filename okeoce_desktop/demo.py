"""`okeoce --demo`: a filled-in post with its own head office, in a directory that is removed.

With a display the window opens and stays. Without one a day at the desk is played in the real
window, offscreen, by key presses, and screenshots are left in `./demo-output`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from okeoce_desktop.demo_office import DemoOffice, is_available
from okeoce_desktop.demo_post import (
    CLERK,
    CLERK_PASSWORD,
    POST,
    demo_clock,
    make_demo_post,
)
from okeoce_desktop.environment import has_display

OUTPUT = Path("demo-output")


def run() -> int:
    """Runs the demonstration; returns the exit code."""
    shown = has_display()
    if not shown:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from okeoce_desktop.app import Desktop, apply_settings
    from okeoce_desktop.services.area_tables import read_areas
    from okeoce_desktop.settings import Settings
    from okeoce_desktop.ui.context import Person
    from okeoce_desktop.ui.first_run.process import place_window
    from okeoce_desktop.ui.shell.main_window import MainWindow

    if not shown:
        qInstallMessageHandler(_tell)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_settings(app, Settings(theme="system" if shown else "light"))
    areas = read_areas()
    with tempfile.TemporaryDirectory(prefix="okeoce-demo-") as name:
        directory = Path(name)
        store, clerk = make_demo_post(directory / "pos", areas, demo_clock())
        office = DemoOffice(directory / "pusat") if is_available() else None
        try:
            if office is not None:
                _enrol(store, office)
            window = MainWindow()
            place_window(window, None)
            desktop = Desktop(store, areas, Person(clerk, CLERK, "Petugas depan"), window)
            try:
                if shown:
                    sys.stdout.write(f"{CLERK}, kata sandi: {CLERK_PASSWORD}\n")
                    desktop.start()
                    return app.exec()
                from okeoce_desktop.demo_day import play

                return play(desktop, office, OUTPUT)
            finally:
                desktop.close()
        finally:
            if office is not None:
                office.stop()


def _tell(_type: object, _context: object, message: str) -> None:
    """Qt's words, but for one that the offscreen platform says of every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(message + "\n")


def _enrol(store: object, office: DemoOffice) -> None:
    from okeoce_desktop.services.setting_up import enrol, keep_enrolment
    from okeoce_desktop.storage.store import Store

    assert isinstance(store, Store)
    reply = enrol(office.url, office.enrol_code(POST), store.device_label, store.device)
    keep_enrolment(store, office.url, reply)
