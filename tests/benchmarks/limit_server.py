"""The far end of limit A: a plain server that takes and gives batches and keeps them in SQLite.

`python -m tests.benchmarks.limit_server FILE` prints its port. No identities, versions, digests,
checks, index or encryption: what is left when everything that can be left out is left out.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
import zstandard
from waitress.server import create_server  # type: ignore[import-untyped]

from sync.contract import KIND_BY_NAME

_PLENTY = 64 * 1024 * 1024
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.decode


def open_plain(path: Path) -> sqlite3.Connection:
    """A plain SQLite file with a table a kind: WAL, NORMAL."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    for name, kind in KIND_BY_NAME.items():
        columns = ", ".join(kind.names)
        connection.execute(f"CREATE TABLE IF NOT EXISTS {name} (id TEXT PRIMARY KEY, {columns})")
    return connection


def insert(connection: sqlite3.Connection, name: str, records: Any) -> None:
    """Adds a batch in one transaction."""
    names = _columns(name)
    marks = ", ".join("?" * len(names))
    connection.execute("BEGIN")
    connection.executemany(
        f"INSERT INTO {name} VALUES ({marks})",
        [[record.get(column) for column in names] for record in records],
    )
    connection.execute("COMMIT")


def _columns(name: str) -> tuple[str, ...]:
    return ("id", *KIND_BY_NAME[name].names)


def select(connection: sqlite3.Connection, name: str, after: int, count: int) -> Any:
    """A batch of records; what a record lacks is left out."""
    names = _columns(name)
    return [
        {column: value for column, value in zip(names, row, strict=True) if value is not None}
        for row in connection.execute(
            f"SELECT * FROM {name} WHERE rowid > ? AND rowid <= ?", (after, after + count)
        )
    ]


def packed(rows: Any) -> bytes:
    """A batch as it travels: msgpack and zstd level 3."""
    return zstandard.ZstdCompressor(level=3).compress(_encode(rows))


def unpacked(data: bytes) -> Any:
    """The rows of a batch."""
    return _decode(zstandard.ZstdDecompressor().decompress(data))


def make_app(connection: sqlite3.Connection) -> Callable[..., Iterable[bytes]]:
    """`POST /<kind>` adds a batch, `GET /<kind>/<after>/<count>` gives one, `/` does nothing."""

    def answer(environ: dict[str, Any]) -> bytes:
        _, name, *rest = environ["PATH_INFO"].split("/")
        if environ["REQUEST_METHOD"] == "POST":
            insert(connection, name, unpacked(environ["wsgi.input"].read()))
            return b"ok"
        if not rest:
            return b"ok"
        after, count = map(int, rest)
        return packed(select(connection, name, after, count))

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = answer(environ)
        start_response("200 OK", [("Content-Length", str(len(body)))])
        return [body]

    return app


def main() -> None:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # one request waits: that is all
    connection = open_plain(Path(sys.argv[1]))
    server = create_server(
        make_app(connection),
        host="127.0.0.1",
        port=0,
        threads=1,
        ident=None,
        inbuf_overflow=_PLENTY,
        outbuf_overflow=_PLENTY,
    )
    print(server.effective_port, flush=True)
    server.run()


if __name__ == "__main__":
    main()
