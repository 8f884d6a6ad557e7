"""Sentences for error codes and action codes: what happened, then what to do. Needs QtCore only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.errors import ErrorCode, UserFacingError


def error_words(error: UserFacingError) -> str:
    """One sentence for the person at the screen."""
    translate = QCoreApplication.translate
    code = error.code
    reason = error.params.get("reason")
    if code is ErrorCode.INVALID_ENTRY and reason == "already_here":
        return translate("Errors", "Orang ini masih tercatat di sini.")
    if code is ErrorCode.PASSPHRASE_MISSING and error.params.get("wrap") == "keyring":
        return translate("Trouble", "Penyimpan sandi komputer ini tidak memberi kuncinya")
    if code is ErrorCode.INVALID_ENTRY and reason == "place_full":
        return translate("Errors", "Tempat itu tidak cukup lagi. Pilih tempat lain.")
    words = {
        ErrorCode.BAD_USAGE: translate("Errors", "Perintah tidak lengkap. Lihat --help."),
        ErrorCode.BAD_FILE: translate(
            "Errors", "Berkas ini tidak bisa dibaca. Periksa jenis dan isinya."
        ),
        ErrorCode.FILE_NOT_WRITABLE: translate(
            "Errors", "Berkas tidak bisa ditulis. Pilih tempat lain."
        ),
        ErrorCode.UNKNOWN_KIND: translate("Errors", "Jenis data ini tidak dikenal."),
        ErrorCode.UNKNOWN_POST: translate("Errors", "Kode pos ini tidak ada. Contoh: 31.74.01."),
        ErrorCode.UNKNOWN_DEVICE: translate("Errors", "Perangkat ini tidak dikenal."),
        ErrorCode.BAD_ADDRESS: translate("Errors", "Alamat pusat harus diawali https://."),
        ErrorCode.BAD_BACKUP: translate("Errors", "Berkas cadangan ini tidak bisa dipakai."),
        ErrorCode.INVALID_ENTRY: translate(
            "Errors", "Ada isian yang perlu diperbaiki sebelum disimpan."
        ),
        ErrorCode.STORE_MISSING: translate(
            "Errors", "Komputer ini belum disiapkan. Jalankan: okeoce setup."
        ),
        ErrorCode.STORE_EXISTS: translate(
            "Errors", "Komputer ini sudah disiapkan; datanya tidak diubah."
        ),
        ErrorCode.UNREACHABLE: translate(
            "Errors", "Pusat belum terjangkau. Data aman di komputer ini."
        ),
        ErrorCode.TLS: translate(
            "Errors", "Pusat tidak bisa dipastikan asli. Hubungi pengurus perangkat."
        ),
        ErrorCode.SERVER_ERROR: translate(
            "Errors", "Pusat menjawab keliru. Coba lagi nanti; data aman."
        ),
        ErrorCode.RATE_LIMITED: translate("Errors", "Terlalu sering mencoba. Tunggu sebentar."),
        ErrorCode.HEAD_OFFICE_RESTORED: translate(
            "Errors", "Pusat dipulihkan dari cadangan. Data di sini aman; hubungi pusat."
        ),
        ErrorCode.STORE_NEWER: translate(
            "Errors", "Data ini dari versi aplikasi yang lebih baru. Perbarui aplikasinya."
        ),
        ErrorCode.STORE_LOCKED: translate(
            "Errors", "Data sedang dipakai program lain. Coba lagi sebentar."
        ),
        ErrorCode.PASSPHRASE_WRONG: translate("Errors", "Frasa sandi belum cocok."),
        ErrorCode.PASSPHRASE_MISSING: translate(
            "Errors", "Perlu frasa sandi. Isi OKEOCE_PASSPHRASE atau ketik saat diminta."
        ),
        ErrorCode.DISK_FULL: translate("Errors", "Ruang simpan penuh. Yang sudah tersimpan aman."),
        ErrorCode.NOT_ENROLLED: translate("Errors", "Komputer ini belum terdaftar di pusat."),
        ErrorCode.CODE_EXPIRED: translate(
            "Errors", "Kode sudah habis masanya. Minta kode baru ke pusat."
        ),
        ErrorCode.CODE_INVALID: translate(
            "Errors", "Kode ini tidak dikenal atau sudah dipakai. Periksa lagi ketikannya."
        ),
        ErrorCode.REVOKED: translate(
            "Errors", "Komputer ini tidak lagi diizinkan mengirim. Hubungi pengurus perangkat."
        ),
        ErrorCode.FORBIDDEN_SCOPE: translate(
            "Errors", "Kode ini untuk pos lain. Minta kode pos ini."
        ),
        ErrorCode.PROTOCOL_TOO_OLD: translate(
            "Errors", "Aplikasi perlu diperbarui agar bisa mengirim."
        ),
        ErrorCode.STORE_DAMAGED: translate(
            "Errors", "Data di komputer ini rusak. Jalankan: okeoce doctor."
        ),
        ErrorCode.INTERNAL: translate("Errors", "Maaf, ini kesalahan aplikasi. Data aman."),
    }
    return words[code]


def action_words(action: str) -> str:
    """What an act is called when it is undone."""
    translate = QCoreApplication.translate
    words = {
        "registration": translate("Actions", "pendaftaran"),
        "check_in": translate("Actions", "catat masuk"),
        "check_out": translate("Actions", "catat keluar"),
        "guest_in": translate("Actions", "tamu masuk"),
        "refused": translate("Actions", "penolakan"),
        "move": translate("Actions", "pindah tempat"),
        "edit_person": translate("Actions", "perubahan data"),
        "delete_person": translate("Actions", "penghapusan"),
    }
    return words.get(action, action)
