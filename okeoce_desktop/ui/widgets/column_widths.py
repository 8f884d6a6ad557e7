"""How wide the columns of a table are, and which of them leave where there is no room. UI thread.

Columns never get narrower again at one font scale: nothing may move with every filter letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.table_delegate import CELL_PAD, TEXT_PAD
from okeoce_desktop.ui.widgets.table_model import Column, ColumnKind

NAME_LEAST = 180
"""A column without a width of its own is never squeezed below this while others can leave."""
_LEAST = 80
_ARROW = 18
"""Room of the arrow behind a sorted title."""


class ColumnWidths:
    """The widths of one table, in px."""

    def __init__(self) -> None:
        self._widest: dict[str, int] = {}
        self._scale = 0.0

    def renew(self, columns: Sequence[Column]) -> bool:
        """Forgets the texts seen at another font scale; whether there was one."""
        if self._scale == theme().scale:
            return False
        self._scale = theme().scale
        self._widest = {each.name: _title_width(each) for each in columns if each.fitted}
        return True

    def widen(self, columns: Sequence[Column], texts: Callable[[Column], Iterable[str]]) -> bool:
        """Makes room for the texts in sight; whether anything got wider."""
        before = dict(self._widest)
        metrics, pad = theme().metrics("body"), theme().px(CELL_PAD + TEXT_PAD)
        for column in columns:
            if column.fitted:
                width = pad + max(map(metrics.horizontalAdvance, texts(column)), default=0)
                self._widest[column.name] = max(width, self._widest.get(column.name, 0))
        return self._widest != before

    def arrange(self, columns: Sequence[Column], room: int) -> dict[int, int]:
        """The widths of the columns shown, by their numbers; the open ones share what is left."""
        found = {number: self._width_of(columns[number]) for number in self._shown(columns, room)}
        rest = max(0, room - sum(found.values()))
        open_columns = [number for number, width in found.items() if not width]
        for place, number in enumerate(open_columns):
            share = rest // (len(open_columns) - place)
            found[number] = max(share, theme().px(_LEAST))
            rest -= share
        return found

    def _width_of(self, column: Column) -> int:
        """0 for a column that shares what is left."""
        most = theme().px(column.width)
        return min(most, self._widest.get(column.name, most)) if column.fitted else most

    def _shown(self, columns: Sequence[Column], room: int) -> list[int]:
        """Leaves out columns that need not be there, plain ones first, until names can be read."""
        look = theme()
        shown = [at for at, each in enumerate(columns) if each.compact or not look.compact]
        spare = [at for at, each in enumerate(columns) if not each.compact]
        spare.sort(
            key=lambda at: (columns[at].kind is ColumnKind.ACTION, not columns[at].spare, -at)
        )
        for number in spare:
            widths = (self._width_of(columns[at]) for at in shown)
            if sum(width or look.px(NAME_LEAST) for width in widths) <= room:
                break
            if number in shown:
                shown.remove(number)
        return shown


def _title_width(column: Column) -> int:
    look = theme()
    width = look.metrics("smallm").horizontalAdvance(column.title)
    return width + look.px(CELL_PAD + (_ARROW if column.sortable else CELL_PAD))
