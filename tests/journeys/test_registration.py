"""Registering people through the real window, by keyboard; with and without a line.

Online the post speaks to a real head office in a process of its own; offline that process is gone
when the window opens, and everything is sent when it is back.
"""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from okeoce_desktop.app import Desktop
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.registration import ConsentAnswer
from okeoce_desktop.services.setting_up import create_post, enrol, keep_enrolment
from okeoce_desktop.storage.store import Store, open_existing
from okeoce_desktop.ui.screens.registration.screen import RegistrationScreen
from tests.helpers.desk import (
    CLERK,
    POST,
    FixedClock,
    NewDesk,
    OpenDesk,
    areas,
    moment,
)
from tests.helpers.head_office import HeadOfficeProcess

ROOT = Path(__file__).resolve().parents[2]
NIK = "3174015702880003"
KNOWN_NIK = "3174015702889001"  # Rina Wulandari of the cast
TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier


class Clerk:
    """Hands on the keyboard of one open desk."""

    def __init__(self, desk: OpenDesk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot

    def press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            target = self.desk.window.focusWidget()
            assert target is not None
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)

    def control(self, key: Qt.Key) -> None:
        target = self.desk.window.focusWidget()
        assert target is not None
        self.qtbot.keyClick(target, key, CTRL)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def sees(self, words: str) -> None:
        self.until(lambda: self.desk.sees(words))

    def told(self, words: str) -> None:
        toast = self.desk.window.toast
        self.until(lambda: toast.isVisible() and words in toast.accessibleName())

    @property
    def screen(self) -> RegistrationScreen:
        screen = self.desk.window.current_screen
        assert isinstance(screen, RegistrationScreen)
        return screen

    def at_nik(self) -> bool:
        return self.desk.window.focusWidget() is self.screen.page.form.first

    def people(self) -> int:
        count: int = self.desk.rows("SELECT count(*) FROM participant WHERE deleted_at IS NULL")[0][
            0
        ]
        return count

    def fill_in_siti(self, nik: str = NIK) -> None:
        """The minimum record, as it is typed with the card in hand."""
        self.press(Qt.Key.Key_F3)
        self.until(lambda: self.at_nik())
        self.press(nik, ENTER, "Siti Nurhaliza", TAB, TAB, TAB, "081234567890", TAB)
        self.press("kebon b", TAB, "s", TAB, "Kebaya Siti", TAB, "fe", TAB, SPACE)


@pytest.fixture
def clerk(new_desk: NewDesk, qtbot: QtBot) -> Clerk:
    return Clerk(new_desk(), qtbot)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    office = HeadOfficeProcess(tmp_path)
    yield office
    office.stop()


@pytest.mark.parametrize("online", [True, False], ids=["online", "offline"])
def test_the_minimum_record_by_keyboard_alone(
    new_desk: NewDesk, qtbot: QtBot, office: HeadOfficeProcess, online: bool
) -> None:
    def prepare(store: Store) -> None:
        reply = enrol(office.url, office.enrol_code(POST), "Meja depan", store.device)
        keep_enrolment(store, office.url, reply)
        if not online:
            office.stop()

    clerk = Clerk(new_desk(prepare=prepare, others=2), qtbot)
    clerk.fill_in_siti()
    clerk.control(Qt.Key.Key_S)
    clerk.told("Tersimpan di komputer ini, 317401-")
    assert clerk.at_nik()
    assert clerk.screen.entry.is_empty
    clerk.sees("Siti Nurhaliza terdaftar")
    (row,) = clerk.desk.rows(
        "SELECT nik, sex, phone, kelurahan_kode, home_post, status, intake, has_business,"
        " nik_override, birth_date, id FROM participant WHERE full_name = 'Siti Nurhaliza'"
    )
    assert row[:4] == (NIK, "P", "+6281234567890", "31.74.01.1004")
    assert row[4:9] == (POST, "aktif", "datang", 1, None)
    assert datetime.date.fromordinal(row[9]) == datetime.date(1988, 2, 17)
    consents = clerk.desk.rows(
        "SELECT purpose, basis, answer, method FROM consent WHERE participant_id = ? ORDER BY rid",
        row[10],
    )
    assert consents == [
        ("layanan", "tugas_publik", "setuju", "lisan"),
        ("whatsapp", "persetujuan", "tolak", "lisan"),
    ]
    business = clerk.desk.rows(
        "SELECT name, category FROM business WHERE participant_id = ?", row[10]
    )
    assert business == [("Kebaya Siti", "fesyen")]
    assert clerk.desk.rows("SELECT count(*) FROM draft") == [(0,)]
    context = clerk.desk.context
    if not online:
        clerk.until(lambda: context.sync_status.held > 0)
        office.start()
    context.sync_now()
    qtbot.waitUntil(clerk.desk.all_is_sent, timeout=30_000)
    file = office.directory / "people.jsonl"
    office.command("export", "participant", str(file))
    sent = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [one["nik"] for one in sent if one["full_name"] == "Siti Nurhaliza"] == [NIK]


def test_the_registered_person_can_be_checked_in_at_once(clerk: Clerk) -> None:
    clerk.fill_in_siti()
    clerk.control(Qt.Key.Key_S)
    clerk.sees("Catat masuk sekarang")
    clerk.press(Qt.Key.Key_F6)
    assert clerk.desk.window.current_place == "front_desk"
    clerk.sees("Siti Nurhaliza")
    clerk.press(Qt.Key.Key_F3)
    clerk.press("3")
    assert not clerk.desk.sees("Catat masuk sekarang")


def test_a_known_nik_stops_and_leads_to_the_person(clerk: Clerk) -> None:
    before = clerk.people()
    clerk.fill_in_siti(KNOWN_NIK)
    clerk.sees("NIK ini sudah terdaftar atas nama Rina Wulandari.")
    clerk.sees("Sudah terdaftar")
    assert not clerk.desk.sees("Beda orang")
    clerk.control(Qt.Key.Key_S)
    clerk.sees("1 isian perlu diperbaiki sebelum disimpan")
    assert clerk.at_nik()
    assert clerk.people() == before
    with clerk.qtbot.waitSignal(clerk.desk.context.person_requested) as asked:
        clerk.press(Qt.Key.Key_F6)
    assert asked.args == [clerk.desk.people["Rina Wulandari"]]
    assert clerk.desk.window.current_place == "front_desk"
    clerk.desk.window.go_to("registration")
    assert clerk.screen.entry.is_empty
    clerk.sees("Isian Siti Nurhaliza dibuang.")
    assert clerk.desk.rows("SELECT count(*) FROM draft") == [(0,)]


def test_the_service_refuses_a_known_nik_whatever_the_window_knew(desk: OpenDesk) -> None:
    form = {"full_name": "Siti Nurhaliza", "nik": KNOWN_NIK}
    answers = [ConsentAnswer("layanan", "tugas_publik", True)]
    services = desk.desktop.services
    with pytest.raises(UserFacingError) as refused:
        services.writer.call(lambda: services.writing.registration.register(form, answers))
    assert refused.value.code is ErrorCode.INVALID_ENTRY
    assert refused.value.params["reason"] == "nik_known"
    # Somebody who was deleted does not stand in the way.
    person = desk.people["Rina Wulandari"]
    services.writer.call(lambda: services.writing.people.remove(person))
    services.writer.call(lambda: services.writing.registration.register(form, answers))
    assert desk.rows("SELECT has_business FROM participant WHERE full_name = ?", form["full_name"])


def test_an_odd_nik_is_saved_after_a_look_at_the_card(clerk: Clerk) -> None:
    clerk.fill_in_siti("3174013102880003")
    message = clerk.screen.page.form.field("nik").message()
    assert message == "Di NIK 31 Februari, tidak mungkin. Periksa KTP-el."
    clerk.control(Qt.Key.Key_S)
    clerk.sees("1 isian perlu diperbaiki sebelum disimpan")
    clerk.sees("NIK ini tidak lazim. Bandingkan dengan KTP-el di tangan.")
    clerk.control(Qt.Key.Key_T)
    assert clerk.desk.sees("Sesuai KTP-el")
    assert not clerk.desk.sees("perlu diperbaiki")
    clerk.control(Qt.Key.Key_S)
    clerk.told("Tersimpan di komputer ini")
    rows = clerk.desk.rows("SELECT nik, nik_override FROM participant WHERE nik_override <> ''")
    assert rows == [("3174013102880003", "sesuai KTP-el")]


def test_a_registration_is_undone_and_the_entry_comes_back(clerk: Clerk) -> None:
    before = clerk.people()
    clerk.fill_in_siti()
    clerk.control(Qt.Key.Key_S)
    clerk.told("Tersimpan di komputer ini")
    assert clerk.people() == before + 1
    clerk.control(Qt.Key.Key_Z)
    clerk.told("Diurungkan: pendaftaran")
    assert clerk.people() == before
    clerk.until(lambda: clerk.screen.entry.text("full_name") == "Siti Nurhaliza")
    assert not clerk.desk.sees("Catat masuk sekarang")
    clerk.control(Qt.Key.Key_S)
    clerk.until(lambda: clerk.people() == before + 1)


def test_a_draft_survives_kill_9(tmp_path: Path, qtbot: QtBot, light_theme: None) -> None:
    directory = tmp_path / "store"
    create_post(directory, POST, areas(), "x").close()
    command = [sys.executable, "-m", "tests.journeys.regist_child", str(directory)]
    child = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "saved\n"
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait(30)
        child.stdout.close()
    clock = FixedClock(moment("09.42"))
    store = open_existing(directory, lambda: "x", clock)
    desktop = Desktop(store, areas(), CLERK)
    desktop.window.resize(1366, 768)
    desktop.start()
    desktop.window.activateWindow()
    QApplication.processEvents()
    clerk = Clerk(OpenDesk(desktop, clock, {}), qtbot)
    try:
        clerk.until(desktop.window.isActiveWindow)
        clerk.press(Qt.Key.Key_F3)
        clerk.sees("Lanjutkan isian Budi Santoso? Terakhir diubah 09.12.")
        clerk.control(Qt.Key.Key_R)
        clerk.until(lambda: clerk.screen.entry.text("full_name") == "Budi Santoso")
        assert clerk.screen.entry.text("phone") == "0812345"
        clerk.until(lambda: not clerk.desk.sees("Lanjutkan isian"))
        assert clerk.desk.rows("SELECT title FROM draft") == [("Budi Santoso",)]
    finally:
        clerk.desk.close()
