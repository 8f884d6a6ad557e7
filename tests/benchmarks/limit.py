"""Limit A: how fast the same rows travel when nothing but the rows is cared for.

Records as in the file (objects, text ids), msgpack and zstd-3, batches of 1,000 over one keep-alive
connection, one after the other, `executemany` into plain SQLite.
"""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from okeoce_desktop.demo_people import Record
from tests.benchmarks.limit_server import insert, open_plain, packed, unpacked
from tests.benchmarks.machine import Stopwatch, Used
from tests.benchmarks.workload import Workload

BATCH = 1_000
_ROOT = Path(__file__).resolve().parents[2]
PlainRows = Sequence[tuple[str, Sequence[Record]]]


def plain_rows(workload: Workload) -> PlainRows:
    """The rows as in the file, by the name of their kind."""
    return [(rows.kind.name, rows.records) for rows in workload.kinds]


class LimitServer:
    """The plain server in its own process, and one connection to it."""

    def __init__(self, path: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.limit_server", str(path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
        )
        assert self._process.stdout is not None
        port = int(self._process.stdout.readline())
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        self.sent = 0
        self.ask("GET", "/")

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """One request and its answer."""
        self._connection.request(method, path, body)
        data = self._connection.getresponse().read()
        self.sent += len(body or data)
        return data

    def close(self) -> None:
        """Ends the server."""
        self._connection.close()
        self._process.terminate()
        self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()


@contextmanager
def limit_server(directory: Path) -> Iterator[LimitServer]:
    """A plain server with an empty store."""
    directory.mkdir(parents=True)
    server = LimitServer(directory / "plain.db")
    try:
        yield server
    finally:
        server.close()


def push(server: LimitServer, rows: PlainRows) -> Used:
    """Sends all rows."""
    with Stopwatch(server.pid) as watch:
        for name, members in rows:
            for start in range(0, len(members), BATCH):
                server.ask("POST", f"/{name}", packed(members[start : start + BATCH]))
    return watch.used


def pull(server: LimitServer, rows: PlainRows, path: Path) -> Used:
    """Fetches all rows into an empty plain SQLite file."""
    target = open_plain(path)
    with Stopwatch(server.pid) as watch:
        for name, members in rows:
            for start in range(0, len(members), BATCH):
                insert(target, name, unpacked(server.ask("GET", f"/{name}/{start}/{BATCH}")))
    count = sum(target.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name, _ in rows)
    assert count == sum(len(members) for _, members in rows)
    target.close()
    return watch.used
