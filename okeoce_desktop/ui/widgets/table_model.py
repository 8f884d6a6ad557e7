"""What a table shows: columns by kind, and cells as plain values. UI thread."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex


class ColumnKind(Enum):
    """How the delegate paints a column."""

    PERSON = "person"  # avatar, name 15/600, second line
    NAME = "name"  # name 15/600, second line, no avatar
    TEXT = "text"  # 14/400, second line if there is one
    ICON_TEXT = "icon_text"  # icon and text
    NUMBER = "number"  # right-aligned
    MARK = "mark"  # one icon in the middle; the text is read aloud only
    ACTION = "action"  # a command such as "Keluar"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` in logical px; 0 shares what is left.

    `fitted=True` makes it as wide as its title and the texts seen in it need, `width` at most.
    `compact=False` hides it from font scale 1.25 on, or when names would get too narrow;
    `spare=True` makes it the first to go then.
    `key` is the plain key that triggers an ACTION column for the current row.
    """

    name: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 0
    fitted: bool = False
    compact: bool = True
    spare: bool = False
    sortable: bool = False
    key: str = ""


class Cell(NamedTuple):
    """What one cell shows; `tone` is the token of the text, `pending` a value still being read."""

    text: str = ""
    second: str = ""
    icon: str = ""
    tone: str = "ink"
    pending: bool = False


PENDING = Cell(pending=True)


class CellTableModel(QAbstractTableModel):
    """Base of the table models: subclasses give `rowCount`, `cell` and, for tints, `row_key`.

    The delegate calls `cell` directly (one Python call a cell instead of one through Qt per role);
    `data` serves the same words to everybody else, assistive software first.
    """

    def __init__(self, columns: list[Column]) -> None:
        super().__init__()
        self.columns = columns

    def cell(self, row: int, column: Column) -> Cell:
        """The cell of a row; called while painting, so it must not block."""
        raise NotImplementedError

    def row_key(self, row: int) -> object:
        """Identity of a row that survives sorting and refreshing; the row number by default."""
        return row

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), column).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index.row(), column)
            return f"{cell.text}, {cell.second}" if cell.second else cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind is ColumnKind.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            column = self.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.title
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return column.title or column.name
        return None
