"""Names, ranks and the pure rules by which head office merges.

A version is `(rank, run, number)`: the rank decides who wins when two people edited at once, the
name `(run, number)` says which change it was and never moves. Every field of a row has a
version, kept as one row version plus exceptions. A version of rank zero means that the row does
not hold the field.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from operator import itemgetter
from typing import TypeAlias

import msgspec

from sync.clock import id_of_digest
from sync.contract.fields import Raw, RowId

Version: TypeAlias = tuple[int, int, int]
Name: TypeAlias = tuple[int, int]
Exceptions: TypeAlias = Mapping[int, Version]

ABSENT: Version = (0, 0, 0)
NO_NAME: Name = (0, 0)

_decode_exceptions = msgspec.msgpack.Decoder(dict[int, tuple[int, int, int]]).decode
_encode = msgspec.msgpack.Encoder().encode


def pack_exceptions(exceptions: Exceptions) -> bytes | None:
    """The stored form of exceptions, in the order of the fields; None when there are none."""
    return _encode(dict(sorted(exceptions.items()))) if exceptions else None


def unpack_exceptions(blob: bytes | None) -> dict[int, Version]:
    """The exceptions of their stored form."""
    return _decode_exceptions(blob) if blob else {}


class RowState(msgspec.Struct, frozen=True):
    """A row as a replica holds it: raw values of fields 1 to n and the version of each."""

    kind: int
    id: RowId
    values: tuple[Raw, ...]
    rank: int
    run: int
    number: int
    exceptions: Exceptions = msgspec.field(default_factory=dict)

    @property
    def version(self) -> Version:
        """The version of every field without an exception."""
        return (self.rank, self.run, self.number)

    def version_of(self, number: int) -> Version:
        """The version of one field; `ABSENT` when the row does not hold it."""
        if number in self.exceptions:
            return self.exceptions[number]
        return self.version if number <= len(self.values) else ABSENT

    @property
    def names(self) -> set[Name]:
        """The names of all changes that stand in this row."""
        return {self.version[1:], *(v[1:] for v in self.exceptions.values())} - {NO_NAME}

    def value_of(self, number: int) -> Raw:
        """The raw value of one field; None when the row does not hold it."""
        return self.values[number - 1] if number <= len(self.values) else None

    def with_fields(self, changes: Mapping[int, tuple[Raw, Version]]) -> RowState:
        """This row with some fields at other values and versions."""
        width = max([len(self.values), *changes])
        values = list(self.values) + [None] * (width - len(self.values))
        exceptions = dict(self.exceptions)
        for number in range(len(self.values) + 1, width + 1):
            exceptions[number] = ABSENT
        for number, (value, version) in changes.items():
            values[number - 1] = value
            if version == self.version:
                exceptions.pop(number, None)
            else:
                exceptions[number] = version
        return msgspec.structs.replace(self, values=tuple(values), exceptions=exceptions)


def newest(mine: RowState, theirs: RowState) -> RowState:
    """The fields of two states of one row, each by its greater version; order does not matter."""
    if mine.version < theirs.version:
        mine, theirs = theirs, mine
    width = max(len(mine.values), len(theirs.values))
    changes = {
        number: (theirs.value_of(number), theirs.version_of(number))
        for number in range(1, width + 1)
        if theirs.version_of(number) > mine.version_of(number)
    }
    return mine.with_fields(changes) if changes else mine


class Change(msgspec.Struct, frozen=True):
    """What one edit set in one row: the fields that merge as one, with their values.

    Attributes:
        base: name of the confirmed version under the edit, `NO_NAME` where there was none.
        covers: earlier own names that this edit overwrote in these fields.
        seen: for a deletion the names its author knew of in the whole row; for an edit of a deleted
            row the name of the deletion.
    """

    fields: tuple[int, ...]
    values: tuple[Raw, ...]
    version: Version
    base: Name = NO_NAME
    covers: tuple[Name, ...] = ()
    seen: tuple[Name, ...] = ()

    @property
    def name(self) -> Name:
        return self.version[1:]


class Loss(msgspec.Struct, frozen=True):
    """A value that lost against another edited at the same time; kept in the row's history."""

    number: int
    kept: Raw
    kept_version: Version
    lost: Raw
    lost_version: Version


class Merged(msgspec.Struct):
    """The outcome of merging the changes of one row.

    Attributes:
        state: the row afterwards.
        as_sent: every change stands exactly as it was sent.
        changed: the stored row is another than before.
        losses: values that lost, of this merge only.
        past: by field the names that have been settled there by this merge and do not stand.
        shared: runs in which a settled name came for another change: a copy goes on in that run.
    """

    state: RowState
    as_sent: bool
    changed: bool
    losses: list[Loss]
    past: list[tuple[int, Name]] = msgspec.field(default_factory=list)
    shared: set[int] = msgspec.field(default_factory=set)


def merge(
    stored: RowState,
    changes: Sequence[Change],
    is_settled: Callable[[Name], bool],
    is_past: Callable[[int, Name], bool],
) -> Merged:
    """Merges changes into a stored row by the rules of the design (section 3, Merge).

    A settled name is a repeat and does nothing, where it stands with this value or `is_past` knows
    it of the field; elsewhere two copies have made one name, and this is another change. A change
    whose base is the stored version, or that covers it, applies and ranks above what it replaces.
    Otherwise two people edited at once: the greater version wins and the other is a loss. A
    deletion that did not see an edit of the row, and an edit that did not see the deletion, are
    losses of field 1.
    """
    state = stored
    found = Merged(stored, True, False, [])
    for change in sorted(changes, key=lambda item: item.version):
        state = found.state
        if is_settled(change.name):
            if _has_come(state, change, is_past):
                found.as_sent = found.as_sent and _stands(state, change)
                continue
            found.shared.add(change.name[0])
        found.state, lost = _apply(state, change)
        found.losses += lost
        found.losses += _deletion_losses(state, found.state, change)
        found.past += _left_behind(state, found.state, change)
        found.as_sent = found.as_sent and _stands(found.state, change)
    found.changed = found.state != stored
    return found


def _stands(state: RowState, change: Change) -> bool:
    return all(
        state.version_of(n) == change.version and state.value_of(n) == value
        for n, value in zip(change.fields, change.values, strict=True)
    )


def _has_come(state: RowState, change: Change, is_past: Callable[[int, Name], bool]) -> bool:
    """Whether this very change has been merged into this row before."""
    return all(
        (state.version_of(n)[1:] == change.name and state.value_of(n) == value)
        or is_past(n, change.name)
        for n, value in zip(change.fields, change.values, strict=True)
    )


def _left_behind(before: RowState, after: RowState, change: Change) -> list[tuple[int, Name]]:
    """The names in the fields of a change that are settled with it and do not stand."""
    return [
        (n, name)
        for n in change.fields
        for name in {before.version_of(n)[1:], change.name, *change.covers}
        if name not in (NO_NAME, after.version_of(n)[1:])
    ]


def _apply(state: RowState, change: Change) -> tuple[RowState, list[Loss]]:
    held = {n: state.version_of(n) for n in change.fields}
    newest_held = max(held.values())
    follows = all(
        version == ABSENT or version[1:] == change.base or version[1:] in change.covers
        for version in held.values()
    )
    if follows:
        rank = max(change.version[0], newest_held[0] + 1 if newest_held != ABSENT else 0)
        version = (rank, *change.name)
        return state.with_fields(_fields(change, version)), []
    wins = change.version > newest_held
    losses = []
    for number, value in zip(change.fields, change.values, strict=True):
        mine = state.value_of(number)
        if mine == value:
            continue
        if wins:
            losses.append(Loss(number, value, change.version, mine, held[number]))
        else:
            losses.append(Loss(number, mine, held[number], value, change.version))
    return (state.with_fields(_fields(change, change.version)) if wins else state), losses


def _fields(change: Change, version: Version) -> dict[int, tuple[Raw, Version]]:
    return {n: (value, version) for n, value in zip(change.fields, change.values, strict=True)}


def _deletion_losses(before: RowState, after: RowState, change: Change) -> list[Loss]:
    deleted = before.value_of(1)
    if change.fields != (1,):
        if deleted is None or before.version_of(1)[1:] in change.seen:
            return []
        return [Loss(1, deleted, before.version_of(1), None, change.version)]
    gone = after.value_of(1)
    if deleted is not None or gone is None:
        return []
    known = {*change.seen, *change.covers, change.name, NO_NAME}
    held = [before.version_of(n) for n in range(2, len(before.values) + 1)]
    overlooked = [version for version in held if version[1:] not in known]
    return [Loss(1, gone, after.version_of(1), None, max(overlooked))] if overlooked else []


def conflict_id(row_id: bytes, number: int, one: Name, other: Name) -> RowId:
    """The id of the conflict item of a field and two names: the same wherever and whenever made."""
    first, second = sorted((one, other))
    key = _encode([row_id, number, first, second])
    return id_of_digest(blake2b(key, digest_size=16, person=b"conflict").digest())


class SettledNames:
    """Which numbers of one run are settled, as ranges that do not touch."""

    def __init__(self, ranges: Sequence[tuple[int, int]] = ()) -> None:
        self.ranges = sorted(ranges)

    def __contains__(self, number: int) -> bool:
        return self.overlaps(number, number)

    def overlaps(self, first: int, last: int) -> bool:
        """Whether any number of `first..last` is settled."""
        at = bisect_right(self.ranges, last, key=itemgetter(0))
        return at > 0 and self.ranges[at - 1][1] >= first

    @property
    def highest(self) -> int:
        """The highest settled number, 0 if none."""
        return self.ranges[-1][1] if self.ranges else 0

    def add(self, numbers: Sequence[int]) -> None:
        """Settles numbers; ranges that touch become one."""
        spans = [*self.ranges, *_spans(sorted(set(numbers)))]
        spans.sort()
        joined: list[tuple[int, int]] = []
        for first, last in spans:
            if joined and first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(joined[-1][1], last))
            else:
                joined.append((first, last))
        self.ranges = joined


def _spans(numbers: Sequence[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans
