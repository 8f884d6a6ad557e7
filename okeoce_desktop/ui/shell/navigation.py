"""The navigation: mark and post, the registered places, who is logged in. UI thread.

208 logical px wide; a 56 rail at large type or in a narrow window.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from okeoce_desktop.ui.icons import draw_mark
from okeoce_desktop.ui.shell.screen import Place
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import IconButton
from okeoce_desktop.ui.widgets.label import Label, Surface
from okeoce_desktop.ui.widgets.paint import column, icon, rounded, row, space, text
from okeoce_desktop.ui.widgets.person import Avatar

WIDE, RAIL = 208, 56
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlaceButton(QAbstractButton):
    """One place: icon, label, count of things needing attention, key. 38 high, radius 8."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = "hug"
        self.place = place
        self._count = 0
        self._rail = False
        self.setCheckable(True)
        self.setText(place.label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_count(self, count: int) -> None:
        """How many things there need attention; 0 shows nothing."""
        self._count = count
        self._describe()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Icon only, with the label as tool tip."""
        self._rail = rail
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        label = self.place.label
        if self._count:
            words = self.tr("{place}, {count} perlu dicek")
            label = words.format(place=label, count=self._count)
        self.setAccessibleName(label)
        self.setAccessibleDescription(self.place.shortcut.cap)
        self.setToolTip(f"{label}  {self.place.shortcut.cap}" if self._rail else "")

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(40 if self._rail else 192), look.px(40 if self._rail else 38))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        chosen = self.isChecked()
        filled = chosen and look.high_contrast
        if filled:
            rounded(painter, self.rect(), look.px(6), look.color("nila"), look.color("ink"))
        elif chosen:
            ground = look.color("raised")
            rounded(painter, self.rect(), look.px(6), ground, look.color("line2"))
        elif self.underMouse():
            rounded(painter, self.rect(), look.px(6), look.color("hover"))
        tone = "on_nila" if filled else "nila_ink" if chosen else "ink2"
        middle = self.height() / 2
        if self._rail:
            icon(painter, self.place.icon, tone, (self.width() - look.px(18)) / 2, middle, 18)
            if self._count:
                side = look.px(16)
                self._badge(painter, QRect(self.width() - side - 2, 2, side, side), edged=True)
            return
        icon(painter, self.place.icon, tone, look.px(10), middle, 18)
        label = "on_nila" if filled else "nila_ink" if chosen else "ink"
        role = "strong" if chosen else "medium"
        box = QRect(look.px(38), 0, self.width() - look.px(38), self.height())
        words = look.metrics("strong").horizontalAdvance(self.place.label)
        text(painter, box, self.place.label, role, label)
        cap = QRect(0, 0, self.width() - look.px(10), self.height())
        key_tone = "on_nila" if filled else "ink2" if look.high_contrast else "ink3"
        text(painter, cap, self.place.shortcut.cap, "small", key_tone, _RIGHT)
        if self._count:
            side = look.px(20)
            left = look.px(38) + words + look.px(7)
            self._badge(painter, QRect(left, round(middle - side / 2), side, side))

    def _badge(self, painter: QPainter, box: QRect, *, edged: bool = False) -> None:
        look = theme()
        words = str(self._count) if self._count < 100 else "99+"
        if len(words) > 1:
            box = box.adjusted(0, 0, look.px(7 * (len(words) - 1)), 0)
            if edged:
                box.moveRight(self.width() - 2)
        edge = look.color("kunyit_ink") if edged or look.high_contrast else None
        rounded(painter, box, box.height() / 2, look.color("kunyit_t"), edge)
        text(painter, box, words, "cap", "kunyit_ink", Qt.AlignmentFlag.AlignCenter)


class _Brand(QWidget):
    """The mark, the product and the post, which must always be in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.post = ""
        self.rail = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(61 if not self.rail else 54))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = look.px(25)
        if self.rail:
            draw_mark(painter, QRectF((self.width() - side) / 2, look.px(14.5), side, side))
            return
        draw_mark(painter, QRectF(look.px(16.5), look.px(18.5), side, side))
        left = look.px(54)
        room = self.width() - left - look.px(8)
        product = QRect(left, look.px(13), room, look.px(20))
        text(painter, product, "OK OCE", "head", "ink")
        text(painter, QRect(left, look.px(31), room, look.px(19)), self.post, "small", "ink3")


class _Who(QAbstractButton):
    """Initials, name and role of who is logged in; pressing it leads to the settings."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.ring = "hug"
        self._name = name
        self.avatar = Avatar("", side=32)
        self.name = Label("", "smalls", elide=True)
        self.role = Label("", "small", "ink3", elide=True)
        self.words = QWidget()
        words = column(self.words, gap=0)
        words.addWidget(self.name)
        words.addWidget(self.role)
        layout = row(self, gap=10, full=True)
        layout.addWidget(self.avatar)
        layout.addWidget(self.words, 1)
        for part in (self.avatar, self.words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_user("", "")

    def set_user(self, name: str, role: str) -> None:
        """Who is logged in."""
        self.avatar.set_name(name)
        self.name.setText(name)
        self.role.setText(role)
        self.setAccessibleName(f"{self._name}: {name}, {role}" if name else self._name)
        self.setAccessibleDescription(Shortcut.SETTINGS.cap)
        self.setToolTip(f"{name}\n{self._name}  {Shortcut.SETTINGS.cap}")

    def sizeHint(self) -> QSize:
        return QSize(theme().px(32), theme().px(39))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            box = self.rect().adjusted(-1, 0, 1, 0)
            rounded(QPainter(self), box, theme().px(6), theme().color("hover"))


class _User(Surface):
    """Who is logged in, and the lock."""

    def __init__(self, lock_text: str, who_text: str) -> None:
        super().__init__("side", "rt")
        self.who = _Who(who_text)
        self.lock = IconButton("lock", lock_text, side=30)
        self._row = row(self, (14, 8, 8, 8), 10, full=True)
        self._row.addWidget(self.who, 1)
        self._row.addWidget(self.lock)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(RAIL), theme().px(55))

    def set_rail(self, rail: bool) -> None:
        """Only the initials; the lock stays on Ctrl+L and in the list of shortcuts."""
        self.who.words.setVisible(not rail)
        self.lock.setVisible(not rail)
        margins = (12, 8, 12, 8) if rail else (14, 8, 8, 8)
        space(self._row, *margins, gap=10, full=True)


class Navigation(Surface):
    """`place_chosen(str)` with a place id, `lock_requested()`, `user_pressed()`."""

    place_chosen = Signal(str)
    lock_requested = Signal()
    user_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("side", "r", parent)
        self._rail = False
        self._buttons: dict[str, PlaceButton] = {}
        self._brand = _Brand()
        lock = self.tr("Kunci layar") + f" {Shortcut.LOCK.cap}"
        self._user = _User(lock, self.tr("Pengaturan"))
        self._user.lock.clicked.connect(self.lock_requested)
        self._user.who.clicked.connect(self.user_pressed)
        self._places = column(gap=2)
        layout = column(self)
        layout.addWidget(self._brand)
        layout.addLayout(self._places)
        layout.addStretch(1)
        layout.addWidget(self._user)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        look = theme()
        side = 6 if self._rail else 8
        space(self._places, side, 0, side, 0, gap=2, full=True)
        self._user.set_rail(self._rail)
        # A window made narrower squeezes it, until it becomes a rail.
        self.setMinimumWidth(look.px(RAIL))
        self.setMaximumWidth(look.px(RAIL if self._rail else WIDE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def add_place(self, place: Place) -> None:
        """Append a place."""
        button = PlaceButton(place)
        button.set_rail(self._rail)
        button.clicked.connect(self._on_clicked)
        self._buttons[place.place_id] = button
        self._places.addWidget(button)

    def set_current(self, place_id: str) -> None:
        """Mark the place shown."""
        for each, button in self._buttons.items():
            button.setChecked(each == place_id)

    def set_count(self, place_id: str, count: int) -> None:
        """Things needing attention at a place."""
        if place_id in self._buttons:
            self._buttons[place_id].set_count(count)

    def set_rail(self, rail: bool) -> None:
        """Collapse to icons or expand."""
        if rail == self._rail:
            return
        self._rail = rail
        self._brand.rail = rail
        self._brand.updateGeometry()
        for button in self._buttons.values():
            button.set_rail(rail)
        self._restyle()

    def set_post(self, name: str) -> None:
        """Name of the post under the mark."""
        self._brand.post = name
        self._brand.setToolTip(name)
        self._brand.update()

    def set_user(self, name: str, role: str) -> None:
        """Who is logged in."""
        self._user.who.set_user(name, role)

    def _on_clicked(self) -> None:
        for place_id, button in self._buttons.items():
            if button is self.sender():
                # A second click must not un-check the place shown.
                self.set_current(place_id)
                self.place_chosen.emit(place_id)
                return
