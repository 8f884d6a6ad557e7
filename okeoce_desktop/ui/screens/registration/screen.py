"""The registration screen: the form, its panel, and what they do together. UI thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.domain.entities import DraftLine
from okeoce_desktop.errors import UserFacingError
from okeoce_desktop.services.registration import NOTICE_VERSION
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.registration.drafts import DraftKeeper
from okeoce_desktop.ui.screens.registration.entry import PersonEntry
from okeoce_desktop.ui.screens.registration.finder import Finder
from okeoce_desktop.ui.screens.registration.held_keys import HeldKeys
from okeoce_desktop.ui.screens.registration.page import RegistrationPage
from okeoce_desktop.ui.screens.registration.panel import RegistrationPanel
from okeoce_desktop.ui.screens.registration.registrar import Done, Registrar
from okeoce_desktop.ui.screens.registration.words import (
    draft_title,
    finding_words,
    notice_line,
)

PLACE = "registration"


class RegistrationScreen(QObject):
    """Registers people one after the other; an entry not finished is never lost."""

    place_id = PLACE

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.title = self.tr("Pendaftaran")
        self._context = context
        services = context.services
        self.entry = PersonEntry(services.areas, context.now)
        self.page = RegistrationPage(self.entry, services.areas, services.post)
        self.panel_widget = RegistrationPanel()
        self._keeper = DraftKeeper(context, self.entry)
        self._keys = HeldKeys(self.page.form)
        self._registrar = Registrar(context)
        self._discarded: dict[str, Any] | None = None
        self._finder = Finder(context, self.entry)
        self._chain: list[QWidget] = []
        self._connect()
        self._refresh()

    @property
    def content(self) -> QWidget:
        return self.page

    @property
    def panel(self) -> QWidget:
        return self.panel_widget

    def default_focus(self) -> QWidget | None:
        return self.page.form.first

    def shown(self) -> None:
        """Comes into sight: other drafts may be there, and the day may be another one."""
        self._keeper.refresh()
        self._refresh()

    def begin(self, text: str) -> None:
        """Starts a registration with what was typed into the search box; what stood here waits."""
        if not text.strip():
            return
        if not self.entry.is_empty:
            self.park()
        self._leave_last()
        self.entry.prefill(text)
        self._edited()

    def park(self) -> None:
        """Puts the entry aside and empties the form."""
        if self.entry.is_empty:
            return
        self._keeper.save_now()
        name = draft_title(self.entry.text("full_name"))
        self._start_anew()
        self._keeper.refresh()
        self._context.say(self.tr("Isian {name} ditunda").format(name=name))

    def discard(self) -> None:
        """Throws the entry away; the panel offers it back."""
        if self.entry.is_empty:
            return
        self._discarded = self.entry.to_draft()
        name = draft_title(self.entry.text("full_name"))
        self._keeper.drop()
        self._start_anew()
        self.panel_widget.show_discarded(self.tr("Isian {name} dibuang.").format(name=name))

    def save(self) -> None:
        """Registers the person, or shows what stops it."""
        blocks = self.entry.try_to_save()
        self._refresh()
        if blocks:
            self.page.form.focus_field(blocks[0].field)
            return
        if self._keeper.is_held:
            return
        self._keeper.hold(True)
        self._keys.hold()
        self._registrar.register(self.entry, self._keeper.draft_id)

    def _registered(self, done: Done) -> None:
        self._keeper.hold(False)
        self._start_anew()
        words = self.tr("Nomor peserta {number}").format(number=done.member_no)
        heading = self.tr("{name} terdaftar").format(name=done.full_name)
        self.panel_widget.show_registered(heading, words)
        said = self.tr("Tersimpan di komputer ini, {number}").format(number=done.member_no)
        self._context.say(said, undo=done.undo)
        self._keeper.refresh()
        self._keys.release(self.page.form.first)

    def _refused(self, error: BaseException) -> None:
        self._keeper.hold(False)
        self._keeper.touch()
        if isinstance(error, UserFacingError) and error.params.get("reason") == "nik_known":
            self._finder.look()
        else:
            self._context.say_failure(error)
        self._keys.release(self.page.form.first)

    def _undone(self, done: Done) -> None:
        """A registration was taken back: the form gets what it held, unless it is in use."""
        self.panel_widget.show_registered("", "")
        if self.entry.is_empty:
            self.entry.take_draft(done.draft)
            self._go_on()

    def _connect(self) -> None:
        context, page, panel = self._context, self.page, self.panel_widget
        page.form.edited.connect(lambda _field: self._edited())
        page.form.left.connect(lambda _field: self._refresh())
        page.form.notice_turn.connect(panel.read_notice)
        page.discarded.connect(self.discard)
        panel.parked.connect(self.park)
        panel.saved.connect(self.save)
        panel.field_wanted.connect(page.form.focus_field)
        panel.card_confirmed.connect(self._confirm_card)
        panel.person_opened.connect(self._open)
        panel.person_differs.connect(self._differs)
        panel.draft_resumed.connect(self._resume)
        panel.check_in_wanted.connect(self._check_in)
        panel.restored.connect(self._restore)
        self._keeper.saved.connect(panel.saved_line.show_saved)
        self._finder.found.connect(panel.show_matches)
        self._finder.found.connect(lambda _found: self._refresh())
        self._keeper.listed.connect(self._show_drafts)
        self._registrar.registered.connect(self._registered)
        self._registrar.refused.connect(self._refused)
        self._registrar.undone.connect(self._undone)
        context.changed.connect(self._rows_changed)
        context.closing.connect(self._keeper.save_now)

    def _edited(self) -> None:
        self._leave_last()
        self.entry.note_notice(self._context.person.name)
        self._keeper.touch()
        self._refresh()
        self._finder.look()

    def _refresh(self) -> None:
        self.page.form.refresh()
        self.page.show_filled(*self.entry.filled(), empty=self.entry.is_empty)
        self.page.form.set_notice_detail(notice_line(NOTICE_VERSION, self.entry.notice))
        panel = self.panel_widget
        blocks = self.entry.try_to_save() if self.entry.tried else []
        panel.show_problems([(problem.field, finding_words(problem)) for problem in blocks])
        panel.show_card_question(self.entry.wants_card())
        if panel.window() is self.page.window() and panel.chain() != self._chain:
            self._chain = panel.chain()
            self.page.set_tab_order(self._chain)

    def _start_anew(self) -> None:
        self.entry.reset()
        self._keeper.start_anew()
        self.panel_widget.saved_line.show_saved(None)
        self.page.form.show_more(False)
        self._finder.look()
        self._refresh()
        self.page.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_last(self) -> None:
        """A new entry has begun: what the panel said of the last one goes."""
        if self._registrar.last or self._discarded:
            self._registrar.forget()
            self._discarded = None
            self.panel_widget.show_registered("", "")
            self.panel_widget.show_discarded("")

    def _confirm_card(self) -> None:
        self.entry.confirm_card()
        self._keeper.touch()
        self._refresh()

    def _differs(self, person: object) -> None:
        if isinstance(person, bytes):
            self._finder.dismiss(person)
            self._keeper.touch()
            self.page.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, person: object) -> None:
        if self._finder.is_same(person):
            # Somebody registered needs no entry; the panel offers it back all the same.
            self.discard()
        self._context.person_requested.emit(person)

    def _check_in(self) -> None:
        if self._registrar.last is not None:
            self._context.person_requested.emit(self._registrar.last.id)

    def _resume(self, draft: object) -> None:
        if not isinstance(draft, bytes):
            return
        if not self.entry.is_empty:
            self.park()
        self._leave_last()
        self._keeper.resume(draft, self._go_on)

    def _restore(self) -> None:
        if self._discarded is not None:
            draft = self._discarded
            self._leave_last()
            self.entry.take_draft(draft)
            self._go_on()

    def _go_on(self) -> None:
        """The entry holds something from before."""
        self.entry.note_notice(self._context.person.name)
        self._keeper.touch()
        self._keeper.refresh()
        self._refresh()
        self._finder.look()
        self.page.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_drafts(self, lines: Sequence[DraftLine]) -> None:
        self.panel_widget.drafts.show_drafts(lines, self._context.now())
        self._refresh()

    def _rows_changed(self, changed: ChangeSet) -> None:
        if changed.touches("participant") and not self.entry.is_empty:
            self._finder.look()
