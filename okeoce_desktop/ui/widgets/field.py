"""A form field: label row, editor, message line. UI thread; its height never changes.

Label row 20, editor 40, message line 18 logical px with 4 between; two message lines from font
scale 1.25 on, where messages wrap.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.label import IconMark, Label
from okeoce_desktop.ui.widgets.paint import column, row

_TONES = {
    "error": ("circle-x", "cabai_ink", "smallm"),
    "warning": ("triangle-alert", "kunyit_ink", "small"),
    "info": ("info", "toska_ink", "small"),
    "ok": ("check", "daun_ink", "small"),
}
_REMARKS = {"ok": ("check", "daun_ink"), "proposal": ("corner-down-right", "nila_ink")}


class Field(QWidget):
    """Label, any editor and one message. The label is the editor's accessible name and buddy.

    `optional` is the remark after the label, such as "(boleh kosong)". With `messages=False` no
    message line is kept free; such a field must never get a message.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        optional: str = "",
        messages: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._messages = messages
        self._label = Label(label, "smallm", "ink2")
        self._label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        self._optional = Label(optional, "small", "ink3", elide=True)
        if not optional:
            self._optional.hide()
        self._remark_icon = IconMark("", size=14)
        self._remark = Label("", "smallm", elide=True)
        self._message_icon = IconMark("", size=16)
        self._message = Label("", "small", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._top, self._bottom = QWidget(), QWidget()
        top = row(self._top, (0, 0, 4, 0), 5)
        top.addWidget(self._label)
        top.addWidget(self._optional)
        top.addStretch(1)
        top.addWidget(self._remark_icon)
        top.addWidget(self._remark)
        bottom = row(self._bottom, (1, 1, 0, 0), 6)
        bottom.addWidget(self._message_icon, 0, Qt.AlignmentFlag.AlignTop)
        bottom.addWidget(self._message, 1)
        layout = column(self, gap=4)
        layout.addWidget(self._top)
        layout.addWidget(editor)
        layout.addWidget(self._bottom)
        layout.addStretch(1)
        if not messages:
            self._bottom.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._state = "normal"
        self._lines = 0
        self._resize_rows()
        theme().changed.connect(self._resize_rows)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # No focus proxy: Tab would come to the editor wherever the field stands in the tab order.
        self.editor.setFocus(reason)

    def _resize_rows(self) -> None:
        look = theme()
        self._top.setFixedHeight(look.px(20))
        lines = self._lines or (2 if look.compact else 1)
        self._bottom.setFixedHeight(look.px(18) * lines)

    def set_message_lines(self, lines: int) -> None:
        """Room for so many lines of message, for a form that knows its width; 0 is the usual."""
        self._lines = lines
        self._resize_rows()
        self.updateGeometry()

    @property
    def state(self) -> str:
        """ "normal", "error", "warning", "info" or "ok"."""
        return self._state

    def message(self) -> str:
        """The words under the editor, empty when all is well."""
        return self._message.text()

    def set_message(self, text: str, state: str = "error") -> None:
        """Show `text` under the editor; "error" and "warning" colour its edge too."""
        icon, tone, role = _TONES[state]
        self._state = state
        self._message_icon.set_icon(icon, tone)
        self._message.set_tone(tone)
        self._message.set_role(role)
        self._message.setText(text)
        self._message.setToolTip(text)
        self.editor.setAccessibleDescription(text)
        self._mark_editor(state if state in ("error", "warning") else "normal")

    def clear_message(self) -> None:
        """Back to normal."""
        self._state = "normal"
        self._message_icon.set_icon("", "ink")
        self._message.setText("")
        self._message.setToolTip("")
        self.editor.setAccessibleDescription("")
        self._mark_editor("normal")

    def set_remark(self, text: str, kind: str = "ok") -> None:
        """Words at the right end of the label row: kind "ok" or "proposal"; "" clears."""
        icon, tone = _REMARKS[kind]
        self._remark_icon.set_icon(icon if text else "", tone)
        self._remark.set_tone(tone)
        self._remark.setText(text)

    def _mark_editor(self, state: str) -> None:
        marked = getattr(self.editor, "set_state", None)
        if callable(marked):
            marked(state)

    def sizeHint(self) -> QSize:
        look = theme()
        height = look.px(20) + look.gap(4) + self.editor.sizeHint().height()
        if self._messages:
            height += look.gap(4) + self._bottom.height()
        return QSize(max(look.px(200), self.editor.sizeHint().width()), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.editor.minimumSizeHint().width(), self.sizeHint().height())


def text_field(
    label: str, *, placeholder: str = "", optional: str = "", messages: bool = True
) -> tuple[Field, TextInput]:
    """A field around a plain line edit, and that line edit."""
    editor = TextInput(label, placeholder=placeholder)
    return Field(label, editor, optional=optional, messages=messages), editor
