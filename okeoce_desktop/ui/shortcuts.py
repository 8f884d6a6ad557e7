"""Every key sequence of the product, once, with its help text. UI thread.

The window binds each of them and sends the press to the visible button that shows it, so a key in a
cap and the key that works are the same by construction.
"""

from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence


class Shortcut(Enum):
    """A command key: portable key sequence, group and help text (Indonesian source)."""

    SEARCH = ("F2", "everywhere", QT_TRANSLATE_NOOP("Shortcuts", "Ke kotak cari"))
    REGISTER = ("F3", "everywhere", QT_TRANSLATE_NOOP("Shortcuts", "Daftarkan peserta baru"))
    GUEST = ("F4", "desk", QT_TRANSLATE_NOOP("Shortcuts", "Tamu tanpa kartu"))
    OPEN_FIRST = ("F6", "form", QT_TRANSLATE_NOOP("Shortcuts", "Buka orang mirip yang pertama"))
    OPEN_SECOND = ("F7", "form", QT_TRANSLATE_NOOP("Shortcuts", "Buka orang mirip yang kedua"))
    SYNC = ("F8", "everywhere", QT_TRANSLATE_NOOP("Shortcuts", "Sinkronkan sekarang"))
    REFUSE = ("F10", "desk", QT_TRANSLATE_NOOP("Shortcuts", "Catat yang tidak bisa dilayani"))
    HELP = ("F1", "everywhere", QT_TRANSLATE_NOOP("Shortcuts", "Semua pintasan"))
    LOCK = ("Ctrl+L", "everywhere", QT_TRANSLATE_NOOP("Shortcuts", "Kunci layar"))
    SETTINGS = ("Ctrl+,", "everywhere", QT_TRANSLATE_NOOP("Shortcuts", "Pengaturan"))
    UNDO = ("Ctrl+Z", "everywhere", QT_TRANSLATE_NOOP("Shortcuts", "Urungkan yang terakhir"))
    SAVE = ("Ctrl+S", "form", QT_TRANSLATE_NOOP("Shortcuts", "Simpan"))
    PARK = ("Ctrl+D", "form", QT_TRANSLATE_NOOP("Shortcuts", "Tunda isian"))
    RESUME = ("Ctrl+R", "form", QT_TRANSLATE_NOOP("Shortcuts", "Lanjutkan isian tertunda"))
    MORE = ("Ctrl+M", "form", QT_TRANSLATE_NOOP("Shortcuts", "Isian lebih lengkap"))
    SEEN_ON_CARD = ("Ctrl+T", "form", QT_TRANSLATE_NOOP("Shortcuts", "NIK sesuai KTP-el"))
    FILTER = ("Ctrl+F", "list", QT_TRANSLATE_NOOP("Shortcuts", "Saring daftar"))
    EXPORT = ("Ctrl+E", "list", QT_TRANSLATE_NOOP("Shortcuts", "Ekspor daftar"))
    PLACE_1 = ("Alt+1", "places", "")
    PLACE_2 = ("Alt+2", "places", "")
    PLACE_3 = ("Alt+3", "places", "")
    PLACE_4 = ("Alt+4", "places", "")
    PLACE_5 = ("Alt+5", "places", "")
    PLACE_6 = ("Alt+6", "places", "")
    PLACE_7 = ("Alt+7", "places", "")
    PLACE_8 = ("Alt+8", "places", "")

    @property
    def sequence(self) -> QKeySequence:
        """The key sequence to bind."""
        return QKeySequence(self.cap)

    @property
    def cap(self) -> str:
        """What a key cap shows."""
        return str(self.value[0])

    @property
    def group(self) -> str:
        """One of the keys of `group_title`."""
        return str(self.value[1])

    def help_text(self) -> str:
        """What it does, in the display language; empty for places, which bring their own label."""
        words = str(self.value[2])
        return QCoreApplication.translate("Shortcuts", words) if words else ""


_GROUPS = {
    "everywhere": QT_TRANSLATE_NOOP("Shortcuts", "Di mana saja"),
    "places": QT_TRANSLATE_NOOP("Shortcuts", "Pindah halaman"),
    "desk": QT_TRANSLATE_NOOP("Shortcuts", "Meja depan"),
    "form": QT_TRANSLATE_NOOP("Shortcuts", "Isian"),
    "list": QT_TRANSLATE_NOOP("Shortcuts", "Daftar"),
}


def group_title(group: str) -> str:
    """Heading of a group in the list of shortcuts, in the display language."""
    return QCoreApplication.translate("Shortcuts", str(_GROUPS[group]))


def cap_of(key: "Shortcut | str") -> str:
    """What a key cap shows for a Shortcut or for a plain key such as "1", "T" or "Enter"."""
    return key.cap if isinstance(key, Shortcut) else key
