"""Where this computer's post stands: what it holds, what waits, when it last agreed with others."""

from __future__ import annotations

from okeoce_desktop.domain.dates import format_utc
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.meta import Meta
from okeoce_desktop.storage.outgoing import held
from okeoce_desktop.storage.sync_reader import open_conflicts
from sync.contract import KINDS, scope_of_post
from sync.digest import Digest, fingerprint


def read_standing(database: Database) -> dict[str, object]:
    """The object of `okeoce status --json`, of one moment.

    `device` is the name head office knows this computer by, so that it can be revoked by it; before
    the enrolment it is empty. The digests count confirmed rows only, in the form of
    `okeoce-server status`, so that the two can be compared.
    """
    execute = database.execute
    meta = Meta(execute)
    execute("BEGIN")
    try:
        post: str = meta.get("post")
        counts = {
            kind.name: execute(
                f"SELECT count(*) FROM {kind.name} WHERE deleted_at IS NULL"
            ).fetchone()[0]
            for kind in KINDS.values()
        }
        digests = {
            row[0]: Digest(row[1], int.from_bytes(row[2], "big"))
            for row in execute(
                "SELECT kind, count, total FROM digest WHERE scope = ? AND count",
                (scope_of_post(post),),
            )
        }
        contact = meta.get("contact")
        return {
            "post": post,
            "device": meta.get("server_device", ""),
            "device_label": meta.get("device_label", ""),
            "server": meta.get("server_url"),
            "counts": counts,
            "pending": held(execute),
            "parked": execute("SELECT count(*) FROM parked").fetchone()[0],
            "conflicts": open_conflicts(execute),
            "last_sync": None if contact is None else format_utc(contact),
            "fingerprint": fingerprint(digests).hex(),
            "digests": {
                KINDS[kind].name if kind in KINDS else str(kind): {
                    "count": digest.count,
                    "sum": digest.sum_bytes.hex(),
                }
                for kind, digest in sorted(digests.items())
            },
        }
    finally:
        execute("ROLLBACK")
