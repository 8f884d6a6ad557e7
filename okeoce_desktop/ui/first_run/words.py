"""Words shared by the pages of the start: roles, names of steps. Needs QtCore only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def role_words(role: str) -> str:
    """A role code of the contract in words; an unknown one as it came."""
    tr = QCoreApplication.translate
    words = {
        "petugas_depan": tr("Roles", "Petugas depan"),
        "pendamping": tr("Roles", "Pendamping"),
        "kasatpel": tr("Roles", "Kepala satuan pelaksana"),
        "admin_perangkat": tr("Roles", "Pengurus perangkat"),
        "petugas_pdp": tr("Roles", "Petugas data pribadi"),
    }
    return words.get(role, role)
