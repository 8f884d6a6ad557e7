"""The window: three fixed places (search box, panel, its foot) around whatever screen is shown.

Takes plain values and emits signals; knows no store and no service. UI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from okeoce_desktop.ui.icons import clear_cache
from okeoce_desktop.ui.shell.bars import StatusBar, TopBar
from okeoce_desktop.ui.shell.navigation import Navigation
from okeoce_desktop.ui.shell.screen import (
    Place,
    Screen,
    SearchHandler,
    Visited,
    WithFoot,
)
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.focus_ring import FocusRing
from okeoce_desktop.ui.widgets.keys import press_key, press_shortcut
from okeoce_desktop.ui.widgets.label import Surface
from okeoce_desktop.ui.widgets.paint import column, respace_all, row
from okeoce_desktop.ui.widgets.panel import panel_width
from okeoce_desktop.ui.widgets.search_box import SearchBox
from okeoce_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from okeoce_desktop.ui.shell.shortcut_list import ShortcutList

NARROW = 1200


class MainWindow(QWidget):
    """The application window.

    Signals: `place_changed(str)`; `shortcut_pressed(object)` with a Shortcut nobody on the screen
    answered (SYNC, UNDO, ...); `lock_requested`; `user_pressed` on who is logged in;
    `sync_pressed` and `attention_pressed` from the status bar; `close_requested(object)` with the
    QCloseEvent, which a listener may ignore.
    """

    place_changed = Signal(str)
    shortcut_pressed = Signal(object)
    lock_requested = Signal()
    user_pressed = Signal()
    sync_pressed = Signal()
    attention_pressed = Signal()
    close_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("OK OCE"))
        self._search_handler: SearchHandler | None = None
        self._places: dict[str, Place] = {}
        self._screens: dict[str, Screen] = {}
        self._current = ""
        self._overlay: QWidget | None = None
        self._help: ShortcutList | None = None
        self.navigation = Navigation()
        self.top_bar = TopBar()
        self.status_bar = StatusBar()
        self._pages = QStackedWidget()
        self._panels = QStackedWidget()
        self._panels.hide()
        page = Surface("canvas")
        row(page).addWidget(self._pages)
        middle = row()
        middle.addWidget(page, 1)
        middle.addWidget(self._panels)
        main = column()
        main.addWidget(self.top_bar)
        main.addLayout(middle, 1)
        main.addWidget(self.status_bar)
        layout = row(self)
        layout.addWidget(self.navigation)
        layout.addLayout(main, 1)
        # Tab order starts where the work starts, not in the navigation.
        self.navigation.place_chosen.connect(self.go_to)
        self.navigation.lock_requested.connect(self.lock_requested)
        self.navigation.user_pressed.connect(self.user_pressed)
        self.status_bar.sync_pressed.connect(self.sync_pressed)
        self.status_bar.attention_pressed.connect(self.attention_pressed)
        self.toast = Toast(self)
        self.ring = FocusRing(self)
        self._bind_search(self.top_bar.search)
        self._bind_shortcuts()
        theme().changed.connect(self._restyle)
        self._adapt()

    @property
    def search_box(self) -> SearchBox:
        """The one box."""
        return self.top_bar.search

    @property
    def current_place(self) -> str:
        """Id of the place shown, or empty."""
        return self._current

    @property
    def current_screen(self) -> Screen | None:
        """The screen shown, or None."""
        return self._screens.get(self._current)

    def set_post(self, name: str, city_and_code: str) -> None:
        """The post, in sight on every screen: "Pos Tebet", "Jakarta Selatan 31.74.01"."""
        self.navigation.set_post(name)
        self.top_bar.set_city(city_and_code)

    def set_user(self, name: str, role: str) -> None:
        """Who is logged in."""
        self.navigation.set_user(name, role)

    def set_time(self, date: str, clock: str) -> None:
        """Formatted date and clock."""
        self.top_bar.set_time(date, clock)

    def set_sync_state(self, icon: str, tone: str, words: str, rest: str = "") -> None:
        """Sync state: icon, token ("daun_ink", "ink2", ...), words, quiet words after them."""
        self.status_bar.sync.show_state(icon, tone, words, rest)

    def set_attention(self, count: int, place_id: str = "") -> None:
        """Things needing attention: in the status bar and, if given, at a place."""
        self.status_bar.set_attention(count)
        if place_id:
            self.navigation.set_count(place_id, count)

    def add_place(self, place: Place, *, listed: bool = True) -> None:
        """Register a place; its screen is built at the first visit.

        One that is not `listed` is reached by its key and by what leads to it.
        """
        self._places[place.place_id] = place
        if listed:
            self.navigation.add_place(place)

    def go_to(self, place_id: str) -> None:
        """Show a place."""
        if place_id not in self._places:
            raise KeyError(place_id)
        screen = self._screens.get(place_id) or self._build(place_id)
        self._pages.setCurrentWidget(screen.content)
        panel = screen.panel
        if panel is not None:
            if self._panels.indexOf(panel) < 0:
                self._panels.addWidget(panel)
            self._panels.setCurrentWidget(panel)
        self._panels.setVisible(panel is not None)
        changed = place_id != self._current
        self._current = place_id
        self.navigation.set_current(place_id)
        self.search_box.close_picks()
        if isinstance(screen, Visited):
            screen.shown()
        self._settle_toast_soon()
        (screen.default_focus() or self.search_box).setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.place_changed.emit(place_id)

    def _build(self, place_id: str) -> Screen:
        screen = self._places[place_id].build()
        self._screens[place_id] = screen
        self._pages.addWidget(screen.content)
        if screen.panel is not None:
            self._panels.addWidget(screen.panel)
        return screen

    def show_toast(
        self,
        text: str,
        undo_label: str = "",
        on_undo: Callable[[], None] | None = None,
    ) -> None:
        """Say what was done, in the foot strip of the page, and offer the way back for 8 s."""
        if self._overlay is not None:
            # Over a lock screen a name would be read by whoever stands there.
            return
        place, widest = self._toast_place()
        self.toast.show_text(text, undo_label, on_undo, middle_bottom=place, widest=widest)

    def show_overlay(self, overlay: QWidget | None) -> None:
        """Cover the whole window (lock, first-run wizard); None takes the cover away.

        The work below stays as it is and cannot be reached by keyboard or pointer; a dialog, which
        would stand above the cover, is dismissed.
        """
        if self._overlay is not None:
            self._overlay.hide()
        self._overlay = overlay
        for part in (self.navigation, self.top_bar, self.status_bar, self._pages, self._panels):
            part.setEnabled(overlay is None)
        if overlay is None:
            screen = self.current_screen
            target = screen.default_focus() if screen else None
            (target or self.search_box).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.toast.leave()
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        overlay.setParent(self)
        overlay.setGeometry(self.rect())
        overlay.show()
        overlay.raise_()
        self.ring.raise_()
        overlay.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def overlay(self) -> QWidget | None:
        """What covers the window now."""
        return self._overlay

    def show_shortcuts(self) -> None:
        """Open the list of shortcuts (F1)."""
        if self._help is None:
            # Seldom opened: its import is kept off the way to the first frame.
            from okeoce_desktop.ui.shell.shortcut_list import ShortcutList

            self._help = ShortcutList(self)
        labels = {place.shortcut: place.label for place in self._places.values()}
        self._help.open_list(labels)

    def _bind_search(self, box: SearchBox) -> None:
        box.edited.connect(lambda text: self._with_handler("search_edited", text))
        box.submitted.connect(lambda text: self._with_handler("search_submitted", text))
        box.picked.connect(lambda data: self._with_handler("search_picked", data))
        box.new_requested.connect(lambda text: self._with_handler("search_new", text))

    def set_search_handler(self, handler: SearchHandler) -> None:
        """Who answers the search box, on every screen."""
        self._search_handler = handler

    def _with_handler(self, method: str, value: object) -> None:
        if self._search_handler is not None:
            getattr(self._search_handler, method)(value)

    def _bind_shortcuts(self) -> None:
        for shortcut in Shortcut:
            binding = QShortcut(shortcut.sequence, self)
            binding.setProperty("shortcut", shortcut.name)
            binding.activated.connect(self._on_shortcut)

    def _on_shortcut(self) -> None:
        sender = self.sender()
        if sender is None or self._overlay is not None:
            return
        shortcut = Shortcut[str(sender.property("shortcut"))]
        if shortcut is Shortcut.SEARCH:
            self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_box.selectAll()
        elif shortcut is Shortcut.HELP:
            self.show_shortcuts()
        elif shortcut is Shortcut.LOCK:
            self.lock_requested.emit()
        elif not self._answered(shortcut):
            self.shortcut_pressed.emit(shortcut)

    def _answered(self, shortcut: Shortcut) -> bool:
        """Try the places, then the panel's and the page's buttons, then the toast."""
        typed, handler = self.search_box.text().strip(), self._search_handler
        if shortcut is Shortcut.REGISTER and typed and handler is not None:
            # What was searched in vain is the name of somebody new.
            handler.search_new(typed)
            return True
        for place in self._places.values():
            if place.shortcut is shortcut:
                self.go_to(place.place_id)
                return True
        if press_shortcut(self._panels, shortcut) or press_shortcut(self._pages, shortcut):
            return True
        if shortcut is Shortcut.UNDO and self.toast.isVisible():
            return self.toast.undo()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Plain keys that nothing took: Enter in the page presses the panel's main button.
        if self._overlay is None and press_key(self._panels, event):
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        clear_cache()
        respace_all()
        self._adapt()
        for child in self.findChildren(QWidget):
            child.updateGeometry()
            child.update()
        self.update()

    def _adapt(self) -> None:
        narrow = theme().compact or self.width() / theme().scale < NARROW
        self.navigation.set_rail(narrow)
        self.top_bar.set_narrow(narrow)
        self.status_bar.set_narrow(narrow)
        self._panels.setFixedWidth(panel_width())
        self._settle_toast_soon()

    def _foot(self) -> QWidget | None:
        screen = self.current_screen
        return screen.foot if isinstance(screen, WithFoot) else None

    def _settle_toast_soon(self) -> None:
        """Where the page is once its layout has followed."""
        if self.toast.isVisible():
            QTimer.singleShot(0, self, self._settle_toast)

    def _settle_toast(self) -> None:
        self.toast.settle(*self._toast_place())

    def _toast_place(self) -> tuple[QPoint, int]:
        """The middle of its lower edge, and how wide it may be."""
        look, page, foot = theme(), self._pages, self._foot()
        if foot is not None:
            # Right in the strip, whatever its height: it must not lie over a row.
            centre = foot.mapTo(self, foot.rect().center()).y()
            bottom = min(centre + look.px(19), page.mapTo(self, page.rect().bottomLeft()).y() + 1)
        else:
            # A form has no strip to spare: over the status bar, which can wait.
            bottom = self.height() - look.gap(2)
        middle = page.mapTo(self, page.rect().center()).x()
        return QPoint(middle, bottom), page.width() - 2 * look.gap(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()
        for cover in (self._overlay, self._help):
            if cover is not None:
                cover.setGeometry(self.rect())

    def sizeHint(self) -> QSize:
        return QSize(1366, 768)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_requested.emit(event)
