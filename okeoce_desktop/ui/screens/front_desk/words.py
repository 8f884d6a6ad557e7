"""What the front desk says: codes, places, people and facts in words. Needs QtCore only."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.codes import BusinessCategory, ClosedBy, Purpose, RefusedReason
from okeoce_desktop.domain.entities import PersonHit, VisitRow
from okeoce_desktop.services.front_desk import PLACE_KINDS, Suggestion
from okeoce_desktop.ui import formatting
from sync.contract import Business

PURPOSE_ICONS: dict[str, str] = {
    Purpose.KERJA: "laptop",
    Purpose.KONSULTASI: "messages-square",
    Purpose.PELATIHAN: "graduation-cap",
    Purpose.PERIZINAN: "file-badge",
    Purpose.RAPAT: "users",
    Purpose.INFO: "info",
    Purpose.LAIN: "ellipsis",
}
"""The seven purposes in the order of their digits, each with its icon."""

REASON_ICONS: dict[str, str] = {
    RefusedReason.PENUH: "armchair",
    RefusedReason.TUTUP: "clock",
    RefusedReason.BELUM_TERDAFTAR: "user-x",
    RefusedReason.LAIN: "ellipsis",
}
"""Why somebody is turned away, in the order of their digits."""


def purpose_words(purpose: str | None) -> str:
    """A purpose in one word; a code nobody knows is shown as it is."""
    translate = QCoreApplication.translate
    words: dict[str, str] = {
        Purpose.KERJA: translate("Desk", "Bekerja"),
        Purpose.KONSULTASI: translate("Desk", "Konsultasi"),
        Purpose.PELATIHAN: translate("Desk", "Pelatihan"),
        Purpose.PERIZINAN: translate("Desk", "Perizinan"),
        Purpose.RAPAT: translate("Desk", "Rapat"),
        Purpose.INFO: translate("Desk", "Informasi"),
        Purpose.LAIN: translate("Desk", "Lainnya"),
    }
    return words.get(purpose or "", purpose or "")


def reason_words(reason: str) -> str:
    """Why somebody was turned away."""
    translate = QCoreApplication.translate
    words: dict[str, str] = {
        RefusedReason.PENUH: translate("Desk", "Penuh"),
        RefusedReason.TUTUP: translate("Desk", "Sudah tutup"),
        RefusedReason.BELUM_TERDAFTAR: translate("Desk", "Belum terdaftar"),
        RefusedReason.LAIN: translate("Desk", "Lainnya"),
    }
    return words.get(reason, reason)


def category_words(category: str | None) -> str:
    """A line of business inside a sentence; empty when it is not known."""
    translate = QCoreApplication.translate
    words: dict[str, str] = {
        BusinessCategory.KULINER: translate("Desk", "kuliner"),
        BusinessCategory.FESYEN: translate("Desk", "fesyen"),
        BusinessCategory.KRIYA: translate("Desk", "kriya"),
        BusinessCategory.JASA: translate("Desk", "jasa"),
        BusinessCategory.DAGANG: translate("Desk", "dagang"),
        BusinessCategory.PERTANIAN_KOTA: translate("Desk", "pertanian kota"),
        BusinessCategory.DIGITAL: translate("Desk", "digital"),
        BusinessCategory.LAIN: translate("Desk", "bidang lain"),
    }
    return words.get(category or "", category or "")


def group_words(kind: str) -> str:
    """A group of places in the capacity card."""
    translate = QCoreApplication.translate
    words: dict[str, str] = {
        "meja": translate("Desk", "Meja kerja"),
        "ruang_rapat": translate("Desk", "Ruang rapat"),
        "ruang_kelas": translate("Desk", "Ruang kelas"),
        "konsultasi": translate("Desk", "Konsultasi"),
        "layanan": translate("Desk", "Meja layanan"),
        "alat": translate("Desk", "Alat"),
    }
    return words.get(kind, kind)


def business_words(name: str | None, *, guest: bool = False, party: int = 1) -> str:
    """The line under a name in a list."""
    translate = QCoreApplication.translate
    if guest:
        if party > 1:
            return translate("Desk", "Tamu, {count} orang").format(count=party)
        return translate("Desk", "Tamu")
    line = name or translate("Desk", "Belum punya usaha")
    if party > 1:
        return translate("Desk", "{count} orang · {line}").format(line=line, count=party)
    return line


def owner_words(business: Business | None) -> str:
    """Business and its line: "Dapur Wulan, kuliner"."""
    if business is None or not business.name:
        return business_words(None)
    parts = [business.name, category_words(business.category)]
    return ", ".join(part for part in parts if part)


def visitor_words(visit: VisitRow) -> str:
    """Who it is; a guest may have no name."""
    if visit.name:
        return visit.name
    return QCoreApplication.translate("Desk", "Tamu tanpa nama")


def place_words(visit: VisitRow) -> str:
    """Where somebody is, or which queue the person stands in."""
    translate = QCoreApplication.translate
    if visit.place:
        return visit.place
    kinds = PLACE_KINDS.get(visit.purpose or "", ())
    queues = {
        "meja": translate("Desk", "Antre meja"),
        "ruang_rapat": translate("Desk", "Antre ruang rapat"),
        "ruang_kelas": translate("Desk", "Antre kelas"),
        "konsultasi": translate("Desk", "Antre konsultasi"),
        "layanan": translate("Desk", "Antre layanan"),
    }
    return queues.get(kinds[0], "") if kinds else translate("Desk", "Tanpa tempat")


def suggestion_words(suggestion: Suggestion, *, short: bool = False) -> str:
    """Where a visitor will go; the queue when all is full."""
    translate = QCoreApplication.translate
    if suggestion.place is not None:
        return suggestion.place.name
    if suggestion.queue == 0:
        return translate("Desk", "Tanpa tempat")
    if short:
        return translate("Desk", "Penuh, masuk antrean nomor {number}").format(
            number=suggestion.queue
        )
    return translate("Desk", "{group} penuh, masuk antrean nomor {number}").format(
        group=group_words(suggestion.full_kind or ""), number=suggestion.queue
    )


def in_words(in_at: int, now: int) -> str:
    """When somebody came: the time, or the day when it was not today."""
    day, today = dates.wib_date(in_at), dates.wib_date(now)
    return formatting.clock(in_at) if day == today else formatting.short_date(day, today=today)


def last_words(last_visit: int | None, today: datetime.date) -> str:
    """When a person was here last, for the panel."""
    if last_visit is None:
        return QCoreApplication.translate("Desk", "belum pernah")
    return formatting.relative_day(dates.wib_date(last_visit), today=today)


def hit_words(hit: PersonHit, today: datetime.date) -> str:
    """What tells two people of one name apart in the pick list."""
    translate = QCoreApplication.translate
    if hit.here:
        return translate("Desk", "Ada di sini")
    if hit.last_visit is None:
        return translate("Desk", "Belum pernah datang")
    day = formatting.short_date(dates.wib_date(hit.last_visit), today=today)
    return translate("Desk", "Terakhir {day}").format(day=day)


def recent_words(visit: VisitRow) -> str:
    """What somebody did last: came for something somewhere, or left after how long."""
    translate = QCoreApplication.translate
    if visit.out_at is None and visit.place is None and PLACE_KINDS.get(visit.purpose or ""):
        return translate("Desk", "{purpose}, antre").format(purpose=purpose_words(visit.purpose))
    if visit.out_at is None:
        return f"{purpose_words(visit.purpose)}, {place_words(visit)}"
    length = formatting.duration(visit.out_at - visit.in_at)
    if visit.closed_by == ClosedBy.OTOMATIS:
        return translate("Desk", "Ditutup otomatis, {length}").format(length=length)
    return translate("Desk", "Keluar, {length}").format(length=length)


def missing_words(missing: Sequence[str]) -> str:
    """What a record lacks, in one sentence of at most two things; empty when nothing."""
    translate = QCoreApplication.translate
    names = {
        "phone": translate("Desk", "nomor HP"),
        "nik": translate("Desk", "NIK"),
        "birth_date": translate("Desk", "tanggal lahir"),
        "kelurahan_kode": translate("Desk", "kelurahan"),
        "sex": translate("Desk", "jenis kelamin"),
    }
    lacking = [names[name] for name in names if name in missing]
    if not lacking:
        return ""
    if len(lacking) == 1:
        sentence = translate("Desk", "{thing} belum ada.").format(thing=lacking[0])
    elif len(lacking) == 2:
        sentence = translate("Desk", "{first} dan {second} belum ada.").format(
            first=lacking[0], second=lacking[1]
        )
    else:
        sentence = translate("Desk", "{first} dan {count} isian lain belum ada.").format(
            first=lacking[0], count=len(lacking) - 1
        )
    return sentence[0].upper() + sentence[1:]
