"""From keystrokes in the one box to a person. Plain Python: no Qt, no store.

Every keystroke asks; an answer counts only for the text it was asked for. Enter means the text as
it stands in the box: when its answer has not come yet, Enter waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from okeoce_desktop.domain.entities import PersonHit
from sync.contract import RowId

Hits = Sequence[PersonHit]
Ask = Callable[[str, Callable[[Hits], None]], None]


class Found(msgspec.Struct, frozen=True):
    """What a row of the pick list carries: the person, and the text that found it."""

    text: str
    person: RowId


class Box(Protocol):
    """The search box as the finder sees it."""

    def typed(self) -> str:
        """What stands in the box now, without outer spaces."""
        ...

    def in_use(self) -> bool:
        """Whether the clerk is in the box; answers that come later open no list."""
        ...

    def show_hits(self, text: str, hits: Hits) -> None: ...

    def close_hits(self) -> None: ...


class Outcome(Protocol):
    """Who hears what the search came to."""

    def person_found(self, person: RowId) -> None: ...

    def nobody_found(self, text: str) -> None: ...

    def search_goes_on(self) -> None:
        """What was said about nobody being found holds no longer."""
        ...


class Finder:
    """Args: `ask` looks a text up and answers later, on the same thread."""

    def __init__(self, ask: Ask, box: Box, outcome: Outcome) -> None:
        self._ask, self._box, self._outcome = ask, box, outcome
        self._asked = ""
        self._entered: str | None = None
        self._answer: tuple[str, Hits] | None = None

    def edited(self, text: str) -> None:
        """The text changed by a keystroke."""
        typed = text.strip()
        self._entered = None
        if typed == self._asked and typed:
            return
        self._look_up(typed)

    def entered(self, text: str) -> None:
        """Enter, also the one a scanner sends."""
        typed = text.strip()
        if not typed:
            return
        if self._answer is not None and self._answer[0] == typed:
            self._settle(typed, self._answer[1])
            return
        self._entered = typed
        if typed != self._asked:
            self._look_up(typed)

    def picked(self, found: Found) -> None:
        """A row of the list; one left over from an earlier text counts as Enter only."""
        if found.text == self._box.typed():
            self._outcome.person_found(found.person)
        else:
            self.entered(self._box.typed())

    def forget(self) -> None:
        """The box was emptied, or the answers are out of date."""
        self._asked, self._entered, self._answer = "", None, None

    def _look_up(self, typed: str) -> None:
        self._asked = typed
        self._answer = None
        if not typed:
            self._box.close_hits()
            self._outcome.search_goes_on()
            return
        self._ask(typed, lambda hits: self._answered(typed, hits))

    def _answered(self, typed: str, hits: Hits) -> None:
        if typed != self._asked:
            return
        self._answer = (typed, hits)
        if self._entered == typed:
            self._settle(typed, hits)
        elif self._box.in_use():
            self._show(typed, hits)

    def _settle(self, typed: str, hits: Hits) -> None:
        self._entered = None
        if len(hits) == 1:
            self._box.close_hits()
            self._outcome.person_found(hits[0].id)
        else:
            self._show(typed, hits)

    def _show(self, typed: str, hits: Hits) -> None:
        if hits:
            self._outcome.search_goes_on()
            self._box.show_hits(typed, hits)
        else:
            self._box.show_hits(typed, hits)
            self._outcome.nobody_found(typed)
