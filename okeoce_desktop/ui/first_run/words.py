"""Words shared by the pages of the start: roles, names of steps. Needs QtCore only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def role_words(role: str) -> str:
    """A role code of the contract in words; an unknown one as it came."""
    translate = QCoreApplication.translate
    words = {
        "petugas_depan": translate("Roles", "Petugas depan"),
        "pendamping": translate("Roles", "Pendamping"),
        "kasatpel": translate("Roles", "Kasatpel"),
        "admin_perangkat": translate("Roles", "Admin perangkat"),
        "petugas_pdp": translate("Roles", "Petugas PDP"),
    }
    return words.get(role, role)
