"""The statements and row layout of each synced kind's table, built from the contract."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import msgspec

from okeoce_desktop.domain.names import fold
from sync.contract import KINDS, PARTICIPANT
from sync.contract.fields import Kind, Raw, RowId
from sync.versions import ABSENT, RowState, pack_exceptions, unpack_exceptions

_encode = msgspec.msgpack.Encoder().encode
_decode_extra = msgspec.msgpack.Decoder(dict[int, Any]).decode

_ENVELOPE = (
    "id",
    "scope",
    "v_rank",
    "v_run",
    "v_number",
    "v_width",
    "v_exceptions",
    "row_hash",
    "extra",
)


class Table(msgspec.Struct, frozen=True, dict=True):
    """One kind's table.

    Stored rows are tuples in the order of `columns`; states are the versions and raw values that
    merging, hashing and the wire use.
    """

    kind: Kind

    @cached_property
    def derived(self) -> tuple[str, ...]:
        """Columns made from the fields, for this store only."""
        return ("sort_name",) if self.kind is PARTICIPANT else ()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return (*_ENVELOPE, *self.derived, *self.kind.names)

    @cached_property
    def field_list(self) -> str:
        """The field columns, for a SELECT."""
        return ", ".join(self.kind.names)

    @cached_property
    def insert(self) -> str:
        return self._insert("INSERT")

    @cached_property
    def insert_new(self) -> str:
        """Skips a row whose id is there; never replaces (that would fire no trigger)."""
        return self._insert("INSERT OR IGNORE")

    def _insert(self, verb: str) -> str:
        marks = ", ".join("?" * len(self.columns))
        return f"{verb} INTO {self.kind.name} ({', '.join(self.columns)}) VALUES ({marks})"

    @cached_property
    def update(self) -> str:
        """Sets everything but the id; parameters are `stored(...)[1:]` and the id."""
        sets = ", ".join(f"{name} = ?" for name in self.columns[1:])
        return f"UPDATE {self.kind.name} SET {sets} WHERE id = ?"

    @cached_property
    def select(self) -> str:
        """Selects `rid` and `columns`; the caller appends WHERE."""
        return f"SELECT rid, {', '.join(self.columns)} FROM {self.kind.name}"

    @cached_property
    def _values_at(self) -> int:
        return len(_ENVELOPE) + len(self.derived)

    def stored(self, state: RowState, scope: int, row_hash: bytes) -> tuple[Any, ...]:
        """The row to store for a state, in the order of `columns`."""
        known = self.kind.width
        values = state.values[:known]
        if len(values) < known:
            values = (*values, *[None] * (known - len(values)))
        extra = {n: state.values[n - 1] for n in range(known + 1, len(state.values) + 1)}
        return (
            state.id,
            scope,
            state.rank,
            state.run,
            state.number,
            len(state.values),
            pack_exceptions(state.exceptions),
            row_hash,
            _encode(extra) if extra else None,
            *self.derive(values),
            *values,
        )

    def derive(self, values: Sequence[Raw]) -> tuple[Raw, ...]:
        """The derived columns of a row's values."""
        if not self.derived:
            return ()
        name = values[_NAME]
        return (fold(name) if isinstance(name, str) else None,)

    def derive_many(self, rows: Sequence[Sequence[Raw]]) -> Sequence[Sequence[Raw]]:
        """The derived columns of rows, each with its values."""
        return list(zip(*map(self.derive, rows), strict=True)) if self.derived else ()

    def state(self, row: Sequence[Any]) -> RowState:
        """The state of a row selected by `select` (with `rid` first)."""
        _, row_id, _, rank, run, number, width, exceptions, _, extra = row[:10]
        values: list[Raw] = list(row[1 + self._values_at :])
        found = unpack_exceptions(exceptions)
        more: dict[int, Raw] = _decode_extra(extra) if extra else {}
        top = max([width, *found, *more])
        values = values[:top] + [None] * (top - len(values))
        for field, value in more.items():
            values[field - 1] = value
        for field in range(width + 1, top + 1):
            found.setdefault(field, ABSENT)
        return RowState(self.kind.number, RowId(row_id), tuple(values), rank, run, number, found)

    def hash_of(self, row: Sequence[Any]) -> bytes:
        """The stored hash of a row selected by `select`."""
        found: bytes = row[8]
        return found

    def scope_of(self, row: Sequence[Any]) -> int:
        """The scope of a row selected by `select`."""
        found: int = row[2]
        return found


_NAME = PARTICIPANT.by_name["full_name"].number - 1

TABLES = {number: Table(kind) for number, kind in KINDS.items()}
