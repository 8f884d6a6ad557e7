"""What the sync screen shows: what waits, what came back, the proof. Reads only; belongs to the
reading thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.parking import that_travel
from sync.contract import (
    BUSINESS,
    CONSENT,
    KINDS,
    PARTICIPANT,
    RESOURCE,
    SESSION,
    STAFF,
    VISIT,
    RowId,
)
from sync.contract.fields import FieldType, date_from_ordinal
from sync.digest import Digest, fingerprint

COUNTED = (PARTICIPANT, BUSINESS, CONSENT, VISIT, RESOURCE, STAFF)
_UNTOLD = (SESSION.number, CONSENT.number)
"""Kinds that always travel beside something with a name."""
_MANY = 20
_OWNER = "LEFT JOIN participant AS p ON p.id = r.participant_id"
_NAMES = {
    PARTICIPANT.number: "SELECT r.rid, r.id, r.full_name, NULL FROM participant AS r",
    BUSINESS.number: (
        f"SELECT r.rid, r.id, coalesce(r.name, p.full_name), NULL FROM business AS r {_OWNER}"
    ),
    CONSENT.number: f"SELECT r.rid, r.id, p.full_name, r.purpose FROM consent AS r {_OWNER}",
    VISIT.number: (
        "SELECT r.rid, r.id, coalesce(p.full_name, r.guest_name), r.purpose"
        f" FROM visit AS r {_OWNER}"
    ),
    RESOURCE.number: "SELECT r.rid, r.id, r.name, NULL FROM resource AS r",
    STAFF.number: "SELECT r.rid, r.id, r.full_name, NULL FROM staff AS r",
}


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """Something not yet at head office: one row, or `count` rows of one import.

    Attributes:
        fields: names of the fields that were changed; empty for a new row.
        detail: purpose of a visit.
    """

    kind: str
    name: str
    at: int
    count: int = 1
    fields: tuple[str, ...] = ()
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class ParkedItem:
    """A row, or one field of it, that head office could not take; `code` as in `ParkedCode`."""

    kind: str
    id: RowId
    name: str
    field: str | None
    code: int
    at: int


@dataclass(frozen=True, slots=True)
class OneValue:
    """A value of a conflict and who set it, as far as this computer knows."""

    text: str | None
    who: str | None
    device: str | None


@dataclass(frozen=True, slots=True)
class ConflictItem:
    """A field two people set at once; `kept` is the one in force."""

    kind: str
    subject: RowId | None
    name: str
    field: str
    kept: OneValue
    lost: OneValue
    at: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """One run of the sync; `outcome` is `sama` (proved equal), `selesai` or `terputus`."""

    at: int
    sent: int
    received: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Proof:
    """How many rows of each kind are here, deleted ones included, and the digest of the scope."""

    counts: Mapping[str, int]
    digest: bytes


class SyncReader:
    """Reads the state of the exchange."""

    def __init__(self, database: Database) -> None:
        self._execute = database.execute

    def waiting(self, limit: int) -> list[WaitingItem]:
        """What waits for head office, newest first."""
        found = [*self._new_rows(limit), *self._edits(limit)]
        found.sort(key=lambda item: -item.at)
        return found[:limit]

    def _new_rows(self, limit: int) -> Iterator[WaitingItem]:
        left = limit
        spans = self._execute(
            "SELECT kind, count, first_rid, at FROM outbox WHERE kind NOT IN (?, ?)"
            " ORDER BY seq DESC LIMIT ?",
            (*_UNTOLD, limit),
        ).fetchall()
        for kind, count, first, at in spans:
            if left <= 0:
                return
            if count > _MANY or kind not in _NAMES:
                yield WaitingItem(_kind_name(kind), "", at, count)
                left -= 1
                continue
            rows = self._execute(
                f"{_NAMES[kind]} WHERE r.rid >= ? AND r.rid < ? AND r.deleted_at IS NULL"
                " ORDER BY r.rid DESC LIMIT ?",
                (first, first + count, left),
            ).fetchall()
            for _rid, _id, name, detail in rows:
                yield WaitingItem(_kind_name(kind), name or "", at, detail=detail)
            left -= len(rows)

    def _edits(self, limit: int) -> Iterator[WaitingItem]:
        rows: dict[tuple[int, bytes], tuple[int, list[int]]] = {}
        for kind, row_id, fields, at in self._execute(
            "SELECT kind, id, fields, at FROM pending WHERE kind NOT IN (?, ?)"
            f" AND {that_travel(self._execute)} ORDER BY at DESC LIMIT ?",
            (*_UNTOLD, limit * 4),
        ):
            newest, numbers = rows.setdefault((kind, bytes(row_id)), (at, []))
            numbers.extend(fields)
            rows[(kind, bytes(row_id))] = (max(newest, at), numbers)
        for (kind, row_id), (at, numbers) in rows.items():
            name, detail = self._name(kind, row_id)
            names = tuple(KINDS[kind].names[n - 1] for n in sorted(numbers))
            yield WaitingItem(_kind_name(kind), name, at, fields=names, detail=detail)

    def parked(self, limit: int) -> list[ParkedItem]:
        """The newest of what head office could not take."""
        found = []
        for kind, row_id, field, code, at in self._execute(
            "SELECT kind, id, field, code, at FROM parked ORDER BY at DESC, kind, id LIMIT ?",
            (limit,),
        ).fetchall():
            name, _ = self._name(kind, row_id)
            of = _field_name(kind, field) if field else None
            found.append(ParkedItem(_kind_name(kind), RowId(row_id), name, of, code, at))
        return found

    def conflicts(self, limit: int) -> list[ConflictItem]:
        """The newest fields nobody has decided about."""
        found = []
        for kind, row_id, subject, field, kept, kept_run, lost, lost_run, at in self._execute(
            "SELECT row_kind, row_id, subject_id, field_number, kept, kept_run, lost, lost_run,"
            " found_at FROM conflict WHERE decided_at IS NULL AND deleted_at IS NULL"
            " ORDER BY found_at DESC, id LIMIT ?",
            (limit,),
        ).fetchall():
            name, _ = self._name(kind, row_id)
            found.append(
                ConflictItem(
                    kind=_kind_name(kind),
                    subject=None if subject is None else RowId(subject),
                    name=name,
                    field=_field_name(kind, field),
                    kept=self._value(kind, field, kept, kept_run),
                    lost=self._value(kind, field, lost, lost_run),
                    at=at or 0,
                )
            )
        return found

    def exchanges(self, limit: int) -> list[Exchange]:
        """The last runs that moved anything, newest first."""
        return [
            Exchange(*row)
            for row in self._execute(
                "SELECT at, sent, received, outcome FROM exchange_log ORDER BY seq DESC LIMIT ?",
                (limit,),
            )
        ]

    def proof(self, scope: int) -> Proof:
        """What is compared with head office."""
        counts = {
            kind.name: int(self._execute(f"SELECT count(*) FROM {kind.name}").fetchone()[0])
            for kind in COUNTED
        }
        digests = {
            row[0]: Digest(row[1], int.from_bytes(row[2], "big"))
            for row in self._execute(
                "SELECT kind, count, total FROM digest WHERE scope = ?", (scope,)
            )
        }
        return Proof(counts, fingerprint(digests))

    def _name(self, kind: int, row_id: bytes) -> tuple[str, str | None]:
        if kind not in _NAMES:
            return "", None
        row = self._execute(f"{_NAMES[kind]} WHERE r.id = ?", (row_id,)).fetchone()
        return ("", None) if row is None else (row[2] or "", row[3])

    def _value(self, kind: int, field: int, packed: bytes | None, run: int | None) -> OneValue:
        who = self._execute(
            "SELECT f.full_name, s.device FROM session AS s LEFT JOIN staff AS f"
            " ON f.id = s.staff_id WHERE s.run = ? LIMIT 1",
            (run,),
        ).fetchone()
        name, device = who or (None, None)
        return OneValue(_text_of(kind, field, packed), name, device or None)


def _kind_name(number: int) -> str:
    kind = KINDS.get(number)
    return kind.name if kind is not None else ""


def _field_name(kind: int, field: int) -> str:
    known = KINDS.get(kind)
    if known is None or not 1 <= field <= known.width:
        return ""
    return known.names[field - 1]


def _text_of(kind: int, field: int, packed: bytes | None) -> str | None:
    """A packed value as text; a date as ISO, whatever cannot be read as nothing."""
    if packed is None:
        return None
    try:
        value: Any = msgspec.msgpack.decode(packed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    known = KINDS.get(kind)
    if known is not None and 1 <= field <= known.width and isinstance(value, int):
        value = _date_text(value) if known.fields[field - 1].type is FieldType.DATE else value
    return None if value is None or isinstance(value, bytes) else str(value)


def _date_text(ordinal: int) -> str:
    date = date_from_ordinal(ordinal)  # None of a broken device; shown as it came
    return str(ordinal) if date is None else date.isoformat()


def open_conflicts(execute: Any) -> int:
    """How many conflict items nobody has decided. Belongs to the connection's thread."""
    found: int = execute(
        "SELECT count(*) FROM conflict WHERE decided_at IS NULL AND deleted_at IS NULL"
    ).fetchone()[0]
    return found
