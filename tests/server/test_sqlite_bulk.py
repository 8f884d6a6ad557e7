"""Rows that one statement inserts are the rows that were given, whatever they look like."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server import sqlite_bulk
from sync.server.schema import SQLITE, migrate
from sync.server.sqlite_store import SqliteTransaction
from sync.server.store import DuplicateRowError, Record

SCOPE = 5


@pytest.fixture
def transaction(tmp_path: Path) -> Iterator[SqliteTransaction]:
    connection = sqlite3.connect(tmp_path / "bulk.sqlite", isolation_level=None)
    connection.execute("CREATE TABLE schema_version (version INTEGER NOT NULL)")
    connection.execute("INSERT INTO schema_version (version) VALUES (0)")
    migrate(connection.execute, 0, SQLITE)
    connection.execute("BEGIN IMMEDIATE")
    yield SqliteTransaction(connection)
    connection.close()


def _row(seq: int, *, rank: int = 1 << 62, number: int | None = None) -> Record:
    body = bytes([0x91]) + seq.to_bytes(4, "big") * (1 + seq % 7)
    row_id = seq.to_bytes(16, "little")
    return Record(seq, 4, row_id, rank, (1 << 62) - 1, number or seq + 70, None, b"\x00\x02",
                  row_id[::-1], body)  # fmt: skip


def _stored(transaction: SqliteTransaction) -> list[Record]:
    return transaction.page(SCOPE, 0, 10_000, 10_000, 1 << 30, newest=False)[0]


@pytest.mark.parametrize("count", [1, 31, 32, 33, 500])
def test_rows_of_one_act(transaction: SqliteTransaction, count: int) -> None:
    rows = [_row(seq) for seq in range(9, 9 + count)]
    transaction.insert(SCOPE, iter(rows))
    assert _stored(transaction) == rows


def test_rows_of_several_acts_and_forms(transaction: SqliteTransaction) -> None:
    rows = [_row(seq, rank=7 + seq // 100) for seq in range(1, 250)]
    rows += [_row(seq)._replace(exceptions=b"\x80", subjects=b"") for seq in range(250, 300)]
    rows += [_row(seq, number=9_000 - seq) for seq in range(300, 340)]
    rows += [_row(seq) for seq in range(400, 500, 2)]
    rows += [_row(seq)._replace(kind=9) for seq in range(500, 560)]
    transaction.insert(SCOPE, rows)
    assert _stored(transaction) == rows


def test_one_statement_is_enough_for_one_act(transaction: SqliteTransaction) -> None:
    rows = [_row(seq) for seq in range(1, 101)]
    base = SCOPE << 40
    assert sqlite_bulk.insert_together(transaction._connection, base, SCOPE, rows)
    assert _stored(transaction) == rows


def test_a_row_that_is_there_leaves_nothing(transaction: SqliteTransaction) -> None:
    transaction.insert(SCOPE, [_row(50)])
    twice = [*[_row(seq) for seq in range(100, 200)], _row(200)._replace(id=_row(50).id)]
    with pytest.raises(DuplicateRowError):
        transaction.insert(SCOPE, twice)
    assert _stored(transaction) == [_row(50)]
