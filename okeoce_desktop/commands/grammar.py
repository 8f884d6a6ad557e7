"""The grammar of the command line: names are the design's, section 6; words are ours."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from okeoce_desktop import __version__
from okeoce_desktop.errors import ErrorCode, UserFacingError
from sync.command_line import IndonesianParser


class _Parser(IndonesianParser):
    """Raises instead of printing and leaving, so that `--json` holds for usage errors, too."""

    def error(self, message: str) -> NoReturn:
        raise UserFacingError(ErrorCode.BAD_USAGE, detail=message)


def make_parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    common = _Parser(has_help=False)
    # Accepted before and after the command: SUPPRESS keeps the second place from undoing the first.
    common.add_argument(
        "--data-dir",
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="tempat data; bawaan: OKEOCE_DATA_DIR, lalu direktori data pengguna",
    )
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="satu objek JSON di stdout"
    )
    parser = _Parser(
        prog="okeoce",
        description="Pos OK OCE di komputer ini. Tanpa perintah, jendela aplikasi dibuka.",
        parents=[common],
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help="menampilkan versi",
    )
    parser.add_argument(
        "--demo", action="store_true", help="membuka pos contoh beserta pusatnya sendiri"
    )
    found = parser.add_subparsers(dest="command", metavar="PERINTAH")

    def add(name: str, help_: str) -> argparse.ArgumentParser:
        return found.add_parser(name, help=help_, description=help_, parents=[common])

    setup = add("setup", "menyiapkan data terenkripsi untuk sebuah pos, tanpa pusat")
    setup.add_argument("--post", required=True, metavar="KODE", help="misalnya 31.74.01")
    setup.add_argument("--label", default="", metavar="NAMA", help="sebutan komputer ini")
    enrol = add("enrol", "mendaftarkan komputer ini di pusat")
    enrol.add_argument("--server", required=True, metavar="URL", help="alamat pusat")
    enrol.add_argument("--code", required=True, metavar="KODE", help="kode sekali pakai")
    enrol.add_argument("--label", default="", metavar="NAMA", help="sebutan komputer ini")
    for name, help_ in (
        ("import", "memasukkan berkas CSV, XLSX, atau JSONL"),
        ("export", "menulis berkas CSV, XLSX, atau JSONL"),
    ):
        command = add(name, help_)
        command.add_argument("kind", metavar="JENIS", help="misalnya participant atau visit")
        command.add_argument("file", metavar="BERKAS", type=Path)
    add("sync", "menyamakan data dengan pusat sampai selesai")
    add("status", "isi pos ini dan yang masih menunggu dikirim")
    for name, help_ in (
        ("backup", "menyalin data terenkripsi ke satu berkas"),
        ("restore", "memulihkan dari cadangan; data sekarang disimpan di samping"),
    ):
        add(name, help_).add_argument("file", metavar="BERKAS", type=Path)
    add("doctor", "memeriksa seluruh data dan memberi saran perbaikan")
    return parser
