"""Export of one kind from all posts: CSV, XLSX or JSONL by the file's extension."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from sync.clock import id_text
from sync.contract import KIND_BY_NAME, post_of_scope
from sync.contract.fields import FieldType, Kind, date_from_ordinal
from sync.server.errors import BadInputError
from sync.server.store import Store
from sync.server.times import iso_time
from sync.spreadsheet_cells import neutralise

Row = dict[str, Any]

_SECRET_FIELDS = {"password_hash"}
_decode: Callable[[bytes], Any] = msgspec.msgpack.decode


def export_kind(store: Store, kind_name: str, file: str) -> int:
    """Writes all rows of a kind that are not deleted, in the order of posts and numbers.

    Ids are UUID text, dates and times ISO 8601 (UTC); the column `post` says whose row it is. The
    file appears whole or not at all. Returns how many rows.

    Raises:
        BadInputError: an unknown kind or extension, or a file that cannot be written.
    """
    kind = KIND_BY_NAME.get(kind_name)
    if kind is None:
        known = ", ".join(KIND_BY_NAME)
        raise BadInputError(f"Jenis {kind_name!r} tidak ada; yang ada: {known}.", "unknown_kind")
    path = Path(file).expanduser()
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise BadInputError("Berkas harus berakhiran .csv, .xlsx, atau .jsonl.", "bad_file")
    names = ["id", *[name for name in kind.names if name not in _left_out()], "post"]
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.absolute().parent, prefix=".export-")
        os.close(descriptor)
        try:
            count = write(Path(temporary), names, _rows(store, kind))
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BadInputError(f"Berkas {file!r} tidak bisa ditulis.", "file_not_writable") from error
    return count


def _left_out() -> set[str]:
    return {"deleted_at", *_SECRET_FIELDS}


def _rows(store: Store, kind: Kind) -> Iterator[Row]:
    specs = [(spec.number - 1, spec.name, spec.type) for spec in kind.fields]
    for scope, record in store.records(kind.number):
        values = _decode(record.body)
        if values and values[0] is not None:
            continue
        row: Row = {"id": id_text(record.id)}
        for index, name, type_ in specs:
            row[name] = _readable(values[index] if index < len(values) else None, type_)
        row["post"] = post_of_scope(scope) if scope else "ref"
        yield row


def _readable(value: Any, type_: FieldType) -> Any:
    if value is None:
        return None
    if type_ is FieldType.DATE:
        date = date_from_ordinal(value)
        return None if date is None else date.isoformat()
    if type_ is FieldType.TIME:
        return iso_time(value)
    if type_ is FieldType.BOOL:
        return bool(value)
    if type_ is FieldType.REF:
        return id_text(value)
    if type_ is FieldType.BYTES:
        return _packed(value)
    return value


def _packed(value: bytes) -> Any:
    try:
        found = _decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return value.hex()
    return found.hex() if isinstance(found, bytes) else found


def _cell(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return neutralise(value) if isinstance(value, str) else value


def _write_csv(path: Path, names: Sequence[str], rows: Iterator[Row]) -> int:
    # The byte order mark lets spreadsheets read it as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        count = 0
        for count, row in enumerate(rows, start=1):  # noqa: B007
            writer.writerow([_cell(row[name]) for name in names])
    return count


def _write_jsonl(path: Path, names: Sequence[str], rows: Iterator[Row]) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, row in enumerate(rows, start=1):  # noqa: B007
            file.write(json.dumps({name: row[name] for name in names}, ensure_ascii=False) + "\n")
    return count


def _write_xlsx(path: Path, names: Sequence[str], rows: Iterator[Row]) -> int:
    import xlsxwriter

    count = 0
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, names)
        for count, row in enumerate(rows, start=1):
            for column, name in enumerate(names):
                value = _cell(row[name])
                if isinstance(value, int):
                    sheet.write_number(count, column, value)
                elif value is not None:
                    sheet.write_string(count, column, str(value)[:32767])
    return count


_WRITERS: dict[str, Callable[[Path, Sequence[str], Iterator[Row]], int]] = {
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".xlsx": _write_xlsx,
}
