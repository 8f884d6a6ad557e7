"""The sync screen in the real window, by keyboard; head office is a real process where asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.errors import ErrorCode
from okeoce_desktop.services.setting_up import enrol, keep_enrolment
from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.sync_reader import ConflictItem, OneValue
from okeoce_desktop.ui.screens.sync.check_card import CheckCard, ValueBox
from okeoce_desktop.ui.screens.sync.screen import SyncScreen
from okeoce_desktop.ui.screens.sync.words import next_words, parked_words
from okeoce_desktop.ui.theme import theme
from sync.contract import CONFLICT, PARTICIPANT, Conflict, RowId
from sync.protocol import ParkedCode
from tests.helpers.desk import POST, NewDesk, OpenDesk
from tests.helpers.head_office import HeadOfficeProcess

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
NOW = 1_795_487_000_000
AWAY = SyncStatus(enrolled=True, error=ErrorCode.UNREACHABLE, held=3, contact=NOW)


class Hands:
    """The keyboard of a clerk who looks at the sync screen."""

    def __init__(self, desk: OpenDesk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        qtbot.keyClick(desk.window, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(self.screen.proof.isVisible)

    @property
    def screen(self) -> SyncScreen:
        screen = self.desk.window.current_screen
        assert isinstance(screen, SyncScreen)
        return screen

    def press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            target = self.desk.window.focusWidget() or self.desk.window
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)

    def sees(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.desk.sees(words), timeout=15_000)

    def focus_name(self) -> str:
        widget = self.desk.window.focusWidget()
        return widget.accessibleName() if widget else ""


@pytest.fixture
def hands(desk: OpenDesk, qtbot: QtBot) -> Hands:
    return Hands(desk, qtbot)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    office = HeadOfficeProcess(tmp_path)
    yield office
    office.stop()


def enrolled(office: HeadOfficeProcess) -> Callable[[Store], None]:
    def prepare(store: Store) -> None:
        reply = enrol(office.url, office.enrol_code(POST), "Meja depan", store.device)
        keep_enrolment(store, office.url, reply)

    return prepare


def find(store: Store, name: str) -> RowId:
    row = store.database.execute("SELECT id FROM participant WHERE full_name = ?", (name,))
    return RowId(row.fetchone()[0])


def with_trouble(store: Store) -> None:
    """Two values for one phone, and a row head office could not take."""
    pack = msgspec.msgpack.encode
    maria, hasan = find(store, "Maria Simanjuntak"), find(store, "Hasan Basri")
    with store.capture.act("x", undoable=False) as act:
        conflict = Conflict(
            id=act.new_id(),
            row_kind=PARTICIPANT.number,
            row_id=maria,
            subject_id=maria,
            field_number=PARTICIPANT.by_name["phone"].number,
            kept=pack("+6281311207745"),
            lost=pack("+6281290441187"),
            found_at=store.now(),
        )
        act.create(CONFLICT, conflict)
    with store.capture.gate.opened():
        store.database.execute(
            "INSERT INTO parked (kind, id, field, run, number, code, at) VALUES (1,?,0,1,1,?,?)",
            (hasan, ParkedCode.TOO_LARGE, store.now()),
        )


def test_a_post_that_is_not_enrolled_asks_for_address_and_code(hands: Hands) -> None:
    hands.sees("Belum terhubung ke pusat")
    hands.sees("Isi komputer ini")
    assert not hands.desk.sees("Sama dengan pusat")
    assert hands.focus_name() == "Alamat pusat"
    hands.press(ENTER)
    assert hands.focus_name() == "Kode pendaftaran"
    hands.press(ENTER)
    assert hands.desk.sees("Isi alamat pusat.")
    assert hands.desk.sees("Isi kode dari pusat.")
    assert hands.focus_name() == "Alamat pusat"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://pusat.contoh.id", "Alamat pusat harus diawali https://."),
        ("http://127.0.0.1:9", "Pusat belum terjangkau. Data aman di komputer ini."),
    ],
)
def test_a_wrong_address_is_said_at_the_field(hands: Hands, address: str, words: str) -> None:
    hands.press(address, ENTER, "ABCD-EFGH", ENTER)
    hands.sees(words)
    hands.qtbot.waitUntil(lambda: hands.focus_name() == "Alamat pusat")
    assert hands.desk.rows("SELECT 1 FROM meta WHERE name = 'token'") == []


def test_codes_that_do_not_fit_are_said_at_the_field(
    hands: Hands, office: HeadOfficeProcess
) -> None:
    hands.press(office.url, ENTER, "SALAH-SALAH", ENTER)
    hands.sees("Kode ini tidak dikenal atau sudah dipakai. Periksa lagi ketikannya.")
    hands.qtbot.waitUntil(lambda: hands.focus_name() == "Kode pendaftaran")
    code = hands.desk.window.focusWidget()
    code.selectAll()  # type: ignore[attr-defined]
    hands.press(office.enrol_code("31.74.02"), ENTER)
    hands.sees("Kode ini untuk pos lain. Minta kode pos ini.")
    assert hands.desk.rows("SELECT 1 FROM meta WHERE name = 'token'") == []


def test_once_enrolled_the_state_is_in_sight_at_large_type(new_desk: NewDesk, qtbot: QtBot) -> None:
    theme().apply("light", 1.5, reduced_motion=True)
    hands = Hands(new_desk(prepare=with_trouble), qtbot)
    hands.sees("Nomor HP diubah di dua tempat")
    assert hands.screen.enrol_form.isAncestorOf(hands.desk.window.focusWidget())
    hands.desk.context.sync_said(SyncStatus(enrolled=True, contact=NOW))
    button = hands.screen.state.run_button
    assert button.hasFocus()
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())


def test_enrolling_sends_everything_and_proves_it(hands: Hands, office: HeadOfficeProcess) -> None:
    hands.press(office.url, ENTER, office.enrol_code(POST), ENTER)
    hands.sees("Sama dengan pusat, ")
    hands.sees("Semua yang dicatat di sini sudah ada di pusat, dan sebaliknya.")
    hands.sees("Terakhir dibuktikan")
    hands.sees("Sidik ")
    hands.sees("Tidak ada yang menunggu")
    hands.qtbot.waitUntil(lambda: hands.focus_name() == "Coba sekarang")
    assert not hands.screen.enrol_form.isVisible()
    lines = hands.screen.proof.runs.lines()
    assert lines[0].text.startswith("Terkirim ")
    assert lines[0].icon == "circle-check"


def test_trying_now_needs_no_wait(
    new_desk: NewDesk, qtbot: QtBot, office: HeadOfficeProcess
) -> None:
    hands = Hands(new_desk(prepare=enrolled(office)), qtbot)
    hands.sees("Sama dengan pusat, ")
    office.stop()
    hands.press(Qt.Key.Key_F8)
    hands.sees("Luring")
    hands.sees("Pekerjaan tetap berjalan.")
    office.start()
    hands.press(Qt.Key.Key_F8)
    hands.sees("Sama dengan pusat, ")
    assert hands.focus_name() == "Coba sekarang"


def test_what_waits_is_listed_newest_first(new_desk: NewDesk, qtbot: QtBot) -> None:
    hands = Hands(new_desk(others=0), qtbot)
    rina = hands.desk.people["Rina Wulandari"]
    hands.desk.clock.advance(1)
    hands.desk.context.write(lambda writing: writing.front_desk.check_in(rina, "konsultasi"))
    lines = hands.screen.waiting.lines
    hands.qtbot.waitUntil(lambda: lines.lines()[0].text == "Kunjungan masuk, konsultasi")
    first = lines.lines()[0]
    assert (first.strong, first.right, first.note) == ("Rina Wulandari", "09.43", "di komputer ini")
    assert hands.desk.sees("catatan lain")


def test_trouble_is_said_in_words_with_who_can_help(new_desk: NewDesk, qtbot: QtBot) -> None:
    hands = Hands(new_desk(prepare=with_trouble), qtbot)
    hands.sees("2, tidak menahan yang lain")
    hands.sees("Nomor HP diubah di dua tempat")
    values = [
        each.accessibleName()
        for each in hands.screen.check.findChildren(QWidget)
        if each.accessibleName().startswith("08")
    ]
    assert values == ["0812-9044-1187, Pos lain", "0813-1120-7745, Pos lain, dipakai sekarang"]
    assert hands.desk.sees("Terlalu besar untuk dikirim.")


@pytest.mark.parametrize(("width", "rows"), [(740, 1), (500, 1), (400, 2)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_both_values_stand_side_by_side_where_there_is_room(
    qtbot: QtBot, light_theme: None, width: int, rows: int, scale: float
) -> None:
    theme().apply("light", scale, reduced_motion=True)
    one, other = (OneValue(number, None, None) for number in ("+6281290441187", "+6281311207745"))
    item = ConflictItem("participant", None, "Maria Simanjuntak", "phone", one, other, NOW)
    card = CheckCard(str)
    qtbot.addWidget(card)
    card.resize(theme().px(width), 600)
    card.show()
    card.show_items([], [item], 1)
    qtbot.waitUntil(lambda: len({box.y() for box in card.findChildren(ValueBox)}) == rows)


def test_a_parked_person_leads_into_the_form(new_desk: NewDesk, qtbot: QtBot) -> None:
    hands = Hands(new_desk(prepare=with_trouble), qtbot)
    hands.sees("Hasan Basri")
    button = next(
        each
        for each in hands.screen.check.findChildren(QWidget)
        if each.accessibleName() == "Perbaiki Hasan Basri"
    )
    button.setFocus()
    hands.press("p")
    hands.qtbot.waitUntil(lambda: hands.desk.window.current_place == "participants")
    hands.sees("Ubah data")
    assert hands.desk.sees("Hasan Basri")


def test_a_run_shows_how_far_it_is_and_can_be_stopped(hands: Hands) -> None:
    stopped: list[bool] = []
    hands.desk.desktop.sync.stop()
    hands.desk.context.sync_cancel = lambda: stopped.append(True)
    running = SyncStatus(enrolled=True, busy=True, held=1_200, pushed=400, pulled=11)
    hands.desk.context.sync_said(running)
    hands.sees("Sedang sinkron")
    assert hands.desk.sees("Terkirim 400 dari 1.200, diterima 11")
    button = next(
        each
        for each in hands.screen.state.findChildren(QWidget)
        if each.accessibleName() == "Batalkan"
    )
    button.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert stopped == [True]
    assert hands.desk.sees("Berhenti setelah langkah ini. Tidak ada yang hilang.")
    hands.desk.context.sync_said(msgspec.structs.replace(running, busy=False, pushed=0))
    hands.sees("1.200 menunggu dikirim")
    assert not button.isVisible()


def test_nothing_can_be_started_while_a_run_is_under_way(hands: Hands) -> None:
    hands.desk.desktop.sync.stop()
    context, button = hands.desk.context, hands.screen.state.run_button
    quiet = SyncStatus(enrolled=True, contact=NOW)
    busy = msgspec.structs.replace(quiet, busy=True)
    context.sync_said(quiet)
    button.setFocus()
    hands.press(ENTER)
    context.sync_said(busy)
    assert (button.text(), button.resting, button.hasFocus()) == ("Sedang sinkron", True, True)
    with hands.qtbot.assertNotEmitted(hands.screen.state.run_pressed):
        hands.press(ENTER, Qt.Key.Key_Space, Qt.Key.Key_F8)
        hands.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    context.sync_said(quiet)
    assert (button.text(), button.resting, button.hasFocus()) == ("Coba sekarang", False, True)
    with hands.qtbot.waitSignal(hands.screen.state.run_pressed):
        hands.press(ENTER)


def test_state_and_proof_never_say_two_things(hands: Hands) -> None:
    hands.desk.desktop.sync.stop()
    context, screen = hands.desk.context, hands.screen
    quiet = SyncStatus(enrolled=True, contact=NOW)
    equal = msgspec.structs.replace(quiet, equal_at=NOW)
    for status, state, proof in (
        (quiet, "Diterima pusat", "Belum dibuktikan sama"),
        (equal, "Sama dengan pusat", "Sama dengan pusat"),
        (msgspec.structs.replace(quiet, held=1), "1 menunggu dikirim", "Belum dibuktikan sama"),
    ):
        context.sync_said(status)
        assert any(words.startswith(state) for words in hands.desk.texts(screen.state))
        said = hands.desk.texts(screen.proof)
        assert proof in said
        assert ("Sama dengan pusat" in said) == (status.equal_at is not None)
    context.sync_said(quiet)
    assert hands.desk.sees("Dibandingkan lagi dengan pusat pada sinkron berikutnya.")
    # Counts read before are shown as head office's, too, only when they have been read again.
    context.sync_said(equal)
    assert not screen.proof._counts._equal
    hands.sees("Sidik ")
    assert screen.proof._counts._equal


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (AWAY, "akan terkirim sendiri saat tersambung"),
        (msgspec.structs.replace(AWAY, contact=None), "Pekerjaan tetap berjalan."),
        (msgspec.structs.replace(AWAY, error=ErrorCode.REVOKED), "Hubungi pengurus perangkat"),
        (msgspec.structs.replace(AWAY, error=None), "Akan terkirim sendiri"),
        (SyncStatus(enrolled=True, contact=NOW), "setiap menit"),
        (SyncStatus(enrolled=True, contact=NOW, attention=1), "kecuali yang perlu dicek"),
        (SyncStatus(enrolled=True, equal_at=NOW), "dan sebaliknya"),
        (SyncStatus(), "Minta alamat dan kode"),
    ],
)
def test_every_state_says_what_happens_next(status: SyncStatus, words: str) -> None:
    assert words in next_words(status, NOW)


@pytest.mark.parametrize("code", [1, 2, 3, 4, 99])
def test_every_reason_names_who_can_help(code: int) -> None:
    from okeoce_desktop.storage.sync_reader import ParkedItem

    words = parked_words(ParkedItem("participant", RowId(b"x"), "Siti", None, code, NOW))
    assert any(who in words for who in ("Petugas depan", "Pengurus perangkat", "Kasatpel"))
    assert "bisa" in words


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1366, 697), 1.0),
        ((1366, 697), 1.12),
        ((1366, 697), 1.25),
        ((1366, 697), 1.5),
        ((1024, 697), 1.0),
    ],
)
def test_it_fits_every_window(
    new_desk: NewDesk, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    theme().apply("light", scale, reduced_motion=True)
    hands = Hands(new_desk(size=size, prepare=with_trouble), qtbot)
    window, content = hands.desk.window, hands.screen.content
    assert (window.width(), window.height()) == size
    assert window.minimumSizeHint().height() <= 697
    assert (hands.screen.panel is None) == (scale >= 1.25)
    for card in (hands.screen.state, hands.screen.check, hands.screen.waiting, hands.screen.proof):
        right = card.mapTo(window, card.rect().topRight()).x()
        assert right < window.width()
        if content.isAncestorOf(card):
            assert right <= content.mapTo(window, content.rect().topRight()).x()


def test_the_proof_moves_under_the_cards_at_large_type(hands: Hands) -> None:
    proof = hands.screen.proof
    assert not hands.screen.content.isAncestorOf(proof)
    theme().apply("light", 1.5, reduced_motion=True)
    hands.qtbot.waitUntil(lambda: hands.screen.content.isAncestorOf(proof) and proof.isVisible())
    theme().apply("light", 1.0, reduced_motion=True)
    hands.qtbot.waitUntil(
        lambda: not hands.screen.content.isAncestorOf(proof) and proof.isVisible()
    )


def test_everything_that_takes_the_focus_has_a_name(new_desk: NewDesk, qtbot: QtBot) -> None:
    hands = Hands(new_desk(prepare=with_trouble), qtbot)
    hands.sees("2, tidak menahan yang lain")
    for root in (hands.screen.content, hands.screen.panel):
        assert root is not None
        for widget in root.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName() or widget.focusProxy(), type(widget)
