"""Export of one kind to a file: CSV, XLSX or JSONL, by its extension.

Columns are the contract's field names, so that an exported file can be imported again. CSV and
XLSX cells that would start a formula are neutralised (`spreadsheet_cells`), JSONL is verbatim.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from okeoce_desktop.domain.dates import format_utc, is_plausible_ms
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.whole_files import remove_unfinished, written_whole
from okeoce_desktop.storage.audit import Audit
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.store import Store
from sync.clock import id_text
from sync.contract import KIND_BY_NAME
from sync.contract.fields import FieldType, Kind, Raw, date_from_ordinal
from sync.spreadsheet_cells import neutralise

Row = list[Any]
_LEFT_OUT = frozenset({"deleted_at", "password_hash"})
_SHEET_ROWS = 1_048_575  # below the heading
_SHEET_CELL = 32_767
_STEP = 2_000
_decode = msgspec.msgpack.decode


class StoppedError(Exception):
    """Somebody stopped the work; the file is as it was."""


def export_kind(
    database: Database,
    kind_name: str,
    path: Path,
    *,
    only: Sequence[int] | None = None,
    progress: Callable[[int], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    before_visible: Callable[[int], None] = lambda _: None,
) -> int:
    """Writes all rows of a kind that are not deleted, in the order they came to this computer.

    Args:
        database: any connection to the store; the work belongs to its thread.
        only: local numbers of the rows to write, in this order; those deleted meanwhile are not.
        progress, stop: told how many rows are written, and asked whether to go on, now and then.
        before_visible: told how many rows the finished file has before it takes its name; if it
            raises, there is no file. For the audit line (`note_export`).

    Returns:
        How many rows.

    Raises:
        UserFacingError: UNKNOWN_KIND, BAD_FILE (the extension, or too much for XLSX),
            FILE_NOT_WRITABLE, DISK_FULL.
        StoppedError: `stop` said so.
    """
    kind = KIND_BY_NAME.get(kind_name)
    if kind is None:
        raise UserFacingError(
            ErrorCode.UNKNOWN_KIND, kind=kind_name[:40], known=", ".join(KIND_BY_NAME)
        )
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise UserFacingError(ErrorCode.BAD_FILE, reason="extension", file=path.name)

    def watched() -> Iterator[Row]:
        for count, row in enumerate(_rows(database, kind, only)):
            if count % _STEP == 0:
                progress(count)
                if stop():
                    raise StoppedError
            yield row

    notes = database.path.parent
    remove_unfinished(notes)
    with written_whole(path, noted_in=notes) as temporary:
        count = write(temporary, export_columns(kind), watched())
        progress(count)
        before_visible(count)
    return count


def note_export(store: Store, kind_name: str, rows: int) -> None:
    """Writes the audit line of an export. Belongs to the thread that writes."""
    capture = store.capture
    with store.database.transaction():
        Audit(store.database.execute).write(
            store.now(),
            capture.run.run,
            capture.person,
            "export",
            KIND_BY_NAME[kind_name].number,
            None,
            rows,
        )


def export_columns(kind: Kind) -> list[str]:
    """The columns of a kind's file."""
    return ["id", *[name for name in kind.names if name not in _LEFT_OUT]]


def _rows(database: Database, kind: Kind, only: Sequence[int] | None) -> Iterator[Row]:
    specs = [spec for spec in kind.fields if spec.name not in _LEFT_OUT]
    readers = [_READERS.get(spec.type) for spec in specs]
    names = ", ".join(spec.name for spec in specs)
    for row_id, *values in _stored(database, kind, names, only):
        yield [
            id_text(row_id),
            *[
                value if value is None or read is None else read(value)
                for value, read in zip(values, readers, strict=True)
            ],
        ]


def _stored(
    database: Database, kind: Kind, names: str, only: Sequence[int] | None
) -> Iterator[Sequence[Any]]:
    select = f"SELECT id, {names} FROM {kind.name} WHERE deleted_at IS NULL"
    if only is None:
        yield from database.execute(f"{select} ORDER BY rid")
        return
    for rid in only:
        yield from database.execute(f"{select} AND rid = ?", (rid,))


def _date(ordinal: int) -> str | None:
    date = date_from_ordinal(ordinal)  # None of a broken device; kept in the store, not shown
    return None if date is None else date.isoformat()


def _time(ms: int) -> str | None:
    return format_utc(ms) if is_plausible_ms(ms) else None


def _packed(value: bytes) -> Raw:
    """The value of a conflict, which is stored packed."""
    try:
        found = _decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return value.hex()
    return found if isinstance(found, int | str | None) else bytes(value).hex()


_READERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DATE: _date,
    FieldType.TIME: _time,
    FieldType.BOOL: bool,
    FieldType.REF: id_text,
    FieldType.BYTES: _packed,
}


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return neutralise(value) if isinstance(value, str) else value


def _write_csv(path: Path, names: Sequence[str], rows: Iterator[Row]) -> int:
    count = 0
    # The byte order mark makes spreadsheets read it as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in rows:
            writer.writerow(map(_cell, row))
            count += 1
    return count


def _write_jsonl(path: Path, names: Sequence[str], rows: Iterator[Row]) -> int:
    encode = msgspec.json.Encoder().encode
    count = 0
    with path.open("wb") as file:
        for row in rows:
            file.write(encode(dict(zip(names, row, strict=True))) + b"\n")
            count += 1
    return count


def _write_xlsx(path: Path, names: Sequence[str], rows: Iterator[Row]) -> int:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    count = 0
    # Rows go to disk as they come, into files of the same folder: it is private, and goes.
    options = {"constant_memory": True, "tmpdir": str(path.parent)}
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet()
    try:
        sheet.write_row(0, 0, names)
        for row in rows:
            count += 1
            if count > _SHEET_ROWS:
                raise UserFacingError(ErrorCode.BAD_FILE, reason="sheet_full", most=_SHEET_ROWS)
            for column, value in enumerate(map(_cell, row)):
                if isinstance(value, int):
                    sheet.write_number(count, column, value)
                elif value is not None:
                    if len(value) > _SHEET_CELL:
                        raise UserFacingError(
                            ErrorCode.BAD_FILE, reason="cell_full", most=_SHEET_CELL
                        )
                    sheet.write_string(count, column, value)
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
    finally:
        sheet.row_data_fh.close()  # open still when somebody stopped the work
    return count


_WRITERS: dict[str, Callable[[Path, Sequence[str], Iterator[Row]], int]] = {
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".xlsx": _write_xlsx,
}
