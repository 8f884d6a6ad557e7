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
    tr = QCoreApplication.translate
    words = {
        Purpose.KERJA: tr("Desk", "Bekerja"),
        Purpose.KONSULTASI: tr("Desk", "Konsultasi"),
        Purpose.PELATIHAN: tr("Desk", "Pelatihan"),
        Purpose.PERIZINAN: tr("Desk", "Perizinan"),
        Purpose.RAPAT: tr("Desk", "Rapat"),
        Purpose.INFO: tr("Desk", "Informasi"),
        Purpose.LAIN: tr("Desk", "Lainnya"),
    }
    return words.get(purpose or "", purpose or "")  # type: ignore[call-overload, no-any-return]


def reason_words(reason: str) -> str:
    """Why somebody was turned away."""
    tr = QCoreApplication.translate
    words = {
        RefusedReason.PENUH: tr("Desk", "Penuh"),
        RefusedReason.TUTUP: tr("Desk", "Sudah tutup"),
        RefusedReason.BELUM_TERDAFTAR: tr("Desk", "Belum terdaftar"),
        RefusedReason.LAIN: tr("Desk", "Lainnya"),
    }
    return words.get(reason, reason)  # type: ignore[call-overload, no-any-return]


def category_words(category: str | None) -> str:
    """A line of business inside a sentence; empty when it is not known."""
    tr = QCoreApplication.translate
    words = {
        BusinessCategory.KULINER: tr("Desk", "kuliner"),
        BusinessCategory.FESYEN: tr("Desk", "fesyen"),
        BusinessCategory.KRIYA: tr("Desk", "kriya"),
        BusinessCategory.JASA: tr("Desk", "jasa"),
        BusinessCategory.DAGANG: tr("Desk", "dagang"),
        BusinessCategory.PERTANIAN_KOTA: tr("Desk", "pertanian kota"),
        BusinessCategory.DIGITAL: tr("Desk", "digital"),
        BusinessCategory.LAIN: tr("Desk", "bidang lain"),
    }
    return words.get(category or "", category or "")  # type: ignore[call-overload, no-any-return]


def group_words(kind: str) -> str:
    """A group of places in the capacity card."""
    tr = QCoreApplication.translate
    words = {
        "meja": tr("Desk", "Meja kerja"),
        "ruang_rapat": tr("Desk", "Ruang rapat"),
        "ruang_kelas": tr("Desk", "Ruang kelas"),
        "konsultasi": tr("Desk", "Konsultasi"),
        "layanan": tr("Desk", "Meja layanan"),
        "alat": tr("Desk", "Alat"),
    }
    return words.get(kind, kind)


def business_words(name: str | None, *, guest: bool = False, party: int = 1) -> str:
    """The line under a name in a list."""
    tr = QCoreApplication.translate
    if guest:
        if party > 1:
            return tr("Desk", "Tamu, {count} orang").format(count=party)
        return tr("Desk", "Tamu")
    line = name or tr("Desk", "Belum punya usaha")
    if party > 1:
        return tr("Desk", "{line}, {count} orang").format(line=line, count=party)
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
    tr = QCoreApplication.translate
    if visit.place:
        return visit.place
    kinds = PLACE_KINDS.get(visit.purpose or "", ())
    queues = {
        "meja": tr("Desk", "Antre meja"),
        "ruang_rapat": tr("Desk", "Antre ruang rapat"),
        "ruang_kelas": tr("Desk", "Antre kelas"),
        "konsultasi": tr("Desk", "Antre konsultasi"),
        "layanan": tr("Desk", "Antre layanan"),
    }
    return queues.get(kinds[0], "") if kinds else tr("Desk", "Tanpa tempat")


def suggestion_words(suggestion: Suggestion, *, short: bool = False) -> str:
    """Where a visitor will go; the queue when all is full."""
    tr = QCoreApplication.translate
    if suggestion.place is not None:
        return suggestion.place.name
    if suggestion.queue == 0:
        return tr("Desk", "Tanpa tempat")
    if short:
        return tr("Desk", "Penuh, masuk antrean nomor {number}").format(number=suggestion.queue)
    return tr("Desk", "{group} penuh, masuk antrean nomor {number}").format(
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
    tr = QCoreApplication.translate
    if hit.here:
        return tr("Desk", "Ada di sini")
    if hit.last_visit is None:
        return tr("Desk", "Belum pernah datang")
    day = formatting.short_date(dates.wib_date(hit.last_visit), today=today)
    return tr("Desk", "Terakhir {day}").format(day=day)


def recent_words(visit: VisitRow) -> str:
    """What somebody did last: came for something somewhere, or left after how long."""
    tr = QCoreApplication.translate
    if visit.out_at is None and visit.place is None and PLACE_KINDS.get(visit.purpose or ""):
        return tr("Desk", "{purpose}, antre").format(purpose=purpose_words(visit.purpose))
    if visit.out_at is None:
        return f"{purpose_words(visit.purpose)}, {place_words(visit)}"
    length = formatting.duration(visit.out_at - visit.in_at)
    if visit.closed_by == ClosedBy.OTOMATIS:
        return tr("Desk", "Ditutup otomatis, {length}").format(length=length)
    return tr("Desk", "Keluar, {length}").format(length=length)


def missing_words(missing: Sequence[str]) -> str:
    """What a record lacks, in one sentence of at most two things; empty when nothing."""
    tr = QCoreApplication.translate
    names = {
        "phone": tr("Desk", "nomor HP"),
        "nik": tr("Desk", "NIK"),
        "birth_date": tr("Desk", "tanggal lahir"),
        "kelurahan_kode": tr("Desk", "kelurahan"),
        "sex": tr("Desk", "jenis kelamin"),
    }
    lacking = [names[name] for name in names if name in missing]
    if not lacking:
        return ""
    if len(lacking) == 1:
        sentence = tr("Desk", "{thing} belum ada.").format(thing=lacking[0])
    elif len(lacking) == 2:
        sentence = tr("Desk", "{first} dan {second} belum ada.").format(
            first=lacking[0], second=lacking[1]
        )
    else:
        sentence = tr("Desk", "{first} dan {count} isian lain belum ada.").format(
            first=lacking[0], count=len(lacking) - 1
        )
    return sentence[0].upper() + sentence[1:]
