"""Reading XLSX, bounded before it is parsed.

A small XLSX can unpack to gigabytes, and two cells in opposite corners make a table of seventeen
thousand million. The parser holds a sheet as one dense table in which every cell has its own copy
of its text, though the file has each text once. So the packed size, the true unpacked size, the
extent of every sheet and the text of its cells are checked first, without keeping any of it.
"""

from __future__ import annotations

import datetime
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.import_files import Record, known_columns
from sync.contract.fields import FieldType, Kind
from sync.spreadsheet_cells import restore

MOST_UNPACKED = 400 * 1024 * 1024
"""Several hundred thousand filled rows; more belongs into CSV or JSONL."""
MOST_CELLS = 8_000_000
"""Of one sheet, empty ones included: 32 bytes each while it is read."""
MOST_TEXT = 400 * 1024 * 1024
"""Bytes in all cells that share their texts."""
_CHUNK = 1 << 20
_OVERLAP = 512
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["'](\d{1,7})["']""")
_SHARED_END = re.compile(rb"</(?:\w+:)?si\s*>")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>\s*(\d{1,7})\s*<")
"""Of a number or of a cell with a shared text: a number is taken for one, which is on the safe
side, and rarely for a long one."""


class Sheet:
    """The first sheet with a heading of the kind, else the first sheet; see `Source`."""

    encoding = "utf-8"

    def __init__(self, path: Path, kind: Kind) -> None:
        _check_bounds(path)
        from python_calamine import CalamineError, CalamineWorkbook

        best: tuple[int, list[str], Iterator[list[Any]], int] | None = None
        try:
            with CalamineWorkbook.from_path(str(path)) as book:
                for name in book.sheet_names:
                    sheet = book.get_sheet_by_name(name)
                    rows: Iterator[list[Any]] = sheet.iter_rows()
                    at, heading = _heading(rows)
                    columns = [str(cell) for cell in heading]
                    known = len(known_columns(columns, kind))
                    if best is None or known > best[0]:
                        best = (known, columns, rows, at)
        except (CalamineError, ValueError) as error:
            raise _bad(path, "not_a_table") from error
        if best is None or not best[1]:
            raise _bad(path, "empty")
        _, columns, self._rows, self._first = best
        self.columns: Sequence[str] | None = columns
        self.known: Mapping[int, str] = known_columns(columns, kind)
        self._width = len(columns)
        self._types = {spec.name: spec.type for spec in kind.fields}

    def records(self) -> Iterator[Record]:
        for line, cells in enumerate(self._rows, start=self._first + 1):
            if all(cell == "" for cell in cells):
                continue
            shown = [_shown(cell) for cell in cells]
            if any(shown[self._width :]):
                yield Record(line, None, shown, "too_many_cells")
            else:
                yield Record(line, self._values(cells), shown)

    def _values(self, cells: Sequence[object]) -> dict[str, object]:
        values: dict[str, object] = {}
        for at, name in self.known.items():
            cell = cells[at] if at < len(cells) else ""
            if cell == "":
                continue
            if isinstance(cell, str):
                values[name] = restore(cell)
            elif isinstance(cell, float) and cell.is_integer() and name != "nik":
                values[name] = int(cell)
            elif self._is_text(name, cell):
                values[name] = str(cell)
            else:
                values[name] = cell
        return values

    def _is_text(self, name: str, cell: object) -> bool:
        """Whether a cell of a type that no field has is taken as the text it shows."""
        if isinstance(cell, bool):
            return self._types.get(name) is not FieldType.BOOL
        return isinstance(cell, datetime.time | datetime.timedelta)


def _heading(rows: Iterator[list[Any]]) -> tuple[int, list[Any]]:
    """The first row that is not empty, and its number."""
    for at, row in enumerate(rows, start=1):
        if any(cell != "" for cell in row):
            while row and row[-1] == "":
                row.pop()
            return at, row
    return 0, []


def _shown(cell: object) -> str:
    """A cell as the file of rejected rows writes it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _check_bounds(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise _bad(path, "too_large")
            left = MOST_UNPACKED
            shared: list[int] = []
            entries.sort(key=lambda entry: not _is_shared(entry))
            for entry in entries:
                left -= _check_entry(archive, entry, path, left, shared)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise _bad(path, "not_a_table") from error


def _is_shared(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith("sharedstrings.xml")


def _check_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, left: int, shared: list[int]
) -> int:
    """Unpacks one entry without keeping it, and returns its true size.

    Args:
        shared: bytes of the shared texts, which come first; their entry fills it.
    """
    size = text_size = held = 0
    is_sheet = "/worksheets/" in f"/{entry.filename}".lower()
    rows = columns = 1
    tail = b""
    # A header that lies about the size makes zipfile stop there, and the parser perhaps not.
    entry.file_size = max(entry.file_size, left + 1) if entry.compress_size else entry.file_size
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise _bad(path, "too_large")
            if _is_shared(entry):
                text = tail + chunk
                ends = [found.end() for found in _SHARED_END.finditer(text)]
                if ends:
                    shared += [held + ends[0], *[end - at for at, end in pairwise(ends)]]
                    held, text = 0, text[ends[-1] :]
                held += max(0, len(text) - _OVERLAP)
                tail = text[-_OVERLAP:]
            if is_sheet:
                text = tail + chunk
                for letters, number in _CELL.findall(text):
                    columns = max(columns, _column(letters))
                    rows = max(rows, int(number))
                rows = max(rows, *map(int, _ROW.findall(text)), 1)
                # What stands in the overlap counts twice: nothing beside the limit.
                values = map(int, _VALUE.findall(text))
                text_size += sum(shared[value] for value in values if value < len(shared))
                tail = text[-_OVERLAP:]
                if rows * columns > MOST_CELLS or text_size > MOST_TEXT:
                    raise _bad(path, "too_large")
    return size


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _bad(path: Path, reason: str) -> UserFacingError:
    return UserFacingError(ErrorCode.BAD_FILE, reason=reason, file=path.name)
