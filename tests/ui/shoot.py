"""The front desk as pictures, with invented visitors: `python -m tests.ui.shoot --out DIR`."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from okeoce_desktop.ui.theme import theme
from tests.helpers.desk import CAST, HERE, Came, OpenDesk, Resident, open_desk

_MORE = (
    "Siti Rohani",
    "Joko Susilo",
    "Dian Permata",
    "Fitri Handayani",
    "Andi Saputra",
    "Wulan Lestari",
    "Eko Nugroho",
    "Ratna Dewi",
    "Budi Hartono",
    "Yuni Astuti",
    "Slamet Riyadi",
    "Lina Marlina",
    "Rudi Hermawan",
    "Sri Mulyati",
    "Dedi Kurniawan",
)
CROWD = (
    *HERE,
    Came("Tuti Alawiyah", "kerja", "08.12", "Meja 7"),
    Came("Agus Priyanto", "kerja", "08.05", "Meja 3", "09.31"),
    *(
        Came(name, "pelatihan", f"08.{49 - at:02d}", "Ruang kelas")
        for at, name in enumerate(_MORE[:5])
    ),
    *(
        Came(name, "kerja", f"08.{30 - at:02d}", f"Meja {at + 12 if at < 8 else at - 7}")
        for at, name in enumerate(_MORE[5:15])
    ),
    *(
        Came("", "info", f"08.{at + 1:02d}", "Meja layanan", f"08.{at + 20:02d}")
        for at in range(13)
    ),
    Came("Rina Wulandari", "konsultasi", "10.00", None, "10.40", days_ago=5),
    Came("Rina Wahyuni", "kerja", "10.00", None, "10.40", days_ago=4),
    Came("Rini Widyastuti", "kerja", "10.00", None, "10.40", days_ago=3),
)


def settle(until: Callable[[], bool] = lambda: True, seconds: float = 5.0) -> None:
    """Lets threads answer and events run until something holds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        if until():
            break
        time.sleep(0.005)
    for _ in range(5):
        QApplication.processEvents()


def press(desk: OpenDesk, *keys: str | Qt.Key) -> None:
    """Sends keys to whatever has the focus: texts letter by letter."""
    for part in keys:
        letters = [(part, "")] if isinstance(part, Qt.Key) else [(0, letter) for letter in part]
        for key, letter in letters:
            target = desk.window.focusWidget() or desk.window
            down = QEvent.Type.KeyPress
            code = key or ord(letter.upper())
            event = QKeyEvent(down, code, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)


def crowded(directory: Path, *, size: tuple[int, int] = (1366, 768)) -> OpenDesk:
    """A post with 23 people in it."""
    people = (*CAST, *(Resident(name, None) for name in _MORE))
    desk = open_desk(directory, cast=people, others=3, came=CROWD, size=size)
    settle(lambda: desk.sees("23 orang"))
    return desk


def grab(desk: OpenDesk, out: Path, name: str) -> None:
    """Saves the window as a picture."""
    settle()
    desk.window.grab().save(str(out / f"{name}.png"))


def open_rina(desk: OpenDesk) -> None:
    """Rina in the panel, consultation chosen."""
    desk.window.search_box.setFocus()
    desk.window.search_box.clear()
    press(desk, "rina wul", Qt.Key.Key_Return)
    settle(lambda: desk.sees("Rina Wulandari") and not desk.window.search_box.hasFocus())
    press(desk, "2")


def shoot(out: Path, directory: Path) -> None:
    """Every picture."""
    looks = (("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 1.5), ("light", 1.25))
    for mode, scale in looks:
        theme().apply(mode, scale, reduced_motion=True)
        name = mode if scale == 1 else f"{mode}-{round(scale * 100)}"
        desk = crowded(directory / name)
        grab(desk, out, f"front-desk-{name}-ready")
        open_rina(desk)
        grab(desk, out, f"front-desk-{name}")
        press(desk, Qt.Key.Key_Return)
        settle(lambda desk=desk: desk.sees("24 orang"))
        grab(desk, out, f"toast-undo-{name}")
        desk.window.toast.leave()
        press(desk, "rina w")
        settle(lambda desk=desk: desk.window.search_box.list_open)
        grab(desk, out, f"front-desk-search-{name}")
        press(desk, "q")
        settle(lambda desk=desk: desk.sees("Tidak ada yang cocok"))
        grab(desk, out, f"nobody-{name}")
        press(desk, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
        press(desk, "maria", Qt.Key.Key_Return)
        settle(lambda desk=desk: desk.sees("Catat keluar"))
        press(desk, "T")
        grab(desk, out, f"here-{name}")
        press(desk, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
        _click(desk, "Tamu tanpa kartu")
        grab(desk, out, f"guest-{name}")
        _click(desk, "Tolak")
        grab(desk, out, f"refusal-{name}")
        press(desk, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Down)
        grab(desk, out, f"row-{name}")
        desk.close()
    theme().apply("light", 1.0, reduced_motion=True)
    for width, height in ((1366, 697), (1024, 697), (1920, 1080)):
        desk = crowded(directory / f"{width}", size=(width, height))
        open_rina(desk)
        grab(desk, out, f"front-desk-{width}x{height}")
        desk.close()
    desk = open_desk(directory / "empty")
    settle(lambda: desk.sees("Belum ada yang datang"))
    grab(desk, out, "empty-light")
    desk.close()


def _click(desk: OpenDesk, words: str) -> None:
    from PySide6.QtWidgets import QAbstractButton

    for button in desk.window.findChildren(QAbstractButton):
        if button.text() == words and button.isVisible():
            button.click()
            settle()
            return


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    QApplication([])
    with tempfile.TemporaryDirectory() as directory:
        shoot(out, Path(directory))


if __name__ == "__main__":
    main()
