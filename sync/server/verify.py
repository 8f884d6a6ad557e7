"""Proof that head office still holds what it took in: every row hash and every digest again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from sync.contract import post_of_scope
from sync.digest import row_hash
from sync.server.figures import kind_name
from sync.server.store import Record, Store, Tally
from sync.versions import unpack_exceptions

_decode: Callable[[bytes], Any] = msgspec.msgpack.Decoder().decode


@dataclass(slots=True)
class Verified:
    """What `verify_store` found.

    Attributes:
        damaged: rows whose content does not give their hash, as `scope kind id`.
        differing: scopes and kinds whose digest is not that of their rows.
    """

    rows: int = 0
    damaged: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether everything adds up."""
        return not (self.damaged or self.differing)

    def as_json(self) -> dict[str, Any]:
        """The object of `--json`."""
        return {
            "rows": self.rows,
            "clean": self.is_clean,
            "damaged": self.damaged,
            "differing": self.differing,
        }

    def lines(self) -> Sequence[str]:
        """The same for people."""
        if self.is_clean:
            return [f"{self.rows} baris diperiksa, semuanya cocok."]
        return [
            f"{self.rows} baris diperiksa.",
            *[f"Rusak: {name}" for name in self.damaged],
            *[f"Sidik tidak cocok: {name}" for name in self.differing],
            "Perbaikan: pulihkan basis data dari cadangan.",
        ]


def verify_store(store: Store) -> Verified:
    """Reads every row once; meant for a quiet moment (rows that arrive meanwhile differ)."""
    found = Verified()
    tallies: dict[tuple[int, int], Tally] = {}
    for scope, record in store.records():
        found.rows += 1
        computed, live = _recompute(record)
        if computed != record.hash:
            found.damaged.append(f"{_name(scope, record.kind)} {record.id.hex()}")
        tally = tallies.setdefault((scope, record.kind), Tally())
        tally.add(record.hash)
        tally.live += live
    stored = store.read(
        lambda tx: tx.run("SELECT scope, kind, count, live, total FROM digest WHERE count <> 0")
    )
    kept = {
        (scope, kind): Tally(count, int.from_bytes(total, "big"), live)
        for scope, kind, count, live, total in stored
    }
    for key in sorted(kept.keys() | tallies.keys()):
        if kept.get(key) != tallies.get(key):
            found.differing.append(_name(*key))
    return found


def _recompute(record: Record) -> tuple[bytes, bool]:
    try:
        values = _decode(record.body)
        computed = row_hash(
            record.kind,
            record.id,
            record.rank,
            record.run,
            record.number,
            values,
            unpack_exceptions(record.exceptions),
        )
        return computed, not values or values[0] is None
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError, IndexError, ValueError):
        return b"", True


def _name(scope: int, kind: int) -> str:
    return f"{post_of_scope(scope) if scope else 'ref'} {kind_name(kind)}"
