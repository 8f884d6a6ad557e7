"""Backup to one file, and restore from it.

The file is a zip (stored, since encrypted bytes do not shrink) of the encrypted store, its key file
and a manifest. The key stays wrapped as it is: a backup opens with the passphrase, or, where the
system's keyring holds the key, on this computer only.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import msgspec

from okeoce_desktop.atomic_file import put_in_place
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.whole_files import write_errors, written_whole
from okeoce_desktop.storage.database import (
    KEY_FILE,
    STORE_FILE,
    Database,
    is_in_use,
    open_store,
)
from okeoce_desktop.storage.keys import read_wrap
from okeoce_desktop.storage.meta import Meta
from okeoce_desktop.storage.store import renew_member_mark
from okeoce_desktop.window_lock import claim_window

_MANIFEST = "manifest.json"
_FORMAT = 1
_CHUNK = 1 << 20
_MOST_SMALL = 64 * 1024  # manifest and key file are a few hundred bytes


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says about itself; the hashes find damage, not forgery."""

    format: int
    created_at: str
    post: str
    schema: int
    sizes: dict[str, int]
    blake2b: dict[str, str]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A finished backup. `wrap` is `passphrase` or `keyring`."""

    bytes: int
    wrap: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A finished restore. `kept` is where the store before it stands, None if there was none."""

    post: str
    created_at: str
    kept: Path | None


def back_up(database: Database, directory: Path, target: Path) -> BackedUp:
    """Writes a backup of the store in `directory`.

    Args:
        database: any connection to it; people may go on working meanwhile.

    Raises:
        UserFacingError: FILE_NOT_WRITABLE (also for a place among the store's own files),
            DISK_FULL, STORE_LOCKED.
    """
    if target.resolve().is_relative_to(directory.resolve()):
        raise UserFacingError(ErrorCode.FILE_NOT_WRITABLE, reason="in_store", file=target.name)
    if target.is_dir():
        raise UserFacingError(ErrorCode.FILE_NOT_WRITABLE, file=target.name)
    key_file = directory / KEY_FILE
    meta = Meta(database.execute)
    with written_whole(target) as temporary, _workspace(target.parent) as space:
        copy = space / STORE_FILE
        database.backup(copy)
        members = {STORE_FILE: copy, KEY_FILE: key_file}
        manifest = Manifest(
            format=_FORMAT,
            created_at=_now(),
            post=meta.get("post"),
            schema=int(database.execute("PRAGMA user_version").fetchone()[0]),
            sizes={name: path.stat().st_size for name, path in members.items()},
            blake2b={name: _hash(path) for name, path in members.items()},
        )
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_MANIFEST, msgspec.json.encode(manifest))
            for name, path in members.items():
                archive.write(path, name)
    return BackedUp(target.stat().st_size, read_wrap(key_file))


def restore_from(source: Path, directory: Path, passphrase: Callable[[], str | None]) -> Restored:
    """Puts the store of a backup in place of the present one, which is kept aside.

    The backup is opened and checked before anything is touched.

    Raises:
        UserFacingError: BAD_BACKUP, PASSPHRASE_WRONG, PASSPHRASE_MISSING, STORE_NEWER,
            STORE_LOCKED (the present store is open somewhere), FILE_NOT_WRITABLE, DISK_FULL.
    """
    with write_errors(directory):
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _workspace(directory) as space:
        manifest = _extract(source, space)
        _check(space, passphrase)
        with _without_window(directory):
            if is_in_use(directory, passphrase):
                raise UserFacingError(ErrorCode.STORE_LOCKED)
            with write_errors(directory):
                kept = _set_aside(directory)
                try:
                    for name in (KEY_FILE, STORE_FILE):
                        (space / name).chmod(0o600)
                    # The key first: a store without its key would look like damage.
                    put_in_place(space / KEY_FILE, directory / KEY_FILE)
                    put_in_place(space / STORE_FILE, directory / STORE_FILE)
                except OSError:
                    _put_back(directory, kept)
                    raise
    return Restored(manifest.post, manifest.created_at, kept)


@contextlib.contextmanager
def _without_window(directory: Path) -> Iterator[None]:
    """No window has the store open now, and none opens it meanwhile."""
    lock = claim_window(directory)
    if lock is None:
        raise UserFacingError(ErrorCode.STORE_LOCKED, by="window")
    try:
        yield
    finally:
        lock.release()


def _extract(source: Path, space: Path) -> Manifest:
    """Takes the members out, refusing whatever is not exactly what the manifest says."""
    try:
        archive = zipfile.ZipFile(source)
    except OSError as error:
        raise UserFacingError(ErrorCode.BAD_BACKUP, reason="missing") from error
    except zipfile.BadZipFile as error:
        raise UserFacingError(ErrorCode.BAD_BACKUP, reason="not_a_backup") from error
    try:
        with archive, write_errors(space):
            manifest = msgspec.json.decode(_small(archive, _MANIFEST), type=Manifest)
            if manifest.format != _FORMAT:
                raise UserFacingError(ErrorCode.BAD_BACKUP, reason="format")
            (space / KEY_FILE).write_bytes(_small(archive, KEY_FILE))
            size = manifest.sizes[STORE_FILE]
            if size > shutil.disk_usage(space).free:
                raise UserFacingError(ErrorCode.DISK_FULL)
            with archive.open(STORE_FILE) as packed, (space / STORE_FILE).open("wb") as out:
                _copy(packed, out, size)
            for name in (STORE_FILE, KEY_FILE):
                if _hash(space / name) != manifest.blake2b[name]:
                    raise UserFacingError(ErrorCode.BAD_BACKUP, reason="damaged")
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UserFacingError(ErrorCode.BAD_BACKUP, reason="damaged") from error
    except (msgspec.DecodeError, KeyError, RuntimeError) as error:
        raise UserFacingError(ErrorCode.BAD_BACKUP, reason="not_a_backup") from error
    return manifest


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        found = file.read(_MOST_SMALL + 1)
    if len(found) > _MOST_SMALL:
        raise UserFacingError(ErrorCode.BAD_BACKUP, reason="not_a_backup")
    return found


def _copy(packed: IO[bytes], out: IO[bytes], size: int) -> None:
    left = size
    while chunk := packed.read(min(_CHUNK, left + 1)):
        left -= len(chunk)
        if left < 0:
            raise UserFacingError(ErrorCode.BAD_BACKUP, reason="damaged")
        out.write(chunk)
    if left:
        raise UserFacingError(ErrorCode.BAD_BACKUP, reason="damaged")


def _check(space: Path, passphrase: Callable[[], str | None]) -> None:
    """Opens the extracted store, brings it up to date and reads all of it once."""
    try:
        database = open_store(space, passphrase)
        try:
            if database.damage() or Meta(database.execute).get("post") is None:
                raise UserFacingError(ErrorCode.BAD_BACKUP, reason="damaged")
            meta = Meta(database.execute)
            with database.transaction():
                renew_member_mark(meta)
                meta.remove("equal_at")  # head office may have gone on
            # Without a write-ahead log the file can be moved by itself.
            database.execute("PRAGMA journal_mode = DELETE")
        finally:
            database.close()
    except UserFacingError as error:
        if error.code is ErrorCode.STORE_DAMAGED:
            raise UserFacingError(ErrorCode.BAD_BACKUP, reason="damaged") from error
        raise


_PARTS = (STORE_FILE, f"{STORE_FILE}-wal", f"{STORE_FILE}-shm", KEY_FILE)


def _set_aside(directory: Path) -> Path | None:
    """Moves the present store into a folder of its own, named by the time; the store last."""
    present = [name for name in reversed(_PARTS) if (directory / name).exists()]
    if not present:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = Path(tempfile.mkdtemp(prefix=f"sebelum-pulih-{stamp}-", dir=directory))
    for name in present:
        (directory / name).replace(kept / name)
    return kept


def _put_back(directory: Path, kept: Path | None) -> None:
    if kept is None:
        return
    for name in _PARTS:
        if (kept / name).exists():
            (kept / name).replace(directory / name)
    with contextlib.suppress(OSError):
        kept.rmdir()


@contextlib.contextmanager
def _workspace(folder: Path) -> Iterator[Path]:
    """A folder for half-done files, on the disk they will stay on, readable by its owner only."""
    with write_errors(folder):
        space = Path(tempfile.mkdtemp(prefix=".okeoce-", dir=folder.absolute()))
    try:
        yield space
    finally:
        shutil.rmtree(space, ignore_errors=True)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
