"""What the front desk does, without knowing how it looks. Plain Python: no widgets, no store."""

from __future__ import annotations

from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.domain.entities import Desk, PersonCard, Place, VisitRow
from okeoce_desktop.services.front_desk import PLACE_KINDS, Suggestion, suggest_place
from okeoce_desktop.ui.screens.front_desk.parts import Guest, Mode, View, Work
from okeoce_desktop.ui.screens.front_desk.recorder import Again, Recorder
from sync.contract import RowId


class DeskPresenter:
    """The state of the desk: who is in hand, for what, where. UI thread.

    The desk is ready for the next person before a record is written; when writing fails the person
    is opened again, unless somebody else is in hand by then.
    """

    def __init__(self, work: Work, view: View) -> None:
        self._work, self._view = work, view
        self._recorder = Recorder(work)
        self.mode = Mode.READY
        self.desk: Desk | None = None
        self.card: PersonCard | None = None
        self.guest = Guest()
        self.purpose: str | None = None
        self.reason: str | None = None
        self._place: Suggestion | None = None
        self._opening: RowId | None = None
        self._waiting: Again | None = None

    def refresh(self) -> None:
        """Reads the desk again."""
        start, now = self._work.day_start(), self._work.now()
        self._work.read(lambda reading: reading.desk.desk(start, now), self._desk_came, key="desk")

    def _desk_came(self, desk: Desk) -> None:
        self.desk = desk
        self._view.show_desk(desk, self._work.now(), self._recorder.fresh_in(desk))
        if self.mode is Mode.PERSON and self.card is not None and self.card.open_visit is not None:
            self._view.show_person(self.card, self._work.now(), again=True)  # how long by now
        elif self.mode in (Mode.PERSON, Mode.GUEST):
            self._view.show_place(self.suggestion())
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def changed(self, changed: ChangeSet) -> None:
        """Rows changed, here or elsewhere: what is on the screen follows, nothing is lost."""
        if changed.touches("visit", "participant", "business", "resource"):
            self.refresh()
        if changed.touches("visit", "participant", "business"):
            self._reload()

    # Who is in hand

    def open_person(self, person: RowId) -> None:
        """Brings a person into the panel."""
        self._opening = person
        self._work.read(
            lambda reading: reading.desk.card(person),
            lambda card: self._opened(person, card),
            key="card",
        )

    def _opened(self, person: RowId, card: PersonCard | None) -> None:
        if person != self._opening:
            return
        self._opening = None
        if card is None:
            self.close()
            return
        self._begin(Mode.PERSON)
        self._show(card, again=False)

    def _reload(self) -> None:
        if self.card is None:
            return
        person = self.card.person.id
        self._work.read(
            lambda reading: reading.desk.card(person),
            lambda card: self._reloaded(person, card),
            key="reload",
        )

    def _reloaded(self, person: RowId, card: PersonCard | None) -> None:
        before = self.card
        if before is None or before.person.id != person:
            return
        if card is None:  # deleted, or the registration was undone
            self.close()
        elif self.mode is Mode.REFUSAL:
            self.card = card
        elif (card.open_visit is None) is (before.open_visit is None):
            self._show(card, again=True)
        else:
            self._begin(Mode.PERSON)
            self._show(card, again=False)

    def _show(self, card: PersonCard, *, again: bool) -> None:
        self.card = card
        self._view.show_person(card, self._work.now(), again=again)
        self._view.show_purpose(self.purpose)
        self._view.show_place(self.suggestion())

    def start_guest(self, guest: Guest | None = None) -> None:
        """Somebody without a card."""
        self._begin(Mode.GUEST)
        self.guest = guest or Guest()
        self._view.show_guest(self.guest)
        self._view.show_purpose(None)
        self._view.show_place(None)

    def start_refusal(self, guest: Guest | None = None) -> None:
        """Somebody has to be turned away: the person in hand, the guest, or nobody by name."""
        card, purpose = self.card, self.purpose
        if card is not None and card.open_visit is not None:
            return
        self._begin(Mode.REFUSAL)
        self.card, self.guest, self.purpose = card, guest or Guest(), purpose
        name = card.person.full_name or "" if card is not None else self.guest.name
        self._view.show_refusal(name)

    def nobody(self, text: str) -> None:
        """The box found nobody."""
        self._begin(Mode.READY)
        self._view.show_nobody(text)

    def close(self) -> None:
        """Nobody in hand: ready for the next."""
        self._begin(Mode.READY)
        self._view.ready()

    def _begin(self, mode: Mode) -> None:
        self.mode, self.card, self.guest = mode, None, Guest()
        self.purpose = self.reason = self._place = self._opening = None

    # For what, and where

    def choose_purpose(self, purpose: str) -> None:
        """One of the seven; the place follows it."""
        if self.purpose is not None:
            self._place = None
        self.purpose = purpose
        self._view.show_purpose(purpose)
        self._view.show_place(self.suggestion())

    def choose_reason(self, reason: str) -> None:
        """Why somebody is turned away."""
        self.reason = reason

    def choose_place(self, place: RowId | None) -> None:
        """Another place than the suggested one; somebody who is here already moves there."""
        chosen = next((each for each in self._places() if each.id == place), None)
        visit = self.card.open_visit if self.card is not None else None
        if visit is not None:
            self._recorder.move(visit, chosen)
            return
        self._place = Suggestion(chosen)
        self._view.show_place(self.suggestion())

    def suggestion(self) -> Suggestion | None:
        """Where the person in hand goes; None before there is a purpose or a choice."""
        if self._place is not None:
            return self._place
        if self.purpose is None or self.desk is None:
            return None
        return suggest_place(self.purpose, self.desk, self._party())

    def guest_typed(self, guest: Guest) -> None:
        """The form of a guest holds this now: how many they are decides which place has room."""
        if self.mode is Mode.GUEST and guest != self.guest:
            self.guest = guest
            self._view.show_place(self.suggestion())

    def _party(self) -> int:
        visit = self.card.open_visit if self.card is not None else None
        return visit.party_size if visit is not None else self.guest.party

    def free_places(self) -> list[Place]:
        """Places with room, those that serve the purpose first."""
        visit = self.card.open_visit if self.card is not None else None
        purpose = visit.purpose if visit is not None else self.purpose
        kinds = PLACE_KINDS.get(purpose or "", ())
        free = [place for place in self._places() if place.free >= self._party()]
        return sorted(free, key=lambda place: place.kind not in kinds)

    def _places(self) -> tuple[Place, ...]:
        return self.desk.places if self.desk is not None else ()

    # Recording

    def record(self, guest: Guest | None = None) -> None:
        """The main action: in, out, or turned away. `guest` is what the form in sight holds."""
        if self.desk is None and self.mode is not Mode.READY:
            # Keys can be faster than the first look at the places: nobody queues for free ones.
            self._waiting = lambda: self.record(guest)
            return
        if guest is not None and self.mode is Mode.GUEST:
            self.guest = guest
        card, purpose = self.card, self.purpose
        suggestion = self.suggestion()
        place = suggestion.place.id if suggestion is not None and suggestion.place else None
        if self.mode is Mode.REFUSAL:
            self._refuse(guest or self.guest)
        elif self.mode is Mode.PERSON and card is not None and card.open_visit is not None:
            self.check_out(card.open_visit)
            self.close()
        elif self.mode is Mode.READY:
            return
        elif purpose is None:
            self._view.ask_purpose()
        elif self.mode is Mode.GUEST:
            self.close()
            known = guest or Guest()
            again = self._unless_busy(lambda: self.start_guest(known))
            self._recorder.guest_in(known, purpose, place, again)
        elif card is not None:
            self.close()
            person = card.person.id
            again = self._unless_busy(lambda: self.open_person(person))
            self._recorder.check_in(card, purpose, place, again)

    def _refuse(self, guest: Guest) -> None:
        card, purpose, reason = self.card, self.purpose, self.reason
        if reason is None:
            self._view.ask_reason()
            return
        self.close()
        self._recorder.refuse(reason, purpose, card, guest, lambda: None)

    def _unless_busy(self, again: Again) -> Again:
        def when_free() -> None:
            if self.mode is Mode.READY and self._opening is None:
                again()

        return when_free

    def check_out(self, visit: VisitRow) -> None:
        """A visitor left."""
        self._recorder.check_out(visit)
