"""The card of what needs a person: rows head office could not take, fields with two values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from okeoce_desktop.storage.sync_reader import ConflictItem, OneValue, ParkedItem
from okeoce_desktop.ui.screens.participants.words import field_words, value_words
from okeoce_desktop.ui.screens.sync.words import kind_words, parked_title, parked_words
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button
from okeoce_desktop.ui.widgets.card import Card, Heading
from okeoce_desktop.ui.widgets.label import IconMark, Label, Rule
from okeoce_desktop.ui.widgets.paint import column, rounded, row, text

_BESIDE = 480


class ValueBox(QWidget):
    """One of two values: the value, who set it, and whether it is the one in force."""

    def __init__(self, value: str, by: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._by, self._note = value, by, note
        self.setAccessibleName(", ".join(filter(None, (value, by, note))))
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        ground, edge = ("nila_t", "nila_ink") if self._note else ("surface", "line2")
        rounded(painter, self.rect(), look.px(6), look.color(ground), look.color(edge))
        left, line = look.px(12), look.px(20)
        top = (self.height() - 2 * line) // 2
        room = self.width() - 2 * left
        width = look.metrics("smallm").horizontalAdvance(self._note) if self._note else 0
        if width and width < room // 2:
            box = QRect(self.width() - left - width, top, width, line)
            text(painter, box, self._note, "smallm", "nila_ink")
            room -= width + look.px(8)
        text(painter, QRect(left, top, room, line), self._value, "strong", "ink")
        below = QRect(left, top + line, self.width() - 2 * left, line)
        text(painter, below, self._by, "small", "ink2" if self._note else "ink3")


class CheckCard(Card):
    """`person_chosen(object)` with the id of the person behind an item."""

    person_chosen = Signal(object)

    def __init__(self, kelurahan: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._kelurahan = kelurahan
        self._shown: object = None
        self._pairs: list[QBoxLayout] = []
        theme().changed.connect(self._arrange)
        head = QWidget()
        self._heading = Heading(self.tr("Perlu dicek"))
        column(head, (16, 10, 16, 9)).addWidget(self._heading)
        self.body.addWidget(head)
        self._items = column()
        self.body.addLayout(self._items)

    def show_items(
        self, parked: Sequence[ParkedItem], conflicts: Sequence[ConflictItem], total: int
    ) -> None:
        """Replaces what is shown; `total` counts what is not shown too."""
        shown = (tuple(parked), tuple(conflicts), total)
        if shown == self._shown:
            return
        self._shown = shown
        words = self.tr("{count}, tidak menahan yang lain").format(count=total)
        self._heading.set_remark(words if total else self.tr("Tidak ada yang perlu dicek"))
        self._pairs = []
        while item := self._items.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        first = next((item for item in parked if item.kind == "participant"), None)
        boxes = [
            *map(self._conflict_box, conflicts),
            *(self._parked_box(item, key="P" if item is first else "") for item in parked),
        ]
        for box in boxes:
            self._items.addWidget(Rule())
            self._items.addWidget(box)

    def _parked_box(self, item: ParkedItem, key: str) -> QWidget:
        box = QWidget()
        line = row(box, (16, 11, 16, 11), 10)
        line.addWidget(IconMark("triangle-alert", "kunyit_ink"))
        words = column(gap=1)
        words.addWidget(Label(parked_title(item), "strong", elide=True))
        words.addWidget(Label(parked_words(item), "small", "ink2", wrap=True))
        line.addLayout(words, 1)
        if item.kind == "participant":
            fix = Button(self.tr("Perbaiki"), key=key or None, height=34)
            fix.setAccessibleName(self.tr("Perbaiki {name}").format(name=item.name))
            fix.clicked.connect(lambda: self.person_chosen.emit(item.id))
            line.addWidget(fix)
        return box

    def _conflict_box(self, item: ConflictItem) -> QWidget:
        box = QWidget()
        layout = column(box, (16, 11, 16, 11), 8)
        title = row(gap=10)
        title.addWidget(IconMark("git-compare-arrows", "cabai_ink"))
        title.addWidget(Label(item.name or kind_words(item.kind), "strong"))
        field = field_words(item.field)
        what = self.tr("{field} diubah di dua tempat").format(field=field)
        title.addWidget(Label(what, "body", "ink2", elide=True), 1)
        layout.addLayout(title)
        values = row(gap=8)
        self._pairs.append(values)
        values.addWidget(self._value_box(item, item.lost, ""))
        values.addWidget(self._value_box(item, item.kept, self.tr("dipakai sekarang")))
        self._arrange()
        layout.addLayout(values)
        layout.addWidget(
            Label(self.tr("Nilai yang tidak dipakai tetap tersimpan."), "small", "ink3")
        )
        return box

    def _arrange(self) -> None:
        """Both values side by side where there is room."""
        direction = QBoxLayout.Direction
        beside = self.width() >= theme().px(_BESIDE)
        for pair in self._pairs:
            pair.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _value_box(self, item: ConflictItem, value: OneValue, note: str) -> QWidget:
        by = ", ".join(filter(None, (value.who, value.device)))
        return ValueBox(self._value_words(item.field, value), by or self.tr("Pos lain"), note)

    def _value_words(self, field: str, value: OneValue) -> str:
        try:
            return value_words(field, value.text, self._kelurahan)
        except ValueError:
            return value.text or ""
