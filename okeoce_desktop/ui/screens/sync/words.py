"""What the sync screen says: the state and what happens next, items, reasons. UI thread."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.storage.sync_reader import Exchange, ParkedItem, WaitingItem
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.messages import error_words
from okeoce_desktop.ui.screens.front_desk.words import purpose_words
from okeoce_desktop.ui.screens.participants.words import field_words
from okeoce_desktop.ui.widgets.lines import Line
from sync.protocol import ParkedCode

_AWAY = (ErrorCode.UNREACHABLE, ErrorCode.RATE_LIMITED)


def next_words(status: SyncStatus, now: int) -> str:
    """What happens next, and whether the clerk has to do anything."""
    translate = QCoreApplication.translate
    if not status.enrolled:
        return translate(
            "Sync", "Pekerjaan tetap berjalan. Minta alamat dan kode pendaftaran ke pusat."
        )
    if status.busy:
        return translate("Sync", "Pekerjaan bisa diteruskan sementara data dikirim dan diterima.")
    if status.error in _AWAY:
        words = translate(
            "Sync",
            "Pekerjaan tetap berjalan. Data yang menunggu akan terkirim sendiri saat tersambung.",
        )
        if status.contact is None:
            return words
        last = formatting.relative_moment(status.contact, now_ms=now)
        said = translate("Sync", "Terakhir tersambung {time}.").format(time=last)
        return f"{said} {words}"
    if status.error is not None:
        return error_words(UserFacingError(status.error))
    if status.held:
        return translate("Sync", "Akan terkirim sendiri sebentar lagi. Tidak perlu ditunggu.")
    if status.equal_at is not None:
        return translate("Sync", "Semua yang dicatat di sini sudah ada di pusat, dan sebaliknya.")
    if status.attention:
        return translate("Sync", "Semua terkirim, kecuali yang perlu dicek di bawah.")
    return translate("Sync", "Data diperiksa dan dikirim sendiri setiap menit.")


def progress_words(status: SyncStatus) -> str:
    """How far a run is."""
    translate = QCoreApplication.translate
    sent, got = formatting.number(status.pushed), formatting.number(status.pulled)
    if status.held:
        words = translate("Sync", "Terkirim {sent} dari {held}, diterima {got}")
        return words.format(sent=sent, held=formatting.number(status.held), got=got)
    return translate("Sync", "Terkirim {sent}, diterima {got}").format(sent=sent, got=got)


def kind_words(kind: str) -> str:
    """A kind of record, as a heading."""
    translate = QCoreApplication.translate
    words = {
        "participant": translate("Sync", "Peserta"),
        "business": translate("Sync", "Usaha"),
        "consent": translate("Sync", "Persetujuan"),
        "visit": translate("Sync", "Kunjungan"),
        "resource": translate("Sync", "Meja dan ruang"),
        "staff": translate("Sync", "Petugas"),
    }
    return words.get(kind) or translate("Sync", "Data lain")


_ICONS = {
    "participant": "user-plus",
    "business": "store",
    "visit": "log-in",
    "resource": "armchair",
    "staff": "user",
}


def waiting_line(item: WaitingItem, now: int) -> Line:
    """Something that waits, as a line of the card."""
    translate = QCoreApplication.translate
    name = item.name or kind_words(item.kind)
    icon = _ICONS.get(item.kind, "file-text")
    if item.count > 1:
        name = f"{formatting.number(item.count)} {kind_words(item.kind).lower()}"
        what, icon = translate("Sync", "Dari berkas impor"), "upload"
    elif item.fields:
        fields = ", ".join(field_words(field) for field in item.fields[:3])
        what, icon = translate("Sync", "Diubah: {fields}").format(fields=fields), "pencil"
        if item.kind == "visit":
            what, icon = translate("Sync", "Kunjungan selesai"), "log-out"
        elif "deleted_at" in item.fields:
            what, icon = translate("Sync", "Dihapus"), "trash-2"
    elif item.kind == "visit":
        what = translate("Sync", "Kunjungan masuk")
        if item.detail:
            purpose = purpose_words(item.detail).lower()
            what = translate("Sync", "Kunjungan masuk, {purpose}").format(purpose=purpose)
    elif item.kind == "participant":
        what = translate("Sync", "Peserta baru")
    else:
        what = translate("Sync", "{kind} baru").format(kind=kind_words(item.kind))
    when = formatting.relative_moment(item.at, now_ms=now)
    note = translate("Sync", "di komputer ini")
    return Line(icon, what, when, strong=name, note=note, note_icon="hard-drive")


def parked_words(item: ParkedItem) -> str:
    """Why head office could not take it, and who can put it right."""
    translate = QCoreApplication.translate
    if item.code == ParkedCode.TOO_LARGE:
        return translate(
            "Sync", "Terlalu besar untuk dikirim. Petugas depan bisa memendekkan catatannya."
        )
    if item.code == ParkedCode.FORBIDDEN_KIND:
        return translate(
            "Sync", "Komputer ini tidak boleh mengirim data ini. Pengurus perangkat bisa membantu."
        )
    if item.code == ParkedCode.FORBIDDEN_FIELD:
        return translate(
            "Sync", "Isian ini hanya bisa diubah di pusat. Kasatpel bisa memintakannya."
        )
    if item.code == ParkedCode.MALFORMED:
        return translate(
            "Sync", "Isinya tidak bisa dibaca pusat. Petugas depan bisa memeriksa isiannya."
        )
    return translate("Sync", "Pusat belum bisa menerimanya. Pengurus perangkat bisa membantu.")


def parked_title(item: ParkedItem) -> str:
    """Which record it is, and which field of it."""
    name = item.name or kind_words(item.kind)
    return f"{name}, {field_words(item.field)}" if item.field else name


def exchange_line(exchange: Exchange, now: int) -> Line:
    """A past run as a line of the panel."""
    translate = QCoreApplication.translate
    words = translate("Sync", "Terkirim {sent}, diterima {got}").format(
        sent=formatting.number(exchange.sent), got=formatting.number(exchange.received)
    )
    when = formatting.relative_moment(exchange.at, now_ms=now)
    if exchange.outcome == "terputus":
        cut = translate("Sync", "Terputus: {what}").format(what=words.lower())
        return Line("rotate-cw", cut, when)
    if exchange.outcome == "sama":
        return Line("circle-check", words, when, tone="daun_ink")
    return Line("cloud-check", words, when)


def digest_words(digest: bytes) -> str:
    """A digest short enough to read out: "7f3a 91c2 e05b"."""
    text = digest.hex()[:12]
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
