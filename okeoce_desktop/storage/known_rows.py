"""Which rows of a file are known here, many at a time. Belongs to its connection's thread."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from okeoce_desktop.storage.tables import TABLES
from sync.contract.fields import Kind, Raw

_EACH = 1_000


class KnownRows:
    """Finds rows of one kind by id and by a field."""

    def __init__(self, execute: Any, kind: Kind) -> None:
        self._execute = execute
        self._kind = kind
        self._fields = TABLES[kind.number].field_list

    def is_empty(self) -> bool:
        """Whether there is no row at all: a first import need not look."""
        return self._execute(f"SELECT 1 FROM {self._kind.name} LIMIT 1").fetchone() is None

    def by_id(self, ids: Collection[bytes]) -> dict[bytes, list[Raw]]:
        """The raw values of those that are here, deleted ones included."""
        select = f"SELECT id, {self._fields} FROM {self._kind.name} WHERE id IN"
        return {bytes(row[0]): list(row[1:]) for row in self._select(select, ids, "")}

    def ids_by(self, field: str, values: Collection[str]) -> dict[str, bytes]:
        """The ids of rows with these values of a field; of several the oldest, none deleted."""
        name = self._kind.by_name[field].name
        select = f"SELECT {name}, min(id) FROM {self._kind.name} WHERE {name} IN"
        end = f" AND deleted_at IS NULL GROUP BY {name}"
        return {row[0]: bytes(row[1]) for row in self._select(select, values, end)}

    def _select(self, select: str, values: Iterable[Any], end: str) -> Iterable[Sequence[Any]]:
        wanted = list(values)
        for at in range(0, len(wanted), _EACH):
            part = wanted[at : at + _EACH]
            marks = ",".join("?" * len(part))
            yield from self._execute(f"{select} ({marks}){end}", part)
