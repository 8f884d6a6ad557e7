"""What fields, codes and past events of a person are called. UI thread."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.domain import dates, nik
from okeoce_desktop.domain.entities import HistoryLine
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.front_desk.words import (
    PURPOSE_ICONS,
    category_words,
    purpose_words,
    reason_words,
)
from okeoce_desktop.ui.screens.registration.words import kind_words
from okeoce_desktop.ui.widgets.lines import Line


def field_words(name: str) -> str:
    """What a field of a person is called."""
    tr = QCoreApplication.translate
    words = {
        "deleted_at": tr("Fields", "Penghapusan"),
        "member_no": tr("Fields", "No. peserta"),
        "nik": tr("Fields", "NIK"),
        "full_name": tr("Fields", "Nama"),
        "sex": tr("Fields", "Jenis kelamin"),
        "birth_place": tr("Fields", "Tempat lahir"),
        "birth_date": tr("Fields", "Tanggal lahir"),
        "phone": tr("Fields", "Nomor HP"),
        "email": tr("Fields", "Surel"),
        "ktp_address": tr("Fields", "Alamat KTP-el"),
        "kelurahan_kode": tr("Fields", "Kelurahan"),
        "education": tr("Fields", "Pendidikan"),
        "occupation": tr("Fields", "Pekerjaan"),
        "kind": tr("Fields", "Kategori"),
        "intake": tr("Fields", "Sumber daftar"),
        "registered_on": tr("Fields", "Tanggal daftar"),
        "consent_at": tr("Fields", "Persetujuan"),
        "status": tr("Fields", "Status"),
        "notes": tr("Fields", "Catatan"),
        "home_post": tr("Fields", "Pos asal"),
        "nik_override": tr("Fields", "Keterangan NIK"),
        "has_business": tr("Fields", "Punya usaha"),
        "name": tr("Fields", "Nama usaha"),
        "category": tr("Fields", "Bidang usaha"),
        "nib": tr("Fields", "NIB"),
        "npwp": tr("Fields", "NPWP"),
    }
    return words.get(name, name)


def _code_words(code: str) -> str:
    tr = QCoreApplication.translate
    words = {
        "L": tr("Codes", "Laki-laki"),
        "P": tr("Codes", "Perempuan"),
        "draf": tr("Codes", "Draf"),
        "aktif": tr("Codes", "Aktif"),
        "pindah": tr("Codes", "Pindah"),
        "nonaktif": tr("Codes", "Nonaktif"),
        "datang": tr("Codes", "Datang"),
        "acara": tr("Codes", "Acara"),
        "daring": tr("Codes", "Daring"),
        "impor": tr("Codes", "Impor"),
    }
    return words.get(code) or kind_words().get(code) or category_words(code)


def _consent_words(purpose: str) -> str:
    tr = QCoreApplication.translate
    words = {
        "layanan": tr("Codes", "pelayanan"),
        "whatsapp": tr("Codes", "kabar lewat WhatsApp"),
        "foto": tr("Codes", "pemakaian foto"),
        "mitra": tr("Codes", "diteruskan ke mitra"),
    }
    return words.get(purpose, purpose)


def value_words(field: str, value: str | None, kelurahan: Callable[[str], str]) -> str:
    """A stored value as a person reads it; a NIK stays masked."""
    tr = QCoreApplication.translate
    if value is None or value == "":
        return tr("People", "kosong")
    if field == "nik":
        return nik.mask(value)
    if field == "phone":
        return formatting.phone(value)
    if field == "kelurahan_kode":
        return kelurahan(value)
    if field in ("birth_date", "registered_on"):
        return formatting.data_date(datetime.date.fromisoformat(value))
    if field == "consent_at":
        return formatting.data_moment(int(value))
    if field == "has_business":
        return tr("People", "ya") if value == "1" else tr("People", "tidak")
    if field in ("sex", "kind", "intake", "status", "category"):
        return _code_words(value)
    return value


def history_line(event: HistoryLine, today: datetime.date, kelurahan: Callable[[str], str]) -> Line:
    """A past event as one line of the panel."""
    tr = QCoreApplication.translate
    day = formatting.short_date(dates.wib_date(event.at), today=today)
    detail = event.detail or ""
    if event.what == "visit":
        words = purpose_words(detail) if detail else tr("People", "Kunjungan")
        if event.minutes is not None:
            length = formatting.duration(event.minutes * 60_000)
            words = tr("People", "{what}, {length}").format(what=words, length=length)
        return Line(PURPOSE_ICONS.get(detail, "log-in"), words, day)
    if event.what == "refused":
        words = tr("People", "Tidak dilayani: {why}").format(why=reason_words(detail).lower())
        return Line("ban", words, day, tone="kunyit_ink")
    if event.what == "consent":
        purpose = _consent_words(detail)
        if event.new == "tolak":
            return Line("user-x", tr("People", "Menolak {what}").format(what=purpose), day)
        return Line("user-check", tr("People", "Setuju {what}").format(what=purpose), day)
    if event.field == "deleted_at":
        if event.new is None:
            return Line("undo-2", tr("People", "Dikembalikan"), day)
        return Line("trash-2", tr("People", "Dihapus"), day)
    field = event.field or ""
    old, new = (value_words(field, value, kelurahan) for value in (event.old, event.new))
    words = tr("People", "{field} diubah").format(field=field_words(field))
    change = tr("People", "{old} → {new}").format(old=old, new=new)
    return Line("pencil", words, day, second=change)


def registered_line(day: datetime.date, intake: str | None, today: datetime.date) -> Line:
    """How it began."""
    tr = QCoreApplication.translate
    words = tr("People", "Terdaftar")
    if intake:
        how = _code_words(intake).lower()
        words = tr("People", "Terdaftar, {how}").format(how=how)
    return Line("user-plus", words, formatting.short_date(day, today=today))
