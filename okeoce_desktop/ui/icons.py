"""Lucide icons and the kawung mark. UI thread; sizes in logical pixels after scaling.

An icon is drawn from its SVG text with the colour and stroke put in, at the screen's pixel ratio,
and kept until the theme changes.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QTransform

from okeoce_desktop.paths import resource_path
from okeoce_desktop.ui.theme import theme

_pixmaps: dict[tuple[str, str, int, float, float], QPixmap] = {}


@cache
def _svg(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def clear_cache() -> None:
    """Forget the drawn icons: only for memory, since the key holds the colour."""
    _pixmaps.clear()


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in a token's colour, `size` logical px square, drawn for a device pixel ratio."""
    look = theme()
    logical = size / look.scale
    stroke = 1.8 if logical >= 17.5 else 2.0 if logical >= 15.5 else 2.2
    if look.high_contrast:
        stroke += 0.3
    return _draw(name, look.token(token), size, ratio, stroke)


def _draw(name: str, color: str, size: int, ratio: float, stroke: float) -> QPixmap:
    key = (name, color, size, ratio, stroke)
    drawn = _pixmaps.get(key)
    if drawn is not None:
        return drawn
    # The SVG module is loaded with the first icon, not with the widgets.
    from PySide6.QtSvg import QSvgRenderer

    text = _svg(name).replace("currentColor", color)
    text = text.replace('stroke-width="2"', f'stroke-width="{stroke:.2f}"')
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    if len(_pixmaps) > 400:
        _pixmaps.clear()
    _pixmaps[key] = drawn
    return drawn


def draw_icon(painter: QPainter, name: str, token: str, x: float, y: float, size: int) -> None:
    """Paint an icon with its top left corner at (x, y)."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(QPointF(round(x), round(y)), pixmap(name, token, size, ratio))


def _petal(side: float) -> QPainterPath:
    """The upper left petal in a square of `side`: its tip points up and left."""
    tip, wide, inner = side * 0.09, side * 0.62, side * 0.36
    path = QPainterPath(QPointF(tip, 0))
    path.lineTo(side - wide, 0)
    path.arcTo(QRectF(side - 2 * wide, 0, 2 * wide, 2 * wide), 90, -90)
    path.lineTo(side, side - inner)
    path.arcTo(QRectF(side - 2 * inner, side - 2 * inner, 2 * inner, 2 * inner), 0, -90)
    path.lineTo(wide, side)
    path.arcTo(QRectF(0, side - 2 * wide, 2 * wide, 2 * wide), 270, -90)
    path.lineTo(0, tip)
    path.arcTo(QRectF(0, 0, 2 * tip, 2 * tip), 180, -90)
    return path


def draw_mark(
    painter: QPainter, rect: QRectF, petal: str = "", accent: str = "emas", faint: bool = False
) -> None:
    """Paint one kawung unit: three petals in `petal`, the upper right one in `accent` (tokens)."""
    look = theme()
    ground = look.color(petal or ("nila_ink" if look.name == "dark" else "nila"))
    side = rect.width() / 2
    shape = _petal(side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(rect.center())
    for quarter in range(4):
        upper_right = quarter == 1 and not faint
        painter.setBrush(look.color(accent) if upper_right else ground)
        painter.drawPath(shape.translated(-side, -side))
        painter.rotate(90)
    painter.restore()


def draw_kawung_pattern(painter: QPainter, rect: QRectF, cell: int = 64) -> None:
    """Fill `rect` with the faint kawung pattern of the lock screen; nothing in high contrast."""
    look = theme()
    if look.high_contrast:
        return
    color = QColor(look.color("nila"))
    color.setAlphaF(0.05 if look.name == "light" else 0.09)
    half = cell / 2
    leaf = QPainterPath()
    side = half - 3
    leaf.arcTo(QRectF(-side, 0, 2 * side, 2 * side), 90, -90)
    leaf.arcTo(QRectF(0, -side, 2 * side, 2 * side), 270, -90)
    tile = QPainterPath()
    for mirror_x, mirror_y in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        moved = QTransform(mirror_x, 0, 0, mirror_y, 0, 0).map(leaf)
        tile.addPath(moved.translated(half - mirror_x * (half - 2), half - mirror_y * (half - 2)))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for row in range(int(rect.height() // cell) + 1):
        for column in range(int(rect.width() // cell) + 1):
            painter.drawPath(tile.translated(rect.x() + column * cell, rect.y() + row * cell))
    painter.restore()


def icon(name: str, token: str = "ink2", size: int = 18) -> QIcon:
    """A QIcon for the few places Qt paints itself (window icon, menu)."""
    return QIcon(pixmap(name, token, size, 2.0))
