"""Component sheets and the shell as pictures: `python -m tests.ui.gallery --out DIR`."""

import argparse
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from okeoce_desktop.ui.shell.lock import LockScreen
from okeoce_desktop.ui.shell.main_window import MainWindow
from okeoce_desktop.ui.shell.screen import Place
from okeoce_desktop.ui.shortcuts import Shortcut
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button, Kind
from okeoce_desktop.ui.widgets.card import Card, EmptyState, Heading
from okeoce_desktop.ui.widgets.check import Check
from okeoce_desktop.ui.widgets.choice import Choice, ChoiceGrid, Option
from okeoce_desktop.ui.widgets.combo import Entry, TypeCombo
from okeoce_desktop.ui.widgets.date_input import DateInput
from okeoce_desktop.ui.widgets.field import Field, text_field
from okeoce_desktop.ui.widgets.focus_ring import FocusRing
from okeoce_desktop.ui.widgets.key_cap import KeyHint
from okeoce_desktop.ui.widgets.label import IconMark, Label, Rule, Surface
from okeoce_desktop.ui.widgets.nik_input import NikInput
from okeoce_desktop.ui.widgets.notice import Notice, Pill
from okeoce_desktop.ui.widgets.page_header import PageHeader
from okeoce_desktop.ui.widgets.paint import column, respace_all, row
from okeoce_desktop.ui.widgets.panel import Facts, PanelTitle, SidePanel
from okeoce_desktop.ui.widgets.person import Capacity, PersonHeading
from okeoce_desktop.ui.widgets.progress import ProgressLine
from okeoce_desktop.ui.widgets.search_box import Pick
from okeoce_desktop.ui.widgets.segment import Part, Segment
from okeoce_desktop.ui.widgets.table import DataTable
from okeoce_desktop.ui.widgets.table_model import (
    AnyIndex,
    Cell,
    CellTableModel,
    Column,
    ColumnKind,
)

_INFO, _FORM, _TALK = "info", "file-badge", "messages-square"
PEOPLE = (
    ("Hasan Basri", "Belum punya usaha", _INFO, "Informasi", "Meja layanan", "09.36", "6 mnt"),
    ("Yohanes Situmorang", "Kopi Lapak Jo", _FORM, "Perizinan", "Konsultasi 2", "09.24", "18 mnt"),
    ("Maria Simanjuntak", "Lapo Ito", _TALK, "Konsultasi", "Ruang konsultasi 1", "09.10", "32 mnt"),
    ("Bambang Irawan", "Bengkel Sepeda", "users", "Rapat", "Ruang rapat A", "09.00", "42 mnt"),
    ("Nurhayati", "Jahit", "graduation-cap", "Pelatihan", "Ruang kelas", "08.55", "47 mnt"),
    ("Lim Mei Hwa", "Kue Mei", "graduation-cap", "Pelatihan", "Ruang kelas", "08.51", "51 mnt"),
    ("Ni Luh Kartika", "Sambal Niluh", "laptop", "Bekerja", "Meja 11", "08.40", "1 j 2 mnt"),
    ("Tuti Alawiyah", "Nasi Uduk Mpok", "laptop", "Bekerja", "Meja 7", "08.12", "1 j 30 mnt"),
    ("Agus Priyanto", "Servis HP Agus", "laptop", "Bekerja", "Meja 3", "08.05", "1 j 37 mnt"),
)


class HereModel(CellTableModel):
    """Invented people at the post, as many as asked for."""

    def __init__(self, count: int = len(PEOPLE)) -> None:
        super().__init__(
            [
                Column("person", "Nama", ColumnKind.PERSON),
                Column("purpose", "Keperluan", ColumnKind.ICON_TEXT, 126),
                Column("seat", "Tempat", width=138, compact=False),
                Column("in", "Masuk", ColumnKind.NUMBER, 74),
                Column("since", "Lama", ColumnKind.NUMBER, 92, compact=False),
                Column("out", "", ColumnKind.ACTION, 94, compact=False, key="K"),
            ]
        )
        self._count = count

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def cell(self, row: int, column: Column) -> Cell:
        person = PEOPLE[row % len(PEOPLE)]
        match column.name:
            case "person":
                return Cell(person[0], person[1])
            case "purpose":
                return Cell(person[3], icon=person[2])
            case "seat":
                return Cell(person[4], tone="ink2")
            case "in":
                return Cell(person[5])
            case "since":
                return Cell(person[6])
        return Cell("Keluar")


PURPOSES = [
    Option("kerja", "Bekerja", "laptop"),
    Option("konsultasi", "Konsultasi", "messages-square"),
    Option("pelatihan", "Pelatihan", "graduation-cap"),
    Option("perizinan", "Perizinan", "file-badge"),
    Option("rapat", "Rapat", "users"),
    Option("info", "Informasi", "info"),
    Option("lain", "Lainnya", "ellipsis"),
]


class DeskScreen:
    """The front desk of the pictures, without anything behind it."""

    place_id = "desk"
    title = "Meja depan"

    def __init__(self) -> None:
        self.content = QWidget()
        page = column(self.content, (24, 14, 20, 16), 12)
        header = PageHeader("Meja depan", "Buka 08.00 sampai 16.00")
        header.buttons.addWidget(
            Button("Tamu tanpa kartu", icon="user", key=Shortcut.GUEST, height=36)
        )
        header.buttons.addWidget(
            Button("Daftar baru", icon="user-plus", key=Shortcut.REGISTER, height=36)
        )
        page.addWidget(header)
        card = Card(padding=16)
        groups = row(gap=24)
        for name, icon, used, total, note in (
            ("Meja kerja", "laptop", 12, 20, "8 kosong"),
            ("Ruang rapat", "users", 1, 2, "B kosong"),
            ("Ruang kelas", "graduation-cap", 7, 30, "s.d. 12.00"),
            ("Konsultasi", "messages-square", 2, 2, "Penuh"),
        ):
            group = Capacity(name, icon)
            group.set_capacity(used, total, note)
            groups.addWidget(group, 3 if total == 20 else 2)
        card.body.addLayout(groups)
        page.addWidget(card)
        table_card = Card(flush=True)
        head = QWidget()
        row(head, (17, 12, 17, 2)).addWidget(
            Heading("Di sini sekarang", remark="23 orang", right="terbaru di atas")
        )
        table_card.body.addWidget(head)
        self.table = DataTable("Orang di sini sekarang")
        self.model = HereModel(23)
        self.table.show_model(self.model)
        table_card.body.addWidget(self.table, 1)
        table_card.body.addWidget(Rule())
        foot = QWidget()
        line = row(foot, (17, 11, 17, 11))
        line.addWidget(Label("Hari ini 37 kunjungan, 14 sudah keluar", "small", "ink3"))
        line.addStretch(1)
        line.addWidget(Label("Terakhir keluar: Agus Priyanto, 09.31", "small", "ink3", elide=True))
        table_card.body.addWidget(foot)
        page.addWidget(table_card, 1)
        self.panel = SidePanel()
        body = self.panel.body
        body.addWidget(PanelTitle("Catat kunjungan", esc="tutup"))
        body.addWidget(PersonHeading("Rina Wulandari", "Dapur Wulan, kuliner"))
        facts = Facts()
        facts.set_facts(
            [
                ("No. peserta", "317401-A-00412-7"),
                ("Terakhir datang", "Kamis, 19 Nov"),
                ("Tahap", "P4 Izin"),
            ]
        )
        body.addWidget(facts)
        body.addWidget(Rule())
        body.addWidget(Heading("Keperluan hari ini", right="tekan angkanya", role="smalls"))
        self.purposes = ChoiceGrid("Keperluan hari ini")
        self.purposes.set_options(PURPOSES)
        self.purposes.set_value("konsultasi")
        body.addWidget(self.purposes)
        place = QWidget()
        line = row(place)
        words = column()
        words.addWidget(Label("Tempat", "smalls"))
        words.addWidget(
            Label("Konsultasi penuh, masuk antrean nomor 1", "small", "kunyit_ink", elide=True)
        )
        line.addLayout(words, 1)
        line.addWidget(Button("Ubah", Kind.LINK, key="T", height=30))
        body.addWidget(place)
        body.addWidget(
            Notice(
                "Terdaftar di kelas Foto Produk, sedang berjalan.", "info", icon="graduation-cap"
            )
        )
        body.addWidget(Notice("Nomor HP belum ada.", "warn", action="Lengkapi", key="L"))
        body.addStretch(1)
        self.panel.foot.addWidget(
            Button("Catat masuk", Kind.MAIN, key="Enter", height=48, wide=True)
        )

    def default_focus(self) -> QWidget | None:
        return self.purposes


class FormScreen:
    """The registration form of the pictures."""

    place_id = "registration"
    title = "Pendaftaran"

    def __init__(self) -> None:
        self.content = QWidget()
        page = column(self.content, (24, 14, 20, 16), 10)
        header = PageHeader("Pendaftaran", "Isian baru, 6 dari 8 yang wajib sudah terisi")
        header.buttons.addWidget(Button("Buang isian", Kind.LINK, height=36))
        page.addWidget(header)
        card = Card(padding=24, gap=4)
        card.body.setContentsMargins(24, 14, 24, 16)
        card.body.addWidget(Heading("Identitas", remark="Mulai dari NIK di KTP-el"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        nik = NikInput("NIK")
        nik.set_nik("3174015702880003")
        self.nik = Field("NIK", nik)
        self.nik.set_remark("Format benar")
        name, name_edit = text_field("Nama sesuai KTP")
        name_edit.setText("Siti Nurhaliza")
        born_edit = DateInput("Tanggal lahir")
        born_edit.set_value(date(1989, 2, 17))
        born = Field("Tanggal lahir", born_edit)
        born.set_message("Di NIK tahun 1988. Boleh, jika sesuai KTP-el.", "warning")
        sex_edit = Segment(
            "Jenis kelamin",
            [Part("P", "Perempuan", key="P"), Part("L", "Laki-laki", key="L")],
            wide=True,
        )
        sex_edit.set_value("P")
        sex = Field("Jenis kelamin", sex_edit)
        sex.set_remark("Usulan dari NIK", "proposal")
        phone, self.phone = text_field("Nomor HP atau WA")
        self.phone.setText("0812-345-67")
        phone.set_message("Nomor HP baru 9 angka, paling sedikit 10.")
        self.combo = TypeCombo("Kelurahan domisili")
        self.combo.set_entries(
            [
                Entry("1", "Kebon Baru", "Tebet"),
                Entry("2", "Bukit Duri", "Tebet"),
                Entry("3", "Manggarai", "Tebet"),
                Entry("4", "Kebon Jeruk", "Kebon Jeruk"),
            ]
        )
        self.combo.set_value("1")
        area = Field("Kelurahan domisili", self.combo)
        grid.addWidget(self.nik, 0, 0)
        grid.addWidget(name, 0, 1)
        grid.addWidget(born, 1, 0)
        grid.addWidget(sex, 1, 1)
        grid.addWidget(phone, 2, 0)
        grid.addWidget(area, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        card.body.addWidget(Rule())
        checks = row(gap=20)
        read = Check("Pemberitahuan data pribadi sudah dibacakan", detail="Versi 3, oleh Dewi")
        read.setChecked(True)
        checks.addWidget(read, 1)
        checks.addWidget(Check("Bersedia dihubungi lewat WhatsApp", detail="Boleh ditolak"), 1)
        card.body.addLayout(checks)
        page.addWidget(card, 1)
        self.panel = SidePanel()
        title = PanelTitle("Mungkin sudah terdaftar", large=True)
        title.right.addWidget(Pill("2 orang", "warn"))
        self.panel.body.addWidget(title)
        self.panel.body.addWidget(
            Label("Cocokkan dengan KTP-el sebelum menyimpan.", "small", "ink3")
        )
        self.panel.body.addWidget(
            Notice(
                "Pusat menjawab saat sinkron berikutnya. Pendaftaran tetap boleh disimpan.",
                "info",
                icon="building-2",
                heading="Mungkin sudah terdaftar di pos lain",
            )
        )
        self.panel.body.addStretch(1)
        saved = row(gap=8)
        saved.addWidget(IconMark("hard-drive", "ink2", 16))
        saved.addWidget(Label("Draf tersimpan di komputer ini, 09.41", "smallm", "ink2"), 1)
        self.panel.foot.addLayout(saved)
        buttons = row(gap=8)
        buttons.addWidget(Button("Tunda", key=Shortcut.PARK, height=48))
        buttons.addWidget(Button("Simpan", Kind.MAIN, key=Shortcut.SAVE, height=48, wide=True))
        self.panel.foot.addLayout(buttons)

    def default_focus(self) -> QWidget | None:
        return self.phone


class EmptyScreen:
    """A page with nothing to show, and no panel."""

    place_id = "people"
    title = "Peserta"
    panel = None

    def __init__(self) -> None:
        self.content = Surface("surface")
        page = column(self.content, (24, 14, 20, 16), 12)
        header = PageHeader("Pelatihan", "Pekan 23 sampai 28 November 2026")
        segment = Segment("Rentang", [Part(1, "Pekan"), Part(2, "Bulan")])
        segment.set_value(1)
        header.buttons.addWidget(segment)
        page.addWidget(header)
        empty = EmptyState(
            "Belum ada kelas pekan ini",
            "Kelas yang dibuat di sini, atau dikirim pusat, muncul per tanggal lengkap dengan "
            "daftar hadirnya.",
            hint="Pekan depan ada 3 kelas. Yang terdekat Senin, 30 November: Pembukuan dasar.",
        )
        empty.buttons.addWidget(Button("Buat kelas", Kind.MAIN, icon="plus", key="N"))
        empty.buttons.addWidget(Button("Lihat pekan depan"))
        page.addWidget(empty, 1)

    def default_focus(self) -> QWidget | None:
        return None


def build_window() -> MainWindow:
    """The shell with the three screens above and invented names."""
    window = MainWindow()
    window.set_post("Pos Tebet", "Jakarta Selatan 31.74.01")
    window.set_user("Dewi Anggraini", "Petugas depan")
    window.set_time("Selasa, 24 November", "09.42")
    window.set_sync_state("circle-check", "daun_ink", "Sama dengan pusat, 09.38")
    window.add_place(Place("desk", "Meja depan", "layout-dashboard", Shortcut.PLACE_1, DeskScreen))
    window.add_place(
        Place("registration", "Pendaftaran", "user-plus", Shortcut.REGISTER, FormScreen)
    )
    window.add_place(Place("people", "Peserta", "users", Shortcut.PLACE_3, EmptyScreen))
    window.add_place(Place("sync", "Sinkronisasi", "refresh-cw", Shortcut.PLACE_8, EmptyScreen))
    window.status_bar.set_hints(
        [
            (Shortcut.REGISTER, "Daftar baru"),
            (Shortcut.SYNC, "Sinkronkan"),
            (Shortcut.HELP, "Semua pintasan"),
        ]
    )
    window.set_attention(2, "sync")
    return window


def component_sheet() -> QWidget:
    """Component states side by side, as in the pictures."""
    sheet = Surface("canvas")
    outer = row(sheet, (16, 16, 16, 16), 12)
    left, right = column(gap=10), column(gap=10)
    outer.addLayout(left, 1)
    outer.addLayout(right, 1)

    card = Card()
    card.body.addWidget(Label("Tombol dan pilihan satu tombol", "head"))
    line = row(gap=12)
    line.addWidget(Button("Catat masuk", Kind.MAIN, key="Enter"))
    line.addWidget(Button("Tunda", key=Shortcut.PARK))
    line.addWidget(Button("Beda orang", Kind.LINK))
    line.addWidget(Button("Gabungkan", Kind.DANGER))
    line.addStretch(1)
    card.body.addLayout(line)
    choices = row(gap=10)
    for number, option in enumerate(PURPOSES[:3], 1):
        choice = Choice(option.label, key=str(number), icon=option.icon)
        choice.setChecked(number == 2)
        choices.addWidget(choice)
    card.body.addLayout(choices)
    pair = row(gap=10)
    pair.addWidget(Choice("0812-9044-1187", key="1", detail="Dewi Anggraini, 08.10"))
    other = Choice("0813-1120-7745", key="2", detail="Andi, laptop 2", note="dipakai sekarang")
    other.setChecked(True)
    pair.addWidget(other)
    card.body.addLayout(pair)
    left.addWidget(card)

    card = Card()
    card.body.addWidget(Label("Isian", "head"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    empty, _ = text_field("Kosong", placeholder="contoh 0812-3456-7890")
    focus, focus_edit = text_field("Fokus")
    focus_edit.setObjectName("focused")
    focus_edit.setText("Siti Nur")
    wrong, edit = text_field("Salah, menahan simpan")
    edit.setText("0812-345-67")
    wrong.set_message("Baru 9 angka, paling sedikit 10.")
    look, edit = text_field("Perlu dilihat, boleh lanjut")
    edit.setText("17-02-1989")
    look.set_message("Di NIK tahun 1988.", "warning")
    fixed, edit = text_field("Tidak bisa diubah")
    edit.setText("317401-A-00412-7")
    edit.setReadOnly(True)
    combo = TypeCombo("Pilihan")
    combo.set_entries([Entry(1, "Kebon Baru", "Tebet")])
    combo.set_value(1)
    for number, field in enumerate((empty, focus, wrong, look, fixed, Field("Pilihan", combo))):
        grid.addWidget(field, number // 2, number % 2)
    card.body.addLayout(grid)
    left.addWidget(card)
    left.addStretch(1)

    card = Card()
    card.body.addWidget(Label("Baris: biasa, baru masuk, terpilih", "head"))
    table = DataTable("Contoh")
    table.setFixedHeight(theme().px(34 + 3 * 46))
    model = HereModel(3)
    table.show_model(model)
    table.view.setColumnHidden(2, True)
    table.view.choose_row(2)
    table.view.flash(1)
    card.body.addWidget(table)
    sheet.model = model  # type: ignore[attr-defined]
    right.addWidget(card)

    card = Card()
    card.body.addWidget(Label("Label, segmen, tombol papan ketik", "head"))
    pills = row(gap=6)
    for words, state in (
        ("Aktif", "ok"),
        ("Terhambat", "warn"),
        ("Berbeda", "error"),
        ("Pos lain", "info"),
        ("Draf", "neutral"),
    ):
        pills.addWidget(Pill(words, state, icon="pencil" if state == "neutral" else ""))
    pills.addStretch(1)
    card.body.addLayout(pills)
    line = row(gap=6)
    segment = Segment("Rentang", [Part(1, "Hari"), Part(2, "Pekan", "38"), Part(3, "Bulan")])
    segment.set_value(2)
    line.addWidget(segment)
    line.addStretch(1)
    for cap in ("F2", "Enter", "Ctrl+Z"):
        line.addWidget(KeyHint(cap))
    card.body.addLayout(line)
    check = Check("Pemberitahuan data pribadi sudah dibacakan")
    check.setChecked(True)
    card.body.addWidget(check)
    progress = ProgressLine("Mengimpor 12.000 dari 20.000 baris")
    progress.set_share(12, 20)
    card.body.addWidget(progress)
    right.addWidget(card)

    card = Card()
    card.body.addWidget(Label("Pesan di tempat", "head"))
    card.body.addWidget(Notice("Kartu sah, ditandatangani pusat.", "ok"))
    card.body.addWidget(Notice("Nomor HP belum ada.", "warn", action="Lengkapi", key="L"))
    card.body.addWidget(Notice("Bentrok mulai 10.30.", "error"))
    right.addWidget(card)
    right.addStretch(1)
    sheet.ring = FocusRing(sheet)  # type: ignore[attr-defined]
    return sheet


def settle() -> None:
    """Let pending layout and focus events run."""
    for _ in range(5):
        QApplication.processEvents()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    QApplication([])
    looks = [("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 1.5), ("light", 1.12)]
    for mode, scale in looks:
        theme().apply(mode, scale)
        respace_all()
        name = mode if scale == 1 else f"{mode}-{round(scale * 100)}"
        sheet = component_sheet()
        sheet.resize(1366, 720)
        sheet.show()
        focused = sheet.findChild(QWidget, "focused")
        if focused is not None:
            focused.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        sheet.grab().save(str(out / f"components-{name}.png"))
        sheet.close()
        window = build_window()
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        window.go_to("desk")
        settle()
        window.grab().save(str(out / f"desk-{name}.png"))
        window.go_to("registration")
        settle()
        window.grab().save(str(out / f"form-{name}.png"))
        if scale == 1:
            window.go_to("people")
            settle()
            window.grab().save(str(out / f"empty-{name}.png"))
            window.go_to("desk")
            window.search_box.setFocus()
            window.search_box.setText("rina w")
            window.search_box.show_picks(
                [
                    Pick(1, "Rina Wulandari", "Dapur Wulan", "317401-A-00412-7", "Terakhir 19 Nov"),
                    Pick(2, "Rina Wahyuni", "Laundry Rina", "317401-A-00266-1", "Terakhir 02 Nov"),
                    Pick(3, "Marina Wijayanti", "Belum punya usaha", "317401-B-00133-9", ""),
                ]
            )
            settle()
            window.grab().save(str(out / f"search-{name}.png"))
            window.search_box.reset()
            window.show_toast("Rina Wulandari dicatat masuk", "Urungkan", lambda: None)
            settle()
            window.grab().save(str(out / f"toast-{name}.png"))
            window.toast.leave()
            window.show_shortcuts()
            settle()
            window.grab().save(str(out / f"help-{name}.png"))
            window.show_shortcuts()
            lock = LockScreen()
            lock.set_person("Dewi Anggraini", "Petugas depan, masuk 07.52")
            lock.set_post("Pos Tebet, Jakarta Selatan")
            lock.set_time("Selasa, 24 November 2026", "09.57")
            lock.set_kept("Isian Siti Nurhaliza tetap tersimpan di komputer ini")
            window.show_overlay(lock)
            settle()
            window.grab().save(str(out / f"lock-{name}.png"))
            window.show_overlay(None)
        window.close()


if __name__ == "__main__":
    main()
