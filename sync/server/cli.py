"""The command `okeoce-server`; the stable part is written down in the design, section 6.

With `--json` one JSON object goes to stdout, also when the command fails; everything else goes to
stderr. Errors are one Indonesian sentence, never a trace.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from sync.command_line import IndonesianParser
from sync.server import commands
from sync.server.errors import BadInputError, ServerError


class _Parser(IndonesianParser):
    def error(self, message: str) -> NoReturn:
        raise BadInputError(f"{_usage_words(message)} Lihat `okeoce-server --help`.")


def _usage_words(message: str) -> str:
    subject = message.rpartition(": ")[2]
    if "required" in message:
        return f"Kurang: {subject}."
    if "invalid choice" in message:
        subject = message.partition("invalid choice: ")[2].partition(" (")[0]
    elif "unrecognized" not in message and "invalid" not in message:
        return "Perintah tidak lengkap."
    return f"Tidak dikenal: {subject}."


def _parser() -> _Parser:
    common = _Parser(has_help=False)
    common.add_argument(
        "--database",
        default=argparse.SUPPRESS,
        metavar="URL",
        help="postgresql://... atau berkas SQLite; bawaan: OKEOCE_DATABASE, lalu direktori data",
    )
    common.add_argument(
        "--data-dir",
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="direktori data; bawaan: OKEOCE_DATA_DIR",
    )
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="satu objek JSON di stdout"
    )
    parser = _Parser(prog="okeoce-server", description="Pusat data pos OK OCE.", parents=[common])
    found = parser.add_subparsers(dest="command", metavar="PERINTAH", required=True)

    def add(name: str, help_: str) -> argparse.ArgumentParser:
        return found.add_parser(name, help=help_, description=help_, parents=[common])

    add("init", "menyiapkan basis data, 44 pos, dan tautan masuk administrator")
    serve = add("serve", "melayani sinkronisasi dan halaman web")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8731, help="0 memilih port kosong")
    serve.add_argument(
        "--proxy",
        default="127.0.0.1",
        metavar="ALAMAT",
        help="alamat IP proxy TLS di depannya; X-Forwarded-For dan -Proto dipercaya dari sana saja",
    )
    code = add("enrol-code", "membuat kode pendaftaran perangkat, sekali pakai")
    code.add_argument("--post", required=True, metavar="KODE", help="misalnya 31.74.01")
    add("status", "pos, perangkat, terakhir terlihat, jumlah data, sidik data")
    export = add("export", "mengekspor satu jenis data dari semua pos (CSV, XLSX, JSONL)")
    export.add_argument("kind", metavar="JENIS")
    export.add_argument("file", metavar="BERKAS")
    revoke = add("revoke", "mencabut izin satu perangkat")
    revoke.add_argument("device", metavar="PERANGKAT", help="nama seperti di `status`")
    add("verify", "menghitung ulang sidik semua baris dan mencocokkannya")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code of the design, section 6."""
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        options = vars(_parser().parse_args(words))
        command: Any = commands.COMMANDS[options.pop("command")]
        options.pop("json", None)
        found, lines, code = command(commands.Output(as_json), **options)
    except ServerError as error:
        _fail(as_json, error.code, error.message)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        _fail(as_json, "internal", f"Kesalahan di dalam program ({type(error).__name__}).")
        if os.environ.get("OKEOCE_DEBUG"):
            raise
        return 1
    commands.Output(as_json).result(found, lines)
    return int(code)


def _fail(as_json: bool, code: str, message: str) -> None:
    if as_json:
        sys.stdout.write(json.dumps({"error": code, "message": message}, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    sys.exit(main())
