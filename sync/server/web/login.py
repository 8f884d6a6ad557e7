"""The administrator's one-time links."""

from __future__ import annotations

import secrets
from hashlib import blake2b

from sync.server.store import Transaction

LINK_PATH = "/masuk"
LINK_VALID_MS = 24 * 3600 * 1000


def _hash(link: str) -> bytes:
    return blake2b(link.encode(), digest_size=32, person=b"login link").digest()


def make_link(tx: Transaction, now: int) -> tuple[str, int]:
    """A new one-time secret for the login page, and when it expires (UTC ms)."""
    link = secrets.token_urlsafe(24)
    expires = now + LINK_VALID_MS
    tx.run("INSERT INTO login_link (hash, expires_at) VALUES (?, ?)", (_hash(link), expires))
    return link, expires


def use_link(tx: Transaction, link: str, now: int) -> bool:
    """Whether the link is good; it is used up then."""
    found = tx.run(
        "UPDATE login_link SET used_at = ? WHERE hash = ? AND used_at IS NULL AND expires_at >= ?"
        " RETURNING 1",
        (now, _hash(link), now),
    )
    return bool(found)
