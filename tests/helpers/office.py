"""Head office in this process and hand-driven laptops, for tests of the exchange rules."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sync.batch import Batch, Overlay, Patch, batch_from_wire
from sync.clock import Run, rank_of
from sync.contract import PARTICIPANT, REF_SCOPE, Kind, Participant, scope_of_post
from sync.contract.fields import Raw, RowId
from sync.digest import Digest, fingerprint, state_hash
from sync.protocol import EnrolRequest, Reply, Request, ScopeAsk, pack, unpack
from sync.server.devices import Enrolment, make_code, revoke
from sync.server.exchange import Exchange
from sync.server.posts import load_posts
from sync.server.server_clock import ServerClock
from sync.server.store import Store
from sync.server.verify import verify_store
from sync.versions import NO_NAME, Change, Name, RowState, Version, newest

START = 1_795_000_000_000
Key = tuple[int, bytes]


class VirtualClock:
    """Wall and monotonic time that a test moves: `wall` ms, `steady` seconds."""

    def __init__(self) -> None:
        self.wall = START
        self.steady = 0.0

    def __call__(self) -> int:
        return self.wall

    def pass_time(self, ms: int) -> None:
        """Time passes as it should."""
        self.wall += ms
        self.steady += ms / 1000

    def set_wall(self, ms: int) -> None:
        """Somebody sets the clock."""
        self.wall = ms


class Office:
    """Head office over a store that a test has opened.

    Attributes:
        clock: its clock; laptops have their own offset to it.
    """

    def __init__(self, store: Store, seed: int = 1) -> None:
        self.store = store
        self.clock = VirtualClock()
        self.random = random.Random(seed)
        store.write(load_posts)
        self.enrolment = Enrolment(store, self.clock)
        self.start()

    def start(self) -> None:
        """What a process does when it opens the store."""
        self.store.new_epoch(self.clock(), self.random.randbytes(8))
        clock = ServerClock(self.clock, lambda: self.clock.steady)
        self.exchange = Exchange(self.store, clock, self.random.getrandbits)

    def laptop(self, post: str = "31.74.01") -> Laptop:
        """A newly enrolled laptop."""
        code = self.store.write(lambda tx: make_code(tx, post, self.clock()))[0]
        made_id = self.random.randbytes(8)
        reply = self.enrolment.handle(EnrolRequest(code, "uji", made_id), "127.0.0.1")
        return Laptop(self, scope_of_post(post), reply.device, reply.token)

    def revoke(self, laptop: Laptop) -> None:
        """Revokes a laptop."""
        self.store.write(lambda tx: revoke(tx, laptop.name, self.clock()))

    def count(self, table: str) -> int:
        """Rows of a table of the store."""
        found: int = self.store.read(lambda tx: tx.run(f"SELECT count(*) FROM {table}"))[0][0]
        return found

    def states(self, scope: int) -> dict[Key, RowState]:
        """All rows of a scope as a fresh laptop would get them."""
        laptop = Laptop(self, scope, "", "")
        for of, record in self.store.records():
            if of == scope:
                from sync.server.pages import batches_of_records

                batch = batch_from_wire(batches_of_records([record])[0])
                laptop.confirmed[batch.kind, batch.ids[0]] = batch.state(0)
        return laptop.confirmed

    def assert_sound(self) -> None:
        """Every row hash and every digest is that of the content."""
        found = verify_store(self.store)
        assert found.is_clean, found


@dataclass
class Laptop:
    """One laptop whose requests a test makes by hand, and what it holds as confirmed."""

    office: Office
    scope: int
    name: str
    token: str
    low: int = 0
    high: int = 0
    head: int = 0
    epoch: bytes = b""
    offset: int = 0
    confirmed: dict[Key, RowState] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.new_run()
        self._ticks = itertools.count(1)

    def new_run(self) -> None:
        """What an app does at its start."""
        self.run = Run(self.office.random.getrandbits, self.now)

    def copy(self) -> Laptop:
        """A copy of this disk, still in the same run."""
        twin = Laptop(
            self.office, self.scope, self.name, self.token, self.low, self.high, self.head,
            self.epoch, self.offset, dict(self.confirmed),
        )  # fmt: skip
        twin.run.run, twin.run.number = self.run.run, self.run.number
        return twin

    def now(self) -> int:
        """This laptop's clock, UTC ms."""
        return self.office.clock() + self.offset

    def version(self, rank: int | None = None) -> Version:
        """The version of the next change."""
        rank = rank_of(self.now(), next(self._ticks)) if rank is None else rank
        return rank, self.run.run, self.run.next_number()

    def rows(
        self, kind: Kind, values: Sequence[Sequence[Raw]], versions: Sequence[Version] = ()
    ) -> Batch:
        """New rows of raw values by field number."""
        ids = self.run.new_ids(len(values))
        versions = versions or [self.version() for _ in values]
        ranks, runs, numbers = zip(*versions, strict=True)
        columns = list(zip(*values, strict=True))
        return Batch(kind.number, ids, columns, ranks, runs, numbers, subjects=kind.subjects)

    def person(self, **fields: object) -> Batch:
        """A new participant."""
        row = Participant(id=RowId(bytes(16)), **fields)  # type: ignore[arg-type]
        return self.rows(PARTICIPANT, [PARTICIPANT.to_raw(row)])

    def edit(
        self,
        kind: Kind,
        row_id: RowId,
        values: Mapping[str, object],
        *,
        base: Name | None = None,
        covers: Sequence[Name] = (),
        version: Version | None = None,
        seen: Sequence[Name] = (),
    ) -> Patch:
        """An edit of fields that merge as one; its base is the confirmed version if none is
        given."""
        numbers = tuple(sorted(kind.by_name[name].number for name in values))
        raw = tuple(
            kind.raw_value(kind.names[number - 1], values[kind.names[number - 1]])
            for number in numbers
        )
        if base is None:
            state = self.confirmed.get((kind.number, row_id))
            base = state.version_of(numbers[0])[1:] if state else NO_NAME
        change = Change(numbers, raw, version or self.version(), base, tuple(covers), tuple(seen))
        return Patch(kind.number, numbers, [row_id], [change])

    def request(
        self, batches: Sequence[Batch] = (), patches: Sequence[Patch] = (), **more: object
    ) -> Request:
        """The request this laptop would send now."""
        values: dict[str, object] = {
            "protocol": 1,
            "contract": 1,
            "epoch": self.epoch,
            "scopes": [
                ScopeAsk(self.scope, self.low, self.high, self.head),
                ScopeAsk(REF_SCOPE, 0, 0, 0),
            ],
            "now": max(0, self.now()),
            "batches": [batch.to_wire() for batch in batches],
            "patches": [patch.to_wire() for patch in patches],
            **more,
        }
        return Request(**values)  # type: ignore[arg-type]

    def send(
        self,
        batches: Sequence[Batch] = (),
        patches: Sequence[Patch] = (),
        *,
        lose_reply: bool = False,
        **more: object,
    ) -> Reply:
        """One exchange, over the bytes of both messages; applied unless the reply is lost."""
        request = self.request(batches, patches, **more)
        reply = self.office.exchange.handle(self.token, unpack(Request, pack(request)))
        reply = unpack(Reply, pack(reply))
        if not lose_reply and reply.status == 0:
            self.take(batches, patches, reply)
        return reply

    def take(self, batches: Sequence[Batch], patches: Sequence[Patch], reply: Reply) -> None:
        """Applies a reply to what was sent."""
        parked = {(item.field, item.run, item.number) for item in reply.parked}
        returned: set[Key] = set()
        said = [batch_from_wire(wire) for wire in reply.rows]
        for batch in said:
            returned.update((batch.kind, row_id) for row_id in batch.ids)
        for batch in batches:
            for row in range(len(batch)):
                state = batch.state(row)
                if (batch.kind, state.id) not in returned and (
                    (0, *state.version[1:]) not in parked
                ):
                    self._keep(state)
        for patch in patches:
            for row_id, change in zip(patch.ids, patch.changes, strict=True):
                key = (patch.kind, row_id)
                is_parked = (change.fields[0], *change.name) in parked
                if key not in returned and not is_parked and key in self.confirmed:
                    fields = dict(
                        zip(
                            change.fields,
                            [(value, change.version) for value in change.values],
                            strict=True,
                        )
                    )
                    self._keep(self.confirmed[key].with_fields(fields))
        for batch in said:
            self._keep_all(batch)
        page = reply.page
        if page is not None:
            found = [batch_from_wire(wire) for wire in page.batches]
            hashes = [state_hash(b.state(row)) for b in found for row in range(len(b))]
            digest = Digest()
            digest.add_all(hashes)
            assert (digest.count, digest.sum_bytes) == (page.count, page.total)
            for batch in found:
                self._keep_all(batch)
            if page.scope == self.scope:
                fresh = self.low == self.high == 0
                assert fresh or page.low == self.high or page.high == self.low
                self.low = page.low if fresh else min(self.low, page.low)
                self.high = max(self.high, page.high)
        self.epoch = reply.epoch
        self.head = reply.scopes[0].head

    def _keep_all(self, batch: Batch) -> None:
        for row in range(len(batch)):
            self._keep(batch.state(row))

    def _keep(self, state: RowState) -> None:
        key = (state.kind, state.id)
        known = self.confirmed.get(key)
        self.confirmed[key] = state if known is None else newest(known, state)

    def settle_down(self) -> Reply:
        """Exchanges until it has everything; asserts that it is then equal to head office."""
        for _ in range(200):
            reply = self.send()
            if self.low == 0 and self.high == reply.scopes[0].head:
                assert self.fingerprint() == reply.scopes[0].fingerprint
                return reply
        raise AssertionError("does not converge")

    def fingerprint(self) -> bytes:
        """The fingerprint of what it holds."""
        digests: dict[int, Digest] = {}
        for state in self.confirmed.values():
            digests.setdefault(state.kind, Digest()).add(state_hash(state))
        return fingerprint(digests)

    def value(self, kind: Kind, row_id: bytes, name: str) -> Raw:
        """A confirmed value."""
        return self.confirmed[kind.number, row_id].value_of(kind.by_name[name].number)

    def of_kind(self, kind: Kind) -> list[RowState]:
        """Its confirmed rows of a kind."""
        return [state for (number, _), state in self.confirmed.items() if number == kind.number]


def with_edit(
    batch: Batch, kind: Kind, name: str, value: Raw, version: Version, *, covers: Sequence[Name]
) -> Batch:
    """A row never confirmed, with one field edited on top."""
    number = kind.by_name[name].number
    columns = [list(column) for column in batch.columns]
    columns[number - 1][0] = value
    exceptions = {0: {**batch.exceptions.get(0, {}), number: version}}
    overlay = Overlay(0, number, NO_NAME, tuple(covers))
    return Batch(
        batch.kind, batch.ids, columns, batch.ranks, batch.runs, batch.numbers, exceptions,
        batch.subjects, [*batch.overlays, overlay],
    )  # fmt: skip
