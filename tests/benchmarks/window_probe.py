"""One window in a process of its own: keys typed, a heartbeat, memory; prints a JSON object.

`python -m tests.benchmarks.window_probe '{"store": ..., "texts": [...], "rows": N}'`; `rows` says
how many rows a running sync brings. `{"bare": true}` shows a window with one text field instead,
until its standard input ends.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from tests.benchmarks.machine import memory_mb

_BEAT_MS = 5
_KEY_MS = 90
_SETTLE_MS = 1_000
_BARE_TEXTS = ["nurhayati siti"] * 12


class Heartbeat(QObject):
    """How late each beat of the event loop comes, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, now - self._last - _BEAT_MS / 1000))
        self._last = now


class Typist(QObject):
    """Types texts into a box, one key at a time, until there are no more or `enough()`.

    Args:
        ended: called once.
    """

    def __init__(
        self,
        box: QLineEdit,
        texts: list[str],
        ended: Callable[[], None],
        enough: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__()
        self._box, self._texts, self._ended, self._enough = box, texts, ended, enough
        self._at = [0, 0]
        self.struck: dict[str, float] = {}
        self.times: list[float] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_KEY_MS)
        self._timer.timeout.connect(self._strike)

    def start(self) -> None:
        self._box.setFocus()
        self._timer.start()

    def answered(self, text: str) -> None:
        """The list for a text is on the screen."""
        began = self.struck.pop(text, None)
        if began is not None:
            self.times.append(time.perf_counter() - began)

    def _strike(self) -> None:
        if self._enough is not None and self._enough():
            self._stop()
            return
        text, key = self._at
        if text >= len(self._texts):
            if self._enough is None:
                self._stop()
                return
            text = self._at[0] = 0
        words = self._texts[text]
        if key >= len(words):
            self._at = [text + 1, 0]
            self._box.setText("")
            return
        self.struck = {words[: key + 1].strip(): time.perf_counter()}
        self._at[1] += 1
        QTest.keyClick(self._box, words[key])  # type: ignore[call-overload]

    def _stop(self) -> None:
        self._timer.stop()
        self._ended()


def _settled(milliseconds: int) -> None:
    """Lets the event loop run."""
    QTest.qWait(milliseconds)


def _bare() -> dict[str, Any]:
    window = QMainWindow()
    box = QLineEdit()
    window.setCentralWidget(box)
    window.resize(1366, 768)
    window.show()
    _settled(_SETTLE_MS)
    beat = Heartbeat()
    ended = threading.Event()

    def wait_for_end() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait_for_end, daemon=True).start()
    loop = QEventLoop()
    typist = Typist(box, _BARE_TEXTS, loop.quit, ended.is_set)
    beat.start()
    typist.start()
    loop.exec()
    return {"blocks": beat.late, "keys": [], "memory": {"open": memory_mb()}}


def _desktop(app: QApplication, options: dict[str, Any]) -> dict[str, Any]:
    from okeoce_desktop.app import Desktop, apply_settings
    from okeoce_desktop.services.area_tables import read_areas
    from okeoce_desktop.settings import Settings
    from okeoce_desktop.ui import collector
    from okeoce_desktop.ui.context import Person
    from okeoce_desktop.ui.widgets.search_box import SearchBox
    from tests.benchmarks.stage import open_store

    apply_settings(app, Settings())
    store = open_store(Path(options["store"]))
    desktop = Desktop(store, read_areas(), Person(None, "Dewi Anggraini", "Petugas depan"))
    rows = options.get("rows", 0)
    came = [0, 0.0]
    began = time.perf_counter()

    def heard(status: Any) -> None:
        if status.busy and status.pulled > came[0]:
            came[:] = [status.pulled, time.perf_counter() - began]

    desktop.context.sync_changed.connect(heard)
    desktop.window.resize(1366, 768)
    desktop.start()
    desktop.window.activateWindow()
    collector.begin()  # as the program does at its first frame
    _settled(_SETTLE_MS)  # the start has a benchmark of its own
    box = desktop.window.search_box
    loop = QEventLoop()  # not the app's own: to quit that would close the window
    typist = Typist(box, options["texts"], loop.quit, (lambda: came[0] >= rows) if rows else None)
    show_picks = SearchBox.show_picks

    def shown(self: SearchBox, *args: Any, **more: Any) -> None:
        show_picks(self, *args, **more)
        typist.answered(self.text().strip())

    SearchBox.show_picks = shown  # type: ignore[method-assign]
    beat = Heartbeat()
    memory = {"open": memory_mb()}
    beat.start()
    typist.start()
    loop.exec()
    beat.stop()
    memory["used"] = memory_mb()
    if not rows:
        desktop.window.go_to("participants")
        _settled(_SETTLE_MS)
        memory["list of people"] = memory_mb()
    desktop.close()
    return {
        "blocks": beat.late,
        "keys": typist.times,
        "memory": memory,
        "rows": came[0],
        "seconds": came[1],
    }


def main() -> None:
    options = json.loads(sys.argv[1])
    app = QApplication(["okeoce"])
    found = _bare() if options.get("bare") else _desktop(app, options)
    QCoreApplication.processEvents()
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
