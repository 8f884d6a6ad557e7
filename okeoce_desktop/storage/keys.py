"""The store's key: 256 random bits, wrapped by the system's keyring or by a passphrase.

The key file beside the store says which. With a keyring the key itself lives there under a random
name; with a passphrase it is sealed (XSalsa20-Poly1305) under a key derived by argon2id (RFC 9106).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from okeoce_desktop.atomic_file import write_whole
from okeoce_desktop.errors import ErrorCode, UserFacingError

KEY_BYTES = 32
_SALT_BYTES = 16
_SEALED_BYTES = 24 + 16 + KEY_BYTES  # nonce, authenticator, key
_MOST_OPERATIONS = 16
_MOST_MEMORY = 1 << 30
"""Four times what this app would ask of a computer with care; more is a damaged file."""
_SERVICE = "okeoce-desktop"
_COST = (3, 256 << 20)
"""Operations and bytes of memory of argon2id, libsodium's MODERATE: half a second, once a start, so
that whoever holds a stolen disk needs six times as long for each guess as with INTERACTIVE."""


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the key file; nothing in it opens the store by itself."""

    version: int = 1
    wrap: Literal["keyring", "passphrase"]
    name: str = ""
    salt: bytes = b""
    operations: int = 0
    memory: int = 0
    sealed: bytes = b""


def create_key(path: Path, passphrase: str | None) -> bytes:
    """Makes a key and writes its key file.

    Args:
        passphrase: wraps the key; None wraps it with the system's keyring.

    Raises:
        UserFacingError: PASSPHRASE_MISSING where there is neither a keyring nor a passphrase.
    """
    key = secrets.token_bytes(KEY_BYTES)
    if passphrase is None:
        name = secrets.token_hex(8)
        _keyring_set(name, key)
        found = KeyFile(wrap="keyring", name=name)
    else:
        found = _seal(key, passphrase)
    write_whole(path, msgspec.json.encode(found))
    return key


def read_key(path: Path, passphrase: Callable[[], str | None]) -> bytes:
    """The key of a key file.

    Args:
        passphrase: asked only when the key is wrapped by one.

    Raises:
        UserFacingError: STORE_DAMAGED, PASSPHRASE_WRONG or PASSPHRASE_MISSING, with `wrap`
            `keyring` when it is the keyring that does not give the key.
    """
    found = _read(path)
    if found.wrap == "keyring":
        key = _keyring_get(found.name)
        if len(key) != KEY_BYTES:
            raise UserFacingError(ErrorCode.STORE_DAMAGED, file=path.name)
        return key
    phrase = passphrase()
    if not phrase:
        raise UserFacingError(ErrorCode.PASSPHRASE_MISSING)
    return _unseal(found, phrase)


def read_wrap(path: Path) -> str:
    """What wraps the key of a key file: `keyring` or `passphrase`; STORE_DAMAGED as `read_key`."""
    return _read(path).wrap


def _read(path: Path) -> KeyFile:
    try:
        found = msgspec.json.decode(path.read_bytes(), type=KeyFile)
    except (OSError, msgspec.DecodeError) as error:
        raise UserFacingError(ErrorCode.STORE_DAMAGED, file=path.name) from error
    if not _is_sound(found):
        raise UserFacingError(ErrorCode.STORE_DAMAGED, file=path.name)
    return found


def _is_sound(found: KeyFile) -> bool:
    if found.wrap == "keyring":
        return bool(found.name)
    return (
        len(found.salt) == _SALT_BYTES
        and len(found.sealed) == _SEALED_BYTES
        and 1 <= found.operations <= _MOST_OPERATIONS
        and 8192 <= found.memory <= _MOST_MEMORY  # argon2id's own least
    )


def has_keyring() -> bool:
    """Whether this computer has a keyring that keeps secrets (seen by asking, not by its name)."""
    from okeoce_desktop.storage.keyring_import import fail, keyring

    backend = keyring.get_keyring()
    return not isinstance(backend, fail.Keyring) and backend.priority >= 1


def _seal(key: bytes, passphrase: str) -> KeyFile:
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox

    salt = secrets.token_bytes(argon2id.SALTBYTES)
    operations, memory = _COST
    wrapping = argon2id.kdf(KEY_BYTES, passphrase.encode(), salt, operations, memory)
    sealed = bytes(SecretBox(wrapping).encrypt(key))
    return KeyFile(
        wrap="passphrase", salt=salt, operations=operations, memory=memory, sealed=sealed
    )


def _unseal(found: KeyFile, passphrase: str) -> bytes:
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox

    wrapping = argon2id.kdf(
        KEY_BYTES, passphrase.encode(), found.salt, found.operations, found.memory
    )
    try:
        return bytes(SecretBox(wrapping).decrypt(found.sealed))
    except CryptoError as error:
        raise UserFacingError(ErrorCode.PASSPHRASE_WRONG) from error


def _keyring_set(name: str, key: bytes) -> None:
    from okeoce_desktop.storage.keyring_import import KeyringError, keyring

    if not has_keyring():
        raise UserFacingError(ErrorCode.PASSPHRASE_MISSING)
    try:
        keyring.set_password(_SERVICE, name, key.hex())
    except KeyringError as error:
        raise UserFacingError(ErrorCode.PASSPHRASE_MISSING) from error


def _keyring_get(name: str) -> bytes:
    from okeoce_desktop.storage.keyring_import import KeyringError, keyring

    try:
        text = keyring.get_password(_SERVICE, name)
    except KeyringError as error:
        raise UserFacingError(ErrorCode.PASSPHRASE_MISSING, wrap="keyring") from error
    if not text:
        raise UserFacingError(ErrorCode.PASSPHRASE_MISSING, wrap="keyring")
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
