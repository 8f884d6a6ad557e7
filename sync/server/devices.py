"""Devices: one-time codes, enrolment, tokens, revocation."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from hashlib import blake2b

from sync.protocol import EnrolReply, EnrolRequest, ErrorCode
from sync.server.errors import BadInputError, RefusalError
from sync.server.posts import find_post
from sync.server.sql import DEVICE_COLUMNS
from sync.server.store import Device, Post, Store, Transaction
from sync.server.throttle import Throttle

CODE_VALID_MS = 3 * 24 * 3600 * 1000
WRONG_CODES = 10
"""So many wrong codes from one address in `WRONG_WINDOW_MS`, then it has to wait."""
WRONG_WINDOW_MS = 10 * 60 * 1000

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LABEL_LENGTH = 80


def new_code() -> str:
    """A code to type: 40 random bits as XXXX-XXXX, without letters that look like digits."""
    text = "".join(secrets.choice(_CROCKFORD) for _ in range(8))
    return f"{text[:4]}-{text[4:]}"


def normal_code(text: str) -> str:
    """A typed code in the form in which it was given out: case, dashes, O, I and L forgiven."""
    plain = re.sub(r"[\s-]", "", text).upper().translate(_MISREAD)
    return f"{plain[:4]}-{plain[4:]}"


def code_hash(code: str) -> bytes:
    """What is stored of a code."""
    return blake2b(normal_code(code).encode(), digest_size=32, person=b"enrol code").digest()


def token_hash(token: str) -> bytes:
    """What is stored of a token: it is random, so a plain hash tells nothing about it."""
    return blake2b(token.encode(), digest_size=32, person=b"device token").digest()


def make_code(tx: Transaction, post_code: str, now: int) -> tuple[str, int, Post]:
    """A new one-time code for a post, when it expires (UTC ms), and the post.

    Raises:
        BadInputError: there is no such post.
    """
    post = find_post(tx, post_code)
    code = new_code()
    expires = now + CODE_VALID_MS
    tx.run(
        "INSERT INTO enrol_code (code_hash, scope, made_at, expires_at) VALUES (?, ?, ?, ?)",
        (code_hash(code), post.scope, now, expires),
    )
    return code, expires, post


class Enrolment:
    """`POST /v1/enrol`. May be called from any thread.

    Args:
        now: wall clock, UTC ms.
    """

    def __init__(self, store: Store, now: Callable[[], int]) -> None:
        self._store = store
        self._now = now
        self._wrong = Throttle(WRONG_CODES, WRONG_WINDOW_MS, now)

    def handle(self, request: EnrolRequest, address: str) -> EnrolReply:
        """Gives a device its name and token for a code.

        Raises:
            RefusalError: the code is unknown, used or expired, or too many wrong ones came.
        """
        if self._wrong.must_wait(address):
            raise RefusalError(429, ErrorCode.BUSY)
        if not 1 <= len(request.device) <= 64:
            raise RefusalError(400, ErrorCode.MALFORMED)
        try:
            return self._store.write(lambda tx: _enrol(tx, request, self._now()))
        except RefusalError as error:
            if error.code == ErrorCode.CODE_INVALID:
                self._wrong.note(address)
            raise


def _enrol(tx: Transaction, request: EnrolRequest, now: int) -> EnrolReply:
    hashed = code_hash(request.code)
    found = tx.run("SELECT scope FROM enrol_code WHERE code_hash = ?", (hashed,))
    if not found:
        raise RefusalError(403, ErrorCode.CODE_INVALID)
    scope = found[0][0]
    tx.lock(scope)  # before looking whether the code is used: two may come with it at once
    expires, used_by = tx.run(
        "SELECT expires_at, used_by FROM enrol_code WHERE code_hash = ?", (hashed,)
    )[0]
    if used_by is not None and bytes(used_by) != request.device:
        raise RefusalError(403, ErrorCode.CODE_INVALID)
    if expires < now:
        raise RefusalError(403, ErrorCode.CODE_EXPIRED)
    token = secrets.token_urlsafe(16)
    post = tx.run(
        "SELECT scope, code, name, city_code, city_name FROM post WHERE scope = ?", (scope,)
    )
    code, name = post[0][1], post[0][2]
    label = "".join(c for c in request.label if c.isprintable())[:_LABEL_LENGTH]
    known = tx.run(
        "SELECT id, name FROM device WHERE scope = ? AND made_id = ? AND revoked_at IS NULL"
        " ORDER BY id DESC LIMIT 1",
        (scope, request.device),
    )
    if used_by is not None:
        # A used code works again for the same device: its answer may have been lost on the way.
        if not known:  # revoked since
            raise RefusalError(403, ErrorCode.CODE_INVALID)
        tx.run("UPDATE device SET token_hash = ? WHERE id = ?", (token_hash(token), known[0][0]))
        return EnrolReply(known[0][1], token, code, name)
    device_name = _add_device(tx, scope, code, label, request.device, token, now)
    tx.run("UPDATE enrol_code SET used_by = ? WHERE code_hash = ?", (request.device, hashed))
    return EnrolReply(device_name, token, code, name)


def _add_device(
    tx: Transaction, scope: int, code: str, label: str, made_id: bytes, token: str, now: int
) -> str:
    ordinal = tx.run("SELECT count(*) + 1 FROM device WHERE scope = ?", (scope,))[0][0]
    name = f"{code}-{ordinal}"
    number = tx.run("SELECT coalesce(max(id), 0) + 1 FROM device")[0][0]
    tx.run(
        "INSERT INTO device (id, scope, name, label, made_id, token_hash, enrolled_at, held,"
        " complete_through, contract, clock_offset) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
        (number, scope, name, label, made_id, token_hash(token), now),
    )
    return name


def revoke(tx: Transaction, name: str, now: int) -> Device:
    """Revokes a device at once; one that is revoked already stays as it is.

    Raises:
        BadInputError: there is no such device.
    """
    found = tx.run(f"SELECT {DEVICE_COLUMNS} FROM device WHERE name = ?", (name.strip(),))
    if not found:
        raise BadInputError(
            f"Perangkat {name!r} tidak ada. Lihat namanya dengan `okeoce-server status`.",
            "unknown_device",
        )
    tx.run(
        "UPDATE device SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL",
        (now, name.strip()),
    )
    return Device(*found[0])


def all_devices(tx: Transaction) -> list[Device]:
    """All devices, by post and in the order of their enrolment."""
    return [
        Device(*row) for row in tx.run(f"SELECT {DEVICE_COLUMNS} FROM device ORDER BY scope, id")
    ]
