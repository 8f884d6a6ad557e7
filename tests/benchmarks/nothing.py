"""A sync with nothing to do: requests, bytes with all headers, and milliseconds."""

from __future__ import annotations

import socket
import threading
import time

from okeoce_desktop.services.synchronising import run_sync
from tests.benchmarks import limit
from tests.benchmarks.machine import load
from tests.benchmarks.report import Topic, latency
from tests.benchmarks.stage import Stage

_TIMES = 60
_MOST_BYTES = 320


class RecordingProxy:
    """Passes one connection after the other on to a server and counts every byte."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.up = self.down = self.connections = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def reset(self) -> None:
        """Counts from nought."""
        self.up = self.down = self.connections = 0

    def close(self) -> None:
        """Takes no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            far = socket.create_connection(("127.0.0.1", self._target))
            for source, target, is_up in ((near, far, True), (far, near, False)):
                threading.Thread(
                    target=self._copy, args=(source, target, is_up), daemon=True
                ).start()

    def _copy(self, source: socket.socket, target: socket.socket, is_up: bool) -> None:
        try:
            while data := source.recv(65_536):
                if is_up:
                    self.up += len(data)
                else:
                    self.down += len(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass


def run_nothing(stage: Stage, rounds: int) -> list[Topic]:
    """Two runs of the sync behind a proxy that records; then many without it."""
    topic = Topic(f"Sync with nothing to do; {load()}")
    with stage.office(stage.empty_office) as server, stage.device(stage.receiver) as store:
        proxy = RecordingProxy(server.port)
        store.meta.set("server_url", f"http://127.0.0.1:{proxy.port}")
        run_sync(store)
        run_sync(store)
        proxy.reset()
        result = run_sync(store)
        assert result.converged
        proxy.close()
        total = proxy.up + proxy.down
        topic.add(
            "requests", str(result.requests), target="1", passed=result.requests == 1
        )  # fmt: skip
        topic.add(
            "bytes, headers included",
            f"{total} ({proxy.up} up, {proxy.down} down; bodies {result.bytes_sent}"
            f" + {result.bytes_received})",
            target=f"<= {_MOST_BYTES}",
            passed=total <= _MOST_BYTES,
        )
        store.meta.set("server_url", server.url)
        times = []
        for _ in range(_TIMES * rounds):
            began = time.perf_counter()
            run_sync(store)
            times.append(time.perf_counter() - began)
    with limit.limit_server(stage.new_directory("ping")) as plain:
        pings = []
        for _ in range(_TIMES * rounds):
            began = time.perf_counter()
            plain.ask("GET", "/")
            pings.append(time.perf_counter() - began)
    topic.add("time, p50 / p99 / max", latency(times), bare=latency(pings))
    topic.notes.append(
        "The time is a whole run: lock, new connection, request, answer, digests compared, the"
        " result written. bare: one empty request on an open connection to a plain server."
    )
    return [topic]
