"""Painting and sizing that several widgets share. UI thread; sizes in px after scaling."""

import weakref

import shiboken6
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from okeoce_desktop.ui.icons import draw_icon
from okeoce_desktop.ui.theme import theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def rounded(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded rectangle whose edge lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    box = QRectF(rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(edge, width))
        box.adjust(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(box, radius, radius)


def text(
    painter: QPainter,
    rect: QRect,
    words: str,
    role: str,
    token: str,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """One line of text in a type role and colour token, cut with an ellipsis when too long."""
    look = theme()
    painter.setFont(look.font(role))
    painter.setPen(look.color(token))
    metrics = look.metrics(role)
    if metrics.horizontalAdvance(words) > rect.width():
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine), words)


def tell_cut(widget: QWidget, words: str, *, cut: bool) -> None:
    """Puts a text that had to be cut into the tool tip, and takes it out again. While painting.

    Leaves alone a tool tip that came from somewhere else.
    """
    tip = words if cut else ""
    if tip != (widget.property("cutTip") or ""):
        widget.setProperty("cutTip", tip)
        widget.setToolTip(tip)


def cap_width(words: str) -> int:
    """Width of a key cap with these words."""
    look = theme()
    return max(look.px(20), look.metrics("cap").horizontalAdvance(words) + look.px(11))


def cap_ground_on_nila() -> QColor:
    """Ground of a key cap on the main button.

    White at 15 % in light; in dark that leaves the letters 4.0:1, the pressed tone 6.6.
    """
    look = theme()
    if look.name == "dark":
        return look.color("nila_p")
    veil = QColor(look.color("on_nila"))
    veil.setAlphaF(0.15)
    return veil


def key_cap(painter: QPainter, x: int, middle: float, words: str, *, on_nila: bool = False) -> int:
    """Paint a key cap with its left edge at `x`, centred on height `middle`; returns its width."""
    look = theme()
    width, height = cap_width(words), look.px(20)
    box = QRect(x, round(middle - height / 2), width, height)
    if on_nila:
        rounded(painter, box, look.px(4), cap_ground_on_nila())
    else:
        edge = look.color("control" if look.high_contrast else "line2")
        rounded(painter, box, look.px(4), look.color("surface"), edge)
    painter.setFont(look.font("cap"))
    painter.setPen(look.color("on_nila" if on_nila else "ink2"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    return width


def initials(name: str) -> str:
    """First letters of the first and last word, upper case; "?" for an empty name."""
    words = [word for word in name.split() if word[0].isalnum()]
    ends = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0] for word in ends).upper() or "?"


def avatar(painter: QPainter, box: QRect, letters: str, *, role: str = "smalls") -> None:
    """A person's initials on a disc."""
    look = theme()
    edge = look.color("nila") if look.high_contrast else None
    rounded(painter, box, box.width() / 2, look.color("nila_t"), edge)
    painter.setFont(look.font(role))
    painter.setPen(look.color("nila_ink"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letters)


def icon(painter: QPainter, name: str, token: str, x: float, middle: float, size: int) -> None:
    """An icon with its left edge at `x`, centred on height `middle`; `size` at scale 1."""
    real = theme().px(size)
    draw_icon(painter, name, token, x, middle - real / 2, real)


def shadow(painter: QPainter, box: QRect, radius: float, depth: int = 8) -> None:
    """A soft shadow under a floating thing, as stacked translucent rectangles.

    QGraphicsDropShadowEffect costs ten times as much and draws the child through a pixmap.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(0, 0, 0, 9 if theme().name != "dark" else 26)
    painter.setBrush(shade)
    for step in range(depth, 0, -1):
        grown = QRectF(box).adjusted(-step, -step + depth / 3, step, step + depth / 3)
        painter.drawRoundedRect(grown, radius + step, radius + step)


def hair_line(painter: QPainter, x1: int, y1: int, x2: int, y2: int, token: str = "line") -> None:
    """A crisp rule one line width thick, growing down and right from its start."""
    look = theme()
    width = look.line_width
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRect(x1, y1, max(width, x2 - x1), max(width, y2 - y1)), look.color(token))


_Margins = tuple[int, int, int, int]
_scaled: "weakref.WeakKeyDictionary[QLayout, tuple[_Margins | None, int, bool]]" = (
    weakref.WeakKeyDictionary()
)


def space(
    layout: QLayout,
    left: int = 0,
    top: int = 0,
    right: int = 0,
    bottom: int = 0,
    gap: int = 0,
    *,
    full: bool = False,
) -> None:
    """Set a layout's margins and spacing at scale 1; they follow the font scale from then on.

    They grow by `Theme.gap`, a third of what type does; `full` grows them with the type.
    """
    _scaled[layout] = ((left, top, right, bottom), gap, full)
    _apply_space(layout, (left, top, right, bottom), gap, full)


def real_margins(layout: QLayout, left: int, top: int, right: int, bottom: int) -> None:
    """Set margins in real px that no font scale changes; the spacing stays as `space` set it."""
    _, gap, full = _scaled.get(layout, (None, 0, False))
    _scaled[layout] = (None, gap, full)
    layout.setContentsMargins(left, top, right, bottom)


def _apply_space(layout: QLayout, margins: _Margins | None, gap: int, full: bool) -> None:
    look = theme()
    grow = look.px if full else look.gap
    if margins is not None:
        layout.setContentsMargins(*(grow(side) for side in margins))
    layout.setSpacing(grow(gap))


def respace_all() -> None:
    """Bring every layout given to `space` to the scale in force; the window calls it."""
    for layout, (margins, gap, full) in list(_scaled.items()):
        if shiboken6.isValid(layout):
            _apply_space(layout, margins, gap, full)


def column(
    parent: QWidget | None = None,
    margins: _Margins = (0, 0, 0, 0),
    gap: int = 0,
    *,
    full: bool = False,
) -> QBoxLayout:
    """A vertical layout with scaled margins and spacing."""
    layout = QBoxLayout(QBoxLayout.Direction.TopToBottom)
    return _installed(layout, parent, margins, gap, full)


def row(
    parent: QWidget | None = None,
    margins: _Margins = (0, 0, 0, 0),
    gap: int = 0,
    *,
    full: bool = False,
) -> QBoxLayout:
    """A horizontal layout with scaled margins and spacing."""
    layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    return _installed(layout, parent, margins, gap, full)


def _installed(
    layout: QBoxLayout, parent: QWidget | None, margins: _Margins, gap: int, full: bool
) -> QBoxLayout:
    if parent is not None:
        parent.setLayout(layout)
    space(layout, *margins, gap=gap, full=full)
    return layout
