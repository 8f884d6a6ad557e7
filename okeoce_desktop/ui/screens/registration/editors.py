"""Editors that know a rule: birth date, phone, name, kelurahan, notes. UI thread."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from okeoce_desktop.domain import dates
from okeoce_desktop.domain import phone as phone_numbers
from okeoce_desktop.domain.areas import Area, Areas
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.registration.typed import birth_readings
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.combo import Entry, TypeCombo
from okeoce_desktop.ui.widgets.date_input import DateInput
from okeoce_desktop.ui.widgets.input import TextInput, look_palette
from okeoce_desktop.ui.widgets.nik_input import NikInput
from okeoce_desktop.ui.widgets.paint import rounded, text
from okeoce_desktop.ui.widgets.popup import FloatingList

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BirthDateInput(DateInput):
    """A typed birth date; where two centuries fit, a list asks which.

    Down and Up move in the list, Enter or a click takes the year; Tab leaves the question open.
    """

    def __init__(self, name: str, today: Callable[[], datetime.date]) -> None:
        super().__init__(name, parse=lambda typed: _only(birth_readings(typed, today())))
        self._today = today
        self._choices: tuple[datetime.date, ...] = ()
        self._list = FloatingList(self, self._paint_choice, row_height=34)
        self._list.picked.connect(self._on_picked)
        self.textEdited.connect(self._ask)
        self.installEventFilter(self)

    @property
    def asks(self) -> bool:
        """True while the list of centuries is shown."""
        return self._list.isVisible()

    def _ask(self, typed: str = "") -> None:
        readings = birth_readings(typed or self.text(), self._today())
        self._choices = readings if len(readings) > 1 else ()
        self._list.show_rows(len(self._choices))

    def _on_picked(self, at: int) -> None:
        self.set_value(self._choices[at])
        self.textEdited.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key()
        if self.asks and pressed in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.step(1 if pressed == Qt.Key.Key_Down else -1)
        elif self.asks and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._list.pick_current()
        elif self.asks and pressed == Qt.Key.Key_Escape:
            self._list.close_list()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self._ask() if event.gotFocus() else self._list.close_list()
        return super().eventFilter(watched, event)

    def _paint_choice(self, painter: QPainter, box: QRect, at: int, _current: bool) -> None:
        day = self._choices[at]
        line = box.adjusted(theme().px(8), 0, -theme().px(8), 0)
        text(painter, line, formatting.data_date(day), "body", "ink")
        words = self.tr("umur {age}").format(age=dates.age_on(day, self._today()))
        text(painter, line, words, "small", "ink3", _RIGHT)


class PhoneInput(TextInput):
    """A phone number, rewritten as 0812-3456-7890 on leaving; what is wrong stays as typed."""

    def tidy(self) -> None:
        number = phone_numbers.parse(self.text()).e164
        if number is not None:
            self.setText(formatting.phone(number))


class NameInput(TextInput):
    """A name, letter for letter, without spaces too many."""

    def tidy(self) -> None:
        self.setText(" ".join(self.text().split()))


class KelurahanInput(TypeCombo):
    """A kelurahan by typing; those of the post's kecamatan first."""

    def __init__(self, name: str, areas: Areas, near: str) -> None:
        super().__init__(name)
        self._areas, self._near = areas, near
        every = sorted(areas.kelurahan.values(), key=lambda area: (area.parent != near, area.code))
        self.set_entries([self._entry(area) for area in every])

    def answer(self) -> str:
        """The code chosen, else what was typed."""
        value = self.value()
        return value if isinstance(value, str) else self.text().strip()

    def show_answer(self, answer: str) -> None:
        """Shows a code by its name, anything else as it is."""
        self.set_value(answer or None)
        if answer and self.value() is None:
            self.setText(answer)

    def _entry(self, area: Area) -> Entry:
        return Entry(area.code, area.name, self._areas.kecamatan[area.parent].name)

    def _search(self, typed: str) -> list[Entry]:
        return [
            self._entry(area)
            for area in self._areas.find_kelurahan(typed, near=self._near, limit=60)
        ]


class CodeInput(TypeCombo):
    """One of a few stored codes by its words; words that are none of them go on leaving."""

    def __init__(self, name: str, words: Mapping[str, str]) -> None:
        super().__init__(name)
        self.set_entries([Entry(code, label) for code, label in words.items()])

    def tidy(self) -> None:
        super().tidy()
        if self.value() is None:
            self.clear()


class NotesInput(QPlainTextEdit):
    """A few lines of free text that look like the other inputs; Tab leaves it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.ring = "hug"
        self.setAccessibleName(name)
        self.setProperty("painted", True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        look = theme()
        self.setFont(look.font("input"))
        palette = QPalette(look_palette())
        palette.setColor(QPalette.ColorRole.Base, look.color("surface"))
        palette.setColor(QPalette.ColorRole.Text, look.color("ink"))
        self.setPalette(palette)
        self.setViewportMargins(look.px(7), look.px(5), look.px(7), look.px(5))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(76))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        # The frame's own ground, outside the viewport, is painted here.
        if isinstance(event, QPaintEvent):
            look = theme()
            ground, edge = look.color("surface"), look.color("control")
            rounded(QPainter(self), self.rect(), look.px(6), ground, edge, look.line_width)
            return True
        return super().event(event)


def _only(readings: tuple[datetime.date, ...]) -> datetime.date | None:
    return readings[0] if len(readings) == 1 else None


def typed_in(editor: TextInput) -> str:
    """What an input holds, as the entry keeps it."""
    if isinstance(editor, NikInput):
        return editor.nik()
    if isinstance(editor, KelurahanInput):
        return editor.answer()
    if isinstance(editor, TypeCombo):
        return str(editor.value() or "")
    return editor.text()


def show_in(editor: TextInput, value: str) -> None:
    """Shows a value of the entry in an input."""
    if isinstance(editor, NikInput):
        editor.set_nik(value)
    elif isinstance(editor, KelurahanInput):
        editor.show_answer(value)
    elif isinstance(editor, TypeCombo):
        editor.set_value(value or None)
    else:
        editor.setText(value)
