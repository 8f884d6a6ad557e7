"""How the fields of a person stand: two columns with headings, two without, or one. UI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from okeoce_desktop.ui.screens.registration.form_fields import MORE
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.card import Heading
from okeoce_desktop.ui.widgets.check import Check
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.label import Rule
from okeoce_desktop.ui.widgets.paint import row, space

_ROOMY, _PAIRED = 600, 440  # logical px: with headings; two columns at all
_TOP = Qt.AlignmentFlag.AlignTop
_LONG = ("ktp_address", "notes")


class FormLayout(QWidget):
    """Places fields and checks by the width there is; what nobody has to fill comes last."""

    def __init__(self, fields: Mapping[str, Field], checks: Sequence[Check]) -> None:
        super().__init__()
        self._fields, self._checks = fields, checks
        self._shape = "paired"
        self._grid = QGridLayout(self)
        space(self._grid, 0, 0, 0, 0, 4)
        self._identity = Heading(self.tr("Identitas"), remark=self.tr("Mulai dari NIK di KTP-el"))
        self._contact = Heading(self.tr("Kontak dan usaha"))
        self._rule, self._more_rule = Rule(), Rule()
        self._more_heading = Heading(
            self.tr("Lebih lengkap"), remark=self.tr("Boleh kosong semua, bisa menyusul")
        )
        self._business = QWidget()
        pair = row(self._business, gap=16)
        pair.addWidget(fields["business_name"], 4)
        pair.addWidget(fields["business_category"], 3)
        self._business.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._more = [self._more_rule, self._more_heading, *(fields[name] for name in MORE)]
        self.more_shown = False
        # Shown before it has a parent, a widget would open a window of its own.
        for widget in (self._identity, self._contact, *self._more):
            widget.setParent(self)
            widget.hide()
        self._rearrange()
        theme().changed.connect(self._rearrange)

    def show_more(self, shown: bool) -> None:
        """Shows or hides what nobody has to fill."""
        self.more_shown = shown
        for widget in self._more:
            widget.setVisible(shown)

    def adapt(self, width: int) -> None:
        """Arranges for so many px."""
        logical = width / theme().scale
        shape = "roomy" if logical >= _ROOMY else "paired" if logical >= _PAIRED else "single"
        if shape != self._shape:
            self._shape = shape
            self._rearrange()

    def _rearrange(self) -> None:
        for at in range(self._grid.rowCount()):
            self._grid.setRowStretch(at, 0)
            self._grid.setRowMinimumHeight(at, 0)
        while self._grid.takeAt(0):
            pass
        self._grid.setHorizontalSpacing(theme().gap(20))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if self._shape == "single" else 1)
        roomy = self._shape == "roomy"
        self._identity.setVisible(roomy)
        self._contact.setVisible(roomy)
        for field in self._fields.values():
            field.set_message_lines(1 if roomy else 2)
        at = self._place_main(0)
        if self._checks:
            at = self._gap(at, 8, stretch=1)
            at = self._put(at, self._rule)
            at = self._gap(at, 2)
            at = self._put(at, *self._checks)
        at = self._gap(at, 0, stretch=1)
        at = self._put(at, self._more_rule)
        at = self._put(at, self._more_heading)
        short = [self._fields[name] for name in MORE if name not in _LONG]
        for first in range(0, len(short), 2):
            at = self._put(at, *short[first : first + 2])
        for name in _LONG:
            at = self._put(at, self._fields[name])

    def _place_main(self, at: int) -> int:
        fields = self._fields
        if self._shape == "roomy":
            at = self._put(at, self._identity)
            at = self._gap(at, 1)
            at = self._put(at, fields["nik"], fields["full_name"])
            at = self._put(at, fields["birth_date"], fields["sex"])
            at = self._gap(at, 2, stretch=1)
            at = self._put(at, self._contact)
            at = self._gap(at, 1)
            at = self._put(at, fields["phone"], fields["kelurahan_kode"])
            at = self._gap(at, 2)
            return self._put(at, fields["has_business"], self._business)
        at = self._put(at, fields["nik"])
        at = self._put(at, fields["full_name"], fields["birth_date"])
        at = self._put(at, fields["sex"], fields["phone"])
        at = self._put(at, fields["kelurahan_kode"], fields["has_business"])
        return self._put(at, self._business)

    def _put(self, at: int, *widgets: QWidget) -> int:
        """Places one widget across, or several side by side where there are columns."""
        if self._shape == "single":
            for widget in widgets:
                self._grid.addWidget(widget, at, 0, _TOP)
                at += 1
            return at
        if len(widgets) == 1:
            short = isinstance(widgets[0], Field) and widgets[0] is self._fields["email"]
            self._grid.addWidget(widgets[0], at, 0, 1, 1 if short else 2, _TOP)
            return at + 1
        for number, widget in enumerate(widgets):
            self._grid.addWidget(widget, at, number, _TOP)
        return at + 1

    def _gap(self, at: int, least: int, *, stretch: int = 0) -> int:
        self._grid.setRowMinimumHeight(at, theme().gap(least))
        self._grid.setRowStretch(at, stretch)
        return at + 1
