"""The panel with nobody in hand: ready, or nobody found; who came and left last. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.entities import VisitRow
from okeoce_desktop.ui.screens.front_desk.words import in_words, recent_words, visitor_words
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.label import IconMark, Label, Rule
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.person import Avatar

RECENT = 5


class RecentRow(QWidget):
    """One who came or left, with the time; a rule below."""

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar("", side=32)
        self._name = Label("", "strong", elide=True)
        self._what = Label("", "small", "ink3", elide=True)
        self._time = Label("", "small", "ink3")
        words = column(gap=0)
        words.addWidget(self._name)
        words.addWidget(self._what)
        line = row(gap=14)
        line.addWidget(self._avatar)
        line.addLayout(words, 1)
        line.addWidget(self._time)
        layout = column(self, gap=8)
        layout.addLayout(line)
        layout.addWidget(Rule())

    def show_visit(self, visit: VisitRow, now: int) -> None:
        """Shows somebody else."""
        self._avatar.set_name(visitor_words(visit))
        self._name.setText(visitor_words(visit))
        self._what.setText(recent_words(visit))
        self._time.setText(in_words(visit.out_at or visit.in_at, now))


class ReadyPage(QWidget):
    """What to do next, and the last five of today; `refuse_requested()` for somebody unknown who
    has to be turned away.
    """

    refuse_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = IconMark("scan-line", "nila_ink", 28)
        self._fact = Label("", "head", wrap=True)
        self._help = Label("", "small", "ink2", wrap=True)
        card = Card(padding=16)
        words = column(gap=4)
        words.addWidget(self._fact)
        words.addWidget(self._help)
        line = row(gap=14)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        card.body.addLayout(line)
        self._title = Label(self.tr("Baru saja"), "smalls", "ink2")
        refuse = Button(self.tr("Tidak bisa dilayani"), Kind.LINK, key=Shortcut.REFUSE, height=24)
        refuse.clicked.connect(self.refuse_requested)
        heading = row(gap=8)
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(refuse)
        self._recent = QWidget()
        recent = column(self._recent, gap=8)
        self._rows = [RecentRow() for _ in range(RECENT)]
        for each in self._rows:
            recent.addWidget(each)
        layout = column(self, (0, 4, 0, 0), 16)
        layout.addWidget(card)
        below = column(gap=8)
        below.addLayout(heading)
        below.addWidget(self._recent)
        layout.addLayout(below)
        self.show_ready()
        self.show_recent((), 0)

    def show_ready(self) -> None:
        """Nobody in hand."""
        self._mark.set_icon("scan-line", "nila_ink")
        self._fact.setText(self.tr("Siap untuk orang berikutnya"))
        self._help.setText(
            self.tr("Pindai kartu, atau ketik sebagian nama. Satu hasil langsung terbuka di sini.")
        )

    def show_nobody(self, text: str, *, card: bool) -> None:
        """Nobody was found; `card` when the text has the shape of a member number."""
        self._mark.set_icon("user-x", "ink2")
        self._fact.setText(self.tr("Tidak ada yang cocok dengan “{text}”.").format(text=text))
        if card:
            self._help.setText(self.tr("Kartu ini tidak dikenal. Cari dengan nama atau NIK."))
        else:
            self._help.setText(
                self.tr("Coba NIK atau angka akhir HP, atau tekan F3 untuk mendaftarkan.")
            )

    def show_recent(self, visits: Sequence[VisitRow], now: int) -> None:
        """The last ones of today, newest first."""
        for place, each in enumerate(self._rows):
            if place < len(visits):
                each.show_visit(visits[place], now)
            # Only ever shown once it has a parent, so that no window flashes up.
            each.setVisible(place < len(visits))
        self._title.setVisible(bool(visits))
        self._recent.setVisible(bool(visits))
