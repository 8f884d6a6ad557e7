"""What the window needs to know of a screen and of a place in the navigation. UI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.shortcuts import Shortcut


class Screen(Protocol):
    """One screen: a content widget for the page, perhaps a panel, and where the focus starts.

    `content` and `panel` are built once and belong to the window afterwards; a screen without a
    panel gives None and its content takes the whole width. `default_focus` is asked on every visit;
    None sends the focus to the search box.
    """

    place_id: str
    title: str

    @property
    def content(self) -> QWidget: ...

    @property
    def panel(self) -> QWidget | None: ...

    def default_focus(self) -> QWidget | None: ...


@runtime_checkable
class Visited(Protocol):
    """A screen that wants to know when it is shown."""

    def shown(self) -> None: ...


@runtime_checkable
class Beginning(Protocol):
    """A screen that can start with a text typed elsewhere; asked after it is shown."""

    def begin(self, text: str) -> None: ...


@runtime_checkable
class WithFoot(Protocol):
    """A screen with a strip at the foot of its page, where the toast stands; None for none now."""

    @property
    def foot(self) -> QWidget | None: ...


class SearchHandler(Protocol):
    """Takes what happens in the search box, whatever screen is shown."""

    def search_edited(self, text: str) -> None: ...

    def search_submitted(self, text: str) -> None: ...

    def search_picked(self, data: object) -> None: ...

    def search_new(self, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the navigation. `build` makes the screen at the first visit, on the UI thread."""

    place_id: str
    label: str
    icon: str
    shortcut: Shortcut
    build: Callable[[], Screen]
