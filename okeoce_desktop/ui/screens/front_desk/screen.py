"""The front desk: wires box, panel, table and capacity to the presenter. UI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain import member_no
from okeoce_desktop.domain.entities import Desk, PersonCard
from okeoce_desktop.services.front_desk import Suggestion
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.front_desk.capacity import CapacityCard
from okeoce_desktop.ui.screens.front_desk.desk_box import DeskBox
from okeoce_desktop.ui.screens.front_desk.desk_panel import DeskPanel
from okeoce_desktop.ui.screens.front_desk.finder import Finder, Found, Hits
from okeoce_desktop.ui.screens.front_desk.here_card import HereCard
from okeoce_desktop.ui.screens.front_desk.parts import Guest, Mode
from okeoce_desktop.ui.screens.front_desk.presenter import DeskPresenter
from okeoce_desktop.ui.screens.front_desk.scan_guard import ScanGuard
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button
from okeoce_desktop.ui.widgets.page_header import PageHeader
from okeoce_desktop.ui.widgets.paint import column
from sync.contract import RowId

PLACE = "front_desk"


class _Page(QWidget):
    """The page beside the panel; `left()` on Esc."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class FrontDeskScreen(QObject):
    """The screen of the place `front_desk`; see `shell.screen.Screen` and `parts.View`.

    It answers the search box on every screen: whoever is found there is brought here.

    It lives and dies with its `content`.
    """

    place_id = PLACE

    def __init__(self, context: Context) -> None:
        content = _Page()
        super().__init__(content)
        self.content = content
        self.title = self.tr("Meja depan")
        self._context = context
        self._window = context.window
        self.presenter = DeskPresenter(context, self)
        self.panel = DeskPanel(self.presenter.free_places, self._post_name)
        self._header = header = PageHeader(self.title)
        self._guest = Button(
            self.tr("Tamu tanpa kartu"), icon="user", key=Shortcut.GUEST, height=36
        )
        self._register = Button(
            self.tr("Daftar baru"), icon="user-plus", key=Shortcut.REGISTER, height=36
        )
        header.buttons.addWidget(self._guest)
        header.buttons.addWidget(self._register)
        self._capacity = CapacityCard()
        self._here = HereCard()
        self.foot = self._here.foot
        page = column(self.content, (24, 14, 20, 16), 12)
        page.addWidget(header)
        page.addWidget(self._capacity)
        page.addWidget(self._here, 1)
        self._box = DeskBox(self._window.search_box, context.now)
        self._finder = Finder(self._ask, self._box, self)
        self._guard = ScanGuard(self._in_sight, self)
        self._connect()
        self._say_hours()

    def _say_hours(self) -> None:
        hours = self._context.services.hours
        words = self.tr("Buka {opens} sampai {closes}")
        if theme().compact:
            words = self.tr("{opens} sampai {closes}")
        self._header.set_line(
            words.format(opens=f"{hours.opens:%H.%M}", closes=f"{hours.closes:%H.%M}")
        )

    def _connect(self) -> None:
        presenter, panel, context = self.presenter, self.panel, self._context
        self._guest.clicked.connect(lambda: presenter.start_guest())
        self._register.clicked.connect(lambda: self.search_new(self._box.typed()))
        self._here.left.connect(presenter.check_out)
        self.content.left.connect(self._box.start_over)
        self._box.went_down.connect(self._on_down)
        self._window.set_search_handler(self)
        self._guard.scanned.connect(self._on_scanned)
        self._window.search_box.textChanged.connect(self._on_text)
        panel.scanned.connect(self._on_scanned)
        panel.recorded.connect(self._on_record)
        panel.purpose_chosen.connect(presenter.choose_purpose)
        panel.place_chosen.connect(presenter.choose_place)
        panel.guest_edited.connect(presenter.guest_typed)
        panel.reason_chosen.connect(presenter.choose_reason)
        panel.refuse_requested.connect(self._on_refuse)
        panel.complete_requested.connect(self._on_complete)
        panel.close_requested.connect(presenter.close)
        context.changed.connect(presenter.changed)
        context.minute_passed.connect(presenter.refresh)
        context.person_requested.connect(presenter.open_person)
        theme().changed.connect(self._say_hours)

    # What the window asks

    def default_focus(self) -> QWidget | None:
        return None

    def shown(self) -> None:
        """Comes into sight."""
        self.presenter.refresh()

    def search_edited(self, text: str) -> None:
        self._finder.edited(text)

    def search_submitted(self, text: str) -> None:
        self._finder.entered(text)

    def search_picked(self, data: object) -> None:
        if isinstance(data, Found):
            self._finder.picked(data)

    def search_new(self, text: str) -> None:
        # The box still holds the words that found somebody in hand, or on the way here.
        if self._in_sight():
            typed = text if self.presenter.mode is Mode.READY else ""
            self.presenter.close()
        else:
            typed = text if self._box.in_use() else ""
            self._window.search_box.reset()
        self._context.registration_requested.emit(typed)

    # What the finder found

    def person_found(self, person: RowId) -> None:
        if self._in_sight():
            self.presenter.open_person(person)
        else:
            self._context.person_requested.emit(person)

    def nobody_found(self, text: str) -> None:
        if self._in_sight() and self.presenter.mode in (Mode.READY, Mode.PERSON):
            self.presenter.nobody(text)

    def search_goes_on(self) -> None:
        if self.presenter.mode is Mode.READY:
            self.panel.show_ready()

    # What the presenter shows

    def show_desk(self, desk: Desk, now: int, fresh: RowId | None) -> None:
        self._capacity.show_places(desk.places)
        self._here.show_desk(desk, now, fresh)
        self.panel.ready_page.show_recent(desk.recent, now)

    def ready(self) -> None:
        self.panel.show_ready()
        if self._in_sight():
            self._box.start_over()

    def show_nobody(self, text: str) -> None:
        self.panel.show_nobody(text, card=member_no.normalise(text) is not None)

    def show_person(self, card: PersonCard, now: int, *, again: bool) -> None:
        self.panel.show_person(card, now)
        if not again and self._in_sight():
            self._box.close_hits()
            self.panel.focus_person()

    def show_guest(self, guest: Guest) -> None:
        self.panel.show_guest(guest)

    def show_refusal(self, name: str) -> None:
        self.panel.show_refusal(name)

    def show_purpose(self, purpose: str | None) -> None:
        self.panel.show_purpose(purpose)

    def show_place(self, suggestion: Suggestion | None) -> None:
        self.panel.show_place(suggestion)

    def ask_purpose(self) -> None:
        self.panel.ask_purpose()

    def ask_reason(self) -> None:
        self.panel.ask_reason()

    # What the clerk does

    def _in_sight(self) -> bool:
        return self._window.current_place == PLACE

    def _ask(self, text: str, answer: Callable[[Hits], None]) -> None:
        self._context.read(lambda reading: reading.search.find(text), answer, key="search")

    def _post_name(self, post: str | None) -> str:
        services = self._context.services
        area = services.areas.kecamatan.get(post or "")
        return area.name if area is not None and post != services.post else ""

    def _on_down(self) -> None:
        if self._in_sight():
            self._here.focus_rows()

    def _on_text(self, text: str) -> None:
        if not text:
            self._finder.forget()
            self.search_goes_on()

    def _on_scanned(self, text: str) -> None:
        self._box.start_over()
        self._window.search_box.setText(text)
        self._finder.entered(text)

    def _on_record(self) -> None:
        mode = self.presenter.mode
        if mode is Mode.REFUSAL:
            self.presenter.record(self.panel.refusal.guest())
        else:
            self.presenter.record(self.panel.guest.guest() if mode is Mode.GUEST else None)

    def _on_refuse(self) -> None:
        guest = self.panel.guest.guest() if self.presenter.mode is Mode.GUEST else None
        self.presenter.start_refusal(guest)

    def _on_complete(self) -> None:
        card = self.presenter.card
        if card is not None:
            self._window.go_to("participants")
            self._context.edit_requested.emit(card.person.id)
