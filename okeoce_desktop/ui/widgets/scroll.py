"""A body that scrolls downwards only, on whatever surface it stands. UI thread."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from okeoce_desktop.ui.widgets.paint import column


class _Body(QWidget):
    """Never asks for more width than there is: a long line is cut, not the column shifted."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class ScrollColumn(QScrollArea):
    """Fill `body`. Tab brings a hidden child into sight; the area itself takes no focus.

    For a page whose rows may not fit at large type: the page stays, its middle scrolls.
    """

    def __init__(
        self,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # Asking for a viewport that Qt made loads every class of widgets to find out its own.
        self.setViewport(QWidget())
        inner = _Body()
        self.body = column(inner, margins, gap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        # setWidget turns the fill on; the surface below shows through instead.
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 80)
