"""Stores of both databases, and head office over them."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sync.server.sqlite_store import SqliteStore
from sync.server.store import Store
from tests.helpers.office import Office

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Addresses of new, empty PostgreSQL databases of one server."""
    import psycopg

    # Not in pytest's own directory: as root the server runs as another user, and every start of
    # pytest closes that directory to others again.
    directory = tempfile.mkdtemp(prefix="okeoce-postgres-")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about directories of the desktop, none of ours
        import pgserver

        server: Any = pgserver.get_server(directory)

    def new_database() -> str:
        name = f"office_{next(_numbers)}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        url: str = server.get_uri(database=name)
        return url

    yield new_database
    server.cleanup()
    shutil.rmtree(directory, ignore_errors=True)
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    """The address of an empty database: None for SQLite, which lives in `tmp_path`."""
    if request.param == "sqlite":
        return None
    new_database: Callable[[], str] = request.getfixturevalue("postgres")
    return new_database()


@pytest.fixture
def store(database: str | None, tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    found: Store
    if database is None:
        found = SqliteStore(tmp_path / "office.sqlite")
    else:
        from sync.server.postgres_store import PostgresStore

        found = PostgresStore(database, create=True)
    yield found
    found.close()


@pytest.fixture
def office(store: Store) -> Iterator[Office]:
    """Head office over it; everything it holds has to add up in the end."""
    found = Office(store)
    yield found
    found.assert_sound()
