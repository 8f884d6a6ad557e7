"""Opening the store for a command: where it is, and the passphrase if it needs one."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from okeoce_desktop import paths
from okeoce_desktop.environment import given_passphrase
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.storage.database import Database, open_reader, translated
from okeoce_desktop.storage.store import Store, open_existing


def passphrase() -> str | None:
    """OKEOCE_PASSPHRASE, else what is typed at a terminal, else None."""
    given = given_passphrase()
    if given:
        return given
    if not sys.stdin or not sys.stdin.isatty():
        return None
    import getpass

    from okeoce_desktop.ui.command_words import passphrase_prompt

    return getpass.getpass(passphrase_prompt(), sys.stderr) or None


def new_passphrase() -> str | None:
    """The passphrase that wraps a new store's key; None leaves it to the system's keyring.

    A terminal is only asked where there is no keyring: with one, nobody need remember anything.

    Raises:
        UserFacingError: INVALID_ENTRY for one that is too short.
    """
    from okeoce_desktop.services.passwords import LEAST_PASSWORD
    from okeoce_desktop.storage.keys import has_keyring

    phrase = passphrase() if given_passphrase() or not has_keyring() else None
    if phrase is not None and len(phrase) < LEAST_PASSWORD:
        raise UserFacingError(
            ErrorCode.INVALID_ENTRY, reason="passphrase_short", least=LEAST_PASSWORD
        )
    return phrase


def store_directory(directory: str | None) -> Path:
    """The directory of the store."""
    return paths.data_dir(directory)


@contextlib.contextmanager
def opened_store(directory: str | None) -> Iterator[Store]:
    """The store, open for writing; errors as `storage.database.open_store`."""
    store = open_existing(store_directory(directory), passphrase)
    try:
        with translated():
            yield store
    finally:
        store.close()


@contextlib.contextmanager
def opened_reader(directory: str | None) -> Iterator[Database]:
    """A connection that only reads, and so works beside the open window."""
    database = open_reader(store_directory(directory), passphrase)
    try:
        with translated():
            yield database
    finally:
        database.close()
