"""Changes that head office could not take: they wait in `parked` until they are sent again.

A parked edit stays in `pending` with its base and what it covers; it only does not travel. A row
parked whole is out of the outbox. Functions over one writing connection, inside the transaction
their caller holds open.
"""

from __future__ import annotations

from typing import Any

from okeoce_desktop.storage.tables import TABLES

_SAME_EDIT = (
    "k.kind = pending.kind AND k.id = pending.id AND k.field = pending.field"
    " AND k.run = pending.run AND k.number = pending.number"
)


def that_travel(execute: Any) -> str:
    """The condition on `pending` that leaves out parked edits, to stand after AND.

    Without anything parked it asks nothing: a look-up for each of many edits takes its time.
    """
    if execute("SELECT 1 FROM parked LIMIT 1").fetchone() is None:
        return "1"
    return f"NOT EXISTS (SELECT 1 FROM parked AS k WHERE {_SAME_EDIT})"


def send_row_again(execute: Any, kind: int, row_id: bytes) -> None:
    """Somebody corrects a row: all of it that is parked is sent again."""
    parked = execute(
        "SELECT field, at FROM parked WHERE kind = ? AND id = ?", (kind, row_id)
    ).fetchall()
    if not parked:
        return
    for field, at in parked:
        if field == 0:
            execute(
                "INSERT INTO outbox (kind, run, first, count, first_rid, at)"
                f" SELECT ?, v_run, v_number, 1, rid, ? FROM {TABLES[kind].kind.name} WHERE id = ?",
                (kind, at, row_id),
            )
    execute("DELETE FROM parked WHERE kind = ? AND id = ?", (kind, row_id))


def send_all_again(execute: Any) -> None:
    """Head office may take now what it could not: it has been upgraded, or a person asks."""
    for kind, row_id in execute("SELECT DISTINCT kind, id FROM parked").fetchall():
        send_row_again(execute, kind, row_id)


def forget_settled(execute: Any) -> None:
    """Drops edits that were taken after all, or replaced."""
    execute(
        "DELETE FROM parked AS k WHERE field <> 0 AND NOT EXISTS"
        f" (SELECT 1 FROM pending WHERE {_SAME_EDIT})"
    )
