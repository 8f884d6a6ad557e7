"""Sentences for error codes and action codes: what happened, then what to do. Needs QtCore only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.errors import ErrorCode, UserFacingError


def error_words(error: UserFacingError) -> str:
    """One sentence for the person at the screen."""
    tr = QCoreApplication.translate
    code = error.code
    reason = error.params.get("reason")
    if code is ErrorCode.INVALID_ENTRY and reason == "already_here":
        return tr("Errors", "Orang ini masih tercatat di sini.")
    words = {
        ErrorCode.BAD_USAGE: tr("Errors", "Perintah tidak lengkap. Lihat --help."),
        ErrorCode.BAD_FILE: tr("Errors", "Berkas ini tidak bisa dibaca. Periksa jenis dan isinya."),
        ErrorCode.FILE_NOT_WRITABLE: tr("Errors", "Berkas tidak bisa ditulis. Pilih tempat lain."),
        ErrorCode.UNKNOWN_KIND: tr("Errors", "Jenis data ini tidak dikenal."),
        ErrorCode.UNKNOWN_POST: tr("Errors", "Kode pos ini tidak ada. Contoh: 31.74.01."),
        ErrorCode.UNKNOWN_DEVICE: tr("Errors", "Perangkat ini tidak dikenal."),
        ErrorCode.BAD_ADDRESS: tr("Errors", "Alamat pusat harus diawali https://."),
        ErrorCode.BAD_BACKUP: tr("Errors", "Berkas cadangan ini tidak bisa dipakai."),
        ErrorCode.INVALID_ENTRY: tr("Errors", "Ada isian yang perlu diperbaiki sebelum disimpan."),
        ErrorCode.STORE_MISSING: tr(
            "Errors", "Komputer ini belum disiapkan. Jalankan: okeoce setup."
        ),
        ErrorCode.STORE_EXISTS: tr("Errors", "Komputer ini sudah disiapkan; datanya tidak diubah."),
        ErrorCode.UNREACHABLE: tr("Errors", "Pusat belum terjangkau. Data aman di komputer ini."),
        ErrorCode.TLS: tr(
            "Errors", "Pusat tidak bisa dipastikan asli. Hubungi pengurus perangkat."
        ),
        ErrorCode.SERVER_ERROR: tr("Errors", "Pusat menjawab keliru. Coba lagi nanti; data aman."),
        ErrorCode.RATE_LIMITED: tr("Errors", "Terlalu sering mencoba. Tunggu sebentar."),
        ErrorCode.ROWS_REJECTED: tr("Errors", "Sebagian baris ditolak; alasannya ada di berkas."),
        ErrorCode.ROWS_PARKED: tr("Errors", "Sebagian data perlu dicek sebelum bisa dikirim."),
        ErrorCode.HEAD_OFFICE_RESTORED: tr(
            "Errors", "Pusat dipulihkan dari cadangan. Data di sini aman; hubungi pusat."
        ),
        ErrorCode.STORE_NEWER: tr(
            "Errors", "Data ini dari versi aplikasi yang lebih baru. Perbarui aplikasinya."
        ),
        ErrorCode.STORE_LOCKED: tr(
            "Errors", "Data sedang dipakai program lain. Coba lagi sebentar."
        ),
        ErrorCode.PASSPHRASE_WRONG: tr("Errors", "Frasa sandi belum cocok."),
        ErrorCode.PASSPHRASE_MISSING: tr(
            "Errors", "Perlu frasa sandi. Isi OKEOCE_PASSPHRASE atau ketik saat diminta."
        ),
        ErrorCode.DISK_FULL: tr("Errors", "Ruang simpan penuh. Yang sudah tersimpan aman."),
        ErrorCode.NOT_ENROLLED: tr("Errors", "Komputer ini belum terdaftar di pusat."),
        ErrorCode.CODE_EXPIRED: tr("Errors", "Kode sudah habis masanya. Minta kode baru ke pusat."),
        ErrorCode.CODE_INVALID: tr("Errors", "Kode ini tidak dikenal. Periksa lagi ketikannya."),
        ErrorCode.REVOKED: tr(
            "Errors", "Komputer ini tidak lagi diizinkan mengirim. Hubungi pengurus perangkat."
        ),
        ErrorCode.FORBIDDEN_SCOPE: tr("Errors", "Kode ini untuk pos lain. Minta kode pos ini."),
        ErrorCode.FORBIDDEN_ROLE: tr("Errors", "Peran ini tidak boleh melakukannya."),
        ErrorCode.PROTOCOL_TOO_OLD: tr("Errors", "Aplikasi perlu diperbarui agar bisa mengirim."),
        ErrorCode.NOTHING_TO_UNDO: tr("Errors", "Tidak ada yang bisa diurungkan."),
        ErrorCode.STORE_DAMAGED: tr(
            "Errors", "Data di komputer ini rusak. Jalankan: okeoce doctor."
        ),
        ErrorCode.INTERNAL: tr("Errors", "Maaf, ini kesalahan aplikasi. Data aman."),
    }
    return words[code]


def action_words(action: str) -> str:
    """What an act is called when it is undone."""
    tr = QCoreApplication.translate
    words = {
        "registration": tr("Actions", "pendaftaran"),
        "check_in": tr("Actions", "catat masuk"),
        "check_out": tr("Actions", "catat keluar"),
        "guest_in": tr("Actions", "tamu masuk"),
        "refused": tr("Actions", "penolakan"),
        "move": tr("Actions", "pindah tempat"),
        "edit_person": tr("Actions", "perubahan data"),
        "delete_person": tr("Actions", "penghapusan"),
    }
    return words.get(action, action)
