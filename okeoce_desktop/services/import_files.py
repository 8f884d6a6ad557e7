"""Reading files to import: records with the fields of the contract, whatever the format.

A reader never fails for one bad record: it hands it over with the code of what is wrong, and goes
on. It raises only for a file of which nothing can be used.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

import msgspec

from okeoce_desktop.errors import ErrorCode, UserFacingError
from sync.contract.fields import FieldType, Kind

MOST_LINE = 64 * 1024 * 1024
"""A longer line is no record of anything; it is rejected without being kept in memory."""
_KEPT = 4_096
_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"{\0", "utf-16-le"),
    (b"\0{", "utf-16-be"),
)
_VALUES = frozenset({str, int, float, bool, type(None)})
_PLAIN: Any = dict[str, str | int | float | None]
"""What nearly every line holds; the decoder then checks the values, too."""


class Record(NamedTuple):
    """One record of a file.

    Attributes:
        line: where it begins, from 1; in a sheet the row.
        values: what it says by field; None if `fault` is set. A field that is there with None is to
            be cleared, one that is not there is left alone.
        source: the record as it came, for the file of rejected rows.
        fault: a code of `command_words.reject_words`, "" for a record that could be read.
    """

    line: int
    values: dict[str, object] | None
    source: bytes | Sequence[object]
    fault: str = ""


class Source(Protocol):
    """An opened file.

    Attributes:
        columns: its columns as they are written, None for a format without columns.
        known: the columns that are fields of the kind, by their place.
        encoding: of its text.
    """

    columns: Sequence[str] | None
    known: Mapping[int, str]
    encoding: str

    def records(self) -> Iterator[Record]:
        """All records, once; empty ones are skipped."""
        ...


def open_source(path: Path, kind: Kind) -> Source:
    """Opens a file by its extension.

    Raises:
        UserFacingError: BAD_FILE.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".jsonl":
            return JsonLines(path, kind)
        if suffix == ".csv":
            from okeoce_desktop.services.import_csv import CsvFile

            return CsvFile(path, kind)
        if suffix == ".xlsx":
            from okeoce_desktop.services.import_sheets import Sheet

            return Sheet(path, kind)
    except OSError as error:
        raise UserFacingError(ErrorCode.BAD_FILE, reason="missing", file=path.name) from error
    raise UserFacingError(ErrorCode.BAD_FILE, reason="extension", file=path.name)


def known_columns(columns: Sequence[str], kind: Kind) -> dict[int, str]:
    """Which columns are fields of a kind; of two with one name the first counts."""
    fields = {"id", *kind.names} - {"deleted_at"}
    found: dict[int, str] = {}
    for at, column in enumerate(columns):
        name = "_".join(column.replace("\ufeff", "").strip().casefold().split())
        if name in fields and name not in found.values():
            found[at] = name
    return found


class JsonLines:
    """One JSON object a line, UTF-8, or UTF-16 with its mark or without."""

    columns: Sequence[str] | None = None

    def __init__(self, path: Path, kind: Kind) -> None:
        self.known: Mapping[int, str] = {}
        self._path = path
        self._flags = {spec.name for spec in kind.fields if spec.type is FieldType.BOOL}
        self._fields = {"id", *kind.names}
        with path.open("rb") as file:
            mark = file.read(4)
        self.encoding = next((name for start, name in _WIDE if mark.startswith(start)), "utf-8")
        self._skip = 3 if mark.startswith(codecs.BOM_UTF8) else 0

    def records(self) -> Iterator[Record]:
        decode_plain = msgspec.json.Decoder(_PLAIN).decode
        for line, data in enumerate(self._lines(), start=1):
            if len(data) > MOST_LINE:
                yield Record(line, None, data[:_KEPT], "too_long")
                continue
            try:
                values = decode_plain(data)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                if not data.isspace():
                    yield self._odd_record(line, data)
            else:
                yield Record(line, values, data)

    def _odd_record(self, line: int, data: bytes) -> Record:
        """A record that is no object of plain values, at least not of the plainest."""
        try:
            values = msgspec.json.decode(data)
        except UnicodeDecodeError:
            return Record(line, None, data, "encoding")
        except (msgspec.DecodeError, RecursionError):
            return Record(line, None, data, "not_json")
        if not isinstance(values, dict):
            return Record(line, None, data, "not_an_object")
        if self._fits(values):
            return Record(line, values, data)
        return Record(line, None, data, "not_a_value")

    def _fits(self, values: Mapping[str, object]) -> bool:
        """Whether every field that we know holds a plain value; a yes or no only where it fits."""
        return all(
            type(value) in _VALUES and (type(value) is not bool or name in self._flags)
            for name, value in values.items()
            if name in self._fields
        )

    def _lines(self) -> Iterator[bytes]:
        if self.encoding != "utf-8":
            with self._path.open(
                encoding=self.encoding, errors="surrogatepass", newline="\n"
            ) as text:
                for line in iter(lambda: text.readline(MOST_LINE), ""):
                    yield line.encode("utf-8", "surrogatepass")
            return
        with self._path.open("rb") as file:
            file.seek(self._skip)
            yield from _bounded_lines(file)


def _bounded_lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines; of one that is too long the beginning, one byte over the limit."""
    for line in iter(partial(file.readline, MOST_LINE + 1), b""):
        yield line
        rest = line
        while len(rest) > MOST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(MOST_LINE + 1)
