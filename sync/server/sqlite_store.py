"""Head office on one SQLite file: one writer at a time, readers beside it (WAL, FULL)."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from sync.server.errors import StoreDamagedError, StoreFullError, UnavailableError
from sync.server.schema import SQLITE, migrate
from sync.server.sql import RECORD_COLUMNS, SqlTransaction
from sync.server.sqlite_bulk import insert_together, same_act
from sync.server.store import DuplicateRowError, Record, Transaction

T = TypeVar("T")

_BUSY_SECONDS = 20.0
_CACHE_KIB = 64 * 1024
_SEQ_BITS = 40
_SEQ_MASK = (1 << _SEQ_BITS) - 1
_IDS_A_QUERY = 500
_SELECT = f"SELECT rid & {_SEQ_MASK}, {RECORD_COLUMNS} FROM record"


def _bind_quickly() -> None:
    """Spares the driver a search that fails, for every None and every bytes it binds (1 us a row).

    It looks for an adapter of both before it binds them as they are.
    """
    nothing: dict[None, None] = {}
    sqlite3.register_adapter(bytes, bytes)
    sqlite3.register_adapter(type(None), nothing.get)


_bind_quickly()


class SqliteTransaction(SqlTransaction):
    """A transaction on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, parameters).fetchall()

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(sql, rows)

    def identity(self) -> str:
        return "sqlite"  # a restored file is noticed by the epoch each process opens

    def lock(self, scope: int, *, share: bool = False) -> tuple[int, int]:
        del share  # BEGIN IMMEDIATE has locked everything already
        found = self.run("SELECT head, at FROM scope_head WHERE scope = ?", (scope,))
        if found:
            return found[0][0], found[0][1]
        self.run("INSERT INTO scope_head (scope, head, at) VALUES (?, 0, 0)", (scope,))
        return 0, 0

    def insert(self, scope: int, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.execute("SAVEPOINT page")
        try:
            apart: list[Sequence[Any]] = []
            for _, members in groupby(rows, same_act):
                group = list(members)
                if not insert_together(self._connection, scope << _SEQ_BITS, scope, group):
                    apart += group
            # The scope stands in the text: a tuple of the row fewer to build, and cached by scope.
            self._connection.executemany(
                f"INSERT INTO record (rid, scope, {RECORD_COLUMNS})"
                f" VALUES ({scope << _SEQ_BITS} + ?, {scope}, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                apart,
            )
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode not in _DUPLICATE:
                raise
            self._connection.execute("ROLLBACK TO page")
            self._connection.execute("RELEASE page")
            raise DuplicateRowError from error
        # Not in a `finally`: a full disk has rolled back the whole transaction already.
        self._connection.execute("RELEASE page")

    def known(self, scope: int, kind: int, ids: Sequence[bytes]) -> dict[bytes, Record]:
        found: dict[bytes, Record] = {}
        for start in range(0, len(ids), _IDS_A_QUERY):
            part = ids[start : start + _IDS_A_QUERY]
            marks = ", ".join("?" * len(part))
            sql = f"{_SELECT} WHERE scope = ? AND kind = ? AND id IN ({marks})"
            for record in map(Record._make, self._connection.execute(sql, (scope, kind, *part))):
                found[record.id] = record
        return found

    def update(self, scope: int, rows: Sequence[Record]) -> None:
        self._connection.executemany(
            f"UPDATE record SET rid = {scope << _SEQ_BITS} + ?, rank = ?, run = ?, number = ?,"
            f" exceptions = ?, subjects = ?, hash = ?, body = ?"
            f" WHERE scope = {scope} AND kind = ? AND id = ?",
            [
                (r.seq, r.rank, r.run, r.number, r.exceptions, r.subjects, r.hash, r.body, r.kind,
                 r.id)
                for r in rows
            ],
        )  # fmt: skip

    def page(
        self, scope: int, low: int, high: int, limit: int, max_bytes: int, *, newest: bool
    ) -> tuple[list[Record], bool]:
        order = "DESC" if newest else "ASC"
        base = scope << _SEQ_BITS
        cursor = self._connection.execute(
            f"{_SELECT} WHERE rid > ? AND rid <= ? ORDER BY rid {order} LIMIT ?",
            (base + low, base + high, limit + 1),
        )
        rows: list[Record] = []
        size = 0
        complete = True
        for record in map(Record._make, cursor):
            size += len(record.body)
            if rows and (len(rows) >= limit or size > max_bytes):
                complete = False
                break
            rows.append(record)
        cursor.close()
        if newest:
            rows.reverse()
        return rows, complete


class SqliteStore:
    """See `store.Store`. The file's directory must exist."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._local = threading.local()
        with _translated():
            self._writer = self._connect()
            self._migrate()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    def _migrate(self) -> None:
        execute = self._writer.execute
        execute("BEGIN IMMEDIATE")
        try:
            execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
            found = execute("SELECT version FROM schema_version").fetchone()
            if found is None:
                execute("INSERT INTO schema_version (version) VALUES (0)")
            migrate(execute, found[0] if found else 0, SQLITE)
            execute("COMMIT")
        except BaseException:
            _roll_back(self._writer)
            raise

    def _reader(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._connect()
        return found

    def read(self, work: Callable[[Transaction], T]) -> T:
        with _translated():
            connection = self._reader()
            connection.execute("BEGIN")
            try:
                return work(SqliteTransaction(connection))
            finally:
                _roll_back(connection)

    def write(self, work: Callable[[Transaction], T]) -> T:
        with _translated(), self._lock:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                result = work(SqliteTransaction(self._writer))
                self._writer.execute("COMMIT")
            except BaseException:
                _roll_back(self._writer)
                raise
            return result

    def records(self, kind: int | None = None) -> Iterator[tuple[int, Record]]:
        with _translated():
            connection = self._connect()
            try:
                where = "" if kind is None else f" WHERE kind = {int(kind)}"
                cursor = connection.execute(
                    f"SELECT scope, rid & {_SEQ_MASK}, {RECORD_COLUMNS} FROM record{where}"
                    " ORDER BY rid"
                )
                for row in cursor:
                    yield row[0], Record._make(row[1:])
            finally:
                connection.close()

    def new_epoch(self, now: int, random_bytes: bytes) -> None:
        with _translated(), self._lock:
            SqliteTransaction(self._writer).add_epoch(now, random_bytes)

    def close(self) -> None:
        reader = getattr(self._local, "connection", None)
        if reader is not None:
            reader.close()
            self._local.connection = None
        with self._lock:
            self._writer.close()


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        with suppress(sqlite3.Error):  # a full disk has rolled back already
            connection.execute("ROLLBACK")


@contextmanager
def _translated() -> Iterator[None]:
    """Turns SQLite's errors into ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF == sqlite3.SQLITE_FULL or code in _WRITE_FAILED:
            raise StoreFullError(
                "Penyimpanan pusat penuh; tidak ada yang tersimpan setengah. Kosongkan ruang disk."
            ) from error
        if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise UnavailableError("Basis data sedang dipakai; coba lagi.") from error
        if code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise StoreDamagedError(
                "Berkas basis data rusak atau bukan basis data. Pulihkan dari cadangan."
            ) from error
        if code & 0xFF in (
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_READONLY,
            sqlite3.SQLITE_PERM,
            sqlite3.SQLITE_IOERR,
        ):
            raise UnavailableError(
                "Basis data tidak bisa dibuka atau ditulis. Periksa hak akses dan disk."
            ) from error
        raise


_DUPLICATE = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}
# What a full disk looks like when it is met outside of a plain write.
_WRITE_FAILED = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
