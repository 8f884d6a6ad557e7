"""From the start of the process to the first frame, beside a bare window of the same Qt."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.machine import load
from tests.benchmarks.report import Topic, spread
from tests.benchmarks.stage import PASSPHRASE, Stage

_TARGET = 2.0
_STARTS = 5
_ROOT = Path(__file__).resolve().parents[2]
_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""
_OKEOCE = "import sys; from okeoce_desktop.cli import main; sys.exit(main([]))"
"""What the command does, on this checkout."""
_KEYRING = """
import keyring.backend, pathlib
class Backend(keyring.backend.KeyringBackend):
    priority = 5
    def get_password(self, service, name):
        return pathlib.Path({path!r}).read_text()
    def set_password(self, service, name, value):
        pathlib.Path({path!r}).write_text(value)
    def delete_password(self, service, name):
        pass
"""

Start = Callable[[], tuple[float, float]]


def run_starting(stage: Stage, rounds: int) -> list[Topic]:
    """A start with the key in a keyring, and one with a passphrase to derive it from."""
    topic = Topic(f"Start with {stage.people:,} participants in the store; {load()}")
    store = stage.copy(stage.desk[0])
    compiled = {"PYTHONPYCACHEPREFIX": str(stage.new_directory("compiled"))}
    okeoce = [sys.executable, "-c", _OKEOCE]
    with_phrase = {
        **compiled,
        "OKEOCE_DATA_DIR": str(store),
        "OKEOCE_PASSPHRASE": PASSPHRASE,
        "OKEOCE_QUIT_AT_FIRST_FRAME": "1",
    }
    with_keyring = {**compiled, **_with_keyring(stage, store)}
    starts: dict[str, Start] = {
        "bare": lambda: _start([sys.executable, "-c", _BARE], compiled),
        "okeoce, key in a keyring": lambda: _start(okeoce, with_keyring),
        "okeoce, passphrase": lambda: _start(okeoce, with_phrase),
    }
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in starts}
    for at in range(1 + _STARTS * rounds):
        for name, start in starts.items():
            took = start()
            if at:  # the first start fills the caches
                found[name].append(took)
    bare = found.pop("bare")
    for name, times in found.items():
        ratios = [mine[0] / other[0] for mine, other in zip(times, bare, strict=True)]
        cpu = [statistics.median(one[1] for one in some) for some in (times, bare)]
        topic.add(
            f"{name}, process start to end at the first frame",
            f"{_milliseconds(times)}, cpu {cpu[0] * 1000:.0f}",
            bare=f"{_milliseconds(bare)}, cpu {cpu[1] * 1000:.0f}",
            ratio=f"{spread(ratios)}x wall, {cpu[0] / cpu[1]:.2f}x cpu",
            target=f"<= {_TARGET}x" if "keyring" in name else "",
            passed=statistics.median(ratios) <= _TARGET if "keyring" in name else None,
        )
    topic.notes.append(
        "Both end when their first frame is painted; a passphrase costs one argon2id on purpose."
    )
    return [topic]


def _milliseconds(times: Sequence[tuple[float, float]]) -> str:
    return spread([wall * 1000 for wall, _ in times], "{:.0f}") + " ms"


def _start(command: Sequence[str], more: Mapping[str, str]) -> tuple[float, float]:
    """Wall and CPU seconds of one process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}
    # Without compiled modules every start would compile the app's source anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    # No time limit: with one, Python looks only every 50 ms whether the process has ended.
    subprocess.run(command, env=environment, check=True, cwd=_ROOT, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _with_keyring(stage: Stage, store: Path) -> dict[str, str]:
    """The same store with its key in a keyring of one file."""
    from okeoce_desktop.storage import keys
    from okeoce_desktop.storage.database import KEY_FILE

    directory = stage.copy(store)
    modules = stage.new_directory("keyring")
    modules.mkdir()
    secret = modules / "secret"
    secret.write_text(keys.read_key(directory / KEY_FILE, lambda: PASSPHRASE).hex())
    (modules / "one_file_keyring.py").write_text(_KEYRING.format(path=str(secret)))
    (directory / KEY_FILE).write_text('{"version":1,"wrap":"keyring","name":"bench"}')
    return {
        "OKEOCE_DATA_DIR": str(directory),
        "PYTHONPATH": str(modules),
        "PYTHON_KEYRING_BACKEND": "one_file_keyring.Backend",
        "OKEOCE_QUIT_AT_FIRST_FRAME": "1",
    }
