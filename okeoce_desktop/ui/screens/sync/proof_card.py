"""The proof: how much is here, and that head office has the same. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.storage.sync_reader import Exchange, Proof
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.sync.state_card import StateDisc
from okeoce_desktop.ui.screens.sync.words import digest_words, exchange_line, kind_words
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.lines import LineList
from okeoce_desktop.ui.widgets.paint import column, hair_line, icon, row, text

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_HEAD, _LINE = 26, 28


class CountTable(QWidget):
    """Counts by kind; with head office's beside them when both are proved equal."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[str, str]] = ()
        self._equal = False
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: Sequence[tuple[str, str]], *, equal: bool) -> None:
        """Kind and count, as shown."""
        self._rows, self._equal = rows, equal
        self.setAccessibleDescription("; ".join(f"{kind} {count}" for kind, count in rows))
        self.updateGeometry()
        self.update()

    def say_unproved(self) -> None:
        """Head office's column goes; the counts stay."""
        self._equal = False
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(_HEAD) + len(self._rows) * theme().px(_LINE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        width = self.width()
        mark = look.px(22) if self._equal else 0
        there = width - mark
        here = there - (look.px(66) if self._equal else 0)
        head = look.px(_HEAD)
        text(painter, QRect(0, 0, here, head), self.tr("Jenis"), "small", "ink2")
        text(painter, QRect(0, 0, here, head), self.tr("Di sini"), "small", "ink2", _RIGHT)
        if self._equal:
            text(painter, QRect(0, 0, there, head), self.tr("Pusat"), "small", "ink2", _RIGHT)
        top, line = head, look.px(_LINE)
        for kind, count in self._rows:
            hair_line(painter, 0, top, width, top)
            text(painter, QRect(0, top, here - look.px(60), line), kind, "small", "ink")
            text(painter, QRect(0, top, here, line), count, "smalls", "ink", _RIGHT)
            if self._equal:
                text(painter, QRect(0, top, there, line), count, "small", "ink2", _RIGHT)
                icon(painter, "equal", "daun_ink", width - look.px(16), top + line / 2, 16)
            top += line


class ProofCard(QWidget):
    """The proof in a card, the last exchanges below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap=16)
        card = Card(padding=16, gap=8)
        self._disc = StateDisc()
        self._title = Label("", "head", elide=True)
        self._when = Label("", "small", "ink2", wrap=True)
        words = column(gap=1)
        words.addWidget(self._title)
        words.addWidget(self._when)
        top = row(gap=12)
        top.addWidget(self._disc)
        top.addLayout(words, 1)
        card.body.addLayout(top)
        self._counts = CountTable(self.tr("Jumlah di sini dan di pusat"))
        card.body.addWidget(self._counts)
        self._digest = Label("", "small", "ink3", code=True)
        card.body.addWidget(self._digest)
        layout.addWidget(card)
        self._last_title = Label(self.tr("Sinkron terakhir"), "smalls", "ink2")
        self.runs = LineList(self.tr("Sinkron terakhir"))
        below = column(gap=4)
        below.addWidget(self._last_title)
        below.addWidget(self.runs)
        layout.addLayout(below)

    def show_proof(
        self, proof: Proof, exchanges: Sequence[Exchange], status: SyncStatus, now: int
    ) -> None:
        """Brings the card to what was read now; equal only when it was proved."""
        self.show_status(status, now)
        equal = status.equal_at is not None
        rows = [(kind_words(kind), formatting.number(n)) for kind, n in proof.counts.items()]
        self._counts.set_rows(rows, equal=equal)
        digest = self.tr("Sidik {digest}").format(digest=digest_words(proof.digest))
        self._digest.setText(digest)
        self._digest.setVisible(equal)
        self.runs.set_lines([exchange_line(each, now) for each in exchanges])
        self._last_title.setVisible(bool(exchanges))

    def show_status(self, status: SyncStatus, now: int) -> None:
        """Says at once whether both sides were proved equal, as every other place does.

        What was read before is shown as equal only once it has been read again.
        """
        equal = status.equal_at
        if equal is not None:
            when = formatting.relative_moment(equal, now_ms=now)
            self._title.setText(self.tr("Sama dengan pusat"))
            self._when.setText(self.tr("Terakhir dibuktikan {time}").format(time=when))
            self._disc.set_state("circle-check", "daun_ink")
        else:
            self._say_unproved(status)
            self._counts.say_unproved()
            self._digest.hide()
        self._title.set_tone("daun_ink" if equal is not None else "ink")

    def _say_unproved(self, status: SyncStatus) -> None:
        if status.enrolled:
            waits = self.tr("Dibandingkan dengan pusat setelah semuanya terkirim.")
            next_run = self.tr("Dibandingkan lagi dengan pusat pada sinkron berikutnya.")
            self._title.setText(self.tr("Belum dibuktikan sama"))
            self._when.setText(waits if status.held or status.attention else next_run)
            self._disc.set_state("equal-approximately", "ink2")
        else:
            self._title.setText(self.tr("Isi komputer ini"))
            self._when.setText(self.tr("Belum ada pusat untuk dibandingkan."))
            self._disc.set_state("hard-drive", "ink2")
