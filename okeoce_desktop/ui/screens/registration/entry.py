"""What stands in the form of a person, where it came from, and which findings may be shown.

Plain Python: no Qt, no store. Values are texts as typed, by the contract's field names; `sex` and
the codes are "" when not chosen, `has_business` is None until answered.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from okeoce_desktop.domain import dates, nik, phone
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.problems import Level, Problem, ProblemCode, blocking
from okeoce_desktop.ui.screens.registration.entry_fields import (
    EMPTY,
    FORM_ORDER,
    MAIN_FIELDS,
    PERSON_FIELDS,
    SEEN_ON_CARD,
    Remark,
)
from okeoce_desktop.ui.screens.registration.typed import (
    Clues,
    birth_readings,
    examine_form,
    read_clues,
    said_by_nik,
    sort_typed,
)
from sync.contract import Business, Participant

_WORST_FIRST = (Level.BLOCK, Level.BLOCK_OVERRIDABLE, Level.WARN, Level.INFO)


class PersonEntry:
    """One person being typed.

    Args:
        now: UTC ms.
        asks_consent: whether the notice has to be read before saving (a registration), or not (a
            change of somebody known).

    Attributes:
        tried: whether saving has been tried since the entry was empty.
        dismissed: ids of people who are somebody else.
        notice: when the notice was read (UTC ms) and the name of who read it; None before.
    """

    def __init__(self, areas: Areas, now: Callable[[], int], *, asks_consent: bool = True) -> None:
        self._areas = areas
        self._now = now
        self._asks_consent = asks_consent
        self.reset()

    def reset(self) -> None:
        """Empties it."""
        self._values: dict[str, Any] = dict(EMPTY)
        self._stored: dict[str, tuple[str, Any]] = {}
        self._proposed: set[str] = set()
        self._left: set[str] = set()
        self.tried = False
        self._override = ""
        self._known_as: str | None = None
        self._problems: list[Problem] | None = None
        self.dismissed: set[bytes] = set()
        self.notice: tuple[int, str] | None = None

    def today(self) -> datetime.date:
        """The WIB date."""
        return dates.wib_date(self._now())

    def get(self, field: str) -> Any:
        """The value of a field."""
        return self._values[field]

    def text(self, field: str) -> str:
        """The value of a text field."""
        return str(self._values[field] or "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed or answered."""
        return self._values == EMPTY

    def set(self, field: str, value: Any) -> None:
        """The clerk typed or chose; a field without a shown finding is left in peace while typed.

        A complete NIK fills in what it says of birth date and sex where the clerk has not.
        """
        if self._values[field] == value:
            return
        if self.problem(field) is None:
            self._left.discard(field)
        self._values[field] = value
        self._proposed.discard(field)
        if field == "nik":
            self._override = ""
            self._known_as = None
        if field in ("business_name", "business_category") and value:
            self._values["has_business"] = True
        self._problems = None
        if field == "nik":
            self._propose()

    def note_notice(self, name: str) -> None:
        """Keeps when the notice was read and by whom, from the moment it is ticked on."""
        if not self._values["notice_read"]:
            self.notice = None
        elif self.notice is None:
            self.notice = (self._now(), name)

    def leave(self, field: str) -> None:
        """The clerk left a field: from now on its finding is shown, unless it is empty."""
        if self._values[field]:
            self._left.add(field)

    def prefill(self, text: str) -> None:
        """Takes what was typed into the search box: a NIK, a phone number, or a name."""
        field, value = sort_typed(text)
        if field:
            self.set(field, value)
            self.leave(field)

    def show(self, person: Participant, business: Business | None) -> None:
        """Takes in what is known of a person; what nobody changes is given back as it came."""
        self.reset()
        for field in PERSON_FIELDS:
            value = getattr(person, field)
            shown = dates.format_date(value) if isinstance(value, datetime.date) else value or ""
            if field == "phone" and value:
                shown = phone.display(value)
            self._values[field] = shown
            self._stored[field] = (shown, value)
        self._override = person.nik_override or ""
        self._stored["nik_override"] = (self._override, person.nik_override)
        self._values["has_business"] = person.has_business
        if business is not None:
            self._values["has_business"] = True
            self._values["business_name"] = business.name or ""
            self._values["business_category"] = business.category or ""
        self._left = {field for field in PERSON_FIELDS if self._values[field]}
        self._problems = None

    def form(self) -> dict[str, object]:
        """The values by the contract's field names, for the services to check and store."""
        raw: dict[str, object] = {}
        for field in PERSON_FIELDS:
            shown, value = self._stored.get(field, (None, None))
            raw[field] = value if self._values[field] == shown else self._values[field]
        readings = birth_readings(self.text("birth_date"), self.today())
        if len(readings) == 1:
            raw["birth_date"] = readings[0]
        raw["nik_override"] = self._override or None
        return raw

    def changes(self) -> dict[str, object]:
        """Of somebody known, only the fields that are not as they came."""
        now = {**self._values, "nik_override": self._override}
        same = {name for name, (shown, _) in self._stored.items() if now[name] == shown}
        return {name: value for name, value in self.form().items() if name not in same}

    def clues(self) -> Clues:
        """What to look for the same person by."""
        return read_clues(self._values, self.today())

    def filled(self) -> tuple[int, int]:
        """How many main fields are answered and fit to be saved, and how many there are."""
        blocked = {problem.field for problem in blocking(self._found())}
        done = [f for f in MAIN_FIELDS if self._values[f] not in ("", None) and f not in blocked]
        return len(done), len(MAIN_FIELDS)

    def nik_is_known_as(self, full_name: str | None) -> None:
        """Somebody with this NIK is registered, or nobody (None)."""
        self._known_as, self._problems = full_name, None

    def confirm_card(self) -> None:
        """The clerk has compared the odd NIK with the card."""
        self._override = SEEN_ON_CARD
        self._problems = None

    def try_to_save(self) -> list[Problem]:
        """What forbids saving, in the order of the form, one a field; all of it is shown now."""
        self.tried = True
        found: dict[str, Problem] = {}
        for problem in blocking(self._found()):
            found.setdefault(problem.field, problem)
        return sorted(found.values(), key=lambda problem: FORM_ORDER.index(problem.field))

    def problem(self, field: str) -> Problem | None:
        """The finding to show at a field now: nothing before it was filled and left."""
        shown = self.tried or field in self._left or field in self._proposed
        found = [problem for problem in self._found() if problem.field == field]
        if not shown:
            found = [problem for problem in found if problem.code is ProblemCode.NIK_KNOWN]
        return min(found, key=lambda p: _WORST_FIRST.index(p.level), default=None)

    def is_soft(self, problem: Problem) -> bool:
        """Whether a finding asks rather than blocks: a proposal that leaves the century open."""
        return problem.field in self._proposed and not self.tried

    def wants_card(self) -> bool:
        """Whether the shown finding of the NIK can be lifted by looking at the card."""
        problem = self.problem("nik")
        return problem is not None and problem.level is Level.BLOCK_OVERRIDABLE

    def remark(self, field: str) -> Remark:
        """What stands at the right end of a field's label."""
        if field in self._proposed:
            return Remark.PROPOSED
        if field != "nik" or not nik.is_well_formed(nik.normalise(self.text("nik"))):
            return Remark.NONE
        if self._override:
            return Remark.SEEN_ON_CARD
        found = [problem for problem in self._found() if problem.field == "nik"]
        odd = any(problem.level is not Level.INFO for problem in found)
        return Remark.NONE if odd else Remark.FORMAT_FINE

    def to_draft(self) -> dict[str, Any]:
        """Everything needed to go on later."""
        return {
            "values": dict(self._values),
            "proposed": sorted(self._proposed),
            "left": sorted(self._left),
            "override": self._override,
            "dismissed": sorted(self.dismissed),
            "notice": self.notice,
        }

    def take_draft(self, body: Mapping[str, Any]) -> None:
        """Goes on with what `to_draft` gave; fields of another version are left out."""
        self.reset()
        known = {name: value for name, value in body["values"].items() if name in EMPTY}
        self._values.update(known)
        self._proposed = set(body["proposed"]) & set(EMPTY)
        self._left = set(body["left"]) & set(EMPTY)
        self._override = body["override"]
        self.dismissed = set(body["dismissed"])
        if notice := body.get("notice"):
            self.notice = (notice[0], notice[1])
        self._problems = None

    def _found(self) -> list[Problem]:
        if self._problems is None:
            self._problems = self._examine()
        return self._problems

    def _examine(self) -> list[Problem]:
        found = examine_form(self.form(), self.text("business_name"), self._areas, self._now())
        if self._asks_consent and not self._values["notice_read"]:
            found.append(Problem(ProblemCode.MISSING, Level.BLOCK, "notice_read"))
        if self._known_as is not None:
            params = {"full_name": self._known_as}
            found.append(Problem(ProblemCode.NIK_KNOWN, Level.BLOCK, "nik", params))
        return found

    def _propose(self) -> None:
        """Fills in what the NIK says; what it said before its digits changed is taken back."""
        proposal = said_by_nik(self.text("nik"), self.today())
        for field, value in proposal.items():
            if field in self._proposed or not self._values[field]:
                self._values[field] = value
                (self._proposed.add if value else self._proposed.discard)(field)
        self._problems = None
