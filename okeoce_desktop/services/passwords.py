"""Staff passwords: argon2id (RFC 9106) by libsodium. Slow on purpose; never on the UI thread."""

from __future__ import annotations

LEAST_PASSWORD = 8
"""Letters of a new password, and of the passphrase of a new store."""


def hash_password(password: str) -> str:
    """The hash string of a password."""
    from nacl import pwhash

    return pwhash.argon2id.str(
        password.encode(),
        opslimit=pwhash.argon2id.OPSLIMIT_INTERACTIVE,
        memlimit=pwhash.argon2id.MEMLIMIT_INTERACTIVE,
    ).decode("ascii")


def password_fits(stored: str, password: str) -> bool:
    """Whether a password is the one of a hash string."""
    from nacl import pwhash
    from nacl.exceptions import CryptoError

    try:
        return pwhash.argon2id.verify(stored.encode("ascii"), password.encode())
    except (CryptoError, ValueError):
        return False
