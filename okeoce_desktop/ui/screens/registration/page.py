"""The page of the registration: header and the card with the form. UI thread."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.ui.screens.registration.entry import PersonEntry
from okeoce_desktop.ui.screens.registration.form import PersonForm
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.page_header import PageHeader
from okeoce_desktop.ui.widgets.paint import column, space

_WIDEST, _HIGHEST = 760, 640
_UNLIMITED = 16_777_215


class RegistrationPage(QWidget):
    """Header with "Lebih lengkap" and "Buang isian", and the form in its card."""

    discarded = Signal()

    def __init__(self, entry: PersonEntry, areas: Areas, near: str) -> None:
        super().__init__()
        self._outer = layout = column(self, (24, 14, 20, 16), 10)
        self._header = PageHeader(self.tr("Pendaftaran"), " ")
        self._more = Button(self.tr("Lebih lengkap"), Kind.LINK, key=Shortcut.MORE, height=36)
        self._more.clicked.connect(self._on_more)
        self._discard = Button(self.tr("Buang isian"), Kind.LINK, height=36)
        self._discard.clicked.connect(self.discarded)
        for button in (self._more, self._discard):
            self._header.buttons.addWidget(button)
        layout.addWidget(self._header)
        self._card = Card(padding=0, gap=0)
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.form = PersonForm(entry, areas, near)
        self._card.body.addWidget(self.form)
        layout.addWidget(self._card, 1)
        layout.addStretch(0)
        self._restyle()
        theme().changed.connect(self._restyle)

    def set_tab_order(self, after: list[QWidget]) -> None:
        """Tab goes through the form, then the header's buttons, then `after`."""
        chain = [*self.form.chain(), self._more, self._discard, *after]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def show_filled(self, done: int, total: int, *, empty: bool) -> None:
        """Says how far the entry is."""
        words = self.tr("Isian baru, {done} dari {total} isian pokok sudah terisi")
        if theme().compact:
            words = self.tr("{done} dari {total} isian pokok")
        self._header.set_line(words.format(done=done, total=total))
        self._discard.setEnabled(not empty)

    def _on_more(self) -> None:
        if self.form.more_shown:
            self.form.show_more(False)
            self.form.first.setFocus()
        else:
            self.form.focus_field("birth_place")
        self._limit()

    def _restyle(self) -> None:
        look = theme()
        line = look.line_width
        # At large type the consents need the room more than the margins do.
        side, edge = (look.gap(15), look.gap(8)) if look.compact else (look.gap(23), look.gap(13))
        space(self._outer, 24, 14, 20, 10 if look.compact else 16, 10)
        self._card.body.setContentsMargins(side, line, line, line)
        self.form.set_margins(edge, side, edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._limit()

    def _limit(self) -> None:
        """A form that is spread over a large screen is hard to follow."""
        look = theme()
        high = _UNLIMITED if self.form.more_shown or look.compact else look.px(_HIGHEST)
        self._card.setMaximumSize(look.px(_WIDEST), high)
        self._header.setMaximumWidth(look.px(_WIDEST))
