"""The schema is what the contract says, and stores of every release can still be opened."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.doctor import check_up
from okeoce_desktop.storage import migrations
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.drafts import Drafts
from okeoce_desktop.storage.migrations import LATEST, STEPS, migrate
from okeoce_desktop.storage.search_reader import SearchReader
from okeoce_desktop.storage.store import open_existing
from okeoce_desktop.storage.tables import TABLES
from okeoce_desktop.storage.undo import Undo
from sync.contract import KINDS
from sync.contract.fields import FieldType
from tests.helpers.stores import FakeClock, passphrase
from tests.migrations.make_fixture import FIXTURES, PEOPLE

_AFFINITY = {
    FieldType.TEXT: "TEXT",
    FieldType.CODE: "TEXT",
    FieldType.DIGITS: "TEXT",
    FieldType.INT: "INTEGER",
    FieldType.BOOL: "INTEGER",
    FieldType.DATE: "INTEGER",
    FieldType.TIME: "INTEGER",
    FieldType.REF: "BLOB",
    FieldType.BYTES: "BLOB",
}


@pytest.fixture
def bare(tmp_path: Path) -> Any:
    database = Database(tmp_path / "bare.db", bytes(32))
    yield database
    database.close()


def _columns(database: Database, table: str) -> dict[str, str]:
    return {row[1]: row[2] for row in database.execute(f"PRAGMA table_info({table})")}


def test_every_table_has_the_columns_of_the_contract(bare: Database) -> None:
    migrate(bare.execute)
    for number, kind in KINDS.items():
        columns = _columns(bare, kind.name)
        assert ["rid", *TABLES[number].columns] == list(columns), kind.name
        for spec in kind.fields:
            assert columns[spec.name] == _AFFINITY[spec.type], f"{kind.name}.{spec.name}"


def test_only_ids_are_unique_in_synced_tables(bare: Database) -> None:
    migrate(bare.execute)
    for kind in KINDS.values():
        unique = [row for row in bare.execute(f"PRAGMA index_list({kind.name})") if row[2]]
        columns = [
            [info[2] for info in bare.execute(f"PRAGMA index_info({row[1]})")] for row in unique
        ]
        assert columns == [["id"]], kind.name
        assert bare.execute(f"PRAGMA foreign_key_list({kind.name})").fetchall() == []


def test_each_step_runs_on_an_empty_store(bare: Database, monkeypatch: Any) -> None:
    for number in range(1, LATEST + 1):
        monkeypatch.setattr(migrations, "STEPS", STEPS[:number])
        monkeypatch.setattr(migrations, "LATEST", number)
        assert migrations.migrate(bare.execute) == 1
        assert bare.execute("PRAGMA user_version").fetchone() == (number,)
    assert migrations.migrate(bare.execute) == 0


def test_a_step_that_fails_leaves_nothing(bare: Database, monkeypatch: Any) -> None:
    steps = (*STEPS, ("CREATE TABLE fresh (x)", "NOT SQL"))
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "LATEST", len(steps))
    with pytest.raises(Exception, match="syntax"):
        migrations.migrate(bare.execute)
    assert bare.execute("PRAGMA user_version").fetchone() == (LATEST,)
    assert _columns(bare, "fresh") == {}


def test_a_newer_store_is_refused(bare: Database) -> None:
    migrate(bare.execute)
    bare.execute(f"PRAGMA user_version = {LATEST + 1}")
    with pytest.raises(UserFacingError) as error:
        migrate(bare.execute)
    assert error.value.code is ErrorCode.STORE_NEWER


def test_every_release_has_its_store() -> None:
    assert [path.name for path in sorted(FIXTURES.iterdir())] == [
        f"release_{number}" for number in range(1, LATEST + 1)
    ]


@pytest.mark.parametrize("release", range(1, LATEST + 1))
def test_the_store_of_a_release_opens_and_works(release: int, tmp_path: Path) -> None:
    directory = tmp_path / "store"
    shutil.copytree(FIXTURES / f"release_{release}", directory)
    store = open_existing(directory, passphrase, FakeClock())
    try:
        execute = store.database.execute
        checks = {finding.check: finding.is_sound for finding in check_up(store.database).findings}
        # The fixture takes people out of the outbox without a head office that counted them.
        assert [name for name, sound in checks.items() if not sound] in ([], ["digests"])
        assert execute("SELECT count(*) FROM participant").fetchone() == (PEOPLE,)
        assert len(SearchReader(store.database).find("peserta", limit=50)) == PEOPLE - 1
        assert Drafts(store.database).load(b"1") == {"full_name": "Setengah"}
        assert store.sync.outgoing(1000).rows > 0
        assert Undo(store.capture).undo() is None  # it was the act of an earlier start
    finally:
        store.close()


def test_two_programs_bring_a_store_up_to_date_at_once(
    bare: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(bare.execute)
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, ("CREATE TABLE next (a)",)))
    monkeypatch.setattr(migrations, "LATEST", LATEST + 1)
    other = Database(bare.path, bytes(32))

    def behind(sql: str) -> Any:
        if sql == "BEGIN IMMEDIATE":  # the other was between our look and our turn
            assert migrate(other.execute) == 1
        return bare.execute(sql)

    assert migrate(behind) == 0
    assert _columns(bare, "next") == {"a": ""}
    other.close()
