"""A fresh copy of an encrypted store for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.storage.store import Store
from tests.helpers import stores
from tests.helpers.stores import FakeClock


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stores.make_template(tmp_path_factory.mktemp("template") / "store")


@pytest.fixture(scope="session")
def areas() -> Areas:
    return stores.read_areas()


@pytest.fixture
def directory(template: Path, tmp_path: Path) -> Path:
    return stores.copy_store(template, tmp_path / "store")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store(directory: Path, clock: FakeClock) -> Iterator[Store]:
    yield from stores.opened(directory, clock)
