"""The clerk is called away in the middle of a registration and comes back to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from okeoce_desktop.services.setting_up import add_staff
from tests.helpers.start import Start, StartedWindow, start
from tests.helpers.stores import PASSPHRASE, FakeClock, make_template, opened

__all__ = ["start"]

ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StartedWindow:
    directory = make_template(tmp_path / "pos")
    for store in opened(directory, FakeClock()):
        add_staff(store, "Dewi Anggraini", "dewi", "petugas_depan", "sandi-dewi")
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PASSPHRASE)
    window = start(directory)
    window.wait_until(lambda: window.focused().accessibleName() == "Kata sandi")
    window.type("sandi-dewi", ENTER)
    window.wait_for_desk()
    return window


def ctrl(window: StartedWindow, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(window.focused(), key, Qt.KeyboardModifier.ControlModifier)


def test_a_half_filled_form_is_there_again(window: StartedWindow, qtbot: QtBot) -> None:
    window.type(Qt.Key.Key_F3)
    window.type(Qt.Key.Key_Tab, "Siti Nurhaliza")
    field = window.focused()
    ctrl(window, qtbot, Qt.Key.Key_L)
    window.wait_for("Isian Siti Nurhaliza tetap tersimpan di komputer ini")
    window.type("sandi-dewi", ENTER)
    window.wait_for_desk()
    assert window.window.current_place == "registration"
    assert window.focused() is field
    assert window.desk._half_filled() == "Siti Nurhaliza"
    window.type(" Putri")
    assert window.desk._half_filled() == "Siti Nurhaliza Putri"


def test_the_name_can_be_hidden(window: StartedWindow, qtbot: QtBot) -> None:
    window.settings.update(hide_name_on_lock=True)
    window.type(Qt.Key.Key_F3)
    window.type(Qt.Key.Key_Tab, "Siti Nurhaliza")
    ctrl(window, qtbot, Qt.Key.Key_L)
    window.wait_for("Isian tetap tersimpan di komputer ini")
    assert not window.sees("Siti")


def test_an_empty_form_says_nothing(window: StartedWindow, qtbot: QtBot) -> None:
    window.type(Qt.Key.Key_F3)
    ctrl(window, qtbot, Qt.Key.Key_L)
    window.wait_for("Layar terkunci")
    assert not window.sees("tetap tersimpan")
