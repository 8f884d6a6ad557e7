"""Reading CSV as offices make it: any common delimiter and encoding, sloppy quotes."""

from __future__ import annotations

import codecs
import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.import_files import MOST_LINE, Record, known_columns
from sync.contract.fields import FieldType, Kind
from sync.spreadsheet_cells import restore

_DELIMITERS = ",;\t|"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4_096
_CHUNK = 1 << 20
_ESCAPED = re.compile("[\udc80-\udcff]")
_WHOLE = re.compile(r"[1-9][0-9]{0,8}|0", re.ASCII)


class CsvFile:
    """A CSV file with a heading; see `Source`."""

    def __init__(self, path: Path, kind: Kind) -> None:
        self._path = path
        self.encoding = find_encoding(path)
        csv.field_size_limit(MOST_LINE)
        with self._open() as file:
            heading = file.readline(MOST_LINE)
            self._before = 0
            if heading.lower().startswith("sep="):  # how Excel is told its delimiter
                heading = file.readline(MOST_LINE)
                self._before = 1
        if not heading.strip():
            raise UserFacingError(ErrorCode.BAD_FILE, reason="empty", file=path.name)
        readings = [_split(heading, delimiter) for delimiter in _DELIMITERS]
        found = max(readings, key=lambda columns: (len(known_columns(columns, kind)), len(columns)))
        self._delimiter = _DELIMITERS[readings.index(found)]
        self.columns: Sequence[str] | None = found
        self.known: Mapping[int, str] = known_columns(found, kind)
        self._width = len(found)
        self._numbers = {spec.name for spec in kind.fields if spec.type is FieldType.INT}

    @property
    def delimiter(self) -> str:
        """What separates its cells."""
        return self._delimiter

    def _open(self) -> IO[str]:
        # Bytes that do not belong stay visible as surrogates: their rows are rejected one by one.
        errors = "surrogateescape" if self.encoding in ("utf-8", "windows-1252") else "replace"
        return self._path.open(encoding=self.encoding, errors=errors, newline="")

    def records(self) -> Iterator[Record]:
        with self._open() as file:
            for line, cells, fault in self._cells(file):
                if not any(cells):
                    continue
                if not fault and _ESCAPED.search("".join(cells)):
                    fault = "encoding"
                if not fault and any(cells[self._width :]):
                    fault = "too_many_cells"
                if fault:
                    yield Record(line, None, cells, fault)
                else:
                    yield Record(line, self._values(cells), cells)

    def _values(self, cells: Sequence[str]) -> dict[str, object]:
        values: dict[str, object] = {}
        for at, name in self.known.items():
            if at < len(cells) and cells[at]:
                text = restore(cells[at])
                is_number = name in self._numbers and _WHOLE.fullmatch(text)
                values[name] = int(text) if is_number else text
        return values

    def _cells(self, file: IO[str]) -> Iterator[tuple[int, list[str], str]]:
        """Rows below the heading as `(line, cells, fault)`.

        A row whose quotes do not match is handed over alone, and reading goes on below its first
        line: an unclosed quote must not swallow the rest of the file.
        """
        lines = _Lines(file)
        for _ in range(self._before + 1):
            next(lines, "")
        while True:
            lines.taken.clear()
            line = lines.number + 1
            try:
                cells = next(csv.reader(lines, delimiter=self._delimiter, strict=True), None)
            except csv.Error:
                first, *rest = lines.taken
                lines.give_back(rest)
                yield line, [first.rstrip("\r\n")], "quotes"
                continue
            if cells is None:
                return
            yield line, cells, ""


class _Lines:
    """Lines of a file that can be given back."""

    def __init__(self, file: IO[str]) -> None:
        self._lines: Iterator[str] = iter(lambda: file.readline(MOST_LINE), "")
        self._returned: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def give_back(self, lines: Sequence[str]) -> None:
        """The next lines to be read."""
        self._returned.extendleft(reversed(lines))
        self.number -= len(lines)


def _split(heading: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([heading.lstrip("\ufeff")], delimiter=delimiter), [])
    except csv.Error:
        return []


def find_encoding(path: Path) -> str:
    """The encoding of a text file: by its mark, else by its bytes.

    Bytes that are not UTF-8 mean Windows-1252, unless most other letters are UTF-8: then the file
    is UTF-8 with a few damaged places.
    """
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
        for mark, name in _MARKS:
            if sample.startswith(mark):
                return name
        if sample[1::2].count(0) * 4 > len(sample):
            return "utf-16-le"
        if sample[::2].count(0) * 4 > len(sample):
            return "utf-16-be"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        letters = damaged = 0
        while chunk := file.read(_CHUNK):
            text = decoder.decode(chunk)
            if not text.isascii():
                bad = len(_ESCAPED.findall(text))
                damaged += bad
                letters += len(text) - len(text.encode("ascii", "ignore")) - bad
        damaged += len(decoder.decode(b"", True))  # a letter cut off at the end
    return "windows-1252" if damaged > letters else "utf-8"
