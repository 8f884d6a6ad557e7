"""The panel of the registration: what stops saving, who it may be, what waits. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from okeoce_desktop.ui.screens.registration.matches import Lookalike, MatchList
from okeoce_desktop.ui.screens.registration.offer import Offer
from okeoce_desktop.ui.screens.registration.sections import (
    DraftList,
    NoticeText,
    ProblemList,
    SavedLine,
)
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.keys import KEY_STAYS
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.notice import Pill
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.panel import PanelTitle, SidePanel


class RegistrationPanel(SidePanel):
    """Sections from the most urgent to the least, and the foot with Tunda and Simpan."""

    field_wanted = Signal(str)
    card_confirmed = Signal()
    person_opened = Signal(object)
    person_differs = Signal(object)
    draft_resumed = Signal(object)
    check_in_wanted = Signal()
    restored = Signal()
    parked = Signal()
    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading = False
        self.problems = ProblemList()
        self.problems.chosen.connect(self.field_wanted)
        self._card = Offer("warn", "id-card", self.tr("Sesuai KTP-el"), Shortcut.SEEN_ON_CARD)
        self._card.acted.connect(self.card_confirmed)
        self._done = Offer(
            "ok", "circle-check", self.tr("Catat masuk sekarang"), Shortcut.OPEN_FIRST
        )
        self._done.acted.connect(self.check_in_wanted)
        self._gone = Offer("neutral", "trash-2", self.tr("Urungkan"), Shortcut.UNDO)
        self._gone.acted.connect(self.restored)
        self._title = PanelTitle("", large=True)
        self._pill = Pill("", "warn")
        self._title.right.addWidget(self._pill)
        self._hint = Label("", "small", "ink3", wrap=True)
        self._head = QWidget()
        words = column(self._head, gap=1)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        self.matches = MatchList()
        self.matches.opened.connect(self.person_opened)
        self.matches.different.connect(self.person_differs)
        self.drafts = DraftList()
        self.drafts.chosen.connect(self.draft_resumed)
        self.notice_text = NoticeText()
        for section in (
            self.problems,
            self._card,
            self._done,
            self._gone,
            self.drafts,
            self._head,
            self.matches,
            self.notice_text,
        ):
            self.body.addWidget(section)
        self.body.addStretch(1)
        self._build_foot()
        self.show_matches([])
        self._adapt()
        theme().changed.connect(self._adapt)

    def _build_foot(self) -> None:
        self.saved_line = SavedLine()
        self.foot.addWidget(self.saved_line)
        buttons = row(gap=8)
        self.park = Button(self.tr("Tunda"), key=Shortcut.PARK, height=48)
        self.park.clicked.connect(self.parked)
        # Without its cap at large type; the key stays with the button that is not shown.
        self._park_short = Button(self.tr("Tunda"), height=48)
        self._park_short.clicked.connect(self.parked)
        self.save = Button(self.tr("Simpan"), Kind.MAIN, key=Shortcut.SAVE, height=48, wide=True)
        self.save.clicked.connect(self.saved)
        for button in (self.park, self._park_short):
            buttons.addWidget(button)
        buttons.addWidget(self.save, 1)
        self.foot.addLayout(buttons)

    def _adapt(self) -> None:
        compact = theme().compact
        self.park.setProperty(KEY_STAYS, compact)
        self.park.setVisible(not compact)
        self._park_short.setVisible(compact)
        self.saved_line.set_short(compact)
        self._choose_notice_text()

    def chain(self) -> list[QWidget]:
        """What Tab walks through: the sections from top to bottom, then the foot."""
        sections = (
            self.problems,
            self._card,
            self._done,
            self._gone,
            self.drafts,
            self.matches,
        )
        buttons = [
            button for section in sections for button in section.findChildren(QAbstractButton)
        ]
        return [*buttons, self.park, self._park_short, self.save]

    def show_matches(self, found: Sequence[Lookalike]) -> None:
        """Shows who it may be."""
        self.matches.show_matches(found)
        self.matches.setVisible(bool(found))
        same = bool(found) and found[0].is_same
        if same:
            self._title.set_title(self.tr("Sudah terdaftar"))
            self._hint.setText(self.tr("NIK ini milik orang di bawah. Buka orangnya."))
        elif found:
            self._title.set_title(self.tr("Mungkin sudah terdaftar"))
            self._hint.setText(self.tr("Cocokkan dengan KTP-el sebelum menyimpan."))
        else:
            self._title.set_title(self.tr("Peserta baru"))
            self._hint.setText(self.tr("Bacakan ini, lalu centang di isian."))
        self._pill.set_pill(self.tr("{count} orang").format(count=len(found)), "warn")
        self._pill.setVisible(bool(found) and not same)
        self._choose_notice_text()

    def show_problems(self, lines: Sequence[tuple[str, str]]) -> None:
        """Shows what stops saving: field and sentence; nothing hides the list."""
        self.problems.show_problems(lines)
        self._choose_notice_text()

    def show_card_question(self, shown: bool) -> None:
        """Asks for a look at the card when the NIK is odd."""
        words = self.tr("NIK ini tidak lazim. Bandingkan dengan KTP-el di tangan.")
        self._card.offer(words if shown else "")

    def read_notice(self, reading: bool) -> None:
        """Shows the notice while it is its turn, whatever else there is to show."""
        self._reading = reading
        self._choose_notice_text()
        if reading:
            self.show_child(self.notice_text)

    def show_registered(self, heading: str, words: str) -> None:
        """Says who was registered and offers the next step; empty words hide it."""
        self._done.offer(words, heading)

    def show_discarded(self, words: str) -> None:
        """Says what was thrown away and offers it back; empty words hide it."""
        self._gone.offer(words)

    def _choose_notice_text(self) -> None:
        alone = self.matches.isHidden() and self.problems.isHidden()
        self.notice_text.setVisible(alone or self._reading)
        self._hint.setHidden(theme().compact and not alone)
        self._head.setVisible(alone or not self.matches.isHidden())
