"""The lock: at once, by itself, back again, somebody else."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from okeoce_desktop.services.setting_up import add_staff
from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.ui import formatting
from okeoce_desktop.ui.first_run.idle import IdleWatch
from okeoce_desktop.ui.shell.lock import LockScreen
from okeoce_desktop.ui.widgets.label import Label
from tests.helpers.start import Start, StartedWindow, start
from tests.helpers.stores import PASSPHRASE, FakeClock, copy_store, make_template, opened

__all__ = ["start"]

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = make_template(tmp_path_factory.mktemp("lock") / "store")
    for store in opened(directory, FakeClock()):
        add_staff(store, "Dewi Anggraini", "dewi", "petugas_depan", "sandi-dewi")
        add_staff(store, "Bayu Pratama", "bayu", "kasatpel", "sandi-bayu")
    return directory


@pytest.fixture
def window(
    start: Start, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> StartedWindow:
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PASSPHRASE)
    window = start(copy_store(template, tmp_path / "store"))
    window.wait_until(lambda: window.starter.desk is not None)
    return window


@pytest.fixture
def dewi(window: StartedWindow) -> StartedWindow:
    window.type("dewi", ENTER, "sandi-dewi", ENTER)
    window.wait_for_desk()
    return window


def audit(window: StartedWindow) -> list[str]:
    services = window.desk.services
    sql = "SELECT action FROM audit ORDER BY seq"
    return services.writer.call(
        lambda: [row[0] for row in services.store.database.execute(sql).fetchall()]
    )


def lock(window: StartedWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.focused(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.wait_for("Layar terkunci")


def test_nothing_can_be_seen_before_somebody_logs_in(window: StartedWindow) -> None:
    assert not window.window.navigation.isEnabled()
    assert window.sees("Masuk")
    assert not window.desk.context.person.name


def test_login_shows_name_and_role(dewi: StartedWindow) -> None:
    assert dewi.sees("Dewi Anggraini")
    assert dewi.sees("Petugas depan")
    assert audit(dewi)[-1] == "login"
    assert dewi.desk.context.person.id == dewi.desk.services.store.capture.person


def test_ctrl_l_locks_and_the_same_person_comes_back(dewi: StartedWindow, qtbot: QtBot) -> None:
    before = dewi.focused()
    run = dewi.desk.services.store.capture.run.run
    lock(dewi, qtbot)
    assert dewi.sees("Dewi Anggraini")
    dewi.type("sandi-dewi", ENTER)
    dewi.wait_for_desk()
    assert dewi.focused() is before
    assert dewi.desk.services.store.capture.run.run == run
    assert audit(dewi)[-2:] == ["lock", "unlock"]


def test_the_locked_screen_says_how_far_the_sync_is(dewi: StartedWindow, qtbot: QtBot) -> None:
    context = dewi.desk.context
    lock(dewi, qtbot)
    assert dewi.sees("Belum terhubung ke pusat")
    context.sync_said(SyncStatus(enrolled=True, equal_at=context.now(), contact=context.now()))
    cover = dewi.window.overlay
    assert cover is not None
    said = [label.full_text() for label in cover.findChildren(Label)]
    assert f"Sama dengan pusat, {formatting.clock(context.now())}" in said


def test_the_lock_icon_locks(dewi: StartedWindow) -> None:
    dewi.window.navigation.lock_requested.emit()
    dewi.wait_for("Layar terkunci")


def test_wrong_passwords_are_counted(dewi: StartedWindow, qtbot: QtBot) -> None:
    lock(dewi, qtbot)
    for left in (4, 3, 2, 1):
        dewi.type("salah", ENTER)
        dewi.wait_for(f"Kata sandi belum cocok. Sisa {left} kali.")
    dewi.type("salah", ENTER)
    dewi.wait_for("Terlalu sering salah. Coba lagi 1 menit lagi.")
    dewi.type("sandi-dewi", ENTER)
    dewi.wait_until(lambda: not dewi.desk.lock._busy)
    assert dewi.sees("Layar terkunci")


def test_somebody_else_takes_over(dewi: StartedWindow, qtbot: QtBot) -> None:
    run = dewi.desk.services.store.capture.run.run
    lock(dewi, qtbot)
    dewi.press("Ganti pengguna")
    dewi.wait_for("Kembali")
    dewi.type("bayu", ENTER, "sandi-bayu", ENTER)
    dewi.wait_for_desk()
    assert dewi.sees("Bayu Pratama")
    assert dewi.sees("Kasatpel")
    assert dewi.desk.services.store.capture.run.run != run
    assert audit(dewi)[-2:] == ["logout", "login"]


def test_esc_gives_up_switching(dewi: StartedWindow, qtbot: QtBot) -> None:
    lock(dewi, qtbot)
    dewi.press("Ganti pengguna")
    dewi.wait_for("Kembali")
    dewi.type(ESC)
    assert dewi.sees("Layar terkunci")


def test_the_work_behind_cannot_be_reached(dewi: StartedWindow, qtbot: QtBot) -> None:
    lock(dewi, qtbot)
    for _ in range(12):
        dewi.type(Qt.Key.Key_Tab)
        assert isinstance(dewi.window._overlay, LockScreen)
        assert dewi.window._overlay.isAncestorOf(dewi.focused())
    qtbot.keyClick(dewi.focused(), Qt.Key.Key_F3)
    assert dewi.window.current_place == "front_desk"


def test_it_locks_by_itself_but_not_while_somebody_types(dewi: StartedWindow) -> None:
    dewi.desk.lock.idle.set_seconds(0.02)
    dewi.wait_for("Layar terkunci")


def test_a_closed_desk_locks_nothing(dewi: StartedWindow) -> None:
    desk = dewi.desk
    desk.lock.idle.set_seconds(600)
    desk.close()
    assert not desk.lock.idle._timer.isActive()
    assert not desk.lock.is_locked


@pytest.fixture
def watched(show: Callable[..., QLineEdit], qtbot: QtBot) -> tuple[IdleWatch, list[float], object]:
    page = show(QLineEdit())
    now = [0.0]
    watch = IdleWatch(page, lambda: now[0])
    watch.watch(page)
    return watch, now, page


@pytest.mark.parametrize("kind", ["key", "mouse"])
def test_input_counts_as_presence(
    watched: tuple[IdleWatch, list[float], QLineEdit], qtbot: QtBot, kind: str
) -> None:
    watch, now, page = watched
    watch.set_seconds(0.01)
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    now[0] = 0.009
    none = Qt.KeyboardModifier.NoModifier
    event: QEvent
    if kind == "key":
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a")
    else:
        point, button = QPointF(9, 9), Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, point, point, button, button, none)
    QApplication.sendEvent(page.windowHandle(), event)
    now[0] = 0.012
    watch._on_timeout()
    assert not heard
    now[0] = 0.020
    watch._on_timeout()
    assert heard


def test_after_sleep_it_locks_before_the_first_input(
    watched: tuple[IdleWatch, list[float], QLineEdit],
) -> None:
    watch, now, page = watched
    watch.set_seconds(600)
    heard: list[float] = []
    watch.idle.connect(lambda: heard.append(watch.passed))
    now[0] = 9 * 3600.0  # and no timer has run meanwhile
    none = Qt.KeyboardModifier.NoModifier
    for _ in range(2):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a")
        QApplication.sendEvent(page.windowHandle(), event)
    assert heard == [9 * 3600.0]


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="Linux alone has two such clocks")
def test_the_clock_goes_on_while_the_computer_sleeps(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QObject()
    watch, real = IdleWatch(parent), time.clock_gettime
    slept = {time.CLOCK_BOOTTIME: 3600.0}
    monkeypatch.setattr(time, "clock_gettime", lambda clock: real(clock) + slept.get(clock, 0))
    assert watch.passed >= 3600
    watch.set_seconds(600)
    assert watch._timer.interval() <= 5_000


def test_zero_minutes_never_lock(watched: tuple[IdleWatch, list[float], object]) -> None:
    watch, _now, _page = watched
    watch.set_seconds(60)
    watch.set_seconds(0)
    assert not watch._timer.isActive()


def test_without_accounts_there_is_nothing_to_lock(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PASSPHRASE)
    window = start(make_template(tmp_path / "pos"))
    window.wait_for_desk()
    qtbot.keyClick(window.focused(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    toast = window.window.toast
    qtbot.waitUntil(toast.isVisible)
    assert "setelah ada akun" in toast.accessibleName()
    assert window.window.navigation.isEnabled()
