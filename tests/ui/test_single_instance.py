"""One window a store: the second brings the first to the front."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from okeoce_desktop.ui.single_instance import call_first, listen, server_name
from okeoce_desktop.window_lock import claim_window


def test_only_one_window_gets_the_lock(tmp_path: Path) -> None:
    first = claim_window(tmp_path / "pos")
    assert first is not None
    assert claim_window(tmp_path / "pos") is None
    other = claim_window(tmp_path / "other")
    assert other is not None
    other.release()
    first.release()
    again = claim_window(tmp_path / "pos")
    assert again is not None
    again.release()


def test_a_place_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    lock = claim_window(tmp_path / "file" / "pos")
    assert lock is not None
    lock.release()


def test_the_name_says_nothing_about_the_place(tmp_path: Path) -> None:
    name = server_name(tmp_path / "dewi")
    assert "dewi" not in name
    assert name == server_name(tmp_path / "x" / ".." / "dewi")
    assert name != server_name(tmp_path / "bayu")


def call(directory: Path) -> "subprocess.Popen[str]":
    """Another program calls; in a thread of this one it would keep us from answering."""
    code = "import sys; from pathlib import Path\n"
    code += "from okeoce_desktop.ui.single_instance import call_first\n"
    code += "print(call_first(Path(sys.argv[1])))"
    words = [sys.executable, "-c", code, str(directory)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_the_first_hears_the_second(tmp_path: Path, qtbot: QtBot) -> None:
    parent, calls = QObject(), list[int]()
    listen(tmp_path, parent, lambda: calls.append(1))
    second = call(tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert (calls, second.communicate()[0]) == ([1], "True\n")
    parent.deleteLater()


def test_what_a_crash_left_is_no_obstacle(tmp_path: Path, qtbot: QtBot) -> None:
    dead, alive = QObject(), QObject()
    listen(tmp_path, dead, lambda: None)
    listen(tmp_path, alive, lambda: None)
    second = call(tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0] == "True\n"


def test_nobody_there_is_noticed(tmp_path: Path) -> None:
    assert not call_first(tmp_path, patience=0.1)
