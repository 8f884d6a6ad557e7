"""One page of questions, and what such pages share. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QWidget

from okeoce_desktop.services.passwords import LEAST_PASSWORD
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.paint import space

_MOST_SECRET = 1024


class Step(QWidget):
    """One page: a title, a sentence, fields. `submitted` when Enter is pressed in the last one.

    Enter in an earlier field goes to the next one that is still empty.
    """

    submitted = Signal()

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.title, self.sentence = title, sentence
        self.setAccessibleName(title)
        self._fields: list[tuple[Field, TextInput, bool]] = []

    def add(self, field: Field, editor: TextInput, *, required: bool = True) -> Field:
        """Takes a field into the order of Enter."""
        self._fields.append((field, editor, required))
        editor.returnPressed.connect(lambda: self._on_enter(editor))
        editor.textEdited.connect(lambda _text: field.clear_message())
        return field

    def editors(self) -> list[QWidget]:
        """What is typed into, in order."""
        return [editor for _field, editor, _required in self._fields]

    def first(self) -> QWidget:
        """Where the focus starts: the first field still empty."""
        empty = (editor for _field, editor, needed in self._fields if needed and not editor.text())
        return next(empty, self._fields[0][1] if self._fields else self)

    def problems(self) -> list[tuple[Field, str]]:
        """What stops going on, in the order of the fields."""
        return []

    def check(self) -> bool:
        """Shows the problems and puts the focus on the first; whether there is none."""
        for field, _editor, _required in self._fields:
            field.clear_message()
        found = self.problems()
        for field, words in found:
            field.set_message(words)
        if found:
            self.go_to(found[0][0])
        return not found

    def go_to(self, field: Field) -> None:
        """Puts the keyboard into a field and brings its message into sight."""
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(field, 0, 0)

    def _on_enter(self, editor: TextInput) -> None:
        editors = [each for _field, each, _required in self._fields]
        later = self._fields[editors.index(editor) + 1 :]
        for _field, each, required in later:
            if required and not each.text() and each.isVisible():
                each.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.submitted.emit()


def secret(name: str) -> TextInput:
    """A field whose letters are not shown."""
    editor = TextInput(name)
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    editor.setMaxLength(_MOST_SECRET)
    return editor


def secret_problems(first: Field, again: Field) -> list[tuple[Field, str]]:
    """What is wrong with a new password typed twice."""
    typed, repeated = _text(first), _text(again)
    if not typed:
        words = QCoreApplication.translate(
            "NewSecret", "Belum diisi, paling sedikit {least} huruf."
        )
        return [(first, words.format(least=LEAST_PASSWORD))]
    if len(typed) < LEAST_PASSWORD:
        words = QCoreApplication.translate(
            "NewSecret", "Baru {count} huruf, paling sedikit {least}."
        )
        return [(first, words.format(count=len(typed), least=LEAST_PASSWORD))]
    if typed != repeated:
        return [(again, QCoreApplication.translate("NewSecret", "Belum sama dengan yang di atas."))]
    return []


def two_columns(parent: QWidget, rows: Sequence[Sequence[QWidget]]) -> QGridLayout:
    """Fields in two equal columns; a row of one spans both."""
    grid = QGridLayout(parent)
    space(grid, gap=4)
    grid.setHorizontalSpacing(16)
    for at, line in enumerate(rows):
        for side, widget in enumerate(line):
            grid.addWidget(widget, at, side, 1, 2 if len(line) == 1 else 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _text(field: Field) -> str:
    assert isinstance(field.editor, TextInput)
    return field.editor.text()
