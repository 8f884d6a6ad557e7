"""The first day of a computer: set up by keyboard alone, closed, unlocked, logged in."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from okeoce_desktop.cli import main
from okeoce_desktop.storage.database import KEY_FILE, STORE_FILE
from tests.helpers.start import Start, StartedWindow, start

__all__ = ["start"]

ENTER = Qt.Key.Key_Return
PHRASE, PASSWORD = "frasa sandi pos tebet", "rahasia-dewi"


def set_up(window: StartedWindow) -> None:
    window.type("tebet", ENTER, Qt.Key.Key_Tab, "Meja depan", ENTER)
    window.type("Dewi Anggraini", ENTER, PASSWORD, ENTER, PASSWORD, ENTER)
    window.type(PHRASE, ENTER, PHRASE, ENTER)
    assert window.sees("Nanti saja")
    window.type(ENTER)


def test_a_post_is_set_up_and_opened_again(start: Start, tmp_path: Path) -> None:
    directory = tmp_path / "pos"
    window = start(directory)
    set_up(window)
    desk = window.wait_for_desk()
    assert desk.window.current_place == "front_desk"
    assert desk.context.person.name == "Dewi Anggraini"
    assert window.sees("Kasatpel")
    window.wait_for("Belum ada yang datang hari ini")
    assert desk.services.store.device_label == "Meja depan"
    window.close()
    # Nothing a person typed can be read from what lies on the disk.
    for file in directory.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            for secret in (b"Dewi", PHRASE.encode(), PASSWORD.encode()):
                assert secret not in content, file.name

    again = start(directory)
    again.type(PHRASE, ENTER)
    again.wait_for("Perubahan dicatat atas nama Anda.")
    again.wait_until(lambda: again.focused().accessibleName() == "Kata sandi")
    again.type("bukan ini", ENTER)
    again.wait_for("Kata sandi belum cocok. Sisa 4 kali.")
    again.type(PASSWORD, ENTER)
    assert again.wait_for_desk().context.person.name == "Dewi Anggraini"


def test_the_wizard_and_the_command_make_the_same_post(
    start: Start,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    window = start(tmp_path / "wizard")
    set_up(window)
    window.wait_for_desk()
    window.close()
    made = _status(tmp_path / "wizard", monkeypatch, capsys)
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PHRASE)
    code = main(["setup", "--post", "31.74.01", "--data-dir", str(tmp_path / "command"), "--json"])
    assert code == 0
    capsys.readouterr()
    typed = _status(tmp_path / "command", monkeypatch, capsys)
    assert made["post"] == typed["post"] == "31.74.01"
    assert made["counts"].pop("staff") == 1
    typed["counts"].pop("staff", None)
    for counts in (made["counts"], typed["counts"]):
        counts.pop("session")
    assert made["counts"] == typed["counts"]
    for name in (STORE_FILE, KEY_FILE):
        assert (tmp_path / "wizard" / name).exists()


def _status(
    directory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, dict[str, int]]:
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PHRASE)
    assert main(["status", "--data-dir", str(directory), "--json"]) == 0
    found: dict[str, dict[str, int]] = json.loads(capsys.readouterr().out)
    return found
