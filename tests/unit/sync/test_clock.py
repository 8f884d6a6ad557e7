"""Ranks, runs and ids."""

from __future__ import annotations

import random
import uuid

from hypothesis import given
from hypothesis import strategies as st

from sync.clock import Clock, Run, rank_of

TIMES = st.lists(st.integers(0, 1 << 40), min_size=1, max_size=40)


@given(TIMES)
def test_ranks_rise_whatever_the_wall_clock_does(times: list[int]) -> None:
    wall = iter(times)
    clock = Clock(lambda: next(wall))
    ranks = [clock.tick() for _ in times]
    assert ranks == sorted(set(ranks))
    assert all(rank >= rank_of(ms) for rank, ms in zip(ranks, times, strict=True))


def test_a_rank_follows_what_it_has_seen() -> None:
    clock = Clock(lambda: 1000)
    clock.observe(rank_of(5000))
    assert clock.tick() == rank_of(5000, 1)
    clock.observe(rank_of(1))
    assert clock.tick() == rank_of(5000, 2)


def test_a_full_counter_carries_into_the_milliseconds() -> None:
    clock = Clock(lambda: 7)
    ranks = [clock.tick() for _ in range(70_000)]
    assert ranks == sorted(set(ranks))
    assert rank_of(8) <= ranks[-1] < rank_of(9)


@given(TIMES, st.integers(1, 9))
def test_ids_are_unique_sorted_and_labelled(times: list[int], count: int) -> None:
    wall = iter([t for t in times for _ in range(2)])
    run = Run(random.Random(1).getrandbits, lambda: next(wall))
    ids = [i for _ in times for i in [*run.new_ids(count), run.new_id()]]
    assert ids == sorted(set(ids))
    for row_id in ids:
        found = uuid.UUID(bytes=row_id)
        assert found.version == 8
        assert found.variant == uuid.RFC_4122
        assert int.from_bytes(row_id[8:], "big") & ((1 << 62) - 1) == run.run


def test_a_full_millisecond_borrows_the_next() -> None:
    run = Run(random.Random(1).getrandbits, lambda: 5)
    ids = run.new_ids(5000)
    assert len(set(ids)) == 5000
    assert int.from_bytes(ids[-1][:6], "big") == 6


def test_names_count_up_from_one() -> None:
    run = Run(random.Random(1).getrandbits, lambda: 5)
    assert run.next_number() == 1
    assert run.take_numbers(10) == 2
    assert run.next_number() == 12
    assert 0 < run.run < 1 << 62
