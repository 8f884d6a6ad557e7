"""The wizard, the unlock page and the page for a store that does not open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from okeoce_desktop.errors import ErrorCode, ExitCode, UserFacingError
from okeoce_desktop.storage.database import KEY_FILE, STORE_FILE, open_store
from okeoce_desktop.storage.migrations import LATEST
from okeoce_desktop.ui.first_run.pages import TroublePage, UnlockPage, trouble_words
from okeoce_desktop.ui.first_run.wizard import Wizard
from okeoce_desktop.ui.messages import error_words
from okeoce_desktop.ui.widgets.combo import TypeCombo
from tests.helpers.start import Start, StartedWindow, start
from tests.helpers.stores import PASSPHRASE, make_template, passphrase

__all__ = ["start"]

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def cover(window: StartedWindow) -> QWidget | None:
    return window.window._overlay


@pytest.fixture
def wizard(start: Start, tmp_path: Path) -> StartedWindow:
    window = start(tmp_path / "pos")
    assert isinstance(cover(window), Wizard)
    return window


def to_account(window: StartedWindow) -> None:
    window.type("tebet", ENTER, ENTER)
    assert window.sees("Siapa yang bekerja di sini?")


def fill_account(window: StartedWindow) -> None:
    window.type("Dewi Anggraini", ENTER, "rahasia-dewi", ENTER, "rahasia-dewi", ENTER)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("tebet", "31.74.01"), ("31.74.01", "31.74.01"), ("317401", "31.74.01"), ("seribu u", None)],
)
def test_a_post_is_found_by_name_or_code(
    wizard: StartedWindow, typed: str, code: str | None
) -> None:
    wizard.type(typed, ENTER)
    combo = wizard.focused()
    assert isinstance(combo, TypeCombo)
    if code is not None:
        assert combo.value() == code
    else:
        assert str(combo.value()).startswith("31.01")


def test_all_44_posts_can_be_chosen(wizard: StartedWindow) -> None:
    page = cover(wizard)
    assert isinstance(page, Wizard)
    assert len(page.post.post._entries) == 44


def test_a_post_that_does_not_exist_goes_no_further(wizard: StartedWindow) -> None:
    wizard.type("Bandung", ENTER)
    wizard.type(ENTER)
    assert wizard.sees("Kecamatan ini tidak ada. Pilih dari daftar.")
    assert wizard.sees("Langkah 1 dari 4")


def test_the_account_says_what_is_missing(wizard: StartedWindow) -> None:
    to_account(wizard)
    wizard.press("Lanjut")
    for words in (
        "Tulis nama lengkap.",
        "Tulis nama pengguna.",
        "Belum diisi, paling sedikit 8 huruf.",
    ):
        assert wizard.sees(words)
    assert wizard.focused().accessibleName() == "Nama lengkap"


def test_two_different_passwords_are_noticed(wizard: StartedWindow) -> None:
    to_account(wizard)
    wizard.type("Dewi Anggraini", ENTER, "rahasia-dewi", ENTER, "rahasia-bayu", ENTER)
    assert wizard.sees("Belum sama dengan yang di atas.")


def test_the_first_name_is_proposed_as_user_name(wizard: StartedWindow) -> None:
    to_account(wizard)
    wizard.type("Dewi Anggraini", ENTER)
    page = cover(wizard)
    assert isinstance(page, Wizard)
    assert page.account.username.text() == "dewi"


def test_a_lost_passphrase_is_warned_about(wizard: StartedWindow) -> None:
    to_account(wizard)
    fill_account(wizard)
    assert wizard.sees("Bagaimana data dikunci?")
    assert wizard.sees("Frasa sandi yang hilang tidak bisa dipulihkan, begitu juga datanya.")


def test_esc_goes_back_and_keeps_what_was_typed(wizard: StartedWindow) -> None:
    to_account(wizard)
    wizard.type("Dewi", ESC)
    assert wizard.sees("Langkah 1 dari 4")
    wizard.type(ENTER)
    page = cover(wizard)
    assert isinstance(page, Wizard)
    assert page.account.full_name.text() == "Dewi"


def test_head_office_that_does_not_answer_can_be_left_for_later(wizard: StartedWindow) -> None:
    to_account(wizard)
    fill_account(wizard)
    wizard.type("frasa sandi pos", ENTER, "frasa sandi pos", ENTER)
    assert wizard.sees("Hubungkan ke pusat?")
    # Port 9 of this computer: nobody answers there.
    wizard.type("http://127.0.0.1:9", ENTER, "ABCD-1234", ENTER)
    wizard.wait_for(error_words(UserFacingError(ErrorCode.UNREACHABLE)))
    wizard.press("Nanti saja")
    desk = wizard.wait_for_desk()
    places = desk.services.writer.call(
        lambda: desk.services.store.database.execute("SELECT count(*) FROM resource").fetchone()[0]
    )
    assert places == 26


def test_an_address_without_tls_is_refused(wizard: StartedWindow) -> None:
    to_account(wizard)
    fill_account(wizard)
    wizard.type("frasa sandi pos", ENTER, "frasa sandi pos", ENTER)
    wizard.type("http://pusat.example", ENTER, "ABCD-1234", ENTER)
    wizard.wait_for(error_words(UserFacingError(ErrorCode.BAD_ADDRESS)))


def test_leaving_the_wizard_leaves_nothing(start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "pos")
    to_account(window)
    window.window.close()
    assert not (tmp_path / "pos" / STORE_FILE).exists()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    return make_template(tmp_path / "pos")


def test_the_right_phrase_opens_the_store(start: Start, locked: Path) -> None:
    window = start(locked)
    assert isinstance(cover(window), UnlockPage)
    window.type("salah sama sekali", ENTER)
    window.wait_for("Frasa sandi belum cocok.")
    window.type(PASSPHRASE, ENTER)
    desk = window.wait_for_desk()
    assert desk.window.current_place == "front_desk"


def test_the_environment_opens_the_store(
    start: Start, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PASSPHRASE)
    window = start(locked)
    assert window.wait_for_desk().context.person.name == "Petugas"


def test_a_newer_store_is_refused_and_left_alone(
    start: Start, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_store(locked, passphrase)
    database.execute(f"PRAGMA user_version = {LATEST + 1}")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    database.close()
    before = (locked / STORE_FILE).read_bytes()
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PASSPHRASE)
    window = start(locked)
    window.wait_for("Data ini dari versi aplikasi yang lebih baru")
    assert window.starter.code is ExitCode.REFUSED
    assert (locked / STORE_FILE).read_bytes() == before


def test_a_missing_key_file_is_named(start: Start, locked: Path) -> None:
    (locked / KEY_FILE).rename(locked / "kunci.simpan")
    window = start(locked)
    window.wait_for("Berkas kunci data tidak ada atau rusak")
    assert window.starter.code is ExitCode.DAMAGED
    (locked / "kunci.simpan").rename(locked / KEY_FILE)
    window.type(ENTER)
    window.wait_for("Buka data pos ini")
    assert window.starter.code is ExitCode.DONE


def test_a_missing_store_file_does_not_start_the_wizard(start: Start, locked: Path) -> None:
    (locked / STORE_FILE).unlink()
    window = start(locked)
    assert window.sees("Berkas data tidak ada, hanya kuncinya")


def test_a_damaged_store_says_what_to_do(
    start: Start, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (locked / STORE_FILE).write_bytes(b"x" * 8192)
    monkeypatch.setenv("OKEOCE_PASSPHRASE", PASSPHRASE)
    window = start(locked)
    window.wait_for("Data di komputer ini rusak")
    assert (locked / STORE_FILE).read_bytes() == b"x" * 8192


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_trouble_has_a_sentence_and_advice(code: ErrorCode) -> None:
    happened, advice = trouble_words(UserFacingError(code))
    assert happened
    assert not happened.endswith(".")
    assert advice.endswith(".")
    TroublePage(UserFacingError(code), "/tempat")
