"""The window's search box as the finder sees it, and the keys that lead out of it. UI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from okeoce_desktop.domain import dates
from okeoce_desktop.ui.screens.front_desk.finder import Found, Hits
from okeoce_desktop.ui.screens.front_desk.words import business_words, hit_words
from okeoce_desktop.ui.widgets.search_box import Pick, SearchBox


class DeskBox(QObject):
    """`went_down()` on the down arrow while no list is open."""

    went_down = Signal()

    def __init__(self, box: SearchBox, now: Callable[[], int]) -> None:
        super().__init__(box)
        self._box, self._now = box, now
        box.installEventFilter(self)

    def typed(self) -> str:
        return self._box.text().strip()

    def in_use(self) -> bool:
        return self._box.hasFocus()

    def show_hits(self, text: str, hits: Hits) -> None:
        """Opens the pick list; with nobody in it only the offer to register."""
        today = dates.wib_date(self._now())
        self._box.show_picks(
            [
                Pick(
                    Found(text, hit.id),
                    hit.full_name,
                    business_words(hit.business),
                    hit.member_no or "",
                    hit_words(hit, today),
                )
                for hit in hits
            ]
        )

    def close_hits(self) -> None:
        self._box.close_picks()

    def start_over(self) -> None:
        """Empty, and the keyboard in it."""
        self._box.reset()
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() == Qt.Key.Key_Down and not event.modifiers()
            if down and not self._box.list_open:
                self.went_down.emit()
                return True
        return super().eventFilter(watched, event)
