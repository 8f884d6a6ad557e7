"""Garbage that holds itself is looked for in quiet moments, and then it goes."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from okeoce_desktop.ui import collector


class Held:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def _old() -> weakref.ref[Held]:
    """Garbage that only a full collection can find."""
    held = Held()
    found = weakref.ref(held)
    gc.collect(1)
    for _ in range(12):
        gc.collect(1)
    return found


@pytest.mark.parametrize(("seconds", "goes"), [(5.0, False), (60.0, True)])
def test_only_quiet_moments_collect_fully(seconds: float, goes: bool) -> None:
    collector.begin()
    found = _old()
    collector.collect_if_quiet(seconds)
    assert (found() is None) is goes


def test_a_busy_desk_is_not_stopped_by_a_full_collection() -> None:
    collector.begin()
    full = gc.get_stats()[2]["collections"]
    kept = [[number] for number in range(400_000)]  # four full ones, with the usual thresholds
    assert len(kept) == 400_000
    assert gc.get_stats()[2]["collections"] == full


def test_what_the_start_made_is_not_looked_at() -> None:
    collector.begin()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 10_000
