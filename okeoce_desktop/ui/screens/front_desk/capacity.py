"""How full the post is, by group of places. UI thread; `summarise` is plain."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.entities import Place
from okeoce_desktop.ui.screens.front_desk.words import group_words
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import row
from okeoce_desktop.ui.widgets.person import Capacity

GROUP_ICONS = {
    "meja": "laptop",
    "ruang_rapat": "users",
    "ruang_kelas": "graduation-cap",
    "konsultasi": "messages-square",
}
"""The groups of the card in their order; a post shows those it has."""

_FIRST = ("meja", "konsultasi")
_ROOMS = ("ruang_rapat",)
_NARROW = 560


class Group(msgspec.Struct, frozen=True):
    """One group: used of total, and one word about what is left."""

    kind: str
    used: int
    total: int
    note: str


def summarise(places: Sequence[Place]) -> list[Group]:
    """The groups a post has. Meeting rooms count as rooms, everything else as seats."""
    found = []
    for kind in GROUP_ICONS:
        mine = [place for place in places if place.kind == kind]
        if not mine:
            continue
        if kind in _ROOMS:
            free = [place for place in mine if not place.used]
            used, total = len(mine) - len(free), len(mine)
        else:
            free = [place for place in mine if place.free]
            used = sum(min(place.used, place.capacity) for place in mine)
            total = sum(place.capacity for place in mine)
        found.append(Group(kind, used, total, _note(kind, used, total, free)))
    return found


def _note(kind: str, used: int, total: int, free: list[Place]) -> str:
    translate = QCoreApplication.translate
    if used >= total:
        return translate("Desk", "Penuh")
    if kind in _ROOMS and len(free) == 1:
        return translate("Desk", "{room} kosong").format(room=free[0].name.split()[-1])
    return translate("Desk", "{count} kosong").format(count=total - used)


class CapacityCard(Card):
    """Up to four groups side by side, the two that the desk sends people to where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, parent=parent)
        self._groups: dict[str, Capacity] = {}
        self._kinds: list[str] = []
        line = row(gap=24, full=True)
        for kind, icon in GROUP_ICONS.items():
            group = Capacity(group_words(kind), icon)
            group.hide()
            line.addWidget(group, 3 if kind == "meja" else 2)
            self._groups[kind] = group
        self.body.addLayout(line)
        self._none = Label(self.tr("Belum ada meja atau ruang di pos ini"), "smalls")
        self._next = Label(
            self.tr("Impor daftar tempat, atau tunggu dari pusat. Kunjungan tetap bisa dicatat."),
            "small",
            "ink3",
            wrap=True,
        )
        for words in (self._none, self._next):
            words.hide()
            self.body.addWidget(words)
        theme().changed.connect(self._fit)

    def show_places(self, places: Sequence[Place]) -> None:
        """New figures."""
        groups = summarise(places)
        self._kinds = [group.kind for group in groups]
        for words in (self._none, self._next):
            words.setVisible(not groups)
        for group in groups:
            self._groups[group.kind].set_capacity(group.used, group.total, group.note)
        self._fit()

    def _fit(self) -> None:
        shown = self._kinds
        if theme().compact or self.width() < theme().px(_NARROW):
            first = [kind for kind in _FIRST if kind in shown]
            shown = first + [kind for kind in shown if kind not in first][: 2 - len(first)]
        for kind, group in self._groups.items():
            group.setVisible(kind in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
