"""The card of what waits for head office, newest first. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from okeoce_desktop.storage.sync_reader import WaitingItem
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.sync.words import waiting_line
from okeoce_desktop.ui.widgets.card import Card, Heading
from okeoce_desktop.ui.widgets.label import Label, Rule
from okeoce_desktop.ui.widgets.lines import LineList
from okeoce_desktop.ui.widgets.paint import column


class WaitingCard(Card):
    """Shows the newest items and how many more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        head = QWidget()
        self._heading = Heading(self.tr("Menunggu dikirim"))
        column(head, (16, 10, 16, 9)).addWidget(self._heading)
        self._rule = Rule()
        self.lines = LineList(self.tr("Menunggu dikirim"), height=36, ruled=True)
        self._foot = QWidget()
        self._more = Label("", "small", "ink3")
        foot = column(self._foot)
        foot.addWidget(Rule())
        inner = column(margins=(16, 7, 16, 8))
        inner.addWidget(self._more)
        foot.addLayout(inner)
        self.body.addWidget(head)
        self.body.addWidget(self._rule)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._foot)

    def show_items(self, items: Sequence[WaitingItem], held: int, now: int) -> None:
        """Replaces what is shown; `held` counts what is not shown too."""
        self._heading.set_remark(
            formatting.number(held) if held else self.tr("Tidak ada yang menunggu")
        )
        self.lines.set_lines([waiting_line(item, now) for item in items])
        self._rule.setVisible(bool(items))
        self.lines.setVisible(bool(items))
        rest = held - sum(item.count for item in items)
        words = self.tr("dan {count} catatan lain").format(count=formatting.number(rest))
        self._more.setText(words)
        self._foot.setVisible(bool(items) and rest > 0)
