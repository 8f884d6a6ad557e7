"""People and seats at a glance: initials, a person's heading, the capacity bar. UI thread."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.label import IconMark, Label
from okeoce_desktop.ui.widgets.paint import avatar, column, initials, rounded, row

MARKS_AT_MOST = 20


class Avatar(QWidget):
    """A person's initials on a disc: 32 in rows, 34 in pick lists, 48 in the panel."""

    def __init__(self, name: str, *, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters, self._side = initials(name), side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Change the person."""
        self._letters = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        role = "bigname" if self._side >= 48 else "smalls"
        avatar(QPainter(self), self.rect(), self._letters, role=role)


class PersonHeading(QWidget):
    """The person in the panel: avatar, name, one line below; no avatar at large type.

    A name that is too long for one large line is set smaller and broken: it is compared with a
    card.
    """

    def __init__(self, name: str = "", line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar(name, side=48)
        self._full = name
        self._name = Label(name, "bigname", elide=True)
        self._long = Label("", "head", wrap=True)
        self._long.hide()
        self._line = Label(line, "small", "ink3", elide=True)
        words = column(gap=2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._long)
        words.addWidget(self._line)
        words.addStretch(1)
        layout = row(self, gap=12)
        layout.addWidget(self._avatar)
        layout.addLayout(words, 1)
        self._fit()
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        # At large type the name says it, and the height is needed below.
        self._avatar.setVisible(not theme().compact)
        self._set_name()

    def set_person(self, name: str, line: str) -> None:
        """Show someone else."""
        self._avatar.set_name(name)
        self._full = name
        self._set_name()
        self._line.setText(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_name()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_name()

    def _set_name(self) -> None:
        look = theme()
        room = self.width() - (0 if look.compact else look.px(48) + look.gap(12))
        words = look.metrics("bigname").horizontalAdvance(self._full)
        fits = words <= room or not self.isVisible()  # hidden, it has no width yet
        self._name.setText(self._full)
        self._long.setText(self._full)
        self._name.setVisible(fits)
        self._long.setVisible(not fits)


class SeatBar(QWidget):
    """Seats taken and free: one mark a seat up to 20, then the share in 20 marks; 12 high.

    Full is kunyit; the word for it belongs in the text beside the bar.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_seats(self, used: int, total: int) -> None:
        """Show `used` of `total`; more than total counts as full."""
        self._used, self._total = used, total
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._total <= 0:
            return
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = min(self._total, MARKS_AT_MOST)
        taken = min(self._used, self._total)
        if self._total > MARKS_AT_MOST:
            # Somebody there is at least one mark, and only a full room shows all of them.
            taken = min(-(-taken * marks // self._total), marks - (self._used < self._total))
        gap = look.px(4)
        gap = min(gap, max(2, self.width() // (marks * 4)))
        width = (self.width() - gap * (marks - 1)) / marks
        full = self._used >= self._total
        radius = min(look.px(2), width / 3)
        for mark in range(marks):
            box = QRectF(mark * (width + gap), 0, width, self.height())
            if mark < taken:
                rounded(painter, box, radius, look.color("kunyit" if full else "nila"))
            else:
                rounded(painter, box, radius, look.color("sunken"), look.color("line2"))


class Capacity(QWidget):
    """One group of the capacity card: icon and name, figure, "/ 20", a word, the seat bar."""

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._figure = Label("0", "figure")
        self._of = Label("", "body", "ink3")
        self._note = Label("", "small", "ink3", elide=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._full = IconMark("triangle-alert", "kunyit_ink", 14)
        self._full.hide()
        self._bar = SeatBar()
        top = row(gap=8)
        top.addWidget(IconMark(icon, "ink2", 16))
        top.addWidget(Label(name, "smallm", "ink2", elide=True), 1)
        middle = row(gap=6)
        middle.addWidget(self._figure)
        middle.addWidget(self._of)
        middle.addStretch(1)
        middle.addWidget(self._full)
        middle.addWidget(self._note)
        layout = column(self, gap=4)
        layout.addLayout(top)
        layout.addLayout(middle)
        layout.addWidget(self._bar)

    def set_capacity(self, used: int, total: int, note: str) -> None:
        """Figures and the one-word note ("8 kosong", "Penuh")."""
        self._figure.setText(str(used))
        self._of.setText(f"/ {total}")
        self._note.setText(note)
        full = used >= total > 0
        self._full.setVisible(full)
        self._note.set_tone("kunyit_ink" if full else "ink3")
        self._bar.set_seats(used, total)
        self.setAccessibleName(f"{self._name}: {used} / {total}, {note}")
