"""The card of those who are here now: heading, rows, totals of the day. UI thread."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.entities import Desk, VisitRow
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.front_desk.here_model import HereModel
from okeoce_desktop.ui.screens.front_desk.words import visitor_words
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import Card, EmptyState, Heading
from okeoce_desktop.ui.widgets.label import Label, Rule
from okeoce_desktop.ui.widgets.paint import row
from okeoce_desktop.ui.widgets.table import DataTable
from sync.contract import RowId


class HereCard(Card):
    """`left(VisitRow)` when somebody is to be checked out, by K, Enter or the mouse.

    While a row is chosen the heading offers the same for it: at large type the table has no room
    for a command in every row.
    """

    left = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self.model = HereModel()
        self.table = DataTable(self.tr("Orang di sini sekarang"))
        self.table.show_model(self.model)
        self._heading = Heading(self.tr("Di sini sekarang"))
        self._out = Button(self.tr("Catat keluar"), Kind.LINK, key="K", height=28)
        self._out.hide()
        head = QWidget()
        top = row(head, (17, 8, 9, 2), 8)
        top.addWidget(self._heading, 1)
        top.addSpacing(8)
        top.addWidget(self._out)
        head.setMinimumHeight(theme().px(38))
        self._empty = EmptyState(
            self.tr("Belum ada yang datang hari ini"), self.tr("Pindai kartu untuk mulai.")
        )
        self._empty.hide()
        self._today = Label("", "small", "ink3", elide=True)
        self._last = Label("", "small", "ink3", elide=True)
        self.foot = foot = QWidget()
        line = row(foot, (17, 11, 17, 11), 12)
        line.addWidget(self._today)
        line.addStretch(1)
        line.addWidget(self._last)
        self.body.addWidget(head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(foot)
        view = self.table.view
        view.row_activated.connect(self._on_row)
        view.action_triggered.connect(lambda at, _name: self._on_row(at))
        view.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self._out.clicked.connect(lambda: self._on_row(view.current_row()))
        theme().changed.connect(self._offer)
        self._head = head

    def show_desk(self, desk: Desk, now: int, fresh: RowId | None) -> None:
        """New rows and totals; `fresh` is tinted."""
        self.model.show_visits(desk.here, now)
        if fresh is not None:
            self.table.view.scrollToTop()
            self.table.view.flash(fresh)
        people = sum(visit.party_size for visit in desk.here)
        anybody = bool(desk.here)
        self._heading.set_remark(
            self.tr("{count} orang").format(count=formatting.number(people)) if anybody else ""
        )
        self.table.setVisible(anybody)
        self._empty.setVisible(not anybody)
        if desk.visits_today:
            self._empty.set_words(
                self.tr("Tidak ada orang di sini sekarang"), self.tr("Semua sudah keluar.")
            )
        else:
            self._empty.set_words(
                self.tr("Belum ada yang datang hari ini"), self.tr("Pindai kartu untuk mulai.")
            )
        self._say_totals(desk)
        self._offer()

    def _say_totals(self, desk: Desk) -> None:
        number = formatting.number
        if desk.refused_today:
            words = self.tr(
                "Hari ini {visits} kunjungan, {left} sudah keluar, {refused} tidak dilayani"
            )
        else:
            words = self.tr("Hari ini {visits} kunjungan, {left} sudah keluar")
        self._today.setText(
            words.format(
                visits=number(desk.visits_today),
                left=number(desk.left_today),
                refused=number(desk.refused_today),
            )
        )
        out = desk.last_out
        if out is None or out.out_at is None:
            self._last.setText("")
            return
        self._last.setText(
            self.tr("Terakhir keluar: {name}, {time}").format(
                name=visitor_words(out), time=formatting.clock(out.out_at)
            )
        )

    def _offer(self) -> None:
        """The command for the chosen row in the heading, or the words about the order."""
        chosen = bool(self.table.view.selectionModel().selectedRows())
        chosen = chosen and self.table.isVisibleTo(self)
        self._out.setVisible(chosen)
        quiet = chosen or theme().compact or not self.model.visits
        self._heading.set_right("" if quiet else self.tr("terbaru di atas"))
        self._head.setMinimumHeight(theme().px(38))
        self._last.setVisible(not theme().compact)

    def chosen(self) -> VisitRow | None:
        """The visit of the current row."""
        at = self.table.view.current_row()
        return self.model.visits[at] if 0 <= at < len(self.model.visits) else None

    def focus_rows(self) -> None:
        """The keyboard goes to the rows, the newest first unless one was chosen."""
        if not self.model.visits:
            return
        self.table.view.setFocus()
        if self.table.view.current_row() < 0:
            self.table.view.choose_row(0)

    def _on_row(self, at: int) -> None:
        if 0 <= at < len(self.model.visits):
            self.left.emit(self.model.visits[at])
