"""What the front desk's presenter needs from outside: work done elsewhere, and a view. Plain."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Protocol

import msgspec

from okeoce_desktop.domain.entities import Desk, PersonCard
from okeoce_desktop.services.container import Reading, Writing
from okeoce_desktop.services.front_desk import Suggestion
from sync.contract import RowId

Failed = Callable[[BaseException], None]


class Mode(Enum):
    """What the panel is about."""

    READY = "ready"
    PERSON = "person"
    GUEST = "guest"
    REFUSAL = "refusal"


class Guest(msgspec.Struct, frozen=True):
    """What is known of somebody without a card."""

    name: str = ""
    party: int = 1


class Work(Protocol):
    """The part of the context that the presenter uses; answers come on the caller's thread."""

    def now(self) -> int: ...

    def day_start(self) -> int: ...

    def read(
        self,
        job: Callable[[Reading], Any],
        done: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None: ...

    def write(
        self,
        job: Callable[[Writing], Any],
        done: Callable[[Any], None] | None = None,
        failed: Failed | None = None,
    ) -> None: ...

    def say(self, text: str, *, undo: int | None = None) -> None: ...

    def say_failure(self, error: BaseException) -> None: ...


class View(Protocol):
    """What the presenter needs shown."""

    def show_desk(self, desk: Desk, now: int, fresh: RowId | None) -> None:
        """Who is here and how full it is; `fresh` has just come."""
        ...

    def ready(self) -> None:
        """Nobody in hand; box empty and focused."""
        ...

    def show_nobody(self, text: str) -> None:
        """The box found nobody; the focus stays there."""
        ...

    def show_person(self, card: PersonCard, now: int, *, again: bool) -> None:
        """A person in hand; `again` keeps the focus where it is."""
        ...

    def show_guest(self, guest: Guest) -> None: ...

    def show_refusal(self, name: str) -> None: ...

    def show_purpose(self, purpose: str | None) -> None: ...

    def show_place(self, suggestion: Suggestion | None) -> None: ...

    def ask_purpose(self) -> None:
        """Says that a purpose comes first."""
        ...

    def ask_reason(self) -> None:
        """Says that a reason comes first."""
        ...
