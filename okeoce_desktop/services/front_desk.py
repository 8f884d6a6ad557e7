"""The front desk: in, out, guests, refusals, and the automatic close at the end of the day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.domain.codes import ClosedBy, Purpose
from okeoce_desktop.domain.entities import Desk, Place
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.storage.desk_reader import DeskReader
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.tables import TABLES
from sync.contract import VISIT, RowId, Visit

PLACE_KINDS: dict[str, tuple[str, ...]] = {
    Purpose.KERJA: ("meja",),
    Purpose.KONSULTASI: ("konsultasi",),
    Purpose.PELATIHAN: ("ruang_kelas",),
    Purpose.PERIZINAN: ("konsultasi", "layanan"),
    Purpose.RAPAT: ("ruang_rapat",),
    Purpose.INFO: ("layanan",),
    Purpose.LAIN: (),
}
"""Which kinds of place serve a purpose, the usual one first."""


class Suggestion(msgspec.Struct, frozen=True):
    """Where a visitor goes: a place, or a turn in the queue when all that serve are full."""

    place: Place | None
    queue: int = 0
    full_kind: str | None = None


class Recorded(msgspec.Struct, frozen=True):
    """A visit that was just written."""

    id: RowId
    changed: ChangeSet


def suggest_place(purpose: str, desk: Desk, party: int = 1) -> Suggestion:
    """The first place for a purpose with room for so many; pure."""
    kinds = PLACE_KINDS.get(purpose, ())
    for kind in kinds:
        for place in desk.places:
            if place.kind == kind and place.free >= party:
                return Suggestion(place)
    if not kinds or not any(place.kind in kinds for place in desk.places):
        return Suggestion(None)
    waiting = sum(1 for visit in desk.here if visit.purpose == purpose and visit.place is None)
    return Suggestion(None, waiting + 1, kinds[0])


class FrontDesk:
    """Writes visits of one store. Belongs to the thread that writes."""

    def __init__(self, store: Store, hours: dates.OpeningHours) -> None:
        self._store = store
        self._hours = hours
        self._rows = Rows(store.database)
        self._reader = DeskReader(store.database)

    def check_in(
        self,
        person: RowId,
        purpose: str,
        *,
        place: RowId | None = None,
    ) -> Recorded:
        """Records that a person came in now; first ends what ended by itself.

        Raises:
            UserFacingError: INVALID_ENTRY when the person is still here, or with `reason`
                `place_full` when the place has no room.
        """
        closed = self.close_expired()
        if self._reader.open_visit(person) is not None:
            raise UserFacingError(ErrorCode.INVALID_ENTRY, reason="already_here")
        made = self._write("check_in", participant_id=person, purpose=purpose, resource_id=place)
        made.changed.merge(closed)
        return made

    def guest(
        self,
        name: str,
        purpose: str,
        *,
        place: RowId | None = None,
        party_size: int = 1,
    ) -> Recorded:
        """Records that somebody without a card came in now, with so many people in all.

        Raises:
            UserFacingError: INVALID_ENTRY, `place_full`, when the place has no room for them.
        """
        return self._write(
            "guest_in",
            guest_name=name.strip() or None,
            purpose=purpose,
            resource_id=place,
            party_size=party_size,
        )

    def refuse(
        self,
        reason: str,
        *,
        purpose: str | None = None,
        person: RowId | None = None,
        name: str = "",
    ) -> Recorded:
        """Records that somebody was turned away: unmet demand is worth knowing."""
        return self._write(
            "refused",
            participant_id=person,
            guest_name=name.strip() or None,
            purpose=purpose,
            refused_reason=reason,
        )

    def _write(
        self,
        action: str,
        *,
        resource_id: RowId | None = None,
        party_size: int = 1,
        **values: object,
    ) -> Recorded:
        with self._store.capture.act(action) as act:
            row_id = act.new_id()
            self._refuse_full(resource_id, party_size)
            visit = Visit(
                id=row_id,
                in_at=self._store.now(),
                resource_id=resource_id,
                party_size=party_size,
                **values,  # type: ignore[arg-type]
            )
            act.create(VISIT, visit)
        return Recorded(row_id, act.changed)

    def _refuse_full(self, place: RowId | None, party: int) -> None:
        """Two laptops without a line may still fill one seat twice; this one does not."""
        if place is None:
            return
        found = next((each for each in self._reader.places() if each.id == place), None)
        if found is not None and found.free < party:
            raise UserFacingError(ErrorCode.INVALID_ENTRY, reason="place_full")

    def check_out(self, visits: Sequence[RowId]) -> ChangeSet:
        """Records that visitors left now; visits already ended, or due to end by themselves, stay
        as they are.
        """
        closed = self.close_expired()
        now = self._store.now()
        with self._store.capture.act("check_out") as act:
            for row_id in visits:
                visit: Visit | None = self._rows.get(VISIT, row_id)
                if visit is not None and (visit.out_at is None):
                    # A clock that was set back must not let anybody leave before they came.
                    came = visit.in_at
                    out_at = max(came, now) if came and dates.is_plausible_ms(came) else now
                    act.edit(VISIT, row_id, {"out_at": out_at, "closed_by": ClosedBy.STAF.value})
        act.changed.merge(closed)
        return act.changed

    def move(self, visit: RowId, place: RowId | None) -> ChangeSet:
        """Gives a visitor another place.

        Raises:
            UserFacingError: INVALID_ENTRY, `place_full`, when that place has no room.
        """
        with self._store.capture.act("move") as act:
            row: Visit | None = self._rows.get(VISIT, visit)
            if row is not None and row.resource_id != place:
                self._refuse_full(place, row.party_size or 1)
            act.edit(VISIT, visit, {"resource_id": place})
        return act.changed

    def close_expired(self) -> ChangeSet:
        """Ends visits still open after closing time, marked as ended by the machine.

        The change ranks just above the one that left the end open, so that any check-out by a
        person wins, whenever it arrives.
        """
        from okeoce_desktop.domain.visit_rules import automatic_out_ms, close_due_ms

        now = self._store.now()
        due = [
            (row_id, in_at)
            for row_id, in_at in self._reader.open_before(now)
            if close_due_ms(in_at, self._hours) <= now
        ]
        changed = ChangeSet()
        if not due:
            return changed
        out_at, closed_by = (VISIT.by_name[name].number for name in ("out_at", "closed_by"))
        with self._store.capture.act("auto_close", undoable=False) as act:
            for row_id, in_at in due:
                row = self._store.database.execute(
                    f"{TABLES[VISIT.number].select} WHERE id = ?", (row_id,)
                ).fetchone()
                was_open = TABLES[VISIT.number].state(row).version_of(out_at)
                act.edit_raw(
                    VISIT,
                    row_id,
                    {
                        out_at: automatic_out_ms(in_at, self._hours),
                        closed_by: ClosedBy.OTOMATIS.value,
                    },
                    rank=was_open[0] + 1,
                )
        return act.changed
