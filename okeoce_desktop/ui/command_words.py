"""What the command line says: outcomes, failures, advice. Needs QtCore only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.domain.problems import Problem
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.ui.messages import error_words


def use_language(directory: str | None) -> None:
    """Speaks the language of this computer's settings from now on."""
    from okeoce_desktop import paths
    from okeoce_desktop.settings import SettingsFile

    language = SettingsFile(paths.config_dir(directory)).load().language
    if language == "id" or QCoreApplication.instance() is not None:
        return  # the texts of the source, or a window that has chosen already
    from okeoce_desktop.ui.i18n import install_language

    global _application
    _application = QCoreApplication([])
    install_language(_application, language)


_application: QCoreApplication | None = None


def passphrase_prompt() -> str:
    """What a terminal asks."""
    return QCoreApplication.translate("Commands", "Frasa sandi: ")


def failure_words(error: UserFacingError) -> str:
    """One sentence for an error, with the facts that help a person at a terminal."""
    translate = QCoreApplication.translate
    params = error.params
    reason = params.get("reason")
    if error.code is ErrorCode.BAD_USAGE and "detail" in params:
        return f"{error_words(error)} {_usage_words(str(params['detail']))}".strip()
    if error.code is ErrorCode.UNKNOWN_KIND and "known" in params:
        return translate(
            "Commands", "Jenis data {kind} tidak dikenal. Pilihannya: {known}."
        ).format(kind=params.get("kind"), known=params["known"])
    if error.code is ErrorCode.BAD_FILE:
        words = {
            "missing": translate("Commands", "Berkas ini tidak ada atau tidak boleh dibaca."),
            "extension": translate("Commands", "Berkas harus berakhiran .csv, .xlsx, atau .jsonl."),
            "columns": translate("Commands", "Kolom wajib tidak ada: {columns}."),
            "empty": translate("Commands", "Berkas ini kosong."),
            "encoding": translate(
                "Commands", "Penyandian huruf berkas ini tidak dikenal. Pakai UTF-8."
            ),
            "not_a_table": translate("Commands", "Berkas ini bukan tabel XLSX yang bisa dibaca."),
            "too_large": translate("Commands", "Isi berkas XLSX ini terlalu besar. Pakai CSV."),
            "sheet_full": translate("Commands", "Terlalu banyak baris untuk XLSX. Pakai CSV."),
            "cell_full": translate(
                "Commands", "Ada isi yang terlalu panjang untuk XLSX. Pakai CSV."
            ),
        }
        if reason in words:
            return words[str(reason)].format(columns=params.get("columns", ""))
    if error.code is ErrorCode.INVALID_ENTRY and reason == "passphrase_short":
        return translate("Commands", "Frasa sandi paling sedikit {least} huruf.").format(
            least=params["least"]
        )
    if error.code is ErrorCode.FILE_NOT_WRITABLE and reason == "in_store":
        return translate(
            "Commands", "Cadangan tidak boleh ditaruh di folder data aplikasi. Pilih tempat lain."
        )
    if error.code is ErrorCode.BAD_BACKUP:
        words = {
            "missing": translate("Commands", "Berkas ini tidak ada atau tidak boleh dibaca."),
            "not_a_backup": translate("Commands", "Berkas ini bukan cadangan OK OCE."),
            "damaged": translate("Commands", "Berkas cadangan ini rusak. Pakai cadangan lain."),
            "format": translate(
                "Commands", "Cadangan ini dari versi aplikasi lain. Perbarui aplikasinya."
            ),
        }
        if reason in words:
            return words[str(reason)]
    if error.code is ErrorCode.FILE_NOT_WRITABLE and "file" in params:
        return translate("Commands", "{file} tidak bisa ditulis. Pilih tempat lain.").format(
            file=params["file"]
        )
    return error_words(error)


def _usage_words(detail: str) -> str:
    """What the parser of the command line found, which it says in English only."""
    translate = QCoreApplication.translate
    subject = detail.rpartition(": ")[2]
    if "required" in detail:
        return translate("Commands", "Kurang: {words}.").format(words=subject)
    if "invalid choice" in detail:
        word = detail.partition("invalid choice: ")[2].partition(" (")[0]
        return translate("Commands", "Tidak dikenal: {words}.").format(words=word)
    if "unrecognized" in detail:
        return translate("Commands", "Tidak dikenal: {words}.").format(words=subject)
    return ""


def reject_words(problem: Problem | str) -> str:
    """Why a row was rejected, as the file of rejected rows says it."""
    if isinstance(problem, Problem):
        from okeoce_desktop.ui.problem_words import problem_words

        return problem_words(problem)
    translate = QCoreApplication.translate
    words = {
        "not_json": translate("Commands", "Baris ini bukan JSON yang sah."),
        "not_an_object": translate("Commands", "Baris ini bukan objek JSON."),
        "not_a_value": translate("Commands", "Ada isi yang bukan teks, angka, atau ya/tidak."),
        "encoding": translate(
            "Commands", "Ada huruf yang rusak penyandiannya. Simpan sebagai UTF-8."
        ),
        "quotes": translate("Commands", "Tanda kutip di baris ini tidak berpasangan."),
        "too_long": translate("Commands", "Baris ini terlalu panjang."),
        "too_many_cells": translate(
            "Commands", "Baris ini punya lebih banyak isian daripada judulnya."
        ),
        "deleted": translate("Commands", "Baris ini sudah dihapus di sini."),
    }
    return words.get(problem, problem)


def outcome_lines(command: str, found: Mapping[str, Any]) -> list[str]:
    """What a command did, for a person."""
    translate = QCoreApplication.translate
    words = {
        "setup": translate("Commands", "Pos {post} {name} siap di {data_dir}."),
        "enrol": translate("Commands", "Terdaftar di pusat sebagai {device}, pos {post}."),
        "export": translate("Commands", "{rows} baris ditulis ke {file}."),
        "import": translate(
            "Commands",
            "Dibaca {read}: baru {created}, diubah {updated}, tetap {unchanged},"
            " ditolak {rejected}. Peringatan: {warnings}.",
        ),
        "sync": translate(
            "Commands",
            "Dikirim {pushed}, diterima {pulled}, perlu dicek {parked}, beda isi {conflicts}.",
        ),
        "backup": translate("Commands", "Cadangan terenkripsi ditulis ke {file}."),
        "restore": translate("Commands", "Data pos {post} dipulihkan dari cadangan {created_at}."),
    }
    lines = [words[command].format(**found)] if command in words else []
    if command == "import" and found["rejects_file"]:
        lines.append(
            translate("Commands", "Baris yang ditolak beserta alasannya: {rejects_file}").format(
                **found
            )
        )
    if command == "import" and found["ignored_columns"]:
        lines.append(
            translate("Commands", "Kolom yang tidak dipakai: {columns}.").format(
                columns=", ".join(found["ignored_columns"])
            )
        )
    elif command == "restore" and found["kept"]:
        lines.append(translate("Commands", "Data sebelumnya disimpan di {kept}.").format(**found))
    elif command == "backup" and found["opens_with"] == "keyring":
        lines.append(
            translate(
                "Commands", "Kuncinya ada di gantungan kunci komputer ini; hanya terbuka di sini."
            )
        )
    elif command == "sync" and found["converged"]:
        lines.append(translate("Commands", "Isi sama dengan pusat."))
    elif command == "status":
        lines += _status_lines(found)
    elif command == "doctor":
        lines += _doctor_lines(found)
    return lines


def _status_lines(found: Mapping[str, Any]) -> list[str]:
    translate = QCoreApplication.translate
    counts = ", ".join(f"{kind} {count}" for kind, count in found["counts"].items() if count)
    facts = dict(found)
    facts["device"] = found["device"] or found["device_label"] or "-"
    facts["last_sync"] = found["last_sync"] or translate("Commands", "belum pernah")
    facts["counts"] = counts or "-"
    return [
        line.format(**facts)
        for line in (
            translate("Commands", "Pos {post}, komputer {device}"),
            translate("Commands", "Isi: {counts}"),
            translate(
                "Commands",
                "Menunggu dikirim: {pending}. Perlu dicek: {parked}. Beda isi: {conflicts}.",
            ),
            translate("Commands", "Terakhir sinkron: {last_sync}"),
            translate("Commands", "Sidik data: {fingerprint}"),
        )
    ]


def _doctor_lines(found: Mapping[str, Any]) -> list[str]:
    translate = QCoreApplication.translate
    advice = {
        "file": translate(
            "Commands", "Berkas data rusak. Pulihkan dari cadangan: okeoce restore BERKAS."
        ),
        "schema": translate("Commands", "Susunan tabel tidak semestinya. Pulihkan dari cadangan."),
        "rows": translate(
            "Commands", "Ada baris yang rusak. Pulihkan dari cadangan, lalu okeoce sync."
        ),
        "digests": translate(
            "Commands", "Sidik data tidak cocok. Jalankan okeoce sync, lalu periksa lagi."
        ),
        "audit": translate(
            "Commands", "Jejak audit terputus. Laporkan ke petugas pelindungan data."
        ),
        "outbox": translate(
            "Commands", "Antrean kirim tidak cocok. Buat cadangan, lalu hubungi pusat."
        ),
        "space": translate(
            "Commands", "Ruang simpan hampir habis. Kosongkan sebelum lanjut bekerja."
        ),
    }
    bad = [advice[check["check"]] for check in found["checks"] if not check["ok"]]
    return bad or [translate("Commands", "Semua pemeriksaan baik.")]
