"""What the exchange engine needs of a device's store, and what it hands to it.

The desktop app implements `LocalStore`; every method is called on whatever thread runs the
engine, one at a time, and is one transaction unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sync.batch import Batch, Patch
from sync.protocol import Page, Reply, ScopeAsk


class Outgoing(Protocol):
    """One page of changes exactly as it is sent; the store remembers more about it."""

    @property
    def batches(self) -> Sequence[Batch]: ...

    @property
    def patches(self) -> Sequence[Patch]: ...

    @property
    def rows(self) -> int:
        """How many rows travel."""
        ...

    @property
    def changes(self) -> int:
        """How many captured changes travel, as `Position.held` counts them."""
        ...


OutgoingT = TypeVar("OutgoingT", bound=Outgoing)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a device stands.

    Attributes:
        epoch: of the last reply applied, empty before the first.
        scopes: the device's own post first.
        held: captured changes that are not settled, parked ones apart.
        complete_through: UTC ms up to which every captured change is settled.
        parked: changes head office could not take.
    """

    epoch: bytes
    scopes: tuple[ScopeAsk, ...]
    held: int
    complete_through: int
    parked: int


class LocalStore(Protocol[OutgoingT]):
    """A device's store, as the engine sees it."""

    def position(self) -> Position:
        """Where the device stands now. Reads only."""
        ...

    def outgoing(self, limit: int, after: OutgoingT | None = None) -> OutgoingT:
        """The oldest changes that wait, at most about `limit` rows. Reads only.

        Args:
            after: a page under way, whose rows are left out.
        """
        ...

    def settle(self, sent: OutgoingT, reply: Reply, rows: Sequence[Batch]) -> None:
        """Takes the verdicts of a reply: settles what was sent, parks what was refused, takes in
        `rows` (the decoded `reply.rows`) and moves the mark to the reply's epoch and heads.
        """
        ...

    def apply(self, scope: int, rows: Batch) -> None:
        """Takes in part of a page, without moving the interval."""
        ...

    def move(self, page: Page, rows: Batch | None) -> None:
        """Takes in the last part of a page and joins its numbers to the interval of its scope."""
        ...

    def fingerprint(self, scope: int) -> bytes:
        """`digest.fingerprint` of the confirmed rows of a scope. Reads only."""
        ...

    def new_run(self) -> None:
        """The next change captured belongs to a new run."""
        ...
