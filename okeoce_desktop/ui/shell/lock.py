"""The lock screen: clock, post, user, password, that the work behind it is kept, and the sync's
state. UI thread.
"""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from okeoce_desktop.ui.icons import draw_kawung_pattern
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.label import IconMark, Label, Rule
from okeoce_desktop.ui.widgets.mark import Mark
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.person import Avatar


class LockScreen(QWidget):
    """Covers the window through `MainWindow.show_overlay`.

    `unlock_requested(str)` carries what was typed; the caller answers with `show_wrong` or takes
    the cover away, and the box is emptied either way. `switch_user_requested` and
    `password_forgotten` are the two links.
    """

    unlock_requested = Signal(str)
    switch_user_requested = Signal()
    password_forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Layar terkunci"))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._clock = Label("", "display")
        self._date = Label("", "body", "ink2")
        self._post = Label("", "small", "ink3")
        self._avatar = Avatar("", side=40)
        self._name = Label("", "name")
        self._line = Label("", "small", "ink3")
        self.password = TextInput(
            self.tr("Kata sandi"), placeholder=self.tr("Kata sandi"), icon="lock"
        )
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(1024)
        self._open = Button(self.tr("Buka"), Kind.MAIN, key="Enter")
        self._message_icon = IconMark("", size=16)
        self._message = Label("", "small", "ink2", wrap=True)
        self._kept = ""
        self._sync_icon = IconMark("", size=16)
        self._sync = Label("", "smallm", "ink2", elide=True)
        self._foot = Label(self.tr("Pemindaian kartu ditahan selama terkunci"), "small", "ink3")
        self._card = Card(padding=32, gap=8)
        body = self._card.body
        body.addWidget(Mark(), 0, centre)
        body.addSpacing(6)
        body.addWidget(Label(self.tr("Layar terkunci"), "title"), 0, centre)
        body.addWidget(self._post, 0, centre)
        body.addSpacing(4)
        body.addWidget(Rule())
        body.addSpacing(4)
        who = row(gap=12)
        words = column()
        words.addWidget(self._name)
        words.addWidget(self._line)
        who.addStretch(1)
        who.addWidget(self._avatar)
        who.addLayout(words)
        who.addStretch(1)
        body.addLayout(who)
        body.addSpacing(4)
        line = row(gap=8)
        line.addWidget(self.password, 1)
        line.addWidget(self._open)
        body.addLayout(line)
        told = row(gap=8)
        told.addWidget(self._message_icon)
        told.addWidget(self._message, 1)
        body.addLayout(told)
        body.addSpacing(2)
        body.addWidget(Rule())
        links = row(gap=8)
        switch = Button(self.tr("Ganti pengguna"), Kind.LINK, height=30)
        forgot = Button(self.tr("Lupa kata sandi"), Kind.LINK, height=30)
        links.addStretch(1)
        links.addWidget(switch)
        links.addWidget(forgot)
        links.addStretch(1)
        body.addLayout(links)
        layout = column(self, (16, 16, 16, 16))
        layout.addStretch(1)
        layout.addWidget(self._clock, 0, centre)
        layout.addWidget(self._date, 0, centre)
        layout.addSpacing(18)
        layout.addWidget(self._card, 0, centre)
        layout.addStretch(1)
        below = row(gap=8)
        below.addStretch(1)
        below.addWidget(self._sync_icon)
        below.addWidget(self._sync)
        below.addSpacing(16)
        below.addWidget(self._foot)
        below.addStretch(1)
        layout.addLayout(below)
        self.setFocusProxy(self.password)
        self.password.returnPressed.connect(self._on_open)
        self._open.clicked.connect(self._on_open)
        switch.clicked.connect(self.switch_user_requested)
        forgot.clicked.connect(self.password_forgotten)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._card.setFixedWidth(theme().px(464))

    def set_time(self, date: str, clock: str) -> None:
        """Formatted date and clock."""
        self._date.setText(date)
        self._clock.setText(clock)

    def set_post(self, post: str) -> None:
        """For example "Pos Tebet, Jakarta Selatan"."""
        self._post.setText(post)

    def set_person(self, name: str, line: str) -> None:
        """Who locked it, and role and login time."""
        self._avatar.set_name(name)
        self._name.setText(name)
        self._line.setText(line)

    def set_sync_state(self, icon: str, tone: str, words: str) -> None:
        """How far the sync is, in the words of the status bar."""
        self._sync_icon.set_icon(icon, tone)
        self._sync.setText(words)
        self._sync.set_tone(tone)

    def set_kept(self, words: str) -> None:
        """What stays behind the lock; empty when there is nothing."""
        self._kept = words
        self._message.setText(words)
        self._message.set_tone("ink2")
        self._message_icon.set_icon("hard-drive" if words else "", "ink2")

    def show_wrong(self, words: str) -> None:
        """The password did not match; `words` say how many tries are left."""
        self.password.set_state("error")
        self.password.setAccessibleDescription(words)
        self._message.setText(words)
        self._message.set_tone("cabai_ink")
        self._message_icon.set_icon("circle-x", "cabai_ink")
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        typed = self.password.text()
        self.password.clear()
        if not typed:
            self.show_wrong(self.tr("Tulis kata sandi."))
            return
        self.password.set_state("normal")
        self.set_kept(self._kept)
        self.unlock_requested.emit(typed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        draw_kawung_pattern(painter, QRectF(self.rect()))
