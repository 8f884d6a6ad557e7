"""What a field is: the vocabulary in which every synced kind is written.

A kind is a frozen `msgspec.Struct` whose fields carry `Annotated[type, Field(...)]`. Storage
columns, wire columns, import and export columns and the reporting tables are built from these
annotations.

Raw values, the only ones stored, hashed and sent, are `None`, `int`, `str` and `bytes`; a date is
its proleptic Gregorian ordinal, a time is milliseconds since 1970-01-01 UTC, a boolean is 0 or 1.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cached_property, lru_cache
from typing import Annotated, Any, NewType, TypeAlias, get_args, get_origin, get_type_hints

import msgspec

RowId = NewType("RowId", bytes)
"""16 bytes, see `sync.ids`."""

UtcMs: TypeAlias = int
"""Milliseconds since 1970-01-01 UTC."""

Raw: TypeAlias = int | str | bytes | None
"""A value as it is stored, hashed and sent."""


class FieldType(Enum):
    """How a raw value looks; chooses the encoding on the wire and the column in the store."""

    TEXT = "text"
    CODE = "code"
    DIGITS = "digits"
    INT = "int"
    BOOL = "bool"
    DATE = "date"
    TIME = "time"
    REF = "ref"
    BYTES = "bytes"


class Field(msgspec.Struct, frozen=True):
    """What no Python type can say about a field.

    Attributes:
        number: the field's number on the wire and in versions; never reused, 1 to 126.
        type: the form of its raw values.
        personal: personal data (UU 27/2022): blanked by an erasure, never logged.
        review: when two people edited it at once, the difference is shown to a person.
        group: fields of one group merge as one.
        subject: a reference to the participant the row is about.
        near: the field whose value is usually close, for the wire.
        codes: the known codes of a CODE field; an unknown one is kept as it came.
        limit: the longest text accepted at the desk, in characters.
        since: the contract version that introduced it.
    """

    number: int
    type: FieldType
    personal: bool = False
    review: bool = False
    group: str | None = None
    subject: bool = False
    near: str | None = None
    codes: tuple[str, ...] = ()
    limit: int | None = None
    since: int = 1


class FieldSpec(msgspec.Struct, frozen=True):
    """A field together with its name in the kind."""

    name: str
    field: Field

    @property
    def number(self) -> int:
        return self.field.number

    @property
    def type(self) -> FieldType:
        return self.field.type


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What every synced kind has: its identity and its deletion.

    A deletion is a field like any other, so it travels, merges and is undone like any other.
    """

    id: RowId
    deleted_at: Annotated[UtcMs | None, Field(1, FieldType.TIME)] = None


class Kind(msgspec.Struct, frozen=True, dict=True):
    """One synced kind: its number on the wire, its name and its fields by their numbers."""

    number: int
    name: str
    struct: type[Row]

    @cached_property
    def fields(self) -> tuple[FieldSpec, ...]:
        hints = get_type_hints(self.struct, include_extras=True)
        found = [
            FieldSpec(name, meta)
            for name, hint in hints.items()
            if get_origin(hint) is Annotated
            for meta in get_args(hint)[1:]
            if isinstance(meta, Field)
        ]
        found.sort(key=lambda spec: spec.number)
        numbers = [spec.number for spec in found]
        if numbers != list(range(1, len(found) + 1)):
            raise ValueError(f"field numbers of {self.name} are not 1..n: {numbers}")
        return tuple(found)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Field names in the order of their numbers; `names[n - 1]` is field n."""
        return tuple(spec.name for spec in self.fields)

    @cached_property
    def by_name(self) -> Mapping[str, FieldSpec]:
        return {spec.name: spec for spec in self.fields}

    @property
    def width(self) -> int:
        """The highest field number this version of the contract knows."""
        return len(self.fields)

    @cached_property
    def subjects(self) -> tuple[int, ...]:
        """Numbers of the fields that name the participants a row is about; 0 is the row itself."""
        own = (0,) if self.name == "participant" else ()
        return own + tuple(spec.number for spec in self.fields if spec.field.subject)

    @cached_property
    def groups(self) -> Mapping[int, tuple[int, ...]]:
        """For each field number the numbers that merge together with it, itself included."""
        members: dict[str, list[int]] = {}
        for spec in self.fields:
            if spec.field.group:
                members.setdefault(spec.field.group, []).append(spec.number)
        return {
            spec.number: tuple(members[spec.field.group]) if spec.field.group else (spec.number,)
            for spec in self.fields
        }

    @cached_property
    def _to_raw(self) -> tuple[tuple[str, Callable[[Any], Raw] | None], ...]:
        return tuple((spec.name, _TO_RAW.get(spec.type)) for spec in self.fields)

    @cached_property
    def _from_raw(self) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
        return tuple((spec.name, _FROM_RAW.get(spec.type)) for spec in self.fields)

    def to_raw(self, row: Row) -> list[Raw]:
        """The row's raw values in the order of the field numbers."""
        return [
            value if convert is None or value is None else convert(value)
            for name, convert in self._to_raw
            for value in (getattr(row, name),)
        ]

    def from_raw(self, row_id: bytes, values: list[Raw] | tuple[Raw, ...]) -> Any:
        """The typed row of raw values by field number; missing ones stay default."""
        found: dict[str, Any] = {
            name: value if convert is None or value is None else convert(value)
            for (name, convert), value in zip(self._from_raw, values, strict=False)
        }
        return self.struct(id=RowId(bytes(row_id)), **found)

    def raw_value(self, name: str, value: Any) -> Raw:
        """The raw form of one field's typed value."""
        convert = _TO_RAW.get(self.by_name[name].type)
        raw: Raw = value if convert is None or value is None else convert(value)
        return raw


@lru_cache(maxsize=65536)
def date_from_ordinal(ordinal: int | None) -> datetime.date | None:
    """The date of a raw value, None for none and for a number that is no date."""
    if ordinal is None:
        return None
    try:
        return datetime.date.fromordinal(ordinal)
    except (ValueError, OverflowError):  # a value from a newer or broken device is kept, not shown
        return None


_TO_RAW: dict[FieldType, Callable[[Any], Raw]] = {
    FieldType.DATE: lambda value: value.toordinal(),
    FieldType.BOOL: int,
}
_FROM_RAW: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DATE: date_from_ordinal,
    FieldType.BOOL: bool,
    FieldType.REF: lambda value: RowId(bytes(value)),
}
