"""The side panel of the front desk: one page at a time over the main action. UI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.entities import PersonCard, Place
from okeoce_desktop.ui.screens.front_desk.guest_page import GuestPage
from okeoce_desktop.ui.screens.front_desk.parts import Guest
from okeoce_desktop.ui.screens.front_desk.person_page import PersonPage
from okeoce_desktop.ui.screens.front_desk.ready_page import ReadyPage
from okeoce_desktop.ui.screens.front_desk.refusal_page import RefusalPage
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.panel import SidePanel


class DeskPanel(SidePanel):
    """Signals: `recorded()` for the main action, `purpose_chosen(object)`,
    `place_chosen(object)`, `reason_chosen(object)`, `complete_requested()`, `refuse_requested()`.
    """

    recorded = Signal()
    purpose_chosen = Signal(object)
    place_chosen = Signal(object)
    reason_chosen = Signal(object)
    complete_requested = Signal()
    refuse_requested = Signal()

    def __init__(
        self, choices: Callable[[], Sequence[Place]], post_name: Callable[[str | None], str]
    ) -> None:
        super().__init__()
        self.ready_page = ReadyPage()
        self.person = PersonPage(choices, post_name)
        self.guest = GuestPage(choices)
        self.refusal = RefusalPage()
        self.main = Button("", Kind.MAIN, key="Enter", height=48, wide=True)
        self.main.hide()
        self._pages: tuple[QWidget, ...] = (
            self.ready_page,
            self.person,
            self.guest,
            self.refusal,
        )
        for page in self._pages:
            page.setVisible(False)
            self.body.addWidget(page)
        self.body.addStretch(1)
        self.foot.addWidget(self.main)  # after the pages: Tab comes to it last
        self.main.clicked.connect(self.recorded)
        for asking in (self.person, self.guest):
            asking.purpose_chosen.connect(self.purpose_chosen)
            asking.place_chosen.connect(self.place_chosen)
            asking.refuse_requested.connect(self.refuse_requested)
        self.person.complete_requested.connect(self.complete_requested)
        self.refusal.reason_chosen.connect(self.reason_chosen)
        self.person.list_closed.connect(lambda: self.person.take_focus(self.main))
        self.guest.list_closed.connect(self.guest.ask_on)
        self._show(self.ready_page, "")

    def _show(self, page: QWidget, main: str) -> None:
        for each in self._pages:
            if each is not page:
                each.hide()
        page.show()
        self.main.setText(main)
        self.main.setVisible(bool(main))

    def show_ready(self) -> None:
        """Nobody in hand."""
        self.ready_page.show_ready()
        self._show(self.ready_page, "")

    def show_nobody(self, text: str, *, card: bool) -> None:
        """The box found nobody."""
        self.ready_page.show_nobody(text, card=card)
        self._show(self.ready_page, "")

    def show_person(self, card: PersonCard, now: int) -> None:
        """A person in hand."""
        self.person.show_card(card, now)
        here = card.open_visit is not None
        self._show(self.person, self.tr("Catat keluar") if here else self.tr("Catat masuk"))

    def focus_person(self) -> None:
        """The keyboard goes to the question, or to the main action when there is none."""
        self.show_child(self.person)
        self.person.take_focus(self.main)

    def show_guest(self, guest: Guest) -> None:
        """Somebody without a card."""
        self._show(self.guest, self.tr("Catat masuk"))
        self.guest.show_guest(guest)

    def show_refusal(self, name: str) -> None:
        """Somebody who has to be turned away."""
        self._show(self.refusal, self.tr("Catat tidak dilayani"))
        self.refusal.show_refusal(name)

    def show_purpose(self, purpose: str | None) -> None:
        """The purpose that is chosen."""
        self.person.purposes.set_value(purpose)
        self.guest.purposes.set_value(purpose)

    def ask_purpose(self) -> None:
        """A purpose comes first."""
        shown = self.guest.purposes if self.guest.isVisible() else self.person.purposes
        shown.ask(self.tr("pilih dulu, 1 sampai 7"))

    def ask_reason(self) -> None:
        """A reason comes first."""
        self.refusal.reasons.ask(self.tr("pilih dulu, 1 sampai 4"))
