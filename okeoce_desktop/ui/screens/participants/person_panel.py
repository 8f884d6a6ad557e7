"""The panel beside the list: who this is, what is missing, what happened, what to do. UI thread."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from okeoce_desktop.domain import dates, nik
from okeoce_desktop.domain.entities import HistoryLine, PersonCard
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.front_desk.words import owner_words
from okeoce_desktop.ui.screens.participants.words import field_words, history_line, registered_line
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.lines import LineList
from okeoce_desktop.ui.widgets.notice import Notice
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.panel import FactLine, SidePanel
from okeoce_desktop.ui.widgets.person import PersonHeading
from sync.contract import RowId

_EVENTS = 30


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """What the panel is given of one person; `state` as in `ListedPerson`."""

    card: PersonCard
    history: list[HistoryLine]
    state: str

    @property
    def id(self) -> RowId:
        return self.card.person.id


class PersonPanel(SidePanel):
    """Signals: `check_in_pressed`, `edit_pressed`, `nik_pressed` (show it in full), `sync_pressed`
    (see why this person waits to be checked)."""

    check_in_pressed = Signal()
    edit_pressed = Signal()
    nik_pressed = Signal()
    sync_pressed = Signal()

    def __init__(self, kelurahan: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kelurahan = kelurahan
        self._shown: RowId | None = None
        self._nobody = self._build_nobody()
        self._person = QWidget()
        layout = column(self._person, gap=12)
        self._heading = PersonHeading()
        layout.addWidget(self._heading)
        layout.addLayout(self._build_facts())
        self._here = Notice("", "ok", icon="log-in")
        self._missing = Notice("", "warn", action=self.tr("Lengkapi"), key="L")
        self._parked = Notice("", "error", action=self.tr("Lihat"), key="I")
        self._missing.acted.connect(self.edit_pressed)
        self._parked.acted.connect(self.sync_pressed)
        for notice in (self._parked, self._here, self._missing):
            layout.addWidget(notice)
        layout.addSpacing(2)
        self._history_title = Label(self.tr("Riwayat"), "smalls", "ink2")
        self.history = LineList(self.tr("Riwayat"), height=27)
        layout.addWidget(self._history_title)
        layout.addWidget(self.history)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._person)
        self.body.addStretch(1)
        self._build_foot()
        self.show_nobody()

    def _build_nobody(self) -> QWidget:
        box = QWidget()
        layout = column(box, gap=6)
        layout.addWidget(Label(self.tr("Belum ada yang dipilih"), "bigname"))
        words = self.tr("Panah atas dan bawah memilih orang, Enter membukanya di meja depan.")
        self._how = Label(words, "body", "ink2", wrap=True)
        layout.addWidget(self._how)
        return box

    def _build_facts(self) -> QBoxLayout:
        facts = column(gap=5)
        self._number = FactLine(field_words("member_no"))
        self._nik = Label("", "smalls")
        self._show_nik = Button(self.tr("Tampilkan"), Kind.LINK, key="T", height=24)
        self._show_nik.setAccessibleName(self.tr("Tampilkan NIK"))
        self._show_nik.clicked.connect(self.nik_pressed)
        self._phone = FactLine(field_words("phone"))
        self._area = FactLine(field_words("kelurahan_kode"))
        self._born = FactLine(self.tr("Lahir"))
        facts.addWidget(self._number)
        line = row(gap=6)
        line.addWidget(Label(field_words("nik"), "small", "ink3"))
        line.addWidget(self._show_nik)
        line.addStretch(1)
        line.addWidget(self._nik)
        facts.addLayout(line)
        for fact in (self._phone, self._area, self._born):
            facts.addWidget(fact)
        return facts

    def _build_foot(self) -> None:
        self._check_in = Button(
            self.tr("Catat masuk"), Kind.MAIN, key="Enter", height=40, wide=True
        )
        self._edit = Button(self.tr("Ubah"), key="U")
        self._check_in.clicked.connect(self.check_in_pressed)
        self._edit.clicked.connect(self.edit_pressed)
        buttons = row(gap=8)
        buttons.addWidget(self._check_in, 1)
        buttons.addWidget(self._edit)
        self.foot.addLayout(buttons)

    @property
    def shown(self) -> RowId | None:
        """Whose details stand here."""
        return self._shown

    def show_nobody(self, *, any_there: bool = True) -> None:
        """Nobody is chosen; how to choose is said where there is `any_there`."""
        self._shown = None
        self._how.setVisible(any_there)
        self._person.hide()
        self._nobody.show()
        self._check_in.hide()
        self._edit.hide()

    def show_person(self, detail: PersonDetail, now: int) -> None:
        """Show a person; a NIK shown in full is hidden again when it is another one."""
        card, person = detail.card, detail.card.person
        today = dates.wib_date(now)
        if self._shown != person.id:
            self._hide_nik(person.nik)
        self._shown = person.id
        name = person.full_name or self.tr("Tanpa nama")
        self._heading.set_person(name, owner_words(card.business))
        self._number.set_value(person.member_no or "–")
        self._phone.set_value(formatting.phone(person.phone) if person.phone else "–")
        self._area.set_value(self._kelurahan(person.kelurahan_kode or "") or "–")
        self._born.set_value(self._birth(person.birth_date, today))
        self._show_notices(detail)
        lines = [history_line(each, today, self._kelurahan) for each in detail.history[:_EVENTS]]
        if person.registered_on is not None and len(detail.history) <= _EVENTS:
            lines.append(registered_line(person.registered_on, person.intake, today))
        self.history.set_lines(lines)
        self._history_title.setVisible(bool(lines))
        self._check_in.setText(
            self.tr("Buka di meja") if card.open_visit else self.tr("Catat masuk")
        )
        self._nobody.hide()
        self._person.show()
        self._check_in.show()
        self._edit.show()

    def _show_notices(self, detail: PersonDetail) -> None:
        card = detail.card
        if card.open_visit is not None:
            since = formatting.clock(card.open_visit.in_at)
            self._here.set_notice(self.tr("Di sini sejak {time}").format(time=since), "ok")
        self._here.setVisible(card.open_visit is not None)
        missing = ", ".join(map(field_words, card.missing))
        self._missing.set_notice(self.tr("Belum ada: {fields}").format(fields=missing), "warn")
        self._missing.setVisible(bool(card.missing))
        self._parked.set_notice(self.tr("Belum bisa dikirim ke pusat"), "error")
        self._parked.setVisible(detail.state == "diperiksa")

    def _hide_nik(self, number: str | None) -> None:
        self._nik.setText(nik.mask(number) if number else "–")
        self._show_nik.setVisible(bool(number))

    def reveal_nik(self, person: RowId, number: str) -> None:
        """Show the whole number, if that person still stands here."""
        if self._shown == person:
            self._nik.setText(nik.group(number))
            self._show_nik.hide()

    def _birth(self, born: datetime.date | None, today: datetime.date) -> str:
        if born is None:
            return "–"
        words = self.tr("{date}, {age} tahun")
        return words.format(date=formatting.data_date(born), age=dates.age_on(born, today))
