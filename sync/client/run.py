"""A run of exchanges, until nothing is left to send or to fetch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sync.client.engine import Engine
from sync.client.port import OutgoingT
from sync.protocol import Reply, Request

_IDLE_ROUNDS = 3


class Carrier(Protocol):
    """Carries one request to head office and its reply back."""

    def exchange(self, request: Request) -> Reply: ...


def synchronise(
    engine: Engine[OutgoingT], carrier: Carrier, *, stop: Callable[[], bool] = lambda: False
) -> None:
    """Exchanges until both sides have everything, or `stop()` says so between two steps.

    Nothing is lost when it stops anywhere, by an error included: what was settled is settled,
    the rest is sent again.

    Raises:
        SyncError: see `sync.client.errors`.
    """
    idle = 0
    while not stop():
        asked = engine.ask()
        reply = carrier.exchange(asked.request)
        engine.tally.requests += 1
        for _ in engine.take(asked, reply):
            if stop():
                return
        if engine.finished(reply):
            return
        moved = asked.outgoing.rows or reply.page is not None
        idle = 0 if moved else idle + 1
        if idle >= _IDLE_ROUNDS:  # somebody keeps adding; the next run goes on
            return
