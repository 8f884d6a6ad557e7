"""What the texts of every screen have to keep: rules checked on a window in sight.

Each check yields one sentence for each place that breaks its rule. Own widgets paint their texts,
so `painted` looks over the painter's shoulder while the window is drawn once.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QRawFont,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QToolTip,
    QWidget,
)

from okeoce_desktop.ui.widgets.label import Label

HIGHEST = 697
"""What a Windows screen of 1366 x 768 leaves to a window."""
_CUT = "…"
_Widget = TypeVar("_Widget", bound=QWidget)
_LINE_EDIT_MARGIN = 2
_ALWAYS_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


@dataclass(frozen=True)
class Painted:
    """One text on screen: `meant` before any ellipsis, `ink` where its letters are."""

    widget: QWidget
    meant: str
    shown: str
    font: QFont
    ink: QRectF
    room: QRectF


@contextmanager
def _watching() -> Iterator[list[Painted]]:
    """Everything Python code paints as text from here on."""
    draw, elide = QPainter.drawText, QFontMetrics.elidedText
    found: list[Painted] = []
    whole: dict[str, str] = {}

    def remember(metrics: QFontMetrics, words: str, *rest: Any) -> str:
        cut = str(elide(metrics, words, *rest))
        whole[cut] = words
        return cut

    def watch(painter: QPainter, *args: Any) -> Any:
        device = painter.device()
        if isinstance(device, QWidget):
            box, flags, words = _arguments(args)
            box = painter.worldTransform().mapRect(box) if box is not None else None
            font = QFont(painter.font())
            ink = _ink(QFontMetricsF(font), box, flags, words, args)
            meant = whole.get(words, words) if words.endswith(_CUT) else words
            found.append(Painted(device, meant, words, font, ink, box or ink))
        return draw(painter, *args)

    QPainter.drawText, QFontMetrics.elidedText = watch, remember  # type: ignore[assignment]
    try:
        yield found
    finally:
        QPainter.drawText, QFontMetrics.elidedText = draw, elide  # type: ignore[method-assign]


def _arguments(args: Sequence[Any]) -> tuple[QRectF | None, int, str]:
    words = next(each for each in args if isinstance(each, str))
    if isinstance(args[0], QRect | QRectF):
        flags = args[1] if isinstance(args[1], int) else 0
        return QRectF(args[0]), flags, words
    return None, 0, words


def _ink(
    metrics: QFontMetricsF, box: QRectF | None, flags: int, words: str, args: Sequence[Any]
) -> QRectF:
    """The letters' own rectangle, in widget coordinates."""
    tight = metrics.tightBoundingRect(words)
    width = metrics.horizontalAdvance(words)
    if box is None:
        at = QPointF(args[0]) if isinstance(args[0], QPoint | QPointF) else QPointF(*args[:2])
        return QRectF(at.x(), at.y() + tight.top(), width, tight.height())
    if flags & int(Qt.TextFlag.TextWordWrap):
        return metrics.boundingRect(box, flags, words)
    height = metrics.height()
    top = box.top()
    if flags & int(Qt.AlignmentFlag.AlignVCenter):
        top += (box.height() - height) / 2
    elif flags & int(Qt.AlignmentFlag.AlignBottom):
        top = box.bottom() - height
    left = box.left()
    if flags & int(Qt.AlignmentFlag.AlignRight):
        left = box.right() - width
    elif flags & int(Qt.AlignmentFlag.AlignHCenter):
        left += (box.width() - width) / 2
    return QRectF(left, top + metrics.ascent() + tight.top(), width, tight.height())


def painted(window: QWidget) -> list[Painted]:
    """Every text of the window as it is drawn now: own painting, labels, hints in fields."""
    with _watching() as found:
        window.grab()
    for widget in shown(window, QLabel):
        found += _of_label(widget)
    for field in shown(window, QLineEdit):
        hint, text = field.placeholderText(), field.displayText()
        if hint or text:
            metrics, margins = QFontMetricsF(field.font()), field.textMargins()
            room = QRectF(field.rect()).adjusted(
                margins.left() + _LINE_EDIT_MARGIN, 0, -margins.right() - _LINE_EDIT_MARGIN, 0
            )
            # What is typed scrolls under the cursor; a hint cannot.
            width = min(metrics.horizontalAdvance(text or hint), room.width() if text else 1e6)
            ink = QRectF(room.left(), room.center().y() - 4, width, 8)
            found.append(Painted(field, text or hint, text or hint, field.font(), ink, room))
    return found


def _of_label(label: QLabel) -> Iterator[Painted]:
    words = label.text()
    if not words:
        return
    room = QRectF(label.contentsRect())
    metrics = QFontMetricsF(label.font())
    flags = int(label.alignment().value) | int(Qt.TextFlag.TextExpandTabs)
    if label.wordWrap():
        flags |= int(Qt.TextFlag.TextWordWrap)
        # A word longer than the line, and lines below the last one, both make it larger.
        ink = metrics.boundingRect(room, flags, words)
    else:
        ink = _ink(metrics, room, flags, words, ())
    meant = label.full_text() if isinstance(label, Label) else words
    yield Painted(label, meant, words, label.font(), ink, room)


def shown(root: QWidget, kind: type[_Widget]) -> list[_Widget]:
    """The widgets of a class that can be seen under `root`."""
    return [each for each in root.findChildren(kind) if each.isVisible()]


def clipped(
    window: QWidget, texts: Sequence[Painted] | None = None, *, lines_may_go: bool = False
) -> Iterator[str]:
    """Texts cut by their own box, their widget or what holds it; cut with an ellipsis, too, unless
    the whole can be read in a tool tip.

    `lines_may_go` lets last lines be missing where a tool tip has them: for texts made longer than
    any real one.
    """
    for text in painted(window) if texts is None else texts:
        if not text.shown.strip():
            continue
        may_go = text.shown != text.meant or isinstance(text.widget, QLineEdit)
        may_go |= lines_may_go and isinstance(text.widget, QLabel) and text.widget.wordWrap()
        if may_go and text.meant in _tool_tip(text):
            continue
        if text.shown != text.meant:
            yield f"cut without a tool tip: {_named(text)}"
        for side in _outside(text.ink, text.room.united(text.ink) if _free(text) else text.room):
            yield f"clipped {side} by its box: {_named(text)}"
        for side, holder in _hidden(text):
            yield f"clipped {side} by {holder}: {_named(text)}"


def _free(text: Painted) -> bool:
    """Painted without a box: only its widget can cut it."""
    return text.room == text.ink


def _outside(ink: QRectF, room: QRectF) -> Iterator[str]:
    if ink.left() < room.left() - 1 or ink.right() > room.right() + 1:
        yield "sideways"
    if ink.top() < room.top() - 1 or ink.bottom() > room.bottom() + 1:
        yield "in height"


def _hidden(text: Painted) -> Iterator[tuple[str, str]]:
    """By which ancestors; what scrolls may hide what is out of sight."""
    widget: QWidget | None = text.widget
    ink, excused = text.ink, set()
    while widget is not None:
        parent = widget.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
            if parent.verticalScrollBarPolicy() != _ALWAYS_OFF:
                excused.add("in height")
            if parent.horizontalScrollBarPolicy() != _ALWAYS_OFF:
                excused.add("sideways")
        for side in _outside(ink, QRectF(widget.rect())):
            if side not in excused:
                excused.add(side)
                yield side, type(widget).__name__
        if widget.isWindow() or parent is None:
            return
        ink = ink.translated(QPointF(widget.pos()))
        widget = parent


def _tool_tip(text: Painted) -> str:
    """What the pointer would bring up there."""
    if text.widget.toolTip():
        return text.widget.toolTip()
    at, said, show = text.ink.center().toPoint(), [""], QToolTip.showText
    event = QHelpEvent(QEvent.Type.ToolTip, at, text.widget.mapToGlobal(at))
    QToolTip.showText = lambda _at, words, *_rest: said.append(words)  # type: ignore[assignment]
    try:
        QApplication.sendEvent(text.widget, event)
    finally:
        QToolTip.showText = show  # type: ignore[method-assign]
    return said[-1]


def _named(text: Painted) -> str:
    return f"{type(text.widget).__name__} {text.meant!r}"


def overlapping(texts: Sequence[Painted]) -> Iterator[str]:
    """Texts of neighbours, in one holder, that run into each other."""
    holders: dict[QWidget | None, list[Painted]] = {}
    for text in texts:
        if text.shown.strip() and not isinstance(text.widget.parentWidget(), QAbstractScrollArea):
            holders.setdefault(text.widget.parentWidget(), []).append(text)
    for held in holders.values():
        for one, other in itertools.combinations(held, 2):
            if one.widget is not other.widget and _place(one).intersects(_place(other)):
                yield f"{_named(one)} runs into {_named(other)}"


def _place(text: Painted) -> QRectF:
    ink = text.ink.intersected(QRectF(text.widget.rect()))
    return ink.translated(QPointF(text.widget.pos())).adjusted(1, 1, -1, -1)


def too_high(window: QWidget) -> Iterator[str]:
    """A window that does not fit what the smallest screen leaves."""
    least = window.minimumSizeHint().height()
    if least >= HIGHEST:
        yield f"needs {least} px, there are {HIGHEST}"


def without_glyphs(texts: Sequence[Painted]) -> Iterator[str]:
    """Letters our fonts do not have: another font of the system would fill in, or a box."""
    for text in texts:
        raw = _raw_font(text.font)
        for letter in sorted(set(text.shown)):
            if not letter.isspace() and not raw.supportsCharacter(ord(letter)):
                yield f"no glyph for {letter!r} (U+{ord(letter):04X}) in {_named(text)}"


_raw: dict[str, QRawFont] = {}


def _raw_font(font: QFont) -> QRawFont:
    known = f"{font.family()} {font.weight()}"
    if known not in _raw:
        _raw[known] = QRawFont.fromFont(font)
    return _raw[known]


def readable(window: QWidget, texts: Sequence[Painted]) -> dict[str, str]:
    """Every text a person meets, what is only heard or pointed at too, and where it is."""
    found = {text.meant: type(text.widget).__name__ for text in texts}
    found[window.windowTitle()] = "title"
    for widget in (window, *shown(window, QWidget)):
        for words in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
            found.setdefault(words, f"{type(widget).__name__}, heard or pointed at")
    found.pop("", None)
    return found
