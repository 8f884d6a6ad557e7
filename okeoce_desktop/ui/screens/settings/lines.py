"""One setting a line: what it is at the left, its control at the right. UI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.label import Label, Rule
from okeoce_desktop.ui.widgets.paint import column, row


class SettingLine(QWidget):
    """Label with an explanation under it, and a control; the control goes below at large type."""

    def __init__(self, label: str, detail: str, control: QWidget) -> None:
        super().__init__()
        self._label = Label(label, "medium")
        self._detail = Label(detail, "small", "ink3", wrap=True)
        if not detail:
            # Only ever hide here: showing a label without a parent opens a window of its own.
            self._detail.hide()
        if not control.accessibleName():
            control.setAccessibleName(label)
        words = column(gap=1)
        words.addWidget(self._label)
        words.addWidget(self._detail)
        self._row = row(self, (0, 7, 0, 7), 16)
        self._row.addLayout(words, 1)
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._control = control
        self._adapt()
        theme().changed.connect(self._adapt)

    def set_detail(self, detail: str) -> None:
        """Change the explanation."""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def _adapt(self) -> None:
        below = theme().compact
        self._row.setDirection(
            self._row.Direction.TopToBottom if below else self._row.Direction.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._control, side)


def section(title: str, lines: Sequence[QWidget]) -> QWidget:
    """A titled card of lines with rules between them."""
    holder = QWidget()
    layout = column(holder, gap=4)
    layout.addWidget(Label(title, "head"))
    card = Card(padding=0, gap=0)
    inner = column(None, (18, 3, 18, 3))
    for at, line in enumerate(lines):
        if at:
            inner.addWidget(Rule())
        inner.addWidget(line)
    card.body.addLayout(inner)
    layout.addWidget(card)
    return holder
