"""The participants: list, person in hand, changing what is known. UI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.services.container import Reading
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.participants.export import PeopleExport
from okeoce_desktop.ui.screens.participants.list_page import ListPage
from okeoce_desktop.ui.screens.participants.people_list import PeopleList
from okeoce_desktop.ui.screens.participants.person_panel import PersonDetail, PersonPanel
from okeoce_desktop.ui.widgets.combo import Entry
from sync.contract import RowId

if TYPE_CHECKING:
    from okeoce_desktop.ui.screens.participants.editing import Editing

PLACE = "participants"


class ParticipantsScreen(QObject):
    """The screen of the place `participants`; lives and dies with its content."""

    place_id = PLACE

    def __init__(self, context: Context) -> None:
        self._content = QStackedWidget()
        super().__init__(self._content)
        self.title = self.tr("Peserta")
        self._context = context
        services = context.services
        near = services.areas.kelurahan_of(services.post)
        self.list_page = ListPage([Entry(area.code, area.name) for area in near])
        self._content.addWidget(self.list_page)
        self._panels = QStackedWidget()
        self.person_panel = PersonPanel(self._kelurahan)
        self._panels.addWidget(self.person_panel)
        self.people = PeopleList(context, self.list_page, self._kelurahan)
        self.export = PeopleExport(context, self.list_page)
        self._detail: PersonDetail | None = None
        self._detail_of: int | None = None
        self._then: Callable[[], None] | None = None
        self._editing: Editing | None = None
        self._held = context.sync_status.held
        self._connect()

    def _connect(self) -> None:
        context, page, panel = self._context, self.list_page, self.person_panel
        self.people.chosen.connect(self._on_chosen)
        page.table.view.row_activated.connect(lambda _row: self._with_person(self._check_in))
        page.export_pressed.connect(lambda: self.people.ask_filtered(self.export.start))
        page.export_cancelled.connect(self.export.cancel)
        page.register_pressed.connect(lambda: context.registration_requested.emit(""))
        self.export.progressed.connect(page.show_progress)
        panel.check_in_pressed.connect(lambda: self._with_person(self._check_in))
        panel.edit_pressed.connect(lambda: self._with_person(self._start_edit))
        panel.nik_pressed.connect(lambda: self._with_person(self._show_nik))
        panel.sync_pressed.connect(lambda: context.window.go_to("sync"))
        panel.close_requested.connect(page.focus_list)
        context.changed.connect(self._on_changed)
        context.sync_changed.connect(self._on_sync)
        context.minute_passed.connect(self._reload)
        context.edit_requested.connect(self._on_edit_requested)

    # What the window asks

    @property
    def content(self) -> QWidget:
        return self._content

    @property
    def panel(self) -> QWidget:
        return self._panels

    @property
    def foot(self) -> QWidget | None:
        """Where the toast stands: below the list, which a form has not."""
        return None if self._content.currentWidget() is not self.list_page else self.list_page.foot

    def default_focus(self) -> QWidget | None:
        if self._editing is not None and self._editing.active:
            return self._editing.first
        return self.list_page.table.view

    def shown(self) -> None:
        """Comes into sight: what changed meanwhile is read."""
        if self._editing is not None:
            self._editing.shown()
        self.people.come_into_sight()
        self._reload()

    # The person in hand

    def _on_chosen(self, rid: int | None) -> None:
        self._then = None
        if rid is None:
            self._detail_of = self._detail = None
            self.person_panel.show_nobody(any_there=self.people.model.rowCount() > 0)
            return
        self._read_detail(rid)

    def _reload(self) -> None:
        """Reads the person in hand again, in place."""
        rid = self.people.current
        if rid is not None and self._content.isVisible():
            self._read_detail(rid)

    def _read_detail(self, rid: int) -> None:
        def read(reading: Reading) -> PersonDetail | None:
            listed = reading.people.page([rid]).get(rid)
            card = reading.desk.card(listed.id) if listed is not None else None
            if listed is None or card is None:
                return None
            return PersonDetail(card, reading.people.history(listed.id), listed.state)

        def done(detail: PersonDetail | None) -> None:
            if rid != self.people.current:
                return
            self._detail, self._detail_of = detail, rid
            if detail is None:
                self.person_panel.show_nobody()
                return
            self.person_panel.show_person(detail, self._context.now())
            then, self._then = self._then, None
            if then is not None:
                then()

        self._context.read(read, done, key="people.detail")

    def _with_person(self, act: Callable[[PersonDetail], None]) -> None:
        """Acts on the person of the current row, once the panel shows that one and no other."""
        if self.people.current is None:
            return
        if self._detail is not None and self._detail_of == self.people.current:
            act(self._detail)
        else:
            self._then = lambda: self._with_person(act)

    def _check_in(self, detail: PersonDetail) -> None:
        self._context.person_requested.emit(detail.id)

    def _show_nik(self, detail: PersonDetail) -> None:
        person = detail.id
        self._context.write(
            lambda writing: writing.people.show_nik(person),
            lambda number: self.person_panel.reveal_nik(person, number),
        )

    # Changing

    def _on_edit_requested(self, person: object) -> None:
        if not isinstance(person, bytes):
            return
        self._then = None
        self.people.choose(RowId(person))

        def read(reading: Reading) -> PersonDetail | None:
            card = reading.desk.card(RowId(person))
            return None if card is None else PersonDetail(card, [], "")

        def done(detail: PersonDetail | None) -> None:
            if detail is not None:
                self._start_edit(detail)

        self._context.read(read, done)

    def _start_edit(self, detail: PersonDetail) -> None:
        if self._editing is None:
            from okeoce_desktop.ui.screens.participants.editing import Editing

            self._editing = Editing(self._context, self._content, self._panels)
            self._editing.ended.connect(self._show_list)
        self._editing.start(detail.card)

    def _show_list(self) -> None:
        self._content.setCurrentWidget(self.list_page)
        self._panels.setCurrentWidget(self.person_panel)
        if self._context.window.current_place == PLACE:
            self.list_page.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.people.come_into_sight()

    # What happens elsewhere

    def _on_changed(self, changed: ChangeSet) -> None:
        if changed.touches("participant", "visit", "business", "consent"):
            self.people.refresh()
            self._reload()

    def _on_sync(self) -> None:
        held = self._context.sync_status.held
        if held != self._held:
            self._held = held
            self.people.refresh()

    def _kelurahan(self, code: str) -> str:
        area = self._context.services.areas.kelurahan.get(code)
        return area.name if area is not None else code
