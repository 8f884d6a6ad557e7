"""The form of a person, for a registration and for changing somebody known. UI thread."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.problems import Level
from okeoce_desktop.ui.screens.registration.editors import show_in, typed_in
from okeoce_desktop.ui.screens.registration.entry import PersonEntry
from okeoce_desktop.ui.screens.registration.entry_fields import Remark
from okeoce_desktop.ui.screens.registration.form_fields import MORE, build_fields
from okeoce_desktop.ui.screens.registration.form_layout import FormLayout
from okeoce_desktop.ui.screens.registration.words import finding_words
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.check import Check
from okeoce_desktop.ui.widgets.combo import TypeCombo
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.paint import column
from okeoce_desktop.ui.widgets.scroll import ScrollColumn
from okeoce_desktop.ui.widgets.segment import Segment
from sync.contract import Business, Participant

_STATES = {
    Level.BLOCK: "error",
    Level.BLOCK_OVERRIDABLE: "error",
    Level.WARN: "warning",
    Level.INFO: "info",
}


class PersonForm(QWidget):
    """Shows a `PersonEntry` and writes into it what the clerk types; scrolls when it has to.

    `edited` fires after every change by the clerk, `left` when a changed field is left,
    `notice_turn` when the focus comes to the notice or goes. Enter moves to the next field: a
    scanner ends with it. Whoever changes the entry calls `refresh`.

    Args:
        near: the kecamatan whose kelurahan come first.
        consents: whether the notice and the question about WhatsApp stand below.
    """

    edited = Signal(str)
    left = Signal(str)
    notice_turn = Signal(bool)

    def __init__(
        self,
        entry: PersonEntry,
        areas: Areas,
        near: str,
        *,
        consents: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self._fields = build_fields(areas, near, entry.today)
        self._shown: dict[str, object] = {}
        self.notice = Check(self.tr("Pemberitahuan data pribadi sudah dibacakan"), detail=" ")
        self.whatsapp = Check(
            self.tr("Bersedia dihubungi lewat WhatsApp"), detail=self.tr("Boleh ditolak")
        )
        self._scroll = ScrollColumn(gap=0)
        column(self).addWidget(self._scroll)
        checks = (self.notice, self.whatsapp) if consents else ()
        self._layout = FormLayout(self._fields, checks)
        self._scroll.body.addWidget(self._layout)
        if not consents:
            for check in (self.notice, self.whatsapp):
                check.setParent(self)
                check.hide()
        self._connect()
        self.refresh()

    @property
    def first(self) -> QWidget:
        """Where typing starts."""
        return self._fields["nik"].editor

    def chain(self) -> list[QWidget]:
        """What Tab walks through, in order."""
        names = [name for name in self._fields if name not in MORE]
        editors = [self._fields[name].editor for name in names]
        more = [self._fields[name].editor for name in MORE]
        return [*editors, self.notice, self.whatsapp, *more]

    def field(self, name: str) -> Field:
        """A field by its name in the entry."""
        return self._fields[name]

    def set_person(self, person: Participant, business: Business | None) -> None:
        """Shows somebody known, to be changed."""
        self.entry.show(person, business)
        self.refresh()

    def values(self) -> dict[str, object]:
        """What stands in it, by the contract's field names; unchanged values as they came."""
        return self.entry.form()

    def changes(self) -> dict[str, object]:
        """Of somebody known, only the fields that are not as they came."""
        return self.entry.changes()

    def set_margins(self, top: int, right: int, bottom: int) -> None:
        """Room around the fields, in px; the left side is the card's."""
        self._scroll.body.setContentsMargins(3, top, right, bottom)
        self._adapt()

    def set_notice_detail(self, words: str) -> None:
        """Which notice, and by whom and when it was read."""
        if self.notice.accessibleDescription() != words:
            self.notice.set_detail(words)

    @property
    def more_shown(self) -> bool:
        """Whether the fields nobody has to fill are shown."""
        return self._layout.more_shown

    def show_more(self, shown: bool) -> None:
        """Shows or hides the fields nobody has to fill."""
        self._layout.show_more(shown)

    def focus_field(self, name: str) -> None:
        """Goes to a field, wherever it is."""
        if name in MORE:
            self.show_more(True)
        target = self.notice if name == "notice_read" else self._fields[name].editor
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring(self, name: str) -> None:
        """Scrolls until a field can be seen with its label and message."""
        if name == MORE[0]:
            self._scroll.ensureWidgetVisible(self._fields[MORE[-1]], 0, 0)
        # The first of the fields nobody has to fill comes with their heading.
        above = 34 if name == MORE[0] else 4
        self._scroll.ensureWidgetVisible(self._fields[name], 0, theme().px(above))

    def refresh(self) -> None:
        """Brings editors, findings and remarks to what the entry holds."""
        for name, field in self._fields.items():
            self._show_value(name, field.editor)
            self._show_finding(name, field)
        self.notice.setChecked(bool(self.entry.get("notice_read")))
        self.whatsapp.setChecked(bool(self.entry.get("whatsapp")))
        missing = self.entry.problem("notice_read") is not None
        self.notice.set_state("error" if missing else "normal")
        without = self.entry.get("has_business") is False
        for name in ("business_name", "business_category"):
            self._fields[name].editor.setEnabled(not without)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFocusEvent):
            return super().eventFilter(watched, event)
        if watched is self.notice:
            self.notice_turn.emit(event.gotFocus())
        name = next((n for n, field in self._fields.items() if field.editor is watched), "")
        if name and event.gotFocus():
            # After the scroll area's own idea, and after what was just shown has a place.
            QTimer.singleShot(0, self, lambda: self._bring(name))
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        room = self._scroll.body.contentsMargins()
        width = self.width() - room.left() - room.right()
        self._layout.adapt(width, self.height() - room.top() - room.bottom())

    def _connect(self) -> None:
        for name, field in self._fields.items():
            editor = field.editor
            editor.installEventFilter(self)
            if isinstance(editor, Segment):
                editor.changed.connect(lambda value, name=name: self._set(name, value))
            elif isinstance(editor, QPlainTextEdit):
                editor.textChanged.connect(lambda name=name: self._on_notes(name))
            elif isinstance(editor, TextInput):
                self._connect_input(name, editor)
        self.notice.installEventFilter(self)
        self.notice.clicked.connect(lambda on: self._set("notice_read", on))
        self.whatsapp.clicked.connect(lambda on: self._set("whatsapp", on))

    def _connect_input(self, name: str, editor: TextInput) -> None:
        editor.textEdited.connect(lambda _text: self._set(name, typed_in(editor)))
        editor.committed.connect(lambda _text: self._leave(name, editor))
        if isinstance(editor, TypeCombo):
            editor.changed.connect(lambda _value: self._set(name, typed_in(editor)))

    def _on_notes(self, name: str) -> None:
        editor = self._fields[name].editor
        if isinstance(editor, QPlainTextEdit):
            self._set(name, editor.toPlainText())

    def _set(self, name: str, value: Any) -> None:
        if self.entry.get(name) == value:
            return
        self.entry.set(name, value)
        self.refresh()
        self.edited.emit(name)

    def _leave(self, name: str, editor: TextInput) -> None:
        self._set(name, typed_in(editor))
        self.entry.leave(name)
        self.refresh()
        self.left.emit(name)

    def _show_value(self, name: str, editor: QWidget) -> None:
        value = self.entry.get(name)
        if isinstance(editor, Segment):
            editor.set_value(None if value == "" else value)
        elif isinstance(editor, QPlainTextEdit):
            if editor.toPlainText() != value:
                editor.setPlainText(str(value))
        elif isinstance(editor, TextInput) and typed_in(editor) != value:
            show_in(editor, str(value))

    def _show_finding(self, name: str, field: Field) -> None:
        problem, remark = self.entry.problem(name), self.entry.remark(name)
        soft = problem is not None and self.entry.is_soft(problem)
        state = (problem, soft, remark)
        if self._shown.get(name) == state:
            return
        self._shown[name] = state
        if remark is Remark.PROPOSED:
            field.set_remark(self.tr("Usulan dari NIK"), "proposal")
        elif remark is Remark.SEEN_ON_CARD:
            field.set_remark(self.tr("Sesuai KTP-el"))
        else:
            field.set_remark(self.tr("Format benar") if remark is Remark.FORMAT_FINE else "")
        if problem is None or (remark is Remark.SEEN_ON_CARD and problem.level is Level.WARN):
            field.clear_message()
        else:
            field.set_message(finding_words(problem), "warning" if soft else _STATES[problem.level])
