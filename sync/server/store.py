"""What head office needs of a database: the few primitives that SQLite and PostgreSQL implement.

A `Store` runs functions inside transactions; a `Transaction` is what they work with. Everything
of the exchange touches one scope at a time and names it first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from sync.digest import Digest
from sync.versions import SettledNames

T = TypeVar("T")

EPOCH_BYTES = 8


class Record(NamedTuple):
    """A stored row. `body` is the msgpack array of the raw values of fields 1 to n; `subjects`
    are the numbers of the fields that name people, one byte each; `hash` has 16 bytes."""

    seq: int
    kind: int
    id: bytes
    rank: int
    run: int
    number: int
    exceptions: bytes | None
    subjects: bytes
    hash: bytes
    body: bytes


class Lost(NamedTuple):
    """A value that lost a merge; `value` is msgpack."""

    kind: int
    id: bytes
    field: int
    rank: int
    run: int
    number: int
    value: bytes


class Past(NamedTuple):
    """A name that once stood in a field, was covered there or lost."""

    kind: int
    id: bytes
    field: int
    run: int
    number: int


class Parcel(NamedTuple):
    """A copy for quarantine: msgpack of what came, under the hash of its content."""

    key: bytes
    device: int
    code: int
    kind: int
    run: int
    number: int
    body: bytes


class Tally(Digest):
    """The digest of one kind in one scope, and how many of its rows are not deleted."""

    live: int = 0


class Post(msgspec.Struct, frozen=True):
    """One of the posts: a kecamatan and its city. Codes are Kemendagri's."""

    scope: int
    code: str
    name: str
    city_code: str
    city_name: str


class Device(msgspec.Struct, frozen=True):
    """An enrolled device and its ledger. Times are UTC ms; `clock_offset` is its clock minus
    ours, ms."""

    id: int
    scope: int
    name: str
    label: str
    enrolled_at: int
    revoked_at: int | None
    last_seen: int | None
    held: int
    complete_through: int
    contract: int
    clock_offset: int


class DuplicateRowError(Exception):
    """A row of `insert` is there already; nothing of it was inserted."""


class Transaction(Protocol):
    """One open transaction. Belongs to the thread that runs it."""

    def lock(self, scope: int, *, share: bool = False) -> tuple[int, int]:
        """Locks the counter row of a scope until the end; its head and when it last moved."""

    def last_numbered(self, scope: int) -> int:
        """When a number of the scope was last given out, UTC ms; 0 if never."""

    def head_and_tallies(self, scope: int) -> tuple[int, dict[int, Tally]]:
        """The highest number given out and the digests by kind, of one moment."""

    def set_head(self, scope: int, head: int, at: int) -> None:
        """Notes the highest number, also as given out in the present epoch."""

    def epoch(self) -> bytes:
        """The present epoch."""

    def renew_epoch(self, now: int) -> None:
        """Opens an epoch if the database's identity has changed; before numbers are given out."""

    def add_epoch(self, now: int, epoch: bytes) -> None:
        """Opens an epoch."""

    def epoch_limit(self, epoch: bytes, scope: int) -> int | None:
        """The highest number of the scope up to the end of `epoch`; None for an unknown epoch."""

    def tallies(self, scope: int) -> dict[int, Tally]:
        """The digests of a scope by kind."""

    def set_tallies(self, scope: int, tallies: Mapping[int, Tally]) -> None:
        """Stores the digests of some kinds."""

    def settled(self, scope: int, runs: Iterable[int]) -> dict[int, SettledNames]:
        """The settled numbers of some runs."""

    def settle(self, scope: int, run: int, before: SettledNames, after: SettledNames) -> None:
        """Replaces the ranges `before` by the ranges `after`."""

    def insert(self, scope: int, rows: Iterable[Sequence[Any]]) -> None:
        """Inserts rows in the order of `Record`.

        Raises:
            DuplicateRowError: one of them is there already; the transaction goes on as before.
        """

    def known(self, scope: int, kind: int, ids: Sequence[bytes]) -> dict[bytes, Record]:
        """Which of the rows are there."""

    def update(self, scope: int, rows: Sequence[Record]) -> None:
        """Replaces rows by kind and id."""

    def page(
        self, scope: int, low: int, high: int, limit: int, max_bytes: int, *, newest: bool
    ) -> tuple[list[Record], bool]:
        """Rows numbered in `(low, high]` in rising order, and whether these are all.

        At most `limit` rows and about `max_bytes` of bodies, but always one row; the newest of
        them if `newest`, else the oldest.
        """

    def remember(self, scope: int, lost: Sequence[Lost], at: int) -> None:
        """Adds lost values to the history; known ones stay as they are."""

    def add_past(self, scope: int, names: Sequence[Past]) -> None:
        """Keeps names that are settled in a field and do not stand there; known ones stay."""

    def past(self, scope: int, kind: int, row_id: bytes) -> set[tuple[int, int, int]]:
        """The `(field, run, number)` of the names kept by `add_past` of one row."""

    def quarantine(self, scope: int, parcels: Sequence[Parcel], at: int) -> None:
        """Keeps copies; known ones stay as they are."""

    def release(self, scope: int, names: Iterable[tuple[int, int]], at: int) -> None:
        """Notes that parked names have arrived after all."""

    def has_quarantine(self, scope: int) -> bool:
        """Whether anything of the scope is parked."""

    def device_by_token(self, token_hash: bytes) -> Device | None:
        """The device of a token."""

    def touch(self, device: Device) -> None:
        """Stores the ledger of a device."""

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Runs one statement written with `?`; for administration, not for the exchange."""


class Store(Protocol):
    """A head office database. All methods may be called from any thread.

    Raises, all of them:
        UnavailableError: the database does not answer, or not in time.
        StoreFullError: it cannot grow; nothing of the transaction was stored.
        StoreDamagedError: it is damaged.
    """

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Runs `work` on one snapshot."""

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Runs `work` in one transaction and commits it durably; nothing stays if it raises.

        `work` is run again after a serialization failure, so it must not change anything else.
        """

    def records(self, kind: int | None = None) -> Iterator[tuple[int, Record]]:
        """All rows of all scopes with their scope, in the order of their numbers, streamed."""

    def new_epoch(self, now: int, random_bytes: bytes) -> None:
        """Opens an epoch: once in each process that gives out numbers."""

    def close(self) -> None:
        """Closes the connections of the calling thread and of the store."""
