"""The window: places, search, shortcuts, toast, lock, adapting, accessible names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop import app, ui
from okeoce_desktop.ui.shell.lock import LockScreen
from okeoce_desktop.ui.shell.main_window import MainWindow
from okeoce_desktop.ui.shortcuts import Shortcut, group_title
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.buttons import Button
from okeoce_desktop.ui.widgets.search_box import Pick
from tests.ui.gallery import build_window

PICKS = [
    Pick("a", "Rina Wulandari", "Dapur Wulan", "317401-A-00412-7", "Terakhir 19 Nov"),
    Pick("b", "Rina Wahyuni", "Laundry Kiloan Rina", "317401-A-00266-1", "Terakhir 02 Nov"),
]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = build_window()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to("desk")
    yield window
    window.close()


class FakeHandler:
    """Notes what the search box said."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, object]] = []

    def search_edited(self, text: str) -> None:
        self.heard.append(("edited", text))

    def search_submitted(self, text: str) -> None:
        self.heard.append(("submitted", text))

    def search_picked(self, data: object) -> None:
        self.heard.append(("picked", data))

    def search_new(self, text: str) -> None:
        self.heard.append(("new", text))


def test_shell_fits_what_windows_leaves(window: MainWindow) -> None:
    window.go_to("people")
    assert window.minimumSizeHint().height() < 697
    window.resize(1366, 697)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1366, 697)


def test_fixed_places_are_where_the_pictures_have_them(window: MainWindow) -> None:
    QApplication.processEvents()
    box = window.search_box
    corner = box.mapTo(window, QPoint(0, 0))
    assert (corner.x(), corner.y(), box.width(), box.height()) == (228, 9, 560, 46)
    screen = window.current_screen
    assert screen is not None
    assert screen.panel is not None
    panel = screen.panel
    assert (panel.mapTo(window, QPoint(0, 0)).x(), panel.width()) == (994, 372)
    assert window.status_bar.height() == 30
    assert window.top_bar.height() == 64
    assert window.navigation.width() == 208


def test_places_are_reached_by_key_and_built_once(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.place_changed):
        qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.current_place == "registration"
    first = window.current_screen
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.current_screen is first
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_unregistered_keys_do_nothing_visible(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.shortcut_pressed) as seen:
        qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert seen.args == [Shortcut.PLACE_5]
    assert window.current_place == "desk"
    with qtbot.waitSignal(window.shortcut_pressed) as seen:
        qtbot.keyClick(window, Qt.Key.Key_F8)
    assert seen.args == [Shortcut.SYNC]


def test_f2_goes_to_the_box_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is window.search_box


def test_search_flow(qtbot: QtBot, window: MainWindow) -> None:
    handler = FakeHandler()
    window.set_search_handler(handler)
    box = window.search_box
    box.setFocus()
    qtbot.keyClicks(box, "ri")
    assert handler.heard == [("edited", "r"), ("edited", "ri")]
    box.show_picks(PICKS)
    assert box.list_open
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert "Rina Wahyuni" in box.accessibleDescription()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert handler.heard[-1] == ("picked", "b")
    assert not box.list_open
    box.show_picks(PICKS)
    for _ in range(5):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert handler.heard[-1] == ("new", "ri")


def test_enter_without_a_list_submits_like_a_scanner(qtbot: QtBot, window: MainWindow) -> None:
    handler = FakeHandler()
    window.set_search_handler(handler)
    box = window.search_box
    box.setFocus()
    qtbot.keyClicks(box, "3174015702880003")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert handler.heard[-1] == ("submitted", "3174015702880003")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    with qtbot.assertNotEmitted(box.submitted):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_list_closes_with_escape_and_when_leaving(qtbot: QtBot, window: MainWindow) -> None:
    box = window.search_box
    box.setFocus()
    box.setText("rina")
    box.show_picks(PICKS)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.list_open, box.text()) == (False, "rina")
    box.show_picks(PICKS)
    window.go_to("registration")
    assert not box.list_open


def test_toast_undo_by_ctrl_z_then_left_to_the_application(
    qtbot: QtBot, window: MainWindow
) -> None:
    undone: list[int] = []
    window.show_toast("Rina Wulandari dicatat masuk", "Urungkan", lambda: undone.append(1))
    assert window.toast.isVisible()
    window.search_box.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.search_box, Qt.Key.Key_Z, control)
    assert undone == [1]
    assert not window.toast.isVisible()
    with qtbot.waitSignal(window.shortcut_pressed) as seen:
        qtbot.keyClick(window.search_box, Qt.Key.Key_Z, control)
    assert seen.args == [Shortcut.UNDO]


def test_toast_life_stops_under_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.show_toast("Tersimpan di komputer ini")
    toast = window.toast
    toast.setFocus(Qt.FocusReason.TabFocusReason)
    toast._left = 1
    for _ in range(3):
        toast._on_tick()
    assert toast.isVisible()
    window.search_box.setFocus()
    with qtbot.waitSignal(toast.expired):
        pass
    assert not toast.isVisible()


def toast_card(window: MainWindow) -> QRect:
    return window.toast._card().translated(window.toast.pos())


def page_box(window: MainWindow) -> QRect:
    page = window._pages
    return page.rect().translated(page.mapTo(window, QPoint(0, 0)))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_without_a_foot_strip_the_toast_stands_over_the_status_bar(
    window: MainWindow, scale: float
) -> None:
    theme().apply("light", scale, reduced_motion=True)
    QApplication.processEvents()
    window.show_toast("Rina Wulandari dicatat masuk", "Urungkan", lambda: None)
    card = toast_card(window)
    # Only the margin below the card of the page may be covered, no field of it.
    assert card.top() > window.status_bar.y() - theme().gap(16)
    assert window.rect().contains(card)
    page = page_box(window)
    assert page.left() <= card.left() < card.right() <= page.right()


def test_of_a_long_name_the_toast_leaves_out_the_middle(window: MainWindow) -> None:
    theme().apply("light", 1.5, reduced_motion=True)
    QApplication.processEvents()
    words = f"{'Raden Ajeng Siti Maimunah Kusumawardhani ' * 3}dicatat masuk"
    window.show_toast(words, "Urungkan", lambda: None)
    card, page = toast_card(window), page_box(window)
    assert page.left() <= card.left() < card.right() <= page.right()
    window.toast.grab()
    assert window.toast.toolTip() == words
    window.show_toast("Rina Wulandari dicatat masuk", "Urungkan", lambda: None)
    window.toast.grab()
    assert not window.toast.toolTip()


def test_the_toast_follows_the_window(qtbot: QtBot, window: MainWindow) -> None:
    theme().apply("light", 1.0, reduced_motion=True)
    words = f"{'Raden Ajeng Siti Maimunah Kusumawardhani ' * 3}dicatat masuk"
    window.show_toast(words, "Urungkan", lambda: None)
    for width in (1024, 1366):
        window.resize(width, 697)
        room = 2 * theme().gap(12)
        qtbot.waitUntil(
            lambda room=room: toast_card(window).width() == page_box(window).width() - room
        )
        assert abs(toast_card(window).center().x() - page_box(window).center().x()) <= 1


def test_the_toast_follows_another_size_of_type(window: MainWindow) -> None:
    theme().apply("light", 1.0, reduced_motion=True)
    window.show_toast("Rina Wulandari dicatat masuk", "Urungkan", lambda: None)
    before = toast_card(window)
    for scale in (1.5, 1.0):
        theme().apply("light", scale, reduced_motion=True)
        for _ in range(3):
            QApplication.processEvents()
        assert abs(toast_card(window).center().x() - page_box(window).center().x()) <= 1
    assert toast_card(window) == before


def test_lock_covers_and_nothing_below_answers(qtbot: QtBot, window: MainWindow) -> None:
    lock = LockScreen()
    lock.set_kept("Isian Siti Nurhaliza tetap tersimpan di komputer ini")
    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.show_overlay(lock)
    window.show_toast("Rina Wulandari dicatat masuk")
    assert not window.toast.isVisible()
    assert QApplication.focusWidget() is lock.password
    assert lock.size() == window.size()
    qtbot.keyClick(lock.password, Qt.Key.Key_F3)
    assert window.current_place == "desk"
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert lock.isAncestorOf(QApplication.focusWidget())
    typed: list[str] = []
    lock.unlock_requested.connect(typed.append)
    lock.password.setFocus()
    qtbot.keyClicks(lock.password, "rahasia")
    qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    assert typed == ["rahasia"]
    assert lock.password.text() == ""
    lock.show_wrong("Kata sandi belum cocok. Sisa 4 kali.")
    assert lock.password.state == "error"
    window.show_overlay(None)
    assert window.navigation.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.current_place == "registration"


def test_shortcut_list_opens_and_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    before = QApplication.focusWidget()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    cover = QApplication.focusWidget()
    assert cover is not before
    qtbot.keyClick(cover, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is cover
    qtbot.keyClick(cover, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_every_shortcut_is_explained_or_a_place() -> None:
    sequences = [shortcut.cap for shortcut in Shortcut]
    assert len(set(sequences)) == len(sequences)
    for shortcut in Shortcut:
        assert not shortcut.sequence.isEmpty()
        assert group_title(shortcut.group)
        assert bool(shortcut.help_text()) != shortcut.name.startswith("PLACE_")


def test_every_shortcut_explained_is_answered_somewhere() -> None:
    sources = [path.read_text("utf-8") for path in Path(ui.__file__).parent.rglob("*.py")]
    sources.append(Path(app.__file__).read_text("utf-8"))
    for shortcut in Shortcut:
        named = any(f"Shortcut.{shortcut.name}" in source for source in sources)
        assert named or not shortcut.help_text(), shortcut


@pytest.mark.parametrize(
    ("scale", "width", "rail"),
    [
        (1.0, 1366, False),
        (1.0, 1199, True),
        (1.12, 1366, False),
        (1.25, 1366, True),
        (1.5, 1920, True),
    ],
)
def test_navigation_becomes_a_rail(
    window: MainWindow, scale: float, width: int, rail: bool
) -> None:
    window.go_to("people")
    theme().set_scale(scale)
    window.resize(width, 768)
    QApplication.processEvents()
    assert window.navigation.width() == round((56 if rail else 208) * scale)


def test_live_switch_repaints_everything(window: MainWindow) -> None:
    QApplication.processEvents()
    light = window.grab().toImage()
    theme().set_mode("dark")
    QApplication.processEvents()
    dark = window.grab().toImage()
    for x, y in ((100, 600), (600, 30), (600, 110), (1200, 650), (600, 755), (400, 20)):
        assert light.pixelColor(x, y) != dark.pixelColor(x, y), (x, y)
    theme().set_mode("light")
    QApplication.processEvents()
    assert window.grab().toImage() == light


def test_scale_there_and_back_leaves_no_trace(window: MainWindow) -> None:
    QApplication.processEvents()
    before = window.grab().toImage()
    for scale in (1.5, 1.25, 1.0):
        theme().set_scale(scale)
        QApplication.processEvents()
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.grab().toImage() == before


@pytest.mark.parametrize("place", ["desk", "registration", "people"])
def test_everything_focusable_has_a_name(window: MainWindow, place: str) -> None:
    window.go_to(place)
    QApplication.processEvents()
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_tab_goes_round_and_reaches_box_panel_and_navigation(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.search_box.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        if focus in seen:
            break
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    screen = window.current_screen
    assert screen is not None
    assert screen.panel is not None
    assert any(window.navigation.isAncestorOf(widget) for widget in seen)
    assert any(screen.panel.isAncestorOf(widget) for widget in seen)
    assert all(widget.accessibleName() for widget in seen)


def test_focus_ring_follows_and_leaves(window: MainWindow) -> None:
    window.search_box.setFocus()
    assert window.ring.target() is window.search_box
    box = window.search_box.geometry().translated(window.top_bar.pos())
    assert window.ring.geometry().contains(
        box.translated(window.search_box.mapTo(window, QPoint(0, 0)) - box.topLeft())
    )
    window.search_box.clearFocus()
    assert window.ring.target() is None


def test_header_buttons_without_room_keep_their_keys(qtbot: QtBot, window: MainWindow) -> None:
    buttons = {button.text(): button for button in window.findChildren(Button)}
    guest, register = buttons["Tamu tanpa kartu"], buttons["Daftar baru"]
    assert guest.isVisible()
    assert register.isVisible()
    theme().set_scale(1.5)
    window.resize(1150, 768)
    QApplication.processEvents()
    assert not register.isVisible()
    header = register.parentWidget()
    assert header.rect().contains(guest.geometry())
    guest.hide()
    guest.setProperty("keyStays", True)
    with qtbot.waitSignal(guest.clicked):
        qtbot.keyClick(window, Qt.Key.Key_F4)
    theme().set_scale(1.0)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert guest.isVisible()
    assert register.isVisible()


def test_attention_is_shown_twice_and_counted(window: MainWindow) -> None:
    window.set_attention(3, "sync")
    assert "3" in window.status_bar.attention.accessibleName()
    assert window.status_bar.attention.isVisible()
    window.set_attention(0, "sync")
    assert not window.status_bar.attention.isVisible()


def test_closing_can_be_refused(qtbot: QtBot, window: MainWindow) -> None:
    def refuse(event: QEvent) -> None:
        event.ignore()

    window.close_requested.connect(refuse)
    assert not window.close()
    assert window.isVisible()
    window.close_requested.disconnect(refuse)
