"""People who may be the one at the desk, as the panel shows them. UI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from okeoce_desktop.domain.duplicates import Likeness, Match
from okeoce_desktop.ui.screens.registration.words import evidence_lines, short_evidence
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.label import IconMark, Label
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.panel import PADDING, panel_width
from okeoce_desktop.ui.widgets.person import Avatar

_MOST = 3
_PADDING = 14
_KEYS = (Shortcut.OPEN_FIRST, Shortcut.OPEN_SECOND)


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Somebody known who resembles the person at the desk; `line` is number and kelurahan."""

    match: Match
    line: str

    @property
    def is_same(self) -> bool:
        """Whether the NIK is the same: no second registration."""
        return self.match.likeness is Likeness.SAME


class MatchList(QWidget):
    """The closest one open with its evidence, the others one line each.

    `opened` and `different` carry the `key` of the candidate.
    """

    opened = Signal(object)
    different = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Lookalike] = []
        self._cards: list[QWidget] = []
        self._layout = column(self, gap=8)
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        shown, self._shown = self._shown, []
        self.show_matches(shown)

    def show_matches(self, found: Sequence[Lookalike]) -> bool:
        """Replaces the list; whether anything changed."""
        found = list(found[:_MOST])
        if found == self._shown:
            return False
        self._shown = found
        for card in self._cards:
            self._layout.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self._cards = []
        for number, one in enumerate(found):
            key = _KEYS[number] if number < len(_KEYS) else None
            card = self._line(one, key) if number else self._card(one, key)
            self._layout.addWidget(card)
            self._cards.append(card)
        return True

    def _card(self, one: Lookalike, key: Shortcut | None) -> QWidget:
        card = Card(padding=_PADDING, gap=8)
        head = row(gap=10)
        head.addWidget(Avatar(one.match.candidate.full_name, side=38))
        head.addLayout(_names(one.match.candidate.full_name, one.line), 1)
        card.body.addLayout(head)
        lines = column(gap=3)
        for icon, tone, words in evidence_lines(one.match):
            line = row(gap=8)
            line.addWidget(IconMark(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(words, "small", "ink2", wrap=True), 1)
            lines.addLayout(line)
        card.body.addLayout(lines)
        buttons = row(gap=4)
        room = panel_width() - 2 * (PADDING + theme().gap(_PADDING) + theme().line_width)
        open_button = Button(self.tr("Buka orang ini"), key=key, height=34)
        open_button.clicked.connect(lambda: self.opened.emit(one.match.candidate.key))
        buttons.addWidget(open_button)
        if not one.is_same:
            other = Button(self.tr("Beda orang"), Kind.LINK, height=34)
            other.clicked.connect(lambda: self.different.emit(one.match.candidate.key))
            buttons.addWidget(other)
            if open_button.sizeHint().width() + other.sizeHint().width() + theme().gap(4) > room:
                buttons.setDirection(QBoxLayout.Direction.TopToBottom)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        return card

    def _line(self, one: Lookalike, key: Shortcut | None) -> QWidget:
        card = Card(padding=9, gap=0)
        line = row(gap=10)
        line.addWidget(Avatar(one.match.candidate.full_name, side=34))
        line.addLayout(_names(one.match.candidate.full_name, short_evidence(one.match)), 1)
        button = Button(self.tr("Buka"), Kind.LINK, key=key, height=34)
        button.clicked.connect(lambda: self.opened.emit(one.match.candidate.key))
        line.addWidget(button)
        card.body.addLayout(line)
        return card


def _names(name: str, below: str) -> QBoxLayout:
    words = column(gap=0)
    words.addWidget(Label(name, "name", elide=True))
    # The evidence: a cut year of birth tells nobody apart.
    words.addWidget(Label(below, "small", "ink3", wrap=True))
    return words
