"""Backup and restore: one encrypted file, checked before anything is touched."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.backups import back_up, restore_from
from okeoce_desktop.storage.database import KEY_FILE, STORE_FILE, Database, create_store
from okeoce_desktop.storage.migrations import LATEST
from okeoce_desktop.storage.store import Store, open_existing
from okeoce_desktop.window_lock import LOCK_FILE, claim_window
from sync.contract import PARTICIPANT, Participant
from tests.helpers import stores
from tests.helpers.stores import FakeClock, passphrase

NAME = "Sukarelawati Hadiningrat"


def register(directory: Path, *names: str) -> None:
    for store in stores.opened(directory, FakeClock()):
        with store.capture.act("registration") as act:
            for name in names:
                act.create(PARTICIPANT, Participant(id=act.new_id(), full_name=name))


def names(directory: Path) -> list[str]:
    store = open_existing(directory, passphrase)
    try:
        return [row[0] for row in store.database.execute("SELECT full_name FROM participant")]
    finally:
        store.close()


def save(directory: Path, target: Path) -> Path:
    database = Database(directory / STORE_FILE, stores.key_of(directory), read_only=True)
    try:
        assert back_up(database, directory, target).wrap == "passphrase"
    finally:
        database.close()
    return target


@pytest.fixture
def saved(directory: Path, tmp_path: Path) -> Path:
    register(directory, NAME)
    return save(directory, tmp_path / "cadangan.okeoce")


def test_a_backup_shows_nobody(saved: Path) -> None:
    assert NAME.encode() not in saved.read_bytes()


def test_restored_over_a_store_that_went_on(directory: Path, saved: Path) -> None:
    register(directory, "Sesudah cadangan")
    done = restore_from(saved, directory, passphrase)
    assert names(directory) == [NAME]
    assert done.post == stores.POST
    assert done.kept is not None
    assert done.kept.parent == directory
    assert sorted(names(done.kept)) == sorted([NAME, "Sesudah cadangan"])


def test_restored_on_an_empty_computer_it_goes_on(saved: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "baru"
    assert restore_from(saved, fresh, passphrase).kept is None
    register(fresh, "Budi")
    assert names(fresh) == [NAME, "Budi"]


def test_nothing_is_proved_equal_after_a_restore(directory: Path, tmp_path: Path) -> None:
    for store in stores.opened(directory, FakeClock()):
        store.meta.set("equal_at", 1)
    restore_from(save(directory, tmp_path / "b"), tmp_path / "baru", passphrase)
    for store in stores.opened(tmp_path / "baru", FakeClock()):
        assert store.meta.get("equal_at") is None


def test_restoring_twice(directory: Path, saved: Path) -> None:
    first = restore_from(saved, directory, passphrase)
    second = restore_from(saved, directory, passphrase)
    assert first.kept != second.kept
    assert names(directory) == [NAME]


def test_not_while_somebody_works(directory: Path, saved: Path) -> None:
    for _ in stores.opened(directory, FakeClock()):
        with pytest.raises(UserFacingError) as error:
            restore_from(saved, directory, passphrase)
        assert error.value.code is ErrorCode.STORE_LOCKED
    assert names(directory) == [NAME]


def test_not_beside_a_window_whatever_its_passphrase(directory: Path, saved: Path) -> None:
    lock = claim_window(directory)
    assert lock is not None
    with pytest.raises(UserFacingError) as error:
        restore_from(saved, directory, passphrase)
    assert error.value.code is ErrorCode.STORE_LOCKED
    lock.release()
    restore_from(saved, directory, passphrase)


HOLD = """
import sys
from pathlib import Path
from okeoce_desktop.storage.database import open_store
store = open_store(Path(sys.argv[1]), lambda: sys.argv[2])
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


def test_not_while_another_program_has_a_store_of_another_passphrase_open(
    saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "lain"
    create_store(other, "rahasia lain", {}).close()
    words = [sys.executable, "-c", HOLD, str(other), "rahasia lain"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        before = {path.name for path in other.iterdir()}
        with pytest.raises(UserFacingError) as error:
            restore_from(saved, other, passphrase)
        assert error.value.code is ErrorCode.STORE_LOCKED
        assert {path.name for path in other.iterdir()} - before <= {LOCK_FILE}
        holder.communicate("\n")
    assert restore_from(saved, other, passphrase).kept is not None
    assert names(other) == [NAME]


def test_a_backup_beside_the_open_store_holds_what_was_saved(
    directory: Path, tmp_path: Path
) -> None:
    for store in stores.opened(directory, FakeClock()):
        with store.capture.act("registration") as act:
            act.create(PARTICIPANT, Participant(id=act.new_id(), full_name=NAME))
        saved = save(directory, tmp_path / "b")
    restore_from(saved, tmp_path / "baru", passphrase)
    assert names(tmp_path / "baru") == [NAME]


@pytest.mark.parametrize("name", [STORE_FILE, KEY_FILE, "baru.okeoce", "../store/./okeoce.key"])
def test_never_among_the_files_of_the_store(directory: Path, name: str) -> None:
    register(directory, NAME)
    before = {path.name: path.stat().st_ino for path in directory.iterdir()}
    with pytest.raises(UserFacingError) as error:
        save(directory, directory / name)
    assert error.value.code is ErrorCode.FILE_NOT_WRITABLE
    assert {path.name: path.stat().st_ino for path in directory.iterdir()} == before
    assert names(directory) == [NAME]


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


def repack(path: Path, **members: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**found, **members}.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("how", ["text", "cut", "flipped", "no manifest", "other key", "missing"])
def test_a_bad_backup_touches_nothing(
    directory: Path, saved: Path, tmp_path: Path, how: str
) -> None:
    if how == "text":
        saved.write_text("bukan cadangan")
    elif how == "cut":
        saved.write_bytes(saved.read_bytes()[:-5000])
    elif how == "flipped":
        flip(saved, saved.stat().st_size // 2)
    elif how == "no manifest":
        repack(saved, **{"manifest.json": b"{}"})
    elif how == "other key":
        repack(saved, **{KEY_FILE: b"{}"})
    else:
        saved.unlink()
    before = {path.name for path in directory.iterdir()}
    with pytest.raises(UserFacingError) as error:
        restore_from(saved, directory, passphrase)
    assert error.value.code is ErrorCode.BAD_BACKUP
    assert {path.name for path in directory.iterdir()} == before
    assert names(directory) == [NAME]


def test_the_wrong_passphrase(directory: Path, saved: Path) -> None:
    with pytest.raises(UserFacingError) as error:
        restore_from(saved, directory, lambda: "salah")
    assert error.value.code is ErrorCode.PASSPHRASE_WRONG
    assert names(directory) == [NAME]


def test_a_backup_of_a_newer_app(directory: Path, tmp_path: Path) -> None:
    store = Database(directory / STORE_FILE, stores.key_of(directory))
    store.execute(f"PRAGMA user_version = {LATEST + 1}")
    store.close()
    saved = save(directory, tmp_path / "b")
    with pytest.raises(UserFacingError) as error:
        restore_from(saved, tmp_path / "baru", passphrase)
    assert error.value.code is ErrorCode.STORE_NEWER


def test_where_nothing_can_be_written(directory: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "tidak" / "ada", tmp_path):
        with pytest.raises(UserFacingError) as error:
            save(directory, target)
        assert error.value.code is ErrorCode.FILE_NOT_WRITABLE


def member_no(directory: Path) -> str:
    (number,) = (store.next_member_no() for store in stores.opened(directory, FakeClock()))
    return number


def test_no_member_number_is_given_out_again_after_a_restore(directory: Path, saved: Path) -> None:
    given = member_no(directory)
    restore_from(saved, directory, passphrase)
    assert member_no(directory) != given


def test_a_member_number_that_somebody_has_is_not_given_out(store: Store) -> None:
    with store.capture.act("registration") as act:
        taken = store.next_member_no()
        act.create(PARTICIPANT, Participant(id=act.new_id(), member_no=taken))
        store.meta.set("member_counter", 0)
    assert store.next_member_no() != taken
