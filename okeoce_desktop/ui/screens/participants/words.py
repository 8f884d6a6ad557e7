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
    translate = QCoreApplication.translate
    words = {
        "deleted_at": translate("Fields", "Penghapusan"),
        "member_no": translate("Fields", "No. peserta"),
        "nik": translate("Fields", "NIK"),
        "full_name": translate("Fields", "Nama"),
        "sex": translate("Fields", "Jenis kelamin"),
        "birth_place": translate("Fields", "Tempat lahir"),
        "birth_date": translate("Fields", "Tanggal lahir"),
        "phone": translate("Fields", "Nomor HP"),
        "email": translate("Fields", "Surel"),
        "ktp_address": translate("Fields", "Alamat KTP-el"),
        "kelurahan_kode": translate("Fields", "Kelurahan"),
        "education": translate("Fields", "Pendidikan"),
        "occupation": translate("Fields", "Pekerjaan"),
        "kind": translate("Fields", "Kategori"),
        "intake": translate("Fields", "Sumber daftar"),
        "registered_on": translate("Fields", "Tanggal daftar"),
        "consent_at": translate("Fields", "Persetujuan"),
        "status": translate("Fields", "Status"),
        "notes": translate("Fields", "Catatan"),
        "home_post": translate("Fields", "Pos asal"),
        "nik_override": translate("Fields", "Keterangan NIK"),
        "has_business": translate("Fields", "Punya usaha"),
        "name": translate("Fields", "Nama usaha"),
        "category": translate("Fields", "Bidang usaha"),
        "nib": translate("Fields", "NIB"),
        "npwp": translate("Fields", "NPWP"),
    }
    return words.get(name, name)


def _code_words(code: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "L": translate("Codes", "Laki-laki"),
        "P": translate("Codes", "Perempuan"),
        "draf": translate("Codes", "Draf"),
        "aktif": translate("Codes", "Aktif"),
        "pindah": translate("Codes", "Pindah"),
        "nonaktif": translate("Codes", "Nonaktif"),
        "datang": translate("Codes", "Datang langsung"),
        "acara": translate("Codes", "Acara"),
        "daring": translate("Codes", "Daring"),
        "impor": translate("Codes", "Impor"),
    }
    return words.get(code) or kind_words().get(code) or category_words(code)


def _consent_words(purpose: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "layanan": translate("Codes", "pelayanan"),
        "whatsapp": translate("Codes", "kabar lewat WhatsApp"),
        "foto": translate("Codes", "pemakaian foto"),
        "mitra": translate("Codes", "diteruskan ke mitra"),
    }
    return words.get(purpose, purpose)


def value_words(field: str, value: str | None, kelurahan: Callable[[str], str]) -> str:
    """A stored value as a person reads it; a NIK stays masked."""
    translate = QCoreApplication.translate
    if value is None or value == "":
        return translate("People", "kosong")
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
        return translate("People", "ya") if value == "1" else translate("People", "tidak")
    if field in ("sex", "kind", "intake", "status", "category"):
        return _code_words(value)
    return value


def history_line(event: HistoryLine, today: datetime.date, kelurahan: Callable[[str], str]) -> Line:
    """A past event as one line of the panel."""
    translate = QCoreApplication.translate
    day = formatting.short_date(dates.wib_date(event.at), today=today)
    detail = event.detail or ""
    if event.what == "visit":
        words = purpose_words(detail) if detail else translate("People", "Kunjungan")
        if event.minutes is not None:
            length = formatting.duration(event.minutes * 60_000)
            words = translate("People", "{what}, {length}").format(what=words, length=length)
        return Line(PURPOSE_ICONS.get(detail, "log-in"), words, day)
    if event.what == "refused":
        words = translate("People", "Tidak dilayani: {why}").format(
            why=reason_words(detail).lower()
        )
        return Line("ban", words, day, tone="kunyit_ink")
    if event.what == "withdrawn":
        words = translate("People", "Mencabut persetujuan {what}")
        return Line("user-x", words.format(what=_consent_words(detail)), day)
    if event.what == "consent":
        purpose = _consent_words(detail)
        if event.new == "tolak":
            return Line("user-x", translate("People", "Menolak {what}").format(what=purpose), day)
        return Line("user-check", translate("People", "Setuju {what}").format(what=purpose), day)
    if event.field == "deleted_at":
        if event.new is None:
            return Line("undo-2", translate("People", "Dikembalikan"), day)
        return Line("trash-2", translate("People", "Dihapus"), day)
    field = event.field or ""
    old, new = (value_words(field, value, kelurahan) for value in (event.old, event.new))
    words = translate("People", "{field} diubah").format(field=field_words(field))
    change = translate("People", "{old} → {new}").format(old=old, new=new)
    return Line("pencil", words, day, second=change)


def registered_line(day: datetime.date, intake: str | None, today: datetime.date) -> Line:
    """How it began."""
    translate = QCoreApplication.translate
    words = translate("People", "Terdaftar")
    if intake:
        how = _code_words(intake).lower()
        words = translate("People", "Terdaftar, {how}").format(how=how)
    return Line("user-plus", words, formatting.short_date(day, today=today))
