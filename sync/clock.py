"""Ranks, runs and ids: what a device stamps on everything it captures.

A *rank* is a hybrid logical clock (Kulkarni et al. 2014): 48 bits of milliseconds and a 16-bit
counter in one integer; a full counter carries into the milliseconds. A *run* is 62 random bits
drawn at each start of the app; together with a number that counts up it *names* a change for
ever. An id is 128 bits labelled UUIDv8 (RFC 9562) that sorts by time: 48 bits ms, 12 bits
counter, the run.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

from sync.contract.fields import RowId, UtcMs

COUNTER_BITS = 16
RUN_BITS = 62
_COUNTER_MASK = (1 << COUNTER_BITS) - 1
_RUN_MASK = (1 << RUN_BITS) - 1
_ID_HIGH = 0x8000  # version 8 above a 12-bit counter
_ID_VARIANT = 1 << 63
_ID_PER_MS = 1 << 12


def rank_of(ms: UtcMs, counter: int = 0) -> int:
    """The rank of a moment; `counter` may overflow into the milliseconds."""
    return (ms << COUNTER_BITS) + counter


class Clock:
    """The hybrid logical clock of one replica.

    Args:
        now: wall clock, milliseconds UTC.
        last: the highest rank this replica has given out or seen.

    Not thread safe: it belongs to the thread that writes.
    """

    def __init__(self, now: Callable[[], UtcMs], last: int = 0) -> None:
        self._now = now
        self.last = last

    def now(self) -> UtcMs:
        """The wall clock, milliseconds UTC."""
        return self._now()

    def tick(self) -> int:
        """A rank above every rank given out or seen so far."""
        self.last = max(self.last + 1, rank_of(self._now()))
        return self.last

    def observe(self, rank: int) -> None:
        """Takes note of a rank from elsewhere, so that later edits here rank above it."""
        self.last = max(self.last, rank)


class Run:
    """One run of the app: makes names and row ids.

    Args:
        random_bits: a source of cryptographically random integers of so many bits.
        now: wall clock, milliseconds UTC.

    Not thread safe: it belongs to the thread that writes.
    """

    def __init__(self, random_bits: Callable[[int], int], now: Callable[[], UtcMs]) -> None:
        self.run = random_bits(RUN_BITS)
        self._now = now
        self._tail = (_ID_VARIANT | self.run).to_bytes(8, "big")
        self._slot = 0
        self.number = 0

    def next_number(self) -> int:
        """The number of the next change; `(run, number)` is its name."""
        self.number += 1
        return self.number

    def take_numbers(self, count: int) -> int:
        """Reserves `count` successive numbers and returns the first."""
        first = self.number + 1
        self.number += count
        return first

    def new_id(self) -> RowId:
        """A new row id; a full millisecond borrows the next one."""
        self._slot = max(self._slot + 1, self._now() * _ID_PER_MS)
        ms, counter = divmod(self._slot, _ID_PER_MS)
        return RowId(((ms << 16) | _ID_HIGH | counter).to_bytes(8, "big") + self._tail)

    def new_ids(self, count: int) -> list[RowId]:
        """`count` successive row ids."""
        start = max(self._slot + 1, self._now() * _ID_PER_MS)
        self._slot = start + count - 1
        tail = self._tail
        return [
            RowId((((slot >> 12) << 16) | _ID_HIGH | (slot & 0xFFF)).to_bytes(8, "big") + tail)
            for slot in range(start, start + count)
        ]


def id_of_digest(digest: bytes) -> RowId:
    """The id made of 16 bytes of a hash, for rows that must be the same wherever they are made."""
    found = bytearray(digest)
    found[6] = 0x80 | (found[6] & 0x0F)
    found[8] = 0x80 | (found[8] & 0x3F)
    return RowId(bytes(found))


def id_text(row_id: bytes) -> str:
    """The usual text of an id, lower case with dashes."""
    return str(uuid.UUID(bytes=bytes(row_id)))
