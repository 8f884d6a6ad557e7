"""Changing somebody known: opens the form in place of the list, saves, removes. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.domain.entities import PersonCard
from okeoce_desktop.errors import UserFacingError
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.participants.edit_page import EditPage, EditPanel
from okeoce_desktop.ui.screens.registration.finder import Finder
from okeoce_desktop.ui.screens.registration.matches import Lookalike
from sync.contract import RowId


class Editing(QObject):
    """The form and its panel, built into the given stacks; `ended` when the list is wanted again.

    Made at the first change: the form has 40 widgets that the list does not need.
    """

    ended = Signal()

    def __init__(self, context: Context, pages: QStackedWidget, panels: QStackedWidget) -> None:
        super().__init__(pages)
        self._context = context
        self._pages, self._panels = pages, panels
        services = context.services
        self.page = EditPage(services.areas, context.now, services.post)
        self.panel = EditPanel()
        self._finder = Finder(context, self.page.entry)
        self._person: RowId | None = None
        pages.addWidget(self.page)
        panels.addWidget(self.panel)
        self._connect()

    def _connect(self) -> None:
        page, panel = self.page, self.panel
        page.changed.connect(self._show_state)
        page.abandoned.connect(self.stop)
        panel.abandoned.connect(self.stop)
        panel.saved.connect(self._save)
        panel.removed.connect(self._remove)
        panel.card_confirmed.connect(self._confirm_card)
        panel.field_wanted.connect(page.form.focus_field)
        panel.person_opened.connect(self._context.person_requested)
        page.form.edited.connect(self._edited)
        self._finder.found.connect(self._found)

    @property
    def active(self) -> bool:
        """Whether somebody is being changed."""
        return self._person is not None

    @property
    def first(self) -> QWidget:
        """Where typing starts."""
        return self.page.form.first

    def shown(self) -> None:
        """Comes into sight."""
        self.page.set_tab_order(self.panel.chain())

    def start(self, card: PersonCard) -> None:
        """Opens the form of a person, at the first thing that is missing."""
        person = self._person = card.person.id
        self.page.show_person(card.person, card.business)
        self.panel.show_person(card.person, card.business)
        self._pages.setCurrentWidget(self.page)
        self._panels.setCurrentWidget(self.panel)
        if card.person.nik:
            # The form shows the whole number, so that is noted too.
            self._context.write(lambda writing: writing.people.show_nik(person))
        missing = [name for name in card.missing if name in self.page.names]
        self.page.form.focus_field(missing[0] if missing else "full_name")
        self._finder.look()  # what was asked about the last one is answered no more
        self._show_state()
        self.shown()

    def stop(self) -> None:
        """Back to the list; what was typed is dropped."""
        self._person = None
        self.ended.emit()

    def _edited(self, field: str) -> None:
        if field == "nik":
            self._finder.look()

    def _found(self, found: Sequence[Lookalike]) -> None:
        """Who else has the NIK, where it was changed; the form says so, the panel opens them."""
        same = [one for one in found if one.is_same and "nik" in self.page.changes()]
        if self.panel.show_owner(same):
            self.shown()
        self.page.form.refresh()
        self._show_state()

    def _show_state(self) -> None:
        page = self.page
        blocks = page.blocks() if page.entry.tried else []
        count = len(page.changes())
        self.panel.show_state(count, blocks, asks_card=page.entry.wants_card())

    def _confirm_card(self) -> None:
        self.page.entry.confirm_card()
        self.page.form.refresh()
        self._show_state()

    def _save(self) -> None:
        person, page = self._person, self.page
        if person is None:
            return
        blocks = page.blocks()
        page.form.refresh()
        self._show_state()
        if blocks:
            page.form.focus_field(blocks[0].field)
            return
        changes = page.changes()
        if not changes:
            self.stop()
            return
        has_business = changes.pop("has_business", None)
        business = changes.pop("business_name", None)
        category = changes.pop("business_category", None)
        name = " ".join(page.entry.text("full_name").split())

        def done(changed: ChangeSet) -> None:
            if self._person == person:
                self.stop()
            words = self.tr("Tersimpan di komputer ini: {name}")
            self._context.say(words.format(name=name), undo=changed.undo)

        def failed(error: BaseException) -> None:
            if isinstance(error, UserFacingError) and error.params.get("reason") == "nik_known":
                self._finder.look()
            else:
                self._context.say_failure(error)

        self._context.write(
            lambda writing: writing.people.edit(
                person,
                changes,
                business_name=_text(business),
                category=_text(category),
                has_business=has_business if isinstance(has_business, bool) else None,
            ),
            done,
            failed,
        )

    def _remove(self) -> None:
        person, name = self._person, self.page.entry.text("full_name")
        if person is None:
            return

        def done(changed: ChangeSet) -> None:
            if self._person == person:
                self.stop()
            self._context.say(self.tr("{name} dihapus").format(name=name), undo=changed.undo)

        self._context.write(lambda writing: writing.people.remove(person), done)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
