"""What the front desk shows. Reads only; belongs to the thread of its connection."""

from __future__ import annotations

from typing import Any

from okeoce_desktop.domain.entities import WANTED_FIELDS, Desk, PersonCard, Place, VisitRow
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.rows import Rows
from sync.contract import BUSINESS, PARTICIPANT, Business, RowId

_DAY_MS = 86_400_000
_RECENT = 5
_LOOK_BACK_MS = 14 * _DAY_MS

_VISIT = (
    "SELECT v.id, v.participant_id, coalesce(p.full_name, v.guest_name, ''),"
    " (SELECT b.name FROM business AS b WHERE b.participant_id = v.participant_id"
    "  AND b.deleted_at IS NULL ORDER BY b.rid LIMIT 1),"
    " v.purpose, r.name, v.in_at, v.out_at, v.closed_by, coalesce(v.party_size, 1),"
    " v.refused_reason FROM visit AS v LEFT JOIN participant AS p ON p.id = v.participant_id"
    " LEFT JOIN resource AS r ON r.id = v.resource_id WHERE v.deleted_at IS NULL"
)


class DeskReader:
    """Reads visits, places and people for the front desk."""

    def __init__(self, database: Database) -> None:
        self._execute = database.execute
        self._rows = Rows(database)

    def desk(self, day_start: int, now: int) -> Desk:
        """The desk now.

        Args:
            day_start: midnight WIB of the day that is shown, UTC ms.
            now: UTC ms; visits still open from earlier days are listed too.
        """
        here = self._visits(
            " AND v.out_at IS NULL AND v.refused_reason IS NULL AND v.in_at >= ?"
            " ORDER BY v.in_at DESC",
            (now - _LOOK_BACK_MS,),
        )
        visits, left, refused = self._execute(
            "SELECT count(*) FILTER (WHERE refused_reason IS NULL),"
            " count(*) FILTER (WHERE out_at IS NOT NULL AND refused_reason IS NULL),"
            " count(*) FILTER (WHERE refused_reason IS NOT NULL)"
            " FROM visit WHERE deleted_at IS NULL AND in_at >= ? AND in_at < ?",
            (day_start, day_start + _DAY_MS),
        ).fetchone()
        today = " AND v.in_at >= ? AND v.refused_reason IS NULL"
        out = self._visits(
            f"{today} AND v.out_at IS NOT NULL ORDER BY v.out_at DESC LIMIT 1", (day_start,)
        )
        recent = self._visits(
            f"{today} ORDER BY coalesce(v.out_at, v.in_at) DESC LIMIT ?", (day_start, _RECENT)
        )
        return Desk(
            here=tuple(here),
            places=tuple(self.places()),
            visits_today=visits,
            left_today=left,
            refused_today=refused,
            last_out=out[0] if out else None,
            recent=tuple(recent),
        )

    def _visits(self, where: str, params: Any) -> list[VisitRow]:
        return [
            VisitRow(RowId(row[0]), None if row[1] is None else RowId(row[1]), *row[2:])
            for row in self._execute(_VISIT + where, params)
        ]

    def places(self) -> list[Place]:
        """Seats and rooms in their order, with how many people use each now."""
        return [
            Place(RowId(row[0]), row[1] or "", row[2] or "", row[3] or 0, row[4])
            for row in self._execute(
                "SELECT r.id, r.name, r.kind, r.capacity,"
                " (SELECT coalesce(sum(coalesce(v.party_size, 1)), 0) FROM visit AS v"
                "  WHERE v.resource_id = r.id AND v.out_at IS NULL AND v.refused_reason IS NULL"
                "  AND v.deleted_at IS NULL)"
                " FROM resource AS r WHERE r.deleted_at IS NULL AND r.active = 1"
                " ORDER BY r.position, r.rid"
            )
        ]

    def card(self, row_id: RowId) -> PersonCard | None:
        """A person with business, last visit and the visit still open; None when unknown."""
        person = self._rows.get(PARTICIPANT, row_id)
        if person is None or person.deleted_at is not None:
            return None
        return PersonCard(
            person=person,
            business=self.business_of(row_id),
            last_visit=self._last_visit(row_id),
            open_visit=self.open_visit(row_id),
            missing=tuple(name for name in WANTED_FIELDS if getattr(person, name) is None),
        )

    def business_of(self, row_id: RowId) -> Business | None:
        """The first business of a person."""
        found = self._rows.select(
            BUSINESS, "participant_id = ? AND deleted_at IS NULL ORDER BY rid LIMIT 1", (row_id,)
        )
        return found[0] if found else None

    def open_visit(self, row_id: RowId) -> VisitRow | None:
        """The visit of a person that has no end yet."""
        found = self._visits(
            " AND v.participant_id = ? AND v.out_at IS NULL AND v.refused_reason IS NULL"
            " ORDER BY v.in_at DESC LIMIT 1",
            (row_id,),
        )
        return found[0] if found else None

    def _last_visit(self, row_id: RowId) -> int | None:
        found: int | None = self._execute(
            "SELECT max(in_at) FROM visit WHERE participant_id = ? AND deleted_at IS NULL"
            " AND refused_reason IS NULL",
            (row_id,),
        ).fetchone()[0]
        return found

    def open_before(self, moment: int) -> list[tuple[RowId, int]]:
        """Visits that began before a moment and have no end: `(id, in_at)`."""
        return [
            (RowId(row[0]), row[1])
            for row in self._execute(
                "SELECT id, in_at FROM visit WHERE out_at IS NULL AND refused_reason IS NULL"
                " AND deleted_at IS NULL AND in_at < ?",
                (moment,),
            )
        ]
