"""Long work beside a busy writer keeps the log of the store short."""

from __future__ import annotations

import pytest

from okeoce_desktop.services.long_work import ShortLog
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.store import Store


def test_a_log_that_is_written_to_while_it_is_moved_begins_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(number: int) -> None:
        with store.database.transaction():
            store.meta.set("uji", number)

    def beginning() -> bytes:
        # SQLite draws another salt into the head of a log each time it begins anew.
        with store.database.path.with_name(f"{store.database.path.name}-wal").open("rb") as file:
            return file.read(32)

    beside = Database.checkpoint_beside

    def beside_while_written(database: Database) -> None:
        # As what is written while the log is moved, what came after a reader began stays in it.
        reader = database.reader()
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM meta").fetchone()
        write(-1)
        beside(database)
        reader.close()

    monkeypatch.setattr(Database, "checkpoint_beside", beside_while_written)
    log = ShortLog(store.database, lambda job: job())
    write(0)
    before = beginning()
    for number in range(16):
        write(number)
        assert beginning() == before
        log.wrote()
    write(16)
    assert beginning() != before
