"""The question about the purpose, and the row that says where to. UI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.entities import Place
from okeoce_desktop.services.front_desk import Suggestion
from okeoce_desktop.ui.screens.front_desk.words import (
    PURPOSE_ICONS,
    purpose_words,
    suggestion_words,
)
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.choice import ChoiceGrid, Option
from okeoce_desktop.ui.widgets.combo import Entry, TypeCombo
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import column, row

NOWHERE = b""


class Question(QWidget):
    """A question answered by a digit: its words, a remark at the right, the numbered answers.

    A command may be added to the line of the words, `top`.

    `answered(object)` carries the value of an Option.
    """

    answered = Signal(object)

    def __init__(self, words: str, options: list[Option], *, columns: int = 2) -> None:
        super().__init__()
        self._remark = Label("", "small", "ink3")
        self._remark.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.grid = ChoiceGrid(words, columns=columns)
        self.grid.set_options(options)
        self.grid.chosen.connect(self._on_chosen)
        self._hint = self.tr("tekan angkanya")
        self.top = row(gap=8)
        self.top.addWidget(Label(words, "smalls"))
        self.top.addStretch(1)
        self.top.addWidget(self._remark)
        layout = column(self, gap=8)
        layout.addLayout(self.top)
        layout.addWidget(self.grid)
        self.setFocusProxy(self.grid)
        self.set_value(None)

    def set_value(self, value: object | None) -> None:
        """Shows an answer, or none."""
        self.grid.set_value(value)
        self._remark.setText(self._hint)
        self._remark.set_tone("ink3")
        self._remark.set_role("small")

    def set_hint(self, shown: bool) -> None:
        """Whether the remark says how to answer, or leaves the place to a command."""
        self._hint = self.tr("tekan angkanya") if shown else ""
        self.set_value(self.grid.value())

    def ask(self, words: str) -> None:
        """The answer is missing: says so and waits for it."""
        self._remark.setText(words)
        self._remark.set_tone("kunyit_ink")
        self._remark.set_role("smallm")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, value: object) -> None:
        self.set_value(value)
        self.answered.emit(value)


def purpose_options() -> list[Option]:
    """The seven purposes with their digits' icons."""
    return [Option(code, purpose_words(code), icon) for code, icon in PURPOSE_ICONS.items()]


class _PlaceCombo(TypeCombo):
    """`taken(object)` when a row is picked, `given_up()` on Esc, `away()` when the focus leaves."""

    taken = Signal(object)
    given_up = Signal()
    away = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder=placeholder, most=7)
        self._list.picked.connect(lambda _at: self.taken.emit(self.value()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._list.close_list()
            self.given_up.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.list_open:
            self._open("")
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.away.emit()

    def open_all(self) -> None:
        """The whole list, for the keyboard."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._open("")


class PlaceRow(QWidget):
    """Where somebody goes, and T to choose another place out of those with room.

    `place_chosen(object)` carries a place's id or None. `choices` is asked when the list opens.
    """

    place_chosen = Signal(object)
    closed = Signal()

    def __init__(self, choices: Callable[[], Sequence[Place]], *, command: str) -> None:
        super().__init__()
        self._choices = choices
        self._where = Label("", "small", "ink2", elide=True)
        self._change = Button(command, Kind.LINK, key="T", height=30)
        self._combo = _PlaceCombo(self.tr("Tempat lain"), self.tr("Ketik nama tempat"))
        self._line = QWidget()
        words = column(gap=0)
        words.addWidget(Label(self.tr("Tempat"), "smalls"))
        words.addWidget(self._where)
        inner = row(self._line, gap=8)
        inner.addLayout(words, 1)
        inner.addWidget(self._change)
        layout = column(self)
        layout.addWidget(self._line)
        layout.addWidget(self._combo)
        self._combo.hide()
        self._change.clicked.connect(self.open_list)
        self._combo.taken.connect(self._on_taken)
        self._combo.given_up.connect(self._give_up)
        self._combo.away.connect(self.close_list)
        self._fix_height()
        theme().changed.connect(self._fix_height)

    def _fix_height(self) -> None:
        # The list replaces the words without moving anything below.
        self.setFixedHeight(theme().px(40))

    def show_place(self, suggestion: Suggestion | None) -> None:
        """Words for where to; None before there is a purpose."""
        if suggestion is None:
            self._say(self.tr("Mengikuti keperluan"), "ink3")
            return
        words = suggestion_words(suggestion, short=theme().compact)
        self._say(words, "kunyit_ink" if suggestion.queue else "ink2")

    def show_words(self, words: str) -> None:
        """Where somebody is already."""
        self._say(words, "ink2")

    def _say(self, words: str, tone: str) -> None:
        self._where.setText(words)
        self._where.set_tone(tone)

    def open_list(self) -> None:
        """The places with room, in place of the words."""
        entries = [Entry(place.id, place.name, self._room(place)) for place in self._choices()]
        entries.append(Entry(NOWHERE, self.tr("Tanpa tempat")))
        self._combo.set_entries(entries)
        self._combo.set_value(None)
        self._line.hide()
        self._combo.show()
        self._combo.open_all()

    def _room(self, place: Place) -> str:
        if place.capacity == 1:
            return ""
        return self.tr("{free} dari {all} kosong").format(free=place.free, all=place.capacity)

    def close_list(self) -> None:
        """Back to the words."""
        self._combo.hide()
        self._line.show()

    def _on_taken(self, value: object) -> None:
        self.closed.emit()
        self.close_list()
        self.place_chosen.emit(None if value == NOWHERE else value)

    def _give_up(self) -> None:
        self.closed.emit()
        self.close_list()
