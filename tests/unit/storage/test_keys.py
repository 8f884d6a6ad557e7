"""The key, wrapped by a passphrase or by the system's keyring."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import msgspec
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.storage.keys import (
    KEY_BYTES,
    KeyFile,
    create_key,
    has_keyring,
    read_key,
    read_wrap,
)
from okeoce_desktop.ui.messages import error_words


class FakeKeyring(KeyringBackend):
    """Keeps secrets in memory."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password


@pytest.fixture
def any_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory_keyring(any_keyring: None) -> FakeKeyring:
    found = FakeKeyring()
    keyring.set_keyring(found)
    return found


@pytest.fixture
def no_keyring(any_keyring: None) -> None:
    keyring.set_keyring(fail.Keyring())


def test_wrapped_by_a_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "key"
    key = create_key(path, "rahasia")
    assert len(key) == KEY_BYTES
    assert read_key(path, lambda: "rahasia") == key
    assert read_wrap(path) == "passphrase"
    assert key not in path.read_bytes()
    assert key.hex().encode() not in path.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_the_key_file_is_its_owners(tmp_path: Path) -> None:
    create_key(tmp_path / "key", "rahasia")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_two_stores_have_two_keys(tmp_path: Path) -> None:
    assert create_key(tmp_path / "a", "x") != create_key(tmp_path / "b", "x")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("salah", ErrorCode.PASSPHRASE_WRONG),
        ("", ErrorCode.PASSPHRASE_MISSING),
        (None, ErrorCode.PASSPHRASE_MISSING),
    ],
)
def test_the_wrong_passphrase(tmp_path: Path, typed: str | None, code: ErrorCode) -> None:
    create_key(tmp_path / "key", "rahasia")
    with pytest.raises(UserFacingError) as error:
        read_key(tmp_path / "key", lambda: typed)
    assert error.value.code is code


def test_wrapped_by_the_keyring(tmp_path: Path, memory_keyring: FakeKeyring) -> None:
    path = tmp_path / "key"
    key = create_key(path, None)
    assert has_keyring()
    assert read_wrap(path) == "keyring"
    assert read_key(path, pytest.fail) == key  # and nobody is asked for a passphrase
    assert key.hex().encode() not in path.read_bytes()
    memory_keyring.secrets.clear()
    with pytest.raises(UserFacingError) as error:
        read_key(path, lambda: "x")
    assert error.value.code is ErrorCode.PASSPHRASE_MISSING
    assert "frasa" not in error_words(error.value)  # there is none to type


def test_a_damaged_keyring_entry(tmp_path: Path, memory_keyring: FakeKeyring) -> None:
    create_key(tmp_path / "key", None)
    for text in ("bukan kunci", "00ff"):
        memory_keyring.secrets = dict.fromkeys(memory_keyring.secrets, text)
        with pytest.raises(UserFacingError) as error:
            read_key(tmp_path / "key", lambda: "x")
        assert error.value.code is ErrorCode.STORE_DAMAGED


@pytest.mark.parametrize(
    "damage",
    [
        {"salt": b""},
        {"salt": bytes(17)},
        {"sealed": b"x"},
        {"operations": 0},
        {"operations": 1 << 40},
        {"memory": 1},
        {"memory": 1 << 50},
        {"wrap": "keyring", "name": ""},
    ],
)
def test_a_damaged_key_file(tmp_path: Path, damage: dict[str, Any]) -> None:
    path = tmp_path / "key"
    create_key(path, "rahasia")
    found = msgspec.json.decode(path.read_bytes(), type=KeyFile)
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(found, **damage)))
    with pytest.raises(UserFacingError) as error:
        read_key(path, lambda: "rahasia")
    assert error.value.code is ErrorCode.STORE_DAMAGED


def test_neither_keyring_nor_passphrase(tmp_path: Path, no_keyring: None) -> None:
    assert not has_keyring()
    with pytest.raises(UserFacingError) as error:
        create_key(tmp_path / "key", None)
    assert error.value.code is ErrorCode.PASSPHRASE_MISSING
    assert not (tmp_path / "key").exists()
