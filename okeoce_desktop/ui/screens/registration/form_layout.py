"""How the fields of a person stand: two columns, the NIK across or beside the name, or one; with
headings where there is room. UI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from okeoce_desktop.ui.screens.registration.form_fields import MORE
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.card import Heading
from okeoce_desktop.ui.widgets.check import Check
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.label import Rule
from okeoce_desktop.ui.widgets.paint import row, space

_ROOMY, _BESIDE, _PAIRED = 690, 520, 440
"""Logical px: findings on one line; the NIK beside the name; two columns at all."""
_SPACING = 4
_CLOSE, _LEAST = 10, 200  # between consents that need more than their halves; for the second
_BAR = 12
_TOP = Qt.AlignmentFlag.AlignTop
_LONG = ("ktp_address", "notes")


class FormLayout(QWidget):
    """Places fields and checks by the room there is; what nobody has to fill comes last.

    Headings and a rule stand only where the consents stay in sight below them.
    """

    def __init__(self, fields: Mapping[str, Field], checks: Sequence[Check]) -> None:
        super().__init__()
        self._fields, self._checks = fields, checks
        self._width = self._height = 0
        self._shape, self._headed = "paired", False
        self._grid = QGridLayout(self)
        space(self._grid, 0, 0, 0, 0, _SPACING)
        self._identity = Heading(self.tr("Identitas"), remark=self.tr("Mulai dari NIK di KTP-el"))
        self._contact = Heading(self.tr("Kontak dan usaha"))
        self._rule, self._more_rule = Rule(), Rule()
        self._more_heading = Heading(
            self.tr("Lebih lengkap"), remark=self.tr("Boleh kosong semua, bisa menyusul")
        )
        self._consents = QWidget()
        self._pair = row(self._consents, gap=20)
        for check in checks:
            policy = check.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the shares below hold
            check.setSizePolicy(policy)
            self._pair.addWidget(check, 1, _TOP)
        self._business = QWidget()
        pair = row(self._business, gap=16)
        pair.addWidget(fields["business_name"], 4)
        pair.addWidget(fields["business_category"], 3)
        self._business.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._more = [self._more_rule, self._more_heading, *(fields[name] for name in MORE)]
        self.more_shown = False
        # Shown before it has a parent, a widget would open a window of its own.
        for widget in (self._identity, self._contact, self._rule, *self._more):
            widget.setParent(self)
            widget.hide()
        self._rearrange()
        theme().changed.connect(self._rearrange)

    def show_more(self, shown: bool) -> None:
        """Shows or hides what nobody has to fill."""
        self.more_shown = shown
        for widget in self._more:
            widget.setVisible(shown)

    def adapt(self, width: int, height: int) -> None:
        """Arranges for a view of so many px."""
        self._width, self._height = width, height
        if self._choose() != (self._shape, self._headed):
            self._rearrange()
        self._share_consents()

    def _choose(self) -> tuple[str, bool]:
        logical = self._width / theme().scale
        if logical < _BESIDE:
            return "paired" if logical >= _PAIRED else "single", False
        shape = "roomy" if logical >= _ROOMY else "beside"
        return shape, self._high_with_headings(shape) <= self._height

    def _high_with_headings(self, shape: str) -> int:
        """What the fields and checks that are always there need at least, in px."""
        look, fields = theme(), self._fields
        lines = look.px(18) * (1 if shape == "roomy" else 2)
        business = fields["has_business"].sizeHint().height()
        field = business + look.gap(4)
        half = (self._width - look.gap(20)) // 2
        checks = max((check.heightForWidth(half) for check in self._checks), default=0)
        headings = self._identity.sizeHint().height() + self._contact.sizeHint().height()
        # Rows with their gaps: two headings, four of fields, three gaps, and those of the checks.
        gaps = sum(map(look.gap, (1, 2, 1, 2, 8, 2))) + 13 * _SPACING
        return headings + 3 * (field + lines) + business + checks + gaps

    def _rearrange(self) -> None:
        self._shape, self._headed = self._choose()
        self._share_consents()
        for at in range(self._grid.rowCount()):
            self._grid.setRowStretch(at, 0)
            self._grid.setRowMinimumHeight(at, 0)
        while self._grid.takeAt(0):
            pass
        self._grid.setHorizontalSpacing(theme().gap(20))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if self._shape == "single" else 1)
        self._identity.setVisible(self._headed)
        self._contact.setVisible(self._headed)
        self._rule.setVisible(self._headed and bool(self._checks))
        for field in self._fields.values():
            field.set_message_lines(1 if self._shape == "roomy" else 2)
        at = self._place_main(0)
        if self._checks:
            at = self._gap(at, 8 if self._headed else 4, stretch=1)
            if self._headed:
                at = self._put(at, self._rule)
                at = self._gap(at, 2)
            at = self._put(at, self._consents)
        at = self._gap(at, 0 if self._checks else 8, stretch=1)
        at = self._put(at, self._more_rule)
        at = self._put(at, self._more_heading)
        short = [self._fields[name] for name in MORE if name not in _LONG]
        for first in range(0, len(short), 2):
            at = self._put(at, *short[first : first + 2])
        for name in _LONG:
            at = self._put(at, self._fields[name])

    def _share_consents(self) -> None:
        """Halves; where that cuts a label, each what it needs, or the first one all it needs."""
        direction = QBoxLayout.Direction
        single = self._shape == "single"
        self._pair.setDirection(direction.TopToBottom if single else direction.LeftToRight)
        widths = [check.sizeHint().width() for check in self._checks]
        # Room for the scroll bar too: a label that wraps because of it would keep it there.
        room = self._width - theme().gap(_CLOSE) - _BAR
        uneven = not single and max(widths, default=0) > room // 2
        if uneven and sum(widths) > room:
            widths[1:] = [room - widths[0]]
            uneven = widths[1] >= theme().px(_LEAST)
        space(self._pair, gap=_CLOSE if uneven else 20)
        for at, width in enumerate(widths):
            self._pair.setStretch(at, width if uneven else 1)

    def _place_main(self, at: int) -> int:
        fields = self._fields
        if self._shape in ("roomy", "beside"):
            if self._headed:
                at = self._put(at, self._identity)
                at = self._gap(at, 1)
            at = self._put(at, fields["nik"], fields["full_name"])
            at = self._put(at, fields["birth_date"], fields["sex"])
            if self._headed:
                at = self._gap(at, 2, stretch=1)
                at = self._put(at, self._contact)
                at = self._gap(at, 1)
            at = self._put(at, fields["phone"], fields["kelurahan_kode"])
            if self._headed:
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
