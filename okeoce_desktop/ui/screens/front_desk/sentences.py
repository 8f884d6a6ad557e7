"""What the toast says after an act at the desk. Needs QtCore only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.domain.entities import Place
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.front_desk.words import reason_words


def came(name: str) -> str:
    """After a check-in."""
    return QCoreApplication.translate("Desk", "{name} dicatat masuk").format(name=name)


def guest_came(name: str, party: int) -> str:
    """After a guest's check-in."""
    translate = QCoreApplication.translate
    if name:
        return came(name)
    if party > 1:
        return translate("Desk", "{count} tamu dicatat masuk").format(count=party)
    return translate("Desk", "Tamu dicatat masuk")


def left(name: str, length: int) -> str:
    """After a check-out; `length` in ms."""
    return QCoreApplication.translate("Desk", "{name} dicatat keluar, {length}").format(
        name=name, length=formatting.duration(length)
    )


def refused(name: str, reason: str) -> str:
    """After somebody was turned away."""
    translate = QCoreApplication.translate
    why = reason_words(reason).lower()
    if not name:
        return translate("Desk", "Dicatat tidak dilayani: {reason}").format(reason=why)
    return translate("Desk", "{name} dicatat tidak dilayani: {reason}").format(
        name=name, reason=why
    )


def moved(name: str, place: Place | None) -> str:
    """After a change of place."""
    translate = QCoreApplication.translate
    if place is None:
        return translate("Desk", "{name} tidak memakai tempat lagi").format(name=name)
    return translate("Desk", "{name} pindah ke {place}").format(name=name, place=place.name)
