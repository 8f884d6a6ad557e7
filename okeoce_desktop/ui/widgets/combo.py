"""Choosing from a long list by typing, such as a kelurahan. UI thread; 40 logical px high."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.matches import draw_matched, match_spans
from okeoce_desktop.ui.widgets.paint import icon, text
from okeoce_desktop.ui.widgets.popup import FloatingList

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a TypeCombo; `detail` stands at the right and is searched too."""

    value: object
    label: str
    detail: str = ""


class TypeCombo(TextInput):
    """A line edit that filters its entries while you type.

    Down opens the list, arrows move, Enter or Tab takes the current row, Esc puts the old value
    back. Leaving with words that match one entry only takes that entry; other words stay, with
    `value()` None, so that the form can say so. `changed` carries the new value, or None.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        most: int = 8,
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder=placeholder, height=height, parent=parent)
        self._entries: list[Entry] = []
        self._hits: list[Entry] = []
        self._value: object | None = None
        self._settled: object | None = None
        self._list = FloatingList(self, self._paint_entry, row_height=34, most=most)
        self._list.picked.connect(self._on_picked)
        self._list.moved.connect(self._on_moved)
        self.set_trailing(24)
        self.textEdited.connect(self._on_typed)
        self.installEventFilter(self)

    def set_entries(self, entries: list[Entry]) -> None:
        """Replace the list; the value is kept when it is still there."""
        self._entries = entries
        self.set_value(self._value)

    def value(self) -> object | None:
        """The chosen value, or None."""
        return self._value

    @property
    def list_open(self) -> bool:
        """True while the list is shown."""
        return self._list.isVisible()

    def set_value(self, value: object | None) -> None:
        """Choose without a signal; an unknown value or None empties."""
        found = next((e for e in self._entries if e.value == value), None)
        self._value = self._settled = found.value if found and value is not None else None
        self.setText(found.label if found and value is not None else "")

    def _take(self, entry: Entry | None) -> None:
        new = entry.value if entry else None
        before, self._value = self._value, new
        self._settled = new
        self.setText(entry.label if entry else "")
        if new != before:
            self.changed.emit(new)

    def _search(self, typed: str) -> list[Entry]:
        words = typed.casefold().split()
        if not words:
            return list(self._entries)
        hits = []
        for entry in self._entries:
            whole = f"{entry.label} {entry.detail}".casefold()
            if all(word in whole for word in words):
                starts = whole.startswith(words[0])
                at_word = f" {words[0]}" in whole
                hits.append((0 if starts else 1 if at_word else 2, entry))
        hits.sort(key=lambda hit: hit[0])
        return [entry for _, entry in hits]

    def _open(self, typed: str) -> None:
        self._hits = self._search(typed)
        at = next((i for i, e in enumerate(self._hits) if e.value == self._value), 0)
        self._list.show_rows(len(self._hits), current=0 if typed else at)
        if not typed and at:
            self._list.step(0)

    def _on_typed(self, typed: str) -> None:
        if typed.strip():
            self._open(typed)
        else:
            self._list.close_list()
        exact = [e for e in self._hits if e.label.casefold() == typed.strip().casefold()]
        new = exact[0].value if typed.strip() and len(exact) == 1 else None
        if new != self._value:
            self._value = new
            self.changed.emit(new)

    def _on_picked(self, at: int) -> None:
        self._take(self._hits[at])

    def _on_moved(self, at: int) -> None:
        if 0 <= at < len(self._hits):
            self.setAccessibleDescription(self._hits[at].label)

    def tidy(self) -> None:
        if self._value is None and self.text().strip():
            hits = self._search(self.text())
            if len(hits) == 1:
                self._take(hits[0])
        elif self._value is not None:
            self.set_value(self._value)  # its own words, whatever case was typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key()
        if pressed in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.isReadOnly():
            if self.list_open:
                self._list.step(1 if pressed == Qt.Key.Key_Down else -1)
            else:
                self._open("" if self._value is not None else self.text())
        elif self.list_open and pressed in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._list.step(7 if pressed == Qt.Key.Key_PageDown else -7)
        elif self.list_open and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._list.pick_current()
        elif self.list_open and pressed == Qt.Key.Key_Escape:
            self._list.close_list()
            self._take(next((e for e in self._entries if e.value == self._settled), None))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            away = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
            if not away and self.list_open and self.text().strip() and self._value is None:
                self._list.pick_current()
            self._settled = self._value
            self._list.close_list()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.isReadOnly() and not self.list_open:
            self._open("" if self._value is not None else self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        super().paintEvent(_event)
        look = theme()
        x = self.width() - look.px(10) - look.px(16)
        icon(QPainter(self), "chevron-down", "ink2", x, self.height() / 2, 16)

    def _paint_entry(self, painter: QPainter, box: QRect, at: int, _current: bool) -> None:
        look = theme()
        entry = self._hits[at]
        line = box.adjusted(look.px(8), 0, -look.px(8), 0)
        room = look.metrics("small").horizontalAdvance(entry.detail)
        text(painter, line, entry.detail, "small", "ink3", _RIGHT)
        line.setRight(line.right() - room - look.px(8))
        typed = "" if self._value is not None else self.text()
        draw_matched(painter, line, entry.label, match_spans(entry.label, typed))
