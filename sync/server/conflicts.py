"""What merging has to know of the contract: which fields belong together, which losses a person
has to see, and the item that shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from sync.batch import Overlay
from sync.contract import KINDS, Conflict
from sync.contract.fields import Raw, RowId
from sync.versions import ABSENT, NO_NAME, Change, Loss, RowState, Version, conflict_id

_encode: Callable[[object], bytes] = msgspec.msgpack.Encoder().encode


def changes_of_row(sent: RowState, overlays: Mapping[int, Overlay]) -> list[Change]:
    """A whole row as the changes that made it: fields of one group and version together.

    Whoever sends a whole row has seen all of it.
    """
    known = KINDS.get(sent.kind)
    groups: dict[tuple[tuple[int, ...], Version], list[int]] = {}
    for number in range(1, len(sent.values) + 1):
        version = sent.version_of(number)
        if version == ABSENT:
            continue
        group = known.groups.get(number, (number,)) if known else (number,)
        groups.setdefault((group, version), []).append(number)
    seen = sent.names
    for overlay in overlays.values():
        seen.update((overlay.base, *overlay.covers))
    changes = []
    for (_, version), numbers in groups.items():
        above = [overlays[number] for number in numbers if number in overlays]
        changes.append(
            Change(
                tuple(numbers),
                tuple(sent.values[number - 1] for number in numbers),
                version,
                above[0].base if above else NO_NAME,
                tuple(dict.fromkeys(name for overlay in above for name in overlay.covers)),
                tuple(seen),
            )
        )
    return changes


def is_for_review(kind: int, loss: Loss) -> bool:
    """Whether a person has to look at this loss."""
    if loss.number == 1:  # deleted / changed: always; deleted twice: never
        return (loss.kept is None) != (loss.lost is None)
    known = KINDS.get(kind)
    return (
        known is not None
        and loss.number <= known.width
        and known.fields[loss.number - 1].field.review
    )


def conflict_item(state: RowState, subjects: bytes, loss: Loss, now: int) -> Conflict:
    """The item that shows a loss of a row to a person; the same whenever it is made."""
    subject: Raw = None
    for number in subjects:
        subject = state.id if number == 0 else state.value_of(number)
        if subject is not None:
            break
    return Conflict(
        id=conflict_id(state.id, loss.number, loss.kept_version[1:], loss.lost_version[1:]),
        row_kind=state.kind,
        row_id=state.id,
        subject_id=RowId(subject) if isinstance(subject, bytes) else None,
        field_number=loss.number,
        kept=_encode(loss.kept),
        kept_run=loss.kept_version[1],
        kept_number=loss.kept_version[2],
        lost=_encode(loss.lost),
        lost_run=loss.lost_version[1],
        lost_number=loss.lost_version[2],
        found_at=now,
    )
