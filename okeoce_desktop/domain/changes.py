"""Which rows an operation touched, so that screens know whether to refresh."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class ChangeSet(msgspec.Struct):
    """Names of kinds with the ids of the rows that changed.

    Attributes:
        undo: the number by which the act that changed them is undone; None when it cannot be.
    """

    rows: dict[str, set[bytes]] = msgspec.field(default_factory=dict)
    undo: int | None = None

    def add(self, kind: str, ids: Iterable[bytes]) -> None:
        """Notes changed rows of a kind."""
        self.rows.setdefault(kind, set()).update(ids)

    def touches(self, *kinds: str) -> bool:
        """Whether rows of any of these kinds changed."""
        return any(self.rows.get(kind) for kind in kinds)

    def merge(self, other: ChangeSet) -> None:
        """Takes in what another operation touched."""
        for kind, ids in other.rows.items():
            self.add(kind, ids)

    def __bool__(self) -> bool:
        return any(self.rows.values())
