"""Keeping what is half typed: saved at most a second after a change, gone when registered."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from okeoce_desktop.domain.entities import DraftLine
from okeoce_desktop.services.registration import FORM
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.registration.entry import PersonEntry

DELAY_MS = 700
_ID_BYTES = 16


class DraftKeeper(QObject):
    """Saves one entry into the encrypted store while it is typed. UI thread.

    Signals: `saved(int)` with the time in UTC ms; `listed(object)` with the other drafts, newest
    first, after `refresh`.
    """

    saved = Signal(object)
    listed = Signal(object)

    def __init__(self, context: Context, entry: PersonEntry) -> None:
        super().__init__()
        self._context, self._entry = context, entry
        self.draft_id = _new_id()
        # Not restarted by further typing, so that nothing waits longer than this.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.save_now)
        self._held = False
        self._stored = False

    def touch(self) -> None:
        """The entry changed."""
        if not self._timer.isActive() and not self._held:
            self._timer.start()

    def save_now(self) -> None:
        """Saves without waiting; an empty entry needs no draft."""
        self._timer.stop()
        if self._held:
            return
        if self._entry.is_empty:
            self.drop()
            return
        draft, now = self.draft_id, self._context.now()
        title, body = self._entry.text("full_name"), self._entry.to_draft()
        self._stored = True
        self._context.write(
            lambda writing: writing.registration.drafts.save(draft, FORM, title, body, now),
            lambda _none: self._say_saved(draft, now),
        )

    @property
    def is_held(self) -> bool:
        """Whether an entry is being registered right now."""
        return self._held

    def hold(self, held: bool) -> None:
        """While an entry is being registered, nothing may bring its draft back."""
        self._held = held
        if held:
            self._timer.stop()

    def start_anew(self) -> None:
        """The next entry is another one; the draft so far stays, or went with a registration."""
        self._timer.stop()
        self.draft_id = _new_id()
        self._stored = False

    def drop(self) -> None:
        """Forgets the draft of this entry."""
        self._timer.stop()
        if not self._stored:
            return
        draft, self._stored = self.draft_id, False
        self._context.write(lambda writing: writing.registration.drafts.drop(draft))

    def resume(self, draft: bytes, done: Callable[[], None]) -> None:
        """Puts a draft into the entry and goes on saving it under its own name."""

        def loaded(body: object) -> None:
            if isinstance(body, dict):
                self._entry.take_draft(body)
                self.draft_id, self._stored = draft, True
            done()

        self._context.write(lambda writing: writing.registration.drafts.load(draft), loaded)

    def refresh(self) -> None:
        """Asks for the other drafts."""

        def found(lines: Sequence[DraftLine]) -> None:
            self.listed.emit([line for line in lines if line.id != self.draft_id])

        self._context.write(lambda writing: writing.registration.drafts.lines(FORM), found)

    def _say_saved(self, draft: bytes, at: int) -> None:
        if draft == self.draft_id:
            self.saved.emit(at)


def _new_id() -> bytes:
    return secrets.token_bytes(_ID_BYTES)
