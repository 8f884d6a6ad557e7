"""Writing an entry as a registered person, and noticing when that is undone. UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.services.container import Reading
from okeoce_desktop.services.registration import ConsentAnswer, Registered
from okeoce_desktop.ui.context import Context
from okeoce_desktop.ui.screens.registration.entry import PersonEntry
from sync.contract import PARTICIPANT, RowId


@dataclass(frozen=True, slots=True)
class Done:
    """Somebody registered: who, what stood in the form, and the number of the way back."""

    id: RowId
    member_no: str
    full_name: str
    draft: dict[str, Any]
    undo: int | None


class Registrar(QObject):
    """Registers one entry at a time.

    Signals: `registered(Done)`; `refused(BaseException)`, with nothing written; `undone(Done)` when
    the person registered last was taken back.
    """

    registered = Signal(object)
    refused = Signal(object)
    undone = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.last: Done | None = None
        context.changed.connect(self._rows_changed)

    def register(self, entry: PersonEntry, draft: bytes) -> None:
        """Writes person, answers and business, and drops the draft, all or nothing."""
        form, has_business = entry.form(), entry.get("has_business")
        answers = [
            ConsentAnswer("layanan", "tugas_publik", True),
            ConsentAnswer("whatsapp", "persetujuan", bool(entry.get("whatsapp"))),
        ]
        name = entry.text("business_name") if has_business else None
        category = entry.text("business_category") or None
        given_at = entry.notice[0] if entry.notice else None
        kept, full_name = entry.to_draft(), " ".join(entry.text("full_name").split())

        def done(made: Registered) -> None:
            self.last = Done(made.id, made.member_no, full_name, kept, made.changed.undo)
            self.registered.emit(self.last)

        self._context.write(
            lambda writing: writing.registration.register(
                form,
                answers,
                business_name=name,
                category=category,
                has_business=has_business,
                draft=draft,
                given_at=given_at,
            ),
            done,
            self.refused.emit,
        )

    def forget(self) -> None:
        """What was registered last is no longer of interest."""
        self.last = None

    def _rows_changed(self, changed: ChangeSet) -> None:
        done = self.last
        if done is None or done.id not in changed.rows.get("participant", ()):
            return

        def gone(reading: Reading) -> bool:
            person = reading.rows.get(PARTICIPANT, done.id)
            return person is None or person.deleted_at is not None

        def answered(is_gone: bool) -> None:
            if is_gone and self.last is done:
                self.last = None
                self.undone.emit(done)

        self._context.read(gone, answered)
