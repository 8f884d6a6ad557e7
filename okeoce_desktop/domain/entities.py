"""What screens show: small frozen values made of rows, never the rows' storage.

Times are UTC ms, ids are row ids; what is not known is None.
"""

from __future__ import annotations

import datetime

import msgspec

from sync.contract import Business, Participant, RowId

WANTED_FIELDS = ("nik", "phone", "birth_date", "kelurahan_kode", "sex")
"""What a full record of a person has; a person who lacks one is incomplete, on every screen."""


class PersonHit(msgspec.Struct, frozen=True):
    """A person found by the one box."""

    id: RowId
    full_name: str
    member_no: str | None
    business: str | None
    last_visit: int | None
    here: bool


class PersonCard(msgspec.Struct, frozen=True):
    """A person opened at the desk."""

    person: Participant
    business: Business | None
    last_visit: int | None
    open_visit: VisitRow | None
    missing: tuple[str, ...]
    """Those of `WANTED_FIELDS` that this one lacks."""


class VisitRow(msgspec.Struct, frozen=True):
    """A visit as the desk lists it. `name` is the person's, else the guest's."""

    id: RowId
    participant_id: RowId | None
    name: str
    business: str | None
    purpose: str | None
    place: str | None
    in_at: int
    out_at: int | None
    closed_by: str | None
    party_size: int
    refused_reason: str | None


class Place(msgspec.Struct, frozen=True):
    """A seat or room with how many use it now."""

    id: RowId
    name: str
    kind: str
    capacity: int
    used: int

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.used)


class Desk(msgspec.Struct, frozen=True):
    """The front desk at one moment: who is here (newest first), places, the day so far."""

    here: tuple[VisitRow, ...]
    places: tuple[Place, ...]
    visits_today: int
    left_today: int
    refused_today: int
    last_out: VisitRow | None
    recent: tuple[VisitRow, ...]


class ListedPerson(msgspec.Struct, frozen=True):
    """A row of the participants list."""

    id: RowId
    full_name: str
    member_no: str | None
    nik: str | None
    kelurahan_kode: str | None
    phone: str | None
    status: str | None
    registered_on: datetime.date | None
    last_visit: int | None
    state: str
    """`menunggu` (not yet at head office), `diperiksa` (parked) or `` (confirmed)."""


class HistoryLine(msgspec.Struct, frozen=True):
    """Something that happened to a person: a visit, a change of a field, a consent."""

    at: int
    what: str
    """`visit`, `refused`, `change`, `consent`, `withdrawn`."""
    detail: str | None
    field: str | None = None
    old: str | None = None
    new: str | None = None
    minutes: int | None = None


class DraftLine(msgspec.Struct, frozen=True):
    """A half-filled form kept on this computer."""

    id: bytes
    title: str
    at: int
