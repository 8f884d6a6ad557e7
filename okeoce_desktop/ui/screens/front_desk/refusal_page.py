"""The panel for somebody who has to be turned away: who, and why. UI thread."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.screens.front_desk.guest_page import NAME_LENGTH, EntryLine
from okeoce_desktop.ui.screens.front_desk.parts import Guest
from okeoce_desktop.ui.screens.front_desk.purposes import Question
from okeoce_desktop.ui.screens.front_desk.words import REASON_ICONS, reason_words
from okeoce_desktop.ui.widgets.choice import Option
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import column
from okeoce_desktop.ui.widgets.panel import PanelTitle
from okeoce_desktop.ui.widgets.person import PersonHeading


class RefusalPage(QWidget):
    """`reason_chosen(object)` with the code of a reason."""

    reason_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known = ""
        self._heading = PersonHeading()
        self.name = EntryLine(self.tr("Nama"))
        self.name.setMaxLength(NAME_LENGTH)
        self._field = Field(
            self.tr("Nama"), self.name, optional=self.tr("(boleh kosong)"), messages=False
        )
        options = [Option(code, reason_words(code), icon) for code, icon in REASON_ICONS.items()]
        self.reasons = Question(self.tr("Mengapa"), options, columns=1)
        layout = column(self, gap=8)
        layout.addWidget(PanelTitle(self.tr("Tidak bisa dilayani"), esc=self.tr("tutup")))
        layout.addWidget(self._heading)
        layout.addWidget(self._field)
        layout.addSpacing(4)
        layout.addWidget(self.reasons)
        layout.addWidget(
            Label(self.tr("Ikut dihitung dalam laporan."), "small", "ink3", elide=True)
        )
        self.reasons.answered.connect(self.reason_chosen)
        self.name.went_on.connect(lambda: self.reasons.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_refusal(self, name: str) -> None:
        """Asks for the reason; for the name too when there is none."""
        self._known = name
        self._heading.set_person(name, self.tr("Dicatat tanpa kunjungan"))
        self._heading.setVisible(bool(name))
        self._field.setVisible(not name)
        self.name.clear()
        self.reasons.set_value(None)
        self.reasons.setFocus(Qt.FocusReason.OtherFocusReason)

    def guest(self) -> Guest:
        """Who was turned away, as far as it was typed here or known before."""
        return Guest(self._known or " ".join(self.name.text().split()))
