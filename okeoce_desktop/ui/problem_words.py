"""Sentences for the findings of the rules: what is wrong, then what to do. Needs QtCore only.

The form shows them under a field, where one line has to do; the command line writes the same ones
into the file of rejected rows. Any thread, once the language is installed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from okeoce_desktop.domain.problems import Problem, ProblemCode
from okeoce_desktop.ui import formatting

_WORDS: Mapping[ProblemCode, object] = {
    ProblemCode.MISSING: QT_TRANSLATE_NOOP("Problems", "{label} belum diisi."),
    ProblemCode.TEXT_TOO_LONG: QT_TRANSLATE_NOOP(
        "Problems", "Terlalu panjang: {length} huruf, paling banyak {limit}."
    ),
    ProblemCode.TEXT_CONTROL: QT_TRANSLATE_NOOP(
        "Problems", "Ada tanda tak terlihat ({character}). Ketik ulang isian ini."
    ),
    ProblemCode.TEXT_DAMAGED: QT_TRANSLATE_NOOP(
        "Problems", "Sebagian huruf rusak. Cocokkan dengan asalnya."
    ),
    ProblemCode.TEXT_DIRECTION_MARK: QT_TRANSLATE_NOOP(
        "Problems", "Ada tanda arah tulisan. Periksa urutan hurufnya."
    ),
    ProblemCode.CODE_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problems", "“{value}” tidak dikenal. Pilihannya: {allowed}."
    ),
    ProblemCode.NUMBER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Problems", "“{value}” bukan bilangan bulat. Tulis angka saja."
    ),
    ProblemCode.NUMBER_RANGE: QT_TRANSLATE_NOOP(
        "Problems", "{value} di luar batas {least} sampai {most}."
    ),
    ProblemCode.ID_NOT_UUID: QT_TRANSLATE_NOOP("Problems", "Id ini bukan UUID. Periksa asalnya."),
    ProblemCode.NIK_CHARACTERS: QT_TRANSLATE_NOOP(
        "Problems", "Ada “{found}” di NIK. NIK hanya berisi angka."
    ),
    ProblemCode.NIK_SPREADSHEET_NUMBER: QT_TRANSLATE_NOOP(
        "Problems", "NIK rusak oleh lembar kerja. Simpan sebagai teks."
    ),
    ProblemCode.NIK_LENGTH: QT_TRANSLATE_NOOP(
        "Problems", "NIK baru {digits} angka, seharusnya {expected}."
    ),
    ProblemCode.NIK_DAY: QT_TRANSLATE_NOOP(
        "Problems", "Hari {day_code} di NIK tidak mungkin. Periksa KTP-el."
    ),
    ProblemCode.NIK_MONTH: QT_TRANSLATE_NOOP(
        "Problems", "Bulan {month} di NIK tidak mungkin. Periksa KTP-el."
    ),
    ProblemCode.NIK_DATE: QT_TRANSLATE_NOOP(
        "Problems", "Di NIK {day_and_month}, tidak mungkin. Periksa KTP-el."
    ),
    ProblemCode.NIK_SERIAL: QT_TRANSLATE_NOOP(
        "Problems", "Nomor urut 0000 tidak lazim. Periksa KTP-el."
    ),
    ProblemCode.NIK_PREFIX_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problems", "Kode {prefix} tak dikenal. Boleh, jika sesuai KTP-el."
    ),
    ProblemCode.NIK_OTHER_PROVINCE: QT_TRANSLATE_NOOP(
        "Problems", "NIK terbit di provinsi lain. Tetap bisa didaftar."
    ),
    ProblemCode.NIK_BIRTH_DATE_DIFFERS: QT_TRANSLATE_NOOP(
        "Problems", "Di NIK {nik_date}. Boleh, jika sesuai KTP-el."
    ),
    ProblemCode.NIK_SEX_DIFFERS: QT_TRANSLATE_NOOP(
        "Problems", "Di NIK {nik_sex}. Boleh, jika sesuai KTP-el."
    ),
    ProblemCode.NIK_KNOWN: QT_TRANSLATE_NOOP(
        "Problems", "NIK ini sudah terdaftar atas nama {full_name}."
    ),
    ProblemCode.PHONE_CHARACTERS: QT_TRANSLATE_NOOP(
        "Problems", "Ada “{found}” di nomor HP. Ketik angka saja."
    ),
    ProblemCode.PHONE_SEVERAL: QT_TRANSLATE_NOOP(
        "Problems", "Ada dua nomor. Tulis satu, sisanya di catatan."
    ),
    ProblemCode.PHONE_NO_PREFIX: QT_TRANSLATE_NOOP(
        "Problems", "Awalan nomor HP belum jelas. Mulai dengan 08."
    ),
    ProblemCode.PHONE_TOO_SHORT: QT_TRANSLATE_NOOP(
        "Problems", "Nomor HP baru {digits} angka, paling sedikit {least}."
    ),
    ProblemCode.PHONE_TOO_LONG: QT_TRANSLATE_NOOP(
        "Problems", "Nomor HP {digits} angka, paling banyak {most}."
    ),
    ProblemCode.PHONE_UNKNOWN_RANGE: QT_TRANSLATE_NOOP(
        "Problems", "Awalan ini belum dikenal. Boleh, jika benar."
    ),
    ProblemCode.PHONE_INVALID: QT_TRANSLATE_NOOP(
        "Problems", "Nomor ini tidak mungkin. Periksa angkanya."
    ),
    ProblemCode.PHONE_LANDLINE: QT_TRANSLATE_NOOP(
        "Problems", "Telepon rumah, tanpa WA. Boleh disimpan."
    ),
    ProblemCode.PHONE_FOREIGN: QT_TRANSLATE_NOOP("Problems", "Nomor luar negeri. Boleh disimpan."),
    ProblemCode.DATE_UNREADABLE: QT_TRANSLATE_NOOP(
        "Problems", "Tanggal belum terbaca. Contoh: 02-03-1957."
    ),
    ProblemCode.DATE_IMPOSSIBLE: QT_TRANSLATE_NOOP(
        "Problems", "Tidak ada tanggal {day_and_month}. Periksa lagi."
    ),
    ProblemCode.DATE_TWO_DIGIT_YEAR: QT_TRANSLATE_NOOP(
        "Problems", "Tahun {years}? Ketik empat angka."
    ),
    ProblemCode.DATE_IN_FUTURE: QT_TRANSLATE_NOOP(
        "Problems", "Tanggal ini belum terjadi. Periksa tahunnya."
    ),
    ProblemCode.TIME_UNREADABLE: QT_TRANSLATE_NOOP(
        "Problems", "Waktu belum terbaca. Contoh: 2026-11-24T02:38:00Z."
    ),
    ProblemCode.TIME_IN_FUTURE: QT_TRANSLATE_NOOP(
        "Problems", "Waktu ini belum terjadi. Periksa jam komputer."
    ),
    ProblemCode.NAME_NO_LETTERS: QT_TRANSLATE_NOOP(
        "Problems", "Nama tanpa huruf. Boleh, jika sesuai KTP-el."
    ),
    ProblemCode.AGE_OVER_LIMIT: QT_TRANSLATE_NOOP(
        "Problems", "Umur {age} tahun, paling tua {limit}. Periksa tahunnya."
    ),
    ProblemCode.UNDER_AGE: QT_TRANSLATE_NOOP(
        "Problems", "Umur {age} tahun, di bawah {adult_age}. Perlu izin wali."
    ),
    ProblemCode.EMAIL_FORMAT: QT_TRANSLATE_NOOP(
        "Problems", "Surel tidak lazim. Contoh: nama@contoh.id."
    ),
    ProblemCode.MEMBER_NO_FORMAT: QT_TRANSLATE_NOOP(
        "Problems", "Bentuk nomor peserta lain. Disimpan apa adanya."
    ),
    ProblemCode.KELURAHAN_FORMAT: QT_TRANSLATE_NOOP(
        "Problems", "Bukan kode kelurahan. Contoh: 31.74.01.1001."
    ),
    ProblemCode.KELURAHAN_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problems", "Kelurahan {value} tidak ada dalam daftar. Tetap disimpan."
    ),
    ProblemCode.POST_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problems", "Kode pos “{value}” tidak ada. Contoh: 31.74.01."
    ),
    ProblemCode.VISITOR_MISSING: QT_TRANSLATE_NOOP(
        "Problems", "Belum ada orangnya. Isi peserta atau nama tamu."
    ),
    ProblemCode.VISIT_OUT_BEFORE_IN: QT_TRANSLATE_NOOP(
        "Problems", "Jam keluar {out_at} lebih awal dari jam masuk {in_at}."
    ),
    ProblemCode.VISIT_LONG: QT_TRANSLATE_NOOP(
        "Problems", "Kunjungan {hours} jam. Periksa jam keluarnya."
    ),
    ProblemCode.VISIT_REFUSED_BUT_CLOSED: QT_TRANSLATE_NOOP(
        "Problems", "Kunjungan ditolak tidak punya jam keluar. Periksa."
    ),
    ProblemCode.VISIT_CLOSED_BY_WITHOUT_OUT: QT_TRANSLATE_NOOP(
        "Problems", "Ada penutup, tanpa jam keluar. Isi jam keluarnya."
    ),
    ProblemCode.NIB_FORMAT: QT_TRANSLATE_NOOP(
        "Problems", "NIB {digits} angka, seharusnya {expected}."
    ),
    ProblemCode.NPWP_FORMAT: QT_TRANSLATE_NOOP(
        "Problems", "NPWP {digits} angka, seharusnya 15 atau 16."
    ),
}
_NIK_TOO_LONG = QT_TRANSLATE_NOOP(
    "Problems", "NIK {digits} angka, seharusnya {expected}. Hapus kelebihannya."
)
_PARTS = {
    "day": QT_TRANSLATE_NOOP("Problems", "tanggal {day}"),
    "month": QT_TRANSLATE_NOOP("Problems", "bulan {month}"),
    "year": QT_TRANSLATE_NOOP("Problems", "tahun {year}"),
}
_SEXES = {
    "L": QT_TRANSLATE_NOOP("Problems", "laki-laki"),
    "P": QT_TRANSLATE_NOOP("Problems", "perempuan"),
}
_LABELS = {
    "full_name": QT_TRANSLATE_NOOP("Problems", "Nama"),
    "nik": QT_TRANSLATE_NOOP("Problems", "NIK"),
    "birth_date": QT_TRANSLATE_NOOP("Problems", "Tanggal lahir"),
    "sex": QT_TRANSLATE_NOOP("Problems", "Jenis kelamin"),
    "phone": QT_TRANSLATE_NOOP("Problems", "Nomor HP"),
    "kelurahan_kode": QT_TRANSLATE_NOOP("Problems", "Kelurahan"),
    "participant_id": QT_TRANSLATE_NOOP("Problems", "Peserta"),
    "name": QT_TRANSLATE_NOOP("Problems", "Nama usaha"),
    "in_at": QT_TRANSLATE_NOOP("Problems", "Jam masuk"),
    "purpose": QT_TRANSLATE_NOOP("Problems", "Keperluan"),
}


def problem_words(problem: Problem) -> str:
    """One sentence for a finding, with its facts in it."""
    code = problem.code
    text: object = _WORDS[code]
    if code is ProblemCode.NIK_LENGTH and _is_long(problem):
        text = _NIK_TOO_LONG
    facts = {name: str(value) for name, value in problem.params.items()}
    facts.update(_facts(problem))
    return QCoreApplication.translate("Problems", str(text)).format(**facts)


def _facts(problem: Problem) -> dict[str, str]:
    """The facts that are not shown as they are stored."""
    params = problem.params
    facts: dict[str, str] = {}
    if problem.code is ProblemCode.MISSING:
        label = _LABELS.get(problem.field)
        facts["label"] = (
            QCoreApplication.translate("Problems", str(label)) if label else problem.field
        )
    if "month" in params and "day" in params:
        facts["day_and_month"] = _day_and_month(_whole(params["day"]), _whole(params["month"]))
    if isinstance(nik_date := params.get("nik_date"), date):
        facts["nik_date"] = _differing(nik_date, params.get("parts"))
    if "nik_sex" in params:
        sex = _SEXES[str(params["nik_sex"])]
        facts["nik_sex"] = QCoreApplication.translate("Problems", str(sex))
    if isinstance(years := params.get("years"), tuple):
        facts["years"] = "/".join(years)
    if isinstance(allowed := params.get("allowed"), tuple):
        facts["allowed"] = ", ".join(allowed)
    for name in ("in_at", "out_at"):
        if name in params:
            facts[name] = formatting.clock(_whole(params[name]))
    return facts


def _day_and_month(day: int, month: int) -> str:
    """The day of a date that does not exist; its month may not exist, either ("12/31/1990")."""
    if 1 <= month <= 12:
        return f"{day} {formatting.name_of_month(month)}"
    return f"{day:02d}-{month:02d}"


def _differing(nik_date: date, parts: object) -> str:
    """What the NIK says: the part alone where only one differs, else the whole date."""
    if not isinstance(parts, tuple) or len(parts) != 1:
        return formatting.data_date(nik_date)
    month = formatting.name_of_month(nik_date.month)
    words = QCoreApplication.translate("Problems", str(_PARTS[parts[0]]))
    return words.format(day=nik_date.day, month=month, year=nik_date.year)


def _is_long(problem: Problem) -> bool:
    digits, expected = problem.params.get("digits"), problem.params.get("expected")
    return isinstance(digits, int) and isinstance(expected, int) and digits > expected


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
