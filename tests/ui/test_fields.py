"""Fields: constant heights, messages, NIK, dates, choosing by typing."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.combo import Entry, TypeCombo
from okeoce_desktop.ui.widgets.date_input import DateInput
from okeoce_desktop.ui.widgets.field import Field, text_field
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.nik_input import NikInput

Show = Callable[..., QWidget]

AREAS = [
    Entry("31.74.01.1001", "Kebon Baru", "Tebet"),
    Entry("31.74.01.1002", "Bukit Duri", "Tebet"),
    Entry("31.73.05.1001", "Kebon Jeruk", "Kebon Jeruk"),
    Entry("31.74.01.1003", "Manggarai", "Tebet"),
]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 1.12, 1.25, 1.5])
def test_height_never_changes(qtbot: QtBot, show: Show, mode: str, scale: float) -> None:
    theme().apply(mode, scale)
    field, editor = text_field("Nomor HP")
    show(field)
    heights = [(field.height(), editor.height())]
    editor.setText("0812-345-67")
    field.set_message("Nomor HP baru 9 angka, paling sedikit 10.")
    field.set_remark("Format benar")
    heights.append((field.height(), editor.height()))
    field.set_message("Boleh, jika sesuai KTP-el.", "warning")
    heights.append((field.height(), editor.height()))
    editor.setFocus()
    QApplication.processEvents()
    heights.append((field.height(), editor.height()))
    editor.setReadOnly(True)
    field.clear_message()
    QApplication.processEvents()
    heights.append((field.height(), editor.height()))
    assert len(set(heights)) == 1
    assert editor.height() == round(40 * scale)


def test_a_narrow_form_gives_messages_two_lines(show: Show) -> None:
    field, _editor = text_field("Nomor HP")
    show(field)
    usual = field.sizeHint().height()
    field.set_message_lines(2)
    assert field.sizeHint().height() == usual + 18
    field.set_message_lines(0)
    assert field.sizeHint().height() == usual


def test_message_marks_the_editor_and_is_spoken(qtbot: QtBot, show: Show) -> None:
    field, editor = text_field("Nomor HP", optional="(boleh kosong)")
    show(field)
    assert editor.accessibleName() == "Nomor HP"
    field.set_message("Nomor HP baru 9 angka, paling sedikit 10.")
    assert editor.state == "error"
    assert editor.accessibleDescription() == field.message() != ""
    field.set_message("Boleh.", "warning")
    assert (field.state, editor.state) == ("warning", "warning")
    field.clear_message()
    assert (field.state, editor.state, field.message()) == ("normal", "normal", "")
    assert editor.accessibleDescription() == ""


def test_committed_fires_once_and_only_after_an_edit(qtbot: QtBot, show: Show) -> None:
    first, second = TextInput("Nama"), TextInput("Usaha")
    show(first, second)
    seen: list[str] = []
    first.committed.connect(seen.append)
    first.setFocus()
    second.setFocus()
    assert seen == []
    first.setFocus()
    qtbot.keyClicks(first, "Siti")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    second.setFocus()
    assert seen == ["Siti"]


def test_ctrl_z_is_left_to_the_window_when_nothing_was_typed(qtbot: QtBot, show: Show) -> None:
    edit = TextInput("Nama")
    page = show(edit)
    pressed: list[int] = []
    QShortcut(QKeySequence("Ctrl+Z"), page).activated.connect(lambda: pressed.append(1))
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]
    qtbot.keyClicks(edit, "Siti")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (pressed, edit.text()) == ([1], "")


def test_nik_is_grouped_while_typing(qtbot: QtBot, show: Show) -> None:
    nik = NikInput("NIK")
    show(Field("NIK", nik))
    qtbot.keyClicks(nik, "3174015702880003")
    assert nik.text() == "317401 570288 0003"
    assert nik.nik() == "3174015702880003"


@pytest.mark.parametrize(
    "pasted",
    ["3174015702880003", "317401.570288.0003", " 317401-570288-0003\n", "NIK: 317401 5702880003"],
)
def test_nik_takes_any_separators(qtbot: QtBot, show: Show, pasted: str) -> None:
    nik = NikInput("NIK")
    show(nik)
    QApplication.clipboard().setText(pasted)
    nik.setFocus()
    nik.paste()
    assert nik.text() == "317401 570288 0003"


def test_nik_keeps_too_many_digits_and_the_cursor_in_place(qtbot: QtBot, show: Show) -> None:
    nik = NikInput("NIK")
    show(nik)
    nik.set_nik("31740157028800039")
    assert nik.nik() == "31740157028800039"
    nik.set_nik("3174015702880003")
    nik.setCursorPosition(3)
    qtbot.keyClick(nik, Qt.Key.Key_Backspace)
    assert (nik.text(), nik.cursorPosition()) == ("314015 702880 003", 2)
    qtbot.keyClicks(nik, "7")
    assert (nik.text(), nik.cursorPosition()) == ("317401 570288 0003", 3)


@pytest.mark.parametrize("typed", ["02031957", "2-3-1957", "2/3/57"])
def test_date_is_rewritten_on_leaving(qtbot: QtBot, show: Show, typed: str) -> None:
    born, other = DateInput("Tanggal lahir"), TextInput("Nama")
    show(born, other)
    born.setFocus()
    qtbot.keyClicks(born, typed)
    assert born.text() == typed
    other.setFocus()
    assert born.text() == "02-03-1957"
    assert born.value() == date(1957, 3, 2)


def test_what_is_no_date_stays_as_typed(qtbot: QtBot, show: Show) -> None:
    born, other = DateInput("Tanggal lahir"), TextInput("Nama")
    show(born, other)
    born.setFocus()
    qtbot.keyClicks(born, "31-2-1990")
    other.setFocus()
    assert (born.text(), born.value()) == ("31-2-1990", None)


def test_date_takes_the_forms_own_rule(qtbot: QtBot, show: Show) -> None:
    born = DateInput("Tanggal lahir", parse=lambda _typed: date(2000, 1, 1))
    qtbot.addWidget(born)
    born.setText("apa saja")
    assert born.value() == date(2000, 1, 1)


def combo(qtbot: QtBot, show: Show) -> tuple[TypeCombo, TextInput, list[object]]:
    area, other = TypeCombo("Kelurahan"), TextInput("Nama")
    area.set_entries(AREAS)
    show(area, other)
    changes: list[object] = []
    area.changed.connect(changes.append)
    area.setFocus()
    return area, other, changes


def test_combo_filters_while_typing_and_enter_takes(qtbot: QtBot, show: Show) -> None:
    area, _, changes = combo(qtbot, show)
    qtbot.keyClicks(area, "jer")
    assert area.list_open
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert (area.text(), area.value()) == ("Kebon Jeruk", "31.73.05.1001")
    assert changes == ["31.73.05.1001"]
    assert not area.list_open


def test_combo_arrows_choose_and_tab_takes(qtbot: QtBot, show: Show) -> None:
    area, other, changes = combo(qtbot, show)
    qtbot.keyClicks(area, "kebon")
    qtbot.keyClick(area, Qt.Key.Key_Down)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert area.text() == "Kebon Jeruk"
    assert changes == ["31.73.05.1001"]


def test_combo_shows_its_own_words_whatever_case_was_typed(qtbot: QtBot, show: Show) -> None:
    area, other, changes = combo(qtbot, show)
    qtbot.keyClicks(area, "kebon jeruk")
    assert area.text() == "kebon jeruk"
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert area.text() == "Kebon Jeruk"
    assert changes == ["31.73.05.1001"]


def test_combo_escape_puts_the_old_value_back(qtbot: QtBot, show: Show) -> None:
    area, _, changes = combo(qtbot, show)
    area.set_value("31.74.01.1002")
    area.selectAll()
    qtbot.keyClicks(area, "ke")
    qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert area.text() == "Bukit Duri"
    assert area.value() == "31.74.01.1002"
    assert changes[-1:] in ([], ["31.74.01.1002"])


def test_combo_keeps_words_that_match_nothing(qtbot: QtBot, show: Show) -> None:
    area, other, _ = combo(qtbot, show)
    qtbot.keyClicks(area, "zzz")
    other.setFocus()
    assert (area.text(), area.value()) == ("zzz", None)


def test_combo_down_opens_the_whole_list_at_the_value(qtbot: QtBot, show: Show) -> None:
    area, _, _ = combo(qtbot, show)
    area.set_value("31.74.01.1003")
    qtbot.keyClick(area, Qt.Key.Key_Down)
    assert area.list_open
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.value() == "31.74.01.1003"


def test_of_a_long_text_the_beginning_is_shown_once_it_is_left(qtbot: QtBot, show: Show) -> None:
    first, second = TextInput("Nama"), TextInput("Usaha")
    show(first, second)
    first.setFocus()
    qtbot.keyClicks(first, "Raden Ajeng Siti Maimunah Kusumawardhani Binti Abdurrahman")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert first.cursorPosition() == 0
