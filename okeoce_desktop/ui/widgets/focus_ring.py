"""One focus ring for the whole window. UI thread.

A transparent child of the window as large as the ring: updating a window-sized overlay costs
fifteen times as much. Widgets say how they want it with an attribute `ring`: "gap" (2 px away),
"hug" (on the edge, so a coloured edge stays visible inside) or "row" (a RowTable's current row).
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from okeoce_desktop.ui.theme import theme

HALO = 3
# A ring of high contrast is drawn inside a row: the table would cut it.
_INSIDE = 4
# From the widget's edge to the middle of the 2 px line.
GAPS = {"gap": 2, "hug": 1, "row": 0}
WATCHED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)


class FocusRing(QWidget):
    """Follows the focus inside `window`; jumps, never slides."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._clip = QRect()
        self._style = "gap"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        theme().changed.connect(self._place)

    def target(self) -> QWidget | None:
        """The widget ringed, or None."""
        return self._target if self.isVisible() else None

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not shiboken6.isValid(self):
            return
        for watched in self._watched:
            if shiboken6.isValid(watched):
                watched.removeEventFilter(self)
        old = self._target
        if old is not None and shiboken6.isValid(old) and hasattr(old, "ring_moved"):
            old.ring_moved.disconnect(self._place)
        self._watched, self._target = [], None
        wanted = getattr(new, "ring", None)
        if new is None or wanted is None or not self._window.isAncestorOf(new):
            self.hide()
            return
        self._target, self._style = new, wanted
        if hasattr(new, "ring_moved"):
            new.ring_moved.connect(self._place)
        step: QWidget | None = new
        while step is not None and step is not self._window:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in WATCHED:
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not shiboken6.isValid(target) or not target.isVisible():
            self.hide()
            return
        own_box = getattr(target, "ring_box", target.rect)
        box: QRect = own_box()
        if box.isEmpty():
            self.hide()
            return
        box = QRect(target.mapTo(self._window, box.topLeft()), box.size())
        reach = self._reach()
        ring = box.adjusted(-reach, -reach, reach, reach)
        self._clip = self._visible_part(target, ring).translated(-ring.topLeft())
        if self._clip.isEmpty():
            self.hide()
            return
        if self.geometry() != ring:
            self.setGeometry(ring)
        self.raise_()
        self.show()
        self.update()

    def _reach(self) -> int:
        gap = GAPS[self._style]
        if self._style == "row":
            return 2
        return gap + (6 if theme().high_contrast else 2 + HALO - 1)

    def _visible_part(self, target: QWidget, ring: QRect) -> QRect:
        """Cut the ring where a scroll area cuts the widget, with room for the halo."""
        step = target.parentWidget()
        while step is not None and step is not self._window:
            scroll = step.parentWidget()
            if isinstance(scroll, QAbstractScrollArea) and scroll.viewport() is step:
                corner = step.mapTo(self._window, QPoint(0, 0))
                port = QRect(corner, step.size())
                ring = ring.intersected(port.adjusted(-HALO, -HALO, HALO, HALO))
            step = step.parentWidget()
        return ring

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setClipRect(self._clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reach = self._reach()
        gap = GAPS[self._style]
        inner = QRectF(self.rect()).adjusted(reach - gap, reach - gap, gap - reach, gap - reach)
        radius = look.px(6) + gap
        if self._target is not None and self._target.height() > look.px(44):
            radius = look.px(8) + gap if self._style == "hug" else radius
        if look.high_contrast:
            if self._style == "row":
                inner = inner.adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)
            for out, token, width in (
                (0.75, "focus_edge", 1.5),
                (3.0, "focus", 3.0),
                (5.2, "focus_edge", 1.5),
            ):
                grown = inner.adjusted(-out, -out, out, out)
                self._stroke(painter, grown, radius + out, token, width)
            return
        if self._style == "row":
            inner = inner.adjusted(1, 1, -1, -1)
        halo = QColor(look.color("focus"))
        halo.setAlphaF(0.25)
        painter.setPen(QPen(halo, HALO))
        out = HALO / 2 + 1
        painter.drawRoundedRect(inner.adjusted(-out, -out, out, out), radius + 2, radius + 2)
        self._stroke(painter, inner, radius, "focus", 2)

    def _stroke(
        self, painter: QPainter, box: QRectF, radius: float, token: str, width: float
    ) -> None:
        painter.setPen(QPen(theme().color(token), width))
        painter.drawRoundedRect(box, radius, radius)
