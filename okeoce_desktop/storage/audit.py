"""The audit trail: append-only, each line bound to the one before by a hash.

Who, when, what and which row; ids and codes only, never values, so that an erasure need not
touch it.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import msgspec

_encode = msgspec.msgpack.Encoder().encode


class Audit:
    """The audit trail of one store. Belongs to the thread that writes."""

    def __init__(self, execute: Any) -> None:
        self._execute = execute

    def write(
        self,
        at: int,
        run: int,
        staff: bytes | None,
        action: str,
        kind: int | None,
        row_id: bytes | None,
        rows: int,
    ) -> None:
        """Adds a line, in the transaction that is open.

        Args:
            at: UTC ms.
            action: a stable code.
            rows: how many rows the action touched; `kind` and `row_id` name the last.
        """
        last = self._execute("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        line = (at, run, staff, action, kind, row_id, rows)
        self._execute(
            "INSERT INTO audit (at, run, staff, action, kind, id, rows, hash)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (*line, _chain(last[0] if last else b"", line)),
        )

    def broken_at(self) -> int | None:
        """The number of the first line that does not follow from the one before; None if sound."""
        previous = b""
        for seq, *line, found in self._execute(
            "SELECT seq, at, run, staff, action, kind, id, rows, hash FROM audit ORDER BY seq"
        ):
            if _chain(previous, tuple(line)) != found:
                return int(seq)
            previous = found
        return None


def _chain(previous: bytes, line: tuple[Any, ...]) -> bytes:
    return blake2b(previous + _encode(line), digest_size=16).digest()
