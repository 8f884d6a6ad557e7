"""Fixtures of the domain tests: the shipped area tables and a fixed day."""

import datetime
from pathlib import Path

import pytest

from okeoce_desktop.domain.areas import Areas, load_areas
from okeoce_desktop.domain.dates import from_wib

SEED = Path(__file__).parents[3] / "resources" / "seed" / "areas.json"


@pytest.fixture(scope="session")
def areas() -> Areas:
    return load_areas(SEED.read_bytes())


@pytest.fixture
def today() -> datetime.date:
    return datetime.date(2026, 11, 24)


@pytest.fixture
def now_ms(today: datetime.date) -> int:
    return from_wib(today, datetime.time(9, 42))
