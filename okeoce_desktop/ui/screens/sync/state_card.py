"""The first card: the state in one sentence, what happens next, a way to hurry it. UI thread."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.ui.screens.sync.words import next_words, progress_words
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.sync_words import sync_words
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import column, icon, rounded, row
from okeoce_desktop.ui.widgets.progress import ProgressLine

_GROUNDS = {"daun_ink": "daun_t", "cabai_ink": "cabai_t", "kunyit_ink": "kunyit_t"}


class StateDisc(QWidget):
    """A state as an icon on a disc, 44 across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = "", "ink2"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, name: str, tone: str) -> None:
        """Change picture and colour."""
        self._icon, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(44)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        ground = look.color(_GROUNDS.get(self._tone, "nila_t"))
        edge = look.color(self._tone) if look.high_contrast else None
        rounded(painter, self.rect(), self.height() / 2, ground, edge)
        tone = self._tone if self._tone in _GROUNDS else "nila_ink"
        side = look.px(22)
        if self._icon:
            icon(painter, self._icon, tone, (self.width() - side) / 2, self.height() / 2, 22)


class StateCard(Card):
    """Signals: `run_pressed`, `cancel_pressed`. Other parts may be added below, in `body`."""

    run_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, gap=12, parent=parent)
        self._busy = False
        self._disc = StateDisc()
        self._title = Label("", "bigname", elide=True)
        self._next = Label("", "small", "ink2", wrap=True)
        self._run = Button(
            self.tr("Coba sekarang"), Kind.MAIN, icon="refresh-cw", key=Shortcut.SYNC
        )
        self._run.clicked.connect(self.run_pressed)
        words = column(gap=3)
        words.addWidget(self._title)
        words.addWidget(self._next)
        line = row(gap=12)
        line.addWidget(self._disc)
        line.addLayout(words, 1)
        line.addWidget(self._run)
        self.body.addLayout(line)
        self._progress = ProgressLine()
        self._progress.cancelled.connect(self.cancel_pressed)
        self._progress.hide()
        self.body.addWidget(self._progress)

    @property
    def run_button(self) -> Button:
        """Where the focus starts."""
        return self._run

    def show_status(self, status: SyncStatus, now: int) -> None:
        """Brings the words to the state."""
        words = sync_words(status)
        title = self.tr("Sedang sinkron") if status.busy else words.text
        self._disc.set_state("refresh-cw" if status.busy else words.icon, words.tone)
        self._title.setText(title)
        self._title.set_tone("ink" if words.tone.startswith("ink") else words.tone)
        self._next.setText(next_words(status, now))
        self._run.setVisible(status.enrolled)
        self._run.set_resting(status.busy)
        self._run.setText(self.tr("Sedang sinkron") if status.busy else self.tr("Coba sekarang"))
        self.show_progress(status)

    def show_progress(self, status: SyncStatus) -> None:
        """How far a run is, while it is under way."""
        moving = status.busy and bool(status.held or status.pushed or status.pulled)
        if moving:
            if not self._busy:
                self._progress.set_cancellable(True)
            self._progress.set_words(progress_words(status))
            self._progress.set_share(min(status.pushed, status.held), status.held)
        self._busy = moving
        self._progress.setVisible(moving)

    def say_cancelled(self) -> None:
        """The clerk has stopped the run; it ends after its step."""
        self._progress.set_words(self.tr("Berhenti setelah langkah ini. Tidak ada yang hilang."))
