"""The exchange engine: what to ask next and what to do with the answer.

Sans-I/O and single-threaded: it talks to a `LocalStore` and makes and takes messages; carrying
them is the caller's business. Any reply may be lost, come twice or come late: it is then
ignored, and the same changes are sent again under the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic

import msgspec

from sync.batch import Batch, Wire, batch_from_wire
from sync.client.errors import BadReplyError, HeadOfficeRestoredError
from sync.client.port import LocalStore, OutgoingT, Position
from sync.codec import MalformedError
from sync.contract import CONTRACT_VERSION
from sync.digest import sum_of
from sync.protocol import PROTOCOL_VERSION, Page, Reply, Request, ScopeAsk, Status

_NO_LIMIT = 1 << 30
_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True)
class Prepared(Generic[OutgoingT]):
    """Changes, packed and ready to be sent."""

    outgoing: OutgoingT
    batches: list[Wire]
    patches: list[Wire]


@dataclass(frozen=True, slots=True)
class Asked(Generic[OutgoingT]):
    """A request under way and what travels in it."""

    request: Request
    outgoing: OutgoingT


@dataclass(slots=True)
class Tally:
    """What a run of exchanges did."""

    pushed: int = 0
    pulled: int = 0
    parked: int = 0
    requests: int = 0
    converged: bool = False


class Engine(Generic[OutgoingT]):
    """One device's side of the exchange.

    Args:
        now: wall clock, UTC ms.
        page_rows: how many rows a page holds, both ways; asked before each.
        chunk_rows: how many rows of a page are applied in one transaction.
    """

    def __init__(
        self,
        store: LocalStore[OutgoingT],
        now: Callable[[], int],
        *,
        page_rows: Callable[[], int],
        chunk_rows: Callable[[], int],
    ) -> None:
        self._store = store
        self._now = now
        self._page_rows = page_rows
        self._most_rows = _NO_LIMIT
        self._chunk_rows = chunk_rows
        self.tally = Tally()

    def shrink(self) -> bool:
        """Makes the pages of this run smaller, because one was too large for head office; False
        when they hold a single row already."""
        rows = self._rows()
        self._most_rows = max(1, rows // 4)
        return rows > 1

    def _rows(self) -> int:
        return min(self._page_rows(), self._most_rows)

    def prepare(self, after: OutgoingT | None = None) -> Prepared[OutgoingT]:
        """Reads and packs the changes to send next, while those of `after` are under way."""
        outgoing = self._store.outgoing(self._rows(), after)
        return Prepared(
            outgoing,
            [batch.to_wire() for batch in outgoing.batches],
            [patch.to_wire() for patch in outgoing.patches],
        )

    def ask(self, prepared: Prepared[OutgoingT] | None = None) -> Asked[OutgoingT]:
        """The next request, as things stand now."""
        return self._ask(prepared or self.prepare(), self._store.position())

    def ask_ahead(self, prepared: Prepared[OutgoingT], reply: Reply) -> Asked[OutgoingT] | None:
        """The request after a reply that has been settled but whose page is still to be applied.

        It asks as if the page were in; its reply may be taken only when it is. None when there is
        no page, when something waits to be sent, or when that page is the last.
        """
        page = reply.page
        if page is None or prepared.outgoing.rows or not self._touches(page, reply):
            return None
        position = self._store.position()
        scopes = [joined(ask, page) if ask.scope == page.scope else ask for ask in position.scopes]
        if position.held or all(_is_complete(ask) for ask in scopes):
            return None
        return self._ask(prepared, replace(position, scopes=tuple(scopes)))

    def _ask(self, prepared: Prepared[OutgoingT], position: Position) -> Asked[OutgoingT]:
        now = self._now()
        held = max(0, position.held - prepared.outgoing.changes)
        request = Request(
            protocol=PROTOCOL_VERSION,
            contract=CONTRACT_VERSION,
            epoch=position.epoch,
            scopes=list(position.scopes),
            now=now,
            held=held,
            complete_through=position.complete_through if held else now,
            want=self._rows(),
            batches=prepared.batches,
            patches=prepared.patches,
        )
        return Asked(request, prepared.outgoing)

    def take(self, asked: Asked[OutgoingT], reply: Reply) -> Iterator[None]:
        """Applies a reply step by step; each step is one short transaction.

        Raises:
            HeadOfficeRestoredError: head office does not know this device's mark.
            BadReplyError: the reply contradicts itself; nothing of its page was joined.
        """
        if reply.status == Status.VOID_MARK:
            raise HeadOfficeRestoredError
        if reply.status != Status.OK:
            raise BadReplyError(f"status {reply.status}")
        if not self._answers(reply):
            return
        try:
            rows = [batch_from_wire(wire) for wire in reply.rows]
            page = self._decode_page(reply.page) if reply.page else []
        except MalformedError as error:
            raise BadReplyError(str(error)) from error
        self._store.settle(asked.outgoing, reply, rows)
        self.tally.pushed += asked.outgoing.rows - len(reply.parked)
        self.tally.parked += len(reply.parked)
        if reply.run:
            self._store.new_run()
        yield
        if reply.page is not None and self._touches(reply.page, reply):
            yield from self._take_page(reply.page, page)

    def _answers(self, reply: Reply) -> bool:
        """Whether the reply answers the device's present mark, or comes from its epoch."""
        position = self._store.position()
        if reply.epoch == position.epoch:
            return True
        heads = {ask.scope: ask.head for ask in position.scopes}
        return reply.answers == position.epoch and all(
            heads.get(said.scope) == said.answers for said in reply.scopes
        )

    def _touches(self, page: Page, reply: Reply) -> bool:
        """Whether a page joins the interval and was made at a head not below it."""
        ask = self._ask_of(page.scope)
        head = next((said.head for said in reply.scopes if said.scope == page.scope), 0)
        if head < ask.high:
            return False
        if ask.low == ask.high:
            return True
        return page.low <= ask.high <= page.high or page.low <= ask.low <= page.high

    def _ask_of(self, scope: int) -> ScopeAsk:
        found = [ask for ask in self._store.position().scopes if ask.scope == scope]
        if not found:
            raise BadReplyError("a page of a scope that was not asked for")
        return found[0]

    def _decode_page(self, page: Page) -> list[Batch]:
        batches = [batch_from_wire(wire) for wire in page.batches]
        for batch in batches:
            batch.hashed = batch.hashes([_encode(row) for row in batch.rows()])
        hashes = [found for batch in batches for found in batch.hashed or ()]
        total = int.from_bytes(page.total, "big")
        if len(hashes) != page.count or sum_of(hashes) != total or page.low > page.high:
            raise BadReplyError("a page whose rows do not add up")
        return batches

    def _take_page(self, page: Page, batches: list[Batch]) -> Iterator[None]:
        last: Batch | None = None
        for batch in batches:
            start = 0
            while start < len(batch):
                if last is not None:
                    self._store.apply(page.scope, last)
                    yield
                size = max(1, self._chunk_rows())
                last = batch.part(start, start + size)
                start += size
        self._store.move(page, last)
        self.tally.pulled += page.count
        yield

    def finished(self, reply: Reply) -> bool:
        """Whether nothing is left to send or to fetch; notes whether both sides are proved
        equal."""
        position = self._store.position()
        heads = {said.scope: said for said in reply.scopes}
        complete = all(
            ask.scope in heads and ask.high >= heads[ask.scope].head and _is_complete(ask)
            for ask in position.scopes
        )
        if position.held or not complete:
            return False
        self.tally.converged = position.parked == 0 and all(
            self._store.fingerprint(scope) == said.fingerprint for scope, said in heads.items()
        )
        return True


def joined(ask: ScopeAsk, page: Page) -> ScopeAsk:
    """The interval of a scope after a page has joined it; the same if it does not touch it."""
    low, high = ask.low, ask.high
    if low == high:
        low, high = page.low, page.high
    elif page.low <= high <= page.high:
        high = page.high
    elif page.low <= low <= page.high:
        low = page.low
    return ScopeAsk(ask.scope, low, high, ask.head)


def _is_complete(ask: ScopeAsk) -> bool:
    return ask.high >= ask.head and (ask.low == 0 or ask.high == 0)
