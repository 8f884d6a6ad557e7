"""Joining head office: its address and the one-time code. UI thread."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.ui.messages import error_words
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.field import text_field
from okeoce_desktop.ui.widgets.paint import column, row

_PAIRED = 420  # so wide a form holds both fields side by side
_OF_CODE = (ErrorCode.CODE_INVALID, ErrorCode.CODE_EXPIRED, ErrorCode.FORBIDDEN_SCOPE)
_OF_ADDRESS = (ErrorCode.BAD_ADDRESS, ErrorCode.UNREACHABLE, ErrorCode.TLS)


class EnrolForm(QWidget):
    """`submitted(str, str)` with address and code when both were given."""

    submitted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address_field, self._address = text_field(
            self.tr("Alamat pusat"), placeholder=self.tr("https://pusat.contoh.id")
        )
        self._code_field, self._code = text_field(
            self.tr("Kode pendaftaran"), placeholder=self.tr("Dari pusat, sekali pakai")
        )
        self._button = Button(self.tr("Hubungkan"), Kind.MAIN, key=Shortcut.SAVE)
        self._button.clicked.connect(self._submit)
        self._address.returnPressed.connect(
            lambda: self._code.setFocus(Qt.FocusReason.TabFocusReason)
        )
        self._code.returnPressed.connect(self._submit)
        self._fields = row(gap=16)
        self._fields.addWidget(self._address_field, 3)
        self._fields.addWidget(self._code_field, 2)
        send = row()
        send.addWidget(self._button)
        send.addStretch(1)
        layout = column(self, gap=2)
        layout.addLayout(self._fields)
        layout.addLayout(send)

    @property
    def first(self) -> QWidget:
        """Where typing starts."""
        return self._address

    def set_busy(self, busy: bool) -> None:
        """Head office is being asked."""
        self._button.setEnabled(not busy)
        self._button.setText(self.tr("Menghubungi pusat") if busy else self.tr("Hubungkan"))

    def show_error(self, error: UserFacingError) -> bool:
        """Says what went wrong where it can be put right; False when no field can."""
        if error.code in _OF_CODE:
            self._code_field.set_message(error_words(error))
            self._code.setFocus(Qt.FocusReason.OtherFocusReason)
        elif error.code in _OF_ADDRESS:
            self._address_field.set_message(error_words(error))
            self._address.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _submit(self) -> None:
        if not self._button.isEnabled():
            return
        address, code = self._address.text().strip(), self._code.text().strip()
        for field, given, words in (
            (self._code_field, code, self.tr("Isi kode dari pusat.")),
            (self._address_field, address, self.tr("Isi alamat pusat.")),
        ):
            field.clear_message()
            if not given:
                field.set_message(words)
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if address and code:
            self.submitted.emit(address, code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._fields.setDirection(down if self.width() < theme().px(_PAIRED) else across)
