"""The file of rejected rows: each as it came, with the reason, ready to be mended and imported."""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import msgspec

from okeoce_desktop.domain.problems import Problem
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.import_files import Record, Source
from okeoce_desktop.services.whole_files import write_errors
from sync.spreadsheet_cells import neutralise, restore

Describe = Callable[[Problem | str], str]
REASON_COLUMNS = ("baris", "kode", "alasan")


class Rejects:
    """Collects rejected rows in a temporary file, which takes its name at the end.

    It stands beside the imported file, or, where nothing can be written, in the working directory.
    It is made when the first row is rejected. Used as a context: an error leaves no file behind.

    Attributes:
        path: where it stands after `finish`, None if there is nothing.
    """

    def __init__(self, imported: Path, source: Source, describe: Describe) -> None:
        self._imported = imported
        self._source = source
        self._describe = describe
        self._temporary: Path | None = None
        self._text: IO[str] | None = None
        self.path: Path | None = None

    def __enter__(self) -> Rejects:
        return self

    def __exit__(self, *_: object) -> None:
        if self._text is not None:
            self._text.close()
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)

    def add(self, record: Record, reasons: Sequence[Problem | str]) -> None:
        """Writes one rejected row."""
        with write_errors(self._imported):
            if self._text is None:
                self._open()
            if self._source.columns is None:
                self._add_line(record, reasons)
            else:
                self._add_cells(record, reasons, len(self._source.columns))

    def finish(self) -> None:
        """Gives the file its name."""
        if self._text is None or self._temporary is None:
            return
        with write_errors(self._imported):
            self._text.flush()
            os.fsync(self._text.fileno())
            self._text.close()
            suffix = ".csv" if self._source.columns is not None else ".jsonl"
            path = self._temporary.with_name(f"{self._imported.name}.ditolak{suffix}")
            self._temporary.replace(path)
            self._temporary, self.path = None, path

    def _open(self) -> None:
        for folder in (self._imported.absolute().parent, Path.cwd()):
            # Known before it is there: told to end just then, we leave no file behind either.
            self._temporary = folder / f".okeoce-{secrets.token_hex(4)}"
            try:
                descriptor = os.open(self._temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            except OSError:
                continue
            break
        else:
            raise UserFacingError(ErrorCode.FILE_NOT_WRITABLE, file=self._imported.name)
        columns = self._source.columns
        # Damaged bytes go out as they came in; a byte order mark makes spreadsheets read UTF-8.
        self._text = os.fdopen(
            descriptor,
            "w",
            encoding="utf-8" if columns is None else "utf-8-sig",
            errors="surrogateescape",
            newline="",
        )
        if columns is not None:
            self._cells = csv.writer(self._text, delimiter=getattr(self._source, "delimiter", ","))
            kept = [name for name in columns if name not in REASON_COLUMNS]
            self._cells.writerow([*map(neutralise, kept), *REASON_COLUMNS])

    def _add_cells(self, record: Record, reasons: Sequence[Problem | str], width: int) -> None:
        assert self._source.columns is not None
        cells = [restore(str(cell)) for cell in record.source]
        cells += [""] * (width - len(cells))
        kept = [
            cell
            for cell, name in zip(cells, self._source.columns, strict=False)
            if name not in REASON_COLUMNS
        ]
        more = cells[width:]
        self._cells.writerow(
            [
                *map(neutralise, kept),
                record.line,
                " ".join(map(_code, reasons)),
                neutralise(self._sentence(reasons)),
                *map(neutralise, more),
            ]
        )

    def _add_line(self, record: Record, reasons: Sequence[Problem | str]) -> None:
        assert self._text is not None
        words = {
            "baris": record.line,
            "kode": list(map(_code, reasons)),
            "alasan": self._sentence(reasons),
        }
        if record.values is not None:
            text = msgspec.json.encode({**record.values, **words}).decode()
        else:
            came = record.source if isinstance(record.source, bytes) else b""
            line = came.decode("utf-8", "backslashreplace").rstrip("\r\n")
            text = msgspec.json.encode({"teks": line, **words}).decode()
        self._text.write(text + "\n")

    def _sentence(self, reasons: Sequence[Problem | str]) -> str:
        return " ".join(
            f"{reason.field}: {self._describe(reason)}"
            if isinstance(reason, Problem) and reason.field
            else self._describe(reason)
            for reason in reasons
        )


def _code(reason: Problem | str) -> str:
    return str(reason.code) if isinstance(reason, Problem) else reason
