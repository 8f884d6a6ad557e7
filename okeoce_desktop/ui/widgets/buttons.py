"""Command buttons: icon, text and the key that presses them. UI thread; sizes in logical px."""

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from okeoce_desktop.ui.shortcuts import Shortcut, cap_of
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import cap_width, icon, key_cap, rounded, tell_cut


class Kind(Enum):
    """How much a button asks for attention; one MAIN a screen, DANGER never the default."""

    MAIN = "main"
    SECONDARY = "secondary"
    LINK = "link"
    DANGER = "danger"
    QUIET = "quiet"


class Button(QAbstractButton):
    """A painted push button.

    `key` is a Shortcut or a plain key ("T", "Enter") and is only shown here: the window and the
    panel do the pressing (see widgets.keys). `height` is 40, 36 in headers, 48 for the main action
    of a panel, 28 to 34 in cards. `wide` fills the width and puts the cap at the right edge.
    `resting` is true while it looks disabled and does nothing, but keeps the focus it may have.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str = "",
        key: Shortcut | str | None = None,
        height: int = 40,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.kind = kind
        self.resting = False
        self.ring = "gap"
        self._icon, self._height, self._wide = icon, height, wide
        self._hovered = False
        self._tone = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        horizontal = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        if self.key:
            self.setAccessibleDescription(cap_of(self.key))
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_tone(self, token: str) -> None:
        """Give a quiet button the ink of the notice it stands in."""
        self._tone = token
        self.update()

    def set_resting(self, resting: bool) -> None:
        """Rests while what it starts is under way: disabled, it would lose the focus to a button
        that does something else."""
        if resting != self.resting:
            self.resting = resting
            cursor = Qt.CursorShape.ArrowCursor if resting else Qt.CursorShape.PointingHandCursor
            self.setCursor(cursor)
            self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return not self.resting and super().hitButton(pos)

    @property
    def _live(self) -> bool:
        return self.isEnabled() and not self.resting

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(self._content_width() + 2 * self._pad(), look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _pad(self) -> int:
        look = theme()
        if self.kind in (Kind.LINK, Kind.QUIET):
            return look.px(8 if self._height < 36 else 16)
        return look.px(16 if self._height >= 36 else 12)

    def _role(self) -> str:
        return "medium" if self._height >= 34 else "smallm"

    def _content_width(self) -> int:
        look = theme()
        # Room for the weight used in high contrast too, so that a theme switch moves nothing.
        width = look.metrics(self._role()).horizontalAdvance(self.text())
        if self._icon:
            width += look.px(18) + look.px(9)
        if self.key:
            width += look.px(10) + cap_width(cap_of(self.key))
        return width

    def _ground(self) -> str | None:
        if self.kind is Kind.MAIN:
            if not self._live:
                return "sunken"
            return "nila_p" if self.isDown() else "nila_h" if self._hovered else "nila"
        active = self._live and (self._hovered or self.isDown())
        if self.kind in (Kind.LINK, Kind.QUIET):
            return ("sel" if self.isDown() else "hover") if active else None
        return ("sel" if self.isDown() else "hover") if active else "surface"

    def _ink(self) -> str:
        if not self._live:
            return "ink3"
        if self._tone:
            return self._tone
        return {Kind.MAIN: "on_nila", Kind.LINK: "nila_ink", Kind.DANGER: "cabai_ink"}.get(
            self.kind, "ink"
        )

    def _edge(self) -> str | None:
        if self.kind is Kind.DANGER:
            return "cabai" if self._live else "line2"
        if self.kind is Kind.SECONDARY:
            return "control" if self._live else "line2"
        return "line2" if self.kind is Kind.MAIN and not self._live else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        ground, edge, ink = self._ground(), self._edge(), self._ink()
        rounded(
            painter,
            self.rect(),
            look.px(6),
            look.color(ground) if ground else None,
            look.color(edge) if edge else None,
            look.line_width,
        )
        main = self.kind is Kind.MAIN and self._live
        middle = self.height() / 2
        cap = cap_of(self.key) if self.key else ""
        x = max((self.width() - self._content_width()) // 2, look.px(6))
        right = self.width() - x
        if cap and self._wide:
            right = self.width() - self._pad() + look.px(4)
            key_cap(painter, right - cap_width(cap), middle, cap, on_nila=main)
            # The words stand in the middle of the button, not of what the cap leaves.
            words = self._content_width() - look.px(10) - cap_width(cap)
            x = min((self.width() - words) // 2, right - cap_width(cap) - look.px(10) - words)
            x = max(x, look.px(8))
            right -= cap_width(cap) + look.px(10)
        elif cap:
            right -= cap_width(cap)
            key_cap(painter, right, middle, cap, on_nila=main)
            right -= look.px(10)
        if self._icon:
            icon(painter, self._icon, ink if ink != "ink" else "ink2", x, middle, 18)
            x += look.px(18) + look.px(9)
        painter.setFont(look.font(self._role()))
        painter.setPen(look.color(ink))
        box = QRect(x, 0, max(0, right - x), self.height())
        words_cut = look.metrics(self._role()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, box.width() + 1
        )
        tell_cut(self, self.text(), cut=words_cut != self.text())
        painter.drawText(
            box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words_cut
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter presses the button that has the focus, except a danger button: a scanner ends with
        # Enter wherever the focus happens to be.
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.resting and (enter or event.key() == Qt.Key.Key_Space):
            return
        if enter and self.kind is not Kind.DANGER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class IconButton(QAbstractButton):
    """A square button with only an icon; `name` is its accessible name and tool tip."""

    def __init__(
        self, icon: str, name: str, *, side: int = 32, size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ring = "gap"
        self._icon, self._side, self._size = icon, side, size
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        side = theme().px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            rounded(
                painter, self.rect(), look.px(6), look.color("sel" if self.isDown() else "hover")
            )
        size = look.px(self._size)
        icon(painter, self._icon, "ink2", (self.width() - size) / 2, self.height() / 2, self._size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
