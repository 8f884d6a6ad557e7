"""The widgets of the settings page; what they do is in `screen`. UI thread."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from okeoce_desktop.settings import Settings
from okeoce_desktop.ui.screens.settings.lines import SettingLine, section
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.label import Surface
from okeoce_desktop.ui.widgets.page_header import PageHeader
from okeoce_desktop.ui.widgets.paint import column, row
from okeoce_desktop.ui.widgets.scroll import ScrollColumn
from okeoce_desktop.ui.widgets.segment import Part, Segment

_MOST_LABEL = 80
_WIDEST = 760


class SettingsView(Surface):
    """Header, and one column of sections that scrolls."""

    def __init__(self) -> None:
        super().__init__("canvas")
        tr = self.tr
        on_off = [Part(False, tr("Tidak")), Part(True, tr("Ya"))]
        self.theme = Segment(
            tr("Tema"),
            [
                Part("system", tr("Ikuti sistem")),
                Part("light", tr("Terang")),
                Part("dark", tr("Gelap")),
                Part("high_contrast", tr("Kontras tinggi")),
            ],
        )
        sizes = [Part(size, tr("{size} %").format(size=size)) for size in (100, 112, 125, 150)]
        self.font_scale = Segment(tr("Ukuran huruf"), sizes)
        self.reduce_motion = Segment(tr("Kurangi gerak"), on_off)
        self.language = Segment(
            tr("Bahasa"), [Part("id", tr("Indonesia")), Part("en", tr("English"))]
        )
        waits = [Part(0, tr("Tidak"))]
        waits += [
            Part(minutes, tr("{count} mnt").format(count=minutes)) for minutes in (5, 10, 15, 30)
        ]
        self.lock_after = Segment(tr("Kunci sendiri setelah"), waits)
        self.hide_name = Segment(tr("Sembunyikan nama di layar terkunci"), on_off)
        self.label = TextInput(
            tr("Sebutan komputer ini"), placeholder=tr("contoh Meja depan"), height=36
        )
        self.label.setMaxLength(_MOST_LABEL)
        self.connect_office = Button(tr("Hubungkan"), height=36)
        self.add_account = Button(tr("Buat akun"), height=36)
        self.office_line = SettingLine(tr("Pusat"), "", self.connect_office)
        self.account_line = SettingLine(tr("Akun petugas"), "", self.add_account)
        language = SettingLine(tr("Bahasa"), tr("Berlaku saat aplikasi dibuka lagi"), self.language)
        hide = SettingLine(
            tr("Sembunyikan nama di layar terkunci"),
            tr("Nama pada isian yang belum selesai"),
            self.hide_name,
        )
        self._sections = [
            section(
                tr("Tampilan"),
                [
                    SettingLine(tr("Tema"), "", self.theme),
                    SettingLine(tr("Ukuran huruf"), "", self.font_scale),
                    SettingLine(tr("Kurangi gerak"), "", self.reduce_motion),
                    language,
                ],
            ),
            section(
                tr("Petugas dan kunci"),
                [
                    self.account_line,
                    SettingLine(
                        tr("Kunci sendiri setelah"),
                        tr("Dihitung sejak sentuhan terakhir"),
                        self.lock_after,
                    ),
                    hide,
                ],
            ),
            section(
                tr("Komputer ini"),
                [SettingLine(tr("Sebutan komputer ini"), "", self.label), self.office_line],
            ),
        ]
        self._build()
        self.label.setMinimumWidth(theme().px(280))

    def _build(self) -> None:
        header = PageHeader(
            self.tr("Pengaturan"), self.tr("Berlaku untuk komputer ini, langsung tersimpan")
        )
        top = Surface("surface", "b")
        column(top, (24, 14, 20, 14)).addWidget(header)
        self._holder = QWidget()
        inner = column(self._holder, gap=18)
        for part in self._sections:
            inner.addWidget(part)
        scroll = ScrollColumn((24, 18, 20, 24), 0)
        line = row()
        line.addWidget(self._holder)
        line.addStretch(1)
        scroll.body.addLayout(line)
        scroll.body.addStretch(1)
        layout = column(self)
        layout.addWidget(top)
        layout.addWidget(scroll, 1)

    def show_settings(self, settings: Settings) -> None:
        """Puts the controls where the settings are."""
        self.theme.set_value(settings.theme)
        self.font_scale.set_value(settings.font_scale)
        self.reduce_motion.set_value(settings.reduce_motion)
        self.language.set_value(settings.language)
        self.lock_after.set_value(settings.lock_after_minutes)
        self.hide_name.set_value(settings.hide_name_on_lock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = theme()
        room = self.width() - look.gap(24) - look.gap(20) - look.px(14)
        self._holder.setFixedWidth(max(look.px(280), min(look.px(_WIDEST), room)))
