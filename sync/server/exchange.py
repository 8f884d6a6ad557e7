"""One step of an exchange: request in, reply out, in one transaction.

The order inside is what correctness rests on: the scope's counter row is locked first, then rows
are read, merged and numbered, digests updated, the page read, and all of it committed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from sync.batch import batch_from_wire, patch_from_wire
from sync.clock import Run, rank_of
from sync.codec import MalformedError
from sync.contract import CONTRACT_VERSION, REF_SCOPE
from sync.digest import Digest, fingerprint
from sync.protocol import (
    MAX_BODY,
    PAGE_BYTES,
    PROTOCOL_VERSION,
    ErrorCode,
    Page,
    Reply,
    Request,
    ScopeAsk,
    ScopeSaid,
    Status,
)
from sync.server.admission import Admission, Admitted, parcel
from sync.server.devices import token_hash
from sync.server.errors import RefusalError, ServerError
from sync.server.merging import Merging, Outcome
from sync.server.pages import Span, batches_of_states, next_page
from sync.server.server_clock import AHEAD_MS, ServerClock
from sync.server.store import Device, Parcel, Store, Tally, Transaction
from sync.versions import NO_NAME, Version

TOUCH_MS = 30_000
"""How old `last_seen` may be before an otherwise unchanged ledger is written again."""
MAX_GROUPS = 2_000
"""Batches and patches of one request, together."""
REVOKED_CODE = 100
"""In quarantine beside the codes of `ParkedCode`: came from a revoked device."""
MAX_REVOKED_BYTES = 256 * 1024 * 1024

_encode = msgspec.msgpack.Encoder().encode


@dataclass(slots=True)
class _Incoming:
    request: Request
    device: Device
    admitted: Admitted
    now: int


class Exchange:
    """Head office's side of `POST /v1/exchange`. May be called from any thread.

    Args:
        random_bits: a source of cryptographically random integers of so many bits.
    """

    def __init__(self, store: Store, clock: ServerClock, random_bits: Callable[[int], int]) -> None:
        self._store = store
        self._clock = clock
        self._run = Run(random_bits, clock.now)
        self._run_lock = threading.Lock()

    def sender(self, token: str) -> int:
        """The id of the device whose token this is, a revoked one included.

        Raises:
            RefusalError: there is none.
        """
        device = self._store.read(lambda tx: tx.device_by_token(token_hash(token)))
        if device is None:
            raise RefusalError(401, ErrorCode.UNKNOWN_DEVICE)
        return device.id

    def handle(self, token: str, request: Request) -> Reply:
        """Answers one request.

        Raises:
            RefusalError: the device may not, or the request is not understood.
            MalformedError: batches or patches that are none.
            UnavailableError, StoreFullError: nothing of the request was stored.
        """
        hashed = token_hash(token)
        found = self._store.read(lambda tx: self._authenticate(tx, hashed))
        if found is None:
            raise RefusalError(401, ErrorCode.UNKNOWN_DEVICE)
        device, last = found
        if device.revoked_at is not None:
            self._keep_of_revoked(device, request)
            raise RefusalError(403, ErrorCode.REVOKED)
        _check(request, device)
        now = self._clock.now()
        incoming = _Incoming(request, device, self._admit(device, request, now, last), now)
        if request.batches or request.patches:
            return self._store.write(lambda tx: self._merge(tx, hashed, incoming))
        reply = self._store.read(lambda tx: self._answer(tx, incoming))
        self._note_contact(incoming)
        return reply

    def _authenticate(self, tx: Transaction, hashed: bytes) -> tuple[Device, int] | None:
        device = tx.device_by_token(hashed)
        return None if device is None else (device, tx.last_numbered(device.scope))

    def _admit(self, device: Device, request: Request, now: int, last: int) -> Admitted:
        latest = rank_of(now + AHEAD_MS) if self._clock.is_trusted(last) else None
        admission = Admission(device.id, latest, rank_of(now))
        for wire in request.batches:
            admission.add_batch(batch_from_wire(wire))
        for wire in request.patches:
            admission.add_patch(patch_from_wire(wire))
        return admission.result

    def _merge(self, tx: Transaction, hashed: bytes, incoming: _Incoming) -> Reply:
        device, request, now = incoming.device, incoming.request, incoming.now
        head, _ = tx.lock(device.scope)
        tx.renew_epoch(now)
        current = tx.device_by_token(hashed)
        if current is None or current.revoked_at is not None:
            raise RefusalError(403, ErrorCode.REVOKED)  # revoked since we looked: it asks again
        if _is_void(tx, request):
            return self._reply_void(tx, incoming)
        admitted = incoming.admitted
        outcome = Merging(tx, device.scope, head, admitted, now, self._next_version).run()
        tx.touch(_seen(device, request, now))
        ask = next((ask for ask in request.scopes if ask.scope == device.scope), None)
        rows = batches_of_states(outcome.returned)
        size = sum(len(_encode(wire)) for wire in rows)
        if size > MAX_BODY // 2:  # more than a reply can hold: the device asks again with less
            raise RefusalError(413, ErrorCode.TOO_LARGE)
        if size > PAGE_BYTES:  # a page beside these rows would make the reply too large
            request = msgspec.structs.replace(request, want=0)
        return self._reply(
            tx,
            request,
            now,
            {device.scope: (outcome.head, outcome.tallies)},
            _own(outcome, ask),
            rows=rows,
            parked=[*admitted.parked, *outcome.parked],
            run=next(iter(outcome.shared), 0) or _overtaken(request, admitted, outcome.highest),
        )

    def _answer(self, tx: Transaction, incoming: _Incoming) -> Reply:
        if _is_void(tx, incoming.request):
            return self._reply_void(tx, incoming)
        return self._reply(tx, incoming.request, incoming.now, {}, ())

    def _reply_void(self, tx: Transaction, incoming: _Incoming) -> Reply:
        request = msgspec.structs.replace(incoming.request, want=0)
        return self._reply(tx, request, incoming.now, {}, (), status=Status.VOID_MARK)

    def _reply(
        self,
        tx: Transaction,
        request: Request,
        now: int,
        known: dict[int, tuple[int, dict[int, Tally]]],
        own: Sequence[Span],
        *,
        status: int = Status.OK,
        **more: object,
    ) -> Reply:
        said: list[ScopeSaid] = []
        page: Page | None = None
        for ask in request.scopes:
            if ask.scope in known:
                head, tallies = known[ask.scope]
            else:
                head, tallies = tx.head_and_tallies(ask.scope)
                if page is None and known and ask.high < head and request.want:
                    # The scope is not locked by us: hold its head still while its page is read.
                    tx.lock(ask.scope, share=True)
                    head, tallies = tx.head_and_tallies(ask.scope)
            digests: dict[int, Digest] = dict(tallies)
            said.append(ScopeSaid(ask.scope, ask.head, head, fingerprint(digests)))
            if page is None:
                page = next_page(tx, ask, head, request.want, own if ask.scope in known else ())
        reply = Reply(
            status=status,
            contract=CONTRACT_VERSION,
            answers=request.epoch,
            epoch=tx.epoch(),
            now=now,
            scopes=said,
            page=page,
        )
        return msgspec.structs.replace(reply, **more)

    def _note_contact(self, incoming: _Incoming) -> None:
        """The ledger of a request without changes: written when it says something new."""
        device = incoming.device
        seen = _seen(device, incoming.request, incoming.now)
        recent = device.last_seen is not None and 0 <= incoming.now - device.last_seen < TOUCH_MS
        if (
            recent
            and msgspec.structs.replace(
                seen, last_seen=device.last_seen, clock_offset=device.clock_offset
            )
            == device
        ):
            return
        with suppress(ServerError):  # the reply stands when the disk is full or the store busy
            self._store.write(lambda tx: tx.touch(seen))

    def _keep_of_revoked(self, device: Device, request: Request) -> None:
        parcels: list[Parcel] = [
            parcel(device.id, REVOKED_CODE, 0, NO_NAME, _encode([form, wire]))
            for form, wires in (("batch", request.batches), ("patch", request.patches))
            for wire in wires
        ]
        if not parcels:
            return

        def keep(tx: Transaction) -> None:
            held = tx.run(
                "SELECT coalesce(sum(length(body)), 0) FROM quarantine"
                " WHERE scope = ? AND device = ?",
                (device.scope, device.id),
            )[0][0]
            if held < MAX_REVOKED_BYTES:
                tx.quarantine(device.scope, parcels, self._clock.now())

        with suppress(ServerError):  # it is refused all the same, and will send them again
            self._store.write(keep)

    def _next_version(self) -> Version:
        with self._run_lock:
            return rank_of(self._clock.now()), self._run.run, self._run.next_number()


def _check(request: Request, device: Device) -> None:
    """Refuses what no device of ours sends.

    Raises:
        RefusalError: another protocol, or another post's scope.
        MalformedError: numbers that are none.
    """
    if request.protocol > PROTOCOL_VERSION:
        raise RefusalError(400, ErrorCode.PROTOCOL)
    if len(request.batches) + len(request.patches) > MAX_GROUPS:
        raise MalformedError("too many groups")
    numbers = [request.contract, request.now, request.held, request.complete_through, request.want]
    for ask in request.scopes:
        if ask.scope not in (device.scope, REF_SCOPE):
            raise RefusalError(403, ErrorCode.FORBIDDEN_SCOPE)
        numbers += [ask.low, ask.high, ask.head]
        if ask.low > ask.high:
            raise MalformedError("interval")
    scopes = {ask.scope for ask in request.scopes}
    if min(numbers) < 0 or max(numbers) >= 1 << 62 or len(scopes) != len(request.scopes):
        raise MalformedError("numbers of a request")


def _is_void(tx: Transaction, request: Request) -> bool:
    """Whether the device knows numbers that this history never gave out."""
    if not request.epoch:
        return False
    for ask in request.scopes:
        limit = tx.epoch_limit(request.epoch, ask.scope)
        if limit is None or max(ask.head, ask.high) > limit:
            return True
    return False


def _seen(device: Device, request: Request, now: int) -> Device:
    return msgspec.structs.replace(
        device,
        last_seen=now,
        held=request.held,
        complete_through=request.complete_through,
        contract=request.contract,
        clock_offset=request.now - now,
    )


def _own(outcome: Outcome, ask: ScopeAsk | None) -> list[Span]:
    """The numbers left out of the page: the device holds these rows whole."""
    if ask is None:
        return []
    spans = list(outcome.own_new)
    for number, before in outcome.own:
        if before is None or ask.low < before <= ask.high:
            spans.append((number, number))
    return sorted(spans)


def _overtaken(request: Request, admitted: Admitted, highest: dict[int, int]) -> int:
    """A run of this request of which we have settled higher numbers than the device has left to
    send: a copy of this disk goes on in the same run."""
    if request.held:
        return 0
    for run, numbers in admitted.names.items():
        if highest.get(run, 0) > max(numbers):
            return run
    return 0
