"""The list of people as a table: row numbers in memory, people page by page. UI thread."""

from __future__ import annotations

import datetime
from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from okeoce_desktop.domain import dates, nik
from okeoce_desktop.domain.entities import ListedPerson
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.widgets.table_model import (
    PENDING,
    AnyIndex,
    Cell,
    CellTableModel,
    Column,
    ColumnKind,
)

PAGE = 128
_MOST_PAGES = 48
_KEPT_PAGES = 6
_NOTHING = Cell()

Page = Mapping[int, ListedPerson]
Fetch = Callable[[Sequence[int], Callable[[Page], None]], None]


class PeopleModel(CellTableModel):
    """People in the order the reader gave.

    Args:
        fetch: `fetch(rids, done)` reads people elsewhere and calls `done` on the UI thread later.
        kelurahan: name of a kelurahan code.
        today: the WIB date.

    One page is read at a time; while somebody scrolls past, only the page painted last is asked
    for next. A person known from before shows until the page has been read again.
    """

    def __init__(
        self,
        fetch: Fetch,
        kelurahan: Callable[[str], str],
        today: Callable[[], datetime.date],
    ) -> None:
        super().__init__(_columns())
        self._fetch = fetch
        self._kelurahan = kelurahan
        self._today = today
        self._order: array[int] = array("q")
        self._people: dict[int, ListedPerson] = {}
        self._fresh: OrderedDict[int, list[int]] = OrderedDict()
        self._reading = -1
        self._wanted = -1
        self._painted = 0
        self._round = 0

    @property
    def order(self) -> array[int]:
        """The local numbers of the people shown; do not change it."""
        return self._order

    def set_order(self, order: array[int]) -> bool:
        """Show these people. Whether that moved any row; if not, the view need not notice."""
        self._round += 1
        self._reading = -1
        same = order == self._order
        if not same:
            self.beginResetModel()
            self._order = order
        recent = [rid for page in list(self._fresh.values())[-_KEPT_PAGES:] for rid in page]
        self._people = {rid: self._people[rid] for rid in recent if rid in self._people}
        self._fresh.clear()
        if not same:
            self.endResetModel()
        elif order:
            self._say_changed(0, len(order) - 1)
        return not same

    def person(self, row: int) -> ListedPerson | None:
        """The person of a row, None while the page is being read."""
        return self._people.get(self._order[row]) if 0 <= row < len(self._order) else None

    def rid(self, row: int) -> int | None:
        """The local number of a row."""
        return self._order[row] if 0 <= row < len(self._order) else None

    def row_key(self, row: int) -> object:
        return self._order[row]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def cell(self, row: int, column: Column) -> Cell:
        page = self._painted = row // PAGE
        if page not in self._fresh:
            self._want(page)
        person = self._people.get(self._order[row])
        if person is None:
            return PENDING if column.name in ("name", "nik") else _NOTHING
        return self._show(person, column.name)

    def _show(self, person: ListedPerson, column: str) -> Cell:
        if column == "name":
            return Cell(person.full_name, person.member_no or "")
        if column == "nik":
            return _known(nik.mask(person.nik) if person.nik else "")
        if column == "kelurahan":
            return _known(self._kelurahan(person.kelurahan_kode or ""))
        if column == "phone":
            return _known(formatting.phone(person.phone) if person.phone else "")
        if column == "registered":
            return self._day(person.registered_on)
        if column == "last_visit":
            return self._day(dates.wib_date(person.last_visit) if person.last_visit else None)
        return state_cell(person.state)

    def _day(self, day: datetime.date | None) -> Cell:
        if day is None:
            return _known("")
        return Cell(formatting.column_date(day, today=self._today()), tone="ink2")

    def _want(self, page: int) -> None:
        self._wanted = page
        if self._reading < 0:
            self._read(page)

    def _read(self, page: int) -> None:
        self._reading = page
        self._wanted = -1
        rids = self._order[page * PAGE : (page + 1) * PAGE].tolist()
        asked = self._round

        def done(people: Page) -> None:
            if asked == self._round:
                self._take(page, rids, people)

        self._fetch(rids, done)

    def _take(self, page: int, rids: list[int], people: Page) -> None:
        self._reading = -1
        self._people.update(people)
        self._fresh[page] = rids
        if len(self._fresh) > _MOST_PAGES:
            _, old = self._fresh.popitem(last=False)
            for rid in old:
                self._people.pop(rid, None)
        self._say_changed(page * PAGE, page * PAGE + len(rids) - 1)
        last = (len(self._order) - 1) // PAGE
        for following in (self._wanted, self._painted + 1, self._painted - 1):
            # The neighbours of what is in sight too, so that turning a page finds it read.
            if 0 <= following <= last and following not in self._fresh:
                self._read(following)
                return

    def _say_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _columns() -> list[Column]:
    translate = QCoreApplication.translate
    text, mark = ColumnKind.TEXT, ColumnKind.MARK

    def fitted(
        name: str,
        title: str,
        most: int,
        *,
        compact: bool = False,
        spare: bool = False,
        sortable: bool = False,
    ) -> Column:
        return Column(
            name, title, text, most, fitted=True, compact=compact, spare=spare, sortable=sortable
        )

    return [
        Column("name", translate("People", "Nama"), ColumnKind.NAME, sortable=True),
        fitted("nik", translate("People", "NIK"), 150, spare=True),
        fitted("kelurahan", translate("People", "Kelurahan"), 136, sortable=True),
        fitted("phone", translate("People", "Nomor HP"), 150, compact=True),
        fitted("registered", translate("People", "Daftar"), 120, sortable=True),
        fitted("last_visit", translate("People", "Terakhir"), 120, compact=True, sortable=True),
        Column("state", "", mark, 36),
    ]


def _known(words: str) -> Cell:
    return Cell(words, tone="ink2") if words else Cell("–", tone="ink3")


def state_cell(state: str) -> Cell:
    """The one mark of a row: waits for head office, or came back to be checked."""
    translate = QCoreApplication.translate
    if state == "diperiksa":
        return Cell(translate("People", "Perlu dicek"), icon="triangle-alert", tone="kunyit_ink")
    if state == "menunggu":
        return Cell(translate("People", "Menunggu dikirim"), icon="clock", tone="ink3")
    return _NOTHING
