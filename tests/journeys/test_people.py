"""Correcting what is known of somebody, by keyboard, and taking it back; online and offline.

Online the post speaks to a real head office in a process of its own; offline that process is gone
while the clerk works, and everything is sent when it is back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.services.setting_up import enrol, keep_enrolment
from okeoce_desktop.storage.store import Store
from tests.helpers.desk import POST, NewDesk, OpenDesk
from tests.helpers.head_office import HeadOfficeProcess

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NAME, BEFORE, AFTER = "Hasan Basri", "+6281200936004", "+6281311207745"


class Clerk:
    """Hands on the keyboard of one open desk."""

    def __init__(self, desk: OpenDesk, qtbot: QtBot, office: HeadOfficeProcess) -> None:
        self.desk, self.qtbot, self.office = desk, qtbot, office

    @property
    def focus(self) -> QWidget:
        return self.desk.window.focusWidget() or self.desk.window

    def press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            if isinstance(key, str):
                self.qtbot.keyClicks(self.focus, key)
            else:
                self.qtbot.keyClick(self.focus, key)

    def control(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.focus, key, CONTROL)

    def sees(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.desk.sees(words))

    def stands_on(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.focus.accessibleName() == name)

    def told(self, words: str) -> None:
        toast = self.desk.window.toast
        self.qtbot.waitUntil(lambda: toast.isVisible() and toast.accessibleName() == words)

    def tabs_to(self, name: str) -> None:
        for _ in range(12):
            if self.focus.accessibleName() == name:
                return
            self.press(TAB)
        raise AssertionError(name)

    def phone(self) -> str | None:
        (row,) = self.desk.rows("SELECT phone FROM participant WHERE full_name = ?", NAME)
        found: str | None = row[0]
        return found

    def phone_at_head_office(self) -> str | None:
        """What head office knows once it has everything."""
        context = self.desk.context
        context.sync_now()
        self.qtbot.waitUntil(self.desk.all_is_sent, timeout=30_000)
        file = self.office.directory / "people.jsonl"
        self.office.command("export", "participant", str(file))
        people = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        (found,) = [person.get("phone") for person in people if person["full_name"] == NAME]
        return str(found) if found else None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    office = HeadOfficeProcess(tmp_path)
    yield office
    office.stop()


@pytest.fixture
def clerk(new_desk: NewDesk, qtbot: QtBot, office: HeadOfficeProcess) -> Clerk:
    """A post that has sent everything it knows."""

    def prepare(store: Store) -> None:
        reply = enrol(office.url, office.enrol_code(POST), "Meja depan", store.device)
        keep_enrolment(store, office.url, reply)

    clerk = Clerk(new_desk(prepare=prepare, others=2), qtbot, office)
    assert clerk.phone_at_head_office() == BEFORE
    return clerk


@pytest.fixture(params=["online", "offline"])
def online(request: pytest.FixtureRequest, clerk: Clerk) -> bool:
    if request.param == "offline":
        clerk.office.stop()
    return bool(request.param == "online")


def test_a_phone_number_is_corrected_and_taken_back(clerk: Clerk, online: bool) -> None:
    clerk.qtbot.keyClick(clerk.desk.window, Qt.Key.Key_3, ALT)
    clerk.sees("15 orang di komputer ini")
    clerk.control(Qt.Key.Key_F)
    clerk.press("hasan", ENTER)
    clerk.sees("Nomor HP")
    clerk.sees("0812-0093-6004")
    clerk.press("u")
    clerk.sees("Ubah data")
    clerk.tabs_to("Nomor HP atau WA")
    clerk.press("0813 1120 7745")
    clerk.sees("1 isian diubah, belum disimpan.")
    clerk.control(Qt.Key.Key_S)
    clerk.told(f"Tersimpan di komputer ini: {NAME}")
    clerk.stands_on("Daftar peserta")
    clerk.sees("0813-1120-7745")
    assert clerk.phone() == AFTER
    if online:
        assert clerk.phone_at_head_office() == AFTER
    clerk.control(Qt.Key.Key_Z)
    clerk.told("Diurungkan: perubahan data")
    clerk.sees("0812-0093-6004")
    assert clerk.phone() == BEFORE
    if not online:
        clerk.office.start()
    assert clerk.phone_at_head_office() == BEFORE


def test_a_removed_person_comes_back(clerk: Clerk, online: bool) -> None:
    clerk.qtbot.keyClick(clerk.desk.window, Qt.Key.Key_3, ALT)
    clerk.sees("15 orang di komputer ini")
    clerk.control(Qt.Key.Key_F)
    clerk.press("hasan", ENTER)
    clerk.sees("0812-0093-6004")
    clerk.press("u")
    clerk.sees("Hapus peserta")
    button = next(
        each
        for each in clerk.desk.window.findChildren(QWidget)
        if each.accessibleName() == "Hapus peserta"
    )
    button.setFocus()
    clerk.press(Qt.Key.Key_Space)
    clerk.told(f"{NAME} dihapus")
    clerk.sees("Tidak ada yang cocok")
    clerk.control(Qt.Key.Key_Z)
    clerk.told("Diurungkan: penghapusan")
    clerk.sees("0812-0093-6004")
    if not online:
        clerk.office.start()
    assert clerk.phone_at_head_office() == BEFORE
