"""Finding and painting the letters of a typed query inside a name."""

import unicodedata

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from okeoce_desktop.ui.theme import theme

Spans = list[tuple[int, int]]


def _plain(letter: str) -> str:
    """Lower case without accents, one letter for one, so that positions stay the same."""
    base = unicodedata.normalize("NFKD", letter)[:1].lower()
    return base or letter


def match_spans(name: str, query: str) -> Spans:
    """Where the words of `query` occur in `name`: at word starts first, else anywhere.

    Returned spans are sorted and do not overlap; each query word is marked once.
    """
    flat = "".join(map(_plain, name))
    spans: Spans = []
    for word in "".join(map(_plain, query)).split():
        at = -1
        begin = 0
        while (found := flat.find(word, begin)) >= 0:
            free = all(found >= end or found + len(word) <= start for start, end in spans)
            at_word = found == 0 or not flat[found - 1].isalnum()
            if free and at_word:
                at = found
                break
            if free and at < 0:
                at = found
            begin = found + 1
        if at >= 0:
            spans.append((at, at + len(word)))
    return sorted(spans)


def draw_matched(
    painter: QPainter,
    box: QRect,
    name: str,
    spans: Spans,
    role: str = "body",
    hit_role: str = "strong",
) -> None:
    """One line in which the matched letters are nila and heavy; cut with an ellipsis."""
    look = theme()
    x, room = box.x(), box.right()
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        pieces += [(name[at:start], False), (name[start:end], True)]
        at = end
    pieces.append((name[at:], False))
    align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    for piece, hit in pieces:
        if not piece or x >= room:
            continue
        metrics = look.metrics(hit_role if hit else role)
        shown = piece
        if x + metrics.horizontalAdvance(piece) > room:
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room - x)
        painter.setFont(look.font(hit_role if hit else role))
        painter.setPen(look.color("nila_ink" if hit else "ink"))
        painter.drawText(QRect(x, box.y(), room - x + 2, box.height()), align, shown)
        x += metrics.horizontalAdvance(shown)
