"""Changing what is known of a person: form in the page, what stops it in the panel. UI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.problems import Problem
from okeoce_desktop.ui.screens.front_desk.words import owner_words
from okeoce_desktop.ui.screens.registration.entry import PersonEntry
from okeoce_desktop.ui.screens.registration.form import PersonForm
from okeoce_desktop.ui.screens.registration.matches import Lookalike, MatchList
from okeoce_desktop.ui.screens.registration.sections import ProblemList
from okeoce_desktop.ui.screens.registration.words import finding_words
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.notice import Notice
from okeoce_desktop.ui.widgets.page_header import PageHeader
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.panel import SidePanel
from okeoce_desktop.ui.widgets.person import PersonHeading
from sync.contract import Business, Participant

_WIDEST = 760


class EditPage(QWidget):
    """The form of somebody known; `abandoned` on Esc, `changed` after every change."""

    abandoned = Signal()
    changed = Signal()

    def __init__(self, areas: Areas, now: Callable[[], int], near: str) -> None:
        super().__init__()
        self.entry = PersonEntry(areas, now, asks_consent=False)
        self._before: dict[str, object] = {}
        layout = column(self, (24, 14, 20, 16), 10)
        self._header = PageHeader(self.tr("Ubah data"), " ")
        layout.addWidget(self._header)
        self._card = Card(padding=0, gap=0)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.form = PersonForm(self.entry, areas, near, consents=False)
        self.form.show_more(True)
        self.form.edited.connect(self.changed)
        self.form.left.connect(self.changed)
        self._card.body.addWidget(self.form)
        layout.addWidget(self._card, 1)
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_person(self, person: Participant, business: Business | None) -> None:
        """Starts with what is known."""
        self.form.set_person(person, business)
        self.entry.dismissed.add(bytes(person.id))
        self._before = self._now()
        self._header.set_line(person.full_name or self.tr("Tanpa nama"))

    @property
    def names(self) -> frozenset[str]:
        """The fields the form has."""
        return frozenset(self._now())

    def changes(self) -> dict[str, object]:
        """Only what the clerk changed, by the contract's names, business fields included."""
        after = self._now()
        return {name: value for name, value in after.items() if value != self._before[name]}

    def blocks(self) -> list[Problem]:
        """What forbids saving what was changed; what was wrong before may stay so."""
        changed = set(self.changes())
        return [problem for problem in self.entry.try_to_save() if problem.field in changed]

    def _now(self) -> dict[str, object]:
        names = ("has_business", "business_name", "business_category")
        return {**self.entry.form(), **{name: self.entry.get(name) for name in names}}

    def set_tab_order(self, after: Sequence[QWidget]) -> None:
        """Tab goes through the form, then the panel."""
        for first, second in pairwise([*self.form.chain(), *after]):
            QWidget.setTabOrder(first, second)

    def _restyle(self) -> None:
        look = theme()
        line = look.line_width
        self._card.body.setContentsMargins(look.gap(23), line, line, line)
        self.form.set_margins(look.gap(13), look.gap(23), look.gap(13))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card.setMaximumWidth(theme().px(_WIDEST))


class EditPanel(SidePanel):
    """Whose data are being changed and what stops saving them.

    Signals: `saved`, `abandoned`, `removed`, `card_confirmed` (the NIK is as on the card),
    `field_wanted(str)`, `person_opened(object)` with the id of who has the NIK.
    """

    saved = Signal()
    abandoned = Signal()
    removed = Signal()
    card_confirmed = Signal()
    field_wanted = Signal(str)
    person_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PersonHeading()
        self._state = Label("", "small", "ink2", wrap=True)
        self._problems = ProblemList()
        self._problems.chosen.connect(self.field_wanted)
        self._card = Notice(
            self.tr("Cocokkan NIK ini dengan KTP-el."),
            "warn",
            action=self.tr("Sesuai KTP-el"),
            key=Shortcut.SEEN_ON_CARD,
        )
        self._card.hide()
        self._card.acted.connect(self.card_confirmed)
        self._owner = MatchList()
        self._owner.opened.connect(self.person_opened)
        self._owner.hide()
        self.body.setSpacing(12)
        for part in (self._heading, self._state, self._problems, self._owner, self._card):
            self.body.addWidget(part)
        self.body.addStretch(1)
        remove = row()
        self._remove = Button(self.tr("Hapus peserta"), Kind.DANGER, icon="trash-2", height=34)
        self._remove.clicked.connect(self.removed)
        remove.addWidget(self._remove)
        remove.addStretch(1)
        self.body.addLayout(remove)
        self._save = Button(self.tr("Simpan"), Kind.MAIN, key=Shortcut.SAVE, height=48, wide=True)
        self._abandon = Button(self.tr("Batal"), key="Esc", height=48)
        self._save.clicked.connect(self.saved)
        self._abandon.clicked.connect(self.abandoned)
        buttons = row(gap=8)
        buttons.addWidget(self._abandon)
        buttons.addWidget(self._save, 1)
        self.foot.addLayout(buttons)
        self.close_requested.connect(self.abandoned)

    def chain(self) -> list[QWidget]:
        """What Tab walks through, in order."""
        owner = self._owner.findChildren(QAbstractButton)
        return [*owner, self._save, self._abandon, self._remove]

    def show_owner(self, owner: Sequence[Lookalike]) -> bool:
        """Who has the NIK that was typed, if anybody; whether that is another than before."""
        self._owner.setVisible(bool(owner))
        return self._owner.show_matches(owner)

    def show_person(self, person: Participant, business: Business | None) -> None:
        """Whose data these are."""
        name = person.full_name or self.tr("Tanpa nama")
        self._heading.set_person(name, owner_words(business))

    def show_state(self, count: int, problems: Sequence[Problem], *, asks_card: bool) -> None:
        """How many fields differ, what stops saving, and whether the card decides."""
        if count:
            words = self.tr("{count} isian diubah, belum disimpan.").format(count=count)
        else:
            words = self.tr("Belum ada yang diubah. Perubahan lama tetap ada di riwayat.")
        self._state.setText(words)
        self._problems.show_problems([(each.field, finding_words(each)) for each in problems])
        self._card.setVisible(asks_card)
