"""What head office has confirmed of rows that show something else here, and what it never has.

Functions over one writing connection, inside the transaction their caller holds open.
"""

from __future__ import annotations

from typing import Any

import msgspec

from okeoce_desktop.storage.tables import TABLES
from sync.contract.fields import RowId
from sync.versions import RowState, pack_exceptions, unpack_exceptions

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.decode

_INSERT = (
    "INSERT INTO confirmed (kind, id, rank, run, number, exceptions, body, hash)"
    " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (kind, id) DO "
)
_REPLACE = (
    "UPDATE SET rank = excluded.rank, run = excluded.run, number = excluded.number,"
    " exceptions = excluded.exceptions, body = excluded.body, hash = excluded.hash"
)


def waits_in_outbox(execute: Any, kind: int, rid: int) -> bool:
    """Whether a row made here is still to be sent."""
    span = execute(
        "SELECT first_rid + count FROM outbox WHERE kind = ? AND first_rid <= ?"
        " ORDER BY first_rid DESC LIMIT 1",
        (kind, rid),
    ).fetchone()
    return span is not None and rid < span[0]


def never_confirmed(execute: Any, kind: int, rid: int) -> bool:
    """Whether head office has never taken the row: it waits in the outbox, or was parked whole."""
    if waits_in_outbox(execute, kind, rid):
        return True
    parked = execute(
        f"SELECT 1 FROM parked AS p JOIN {TABLES[kind].kind.name} AS r ON r.id = p.id"
        " WHERE p.kind = ? AND p.field = 0 AND r.rid = ?",
        (kind, rid),
    ).fetchone()
    return parked is not None


def find(execute: Any, kind: int, row_id: bytes) -> tuple[RowState, bytes] | None:
    """The confirmed state kept of a row, with its hash."""
    found = execute(
        "SELECT rank, run, number, exceptions, body, hash FROM confirmed WHERE kind = ? AND id = ?",
        (kind, row_id),
    ).fetchone()
    if found is None:
        return None
    rank, run, number, exceptions, body, row_hash = found
    values = tuple(_decode(body))
    state = RowState(kind, RowId(row_id), values, rank, run, number, unpack_exceptions(exceptions))
    return state, row_hash


def keep(execute: Any, state: RowState, row_hash: bytes) -> None:
    """Keeps a row's confirmed state in the place of the one kept before."""
    execute(_INSERT + _REPLACE, _stored(state, row_hash))


def keep_first(execute: Any, state: RowState, row_hash: bytes) -> None:
    """Keeps a row's confirmed state unless one is kept already."""
    execute(_INSERT + "NOTHING", _stored(state, row_hash))


def forget(execute: Any, kind: int, row_id: bytes) -> None:
    """The row shows what is confirmed again."""
    execute("DELETE FROM confirmed WHERE kind = ? AND id = ?", (kind, row_id))


def _stored(state: RowState, row_hash: bytes) -> tuple[Any, ...]:
    return (
        state.kind,
        state.id,
        *state.version,
        pack_exceptions(state.exceptions),
        _encode(state.values),
        row_hash,
    )
