"""The page with the list: filters above, the table, how it is sorted below. UI thread."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from okeoce_desktop.storage.people_reader import GROUPS
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.screens.participants.filter_field import FilterField
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import EmptyState
from okeoce_desktop.ui.widgets.combo import Entry, TypeCombo
from okeoce_desktop.ui.widgets.keys import press_key
from okeoce_desktop.ui.widgets.label import IconMark, Label, Surface
from okeoce_desktop.ui.widgets.page_header import PageHeader
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.progress import ProgressLine
from okeoce_desktop.ui.widgets.segment import Part, Segment
from okeoce_desktop.ui.widgets.table import DataTable

SORT_ORDER = ("name", "registered", "last_visit", "kelurahan", "number")
_FILTER_LEAST = 160
_BESIDE = 680  # so wide a page holds the filter beside the groups
_ANY_WIDTH = 16_777_215
_GREEDY = 1000  # before the stretch that stands in when the filter is elsewhere


class ListPage(QWidget):
    """Signals: `group_chosen(object)`, `typed(str)`, `kelurahan_chosen(object)`, `sort_stepped()`,
    `turned()` (the other way round), `cleared()` (no filter), `export_pressed`,
    `register_pressed`, `export_cancelled`."""

    group_chosen = Signal(object)
    typed = Signal(str)
    kelurahan_chosen = Signal(object)
    sort_stepped = Signal()
    turned = Signal()
    cleared = Signal()
    export_pressed = Signal()
    export_cancelled = Signal()
    register_pressed = Signal()

    def __init__(self, kelurahan: list[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("Peserta"), " ")
        self.filter = FilterField()
        self.filter.edited.connect(self.typed)
        self.filter.left.connect(self.focus_list)
        self.kelurahan = TypeCombo(
            self.tr("Saring kelurahan"), placeholder=self.tr("Semua kelurahan"), height=36
        )
        self.kelurahan.set_entries(kelurahan)
        self.kelurahan.changed.connect(self.kelurahan_chosen)
        self.export = Button(self.tr("Ekspor"), icon="download", key=Shortcut.EXPORT, height=36)
        self.export.clicked.connect(self.export_pressed)
        self.header.buttons.addWidget(self.kelurahan)
        self.header.buttons.addWidget(self.export)
        self._counts: Mapping[str, int] = {}
        self._in_header = False
        self.groups = Segment(self.tr("Kelompok"), _parts({}))
        self.groups.set_value(GROUPS[0])
        self.groups.changed.connect(self.group_chosen)
        self._filters = row(gap=12)
        self._filters.addWidget(self.groups)
        self._filters.addWidget(self.filter, _GREEDY)
        self._filters.addStretch(1)
        top = column(margins=(24, 14, 20, 10), gap=12)
        top.addWidget(self.header)
        top.addLayout(self._filters)
        self.table = DataTable(self.tr("Daftar peserta"), first_pad=24)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._framed())
        self._empty = EmptyState(self.tr("Tidak ada yang cocok"), " ")
        self._clear = Button(self.tr("Hapus saringan"), Kind.MAIN, key="Esc")
        self._register = Button(
            self.tr("Daftar baru"), Kind.MAIN, icon="user-plus", key=Shortcut.REGISTER
        )
        self._clear.clicked.connect(self.cleared)
        self._register.clicked.connect(self.register_pressed)
        self._empty.buttons.addWidget(self._clear)
        self._empty.buttons.addWidget(self._register)
        self._middle.addWidget(self._empty)
        layout = column(self)
        layout.addLayout(top)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self._build_foot())
        self._adapt()
        theme().changed.connect(self._adapt)

    def _framed(self) -> QWidget:
        box = Surface("surface", "t")
        column(box, (0, 1, 0, 0)).addWidget(self.table)
        return box

    def _build_foot(self) -> QWidget:
        self.foot = foot = Surface("surface", "t")
        foot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = row(foot, (24, 7, 12, 6), 8)
        self._legend = QWidget()
        legend = row(self._legend, gap=7)
        for mark, tone, words in (
            ("clock", "ink3", self.tr("Menunggu dikirim")),
            ("triangle-alert", "kunyit_ink", self.tr("Perlu dicek")),
        ):
            legend.addWidget(IconMark(mark, tone, 16))
            legend.addWidget(Label(words, "small", "ink2"))
            legend.addSpacing(9)
        layout.addWidget(self._legend)
        self.progress = ProgressLine()
        self.progress.hide()
        self.progress.cancelled.connect(self.export_cancelled)
        layout.addWidget(self.progress, 1)
        layout.addStretch(1)
        self._sort = Button("", Kind.QUIET, key="S", height=28)
        self._way = Button("", Kind.QUIET, key="B", height=28)
        self._sort.clicked.connect(self.sort_stepped)
        self._way.clicked.connect(self.turned)
        layout.addWidget(self._sort)
        layout.addWidget(self._way)
        return foot

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many people each group holds."""
        self._counts = counts
        self._show_parts()

    def _show_parts(self) -> None:
        """The counts leave where the words alone hardly fit; nothing else moves for them."""
        look = theme()
        beside = 0 if self._in_header else look.px(_FILTER_LEAST) + look.gap(12)
        self.groups.set_parts(_parts(self._counts))
        if self.groups.sizeHint().width() > self.width() - look.gap(24 + 20) - beside:
            self.groups.set_parts(_parts({}))

    def show_order(self, sort: str, descending: bool) -> None:
        """Says how the list is sorted."""
        self._sort.setText(self.tr("Urut {what}").format(what=_sort_words(sort)))
        self._way.setText(_way_words(sort, descending))
        self._way.set_icon("arrow-down" if descending else "arrow-up")
        self.table.view.show_sorted("name" if sort == "number" else sort, descending)

    def show_rows(self, *, any_rows: bool, filtered: bool) -> None:
        """Shows the table, or why it is empty."""
        self._middle.setCurrentIndex(0 if any_rows else 1)
        self._clear.setVisible(filtered)
        self._register.setVisible(not filtered)
        if filtered:
            self._empty.set_words(
                self.tr("Tidak ada yang cocok"),
                self.tr("Kurangi saringannya, atau hapus semua."),
            )
        else:
            self._empty.set_words(
                self.tr("Belum ada peserta di pos ini"),
                self.tr("Setiap orang yang didaftarkan muncul di sini, siap dicari dan diubah."),
                self.tr("Data dari pusat datang sendiri saat komputer tersambung."),
            )

    def show_progress(self, words: str) -> None:
        """Shows long work in the foot; empty words end it."""
        self.progress.set_words(words)
        self.progress.set_cancellable(bool(words))
        self.progress.setVisible(bool(words))
        self._legend.setVisible(not words and not self._narrow())

    def clear_filters(self) -> None:
        """Empties every filter, without signals."""
        self.filter.reset()
        self.kelurahan.set_value(None)
        self.groups.set_value(GROUPS[0])

    def focus_list(self) -> None:
        """Goes to the rows."""
        if self._middle.currentIndex() == 0:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.view.current_row() < 0:
                self.table.view.choose_row(0)
        else:
            (self._register if self._clear.isHidden() else self._clear).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
            return
        if not press_key(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(340), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Polish:
            self._adapt()
        return super().event(event)

    def _narrow(self) -> bool:
        return theme().compact or self.width() < theme().px(640)

    def _adapt(self) -> None:
        """Where there is no room beside the groups the filter stands in the header."""
        look = theme()
        in_header = self.width() < look.px(_BESIDE)
        self.kelurahan.setFixedWidth(look.px(168))
        if in_header != self._in_header:
            typing = self.filter.hasFocus()
            self._in_header = in_header
            if in_header:
                self.header.buttons.insertWidget(0, self.filter)
            else:
                self._filters.insertWidget(1, self.filter, _GREEDY)
            self.filter.show()
            if typing:
                self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        words = self.tr("Saring") if in_header else self.tr("Nama, NIK, HP")
        self.filter.setPlaceholderText(words)
        self.filter.setMinimumWidth(look.px(_FILTER_LEAST))
        self.filter.setMaximumWidth(look.px(215) if in_header else _ANY_WIDTH)
        self._legend.setVisible(not self._narrow() and self.progress.isHidden())
        self._show_parts()


def _parts(counts: Mapping[str, int]) -> list[Part]:
    translate = QCoreApplication.translate
    words = {
        "semua": translate("People", "Semua"),
        "hari_ini": translate("People", "Hari ini"),
        "belum_lengkap": translate("People", "Belum lengkap"),
        "menunggu": translate("People", "Menunggu"),
    }
    return [
        Part(group, words[group], formatting.number(counts[group]) if group in counts else "")
        for group in GROUPS
    ]


def _sort_words(sort: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "name": translate("People", "nama"),
        "registered": translate("People", "tanggal daftar"),
        "last_visit": translate("People", "kunjungan terakhir"),
        "kelurahan": translate("People", "kelurahan"),
        "number": translate("People", "nomor peserta"),
    }
    return words[sort]


def _way_words(sort: str, descending: bool) -> str:
    translate = QCoreApplication.translate
    if sort in ("registered", "last_visit"):
        return (
            translate("People", "Terbaru dulu")
            if descending
            else translate("People", "Terlama dulu")
        )
    if sort == "name":
        return translate("People", "Z ke A") if descending else translate("People", "A ke Z")
    return translate("People", "Dari besar") if descending else translate("People", "Dari kecil")
