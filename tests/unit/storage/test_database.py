"""The encrypted file: create, open, refuse, fill up, copy, share."""

from __future__ import annotations

import contextlib
import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import DatabaseError, OperationalError

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.workers import Worker
from okeoce_desktop.storage import database as module
from okeoce_desktop.storage.database import (
    KEY_FILE,
    STORE_FILE,
    Database,
    create_store,
    is_in_use,
    open_reader,
    open_store,
)
from okeoce_desktop.storage.migrations import LATEST
from okeoce_desktop.storage.store import Store, open_existing, set_up
from sync.contract import PARTICIPANT, Participant
from tests.helpers import stores
from tests.helpers.small_disk import mounted
from tests.helpers.stores import PASSPHRASE, passphrase

NAME = "Sukarelawati Hadiningrat"


def code_of(error: pytest.ExceptionInfo[UserFacingError]) -> ErrorCode:
    return error.value.code


def fill(store: Store, count: int, size: int = 4000) -> None:
    with store.capture.act("import", undoable=False) as act:
        for _ in range(count):
            act.create(PARTICIPANT, Participant(id=act.new_id(), full_name=NAME, notes="x" * size))


def test_no_name_stands_in_any_file(directory: Path) -> None:
    for store in stores.opened(directory, stores.FakeClock()):
        fill(store, 20)
        seen = {path: path.read_bytes() for path in directory.iterdir() if path.is_file()}
        assert any(path.name.endswith("-wal") and len(found) > 4096 for path, found in seen.items())
        for path, found in seen.items():
            assert NAME.encode() not in found, path
            assert b"SQLite format" not in found, path


def test_a_second_store_is_refused(directory: Path) -> None:
    with pytest.raises(UserFacingError) as error:
        create_store(directory, PASSPHRASE, {})
    assert code_of(error) is ErrorCode.STORE_EXISTS


def test_no_store(tmp_path: Path) -> None:
    for opening in (open_store, open_reader):
        with pytest.raises(UserFacingError) as error:
            opening(tmp_path, passphrase)
        assert code_of(error) is ErrorCode.STORE_MISSING


@pytest.mark.parametrize(
    ("typed", "code"),
    [("salah", ErrorCode.PASSPHRASE_WRONG), (None, ErrorCode.PASSPHRASE_MISSING)],
)
def test_without_the_passphrase(directory: Path, typed: str | None, code: ErrorCode) -> None:
    with pytest.raises(UserFacingError) as error:
        open_store(directory, lambda: typed)
    assert code_of(error) is code


@pytest.mark.parametrize("name", [STORE_FILE, KEY_FILE])
def test_a_damaged_file(directory: Path, name: str) -> None:
    (directory / name).write_bytes(b"x" * 8192)
    with pytest.raises(UserFacingError) as error:
        open_store(directory, passphrase)
    assert code_of(error) is ErrorCode.STORE_DAMAGED


@pytest.mark.parametrize("opening", [open_store, open_reader])
def test_a_newer_store_is_refused_and_untouched(directory: Path, opening: object) -> None:
    store = Database(directory / STORE_FILE, stores.key_of(directory))
    store.execute(f"PRAGMA user_version = {LATEST + 1}")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    store.close()
    before = {p.name: hashlib.sha256(p.read_bytes()).digest() for p in directory.iterdir()}
    with pytest.raises(UserFacingError) as error:
        opening(directory, passphrase)  # type: ignore[operator]
    assert code_of(error) is ErrorCode.STORE_NEWER
    assert {p.name: hashlib.sha256(p.read_bytes()).digest() for p in directory.iterdir()} == before


def test_a_reader_reads_beside_the_writer_and_cannot_write(store: Store, directory: Path) -> None:
    fill(store, 3)
    reader = open_reader(directory, passphrase)
    try:
        assert reader.execute("SELECT count(*) FROM participant").fetchone() == (3,)
        fill(store, 1)
        assert reader.execute("SELECT count(*) FROM participant").fetchone() == (4,)
        with pytest.raises(Exception, match="file_not_writable"):
            reader.execute("DELETE FROM participant")
    finally:
        reader.close()


def test_two_writers_take_turns(store: Store, directory: Path) -> None:
    for other in stores.opened(directory, stores.FakeClock()):
        fill(other, 2)
        fill(store, 2)
    assert store.database.execute("SELECT count(*) FROM participant").fetchone() == (4,)


def test_a_writer_that_waits_too_long_says_so(store: Store, directory: Path) -> None:
    other = Database(directory / STORE_FILE, stores.key_of(directory))
    other.execute("PRAGMA busy_timeout = 20")
    try:
        with store.database.transaction(), pytest.raises(UserFacingError) as error:  # noqa: SIM117
            with other.transaction():
                pass
        assert code_of(error) is ErrorCode.STORE_LOCKED
    finally:
        other.close()


def test_a_copy_opens_with_the_same_key(store: Store, directory: Path, tmp_path: Path) -> None:
    fill(store, 3)
    target = tmp_path / "copy.db"
    store.database.backup(target)
    copy = Database(target, stores.key_of(directory))
    assert copy.execute("SELECT count(*) FROM participant").fetchone() == (3,)
    assert copy.damage() == []
    copy.close()
    assert NAME.encode() not in target.read_bytes()


def test_a_flipped_page_is_found(directory: Path) -> None:
    for store in stores.opened(directory, stores.FakeClock()):
        fill(store, 200)
    path = directory / STORE_FILE
    data = bytearray(path.read_bytes())
    at = len(data) // 2 // 4096 * 4096 + 100
    data[at] ^= 1
    path.write_bytes(data)
    damaged = Database(path, stores.key_of(directory), read_only=True)
    assert damaged.damage() != []
    damaged.close()


def damage_the_middle(directory: Path) -> None:
    for store in stores.opened(directory, stores.FakeClock()):
        fill(store, 300)
    path = directory / STORE_FILE
    data = bytearray(path.read_bytes())
    pages = len(data) // 4096
    for page in range(pages // 3, pages * 2 // 3):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)


def test_damage_met_while_reading_is_told_and_not_copied(directory: Path, tmp_path: Path) -> None:
    damage_the_middle(directory)
    damaged = Database(directory / STORE_FILE, stores.key_of(directory), read_only=True)
    with pytest.raises(UserFacingError) as error:
        damaged.execute("SELECT sum(length(notes)) FROM participant")
    assert code_of(error) is ErrorCode.STORE_DAMAGED
    with pytest.raises(UserFacingError) as error, module.translated():
        damaged.execute("SELECT notes FROM participant").fetchall()
    assert code_of(error) is ErrorCode.STORE_DAMAGED
    with pytest.raises(UserFacingError) as error:
        damaged.backup(tmp_path / "copy.db")
    assert code_of(error) is ErrorCode.STORE_DAMAGED
    assert not (tmp_path / "copy.db").exists()
    damaged.close()


def test_a_job_that_meets_damage_tells_it(directory: Path) -> None:
    damage_the_middle(directory)
    damaged = Database(directory / STORE_FILE, stores.key_of(directory), read_only=True)
    worker = Worker("reader", lambda callback: callback())
    with pytest.raises(UserFacingError) as error:
        worker.call(lambda: damaged.execute("SELECT notes FROM participant").fetchall())
    assert code_of(error) is ErrorCode.STORE_DAMAGED
    worker.call(damaged.close)
    worker.stop()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", ErrorCode.DISK_FULL),
        ("SQLITE_IOERR_SHMSIZE", ErrorCode.DISK_FULL),
        ("SQLITE_IOERR_READ", ErrorCode.STORE_DAMAGED),
        ("SQLITE_BUSY_SNAPSHOT", ErrorCode.STORE_LOCKED),
        ("SQLITE_CORRUPT_INDEX", ErrorCode.STORE_DAMAGED),
        ("SQLITE_IOERR_NOMEM", None),
        ("SQLITE_ERROR", None),
    ],
)
def test_what_the_machine_did_is_known_by_its_name(name: str, code: ErrorCode | None) -> None:
    error = DatabaseError("no such column: full_name is locked, disk i/o error, malformed")
    error.sqlite_errorname = name
    found = module.told(error)
    assert (found.code if isinstance(found, UserFacingError) else None) is code


def test_a_mistake_in_a_statement_is_no_full_disk(store: Store) -> None:
    with pytest.raises(OperationalError):
        store.database.execute("SELECT full_names FROM participant")


def test_in_use(directory: Path) -> None:
    assert not is_in_use(directory, passphrase)
    for _ in stores.opened(directory, stores.FakeClock()):
        assert is_in_use(directory, passphrase)
    assert not is_in_use(directory, passphrase)
    assert not is_in_use(directory, lambda: "salah")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", 8) as disk:
        yield disk


def test_a_full_disk_undoes_the_act_and_loses_nothing(small_disk: Path, template: Path) -> None:
    directory = stores.copy_store(template, small_disk / "store")
    clock = stores.FakeClock()
    saved = 0
    for store in stores.opened(directory, clock):
        code = None
        while code is None:
            try:
                fill(store, 100)
                saved += 100
            except UserFacingError as error:
                code = error.code
        assert code is ErrorCode.DISK_FULL
        assert store.database.execute("SELECT count(*) FROM participant").fetchone() == (saved,)
        assert saved > 0
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    for store in stores.opened(directory, clock):
        fill(store, 100)  # with room again the work goes on
        count = store.database.execute("SELECT count(*) FROM participant").fetchone()
        assert count == (saved + 100,)
        assert store.database.damage() == []


def test_no_half_made_store_stays(small_disk: Path) -> None:
    filler = small_disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    with pytest.raises(UserFacingError) as error:
        create_store(small_disk / "store", PASSPHRASE, {})
    assert code_of(error) is ErrorCode.DISK_FULL
    assert not (small_disk / "store" / STORE_FILE).exists()
    assert not (small_disk / "store" / KEY_FILE).exists()


class PowerCutError(BaseException):
    """Nothing that runs after it is written down."""


@pytest.mark.parametrize("step", range(10))
def test_a_power_cut_during_set_up_leaves_a_store_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    directory, left = tmp_path / "pos", [step]

    def cut_before(name: str, owner: object) -> None:
        real = getattr(owner, name)

        def wrapped(*args: object, **kwargs: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise PowerCutError
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, wrapped)

    discard = module.discard_unfinished
    with contextlib.suppress(PowerCutError):
        # A cut leaves no time to tidy up.
        monkeypatch.setattr(module, "discard_unfinished", lambda _directory: None)
        cut_before("create_key", module)
        cut_before("migrate", module)
        cut_before("set", module.Meta)
        cut_before("replace", Path)  # the key file in the folder, then out of it, then the store
        set_up(directory, stores.POST, PASSPHRASE)
    monkeypatch.undo()
    discard(directory)
    if not (directory / STORE_FILE).exists():
        set_up(directory, stores.POST, PASSPHRASE).close()
    store = open_existing(directory, passphrase)
    assert store.post == stores.POST
    store.close()


def test_errors_that_are_bugs_stay_what_they_are() -> None:
    with pytest.raises(OSError, match="x"), module.translated():
        raise OSError("x")
