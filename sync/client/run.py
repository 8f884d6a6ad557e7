"""A run of exchanges, until nothing is left to send or to fetch."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Protocol

from sync.client.engine import Engine
from sync.client.errors import RefusedError
from sync.client.port import OutgoingT
from sync.protocol import ErrorCode, Reply, Request

_IDLE_ROUNDS = 3
_LOOK_SECONDS = 0.1


class Carrier(Protocol):
    """Carries one request to head office and its reply back."""

    def exchange(self, request: Request) -> Reply: ...


def synchronise(
    engine: Engine[OutgoingT],
    carrier: Carrier,
    *,
    stop: Callable[[], bool] = lambda: False,
    between: Callable[[], None] = lambda: None,
) -> bool:
    """Exchanges until both sides have everything, or `stop()` says so.

    While a request is under way the next page is packed, and while a page is applied the next one
    is on its way; the carrier runs on a thread of its own, one request at a time. Nothing is lost
    when it stops anywhere, by an error included: what was settled is settled, the rest is sent
    again. A request under way is then left to itself, and nobody hears its reply.

    Args:
        stop: asked between two steps, and now and then while head office is silent.
        between: called between two steps.

    Returns:
        Whether both sides have everything; `engine.tally` says whether they are proved equal.

    Raises:
        SyncError: see `sync.client.errors`.
    """

    def ends() -> bool:
        between()
        return stop()

    idle = 0
    asked = engine.ask()
    under_way = _sent(carrier, asked.request)
    while True:
        prepared = engine.prepare(asked.outgoing)
        try:
            reply = _reply(under_way, stop)
        except RefusedError as error:
            if error.code != ErrorCode.TOO_LARGE or not engine.shrink():
                raise
            asked = engine.ask()
            under_way = _sent(carrier, asked.request)
            continue
        if reply is None:
            return False
        engine.tally.requests += 1
        steps = engine.take(asked, reply)
        next(steps, None)
        ahead = None if ends() else engine.ask_ahead(prepared, reply)
        if ahead is not None:
            under_way = _sent(carrier, ahead.request)
        for _ in steps:
            if ends():
                return False
        if ends():
            return False
        if ahead is None and engine.finished(reply):
            return True
        moved = asked.outgoing.rows or reply.page is not None
        idle = 0 if moved else idle + 1
        if idle >= _IDLE_ROUNDS:  # somebody keeps adding; the next run goes on
            return False
        if ahead is None:
            ahead = engine.ask(prepared)
            under_way = _sent(carrier, ahead.request)
        asked = ahead


def _sent(carrier: Carrier, request: Request) -> Future[Reply]:
    """The reply to come. Its thread keeps neither us nor the end of the program waiting."""
    reply: Future[Reply] = Future()

    def carry() -> None:
        try:
            reply.set_result(carrier.exchange(request))
        except BaseException as error:
            reply.set_exception(error)

    threading.Thread(target=carry, name="sync-line", daemon=True).start()
    return reply


def _reply(under_way: Future[Reply], stop: Callable[[], bool]) -> Reply | None:
    while not wait((under_way,), _LOOK_SECONDS).done:
        if stop():
            return None
    return under_way.result()
