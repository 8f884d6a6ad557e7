"""Parts of the registration's panel. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.entities import DraftLine
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.registration.offer import Link, Offer
from okeoce_desktop.ui.screens.registration.words import draft_title, notice_paragraphs
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.card import Heading
from okeoce_desktop.ui.widgets.label import IconMark, Label
from okeoce_desktop.ui.widgets.paint import column, rounded, row


class ProblemList(QWidget):
    """ "2 isian perlu diperbaiki sebelum disimpan", each one a way to its field."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label("", "smalls", "cabai_ink", wrap=True)
        top = row(gap=10)
        top.addWidget(IconMark("circle-x", "cabai_ink", 18))
        top.addWidget(self._heading, 1)
        layout = column(self, (13, 10, 13, 8), 2)
        layout.addLayout(top)
        self._lines = column(gap=0)
        layout.addLayout(self._lines)
        self._links: list[Link] = []
        self._shown: list[tuple[str, str]] = []
        self.hide()

    def links(self) -> list[Link]:
        """The entries, in order."""
        return list(self._links)

    def show_problems(self, lines: Sequence[tuple[str, str]]) -> None:
        """Shows field and sentence of each; none hides the list."""
        self.setVisible(bool(lines))
        if list(lines) == self._shown:
            return
        self._shown = list(lines)
        count = len(self._shown)
        self._heading.setText(
            self.tr("%n isian perlu diperbaiki sebelum disimpan", "", count) if count else ""
        )
        for link in self._links:
            self._lines.removeWidget(link)
            link.setParent(None)
            link.deleteLater()
        self._links = []
        for field, words in self._shown:
            link = Link(words, "cabai_ink")
            link.clicked.connect(lambda _checked=False, field=field: self.chosen.emit(field))
            self._lines.addWidget(link)
            self._links.append(link)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        edge = look.color("cabai_ink") if look.high_contrast else None
        rounded(
            QPainter(self), self.rect(), look.px(8), look.color("cabai_t"), edge, look.line_width
        )


class DraftList(QWidget):
    """Entries that wait: the newest asked about, the others below it."""

    chosen = Signal(object)
    _MOST = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, (0, 0, 0, 6), 6)
        self._first = b""
        self._question = Offer("info", "history", self.tr("Lanjutkan"), Shortcut.RESUME)
        self._question.acted.connect(self._on_resumed)
        self._heading = Heading(self.tr("Isian tertunda"), role="smalls")
        layout.addWidget(self._question)
        layout.addWidget(self._heading)
        self._lines = column(gap=0)
        layout.addLayout(self._lines)
        self._links: list[Link] = []
        self.hide()

    def _on_resumed(self) -> None:
        self.chosen.emit(self._first)

    def show_drafts(self, drafts: Sequence[DraftLine], now: int) -> None:
        """Shows them, newest first; none hides the list."""
        for link in self._links:
            self._lines.removeWidget(link)
            link.setParent(None)
            link.deleteLater()
        self._links = []
        self.setVisible(bool(drafts))
        if not drafts:
            return
        self._first = drafts[0].id
        words = self.tr("Lanjutkan isian {name}? Terakhir diubah {time}.")
        self._question.offer(_filled(words, drafts[0], now))
        others = drafts[1 : self._MOST]
        self._heading.setVisible(bool(others))
        for line in others:
            link = Link(_filled(self.tr("{name}, {time}"), line, now), "nila_ink")
            link.clicked.connect(lambda _checked=False, draft=line.id: self.chosen.emit(draft))
            self._lines.addWidget(link)
            self._links.append(link)


class NoticeText(QWidget):
    """The notice on personal data, to be read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, (0, 2, 0, 0), 8)
        for words in notice_paragraphs():
            layout.addWidget(Label(words, "body", "ink2", wrap=True))


class SavedLine(QWidget):
    """ "Draf tersimpan di komputer ini, 09.41"; keeps its place while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time, self._short = "", False
        self._icon = IconMark("", size=16)
        self._words = Label(" ", "smallm", "ink2", elide=True)
        layout = row(self, gap=8)
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 1)

    def set_short(self, short: bool) -> None:
        """Fewer words where type is large."""
        self._short = short
        self._show()

    def show_saved(self, at: int | None) -> None:
        """The time of the last save, UTC ms; None for none."""
        self._time = "" if at is None else formatting.clock(at)
        self._show()

    def text(self) -> str:
        """The words shown."""
        return self._words.full_text().strip()

    def _show(self) -> None:
        long = self.tr("Draf tersimpan di komputer ini, {time}")
        words = self.tr("Draf tersimpan, {time}") if self._short else long
        self._icon.set_icon("hard-drive" if self._time else "", "ink2")
        self._words.setText(words.format(time=self._time) if self._time else " ")


def _filled(words: str, line: DraftLine, now: int) -> str:
    time = formatting.relative_moment(line.at, now_ms=now)
    return words.format(name=draft_title(line.title), time=time)
