"""Who is here now, as rows of the table. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex

from okeoce_desktop.domain.entities import VisitRow
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.front_desk.words import (
    PURPOSE_ICONS,
    business_words,
    in_words,
    place_words,
    purpose_words,
    visitor_words,
)
from okeoce_desktop.ui.widgets.table_model import (
    AnyIndex,
    Cell,
    CellTableModel,
    Column,
    ColumnKind,
)

OUT = "out"


class HereModel(CellTableModel):
    """Visits still open. Rows come and go one by one, so that a chosen row stays chosen."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            [
                Column("person", translate("Desk", "Nama"), ColumnKind.PERSON),
                Column("purpose", translate("Desk", "Keperluan"), ColumnKind.ICON_TEXT, 126),
                Column("place", translate("Desk", "Tempat"), width=138, compact=False),
                Column("in", translate("Desk", "Masuk"), ColumnKind.NUMBER, 74),
                Column("length", translate("Desk", "Lama"), ColumnKind.NUMBER, 92, compact=False),
                Column(OUT, "", ColumnKind.ACTION, 94, compact=False, key="K"),
            ]
        )
        self._visits: list[VisitRow] = []
        self._now = 0

    @property
    def visits(self) -> Sequence[VisitRow]:
        return self._visits

    def show_visits(self, visits: Sequence[VisitRow], now: int) -> None:
        """Replaces the rows; those that stay keep their selection."""
        self._now = now
        wanted = {visit.id for visit in visits}
        known = {visit.id for visit in self._visits}
        kept = [visit.id for visit in self._visits if visit.id in wanted]
        if kept != [visit.id for visit in visits if visit.id in known]:
            self.beginResetModel()
            self._visits = list(visits)
            self.endResetModel()
            return
        for at in range(len(self._visits) - 1, -1, -1):
            if self._visits[at].id not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._visits[at]
                self.endRemoveRows()
        for at, visit in enumerate(visits):
            if visit.id not in known:
                self.beginInsertRows(QModelIndex(), at, at)
                self._visits.insert(at, visit)
                self.endInsertRows()
        self._visits = list(visits)
        if visits:
            last = self.index(len(visits) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._visits)

    def row_key(self, row: int) -> object:
        return self._visits[row].id

    def cell(self, row: int, column: Column) -> Cell:
        visit = self._visits[row]
        match column.name:
            case "person":
                guest = visit.participant_id is None
                line = business_words(visit.business, guest=guest, party=visit.party_size)
                return Cell(visitor_words(visit), line)
            case "purpose":
                icon = PURPOSE_ICONS.get(visit.purpose or "", "ellipsis")
                return Cell(purpose_words(visit.purpose), icon=icon)
            case "place":
                queued = visit.place is None and visit.purpose != "lain"
                return Cell(place_words(visit), tone="kunyit_ink" if queued else "ink2")
            case "in":
                return Cell(in_words(visit.in_at, self._now))
            case "length":
                return Cell(formatting.duration(self._now - visit.in_at))
        return Cell(QCoreApplication.translate("Desk", "Keluar"))
