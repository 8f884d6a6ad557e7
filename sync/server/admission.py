"""What head office takes from a device: types, sizes, permissions, and clocks that run ahead.

A row that cannot be taken is parked: it comes back by name with a reason, a copy goes to
quarantine, and nothing else of the request is affected. Unknown kinds, fields and codes are no
reason: they are stored as they came. Done before the transaction, so that no lock waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeAlias

import msgspec

from sync.batch import Batch, Overlay, Patch
from sync.codec import MalformedError
from sync.contract import KINDS
from sync.contract.fields import RowId
from sync.protocol import MAX_REQUEST, Parked
from sync.server.checks import refused_change, refused_rows
from sync.server.store import Parcel
from sync.versions import Change, Name

Refused: TypeAlias = tuple[list[Parked], Parcel]
"""What comes back by name, and the copy for quarantine."""
_encode: Callable[[object], bytes] = msgspec.msgpack.Encoder().encode


@dataclass(slots=True)
class Incoming:
    """A batch that may be merged, with what storing it needs.

    Attributes:
        subjects: numbers of the fields that name people, one byte each.
        moved: rows whose rank was ahead of our clock and was set to our time.
        overlays: by row index and field.
    """

    batch: Batch
    subjects: bytes
    bodies: Sequence[bytes]
    hashes: Sequence[bytes]
    moved: set[int]
    overlays: dict[int, dict[int, Overlay]]

    def select(self, rows: Sequence[int]) -> Incoming:
        """Only some of the rows."""
        batch = _select(self.batch, rows)
        place = {row: index for index, row in enumerate(rows)}
        return Incoming(
            batch,
            self.subjects,
            [self.bodies[row] for row in rows],
            [self.hashes[row] for row in rows],
            {place[row] for row in self.moved if row in place},
            {place[row]: found for row, found in self.overlays.items() if row in place},
        )


@dataclass(slots=True)
class IncomingPatch:
    """Edits that may be merged; `moved` as in `Incoming`."""

    patch: Patch
    moved: set[int]


@dataclass(slots=True)
class Admitted:
    """The changes of a request after the checks.

    Attributes:
        device: the sender's id.
        names: by run the numbers of all changes that may be merged.
    """

    device: int
    batches: list[Incoming] = field(default_factory=list)
    patches: list[IncomingPatch] = field(default_factory=list)
    parked: list[Parked] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)
    names: dict[int, set[int]] = field(default_factory=dict)


class Admission:
    """The checks of one request.

    Args:
        device: the sender's id, for quarantine.
        latest: a rank above it is ahead of our clock; None when our own clock is in doubt.
        present: the rank it is set to.
    """

    def __init__(self, device: int, latest: int | None, present: int) -> None:
        self._device = device
        self._latest = latest
        self._present = present
        self._room = MAX_REQUEST
        self.result = Admitted(device)

    def add_batch(self, batch: Batch) -> None:
        """Checks new rows."""
        bodies = self._bodies(batch)
        refused = refused_rows(batch, bodies)
        if refused:
            for row, code in sorted(refused.items()):
                self._park(refused_row(self._device, batch, row, code))
            kept = [row for row in range(len(batch)) if row not in refused]
            if not kept:
                return
            batch = _select(batch, kept)
            bodies = [bodies[row] for row in kept]
        moved = self._set_clocks(batch)
        overlays: dict[int, dict[int, Overlay]] = {}
        for overlay in batch.overlays:
            overlays.setdefault(overlay.row, {})[overlay.number] = overlay
        self._note_names(batch)
        self.result.batches.append(
            Incoming(batch, subjects_of(batch), bodies, batch.hashes(bodies), moved, overlays)
        )

    def add_patch(self, patch: Patch) -> None:
        """Checks edits."""
        kept: list[int] = []
        moved: set[int] = set()
        changes: list[Change] = []
        for row, change in enumerate(patch.changes):
            self._take_room(len(_encode(change.values)))
            code = refused_change(patch.kind, change)
            if code is not None:
                self._park(refused_edit(self._device, patch.kind, patch.ids[row], change, code))
                continue
            if self._latest is not None and change.version[0] > self._latest:
                change = msgspec.structs.replace(change, version=(self._present, *change.name))
                moved.add(len(kept))
            kept.append(row)
            changes.append(change)
            self._note([change.name, *change.covers])
        if kept:
            ids = [patch.ids[row] for row in kept]
            self.result.patches.append(
                IncomingPatch(Patch(patch.kind, patch.fields, ids, changes), moved)
            )

    def _bodies(self, batch: Batch) -> list[bytes]:
        """The stored form of the rows."""
        bodies: list[bytes] = []
        for row in batch.rows():
            body = _encode(row)
            self._take_room(len(body))
            bodies.append(body)
        return bodies

    def _take_room(self, size: int) -> None:
        """Counts what a few bytes on the wire unpack to.

        Raises:
            MalformedError: all of it is more than `MAX_REQUEST`.
        """
        self._room -= size
        if self._room < 0:
            raise MalformedError("a request that expands too far")

    def _park(self, refused: Refused) -> None:
        parked, copy = refused
        self.result.parked += parked
        self.result.parcels.append(copy)

    def _set_clocks(self, batch: Batch) -> set[int]:
        latest = self._latest
        if latest is None:
            return set()
        moved: set[int] = set()
        if max(batch.ranks) > latest:
            moved = {row for row, rank in enumerate(batch.ranks) if rank > latest}
            batch.ranks = [min(rank, self._present) if rank > latest else rank
                           for rank in batch.ranks]  # fmt: skip
        for row, found in batch.exceptions.items():
            for number, version in found.items():
                if version[0] > latest:
                    found[number] = (self._present, *version[1:])
                    moved.add(row)
        return moved

    def _note_names(self, batch: Batch) -> None:
        if len(set(batch.runs)) == 1:
            self.result.names.setdefault(batch.runs[0], set()).update(batch.numbers)
        else:
            self._note(list(zip(batch.runs, batch.numbers, strict=True)))
        for found in batch.exceptions.values():
            self._note([version[1:] for version in found.values()])
        for overlay in batch.overlays:
            self._note(overlay.covers)

    def _note(self, names: Sequence[Name]) -> None:
        for run, number in names:
            if run:
                self.result.names.setdefault(run, set()).add(number)


def refused_row(device: int, batch: Batch, row: int, code: int) -> Refused:
    """A new row that is put aside."""
    state = batch.state(row)
    names = [(state.run, state.number)]
    names += [version[1:] for version in state.exceptions.values()]
    names += [name for o in batch.overlays if o.row == row for name in o.covers]
    content = [state.kind, state.id, state.values, state.version, dict(state.exceptions)]
    return _refused(device, state.kind, 0, names, code, content)


def refused_edit(device: int, kind: int, row_id: RowId, change: Change, code: int) -> Refused:
    """An edit that is put aside."""
    content = [kind, row_id, change.fields, change.values, change.version]
    names = [change.name, *change.covers]
    return _refused(device, kind, change.fields[0], names, code, content)


def _refused(
    device: int, kind: int, field: int, names: Sequence[Name], code: int, content: object
) -> Refused:
    parked = [Parked(run, number, code, field) for run, number in dict.fromkeys(names) if run]
    return parked, parcel(device, code, kind, names[0], _encode(content))


def parcel(device: int, code: int, kind: int, name: Name, body: bytes) -> Parcel:
    """A copy for quarantine."""
    return Parcel(blake2b(body, digest_size=16).digest(), device, code, kind, *name, body)


def subjects_of(batch: Batch) -> bytes:
    """The fields that name people: what the sender says and what this contract knows."""
    known = KINDS.get(batch.kind)
    numbers = set(batch.subjects)
    if known is not None:
        numbers.update(n for n in known.subjects if n <= len(batch.columns))
    return bytes(sorted(numbers))


def _select(batch: Batch, rows: Sequence[int]) -> Batch:
    place = {row: index for index, row in enumerate(rows)}
    return Batch(
        batch.kind,
        [batch.ids[row] for row in rows],
        [[column[row] for row in rows] for column in batch.columns],
        [batch.ranks[row] for row in rows],
        [batch.runs[row] for row in rows],
        [batch.numbers[row] for row in rows],
        {place[row]: found for row, found in batch.exceptions.items() if row in place},
        batch.subjects,
        [
            Overlay(place[o.row], o.number, o.base, o.covers)
            for o in batch.overlays
            if o.row in place
        ],
    )
