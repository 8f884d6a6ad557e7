"""Looks for people who may be the one being typed, while they are typed. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from okeoce_desktop.domain.duplicates import Match
from okeoce_desktop.services.container import Reading
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.registration.entry import PersonEntry
from okeoce_desktop.ui.screens.registration.matches import Lookalike
from sync.contract import PARTICIPANT, Participant, RowId

_Found = Sequence[tuple[Match, Participant | None]]


class Finder(QObject):
    """Keeps the list of lookalikes of one entry, and tells the entry of a NIK that is known.

    `found(list)` fires with the lookalikes to show, the closest first; the same NIK stands alone.
    """

    found = Signal(object)

    def __init__(self, context: Context, entry: PersonEntry) -> None:
        super().__init__()
        self._context, self._entry = context, entry
        self._all: _Found = ()

    def look(self) -> None:
        """Asks anew; of several questions only the newest is answered."""
        clues = self._entry.clues()

        def find(reading: Reading) -> _Found:
            if not clues.worth_asking:
                return ()
            matches = reading.lookalikes.find(
                full_name=clues.full_name,
                nik=clues.nik,
                birth_date=clues.birth_date,
                phone=clues.phone,
                sex=clues.sex,
            )
            return [(one, reading.rows.get(PARTICIPANT, _id(one))) for one in matches]

        self._context.read(find, self._keep, key=f"lookalikes.{id(self)}")

    def dismiss(self, person: bytes) -> None:
        """It is somebody else: not shown again for this entry."""
        self._entry.dismissed.add(bytes(person))
        self._keep(self._all)

    def is_same(self, person: object) -> bool:
        """Whether this known person has the NIK being typed."""
        return any(one.is_same and one.match.candidate.key == person for one in self._lookalikes())

    def _keep(self, found: _Found) -> None:
        self._all = found
        shown = self._lookalikes()
        same = [one for one in shown if one.is_same]
        self._entry.nik_is_known_as(same[0].match.candidate.full_name if same else None)
        self.found.emit(same[:1] or shown)

    def _lookalikes(self) -> list[Lookalike]:
        return [
            Lookalike(match, self._line(person))
            for match, person in self._all
            if _id(match) not in self._entry.dismissed
        ]

    def _line(self, person: Participant | None) -> str:
        if person is None:
            return ""
        area = self._context.services.areas.kelurahan.get(person.kelurahan_kode or "")
        return ", ".join(filter(None, (person.member_no, area.name if area else "")))


def _id(match: Match) -> RowId:
    key = match.candidate.key
    return RowId(key) if isinstance(key, bytes) else RowId(b"")
