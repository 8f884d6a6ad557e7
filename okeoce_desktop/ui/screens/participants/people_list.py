"""Keeps the list up to date: asks for the order, keeps selection and scroll position. UI thread."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from okeoce_desktop.services.container import Reading
from okeoce_desktop.storage.people_reader import PeopleQuery, PeopleReader
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.participants.list_page import SORT_ORDER, ListPage
from okeoce_desktop.ui.screens.participants.model import Page, PeopleModel
from sync.contract import RowId

_LEAST_MS = 500
_REST = 8  # rests this many times as long as the reader worked
_DATES = ("registered", "last_visit")


@dataclass(frozen=True, slots=True)
class _Answer:
    """An order, with where the row in hand and the topmost row of that moment stand in it."""

    order: array[int]
    rid: int | None
    chosen: int
    top_rid: int | None
    top: int
    seconds: float


class PeopleList(QObject):
    """The table of a `ListPage`, its filters and its order.

    Signals: `chosen(object)` with the local number of the current row, or None.
    """

    chosen = Signal(object)

    def __init__(self, context: Context, page: ListPage, kelurahan: Callable[[str], str]) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._query = PeopleQuery()
        self._total = 0
        self._loaded = False
        self._silent = False
        self._stale = True
        self._from_top = False
        self._wanted: RowId | None = None
        self.model = PeopleModel(self._fetch, kelurahan, context.today)
        page.table.show_model(self.model)
        self._view = page.table.view
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)
        self._rest_ms = self._count_rest_ms = _LEAST_MS
        self._connect()
        page.show_order(self._query.sort, self._query.descending)

    def _connect(self) -> None:
        page = self._page
        self._view.row_chosen.connect(self._on_row)
        self._view.sort_requested.connect(self._on_sort)
        page.group_chosen.connect(lambda group: self._filter(group=group))
        page.typed.connect(lambda text: self._filter(text=text))
        page.kelurahan_chosen.connect(lambda code: self._filter(kelurahan=code))
        page.sort_stepped.connect(self._on_step)
        page.turned.connect(
            lambda: self._sort(self._query.sort, descending=not self._query.descending)
        )
        page.cleared.connect(self.clear_filters)

    @property
    def filtered(self) -> bool:
        """Whether some people are left out."""
        query = self._query
        return bool(query.text.strip() or query.kelurahan or query.group != "semua")

    def ask_filtered(self, done: Callable[[Sequence[int] | None], None]) -> None:
        """Calls back with the local numbers of those listed, in their order; None for all."""
        if not self.filtered:
            done(None)
            return
        query = replace(self._query, today=self._context.today())
        self._context.read(lambda reading: reading.people.order(query), done)

    @property
    def current(self) -> int | None:
        """The local number of the current row."""
        return self.model.rid(self._view.current_row())

    def refresh(self) -> None:
        """Something changed: read again, soon and not too often, while in sight."""
        self._stale = True
        if not self._page.isVisible():
            return
        if not self._timer.isActive():
            self._timer.start(self._rest_ms if self._loaded else 0)
        if not self._counting.isActive():
            self._counting.start(self._count_rest_ms if self._loaded else 0)

    def come_into_sight(self) -> None:
        """Reads what changed while nobody looked."""
        if self._stale:
            self._ask()
            self._count()

    def choose(self, person: RowId) -> None:
        """Makes a person the current row, without the filters if they leave the person out."""
        self._wanted = person
        if self.filtered:
            self.clear_filters()
        else:
            self._ask()

    def clear_filters(self) -> None:
        """Shows everybody."""
        self._page.clear_filters()
        self._filter(group="semua", text="", kelurahan=None)
        # Whoever was found by a filter stays in hand among everybody else.
        self._from_top = False

    def _filter(self, **changed: object) -> None:
        query = replace(self._query, **changed)  # type: ignore[arg-type]
        if query != self._query:
            self._query = query
            self._from_top = True
            self._ask()

    def _on_sort(self, column: str, descending: bool) -> None:
        if column != self._query.sort and column in _DATES:
            descending = True
        self._sort(column, descending=descending)

    def _on_step(self) -> None:
        at = SORT_ORDER.index(self._query.sort) + 1
        sort = SORT_ORDER[at % len(SORT_ORDER)]
        self._sort(sort, descending=sort in _DATES)

    def _sort(self, sort: str, *, descending: bool) -> None:
        self._query = replace(self._query, sort=sort, descending=descending)
        self._page.show_order(sort, descending)
        self._from_top = True
        self._ask()

    def _fetch(self, rids: Sequence[int], done: Callable[[Page], None]) -> None:
        self._context.read(lambda reading: reading.people.page(rids), done)

    def _ask(self) -> None:
        self._stale = False
        query = replace(self._query, today=self._context.today())
        chosen = self.current
        top = self._top()
        wanted = self._wanted

        def read(reading: Reading) -> _Answer:
            began = time.monotonic()
            order = reading.people.order(query)
            rid = chosen if wanted is None else reading.people.rid_of(wanted)
            seconds = time.monotonic() - began
            return _Answer(order, rid, _place(order, rid), top, _place(order, top), seconds)

        self._context.read(read, self._take, key="people.order")

    def _take(self, answer: _Answer) -> None:
        self._rest_ms = max(_LEAST_MS, round(answer.seconds * 1000 * _REST))
        first_time, self._loaded = not self._loaded, True
        chosen, top = answer.chosen, answer.top
        if self._wanted is None:
            # The clerk may have moved on while the order was read.
            if self.current != answer.rid:
                chosen = _place(answer.order, self.current)
            if (now_top := self._top()) != answer.top_rid:
                top = _place(answer.order, now_top)
        before = self._view.current_row()
        had = self.current
        jump = self._wanted is not None
        if self._from_top and not jump:
            chosen = top = 0 if len(answer.order) else -1
        self._wanted, self._from_top = None, False
        self._silent = True
        moved = self.model.set_order(answer.order)
        count = len(answer.order)
        row = chosen
        if row < 0 and count and (before >= 0 or first_time):
            row = min(max(before, 0), count - 1)
        if moved or jump:
            if top >= 0 and not jump:
                self._view.verticalScrollBar().setValue(top)
            self._choose_row(row, in_place=top >= 0 and not jump)
        self._silent = False
        self._page.show_rows(any_rows=bool(count), filtered=self.filtered)
        self._say_line(count)
        if self.current != had or first_time:
            self.chosen.emit(self.current)

    def _top(self) -> int | None:
        return self.model.rid(self._view.rowAt(0))

    def _choose_row(self, row: int, *, in_place: bool) -> None:
        if row < 0:
            self.chosen.emit(None)
            return
        bar = self._view.verticalScrollBar()
        at = bar.value()
        self._view.choose_row(row)
        if in_place:
            bar.setValue(at)

    def _on_row(self, _row: int) -> None:
        if not self._silent:
            self.chosen.emit(self.current)

    def _count(self) -> None:
        today = self._context.today()
        store = self._context.services.store

        def read() -> tuple[dict[str, int], float]:
            # Half a second over 200,000 people, so not where pages and searches are read.
            database = store.database.reader()
            try:
                began = time.monotonic()
                return PeopleReader(database).counts(today), time.monotonic() - began
            finally:
                database.close()

        def done(found: tuple[dict[str, int], float]) -> None:
            counts, seconds = found
            self._count_rest_ms = max(_LEAST_MS, round(seconds * 1000 * _REST))
            self._total = counts["semua"]
            self._page.show_counts(counts)
            self._say_line(self.model.rowCount())

        self._context.background(read, done)

    def _say_line(self, shown: int) -> None:
        total = max(self._total, shown)
        if self.filtered:
            words = short = self.tr("{shown} dari {total} orang")
        else:
            words, short = self.tr("{shown} orang di komputer ini"), self.tr("{shown} orang")
        count = {"shown": formatting.number(shown), "total": formatting.number(total)}
        self._page.header.set_line(words.format(**count), short.format(**count))


def _place(order: array[int], rid: int | None) -> int:
    """Where a number stands; -1 when it is not there."""
    if rid is None:
        return -1
    try:
        return order.index(rid)
    except ValueError:
        return -1
