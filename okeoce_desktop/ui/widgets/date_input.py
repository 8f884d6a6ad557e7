"""A date that is typed: 02031957, 2-3-1957 or 2/3/57, rewritten as 02-03-1957. UI thread."""

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.widgets.input import TextInput

Parse = Callable[[str], date | None]


def parse_typed_date(typed: str, today: date | None = None) -> date | None:
    """Day, month, year in that order; None when it is not a date.

    Two-digit years mean the last hundred years: in 2026, 57 is 1957 and 26 is 2026.
    """
    typed = typed.strip()
    if re.fullmatch(r"\d{6}|\d{8}", typed, re.ASCII):
        parts = [typed[:2], typed[2:4], typed[4:]]
    else:
        parts = re.split(r"[\s./-]+", typed)
    if len(parts) != 3 or not all(re.fullmatch(r"\d{1,4}", part, re.ASCII) for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        this_year = (today or date.today()).year
        year += this_year - this_year % 100
        if year > this_year:
            year -= 100
    elif len(parts[2]) != 4:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateInput(TextInput):
    """A plain line edit that understands dates; no mask, no calendar.

    `parse` may be replaced by the form's own rule. What cannot be read stays as typed, and `value`
    is None.
    """

    def __init__(
        self, name: str, *, parse: Parse = parse_typed_date, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, placeholder=self.tr("hari-bulan-tahun"), parent=parent)
        self._parse = parse

    def value(self) -> date | None:
        """The date typed, or None when empty or unreadable."""
        return self._parse(self.text()) if self.text().strip() else None

    def set_value(self, value: date | None) -> None:
        """Show a date; None empties."""
        self.setText(value.strftime("%d-%m-%Y") if value else "")

    def tidy(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)
