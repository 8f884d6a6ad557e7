"""What the registration says: findings in the form, evidence, codes. Needs QtCore only."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.domain.codes import BusinessCategory, ParticipantKind
from okeoce_desktop.domain.duplicates import Evidence, Field, Match, Verdict
from okeoce_desktop.domain.problems import Problem, ProblemCode
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.problem_words import problem_words

_MARKS = {
    Verdict.EQUAL: ("equal", "daun_ink"),
    Verdict.ALMOST: ("equal-approximately", "daun_ink"),
    Verdict.DIFFERENT: ("equal-not", "kunyit_ink"),
}
_END_OF_NIK = 12


def finding_words(problem: Problem) -> str:
    """The sentence of a finding, with what can be done about it in this form."""
    translate = QCoreApplication.translate
    if problem.field == "notice_read":
        return translate("Registration", "Bacakan pemberitahuan data pribadi, lalu centang.")
    if problem.code is ProblemCode.MISSING and problem.field == "full_name":
        return translate("Registration", "Nama belum diisi. Ketik sesuai KTP-el.")
    if problem.code is ProblemCode.KELURAHAN_FORMAT:
        return translate("Registration", "Tidak ada dalam daftar. Pilih, atau kosongkan.")
    if problem.code is ProblemCode.DATE_TWO_DIGIT_YEAR:
        years = problem.params.get("years", ())
        either = translate("Registration", " atau ").join(
            map(str, years if isinstance(years, tuple) else ())
        )
        words = translate("Registration", "Lahir {years}? Tulis tahunnya lengkap.")
        return words.format(years=either)
    return problem_words(problem)


def evidence_lines(match: Match) -> list[tuple[str, str, str]]:
    """What speaks for and against, a line each: icon, tone, words."""
    lines = []
    for item in match.evidence:
        words = _evidence_words(item)
        if words:
            almost_nik = item.field is Field.NIK and item.verdict is Verdict.ALMOST
            icon, tone = _MARKS[Verdict.DIFFERENT if almost_nik else item.verdict]
            lines.append((icon, tone, words))
    return lines


def short_evidence(match: Match) -> str:
    """The likeness in a few words, for one line: "Nama mirip, lahir 1994"."""
    translate = QCoreApplication.translate
    words = ""
    verdicts = {item.field: item.verdict for item in match.evidence}
    if verdicts.get(Field.FULL_NAME) is Verdict.EQUAL:
        words = translate("Registration", "Nama sama")
    elif verdicts.get(Field.FULL_NAME) is Verdict.ALMOST:
        words = translate("Registration", "Nama mirip")
    elif verdicts.get(Field.PHONE) is Verdict.EQUAL:
        words = translate("Registration", "Nomor HP sama")
    born = match.candidate.birth_date
    if born is None:
        return words
    if not words:
        return translate("Registration", "Lahir {date}").format(date=formatting.data_date(born))
    return translate("Registration", "{what}, lahir {year}").format(what=words, year=born.year)


def category_words() -> Mapping[str, str]:
    """The kinds of business by their codes, the usual ones first."""
    translate = QCoreApplication.translate
    return {
        BusinessCategory.KULINER: translate("Codes", "Kuliner"),
        BusinessCategory.FESYEN: translate("Codes", "Fesyen"),
        BusinessCategory.KRIYA: translate("Codes", "Kriya"),
        BusinessCategory.JASA: translate("Codes", "Jasa"),
        BusinessCategory.DAGANG: translate("Codes", "Dagang"),
        BusinessCategory.PERTANIAN_KOTA: translate("Codes", "Pertanian kota"),
        BusinessCategory.DIGITAL: translate("Codes", "Digital"),
        BusinessCategory.LAIN: translate("Codes", "Lainnya"),
    }


def kind_words() -> Mapping[str, str]:
    """The target groups by their codes."""
    translate = QCoreApplication.translate
    return {
        ParticipantKind.PENCARI_KERJA: translate("Codes", "Pencari kerja"),
        ParticipantKind.WIRAUSAHA_PEMULA: translate("Codes", "Wirausaha pemula"),
        ParticipantKind.NAIK_KELAS: translate("Codes", "Naik kelas"),
    }


def draft_title(name: str) -> str:
    """What a half-filled form is called."""
    name = " ".join(name.split())
    return name or QCoreApplication.translate("Registration", "tanpa nama")


def notice_line(version: int, read: tuple[int, str] | None) -> str:
    """Which notice it is, and when (UTC ms) and by whom once it was read."""
    translate = QCoreApplication.translate
    if read is None:
        return translate("Registration", "Versi {number}").format(number=version)
    words = translate("Registration", "Versi {number}, oleh {name}, {time}")
    return words.format(number=version, name=read[1], time=formatting.data_moment(read[0]))


def notice_paragraphs() -> Iterable[str]:
    """The notice on personal data as it is read aloud (UU 27/2022 art. 21), version 1."""
    translate = QCoreApplication.translate
    return (
        translate(
            "Registration",
            "Data ini dicatat untuk layanan kewirausahaan di pos: pendaftaran, pelatihan, dan "
            "pendampingan. Penanggung jawabnya Dinas PPKUKM.",
        ),
        translate(
            "Registration",
            "Yang dicatat hanya yang perlu, selama layanan berjalan. Datanya boleh dilihat, "
            "diperbaiki, atau diminta dihapus di pos mana pun.",
        ),
        translate(
            "Registration",
            "Bersedia dihubungi lewat WhatsApp? Boleh ditolak; layanan tetap sama.",
        ),
    )


def _evidence_words(item: Evidence) -> str:
    translate = QCoreApplication.translate
    equal, almost = item.verdict is Verdict.EQUAL, item.verdict is Verdict.ALMOST
    if item.field is Field.BIRTH_DATE:
        return _birth_words(item)
    if item.field is Field.FULL_NAME:
        if equal:
            return translate("Registration", "Nama sama")
        if "part" in item.detail:
            return translate("Registration", "Sebagian nama sama")
        hardly = translate("Registration", "Nama hampir sama")
        return hardly if almost else translate("Registration", "Nama berbeda")
    if item.field is Field.NIK:
        return _nik_words(item)
    if item.field is Field.PHONE and equal:
        return translate("Registration", "Nomor HP sama")
    if item.field is Field.SEX and not equal:
        return translate("Registration", "Jenis kelamin berbeda")
    return ""


def _birth_words(item: Evidence) -> str:
    translate = QCoreApplication.translate
    there = item.detail["there"]
    day = formatting.data_date(there) if isinstance(there, datetime.date) else ""
    if item.verdict is Verdict.EQUAL:
        return translate("Registration", "Tanggal lahir sama, {date}").format(date=day)
    if item.detail.get("parts") == ("swapped",):
        return translate("Registration", "Hari dan bulan lahir tertukar, {date}").format(date=day)
    if item.verdict is Verdict.ALMOST:
        return translate("Registration", "Tanggal lahir mirip, {date}").format(date=day)
    return translate("Registration", "Tanggal lahir berbeda, {date}").format(date=day)


def _nik_words(item: Evidence) -> str:
    translate = QCoreApplication.translate
    if item.verdict is Verdict.EQUAL:
        return translate("Registration", "NIK sama")
    if item.verdict is Verdict.DIFFERENT:
        return translate("Registration", "NIK berbeda")
    detail = item.detail
    position = detail["position"]
    at_end = isinstance(position, int) and position >= _END_OF_NIK
    here, there = ("end_here", "end_there") if at_end else ("here", "there")
    if detail["kind"] == "swapped":
        words = translate("Registration", "2 angka NIK tertukar ({there}, bukan {here})")
    elif at_end:
        words = translate("Registration", "NIK berbeda 1 angka (…{there}, bukan …{here})")
    else:
        words = translate("Registration", "NIK berbeda 1 angka ({there}, bukan {here})")
    return words.format(there=detail[there], here=detail[here])
