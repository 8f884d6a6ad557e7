"""The panel for somebody without a card: name or number, for what, where to. UI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain import member_no
from okeoce_desktop.domain.entities import Place
from okeoce_desktop.domain.visit_rules import MOST_PARTY
from okeoce_desktop.services.front_desk import Suggestion
from okeoce_desktop.ui.screens.front_desk.parts import Guest
from okeoce_desktop.ui.screens.front_desk.person_page import refuse_button
from okeoce_desktop.ui.screens.front_desk.purposes import PlaceRow, Question, purpose_options
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.panel import PanelTitle

NAME_LENGTH = 120


class _PartyNumber(QIntValidator):
    """Rewrites a number that cannot be when the field is left: one person at least."""

    def fixup(self, _typed: str) -> str:
        return "1"


class EntryLine(TextInput):
    """A line whose Enter goes on to the next question: `went_on()`."""

    went_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
            return
        super().keyPressEvent(event)


class GuestPage(QWidget):
    """`purpose_chosen(object)`, `place_chosen(object)`, `refuse_requested()`; `scanned(str)` when
    a card was read while the keyboard was in the name; `edited(Guest)` when they are more or fewer.
    """

    edited = Signal(object)
    purpose_chosen = Signal(object)
    place_chosen = Signal(object)
    refuse_requested = Signal()
    list_closed = Signal()
    scanned = Signal(str)

    def __init__(self, choices: Callable[[], Sequence[Place]]) -> None:
        super().__init__()
        title = PanelTitle(self.tr("Tamu tanpa kartu"), esc=self.tr("tutup"))
        refuse = refuse_button(self.tr("Tolak"))
        title.right.insertWidget(0, refuse)
        self.name = EntryLine(self.tr("Nama tamu"))
        self.name.setMaxLength(NAME_LENGTH)
        self._party = EntryLine(self.tr("Jumlah orang"))
        self._party.setValidator(_PartyNumber(1, MOST_PARTY, self._party))
        name = Field(self.tr("Nama"), self.name, optional=self.tr("(boleh kosong)"), messages=False)
        party = Field(self.tr("Jumlah"), self._party, messages=False)
        who = row(gap=8)
        who.addWidget(name, 2)
        who.addWidget(party, 1)
        self.purposes = Question(self.tr("Keperluan hari ini"), purpose_options())
        self.place = PlaceRow(choices, command=self.tr("Ubah"))
        layout = column(self, gap=8)
        layout.addWidget(title)
        layout.addLayout(who)
        layout.addSpacing(4)
        layout.addWidget(self.purposes)
        layout.addWidget(self.place)
        self.purposes.answered.connect(self.purpose_chosen)
        self.place.place_chosen.connect(self.place_chosen)
        self.place.closed.connect(self.list_closed)
        refuse.clicked.connect(self.refuse_requested)
        self.name.went_on.connect(self._on_name)
        self._party.went_on.connect(self.ask_on)
        self._party.textChanged.connect(lambda _text: self.edited.emit(self.guest()))

    def _on_name(self) -> None:
        typed = self.name.text()
        if member_no.normalise(typed) is not None:
            self.scanned.emit(typed)
        else:
            self.ask_on()

    def ask_on(self) -> None:
        """The keyboard goes to the purposes."""
        self.purposes.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, suggestion: Suggestion | None) -> None:
        """Where the guest will go."""
        self.place.show_place(suggestion)

    def show_guest(self, guest: Guest) -> None:
        """A form for somebody new."""
        self.name.setText(guest.name)
        self._party.setText(str(guest.party))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def guest(self) -> Guest:
        """What the form holds; no number counts as one person."""
        typed = self._party.text().strip()
        party = min(max(int(typed), 1), MOST_PARTY) if typed.isdigit() else 1
        return Guest(" ".join(self.name.text().split()), party)
