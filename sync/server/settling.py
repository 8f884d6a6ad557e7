"""The names of one request: which were settled before, which changes the merge itself refuses, and
what is settled in the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from sync.contract.fields import Raw
from sync.protocol import Parked, ParkedCode
from sync.server.admission import Admitted, refused_edit
from sync.server.checks import MAX_ROW
from sync.server.store import Transaction
from sync.versions import Change, Name, RowState, SettledNames


class Settling:
    """The names of the changes in `admitted`, inside the transaction that merges them.

    Attributes:
        parked: changes that turned out to be refused here.
    """

    def __init__(self, transaction: Transaction, scope: int, admitted: Admitted) -> None:
        self._transaction = transaction
        self._scope = scope
        self._admitted = admitted
        self._settled: dict[int, SettledNames] = transaction.settled(scope, admitted.names)
        self._parcels = list(admitted.parcels)
        self._left_out: set[Name] = set()
        self.parked: list[Parked] = []

    def is_settled(self, name: Name) -> bool:
        """Whether a name was settled before this request."""
        found = self._settled.get(name[0])
        return found is not None and name[1] in found

    def is_fresh(self) -> bool:
        """Whether none of the names was settled before."""
        for run, numbers in self._admitted.names.items():
            # Without a look at each where a whole run is fresh.
            if self._settled[run].overlaps(min(numbers), max(numbers)) and any(
                map(self.is_settled, zip(repeat(run), numbers))
            ):
                return False
        return True

    @property
    def highest(self) -> dict[int, int]:
        """The highest number of each run that was settled before this request."""
        return {run: names.highest for run, names in self._settled.items()}

    def fitting(self, state: RowState, changes: Sequence[Change]) -> Sequence[Change]:
        """The edits of a row but those that make it too large to be fetched: these are parked."""
        room = MAX_ROW - _size(state.values)
        kept: list[Change] = []
        refused: list[Change] = []
        for change in changes:
            added = _size(change.values)
            fits = not added or added <= room
            room -= added if fits else 0
            (kept if fits else refused).append(change)
        for change in refused:
            parked, copy = refused_edit(
                self._admitted.device, state.kind, state.id, change, ParkedCode.TOO_LARGE
            )
            self.parked += parked
            self._parcels.append(copy)
            self._left_out.update([change.name, *change.covers])
        if refused:  # one name may have set several fields
            self._left_out.difference_update(*[[each.name, *each.covers] for each in kept])
        return kept

    def finish(self, now: int) -> None:
        """Settles the names of all that was taken, and puts what was not into quarantine."""
        transaction, scope, left_out = self._transaction, self._scope, self._left_out
        for run, numbers in self._admitted.names.items():
            if left_out:
                numbers = {number for number in numbers if (run, number) not in left_out}
            before = self._settled[run]
            after = SettledNames(before.ranges)
            after.add(list(numbers))
            if after.ranges != before.ranges:
                transaction.settle(scope, run, before, after)
        if transaction.has_quarantine(scope):
            found = ((run, n) for run, numbers in self._admitted.names.items() for n in numbers)
            transaction.release(scope, [name for name in found if name not in left_out], now)
        if self._parcels:
            transaction.quarantine(scope, self._parcels, now)


def _size(values: Sequence[Raw]) -> int:
    return sum([len(value) for value in values if isinstance(value, str | bytes)])
