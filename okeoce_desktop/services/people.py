"""Changing what is known of a person."""

from __future__ import annotations

from collections.abc import Mapping

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.domain.participant_rules import examine_participant
from okeoce_desktop.domain.problems import blocking
from okeoce_desktop.domain.reading import Examined
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.storage.audit import Audit
from okeoce_desktop.storage.capture import Act
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from sync.contract import BUSINESS, PARTICIPANT, Business, Participant, RowId

_DESK_FIELDS = frozenset(PARTICIPANT.by_name) - {"deleted_at", "member_no", "home_post"}


def refuse_known_nik(database: Database, nik: object, but: RowId | None = None) -> None:
    """Refuses a NIK that somebody at this post has, other than `but`.

    Raises:
        UserFacingError: INVALID_ENTRY with `reason` `nik_known`.
    """
    known = "nik = ? AND id IS NOT ? AND deleted_at IS NULL LIMIT 1"
    if nik is not None and Rows(database).select(PARTICIPANT, known, (nik, but)):
        raise UserFacingError(ErrorCode.INVALID_ENTRY, fields=["nik"], reason="nik_known")


class People:
    """Edits people of one store. Belongs to the thread that writes."""

    def __init__(self, store: Store, areas: Areas) -> None:
        self._store = store
        self._areas = areas
        self._rows = Rows(store.database)

    def examine(self, person: RowId, form: Mapping[str, object]) -> Examined:
        """Checks a form over what is known: a field left out keeps its value."""
        now = self._store.now()
        known: Participant | None = self._rows.get(PARTICIPANT, person)
        over = {} if known is None else {n: getattr(known, n) for n in _DESK_FIELDS}
        return examine_participant(
            {**over, **form}, areas=self._areas, today=dates.wib_date(now), now_ms=now, partial=True
        )

    def edit(
        self,
        person: RowId,
        form: Mapping[str, object],
        *,
        business_name: str | None = None,
        category: str | None = None,
        has_business: bool | None = None,
    ) -> ChangeSet:
        """Sets the fields of a form; equal values make no change.

        Args:
            form: only the fields to change; "" or None empties one.
            business_name, category: of the first business, which is made when there is none; None
                leaves it alone.
            has_business: the answer; None leaves it alone.

        Raises:
            UserFacingError: INVALID_ENTRY, with the fields that block; with `reason` `nik_known`
                when a NIK is new to this person and somebody else at this post has it.
        """
        found = self.examine(person, form)
        blocks = [p for p in blocking(found.problems) if p.field in form]
        if blocks:
            raise UserFacingError(
                ErrorCode.INVALID_ENTRY, fields=sorted({problem.field for problem in blocks})
            )
        changes = {n: v for n, v in found.values.items() if n in form and n in _DESK_FIELDS}
        nik, known = changes.get("nik"), self._rows.get(PARTICIPANT, person)
        if known is None or nik != known.nik:
            refuse_known_nik(self._store.database, nik, person)
        with self._store.capture.act("edit_person") as act:
            if changes:
                act.edit(PARTICIPANT, person, changes)
            if has_business is not None:
                act.edit(PARTICIPANT, person, {"has_business": has_business})
            self._edit_business(act, person, business_name, category)
        return act.changed

    def remove(self, person: RowId) -> ChangeSet:
        """Marks a person deleted; undo brings the person back."""
        with self._store.capture.act("delete_person") as act:
            act.delete(PARTICIPANT, person)
        return act.changed

    def show_nik(self, person: RowId) -> str:
        """The whole NIK of a person, empty when none is known; the audit trail notes who looked."""
        found: Participant | None = self._rows.get(PARTICIPANT, person)
        if found is None or not found.nik:
            return ""
        capture = self._store.capture
        with self._store.database.transaction():
            Audit(self._store.database.execute).write(
                self._store.now(),
                capture.run.run,
                capture.person,
                "view_nik",
                PARTICIPANT.number,
                person,
                1,
            )
        return found.nik

    def _edit_business(
        self, act: Act, person: RowId, name: str | None, category: str | None
    ) -> None:
        given = {"name": name, "category": category}
        values = {field: text.strip() or None for field, text in given.items() if text is not None}
        known: list[Business] = self._rows.select(
            BUSINESS, "participant_id = ? AND deleted_at IS NULL ORDER BY rid LIMIT 1", (person,)
        )
        if known:
            act.edit(BUSINESS, known[0].id, values)
        elif any(values.values()):
            business = Business(
                id=act.new_id(),
                participant_id=person,
                name=values.get("name"),
                category=values.get("category"),
            )
            act.create(BUSINESS, business)
            act.edit(PARTICIPANT, person, {"has_business": True})
