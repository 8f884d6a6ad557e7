"""The quick way through clean records: many at a time, field by field.

An import reads a hundred thousand rows, nearly all of them in the form the app itself writes, and
the careful `Reader` would cost more than storing them. Here each field of all rows of a part is
looked at in one go, in a few calls that the interpreter runs in C. This module reports nothing: it
only recognises, and a record with anything odd is left to the rules of its kind. Both ways give the
same stored values, which a property test holds them to.
"""

import datetime
import enum
import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any, Generic, TypeVar

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.reading import (
    CANONICAL_UUID,
    CLOCK_TOLERANCE_MS,
    LEAST_TIME_NUMBER,
    text_limits,
)
from sync.contract import Kind, Raw

CleanRow = tuple[bytes | None, list[Raw]]
"""The id, None if the record has none, and the raw values of all fields by their numbers."""
ReadClean = Callable[[Sequence[Mapping[str, object]]], list[CleanRow | None]]
"""Reads records as new rows; None for one that the careful way has to look at.

A clean record has no finding but such that are only worth knowing (`Level.INFO`).
"""
Values = list[Any]
Read = Callable[[Values], Sequence[Raw]]
"""The stored values of filled cells of one field; None for a cell that is not clean."""

_T = TypeVar("_T")
_MAILBOX = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
_REPLACEMENT = "\ufffd"
_NO_TIME = -(1 << 60)  # whatever is added, it stays below every time that is allowed
_MOST_KEPT = 20_000


class Remembered(dict[Any, _T], Generic[_T]):
    """What a function gives for values that come again and again; forgets all when it is full."""

    def __init__(self, compute: Callable[[Any], _T]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, value: Any) -> _T:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[value] = self._compute(value)
        return found


class Column:
    """How the cells of a field are read; a cell of another type than `types` is odd."""

    def __init__(self, read: Read, *types: type) -> None:
        self.read = read
        self.types = {*(types or (str,))}


class Columns:
    """The fields of records, read.

    Attributes:
        values: stored values by field name, `id` included; None where a record has none.
        odd: the places of the records that are not clean; more may be added.
    """

    def __init__(
        self, kind: Kind, columns: Mapping[str, Column], records: Sequence[Mapping[str, object]]
    ) -> None:
        self.odd: set[int] = set()
        self._kind = kind
        self._nothing: Sequence[Raw] = [None] * len(records)
        self.values: dict[str, Sequence[Any]] = {
            name: self._read(name, column, records) for name, column in columns.items()
        }

    def rows(self) -> list[CleanRow | None]:
        """The records as rows."""
        fields = [self.values.get(name, self._nothing) for name in self._kind.names]
        values = map(list, zip(*fields, strict=True))
        rows: list[CleanRow | None] = list(zip(self.values["id"], values, strict=True))
        for at in self.odd:
            rows[at] = None
        return rows

    def _read(
        self, name: str, column: Column, records: Sequence[Mapping[str, object]]
    ) -> Sequence[Raw]:
        cells: Values = [record.get(name) for record in records]
        types = {*map(type, cells)} - {type(None)}
        if not types:
            return cells
        if not types <= column.types:
            self.odd.update(
                at
                for at, cell in enumerate(cells)
                if cell is not None and type(cell) not in column.types
            )
            cells = [cell if type(cell) in column.types else None for cell in cells]
        if "" in cells:
            cells = [None if cell == "" else cell for cell in cells]
        filled = [cell for cell in cells if cell is not None]
        found = column.read(filled) if filled else filled
        are_clean = all(found) or None not in found
        if len(filled) < len(cells):
            given = iter(found)
            found = [None if cell is None else next(given) for cell in cells]
        if not are_clean:
            pairs = enumerate(zip(cells, found, strict=True))
            self.odd.update(at for at, (cell, value) in pairs if value is None and cell is not None)
        return found


def texts(kind: Kind, field: str, *, name: bool = False) -> Column:
    """Text of one line within the limit of the contract; `name`: it begins with a letter."""
    limit = text_limits(kind).get(field)

    def is_clean(text: str) -> bool:
        return (
            (limit is None or len(text) <= limit)
            and text.isprintable()
            and text[0] != " " != text[-1]
            and _REPLACEMENT not in text
            and (not name or text[0].isalpha())
        )

    def read(cells: Values) -> Sequence[Raw]:
        lines = "\n".join(cells)
        if (
            (limit is None or max(map(len, cells)) <= limit)
            and "".join(cells).isprintable()
            and " \n" not in lines
            and "\n " not in lines
            and lines[0] != " " != lines[-1]
            and _REPLACEMENT not in lines
            and (not name or all(map(str.isalpha, {cell[0] for cell in cells})))
        ):
            return cells
        return [cell if is_clean(cell) else None for cell in cells]

    return Column(read)


def matching(pattern: re.Pattern[str], limit: int | None = None) -> Column:
    """Text that matches a pattern as a whole."""
    match = pattern.fullmatch

    def read(cells: Values) -> Sequence[Raw]:
        if limit is None:
            return [cell if match(cell) else None for cell in cells]
        return [cell if len(cell) <= limit and match(cell) else None for cell in cells]

    return Column(read)


def mailboxes(kind: Kind, field: str) -> Column:
    """Mail addresses of the usual form."""
    return matching(_MAILBOX, text_limits(kind).get(field))


def codes(known: Container[str] | type[enum.StrEnum]) -> Column:
    """One of some codes, as it is stored."""
    if isinstance(known, type):
        known = frozenset(code.value for code in known)
    return Column(lambda cells: [cell if cell in known else None for cell in cells])


def digits(length: int) -> Column:
    """So many plain digits."""

    def read(cells: Values) -> Sequence[Raw]:
        joined = "".join(cells)
        if joined.isascii() and joined.isdigit() and {*map(len, cells)} == {length}:
            return cells
        return [
            cell if len(cell) == length and cell.isascii() and cell.isdigit() else None
            for cell in cells
        ]

    return Column(read)


def ids() -> Column:
    """UUIDs in their usual form, read as their bytes."""

    def read_one(cell: str) -> bytes | None:
        is_uuid = CANONICAL_UUID.fullmatch(cell) is not None
        return bytes.fromhex(cell.replace("-", "")) if is_uuid else None

    def read(cells: Values) -> Sequence[Raw]:
        packed = _unhex(cells)
        if packed is None:
            return [read_one(cell) for cell in cells]
        return [packed[at : at + 16] for at in range(0, len(packed), 16)]

    return Column(read)


def _unhex(cells: Values) -> bytes | None:
    """The bytes of texts that are all UUIDs in their usual form, one after the other, else None."""
    joined = "".join(cells)
    dashes = "-" * len(cells)
    if {*map(len, cells)} != {36} or any(joined[at::36] != dashes for at in (8, 13, 18, 23)):
        return None
    plain = joined.replace("-", "")
    try:
        packed = bytes.fromhex(plain)
    except ValueError:
        return None
    # Neither more dashes, nor the spaces that fromhex skips, nor capitals.
    return packed if packed.hex() == plain and len(packed) == 16 * len(cells) else None


def days(today: datetime.date) -> Column:
    """Dates as files have them, none after today, read as ordinals."""

    def read_one(cell: str) -> int | None:
        day = dates.parse_iso_date(cell)
        return None if day is None or day > today else day.toordinal()

    known = Remembered(read_one)
    return Column(lambda cells: [known[cell] for cell in cells])


def moments(now_ms: int) -> Column:
    """Times in UTC, none before 1973 or further ahead than a clock may be wrong, read as ms."""
    first, latest = LEAST_TIME_NUMBER, now_ms + CLOCK_TOLERANCE_MS

    def read_hour(text: str) -> int:
        is_day = dates.parse_iso_date(text[:10]) is not None
        moment = dates.parse_utc(f"{text}:00:00Z") if is_day else None
        return _NO_TIME if moment is None else moment

    def read_rest(text: str) -> int:
        moment = dates.parse_utc(f"1970-01-01T00{text}") if text[-1:] == "Z" else None
        return _NO_TIME if moment is None else moment

    # Hours come again and again, and so do seconds within one; whole times do not.
    hours, rests = Remembered(read_hour), Remembered(read_rest)

    def read(cells: Values) -> Sequence[Raw]:
        try:
            found = [hours[cell[:13]] + rests[cell[13:]] for cell in cells]
        except TypeError:  # one of them is a number
            if len(cells) > 1:
                return [read([cell])[0] for cell in cells]
            found = cells
        if min(found) >= first and max(found) <= latest:
            return found
        return [moment if first <= moment <= latest else None for moment in found]

    return Column(read, str, int)


def numbers(least: int, most: int) -> Column:
    """Whole numbers between two, both included."""
    return Column(
        lambda cells: [cell if least <= cell <= most else None for cell in cells],
        int,
    )


def flags(words: Mapping[str, int]) -> Column:
    """Yes or no, in one of the words for it."""
    return Column(
        lambda cells: [words.get(str(cell).strip().casefold()) for cell in cells],
        bool,
        str,
        int,
        float,
    )
