"""The one box: scan, name, NIK, phone digits, with its pick list. UI thread; 560 x 46 logical px.

The box asks nothing itself: it says what was typed (`edited`) and what Enter means (`submitted`
with no list open, `picked` or `new_requested` from the list); whoever listens gives back rows.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.key_cap import KeyHint
from okeoce_desktop.ui.widgets.matches import draw_matched, match_spans
from okeoce_desktop.ui.widgets.paint import avatar, cap_width, icon, initials, key_cap, text
from okeoce_desktop.ui.widgets.popup import FloatingList

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Pick:
    """One row of the pick list; `data` is handed back by `picked`."""

    data: object
    title: str
    subtitle: str = ""
    right: str = ""
    right_below: str = ""


class SearchBox(TextInput):
    """The search box.

    Signals: `edited(str)` on every change by the user; `submitted(str)` on Enter without a list;
    `picked(object)` with a Pick's data; `new_requested(str)` from the last row.
    Enter is the terminator of a scanner: `submitted` fires only then, never by length.
    """

    edited = Signal(str)
    submitted = Signal(str)
    picked = Signal(object)
    new_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Kotak cari"),
            placeholder=self.tr("Pindai kartu, atau ketik nama, NIK, 4 angka akhir HP"),
            role="search",
            height=46,
            icon="search",
            parent=parent,
        )
        self._picks: list[Pick] = []
        self._offer_new = False
        self._hint = KeyHint(Shortcut.SEARCH.cap, self)
        self._list = FloatingList(self, self._paint_pick, row_height=52, most=7)
        self._list.picked.connect(self._on_picked)
        self._list.moved.connect(self._on_moved)
        self.set_trailing(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._on_text_edited)
        self.installEventFilter(self)
        theme().changed.connect(self._place_hint)

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(520 if look.compact else 560), look.px(46))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(220), theme().px(46))

    @property
    def list_open(self) -> bool:
        """True while the pick list is shown."""
        return self._list.isVisible()

    def show_picks(self, picks: list[Pick], *, offer_new: bool = True) -> None:
        """Open the list with these rows, and the offer to register what was typed as the last."""
        self._picks = picks[:6]
        self._offer_new = offer_new and bool(self.text().strip())
        count = len(self._picks) + self._offer_new
        # Enter alone never registers: a scanner ends with it, whatever the box found.
        current = 0 if self._picks else -1
        self._list.show_rows(count, current=current, separate_last=self._offer_new)

    def close_picks(self) -> None:
        """Close the list."""
        self._list.close_list()

    def reset(self) -> None:
        """Empty, list closed, ready for the next person."""
        # Unlike clear(), it leaves nothing to take back: Ctrl+Z belongs to the last deed now.
        self.setText("")
        self.close_picks()

    def _on_text_edited(self, typed: str) -> None:
        if not typed.strip():
            self.close_picks()
        self.edited.emit(typed)

    def _on_picked(self, at: int) -> None:
        if at < len(self._picks):
            self.picked.emit(self._picks[at].data)
        else:
            self.new_requested.emit(self.text().strip())

    def _on_moved(self, at: int) -> None:
        if 0 <= at < len(self._picks):
            pick = self._picks[at]
            self.setAccessibleDescription(f"{pick.title}, {pick.subtitle}, {pick.right}")
        else:
            self.setAccessibleDescription(self._offer_text())

    def _offer_text(self) -> str:
        typed = self.text().strip().title()
        return self.tr("Daftarkan “{name}” sebagai peserta baru").format(name=typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key()
        if self.list_open and pressed in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.step(1 if pressed == Qt.Key.Key_Down else -1)
        elif self.list_open and pressed in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._list.step(5 if pressed == Qt.Key.Key_PageDown else -5)
        elif pressed == Qt.Key.Key_Escape:
            self.reset() if not self.list_open else self.close_picks()
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._list.pick_current() and self.text().strip():
                self.submitted.emit(self.text().strip())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.close_picks()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        look = theme()
        size = self._hint.sizeHint()
        x = self.width() - size.width() - look.px(12)
        self._hint.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())

    def _paint_pick(self, painter: QPainter, box: QRect, at: int, current: bool) -> None:
        look = theme()
        middle = box.top() + box.height() / 2
        left = box.left() + look.px(56)
        if at >= len(self._picks):
            icon(painter, "user-plus", "nila_ink", box.left() + look.px(18), middle, 18)
            line = QRect(left, box.top(), box.right() - left - look.px(50), box.height())
            text(painter, line, self._offer_text(), "medium", "nila_ink")
            cap = Shortcut.REGISTER.cap
            key_cap(painter, box.right() - look.px(6) - cap_width(cap), middle, cap)
            return
        pick = self._picks[at]
        side = look.px(34)
        disc = QRect(box.left() + look.px(10), round(middle - side / 2), side, side)
        avatar(painter, disc, initials(pick.title))
        right = box.right() - look.px(9)
        if current:
            cap = "Enter"
            key_cap(painter, box.right() - look.px(7) - cap_width(cap), middle, cap)
            right -= cap_width(cap) + look.px(14)
        half = look.px(20)
        top = round(middle) - half
        numbers = max(
            look.metrics("small").horizontalAdvance(pick.right),
            look.metrics("small").horizontalAdvance(pick.right_below),
        )
        line = QRect(right - numbers, top, numbers, half)
        text(painter, line, pick.right, "small", "ink2", _RIGHT)
        text(painter, line.translated(0, half), pick.right_below, "small", "ink3", _RIGHT)
        line = QRect(left, top, right - numbers - look.px(12) - left, half)
        spans = match_spans(pick.title, self.text())
        draw_matched(painter, line, pick.title, spans, "input", "name")
        text(painter, line.translated(0, half - look.px(1)), pick.subtitle, "small", "ink3")
