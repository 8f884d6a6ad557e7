"""The side panel of the front desk: one page at a time over the main action. UI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.entities import PersonCard, Place
from okeoce_desktop.services.front_desk import Suggestion
from okeoce_desktop.ui.screens.front_desk.parts import Guest
from okeoce_desktop.ui.screens.front_desk.ready_page import ReadyPage
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.panel import SidePanel

if TYPE_CHECKING:
    from okeoce_desktop.ui.screens.front_desk.guest_page import GuestPage
    from okeoce_desktop.ui.screens.front_desk.person_page import PersonPage
    from okeoce_desktop.ui.screens.front_desk.refusal_page import RefusalPage

_PREPARE_MS = 500
"""After the window stands and before anybody can have been found."""


class DeskPanel(SidePanel):
    """The pages but the first are built when they are needed, or soon after the window stands.

    Signals: `recorded()` for the main action, `purpose_chosen(object)`,
    `place_chosen(object)`, `reason_chosen(object)`, `complete_requested()`, `refuse_requested()`;
    `scanned(str)` when a card was read while the keyboard was in the guest's name;
    `guest_edited(Guest)` when they are more or fewer.
    """

    recorded = Signal()
    purpose_chosen = Signal(object)
    place_chosen = Signal(object)
    reason_chosen = Signal(object)
    complete_requested = Signal()
    refuse_requested = Signal()
    scanned = Signal(str)
    guest_edited = Signal(object)

    def __init__(
        self, choices: Callable[[], Sequence[Place]], post_name: Callable[[str | None], str]
    ) -> None:
        super().__init__()
        self._choices, self._post_name = choices, post_name
        self._purpose: str | None = None
        self._suggestion: Suggestion | None = None
        self._asking: list[PersonPage | GuestPage] = []
        self.ready_page = ReadyPage()
        self.ready_page.refuse_requested.connect(self.refuse_requested)
        self.main = Button("", Kind.MAIN, key="Enter", height=48, wide=True)
        self.main.hide()
        self._shown: QWidget = self.ready_page
        self.body.addWidget(self.ready_page)
        self.body.addStretch(1)
        self.foot.addWidget(self.main)
        self.main.clicked.connect(self.recorded)
        QTimer.singleShot(_PREPARE_MS, self, self._prepare)

    def _prepare(self) -> None:
        """Builds what is not built yet: the first person found shall not wait for it."""
        _ = self.person, self.guest, self.refusal

    @cached_property
    def person(self) -> PersonPage:
        """A person in hand."""
        from okeoce_desktop.ui.screens.front_desk.person_page import PersonPage

        page = PersonPage(self._choices, self._post_name)
        self._add(page)
        self._listen(page)
        page.complete_requested.connect(self.complete_requested)
        page.list_closed.connect(lambda: page.take_focus(self.main))
        return page

    @cached_property
    def guest(self) -> GuestPage:
        """Somebody without a card."""
        from okeoce_desktop.ui.screens.front_desk.guest_page import GuestPage

        page = GuestPage(self._choices)
        self._add(page)
        self._listen(page)
        page.scanned.connect(self.scanned)
        page.edited.connect(self.guest_edited)
        page.list_closed.connect(page.ask_on)
        return page

    @cached_property
    def refusal(self) -> RefusalPage:
        """Somebody who has to be turned away."""
        from okeoce_desktop.ui.screens.front_desk.refusal_page import RefusalPage

        page = RefusalPage()
        self._add(page)
        page.reason_chosen.connect(self.reason_chosen)
        return page

    def _add(self, page: QWidget) -> None:
        page.hide()
        self.body.insertWidget(self.body.count() - 1, page)
        # Tab goes through the page and then to the main action, although that was here first.
        part, last = page.nextInFocusChain(), page
        while part is not None and page.isAncestorOf(part):
            last = part if part.focusPolicy() else last
            part = part.nextInFocusChain()
        QWidget.setTabOrder(last, self.main)

    def _listen(self, page: PersonPage | GuestPage) -> None:
        page.purposes.set_value(self._purpose)
        page.show_place(self._suggestion)
        page.purpose_chosen.connect(self.purpose_chosen)
        page.place_chosen.connect(self.place_chosen)
        page.refuse_requested.connect(self.refuse_requested)
        self._asking.append(page)

    def _show(self, page: QWidget, main: str) -> None:
        if page is not self._shown:
            self._shown.hide()
            self._shown = page
            self.show_top()
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
        self._purpose = purpose
        for page in self._asking:
            page.purposes.set_value(purpose)

    def show_place(self, suggestion: Suggestion | None) -> None:
        """Where somebody will go."""
        self._suggestion = suggestion
        for page in self._asking:
            page.show_place(suggestion)

    def ask_purpose(self) -> None:
        """A purpose comes first."""
        for page in self._asking:
            if page is self._shown:
                page.purposes.ask(self.tr("pilih dulu, 1 sampai 7"))

    def ask_reason(self) -> None:
        """A reason comes first."""
        self.refusal.reasons.ask(self.tr("pilih dulu, 1 sampai 4"))
