"""What the sync's state is called, in the status bar and on the sync screen. UI thread."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication

from okeoce_desktop.errors import ErrorCode
from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.ui import formatting


class SyncWords(msgspec.Struct, frozen=True):
    """Icon, colour token, words and quieter words after them."""

    icon: str
    tone: str
    text: str
    rest: str = ""


_AWAY = (ErrorCode.UNREACHABLE, ErrorCode.SERVER_ERROR, ErrorCode.RATE_LIMITED)


def sync_words(status: SyncStatus) -> SyncWords:
    """The state in words; "Sama dengan pusat" only when both sides were proved equal."""
    translate = QCoreApplication.translate
    held = formatting.number(status.held)
    if not status.enrolled:
        rest = translate("Sync", "{held} tersimpan di komputer ini").format(held=held)
        rest = rest if status.held else ""  # before the first count, too
        return SyncWords("hard-drive", "ink2", translate("Sync", "Belum terhubung ke pusat"), rest)
    if status.busy and (status.held or status.pushed or status.pulled):
        text = translate("Sync", "Mengirim {held}, menerima {pulled}").format(
            held=held, pulled=formatting.number(status.pulled)
        )
        return SyncWords("refresh-cw", "ink2", text)
    if status.error is ErrorCode.REVOKED:
        return SyncWords(
            "circle-x", "cabai_ink", translate("Sync", "Komputer ini tidak lagi diizinkan")
        )
    if status.error in _AWAY:
        rest = translate("Sync", "{held} menunggu dikirim, aman di komputer ini").format(held=held)
        rest = rest if status.held else translate("Sync", "tidak ada yang menunggu")
        return SyncWords("cloud-off", "ink", translate("Sync", "Luring"), rest)
    if status.error is not None:
        return SyncWords("triangle-alert", "kunyit_ink", translate("Sync", "Sinkron berhenti"))
    if status.held:
        text = translate("Sync", "{held} menunggu dikirim").format(held=held)
        return SyncWords("clock", "ink2", text, translate("Sync", "tersimpan di komputer ini"))
    if status.equal_at is not None:
        text = translate("Sync", "Sama dengan pusat, {time}").format(
            time=formatting.clock(status.equal_at)
        )
        return SyncWords("circle-check", "daun_ink", text)
    if status.contact is not None:
        text = translate("Sync", "Diterima pusat, {time}").format(
            time=formatting.clock(status.contact)
        )
        return SyncWords("cloud-check", "daun_ink", text)
    return SyncWords("clock", "ink2", translate("Sync", "Menunggu pusat"))
