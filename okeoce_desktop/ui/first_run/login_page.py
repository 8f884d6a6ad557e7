"""Asks who works here: user name and password. UI thread."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from okeoce_desktop.ui.first_run.cover import Cover
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.label import IconMark, Label, Rule
from okeoce_desktop.ui.widgets.mark import Mark
from okeoce_desktop.ui.widgets.paint import row

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class LoginPage(Cover):
    """`login_requested(str, str)` carries user name and password; the caller answers with
    `show_wrong` or takes the page away. `cancelled` when there is somebody to go back to.
    """

    login_requested = Signal(str, str)
    cancelled = Signal()

    def __init__(
        self, post: str, *, can_cancel: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", pattern=True, parent=parent)
        title = self.tr("Masuk")
        self.setAccessibleName(title)
        self._can_cancel = can_cancel
        self.username = TextInput(
            self.tr("Nama pengguna"), placeholder=self.tr("Nama pengguna"), icon="user"
        )
        self.username.setMaxLength(60)
        self.password = TextInput(
            self.tr("Kata sandi"), placeholder=self.tr("Kata sandi"), icon="lock"
        )
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(1024)
        self._enter = Button(title, Kind.MAIN, key="Enter")
        self._icon = IconMark("", size=16)
        self._message = Label("", "small", "ink2", wrap=True)
        body = self.card.body
        body.addWidget(Mark(), 0, _CENTRE)
        body.addSpacing(6)
        body.addWidget(Label(title, "title"), 0, _CENTRE)
        body.addWidget(Label(post, "small", "ink3"), 0, _CENTRE)
        body.addSpacing(4)
        body.addWidget(Rule())
        body.addSpacing(8)
        body.addWidget(self.username)
        box = row(gap=8)
        box.addWidget(self.password, 1)
        box.addWidget(self._enter)
        body.addLayout(box)
        line = row(gap=8)
        line.addWidget(self._icon)
        line.addWidget(self._message, 1)
        body.addLayout(line)
        if can_cancel:
            back = Button(self.tr("Kembali"), Kind.LINK, key="Esc", height=30)
            back.clicked.connect(self.cancelled)
            body.addWidget(back, 0, _CENTRE)
        self.start_at(self.username)
        self.username.returnPressed.connect(self._on_username)
        self.password.returnPressed.connect(self._on_enter)
        self._enter.clicked.connect(self._on_enter)
        self._say(self.tr("Perubahan dicatat atas nama Anda."), "ink2", "info")

    def suggest(self, username: str) -> None:
        """Fills in who logged in last, unless somebody types already."""
        if self.username.text() or not username:
            return
        self.username.setText(username)
        self.start_at(self.password)
        if self.username.hasFocus():
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wrong(self, words: str) -> None:
        """The password is not right; `words` say what is and how many tries are left."""
        self.password.set_state("error")
        self.password.setAccessibleDescription(words)
        self._say(words, "cabai_ink", "circle-x")
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_username(self) -> None:
        self.password.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_enter(self) -> None:
        username, typed = self.username.text().strip(), self.password.text()
        if not username:
            self.username.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not typed:
            self.show_wrong(self.tr("Tulis kata sandi."))
            return
        self.password.clear()
        self.password.set_state("normal")
        self.login_requested.emit(username, typed)

    def _say(self, words: str, tone: str, icon: str) -> None:
        self._message.setText(words)
        self._message.set_tone(tone)
        self._icon.set_icon(icon, tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._can_cancel:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)
