"""Which rows and edits head office cannot take from a post, and why: codes of `ParkedCode`.

Types of known fields, sizes, permissions, impossible versions. What this contract does not know is
never a reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from sync.batch import MAX_TEXT, Batch
from sync.contract import CONFLICT, KINDS
from sync.contract.fields import FieldSpec, FieldType, Raw
from sync.protocol import ParkedCode
from sync.versions import ABSENT, Change, Version

MAX_ROW = 1 << 20
"""The largest row, bytes of msgpack."""

_RAW_TYPES: dict[FieldType, type] = {
    FieldType.TEXT: str,
    FieldType.CODE: str,
    FieldType.DIGITS: str,
    FieldType.INT: int,
    FieldType.BOOL: int,
    FieldType.DATE: int,
    FieldType.TIME: int,
    FieldType.REF: bytes,
    FieldType.BYTES: bytes,
}
_CONFLICT_FIELDS = {1, CONFLICT.by_name["decided_at"].number}


def refused_rows(batch: Batch, bodies: Sequence[bytes]) -> dict[int, int]:
    """The rows that are not taken, by index, with the code of the reason."""
    if batch.kind == CONFLICT.number:
        return dict.fromkeys(range(len(batch)), ParkedCode.FORBIDDEN_KIND)
    refused: dict[int, int] = {}
    known = KINDS.get(batch.kind)
    for spec, column in zip(known.fields if known else (), batch.columns, strict=False):
        if not _fits(spec, column):
            refused.update(
                (row, ParkedCode.MALFORMED)
                for row, value in enumerate(column)
                if not _fits(spec, (value,))
            )
    if min(batch.ranks) == 0 or min(batch.runs) == 0:
        refused.update(
            (row, ParkedCode.MALFORMED)
            for row in range(len(batch))
            if not (batch.ranks[row] and batch.runs[row])
        )
    for row, found in batch.exceptions.items():
        if 0 in found:
            refused[row] = ParkedCode.FORBIDDEN_FIELD
        elif not all(_possible(batch, row, number, version) for number, version in found.items()):
            refused[row] = ParkedCode.MALFORMED
    if max(map(len, bodies)) > MAX_TEXT:
        for row, body in enumerate(bodies):
            if len(body) > MAX_TEXT and (
                len(body) > MAX_ROW or any(_too_long(column[row]) for column in batch.columns)
            ):
                refused[row] = ParkedCode.TOO_LARGE
    return refused


def _possible(batch: Batch, row: int, number: int, version: Version) -> bool:
    if number > len(batch.columns):
        return False
    if version[0] == 0:
        return version == ABSENT and batch.columns[number - 1][row] is None
    return version[1] != 0


def refused_change(kind: int, change: Change) -> int | None:
    """The code of the reason why an edit is not taken, None if it is."""
    if kind == CONFLICT.number and not _CONFLICT_FIELDS.issuperset(change.fields):
        return ParkedCode.FORBIDDEN_FIELD
    if not (change.version[0] and change.version[1]):
        return ParkedCode.MALFORMED
    known = KINDS.get(kind)
    if known is not None:
        for number, value in zip(change.fields, change.values, strict=True):
            if number <= known.width and not _fits(known.fields[number - 1], (value,)):
                return ParkedCode.MALFORMED
    if any(_too_long(value) for value in change.values):
        return ParkedCode.TOO_LARGE
    return None


def _fits(spec: FieldSpec, values: Sequence[Raw]) -> bool:
    types = set(map(type, values))
    types.discard(type(None))
    if types - {_RAW_TYPES[spec.type]}:
        return False
    if spec.type is FieldType.REF and types:
        return {len(value) for value in values if isinstance(value, bytes)} == {16}
    return True


def _too_long(value: Raw) -> bool:
    if isinstance(value, str):
        return len(value) * 4 > MAX_TEXT and len(value.encode()) > MAX_TEXT
    return isinstance(value, bytes) and len(value) > MAX_ROW
