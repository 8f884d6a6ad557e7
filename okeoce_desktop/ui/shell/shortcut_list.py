"""The list of shortcuts over the window (F1). UI thread."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from okeoce_desktop.ui.shortcuts import Shortcut, group_title
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.key_cap import KeyHint
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import column, row, space


class ShortcutList(QWidget):
    """Covers the window; Esc, F1 or a click closes it and gives the focus back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        self._card: Card | None = None
        self.setAccessibleName(self.tr("Semua pintasan"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._outer = column(self)
        self.hide()

    def open_list(self, places: dict[Shortcut, str]) -> None:
        """Show all shortcuts; `places` gives the labels of the registered places."""
        if self.isVisible():
            self.close_list()
            return
        self._rebuild(places)
        window = self.window()
        self._before = window.focusWidget()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> None:
        """Hide, and put the focus back where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _rebuild(self, places: dict[Shortcut, str]) -> None:
        if self._card is not None:
            self._outer.removeWidget(self._card)
            self._card.deleteLater()
        self._card = card = Card(padding=24, gap=12)
        heading = row(gap=8)
        heading.addWidget(Label(self.tr("Semua pintasan"), "title"))
        heading.addStretch(1)
        heading.addWidget(KeyHint(self.tr("Esc")))
        heading.addWidget(Label(self.tr("tutup"), "small", "ink3"))
        card.body.addLayout(heading)
        columns = row(gap=40)
        groups: dict[str, list[tuple[str, str]]] = {}
        for shortcut in Shortcut:
            # A place named by its own key (F3) is listed where that key belongs.
            words = shortcut.help_text() or places.get(shortcut, "")
            if words:
                groups.setdefault(shortcut.group, []).append((shortcut.cap, words))
        left, right = column(gap=10), column(gap=10)
        room = sum(len(lines) + 1 for lines in groups.values()) / 2
        for group, lines in groups.items():
            side = left if room >= (len(lines) + 1) / 2 else right
            room -= len(lines) + 1
            side.addWidget(Label(group_title(group), "smalls", "ink2"))
            grid = QGridLayout()
            space(grid, gap=6)
            for at, (cap, words) in enumerate(lines):
                grid.addWidget(KeyHint(cap), at, 0, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(Label(words, "small"), at, 1)
            grid.setColumnStretch(1, 1)
            grid.setColumnMinimumWidth(0, theme().px(56))
            side.addLayout(grid)
        left.addStretch(1)
        right.addStretch(1)
        columns.addLayout(left)
        columns.addLayout(right)
        card.body.addLayout(columns)
        note = self.tr("Angka dan huruf di dalam kotak kecil bekerja bila tidak sedang mengetik.")
        card.body.addWidget(Label(note, "small", "ink3"))
        self._outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(theme().color("ink" if theme().name != "dark" else "side"))
        veil.setAlphaF(0.45)
        QPainter(self).fillRect(self.rect(), veil)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_list()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        # The widgets below the veil can be seen but not reached.
        return True

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.close_list()
