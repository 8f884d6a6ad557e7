"""Writing what happened at the desk, and saying so with the way back. Plain Python."""

from __future__ import annotations

from collections.abc import Callable

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.domain.entities import Desk, PersonCard, Place, VisitRow
from okeoce_desktop.services.container import Writing
from okeoce_desktop.services.front_desk import Recorded
from okeoce_desktop.ui.screens.front_desk import sentences, words
from okeoce_desktop.ui.screens.front_desk.parts import Guest, Work
from sync.contract import RowId

Again = Callable[[], None]


class Recorder:
    """Hands records to the store. The desk does not wait: `again` is called when one failed."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._fresh: RowId | None = None
        self._leaving: set[RowId] = set()

    def fresh_in(self, desk: Desk) -> RowId | None:
        """The visit recorded last, once, when the desk shows it."""
        self._leaving &= {visit.id for visit in desk.here}
        if self._fresh is None or all(visit.id != self._fresh for visit in desk.here):
            return None
        fresh, self._fresh = self._fresh, None
        return fresh

    def check_in(self, card: PersonCard, purpose: str, place: RowId | None, again: Again) -> None:
        """A person came in."""
        person = card.person.id
        self._record(
            lambda writing: writing.front_desk.check_in(person, purpose, place=place),
            sentences.came(card.person.full_name or ""),
            again,
        )

    def guest_in(self, guest: Guest, purpose: str, place: RowId | None, again: Again) -> None:
        """Somebody without a card came in."""
        self._record(
            lambda writing: writing.front_desk.guest(
                guest.name, purpose, place=place, party_size=guest.party
            ),
            sentences.guest_came(guest.name, guest.party),
            again,
        )

    def refuse(
        self, reason: str, purpose: str | None, card: PersonCard | None, guest: Guest, again: Again
    ) -> None:
        """Somebody was turned away."""
        person = card.person.id if card is not None else None
        name = card.person.full_name or "" if card is not None else guest.name
        self._record(
            lambda writing: writing.front_desk.refuse(
                reason, purpose=purpose, person=person, name="" if person else name
            ),
            sentences.refused(name, reason),
            again,
        )

    def _record(self, job: Callable[[Writing], Recorded], done: str, again: Again) -> None:
        def recorded(made: Recorded) -> None:
            self._fresh = made.id
            self._work.say(done, undo=made.changed.undo)

        def failed(error: BaseException) -> None:
            self._work.say_failure(error)
            again()

        self._work.write(job, recorded, failed)

    def check_out(self, visit: VisitRow) -> None:
        """A visitor left; a second press does nothing."""
        if visit.id in self._leaving:
            return
        self._leaving.add(visit.id)
        done = sentences.left(words.visitor_words(visit), self._work.now() - visit.in_at)

        def failed(error: BaseException) -> None:
            self._leaving.discard(visit.id)
            self._work.say_failure(error)

        self._work.write(
            lambda writing: writing.front_desk.check_out([visit.id]),
            lambda changed: self._say_changed(done, changed),
            failed,
        )

    def move(self, visit: VisitRow, place: Place | None) -> None:
        """A visitor goes to another place."""
        target = None if place is None else place.id
        done = sentences.moved(words.visitor_words(visit), place)
        self._work.write(
            lambda writing: writing.front_desk.move(visit.id, target),
            lambda changed: self._say_changed(done, changed),
        )

    def _say_changed(self, done: str, changed: ChangeSet) -> None:
        """Nothing is said of what changed nothing: Ctrl+Z after it would undo something else."""
        if changed:
            self._work.say(done, undo=changed.undo)
