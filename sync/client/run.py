"""A run of exchanges, until nothing is left to send or to fetch."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from sync.client.engine import Engine
from sync.client.errors import RefusedError
from sync.client.port import OutgoingT
from sync.protocol import ErrorCode, Reply, Request

_IDLE_ROUNDS = 3


class Carrier(Protocol):
    """Carries one request to head office and its reply back."""

    def exchange(self, request: Request) -> Reply: ...


def synchronise(
    engine: Engine[OutgoingT], carrier: Carrier, *, stop: Callable[[], bool] = lambda: False
) -> None:
    """Exchanges until both sides have everything, or `stop()` says so between two steps.

    While a request is under way the next page is packed, and while a page is applied the next one
    is on its way; the carrier runs on a thread of its own, one request at a time. Nothing is lost
    when it stops anywhere, by an error included: what was settled is settled, the rest is sent
    again.

    Raises:
        SyncError: see `sync.client.errors`.
    """
    idle = 0
    with ThreadPoolExecutor(1, "sync-line") as line:
        asked = engine.ask()
        under_way = line.submit(carrier.exchange, asked.request)
        while True:
            prepared = engine.prepare(asked.outgoing)
            try:
                reply = under_way.result()
            except RefusedError as error:
                if error.code != ErrorCode.TOO_LARGE or not engine.shrink() or stop():
                    raise
                asked = engine.ask()
                under_way = line.submit(carrier.exchange, asked.request)
                continue
            engine.tally.requests += 1
            steps = engine.take(asked, reply)
            next(steps, None)
            ahead = None if stop() else engine.ask_ahead(prepared, reply)
            if ahead is not None:
                under_way = line.submit(carrier.exchange, ahead.request)
            for _ in steps:
                if stop():
                    return
            if stop() or (ahead is None and engine.finished(reply)):
                return
            moved = asked.outgoing.rows or reply.page is not None
            idle = 0 if moved else idle + 1
            if idle >= _IDLE_ROUNDS:  # somebody keeps adding; the next run goes on
                return
            if ahead is None:
                ahead = engine.ask(prepared)
                under_way = line.submit(carrier.exchange, ahead.request)
            asked = ahead
