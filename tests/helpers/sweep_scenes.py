"""The ways through the app that bring every screen and state into sight, one after the other.

A journey is a generator: it works like a clerk and stops with the name of each state, so that what
must hold on every screen can be checked there. It finds its way by keys and data, never by words
of the interface: the same journeys run in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.setting_up import add_staff
from okeoce_desktop.services.sync_loop import SyncStatus
from okeoce_desktop.storage.store import Store
from okeoce_desktop.ui.first_run.pages import TroublePage
from okeoce_desktop.ui.first_run.wizard import Wizard
from okeoce_desktop.ui.screens.participants.screen import ParticipantsScreen
from okeoce_desktop.ui.screens.registration.screen import RegistrationScreen
from okeoce_desktop.ui.screens.settings.screen import SettingsScreen
from okeoce_desktop.ui.screens.sync.screen import SyncScreen
from sync.contract import CONFLICT, PARTICIPANT, Conflict, RowId
from sync.protocol import ParkedCode
from tests.helpers.desk import CAST, HERE, Came, Resident, open_desk
from tests.helpers.start import StartedWindow
from tests.helpers.stores import make_template
from tests.helpers.sweep_clerk import Clerk

ENTER, ESC, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NIK = "3174015702880003"
TWIN = Resident("Siti Nurhaliza", "Warung Siti", "kuliner", "+6281200111222", "3174015702880008")
CROWD = (
    *HERE,
    Came("Tuti Alawiyah", "kerja", "08.12", "Meja 7", "09.31"),
    Came("", "info", "08.11", "Meja layanan"),
    Came("Rina Wulandari", "konsultasi", "10.00", None, "10.40", days_ago=5),
)


Journey = Callable[[Clerk], Iterator[str]]


def empty_post(clerk: Clerk) -> Iterator[str]:
    """A post on its first morning."""
    clerk.calm()
    yield "front desk, empty"
    clerk.press(Qt.Key.Key_3, modifier=ALT)
    clerk.until(lambda: clerk.window.current_place == "participants")
    yield "participants, empty"


def at_the_desk(clerk: Clerk) -> Iterator[str]:
    """People come and go."""
    desk, sees = clerk.desk, clerk.desk.sees
    clerk.until(lambda: sees("Hasan Basri"))
    yield "front desk, people here"
    clerk.search("rina w")
    clerk.until(lambda: clerk.window.search_box.list_open)
    yield "front desk, pick list"
    clerk.search("rina wulandari")
    clerk.press(ENTER)
    clerk.until(lambda: sees("Dapur Wulan") and not clerk.window.search_box.hasFocus())
    yield "front desk, person"
    clerk.press("2")
    clerk.calm()
    yield "front desk, purpose chosen"
    clerk.press(ENTER)
    clerk.until(lambda: len(desk.visits()) == len(CROWD) + 1 and clerk.window.toast.isVisible())
    yield "front desk, checked in"
    clerk.window.toast.leave()
    clerk.search("maria")
    clerk.press(ENTER)
    clerk.until(lambda: sees("Lapo Ito Katering"))
    yield "front desk, person who is here"
    clerk.search("zzqx")
    clerk.press(ENTER)
    clerk.until(lambda: sees("zzqx"))
    yield "front desk, nobody found"
    clerk.press(ESC, Qt.Key.Key_F4)
    clerk.calm()
    yield "front desk, guest"
    clerk.press(Qt.Key.Key_F10)
    clerk.calm()
    yield "front desk, refusal"
    clerk.press(ESC, ESC, Qt.Key.Key_F1)
    clerk.until(lambda: clerk.covered)
    yield "list of shortcuts"
    clerk.press(ESC)


def registering(clerk: Clerk) -> Iterator[str]:
    """From an empty form to a registered person."""
    clerk.press(Qt.Key.Key_F3)
    screen = clerk.window.current_screen
    assert isinstance(screen, RegistrationScreen)
    yield "registration, empty"
    clerk.press(NIK[:15], TAB, "Budi", TAB, "31-02-1988", TAB, TAB, "0812", TAB, "tebet barat", TAB)
    clerk.press(Qt.Key.Key_S, modifier=CONTROL)
    clerk.calm()
    yield "registration, errors"
    clerk.press(Qt.Key.Key_D, modifier=CONTROL)
    clerk.until(lambda: screen.entry.is_empty)
    clerk.window.toast.leave()
    yield "registration, a form waits"
    clerk.press(NIK, TAB, "Siti Nurhaliza", TAB)
    clerk.until(screen.panel_widget.matches.isVisible)
    yield "registration, duplicates"
    clerk.press(Qt.Key.Key_M, modifier=CONTROL)
    clerk.calm()
    yield "registration, all fields"
    screen.page.form.focus_field("notice_read")
    clerk.press(Qt.Key.Key_Space)
    clerk.press(Qt.Key.Key_S, modifier=CONTROL)
    clerk.until(lambda: screen.entry.is_empty)
    yield "registration, saved"


def the_participants(clerk: Clerk) -> Iterator[str]:
    """The list, somebody in hand, a correction."""
    clerk.press(Qt.Key.Key_3, modifier=ALT)
    screen = clerk.window.current_screen
    assert isinstance(screen, ParticipantsScreen)
    clerk.until(lambda: screen.person_panel.shown is not None)
    yield "participants, list"
    for _ in range(2):
        clerk.press(DOWN)
    clerk.calm()
    yield "participants, somebody else"
    clerk.press(Qt.Key.Key_F, modifier=CONTROL)
    clerk.press("rina wulandari")
    clerk.until(lambda: screen.person_panel.shown == clerk.desk.people["Rina Wulandari"])
    yield "participants, filtered"
    screen.list_page.focus_list()
    clerk.press("U")
    clerk.until(lambda: screen.person_panel.isHidden() or not screen.person_panel.isVisible())
    yield "participants, edit"
    clerk.press("x")
    clerk.calm()
    yield "participants, edited"
    clerk.press(ESC)
    clerk.until(screen.person_panel.isVisible)
    clerk.press(Qt.Key.Key_F, modifier=CONTROL)
    clerk.press("zzqx")
    clerk.until(lambda: screen.person_panel.shown is None)
    yield "participants, nothing matches"


def the_sync(clerk: Clerk) -> Iterator[str]:
    """Everything the sync has to say."""
    context = clerk.desk.context
    clerk.press(Qt.Key.Key_8, modifier=ALT)
    screen = clerk.window.current_screen
    assert isinstance(screen, SyncScreen)
    clerk.until(lambda: screen.proof.isVisible() and context.sync_status.held > 0)
    yield "sync, not enrolled"
    clerk.press(ENTER, ENTER)
    yield "sync, enrolment incomplete"
    clerk.desk.desktop.sync.stop()
    now = context.now()
    states = {
        "offline": SyncStatus(enrolled=True, error=ErrorCode.UNREACHABLE, held=3, contact=now),
        "under way": SyncStatus(enrolled=True, busy=True, held=1_200, pushed=400, pulled=11),
        "equal": SyncStatus(enrolled=True, equal_at=now, contact=now),
        "attention": SyncStatus(enrolled=True, contact=now, attention=2),
        "revoked": SyncStatus(enrolled=True, error=ErrorCode.REVOKED, held=3, contact=now),
        "stopped": SyncStatus(enrolled=True, error=ErrorCode.PROTOCOL_TOO_OLD, held=3),
    }
    for name, status in states.items():
        context.sync_said(status)
        clerk.calm()
        yield f"sync, {name}"


def the_settings(clerk: Clerk) -> Iterator[str]:
    """Settings, their two forms, the lock and the login."""
    clerk.press(Qt.Key.Key_Comma, modifier=CONTROL)
    screen = clerk.window.current_screen
    assert isinstance(screen, SettingsScreen)
    clerk.calm()
    yield "settings"
    for name, button in (
        ("account", screen.view.add_account),
        ("head office", screen.view.connect_office),
    ):
        button.click()
        clerk.until(lambda: clerk.covered)
        yield f"settings, {name}"
        assert screen._form is not None
        screen._form._action.click()
        clerk.calm()
        yield f"settings, {name} incomplete"
        clerk.press(ESC)
        clerk.until(lambda: not clerk.covered)


def the_lock(clerk: Clerk) -> Iterator[str]:
    """Nobody is logged in yet, then the screen is locked."""
    clerk.until(lambda: clerk.covered)
    yield "login"
    clerk.press("dewi", ENTER, "bukan ini", ENTER)
    clerk.until(lambda: not clerk.desk.desktop.lock._busy)
    yield "login, wrong password"
    clerk.press("sandi-dewi", ENTER)
    clerk.until(lambda: not clerk.covered)
    clerk.press(Qt.Key.Key_F3)
    clerk.press(NIK, TAB, "Siti Nurhaliza")
    clerk.press(Qt.Key.Key_L, modifier=CONTROL)
    clerk.until(lambda: clerk.covered)
    yield "locked"
    clerk.press("bukan ini", ENTER)
    clerk.until(lambda: not clerk.desk.desktop.lock._busy)
    yield "locked, wrong password"


def the_wizard(clerk: Clerk) -> Iterator[str]:
    """The first start, page by page, each first with nothing filled in."""
    page = clerk.window._overlay
    assert isinstance(page, Wizard)

    def go_on(at: int) -> None:
        page._next.click()
        clerk.calm()
        assert page._at == at

    yield "wizard, post"
    clerk.fill("Bandung", TAB)
    go_on(0)
    yield "wizard, unknown post"
    clerk.fill("tebet", ENTER)
    go_on(1)
    yield "wizard, account"
    go_on(1)
    yield "wizard, account incomplete"
    clerk.fill("Dewi Anggraini", ENTER, "rahasia-dewi", ENTER, "rahasia-dewi")
    go_on(2)
    yield "wizard, key"
    clerk.fill("frasa")
    go_on(2)
    yield "wizard, key too short"
    clerk.fill("frasa sandi pos", ENTER, "frasa sandi pos")
    go_on(3)
    yield "wizard, head office"
    clerk.fill("https://pusat.example")
    go_on(3)
    yield "wizard, head office incomplete"


def the_start(clerk: Clerk) -> Iterator[str]:
    """A locked store, and what there is to say when it does not open."""
    yield "unlock"
    for code in (ErrorCode.STORE_NEWER, ErrorCode.STORE_DAMAGED, ErrorCode.PASSPHRASE_MISSING):
        clerk.window.show_overlay(TroublePage(UserFacingError(code), "/home/dewi/okeoce"))
        clerk.calm()
        yield f"trouble, {code.name}"


JOURNEYS: Mapping[str, Journey] = {
    journey.__name__: journey
    for journey in (
        empty_post,
        at_the_desk,
        registering,
        the_participants,
        the_sync,
        the_settings,
        the_lock,
        the_wizard,
        the_start,
    )
}


@contextmanager
def open_journey(name: str, qtbot: QtBot, directory: Path) -> Iterator[Clerk]:
    """The clerk in front of a new window where a journey begins; closed at the end."""
    directory /= "post"
    if name in ("the_wizard", "the_start"):
        if name == "the_start":
            make_template(directory)
        started = StartedWindow(qtbot, directory)
        try:
            yield Clerk(qtbot, started.window)
        finally:
            started.close()
        return
    options: dict[str, Any] = {"came": CROWD, "prepare": _with_trouble}
    if name == "empty_post":
        options = {"cast": (), "others": 0}
    elif name == "registering":
        options = {"cast": (*CAST, TWIN)}
    elif name == "the_settings":
        options = {}
    elif name == "the_lock":
        options = {"prepare": _with_account}
    desk = open_desk(directory, **options)
    if name == "the_lock":
        desk.desktop.lock.ask_login()
    try:
        yield Clerk(qtbot, desk.window, desk)
    finally:
        desk.close()


def _with_account(store: Store) -> None:
    add_staff(store, "Dewi Anggraini", "dewi", "petugas_depan", "sandi-dewi")


def _with_trouble(store: Store) -> None:
    """Two values for one phone, and a row head office could not take."""
    found = store.database.execute("SELECT full_name, id FROM participant").fetchall()
    ids = {name: RowId(row_id) for name, row_id in found}
    with store.capture.act("x", undoable=False) as act:
        conflict = Conflict(
            id=act.new_id(),
            row_kind=PARTICIPANT.number,
            row_id=ids["Maria Simanjuntak"],
            subject_id=ids["Maria Simanjuntak"],
            field_number=PARTICIPANT.by_name["phone"].number,
            kept=msgspec.msgpack.encode("+6281311207745"),
            lost=msgspec.msgpack.encode("+6281290441187"),
            found_at=store.now(),
        )
        act.create(CONFLICT, conflict)
    with store.capture.gate.opened():
        store.database.execute(
            "INSERT INTO parked (kind, id, field, run, number, code, at) VALUES (1,?,0,1,1,?,?)",
            (ids["Hasan Basri"], ParkedCode.TOO_LARGE, store.now()),
        )
