"""Painting of table cells and headers by column kind. UI thread.

Everything a cell needs (fonts, metrics, pixmaps) is kept by the theme or the icon cache: a font
created per cell doubles the cost of a repaint.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import avatar, icon, initials, rounded, text
from okeoce_desktop.ui.widgets.table_model import Cell, CellTableModel, Column, ColumnKind

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
CELL_PAD = 12
# Text may come close to the next column, whose own left padding keeps them apart.
TEXT_PAD = 2


class RowLook:
    """What the view knows about rows while they are painted."""

    def __init__(self) -> None:
        self.hover_row = -1
        self.hover_action = False
        self.first_pad = CELL_PAD
        self.bottom = 0
        self.tints: dict[object, float] = {}


class RowDelegate(QStyledItemDelegate):
    """Paints every cell of a CellTableModel; what had to be cut can be read in a tool tip."""

    def __init__(self, look: RowLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = look

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(40, theme().px(46))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, CellTableModel):
            return
        look = theme()
        row, number = index.row(), index.column()
        column = model.columns[number]
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, box, model, row, number, selected)
        cell = model.cell(row, column)
        inner = self._inner(box, column, number)
        if cell.pending:
            bar = QRect(inner.x(), inner.center().y() - look.px(5), inner.width() // 2, look.px(10))
            rounded(painter, bar, look.px(4), look.color("sunken"))
            return
        self._content(painter, inner, column, cell, row)

    def _inner(self, box: QRect, column: Column, number: int) -> QRect:
        look = theme()
        left = self._rows.first_pad if number == 0 else CELL_PAD
        right = CELL_PAD if column.kind is ColumnKind.NUMBER else TEXT_PAD
        return box.adjusted(look.px(left), 0, -look.px(right), -1)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        model = index.model()
        if event.type() is not QEvent.Type.ToolTip or not isinstance(model, CellTableModel):
            return super().helpEvent(event, view, option, index)
        column = model.columns[index.column()]
        cell = model.cell(index.row(), column)
        room = self._inner(option.rect, column, index.column()).width()
        QToolTip.showText(event.globalPos(), _words_if_cut(cell, column, room), view)
        return True

    def _ground(
        self,
        painter: QPainter,
        box: QRect,
        model: CellTableModel,
        row: int,
        number: int,
        selected: bool,
    ) -> None:
        look = theme()
        ground = None
        if selected:
            ground = look.color("sel")
        elif row == self._rows.hover_row:
            ground = look.color("hover")
        if ground is not None:
            painter.fillRect(box, ground)
        if self._rows.tints:
            strength = self._rows.tints.get(model.row_key(row), 0.0)
            if strength > 0:
                tint = QColor(look.color("daun" if look.high_contrast else "daun_t"))
                tint.setAlphaF(strength)
                # Without tints a new row is told by an edge, as a chosen one is by its fill.
                edge = QRect(box.x(), box.y(), 6 if number == 0 else 0, box.height())
                painter.fillRect(edge if look.high_contrast else box, tint)
        if selected and number == 0:
            painter.fillRect(box.x(), box.y(), 3, box.height(), look.color("nila_ink"))
        if box.bottom() < self._rows.bottom - 1:
            # The last row in sight leaves the rule to the foot below the table.
            painter.fillRect(box.x(), box.bottom(), box.width(), 1, look.color("line"))

    def _content(self, painter: QPainter, box: QRect, column: Column, cell: Cell, row: int) -> None:
        kind = column.kind
        if kind is ColumnKind.PERSON:
            side = min(theme().px(32), box.height() - 4)
            disc = QRect(box.x(), box.y() + (box.height() - side) // 2, side, side)
            avatar(painter, disc, initials(cell.text))
            words = box.adjusted(side + theme().px(10), 0, 0, 0)
            self._lines(painter, words, cell, "name")
        elif kind is ColumnKind.NAME:
            self._lines(painter, box, cell, "name")
        elif kind is ColumnKind.NUMBER:
            text(painter, box, cell.text, "body", cell.tone, _RIGHT)
        elif kind is ColumnKind.MARK:
            if cell.icon:
                x = box.center().x() - theme().px(9)
                icon(painter, cell.icon, cell.tone, x, box.center().y() + 1, 18)
        elif kind is ColumnKind.ACTION:
            self._action(painter, box, cell, row)
        else:
            if kind is ColumnKind.ICON_TEXT and cell.icon:
                icon(painter, cell.icon, "ink2", box.x(), box.center().y() + 1, 18)
                box = box.adjusted(theme().px(26), 0, 0, 0)
            self._lines(painter, box, cell, "body")

    def _lines(self, painter: QPainter, box: QRect, cell: Cell, role: str) -> None:
        if not cell.second:
            text(painter, box, cell.text, role, cell.tone)
            return
        look = theme()
        line = look.px(18)
        top = box.y() + (box.height() - 2 * line) // 2
        text(painter, QRect(box.x(), top, box.width(), line), cell.text, role, cell.tone)
        below = QRect(box.x(), top + line, box.width(), line)
        text(painter, below, cell.second, "small", "ink3")

    def _action(self, painter: QPainter, box: QRect, cell: Cell, row: int) -> None:
        if not cell.text:
            return
        look = theme()
        hot = row == self._rows.hover_row and self._rows.hover_action
        wide = look.metrics("smallm").horizontalAdvance(cell.text) + look.px(24)
        button = QRect(0, 0, wide, look.px(30))
        button.moveCenter(box.center())
        if look.high_contrast:
            rounded(painter, button, look.px(6), look.color("surface"), look.color("ink"), 2)
        elif hot:
            rounded(painter, button, look.px(6), look.color("surface"), look.color("control"))
        tone = "nila_ink" if hot or look.high_contrast else "ink2"
        text(painter, button, cell.text, "smallm", tone, _CENTRE)


def _words_if_cut(cell: Cell, column: Column, room: int) -> str:
    """The whole text of a cell that does not fit; empty when it does."""
    look = theme()
    role = "body"
    if column.kind in (ColumnKind.PERSON, ColumnKind.NAME):
        role = "name"
    if column.kind is ColumnKind.PERSON:
        room -= look.px(32 + 10)
    elif column.kind is ColumnKind.ICON_TEXT and cell.icon:
        room -= look.px(26)
    elif column.kind in (ColumnKind.MARK, ColumnKind.ACTION):
        return ""
    lines = ((cell.text, role), (cell.second, "small"))
    if all(look.metrics(each).horizontalAdvance(words) <= room for words, each in lines):
        return ""
    return "\n".join(filter(None, (cell.text, cell.second)))


class RowHeader(QHeaderView):
    """Column titles in the cells' own padding, a rule below, an arrow on the sorted column."""

    def __init__(self, look: RowLook, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = look
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sorted_column = -1
        self.descending = False

    def sizeHint(self) -> QSize:
        return QSize(100, theme().px(34))

    def viewportEvent(self, event: QEvent) -> bool:
        model = self.model()
        if isinstance(event, QHelpEvent) and isinstance(model, CellTableModel):
            section = self.logicalIndexAt(event.pos())
            title = model.columns[section].title if section >= 0 else ""
            cut = theme().metrics("smallm").horizontalAdvance(title) > self._box(section).width()
            QToolTip.showText(event.globalPos(), title if cut else "", self)
            return True
        return super().viewportEvent(event)

    def _box(self, section: int) -> QRect:
        look = theme()
        left = self._rows.first_pad if section == 0 else CELL_PAD
        box = QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), 0)
        box.setHeight(self.height())
        return box.adjusted(look.px(left), 0, -look.px(CELL_PAD), -look.line_width)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = theme()
        model = self.model()
        if not isinstance(model, CellTableModel):
            return
        painter.fillRect(rect, look.color("surface"))
        line = look.line_width
        rule = QRect(rect.x(), rect.bottom() - line + 1, rect.width(), line)
        painter.fillRect(rule, look.color("line2"))
        column = model.columns[section]
        box = self._box(section)
        number = column.kind is ColumnKind.NUMBER
        if section == self.sorted_column:
            width = look.metrics("smallm").horizontalAdvance(column.title)
            x = box.right() - width - look.px(18) if number else box.x() + width + look.px(4)
            mark = "arrow-down" if self.descending else "arrow-up"
            icon(painter, mark, "ink2", x, box.center().y() + 1, 14)
        align = _RIGHT if number else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        text(painter, box, column.title, "smallm", "ink2", align)
