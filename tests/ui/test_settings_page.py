"""Settings: what is chosen holds at once and is there again at the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from okeoce_desktop.settings import SettingsFile
from okeoce_desktop.ui.theme import theme
from tests.helpers.start import Start, StartedWindow, start
from tests.helpers.stores import PASSPHRASE, make_template

__all__ = ["start"]

ENTER, LEFT, RIGHT = Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def page(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> StartedWindow:
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PASSPHRASE)
    window = start(make_template(tmp_path / "pos"))
    window.wait_for_desk()
    qtbot.keyClick(window.focused(), Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    window.wait_for("Pengaturan")
    window.wait_until(lambda: window.focused().accessibleName() == "Tema")
    return window


def tab_to(window: StartedWindow, name: str) -> None:
    for _ in range(30):
        if window.focused().accessibleName() == name:
            return
        window.type(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


def saved(window: StartedWindow) -> SettingsFile:
    file = SettingsFile(window.directory / "config")
    file.load()
    return file


def test_the_theme_changes_at_once_and_is_kept(page: StartedWindow) -> None:
    page.type(RIGHT, RIGHT)
    page.wait_until(lambda: theme().name == "dark")
    assert saved(page).current.theme == "dark"
    page.type(RIGHT)
    page.wait_until(lambda: theme().name == "contrast")
    assert saved(page).current.theme == "high_contrast"


def test_the_font_grows_at_once(page: StartedWindow) -> None:
    tab_to(page, "Ukuran huruf")
    page.type(Qt.Key.Key_End)
    page.wait_until(lambda: theme().scale == 1.5)
    assert saved(page).current.font_scale == 150


@pytest.mark.parametrize(
    ("name", "setting", "expected"),
    [
        ("Kurangi gerak", "reduce_motion", True),
        ("Bahasa", "language", "en"),
        ("Kunci sendiri setelah", "lock_after_minutes", 15),
        ("Sembunyikan nama di layar terkunci", "hide_name_on_lock", True),
    ],
)
def test_every_other_setting_is_kept(
    page: StartedWindow, name: str, setting: str, expected: object
) -> None:
    tab_to(page, name)
    page.type(RIGHT)
    page.wait_until(lambda: getattr(saved(page).current, setting) == expected)


def test_the_computer_gets_another_name(page: StartedWindow) -> None:
    tab_to(page, "Sebutan komputer ini")
    page.type("Meja dua", ENTER)
    store = page.desk.services.store
    page.wait_until(lambda: store.device_label == "Meja dua")
    kept = page.desk.services.writer.call(lambda: store.meta.get("device_label"))
    assert kept == "Meja dua"


def test_the_first_account_is_made_here(page: StartedWindow) -> None:
    page.wait_for("Belum ada akun. Dengan akun")
    page.press("Buat akun")
    page.type("Dewi Anggraini", ENTER, "rahasia-dewi", ENTER, "rahasia-dewi", ENTER)
    page.wait_until(lambda: page.desk.context.person.name == "Dewi Anggraini")
    page.wait_for("Dewi Anggraini, Kasatpel. Semua akun di pos ini: 1.")
    assert page.desk.lock.account is not None
    # A head of the post may add colleagues; a user name is given once.
    page.press("Tambah akun")
    page.type("Dewi Lestari", ENTER, "rahasia-dewi", ENTER, "rahasia-dewi", ENTER)
    page.wait_for("Nama pengguna ini sudah dipakai.")
    page.type("lestari", ENTER)
    page.wait_for("Semua akun di pos ini: 2.")
    assert page.desk.context.person.name == "Dewi Anggraini"


def test_head_office_can_be_connected_later(page: StartedWindow) -> None:
    assert page.sees("Belum terhubung ke pusat")
    page.press("Hubungkan")
    page.type("http://127.0.0.1:9", ENTER, "ABCD-1234", ENTER)
    page.wait_for("Pusat belum terjangkau.")
    page.type(Qt.Key.Key_Escape)
    assert page.window.navigation.isEnabled()


def test_a_disk_that_refuses_says_so(
    page: StartedWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(**_changes: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(page.settings, "update", refuse)
    page.type(RIGHT)
    qtbot.waitUntil(page.window.toast.isVisible)
    assert "tidak bisa disimpan" in page.window.toast.accessibleName()
