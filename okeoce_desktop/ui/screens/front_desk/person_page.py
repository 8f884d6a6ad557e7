"""The panel with a person in hand: who it is, for what, where to. UI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.entities import PersonCard, Place, VisitRow
from okeoce_desktop.services.front_desk import Suggestion
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.front_desk.purposes import PlaceRow, Question, purpose_options
from okeoce_desktop.ui.screens.front_desk.words import (
    PURPOSE_ICONS,
    in_words,
    last_words,
    missing_words,
    owner_words,
    place_words,
    purpose_words,
)
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.label import IconMark, Label, Rule
from okeoce_desktop.ui.widgets.notice import Notice
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.panel import Facts, PanelTitle
from okeoce_desktop.ui.widgets.person import PersonHeading


def refuse_button(words: str) -> Button:
    """The command that turns somebody away, for a panel's first line."""
    return Button(words, Kind.LINK, key=Shortcut.REFUSE, height=24)


class _Stay(QWidget):
    """What somebody who is here already came for, and since when."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = IconMark("info", "ink2", 18)
        self._purpose = Label("", "medium")
        self._since = Label("", "small", "ink2")
        line = row(gap=8)
        line.addWidget(self._mark)
        line.addWidget(self._purpose)
        line.addStretch(1)
        layout = column(self, gap=6)
        layout.addWidget(Label(self.tr("Ada di sini"), "smalls"))
        layout.addLayout(line)
        layout.addWidget(self._since)

    def show_visit(self, visit: VisitRow, now: int) -> None:
        """Shows a visit still open."""
        self._mark.set_icon(PURPOSE_ICONS.get(visit.purpose or "", "ellipsis"), "ink2")
        self._purpose.setText(purpose_words(visit.purpose))
        self._since.setText(
            self.tr("Sejak {time}, {length}").format(
                time=in_words(visit.in_at, now), length=formatting.duration(now - visit.in_at)
            )
        )


class PersonPage(QWidget):
    """`purpose_chosen(object)`, `place_chosen(object)`, `complete_requested()`, and
    `refuse_requested()`. `post_name` turns a kecamatan code into a name, empty for this post.
    """

    purpose_chosen = Signal(object)
    place_chosen = Signal(object)
    complete_requested = Signal()
    refuse_requested = Signal()
    list_closed = Signal()

    def __init__(
        self, choices: Callable[[], Sequence[Place]], post_name: Callable[[str | None], str]
    ) -> None:
        super().__init__()
        self._post_name = post_name
        self._title = PanelTitle(self.tr("Catat kunjungan"), esc=self.tr("tutup"))
        self._refuse = refuse_button(self.tr("Tolak"))
        keep = self._refuse.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._refuse.setSizePolicy(keep)
        self._heading = PersonHeading()
        self._facts = Facts()
        self._rule = Rule()
        self.purposes = Question(self.tr("Keperluan hari ini"), purpose_options())
        self._stay = _Stay()
        self.place = PlaceRow(choices, command=self.tr("Ubah"))
        self._about = Notice("", "info")
        self._missing = Notice("", "warn", action=self.tr("Lengkapi"), key="L")
        layout = column(self, gap=8)
        for part in (
            self._title,
            self._heading,
            self._facts,
            self._rule,
            self.purposes,
            self._stay,
            self.place,
            self._about,
            self._missing,
        ):
            layout.addWidget(part)
        self.purposes.answered.connect(self.purpose_chosen)
        self.place.place_chosen.connect(self.place_chosen)
        self.place.closed.connect(self.list_closed)
        self._missing.acted.connect(self.complete_requested)
        self._refuse.clicked.connect(self.refuse_requested)
        self._refuse.hide()
        self._fit()
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        # At large type the purposes and the place must stay in sight without scrolling.
        roomy = not theme().compact
        for part in (self._title, self._facts, self._rule):
            part.setVisible(roomy)
        self.purposes.set_hint(roomy)
        if roomy:
            self._title.right.insertWidget(0, self._refuse)
        else:
            self.purposes.top.addWidget(self._refuse)

    def show_card(self, card: PersonCard, now: int) -> None:
        """Shows a person; the purpose is asked unless the person is here already."""
        person, visit, today = card.person, card.open_visit, dates.wib_date(now)
        self._title.set_title(
            self.tr("Catat kunjungan") if visit is None else self.tr("Sedang di sini")
        )
        self._heading.set_person(person.full_name or "", owner_words(card.business))
        born = "–" if person.birth_date is None else formatting.data_date(person.birth_date)
        self._facts.set_facts(
            [
                (self.tr("No. peserta"), person.member_no or "–"),
                (self.tr("Terakhir datang"), last_words(card.last_visit, today)),
                (self.tr("Lahir"), born),
            ]
        )
        self._refuse.setVisible(visit is None)
        self.purposes.setVisible(visit is None)
        self._stay.setVisible(visit is not None)
        if visit is not None:
            self._stay.show_visit(visit, now)
            self.place.show_words(place_words(visit))
        self._show_notices(card, now)

    def _show_notices(self, card: PersonCard, now: int) -> None:
        visit, post = card.open_visit, self._post_name(card.person.home_post)
        about = ""
        if visit is not None and dates.wib_date(visit.in_at) != dates.wib_date(now):
            about = self.tr("Belum dicatat keluar sejak {day}.").format(
                day=in_words(visit.in_at, now)
            )
        elif post:
            about = self.tr("Peserta pos {post}.").format(post=post)
        self._about.set_notice(about, "info", icon="" if visit is not None else "map-pin")
        self._about.setVisible(bool(about))
        missing = missing_words(card.missing)
        self._missing.set_notice(missing, "warn")
        self._missing.setVisible(bool(missing))

    def show_place(self, suggestion: Suggestion | None) -> None:
        """Where the person will go; for one who is here already the place is known."""
        if self.purposes.isVisibleTo(self):
            self.place.show_place(suggestion)

    def take_focus(self, other: QWidget) -> None:
        """The keyboard goes to the question, or to `other` when there is none."""
        target = self.purposes if self.purposes.isVisibleTo(self) else other
        target.setFocus(Qt.FocusReason.OtherFocusReason)
