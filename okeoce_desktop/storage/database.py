"""The encrypted store file: create, open, migrate, back up, check and close.

SQLite in WAL mode with `synchronous=FULL`: what was told to be saved survives a power cut. One
writing connection, owned by the SQL worker; searches and lists read on another.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.file_lock import is_open_elsewhere
from okeoce_desktop.storage.keys import create_key, read_key
from okeoce_desktop.storage.meta import Meta
from okeoce_desktop.storage.migrations import LATEST, migrate
from okeoce_desktop.storage.peewee_import import SqlCipherDatabase, peewee

STORE_FILE = "okeoce.db"
KEY_FILE = "okeoce.key"
_UNFINISHED = "setup.partial"
"""The folder in which a new store is made, until the store itself leaves it."""

_CACHE_KIB = 16 * 1024
_BUSY_MS = 5_000
_MERGE_PAGES = 8


def _bind_quickly() -> None:
    """Spares the driver a search that fails, for every None and every bytes it binds.

    sqlcipher3 looks for an adapter of both and, finding none, raises and swallows an
    AttributeError: 9 of the 12 us that a row of ours took to insert.
    """
    from sqlcipher3.dbapi2 import register_adapter

    nothing: dict[None, None] = {}
    register_adapter(bytes, bytes)
    register_adapter(type(None), nothing.get)


_bind_quickly()


class Database:
    """One connection to the store.

    Belongs to one thread. Raises `UserFacingError` (DISK_FULL, STORE_DAMAGED, STORE_LOCKED) for
    what the machine does to it; other errors are bugs.
    """

    def __init__(self, path: Path, key: bytes, *, read_only: bool = False) -> None:
        self.path = path
        self._key = key
        self._db = SqlCipherDatabase(
            str(path),
            passphrase=f"x'{key.hex()}'",
            autoconnect=False,
            thread_safe=False,
            pragmas=[],
            check_same_thread=False,
        )
        with translated():
            self._db.connect()
            self.raw: Any = self._db.connection()
            execute = self.raw.execute
            execute("PRAGMA cipher_log_level = NONE")
            execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            execute("PRAGMA temp_store = MEMORY")
            execute("SELECT count(*) FROM sqlite_master").fetchone()
            if read_only:
                execute("PRAGMA query_only = ON")
            else:
                execute("PRAGMA journal_mode = WAL")
                execute("PRAGMA synchronous = FULL")
                execute("PRAGMA wal_autocheckpoint = 0")

    def execute(self, sql: str, params: Any = ()) -> Any:
        """Runs one statement and returns its cursor.

        What goes wrong while its rows are fetched is told by whoever stands around it: `translated`
        for commands, `Worker` for jobs.
        """
        try:
            return self.raw.execute(sql, params)
        except Exception as error:
            found = told(error)
            if found is error:
                raise
            raise found from error

    def executemany(self, sql: str, rows: Any) -> Any:
        """Runs one statement for many rows: the bulk path, six times peewee's own."""
        return self.raw.executemany(sql, rows)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction; any error undoes all of it."""
        with translated():
            self.raw.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.raw.execute("COMMIT")
            except BaseException:
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK")
                raise

    def reader(self) -> Database:
        """Another connection to the same store that cannot write."""
        return Database(self.path, self._key, read_only=True)

    def merge_search(self) -> bool:
        """Merges a little of the search index, in a few milliseconds; whether more may be left.

        The index never merges by itself (`automerge` is 0), so that no save waits for it.
        """
        before = self.raw.total_changes
        with translated():
            self.raw.execute(f"INSERT INTO search (search, rank) VALUES ('merge', {_MERGE_PAGES})")
        # FTS5's own count of its bookkeeping: fewer than two changes mean that nothing was merged.
        return int(self.raw.total_changes - before) >= 2

    def tidy(self) -> bool:
        """One short step of upkeep for a moment when nobody waits; whether more is left."""
        if self.merge_search():
            return True
        self.checkpoint()
        return False

    def checkpoint(self, *, full: bool = False) -> None:
        """Moves the write-ahead log into the file: idle work.

        Args:
            full: also truncate the log, when nobody reads.
        """
        how = "TRUNCATE" if full else "PASSIVE"
        with translated():
            self.raw.execute(f"PRAGMA wal_checkpoint({how})").fetchall()

    def checkpoint_beside(self) -> None:
        """`checkpoint` over a connection of its own, while others go on writing and reading.

        For long work, whose log would otherwise fill the disk. Any thread.
        """
        other = self.reader()
        try:
            other.checkpoint()
        finally:
            other.close()

    def backup(self, target: Path) -> None:
        """Writes an encrypted copy of the store, whole and sound or not at all.

        The copy opens with this store's key file.

        Raises:
            UserFacingError: STORE_DAMAGED when the copy is damaged, as this store then is, too.
        """
        partial = target.with_name(target.name + ".partial")
        partial.unlink(missing_ok=True)
        with translated():
            copy = Database(partial, self._key)
            try:
                self.raw.backup(copy.raw)
                copy.execute("PRAGMA journal_mode = DELETE")
                if copy.damage():
                    raise UserFacingError(ErrorCode.STORE_DAMAGED)
            finally:
                copy.close()
        partial.replace(target)

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when it is sound."""
        with translated():
            found = [row[0] for row in self.raw.execute("PRAGMA cipher_integrity_check")]
            found += [row[0] for row in self.raw.execute("PRAGMA integrity_check(20)")]
        return [line for line in found if line != "ok"]

    def close(self) -> None:
        """Closes the connection; safe to call twice."""
        if not self._db.is_closed():
            self._db.close()


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turns what the machine did to the store into errors a person is told about."""
    try:
        yield
    except Exception as error:
        found = told(error)
        if found is error:
            raise
        raise found from error


def told(error: Exception) -> Exception:
    """The error a person is told about instead of what the machine did; other errors themselves."""
    if isinstance(error, OSError):
        code = ErrorCode.DISK_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else None
    else:
        code = _code_of(error)
    if code is None:
        return error
    found = UserFacingError(code)
    found.__cause__ = error
    return found


_CODES: dict[str, ErrorCode | None] = {
    "SQLITE_FULL": ErrorCode.DISK_FULL,
    "SQLITE_IOERR_SHMSIZE": ErrorCode.DISK_FULL,
    "SQLITE_BUSY": ErrorCode.STORE_LOCKED,
    "SQLITE_LOCKED": ErrorCode.STORE_LOCKED,
    "SQLITE_READONLY": ErrorCode.FILE_NOT_WRITABLE,
    "SQLITE_CANTOPEN": ErrorCode.FILE_NOT_WRITABLE,
    "SQLITE_CORRUPT": ErrorCode.STORE_DAMAGED,
    "SQLITE_NOTADB": ErrorCode.STORE_DAMAGED,
    "SQLITE_IOERR": ErrorCode.STORE_DAMAGED,
    "SQLITE_IOERR_NOMEM": None,
}
"""By SQLite's own names; an extended one that does not stand here is told as its primary one."""


def _code_of(error: BaseException) -> ErrorCode | None:
    wrapped = error.__context__ if isinstance(error, peewee.DatabaseError) else error
    name = getattr(wrapped, "sqlite_errorname", "")
    primary = "_".join(name.split("_")[:2])
    return _CODES.get(name, _CODES.get(primary))


def discard_unfinished(directory: Path) -> None:
    """Removes what a set-up left that was cut off; to be called before asking what is there."""
    aside = directory / _UNFINISHED
    if not aside.exists():
        return
    if (aside / STORE_FILE).exists() and not (directory / STORE_FILE).exists():
        (directory / KEY_FILE).unlink(missing_ok=True)
    for path in aside.iterdir():  # the store last: while it is there, the key has not been used
        if path.name != STORE_FILE:
            path.unlink()
    (aside / STORE_FILE).unlink(missing_ok=True)
    aside.rmdir()


def create_store(directory: Path, passphrase: str | None, facts: Mapping[str, Any]) -> Database:
    """Makes a new encrypted store with its key.

    It is there whole or, after a power cut at any moment, not at all: it is made in a folder aside,
    and its last step is that the store takes its place.

    Args:
        facts: what the store knows from the beginning, for its `meta` table.

    Raises:
        UserFacingError: STORE_EXISTS, PASSPHRASE_MISSING, DISK_FULL.
    """
    with translated():
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    discard_unfinished(directory)
    store, aside = directory / STORE_FILE, directory / _UNFINISHED
    if store.exists() or (directory / KEY_FILE).exists():
        raise UserFacingError(ErrorCode.STORE_EXISTS)
    try:
        with translated():
            aside.mkdir(mode=0o700)
            key = create_key(aside / KEY_FILE, passphrase)
            # SQLite gives its log the mode of the file; the directory may be open to others.
            (aside / STORE_FILE).touch(0o600)
            _fill(Database(aside / STORE_FILE, key), facts)
            # The key first: without its store it is nothing, and known as such by the folder.
            (aside / KEY_FILE).replace(directory / KEY_FILE)
            (aside / STORE_FILE).replace(store)
            database = Database(store, key)
    except BaseException:
        discard_unfinished(directory)
        raise
    discard_unfinished(directory)
    return database


def _fill(database: Database, facts: Mapping[str, Any]) -> None:
    """Gives a new store its tables and first facts, and closes it as a single file."""
    try:
        migrate(database.execute)
        meta = Meta(database.execute)
        with database.transaction():
            for name, value in facts.items():
                meta.set(name, value)
        database.execute("PRAGMA journal_mode = DELETE")
    finally:
        database.close()


def _existing(directory: Path) -> Path:
    """The file of the store; an empty one is what a full disk or a broken copy left of it.

    SQLite would take that for a new store, and the doctor would find nothing wrong with it.
    """
    store = directory / STORE_FILE
    if not store.exists():
        raise UserFacingError(ErrorCode.STORE_MISSING)
    if not store.stat().st_size:
        raise UserFacingError(ErrorCode.STORE_DAMAGED)
    return store


def open_store(directory: Path, passphrase: Callable[[], str | None]) -> Database:
    """Opens the store and brings its schema up to date.

    Args:
        passphrase: asked only when the key is wrapped by one.

    Raises:
        UserFacingError: STORE_MISSING, STORE_NEWER (the store stays untouched), STORE_DAMAGED,
            PASSPHRASE_MISSING, PASSPHRASE_WRONG.
    """
    store = _existing(directory)
    database = Database(store, read_key(directory / KEY_FILE, passphrase))
    try:
        with translated():
            migrate(database.execute)
    except BaseException:
        database.close()
        raise
    return database


def open_reader(directory: Path, passphrase: Callable[[], str | None]) -> Database:
    """Opens a connection that only reads, beside whoever else has the store open.

    A store of an older app is brought up to date first; errors as `open_store`.
    """
    store = _existing(directory)
    key = read_key(directory / KEY_FILE, passphrase)
    database = Database(store, key, read_only=True)
    try:
        with translated():
            found = int(database.execute("PRAGMA user_version").fetchone()[0])
        if found > LATEST:
            raise UserFacingError(ErrorCode.STORE_NEWER, found=found, known=LATEST)
        if found < LATEST:
            writer = Database(store, key)
            try:
                with translated():
                    migrate(writer.execute)
            finally:
                writer.close()
    except BaseException:
        database.close()
        raise
    return database


def is_in_use(directory: Path, passphrase: Callable[[], str | None]) -> bool:
    """Whether any other connection, of whatever program, has the store open.

    Leaves a store that it can open without a write-ahead log. Not for a program that has the store
    open itself.
    """
    try:
        database = open_store(directory, passphrase)
    except UserFacingError as error:
        # Somebody may be at work in a store that we cannot open: it has a passphrase of its own.
        locked = error.code is ErrorCode.STORE_LOCKED
        return locked or is_open_elsewhere(directory / STORE_FILE)
    try:
        database.execute("PRAGMA busy_timeout = 500")
        with translated():
            # Only the last connection may leave the WAL mode.
            database.execute("PRAGMA journal_mode = DELETE")
    except UserFacingError as error:
        return error.code is ErrorCode.STORE_LOCKED
    finally:
        database.close()
    return False
