"""The registration screen through the real window, by keyboard; rows read back from the store."""

import datetime
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.domain import duplicates
from okeoce_desktop.domain.problems import Level, Problem, ProblemCode
from okeoce_desktop.services.registration import FORM
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui.context import Person
from okeoce_desktop.ui.screens.registration.entry import PersonEntry
from okeoce_desktop.ui.screens.registration.form import PersonForm
from okeoce_desktop.ui.screens.registration.matches import Lookalike, MatchList
from okeoce_desktop.ui.screens.registration.screen import RegistrationScreen
from okeoce_desktop.ui.screens.registration.words import finding_words
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button
from okeoce_desktop.ui.widgets.card import Card
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import respace_all
from sync.contract import PARTICIPANT, Business, Participant, RowId
from tests.helpers.desk import NewDesk, OpenDesk, Resident, areas, moment
from tests.helpers.findings import FACTS

NIK = "3174015702880003"
CTRL = Qt.KeyboardModifier.ControlModifier


def _twins(store: Store) -> None:
    """Two people who resemble Siti Nurhaliza, born 17 February 1988."""
    likes = (
        ("Siti Nurhalizah", "3174015702880008", datetime.date(1988, 2, 17)),
        ("Siti Nurhaliza Putri", None, datetime.date(1994, 5, 3)),
    )
    with store.capture.act("import", undoable=False) as act:
        for name, nik, born in likes:
            act.create(
                PARTICIPANT,
                Participant(
                    id=act.new_id(),
                    full_name=name,
                    nik=nik,
                    birth_date=born,
                    sex="P",
                    kelurahan_kode="31.74.01.1003",
                    member_no=store.next_member_no(),
                ),
            )


class Clerk:
    """Types, and looks at the window."""

    def __init__(self, desk: OpenDesk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.desk.context.registration_requested.emit("")
        screen = desk.window.current_screen
        assert isinstance(screen, RegistrationScreen)
        self.screen = screen
        self.until(lambda: self.focused("nik"))

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def focus(self) -> QWidget:
        widget = self.desk.window.focusWidget()
        assert widget is not None
        return widget

    def types(self, *texts: str) -> None:
        """Types each text and goes on with Tab."""
        for text in texts:
            self.qtbot.keyClicks(self.focus(), text)
            self.press(Qt.Key.Key_Tab)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)

    def field(self, name: str) -> Field:
        return self.screen.page.form.field(name)

    def focused(self, name: str) -> bool:
        return self.focus() is self.field(name).editor

    def sees(self, words: str) -> bool:
        return self.desk.sees(words)

    def comes(self, words: str) -> None:
        self.until(lambda: self.sees(words))

    def button(self, words: str) -> Button:
        found = [b for b in self.desk.window.findChildren(Button) if b.text() == words]
        return next(button for button in found if button.isVisible())

    def drafts(self) -> list[str]:
        return [row[0] for row in self.desk.rows("SELECT title FROM draft WHERE form = ?", FORM)]


@pytest.fixture
def clerk(new_desk: NewDesk, qtbot: QtBot) -> Clerk:
    return Clerk(new_desk(prepare=_twins), qtbot)


def test_it_starts_empty_at_the_nik_with_the_notice_to_read(clerk: Clerk) -> None:
    assert clerk.focused("nik")
    assert clerk.sees("Isian baru, 0 dari 8 isian pokok sudah terisi")
    assert clerk.sees("Peserta baru")
    assert clerk.sees("Penanggung jawabnya Dinas PPKUKM")
    assert not clerk.sees("perlu diperbaiki")


@pytest.mark.parametrize("typed", ["3174015702880003", "317401 570288.0003", "317401-570288-0003"])
def test_the_nik_is_grouped_and_fills_in_the_rest(clerk: Clerk, typed: str) -> None:
    clerk.types(typed)
    assert clerk.field("nik").editor.property("text") == "317401 570288 0003"
    assert clerk.sees("Format benar")
    assert not clerk.sees("terverifikasi")
    assert clerk.field("birth_date").editor.property("text") == "17-02-1988"
    assert clerk.desk.texts().count("Usulan dari NIK") == 2
    assert clerk.focused("full_name")


def test_a_scanner_ends_with_enter_and_only_moves_on(clerk: Clerk) -> None:
    clerk.qtbot.keyClicks(clerk.focus(), NIK)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.focused("full_name")
    assert clerk.desk.rows("SELECT count(*) FROM participant")[0][0] == 27


def test_tab_goes_in_the_order_of_the_card(clerk: Clerk) -> None:
    seen = []
    for _ in range(11):
        seen.append(clerk.focus().accessibleName())
        clerk.press(Qt.Key.Key_Tab)
    assert seen == [
        "NIK",
        "Nama sesuai KTP",
        "Tanggal lahir",
        "Jenis kelamin",
        "Nomor HP atau WA",
        "Kelurahan domisili",
        "Sudah punya usaha?",
        "Nama usaha",
        "Bidang",
        "Pemberitahuan data pribadi sudah dibacakan",
        "Bersedia dihubungi lewat WhatsApp",
    ]
    chain = []
    for _ in range(4):
        chain.append(clerk.focus().accessibleName())
        clerk.press(Qt.Key.Key_Tab)
    assert chain[:3] == ["Lebih lengkap", "Tunda", "Simpan"]


def test_the_birth_date_is_rewritten_on_leaving(clerk: Clerk) -> None:
    clerk.types("", "Siti", "2/3/57")
    assert clerk.field("birth_date").editor.property("text") == "02-03-1957"


def test_where_both_centuries_fit_the_clerk_is_asked(clerk: Clerk) -> None:
    clerk.types("3174015702080003", "Siti")
    editor = clerk.field("birth_date").editor
    assert clerk.focused("birth_date")
    assert editor.property("text") == "17-02-08"
    assert clerk.field("birth_date").message() == "Lahir 2008 atau 1908? Tulis tahunnya lengkap."
    assert clerk.field("birth_date").state == "warning"
    clerk.press(Qt.Key.Key_Down)
    clerk.press(Qt.Key.Key_Up)
    clerk.press(Qt.Key.Key_Return)
    assert editor.property("text") == "17-02-2008"
    assert clerk.field("birth_date").message() == ""
    clerk.press(Qt.Key.Key_Tab)
    assert clerk.focused("sex")


def test_sex_and_business_are_answered_by_a_letter(clerk: Clerk) -> None:
    clerk.types("", "Siti", "", "p", "", "", "b")
    assert clerk.screen.entry.get("sex") == "P"
    assert clerk.screen.entry.get("has_business") is False
    # Without a business its name and kind are passed over.
    assert clerk.focus().accessibleName() == "Pemberitahuan data pribadi sudah dibacakan"


def test_kelurahan_of_the_post_come_first(clerk: Clerk) -> None:
    clerk.types("", "", "", "", "", "kebon b")
    assert clerk.field("kelurahan_kode").editor.property("text") == "Kebon Baru"
    assert clerk.screen.entry.get("kelurahan_kode").startswith("31.74.01.")


def test_an_unknown_kelurahan_is_said_so(clerk: Clerk) -> None:
    clerk.types("", "", "", "", "", "xyzzy")
    message = clerk.field("kelurahan_kode").message()
    assert message == "Tidak ada dalam daftar. Pilih, atau kosongkan."


def test_an_error_comes_on_leaving_and_goes_when_mended(clerk: Clerk) -> None:
    clerk.types("", "", "", "")
    clerk.qtbot.keyClicks(clerk.focus(), "081234567")
    assert clerk.field("phone").message() == ""
    clerk.press(Qt.Key.Key_Tab)
    assert clerk.field("phone").message() == "Nomor HP baru 9 angka, paling sedikit 10."
    assert clerk.field("phone").state == "error"
    clerk.press(Qt.Key.Key_Backtab)
    clerk.types("0812-3456-7890")
    assert clerk.field("phone").message() == ""
    assert clerk.field("phone").editor.property("text") == "0812-3456-7890"


def test_saving_with_errors_goes_to_the_first_and_lists_them(clerk: Clerk) -> None:
    clerk.types("31740157028800", "", "", "", "0812345")
    clerk.press(Qt.Key.Key_S, CTRL)
    assert clerk.focused("nik")
    assert clerk.sees("4 isian perlu diperbaiki sebelum disimpan")
    assert clerk.sees("Nama belum diisi. Ketik sesuai KTP-el.")
    links = clerk.screen.panel_widget.problems.links()
    assert [link.text() for link in links] == [
        "NIK baru 14 angka, seharusnya 16.",
        "Nama belum diisi. Ketik sesuai KTP-el.",
        "Nomor HP baru 7 angka, paling sedikit 10.",
        "Bacakan pemberitahuan data pribadi, lalu centang.",
    ]
    clerk.qtbot.mouseClick(links[2], Qt.MouseButton.LeftButton)
    assert clerk.focused("phone")
    clerk.types("081234567890")
    assert clerk.sees("3 isian perlu diperbaiki sebelum disimpan")
    assert clerk.screen.entry.text("nik") == "31740157028800"


def test_keys_typed_while_it_is_saved_stand_in_the_next_form(clerk: Clerk) -> None:
    clerk.types(NIK, "Siti Nurhaliza")
    clerk.screen.page.form.focus_field("notice_read")
    clerk.press(Qt.Key.Key_Space)
    gate = threading.Event()
    clerk.desk.context.write(lambda _writing: gate.wait(10))
    clerk.screen.page.form.focus_field("full_name")
    clerk.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    clerk.qtbot.keyClicks(clerk.focus(), "31740")
    assert clerk.field("full_name").editor.text() == "Siti Nurhaliza"
    gate.set()
    clerk.until(lambda: clerk.screen.entry.text("nik") == "31740")
    assert clerk.focused("nik")
    clerk.qtbot.keyClicks(clerk.focus(), "1")
    assert clerk.screen.entry.text("nik") == "317401"
    names = clerk.desk.rows("SELECT full_name FROM participant WHERE nik = ?", NIK)
    assert names == [("Siti Nurhaliza",)]


def test_the_evidence_of_a_namesake_is_whole_at_large_type(qtbot: QtBot, light_theme: None) -> None:
    theme().apply("light", 1.5, reduced_motion=True)
    born = datetime.date(1991, 2, 17)
    candidate = duplicates.Candidate("x", "Siti Nurhaliza", birth_date=born)
    same = duplicates.Evidence(duplicates.Field.FULL_NAME, duplicates.Verdict.EQUAL, {})
    match = duplicates.Match(candidate, duplicates.Likeness.NAMESAKE, 30, (same,))
    matches = MatchList()
    qtbot.addWidget(matches)
    # The first is open with its evidence, the second one line.
    matches.show_matches([Lookalike(match, ""), Lookalike(match, "")])
    matches.setFixedWidth(412)
    matches.show()
    QApplication.processEvents()
    assert not [label for label in matches.findChildren(Label) if label.text() != label.full_text()]


def test_lookalikes_come_with_their_evidence(clerk: Clerk) -> None:
    clerk.types(NIK, "Siti Nurhaliza")
    clerk.comes("Siti Nurhalizah")
    assert clerk.sees("Mungkin sudah terdaftar")
    assert clerk.sees("Tanggal lahir sama, 17-02-1988")
    assert clerk.sees("Nama hampir sama")
    assert clerk.sees("NIK berbeda 1 angka (…0008, bukan …0003)")
    assert clerk.screen.panel_widget.matches.isVisible()


def test_another_person_is_not_shown_again(clerk: Clerk) -> None:
    clerk.types(NIK, "Siti Nurhaliza")
    clerk.comes("Siti Nurhalizah")
    clerk.qtbot.mouseClick(clerk.button("Beda orang"), Qt.MouseButton.LeftButton)
    assert not clerk.sees("Siti Nurhalizah")
    clerk.types("", "", "", "", "0812-3456-7890")
    clerk.until(lambda: clerk.drafts() == ["Siti Nurhaliza"])
    assert not clerk.sees("Siti Nurhalizah")


def test_a_namesake_comes_with_evidence_and_can_be_somebody_else(
    new_desk: NewDesk, qtbot: QtBot
) -> None:
    older = Resident("Siti Nurhaliza", "Kue Siti", "kuliner", "+6281234567001", "3174010203579009")
    younger = Resident("Siti Nurhaliza", None, None, "+6281234567002", "3174010203579010")
    clerk = Clerk(new_desk(cast=(older, younger), others=0), qtbot)
    clerk.types("", "Siti Nurhaliza", "17-02-1999")
    matches = clerk.screen.panel_widget.matches

    def first() -> list[str]:
        cards = matches.findChildren(Card)
        return clerk.desk.texts(cards[0]) if cards else []

    for left in (2, 1):
        # The closest one is open with what speaks against; the other takes its place.
        clerk.until(lambda: "Nama sama" in first())
        assert len(matches.findChildren(Card)) == left
        assert any(words.startswith("Tanggal lahir berbeda, ") for words in first())
        clerk.qtbot.mouseClick(clerk.button("Beda orang"), Qt.MouseButton.LeftButton)
    clerk.comes("Peserta baru")


def test_f6_opens_the_first_lookalike_and_keeps_the_entry(clerk: Clerk) -> None:
    clerk.types(NIK, "Siti Nurhaliza")
    clerk.comes("Siti Nurhalizah")
    with clerk.qtbot.waitSignal(clerk.desk.context.person_requested) as asked:
        clerk.press(Qt.Key.Key_F6)
    row = clerk.desk.rows("SELECT full_name FROM participant WHERE id = ?", *asked.args)
    assert row == [("Siti Nurhalizah",)]
    assert clerk.desk.window.current_place == "front_desk"
    assert clerk.screen.entry.text("full_name") == "Siti Nurhaliza"


def test_tab_reaches_the_lookalikes_before_the_foot(clerk: Clerk) -> None:
    clerk.types(NIK, "Siti Nurhaliza")
    clerk.comes("Beda orang")
    clerk.screen.page.form.whatsapp.setFocus()
    seen = []
    for _ in range(6):
        clerk.press(Qt.Key.Key_Tab)
        seen.append(clerk.focus().accessibleName())
    assert seen == [
        "Lebih lengkap",
        "Buang isian",
        "Buka orang ini",
        "Beda orang",
        "Tunda",
        "Simpan",
    ]


def test_what_was_typed_last_is_kept_when_the_window_closes(clerk: Clerk) -> None:
    clerk.types("", "Siti Nurhaliza")
    clerk.desk.context.closing.emit()
    assert clerk.drafts() == ["Siti Nurhaliza"]


def test_a_nik_that_comes_from_head_office_meanwhile_stops_too(clerk: Clerk) -> None:
    clerk.types("3174015702889999", "Siti Nurhaliza")
    services = clerk.desk.desktop.services
    form = {"full_name": "Siti N", "nik": "3174015702889999"}
    done = services.writer.call(lambda: services.writing.registration.register(form, []))
    clerk.desk.context.rows_came(done.changed)
    clerk.comes("NIK ini sudah terdaftar atas nama Siti N.")


def test_park_answers_its_key_without_the_cap_at_large_type(
    new_desk: NewDesk, qtbot: QtBot
) -> None:
    theme().apply("light", 1.5)
    respace_all()
    clerk = Clerk(new_desk(), qtbot)
    clerk.types("", "Siti Nurhaliza")
    clerk.press(Qt.Key.Key_D, CTRL)
    assert clerk.screen.entry.is_empty
    clerk.comes("Lanjutkan isian Siti Nurhaliza?")


def test_the_draft_is_saved_while_typing(clerk: Clerk) -> None:
    clerk.types("", "Siti Nurhaliza")
    clerk.comes("Draf tersimpan di komputer ini, 09.42")
    assert clerk.drafts() == ["Siti Nurhaliza"]
    clerk.press(Qt.Key.Key_Backtab)
    clerk.press(Qt.Key.Key_Delete)
    clerk.until(lambda: clerk.drafts() == [])


def test_a_parked_entry_waits_and_is_taken_up_again(clerk: Clerk) -> None:
    clerk.types("", "Siti Nurhaliza", "", "", "0812345")
    clerk.press(Qt.Key.Key_D, CTRL)
    assert clerk.focused("nik")
    assert clerk.screen.entry.is_empty
    clerk.comes("Lanjutkan isian Siti Nurhaliza? Terakhir diubah 09.42.")
    clerk.desk.clock.advance(1)
    clerk.types("", "Budi Santoso")
    clerk.press(Qt.Key.Key_D, CTRL)
    clerk.comes("Lanjutkan isian Budi Santoso?")
    clerk.comes("Siti Nurhaliza, 09.42")
    clerk.press(Qt.Key.Key_R, CTRL)
    clerk.until(lambda: clerk.screen.entry.text("full_name") == "Budi Santoso")
    clerk.comes("Lanjutkan isian Siti Nurhaliza?")
    clerk.press(Qt.Key.Key_R, CTRL)
    clerk.until(lambda: clerk.screen.entry.text("full_name") == "Siti Nurhaliza")
    assert clerk.field("phone").message() == "Nomor HP baru 7 angka, paling sedikit 10."
    clerk.until(lambda: sorted(clerk.drafts()) == ["Budi Santoso", "Siti Nurhaliza"])


def test_a_discarded_entry_can_be_taken_back(clerk: Clerk) -> None:
    clerk.types("", "Siti Nurhaliza")
    clerk.comes("Draf tersimpan")
    clerk.qtbot.mouseClick(clerk.button("Buang isian"), Qt.MouseButton.LeftButton)
    clerk.comes("Isian Siti Nurhaliza dibuang.")
    assert clerk.drafts() == []
    clerk.press(Qt.Key.Key_Z, CTRL)
    assert clerk.field("full_name").editor.property("text") == "Siti Nurhaliza"
    clerk.until(lambda: clerk.drafts() == ["Siti Nurhaliza"])
    assert not clerk.sees("dibuang")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (NIK, "nik", "317401 570288 0003"),
        ("rina w", "full_name", "Rina W"),
        ("081234567890", "phone", "0812-3456-7890"),
    ],
)
def test_a_text_from_the_search_box_starts_the_entry(
    clerk: Clerk, text: str, field: str, value: str
) -> None:
    clerk.desk.window.go_to("front_desk")
    clerk.desk.context.registration_requested.emit(text)
    assert clerk.desk.window.current_place == "registration"
    shown = clerk.field(field).editor.property("text")
    assert shown.replace("-", "") == value.replace("-", "")


def test_the_first_visit_takes_the_text_too(desk: OpenDesk) -> None:
    desk.context.registration_requested.emit("rina w")
    screen = desk.window.current_screen
    assert isinstance(screen, RegistrationScreen)
    assert screen.entry.text("full_name") == "Rina W"


def test_a_new_text_never_replaces_an_entry(clerk: Clerk) -> None:
    clerk.types("", "Siti Nurhaliza")
    clerk.desk.context.registration_requested.emit("budi santoso")
    assert clerk.screen.entry.text("full_name") == "Budi Santoso"
    clerk.comes("Lanjutkan isian Siti Nurhaliza?")


def test_more_fields_are_a_key_away_and_never_needed(clerk: Clerk) -> None:
    assert not clerk.field("email").isVisible()
    clerk.press(Qt.Key.Key_M, CTRL)
    assert clerk.focused("birth_place")
    clerk.types("Jakarta", "SMA", "Penjahit", "wirausaha p", "siti@contoh.id", "Jl. Tebet 1")
    clerk.qtbot.keyClicks(clerk.focus(), "Datang dengan anak")
    form = clerk.screen.entry.form()
    assert form["kind"] == "wirausaha_pemula"
    assert form["notes"] == "Datang dengan anak"
    assert form["ktp_address"] == "Jl. Tebet 1"
    clerk.press(Qt.Key.Key_M, CTRL)
    assert clerk.focused("nik")
    assert not clerk.field("email").isVisible()


def test_the_notice_is_shown_when_it_is_its_turn(clerk: Clerk) -> None:
    clerk.types(NIK, "Siti Nurhaliza")
    clerk.comes("Mungkin sudah terdaftar")
    assert not clerk.sees("Penanggung jawabnya Dinas PPKUKM")
    clerk.screen.page.form.focus_field("notice_read")
    assert clerk.sees("Penanggung jawabnya Dinas PPKUKM")
    clerk.press(Qt.Key.Key_Space)
    assert "oleh Dewi Anggraini, 24-11-2026 09.42" in clerk.focus().accessibleDescription()


@pytest.mark.parametrize(
    ("scale", "size"),
    [(1.0, (1366, 697)), (1.0, (1366, 650)), (1.25, (1366, 768)), (1.5, (1366, 697))],
)
def test_it_fits_and_every_field_can_be_reached(
    new_desk: NewDesk, qtbot: QtBot, scale: float, size: tuple[int, int]
) -> None:
    theme().apply("light", scale)
    respace_all()
    clerk = Clerk(new_desk(size=size), qtbot)
    window = clerk.desk.window
    assert (window.width(), window.height()) == size
    form = clerk.screen.page.form
    for widget in form.chain()[:11]:
        assert clerk.focus() is widget
        corner = widget.mapTo(form, widget.rect().topLeft())
        clerk.until(lambda widget=widget: not widget.visibleRegion().isEmpty())
        assert corner.x() >= 0
        assert corner.x() + widget.width() <= form.width()
        clerk.press(Qt.Key.Key_Tab)


@pytest.mark.parametrize("scale", [1.0, 1.12, 1.25])
def test_the_consents_are_in_sight_without_scrolling(
    new_desk: NewDesk, qtbot: QtBot, scale: float
) -> None:
    theme().apply("light", scale)
    respace_all()
    clerk = Clerk(new_desk(), qtbot)
    clerk.types("31740157028800", "Siti", "17-02-1989", "", "0812345", "xyzzy")
    form = clerk.screen.page.form
    for ticked in (False, True):
        if ticked:
            form.notice.click()
        for check in (form.notice, form.whatsapp):
            clerk.until(lambda check=check: check.visibleRegion().boundingRect() == check.rect())
    # What is wrong with a field can be read as well.
    for name in ("nik", "phone", "kelurahan_kode"):
        label = clerk.field(name).findChildren(Label)[-1]
        room = label.contentsRect()
        wrap = int(Qt.TextFlag.TextWordWrap)
        words = label.fontMetrics().boundingRect(room, wrap, label.text())
        assert label.text() == clerk.field(name).message() != ""
        assert words.height() <= room.height() + 1


_IN_THE_FORM = [
    code
    for code in ProblemCode
    if code.startswith(("nik_", "phone_", "date_", "name_", "age_", "under_", "email_", "kel"))
    and code is not ProblemCode.KELURAHAN_UNKNOWN  # the form offers only known ones
]


@pytest.mark.parametrize("code", _IN_THE_FORM)
def test_findings_fit_on_one_line_at_the_usual_size(light_theme: None, code: ProblemCode) -> None:
    words = finding_words(Problem(code, Level.BLOCK, "nik", FACTS.get(code, {})))
    # Half of what 1366 px leave the form, without the icon.
    assert theme().metrics("smallm").horizontalAdvance(words) <= 336 - 23, words


def test_the_form_changes_somebody_known(qtbot: QtBot, light_theme: None) -> None:
    entry = PersonEntry(areas(), lambda: moment("09.42"), asks_consent=False)
    form = PersonForm(entry, areas(), "31.74.01", consents=False)
    qtbot.addWidget(form)
    form.resize(700, 640)
    form.show()
    person = Participant(
        id=RowId(b"p" * 16),
        full_name="Siti Nurhaliza",
        nik=NIK,
        birth_date=datetime.date(1988, 2, 17),
        sex="P",
        phone="+6281200001111",
        kelurahan_kode="32.76.05.1001",
        notes="baris satu\nbaris dua",
    )
    form.set_person(person, Business(id=RowId(b"b" * 16), name="Kebaya Siti", category="fesyen"))
    assert form.field("phone").editor.property("text") == "0812-0000-1111"
    assert form.field("kelurahan_kode").editor.property("text") == "32.76.05.1001"
    assert form.field("business_category").editor.property("text") == "Fesyen"
    assert not form.notice.isVisible()
    assert form.changes() == {}
    editor = form.field("full_name").editor
    qtbot.keyClicks(editor, " Putri")
    assert form.changes() == {"full_name": "Siti Nurhaliza Putri"}
    assert form.values()["phone"] == "+6281200001111"
    assert entry.try_to_save() == []


def test_the_notice_was_read_by_who_read_it_then(clerk: Clerk) -> None:
    clerk.types(NIK, "Siti Nurhaliza")
    clerk.screen.page.form.focus_field("notice_read")
    clerk.press(Qt.Key.Key_Space)
    clerk.desk.context.person = Person(None, "Bayu Pratama", "Petugas depan")
    clerk.desk.clock.set("10.30")
    clerk.screen.shown()
    assert "oleh Dewi Anggraini" in clerk.screen.page.form.notice.accessibleDescription()
    clerk.press(Qt.Key.Key_S, CTRL)
    clerk.until(lambda: clerk.desk.rows("SELECT 1 FROM consent") != [])
    given = clerk.desk.rows("SELECT DISTINCT given_at FROM consent")
    consented = clerk.desk.rows("SELECT consent_at FROM participant WHERE nik = ?", NIK)
    assert given == consented == [(moment("09.42"),)]
