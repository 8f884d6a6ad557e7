"""Real encrypted stores for tests: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from okeoce_desktop.domain.areas import Areas, load_areas
from okeoce_desktop.paths import resource_path
from okeoce_desktop.storage.database import KEY_FILE, STORE_FILE, Database
from okeoce_desktop.storage.keys import read_key
from okeoce_desktop.storage.store import Store, set_up

POST = "31.74.01"
PASSPHRASE = "kata sandi untuk uji"
NOW = 1_795_000_000_000
"""18 November 2026."""


class FakeClock:
    """A wall clock that stands still unless it is told to move."""

    def __init__(self, now: int = NOW) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def forward(self, ms: int) -> None:
        """Lets so many milliseconds pass."""
        self.now += ms


def passphrase() -> str:
    """What a person types."""
    return PASSPHRASE


def make_template(directory: Path) -> Path:
    """A closed store of a post without anything in it."""
    set_up(directory, POST, PASSPHRASE, label="Meja 1", now=FakeClock()).close()
    return directory


def copy_store(template: Path, target: Path) -> Path:
    """A copy of a closed store."""
    shutil.copytree(template, target)
    return target


def key_of(directory: Path) -> bytes:
    """The key of a store; unwrapped once for all copies, since that is slow on purpose."""
    return _key((directory / KEY_FILE).read_bytes(), directory / KEY_FILE)


_keys: dict[bytes, bytes] = {}


def _key(wrapped: bytes, path: Path) -> bytes:
    if wrapped not in _keys:
        _keys[wrapped] = read_key(path, passphrase)
    return _keys[wrapped]


def opened(directory: Path, now: Callable[[], int]) -> Iterator[Store]:
    """The store of a directory, closed at the end."""
    store = Store(Database(directory / STORE_FILE, key_of(directory)), now)
    try:
        yield store
    finally:
        store.close()


def read_areas() -> Areas:
    """The area tables shipped with the app."""
    return load_areas(resource_path("seed", "areas.json").read_bytes())
