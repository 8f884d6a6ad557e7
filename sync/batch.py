"""Rows and changes of one kind side by side, and their form on the wire.

A `Batch` holds whole rows, a `Patch` edits that set the same fields of many rows. Both decode
without knowing the kind: fields are numbered, columns say how to read themselves, and the numbers
of the fields that name the people concerned travel beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sync.codec import MalformedError, Near, decode_column, encode_column, encode_ids
from sync.contract import KINDS
from sync.contract.fields import FieldType, Raw, RowId
from sync.digest import hash_bodies, state_hash
from sync.versions import Change, Name, RowState, Version

Wire: TypeAlias = list[Any]

MAX_ROWS = 10_000
MAX_FIELDS = 126
MAX_TEXT = 64 * 1024
_EXACT_TYPES = {FieldType.DATE, FieldType.TIME, FieldType.INT, FieldType.BOOL}


@dataclass(slots=True)
class Overlay:
    """An own edit of a row that has never been confirmed: what it overwrote in one field."""

    row: int
    number: int
    base: Name
    covers: tuple[Name, ...]


@dataclass(slots=True)
class Batch:
    """Whole rows of one kind.

    Attributes:
        columns: raw values, one sequence for each field 1 to n.
        ranks, runs, numbers: the row version of each row.
        exceptions: by row index the versions of single fields.
        subjects: numbers of the fields that name people, 0 for the row itself.
        overlays: on the way to head office, edits on top of rows never confirmed.
        hashed: the hash of each row, once it has been computed and nothing changes any more.
    """

    kind: int
    ids: Sequence[RowId]
    columns: Sequence[Sequence[Raw]]
    ranks: Sequence[int]
    runs: Sequence[int]
    numbers: Sequence[int]
    exceptions: dict[int, dict[int, Version]] = field(default_factory=dict)
    subjects: tuple[int, ...] = ()
    overlays: Sequence[Overlay] = ()
    hashed: Sequence[bytes] | None = field(default=None, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self) -> list[tuple[Raw, ...]]:
        """The raw values row by row."""
        return list(zip(*self.columns, strict=True)) if self.ids else []

    def part(self, start: int, stop: int) -> Batch:
        """The rows from `start` up to `stop`; overlays are left behind."""
        return Batch(
            self.kind,
            self.ids[start:stop],
            [column[start:stop] for column in self.columns],
            self.ranks[start:stop],
            self.runs[start:stop],
            self.numbers[start:stop],
            {at - start: v for at, v in self.exceptions.items() if start <= at < stop},
            self.subjects,
            hashed=self.hashed and self.hashed[start:stop],
        )

    def hashes(self, bodies: Sequence[bytes]) -> list[bytes]:
        """The hash of each row; `bodies` are the msgpack arrays of `rows()`."""
        plain = hash_bodies(self.kind, self.ids, self.ranks, self.runs, self.numbers, bodies)
        if not self.exceptions:
            return plain
        return [
            state_hash(self.state(index)) if index in self.exceptions else found
            for index, found in enumerate(plain)
        ]

    def state(self, index: int) -> RowState:
        """One row with its versions."""
        return RowState(
            self.kind,
            self.ids[index],
            tuple(column[index] for column in self.columns),
            self.ranks[index],
            self.runs[index],
            self.numbers[index],
            self.exceptions.get(index, {}),
        )

    def to_wire(self) -> Wire:
        """The msgpack-ready form."""
        return [
            self.kind,
            len(self.ids),
            encode_ids(self.ids),
            encode_columns(self.kind, range(1, len(self.columns) + 1), self.columns),
            *_encode_versions(self.ranks, self.runs, self.numbers),
            [[row, found] for row, found in sorted(self.exceptions.items())] or 0,
            list(self.subjects),
            [[o.row, o.number, o.base, o.covers] for o in self.overlays] or 0,
        ]


@dataclass(slots=True)
class Patch:
    """Edits of rows of one kind that set the same fields, which merge as one.

    Attributes:
        fields: the numbers of the fields, rising.
        changes: per row its id and what was set.
    """

    kind: int
    fields: tuple[int, ...]
    ids: Sequence[RowId]
    changes: Sequence[Change]

    def __len__(self) -> int:
        return len(self.ids)

    def to_wire(self) -> Wire:
        """The msgpack-ready form."""
        changes = self.changes
        columns = list(zip(*[change.values for change in changes], strict=True))
        return [
            self.kind,
            list(self.fields),
            len(changes),
            encode_ids(self.ids),
            encode_columns(self.kind, self.fields, columns),
            *_encode_versions(*zip(*[change.version for change in changes], strict=True)),
            encode_column(FieldType.INT, [change.base[0] for change in changes]),
            encode_column(FieldType.INT, [change.base[1] for change in changes]),
            [[row, c.covers] for row, c in enumerate(changes) if c.covers] or 0,
            [[row, c.seen] for row, c in enumerate(changes) if c.seen] or 0,
        ]


def encode_columns(
    kind: int, numbers: Sequence[int], columns: Sequence[Sequence[Raw]]
) -> list[Wire]:
    """Packs the columns of fields `numbers`, by field type where the contract knows them."""
    known = KINDS.get(kind)
    specs = known.fields if known else ()
    guesses = [_guess(column) for column in columns]
    encoded: list[Wire] = []
    for number, column, guess in zip(numbers, columns, guesses, strict=True):
        if known is None or number > len(specs):
            encoded.append(encode_column(guess or FieldType.TEXT, column))
            continue
        spec = specs[number - 1]
        if not _fits(spec.type, guess):
            encoded.append(encode_column(guess or FieldType.TEXT, column))
            continue
        near = None
        anchor = known.by_name.get(spec.field.near or "")
        if anchor is not None and anchor.number in numbers:
            index = list(numbers).index(anchor.number)
            if index < len(encoded) and _fits(anchor.type, guesses[index]):
                near = Near(index, anchor.type is FieldType.DATE, columns[index])
        encoded.append(encode_column(spec.type, column, near))
    return encoded


def _fits(type_: FieldType, guess: FieldType | None) -> bool:
    return guess is None or guess in _COMPATIBLE[type_]


def _guess(column: Sequence[Raw]) -> FieldType | None:
    """The type that the values look like; None for nothing but nulls."""
    types = set(map(type, column)) - _NULL
    if not types:
        return None
    if types == _INT:
        return FieldType.INT
    if types == _STR:
        return FieldType.TEXT
    if types == _BYTES:
        return FieldType.REF
    return FieldType.BYTES  # mixed: kept as a list


_NULL, _INT, _STR, _BYTES = {type(None)}, {int}, {str}, {bytes}
_COMPATIBLE = {
    type_: (
        {FieldType.INT}
        if type_ in _EXACT_TYPES
        else {FieldType.REF}
        if type_ in (FieldType.REF, FieldType.BYTES)
        else {FieldType.TEXT}
    )
    for type_ in FieldType
}


def _encode_versions(
    ranks: Sequence[int], runs: Sequence[int], numbers: Sequence[int]
) -> tuple[Wire, Wire, Wire]:
    return (
        encode_column(FieldType.INT, ranks),
        encode_column(FieldType.INT, runs),
        encode_column(FieldType.INT, numbers),
    )


def batch_from_wire(wire: Any) -> Batch:
    """The rows of their wire form.

    Raises:
        MalformedError: it is no batch, or larger than `MAX_ROWS` or `MAX_FIELDS`.
    """
    try:
        kind, count, ids, columns, ranks, runs, numbers, exceptions, subjects, overlays = wire
        _check_size(kind, count, len(columns))
        decoded = _decode_columns(columns, count)
        batch = Batch(
            kind,
            _decode_ids(ids, count),
            decoded,
            _decode_numbers(ranks, count),
            _decode_numbers(runs, count),
            _decode_numbers(numbers, count),
            {
                _index(row, count): {_field(n): _version(v) for n, v in found.items()}
                for row, found in exceptions or ()
            },
            tuple(_field(number) for number in subjects),
            [
                Overlay(_index(row, count), _field(number), _name(base), _names(covers))
                for row, number, base, covers in overlays or ()
            ],
        )
    except MalformedError:
        raise
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise MalformedError("batch") from error
    if any(number > len(columns) for number in batch.subjects):
        raise MalformedError("subject without a column")
    return batch


def patch_from_wire(wire: Any) -> Patch:
    """The edits of their wire form.

    Raises:
        MalformedError: it is no patch, or larger than `MAX_ROWS` or `MAX_FIELDS`.
    """
    try:
        kind, fields, count, ids, columns, ranks, runs, numbers, b_runs, b_numbers, covers, seen = (
            wire
        )
        _check_size(kind, count, len(columns))
        numbers_of = tuple(_field(number) for number in fields)
        if list(numbers_of) != sorted(set(numbers_of)) or not numbers_of or 0 in numbers_of:
            raise MalformedError("fields of a patch")
        rows = list(zip(*_decode_columns(columns, count), strict=True))
        versions = zip(
            _decode_numbers(ranks, count),
            _decode_numbers(runs, count),
            _decode_numbers(numbers, count),
            strict=True,
        )
        bases = zip(_decode_numbers(b_runs, count), _decode_numbers(b_numbers, count), strict=True)
        covered = {_index(row, count): _names(names) for row, names in covers or ()}
        seens = {_index(row, count): _names(names) for row, names in seen or ()}
        if len(columns) != len(numbers_of) or len(rows) != count:
            raise MalformedError("columns of a patch")
        changes = [
            Change(numbers_of, values, version, base, covered.get(row, ()), seens.get(row, ()))
            for row, (values, version, base) in enumerate(zip(rows, versions, bases, strict=True))
        ]
        return Patch(kind, numbers_of, _decode_ids(ids, count), changes)
    except MalformedError:
        raise
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise MalformedError("patch") from error


def _check_size(kind: int, count: int, fields: int) -> None:
    if not (
        isinstance(kind, int)
        and 0 < kind < 1 << 15
        and isinstance(count, int)
        and 0 < count <= MAX_ROWS
        and 0 < fields <= MAX_FIELDS
    ):
        raise MalformedError("size")


def _decode_columns(columns: Any, count: int) -> list[list[Raw]]:
    decoded: list[list[Raw]] = []
    for column in columns:
        values = decode_column(column, count, decoded)
        for type_ in set(map(type, values)):
            if type_ is int:
                _check_ints([value for value in values if type(value) is int])
            elif type_ not in (str, bytes, type(None)):
                raise MalformedError(f"a value of type {type_.__name__}")
        decoded.append(values)
    return decoded


def _check_ints(values: list[int]) -> None:
    if min(values) < -(1 << 63) or max(values) >= 1 << 63:
        raise MalformedError("integer out of range")


def _decode_ids(column: Any, count: int) -> list[RowId]:
    ids: Any = decode_column(column, count)
    if set(map(type, ids)) != {bytes} or set(map(len, ids)) != {16}:
        raise MalformedError("ids")
    if len(set(ids)) != count:
        raise MalformedError("an id twice")
    return ids  # type: ignore[no-any-return]


def _decode_numbers(column: Any, count: int) -> list[int]:
    values: Any = decode_column(column, count)
    if set(map(type, values)) != {int} or min(values) < 0 or max(values) >= 1 << 63:
        raise MalformedError("version")
    return values  # type: ignore[no-any-return]


def _index(row: Any, count: int) -> int:
    if isinstance(row, int) and 0 <= row < count:
        return row
    raise MalformedError("row index")


def _field(number: Any) -> int:
    if isinstance(number, int) and 0 <= number <= MAX_FIELDS:
        return number
    raise MalformedError("field number")


def _natural(value: Any) -> int:
    if isinstance(value, int) and 0 <= value < 1 << 63:
        return value
    raise MalformedError("version")


def _version(value: Any) -> Version:
    rank, run, number = value
    return _natural(rank), _natural(run), _natural(number)


def _name(value: Any) -> Name:
    run, number = value
    return _natural(run), _natural(number)


def _names(values: Any) -> tuple[Name, ...]:
    return tuple(_name(value) for value in values)
