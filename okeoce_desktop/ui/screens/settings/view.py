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
        on_off = [Part(False, self.tr("Tidak")), Part(True, self.tr("Ya"))]
        self.theme = Segment(
            self.tr("Tema"),
            [
                Part("system", self.tr("Ikuti sistem")),
                Part("light", self.tr("Terang")),
                Part("dark", self.tr("Gelap")),
                Part("high_contrast", self.tr("Kontras tinggi")),
            ],
        )
        sizes = [Part(size, self.tr("{size} %").format(size=size)) for size in (100, 112, 125, 150)]
        self.font_scale = Segment(self.tr("Ukuran huruf"), sizes)
        self.reduce_motion = Segment(self.tr("Kurangi gerak"), on_off)
        self.language = Segment(
            self.tr("Bahasa"), [Part("id", self.tr("Indonesia")), Part("en", self.tr("English"))]
        )
        waits = [Part(0, self.tr("Tidak"))]
        waits += [
            Part(minutes, self.tr("{count} mnt").format(count=minutes))
            for minutes in (5, 10, 15, 30)
        ]
        self.lock_after = Segment(self.tr("Kunci sendiri setelah"), waits)
        self.hide_name = Segment(self.tr("Sembunyikan nama di layar terkunci"), on_off)
        self.label = TextInput(
            self.tr("Sebutan komputer ini"), placeholder=self.tr("contoh Meja depan"), height=36
        )
        self.label.setMaxLength(_MOST_LABEL)
        self.connect_office = Button(self.tr("Hubungkan"), height=36)
        self.add_account = Button(self.tr("Buat akun"), height=36)
        self.office_line = SettingLine(self.tr("Pusat"), "", self.connect_office)
        self.account_line = SettingLine(self.tr("Akun petugas"), "", self.add_account)
        language = SettingLine(
            self.tr("Bahasa"), self.tr("Berlaku saat aplikasi dibuka lagi"), self.language
        )
        hide = SettingLine(
            self.tr("Sembunyikan nama di layar terkunci"),
            self.tr("Nama pada isian yang belum selesai"),
            self.hide_name,
        )
        self._sections = [
            section(
                self.tr("Tampilan"),
                [
                    SettingLine(self.tr("Tema"), "", self.theme),
                    SettingLine(self.tr("Ukuran huruf"), "", self.font_scale),
                    SettingLine(self.tr("Kurangi gerak"), "", self.reduce_motion),
                    language,
                ],
            ),
            section(
                self.tr("Petugas dan kunci"),
                [
                    self.account_line,
                    SettingLine(
                        self.tr("Kunci sendiri setelah"),
                        self.tr("Dihitung sejak sentuhan terakhir"),
                        self.lock_after,
                    ),
                    hide,
                ],
            ),
            section(
                self.tr("Komputer ini"),
                [SettingLine(self.tr("Sebutan komputer ini"), "", self.label), self.office_line],
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
        inner = column(self._holder, gap=14)
        for part in self._sections:
            inner.addWidget(part)
        scroll = ScrollColumn((24, 14, 20, 12), 0)
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
