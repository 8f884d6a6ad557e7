"""Row hashes and the order-independent digest of a set of rows.

The hash of a row covers its canonical form: its present fields by number, each with its full
version and raw value. Fields of one version are written together, versions in rising order, so
the form is a function of what the row says and not of how a store keeps it. A digest is a count
and the sum of the hashes modulo 2^128: a sum, so that a doubled row does not cancel itself.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec

from sync.contract.fields import Raw
from sync.versions import Exceptions, RowState

_MODULUS = 1 << 128
_HEAD = struct.Struct(">H16s")
_VERSION = struct.Struct(">QQQ")
_WHOLE = struct.Struct(">H16sQQQ")
_encode = msgspec.msgpack.Encoder().encode


def _mask(numbers: Sequence[int]) -> bytes:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits.to_bytes(16, "big")


_FULL_MASKS = [_mask(range(1, width + 1)) for width in range(127)]


def hash_body(kind: int, row_id: bytes, rank: int, run: int, number: int, body: bytes) -> bytes:
    """The hash of a row all of whose fields have one version.

    Args:
        body: the msgpack array of the raw values of fields 1 to n.
    """
    data = _WHOLE.pack(kind, row_id, rank, run, number) + _FULL_MASKS[_width_of(body)] + body
    return blake2b(data, digest_size=16).digest()


def hash_bodies(
    kind: int,
    ids: Iterable[bytes],
    ranks: Iterable[int],
    runs: Iterable[int],
    numbers: Iterable[int],
    bodies: Sequence[bytes],
) -> list[bytes]:
    """`hash_body` of many rows of one kind that have equally many fields."""
    if not bodies:
        return []
    mask, pack, hashed = _FULL_MASKS[_width_of(bodies[0])], _WHOLE.pack, blake2b
    return [
        hashed(pack(kind, row_id, rank, run, number) + mask + body, digest_size=16).digest()
        for row_id, rank, run, number, body in zip(ids, ranks, runs, numbers, bodies, strict=False)
    ]


def _width_of(body: bytes) -> int:
    """How many values a msgpack array holds."""
    return body[0] & 0x0F if body[0] < 0xDC else int.from_bytes(body[1:3], "big")


def row_hash(
    kind: int,
    row_id: bytes,
    rank: int,
    run: int,
    number: int,
    values: Sequence[Raw],
    exceptions: Exceptions | None = None,
) -> bytes:
    """The hash of a row, 16 bytes.

    Args:
        values: raw values of fields 1 to n.
        rank, run, number: the row version, for every field without an exception.
        exceptions: versions of single fields; rank zero means the field is absent.
    """
    if not exceptions:
        return hash_body(kind, row_id, rank, run, number, _encode(values))
    by_version: dict[tuple[int, int, int], list[int]] = {}
    own = (rank, run, number)
    for field in range(1, len(values) + 1):
        by_version.setdefault(exceptions.get(field, own), []).append(field)
    if 0 in exceptions:  # the version of the row's scope, which only head office sets
        by_version.setdefault(exceptions[0], []).insert(0, 0)
    parts = [_HEAD.pack(kind, row_id)]
    for version in sorted(by_version):
        if version[0] == 0:
            continue
        numbers = by_version[version]
        parts.append(_VERSION.pack(*version))
        parts.append(_mask(numbers))
        parts.append(_encode([values[number - 1] for number in numbers if number]))
    return blake2b(b"".join(parts), digest_size=16).digest()


def state_hash(state: RowState) -> bytes:
    """The hash of a row with its versions."""
    return row_hash(
        state.kind, state.id, state.rank, state.run, state.number, state.values, state.exceptions
    )


class Digest(msgspec.Struct):
    """The count and the sum of hashes of a set of rows."""

    count: int = 0
    total: int = 0

    def add(self, row_hash: bytes) -> None:
        """Takes a row in."""
        self.count += 1
        self.total = (self.total + int.from_bytes(row_hash, "big")) % _MODULUS

    def remove(self, row_hash: bytes) -> None:
        """Takes a row out."""
        self.count -= 1
        self.total = (self.total - int.from_bytes(row_hash, "big")) % _MODULUS

    def add_all(self, hashes: Sequence[bytes]) -> None:
        """Takes rows in."""
        self.count += len(hashes)
        self.total = (self.total + sum_of(hashes)) % _MODULUS

    @property
    def sum_bytes(self) -> bytes:
        """The sum, 16 bytes."""
        return self.total.to_bytes(16, "big")


def sum_of(hashes: Sequence[bytes]) -> int:
    """The sum of row hashes modulo 2^128."""
    from_bytes = int.from_bytes
    return sum([from_bytes(item, "big") for item in hashes]) % _MODULUS


def fingerprint(digests: dict[int, Digest]) -> bytes:
    """Eight bytes that are equal when the digests of all kinds of a scope are equal.

    Kinds without rows do not count.
    """
    state = blake2b(digest_size=8)
    for kind in sorted(digests):
        digest = digests[kind]
        if digest.count:
            state.update(kind.to_bytes(2, "big") + digest.count.to_bytes(8, "big"))
            state.update(digest.sum_bytes)
    return state.digest()
