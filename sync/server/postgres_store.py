"""Head office on PostgreSQL (15 or newer): any number of processes over one database."""

from __future__ import annotations

import random
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import psycopg
from psycopg import errors

from sync.server.errors import BadInputError, StoreDamagedError, StoreFullError, UnavailableError
from sync.server.schema import POSTGRES, migrate
from sync.server.sql import RECORD_COLUMNS, SqlTransaction
from sync.server.store import DuplicateRowError, Record, Transaction

T = TypeVar("T")

_ATTEMPTS = 6
_MIGRATION_LOCK = 0x6F6B6F63  # any number that nobody else takes
_COLUMNS = f"seq, {RECORD_COLUMNS}"
_COPY = f"COPY record (scope, {_COLUMNS}) FROM STDIN (FORMAT BINARY)"
_COPY_HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_COPY_END = b"\xff\xff"
_FIELDS = 11
# Every field is its length and its bytes; those of a fixed length are packed in one go.
_FIXED = struct.Struct(">hiqiqiqi16siqiqiq")
_HASH = struct.Struct(">i16si")
_SIZE = struct.Struct(">i")
_NULL = _SIZE.pack(-1)
# OFFSET 0 keeps the planner from joining the other way round, which it does without statistics:
# 0.8 ms instead of 8 us a row.
_KNOWN = (
    "SELECT found.* FROM unnest(?::bytea[]) AS wanted (id) CROSS JOIN LATERAL"
    f" (SELECT {_COLUMNS} FROM record WHERE scope = ? AND kind = ? AND record.id = wanted.id"
    " OFFSET 0) AS found"
)
_PAGE = (
    f"SELECT {_COLUMNS} FROM (SELECT {_COLUMNS},"
    " sum(octet_length(body)) OVER (ORDER BY seq %(order)s) - octet_length(body) AS before"
    f" FROM (SELECT {_COLUMNS} FROM record WHERE scope = ? AND seq > ? AND seq <= ?"
    " ORDER BY seq %(order)s LIMIT ?) AS ranged) AS sized WHERE before < ? ORDER BY seq %(order)s"
)
_PAGES = {newest: _PAGE % {"order": "DESC" if newest else "ASC"} for newest in (False, True)}
_RETRIED = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)


class PostgresTransaction(SqlTransaction):
    """A transaction on one connection."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        cursor = self._connection.execute(_marks(sql), parameters, prepare=True, binary=True)
        return cursor.fetchall() if cursor.description else []

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        many = list(rows)
        if many:
            with self._connection.cursor() as cursor:
                cursor.executemany(_marks(sql), many)

    def identity(self) -> str:
        # The timeline changes when a standby takes over or a backup is restored to a point in time.
        return str(
            self.run(
                "SELECT (SELECT system_identifier FROM pg_control_system()) || ' '"
                " || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)"
            )[0][0]
        )

    def lock(self, scope: int, *, share: bool = False) -> tuple[int, int]:
        sql = (
            f"SELECT head, at FROM scope_head WHERE scope = ? FOR {'SHARE' if share else 'UPDATE'}"
        )
        found = self.run(sql, (scope,))
        if not found:
            self.run(
                "INSERT INTO scope_head (scope, head, at) VALUES (?, 0, 0) ON CONFLICT DO NOTHING",
                (scope,),
            )
            found = self.run(sql, (scope,))
        return found[0][0], found[0][1]

    def insert(self, scope: int, rows: Iterable[Sequence[Any]]) -> None:
        data = _copy_data(scope, rows)
        try:
            with (
                self._connection.transaction(),  # a savepoint
                self._connection.cursor() as cursor,
                cursor.copy(_COPY) as copy,
            ):
                copy.write(data)
        except errors.UniqueViolation as error:
            raise DuplicateRowError from error

    def known(self, scope: int, kind: int, ids: Sequence[bytes]) -> dict[bytes, Record]:
        if not ids:
            return {}
        found = self.run(_KNOWN, (list(ids), scope, kind))
        return {row[2]: Record._make(row) for row in found}

    def update(self, scope: int, rows: Sequence[Record]) -> None:
        self.run_many(
            "UPDATE record SET seq = ?, rank = ?, run = ?, number = ?, exceptions = ?,"
            " subjects = ?, hash = ?, body = ? WHERE scope = ? AND kind = ? AND id = ?",
            [
                (r.seq, r.rank, r.run, r.number, r.exceptions, r.subjects, r.hash, r.body, scope,
                 r.kind, r.id)
                for r in rows
            ],
        )  # fmt: skip

    def page(
        self, scope: int, low: int, high: int, limit: int, max_bytes: int, *, newest: bool
    ) -> tuple[list[Record], bool]:
        found = self.run(_PAGES[newest], (scope, low, high, limit + 1, max_bytes))
        rows = list(map(Record._make, found[:limit]))
        size = sum(len(row.body) for row in rows)
        complete = len(found) <= limit and size < max_bytes
        if newest:
            rows.reverse()
        if not complete and len(found) <= limit and rows:
            # All that was read fits; whether something follows decides.
            edge = (low, rows[0].seq - 1) if newest else (rows[-1].seq, high)
            complete = not self.run(
                "SELECT 1 FROM record WHERE scope = ? AND seq > ? AND seq <= ? LIMIT 1",
                (scope, *edge),
            )
        return rows, complete


class PostgresStore:
    """See `store.Store`. Each thread has its own connection, opened when it needs one.

    Raises:
        BadInputError: the database is there but no store in it, and `create` was not asked for.
    """

    def __init__(self, url: str, *, create: bool) -> None:
        self._url = url
        self._local = threading.local()
        self._all: set[psycopg.Connection[Any]] = set()
        self._all_lock = threading.Lock()
        with self._translated():
            self._migrate(create)

    def _connect(self) -> psycopg.Connection[Any]:
        connection: psycopg.Connection[Any] = psycopg.connect(
            self._url, autocommit=True, connect_timeout=10, application_name="okeoce-server"
        )
        self._local.connection = connection
        with self._all_lock:
            self._all.add(connection)
        return connection

    def _drop(self) -> None:
        connection = getattr(self._local, "connection", None)
        self._local.connection = None
        if connection is not None:
            with self._all_lock:
                self._all.discard(connection)
            with suppress(psycopg.Error):
                connection.close()

    def _begin(self, sql: str) -> psycopg.Connection[Any]:
        """A connection with a transaction begun; a dead one is replaced, nothing was lost on it."""
        connection: psycopg.Connection[Any] | None = getattr(self._local, "connection", None)
        if connection is not None:
            try:
                connection.execute(sql)
                return connection
            except psycopg.OperationalError:
                self._drop()
        connection = self._connect()
        connection.execute(sql)
        return connection

    def _migrate(self, create: bool) -> None:
        connection = self._begin("BEGIN")
        try:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MIGRATION_LOCK,))
            there = connection.execute("SELECT to_regclass('schema_version')").fetchone()
            if there is None or there[0] is None:
                if not create:
                    raise BadInputError(
                        "Pusat belum disiapkan. Jalankan `okeoce-server init`.", "store_missing"
                    )
                connection.execute("CREATE TABLE schema_version (version BIGINT NOT NULL)")
                connection.execute("INSERT INTO schema_version (version) VALUES (0)")
            found = connection.execute("SELECT version FROM schema_version").fetchone()
            migrate(connection.execute, found[0] if found else 0, POSTGRES)
            connection.execute("COMMIT")
        except BaseException:
            self._roll_back(connection)
            raise

    def _roll_back(self, connection: psycopg.Connection[Any]) -> None:
        try:
            connection.execute("ROLLBACK")
        except psycopg.Error:
            self._drop()

    def _once(self, begin: str, work: Callable[[Transaction], T]) -> T:
        connection = self._begin(begin)
        try:
            result = work(PostgresTransaction(connection))
            connection.execute("COMMIT")
        except BaseException:
            self._roll_back(connection)
            raise
        return result

    def read(self, work: Callable[[Transaction], T]) -> T:
        with self._translated():
            return self._once("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work)

    def write(self, work: Callable[[Transaction], T]) -> T:
        # At READ COMMITTED every statement after the lock sees what the previous holder committed.
        with self._translated():
            for attempt in range(_ATTEMPTS):
                try:
                    return self._once("BEGIN ISOLATION LEVEL READ COMMITTED", work)
                except _RETRIED:
                    if attempt == _ATTEMPTS - 1:
                        raise
                    time.sleep(random.uniform(0, 0.01 * 2**attempt))  # apart from the other one
        raise AssertionError

    def records(self, kind: int | None = None) -> Iterator[tuple[int, Record]]:
        where = "" if kind is None else f" WHERE kind = {int(kind)}"
        with self._translated():
            connection = self._begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                with connection.cursor("rows", binary=True) as cursor:
                    cursor.itersize = 1000
                    cursor.execute(
                        f"SELECT scope, {_COLUMNS} FROM record{where} ORDER BY scope, seq"
                    )
                    for row in cursor:
                        yield row[0], Record._make(row[1:])
            finally:
                self._roll_back(connection)

    def new_epoch(self, now: int, random_bytes: bytes) -> None:
        self.write(lambda tx: tx.add_epoch(now, random_bytes))

    def close(self) -> None:
        with self._all_lock:
            connections, self._all = self._all, set()
        for connection in connections:
            with suppress(psycopg.Error):
                connection.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turns PostgreSQL's errors into ours."""
        try:
            yield
        except errors.DiskFull as error:
            raise StoreFullError(
                "Penyimpanan pusat penuh; tidak ada yang tersimpan setengah. Kosongkan ruang disk."
            ) from error
        except (errors.DataCorrupted, errors.IndexCorrupted) as error:
            raise StoreDamagedError("Basis data rusak. Pulihkan dari cadangan.") from error
        except (
            psycopg.OperationalError,
            psycopg.InterfaceError,
            errors.ReadOnlySqlTransaction,  # a standby, right after a failover
            *_RETRIED,
        ) as error:
            raise UnavailableError(
                "Basis data tidak menjawab. Periksa alamat dan apakah PostgreSQL berjalan."
            ) from error


def _marks(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


def _copy_data(scope: int, rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format")."""
    fixed, hashed, sized = _FIXED.pack, _HASH.pack, _SIZE.pack
    parts = [_COPY_HEADER]
    add = parts.append
    for seq, kind, row_id, rank, run, number, exceptions, subjects, row_hash, body in rows:
        add(fixed(_FIELDS, 8, scope, 8, seq, 8, kind, 16, row_id, 8, rank, 8, run, 8, number))
        add(_NULL if exceptions is None else sized(len(exceptions)) + exceptions)
        add(sized(len(subjects)) + subjects)
        add(hashed(16, row_hash, len(body)))
        add(body)
    add(_COPY_END)
    return b"".join(parts)
