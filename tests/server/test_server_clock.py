"""When head office may correct the clocks of others, and that it says when it may not."""

from __future__ import annotations

from sync.server.figures import status_lines, status_of
from sync.server.server_clock import AHEAD_MS, SETTLING_SECONDS, ServerClock
from tests.helpers.office import START, Office, VirtualClock
from tests.server.test_exchange import people

HOUR = 3_600_000


def test_a_clock_that_was_set_is_trusted_again_when_it_has_kept_pace() -> None:
    time = VirtualClock()
    clock = ServerClock(time, lambda: time.steady)
    assert clock.is_trusted(START)
    time.set_wall(START + HOUR)
    assert not clock.is_trusted(START)
    time.pass_time(60_000)
    assert clock.settles_in() == SETTLING_SECONDS - 60
    time.pass_time((SETTLING_SECONDS - 61) * 1000)
    assert not clock.is_trusted(START)
    time.pass_time(1000)
    assert clock.is_trusted(START)


def test_a_clock_set_again_waits_again() -> None:
    time = VirtualClock()
    clock = ServerClock(time, lambda: time.steady)
    time.set_wall(START + HOUR)
    assert clock.settles_in() == SETTLING_SECONDS
    time.pass_time(600_000)
    time.set_wall(START)
    assert clock.settles_in() == SETTLING_SECONDS


def test_small_corrections_do_not_matter() -> None:
    time = VirtualClock()
    clock = ServerClock(time, lambda: time.steady)
    time.set_wall(START + AHEAD_MS)
    assert clock.is_trusted(START)


def test_a_laptop_decades_ahead_is_corrected_again_after_a_step_of_our_clock(
    office: Office,
) -> None:
    one = office.laptop()
    one.send([people(one, 1)])
    office.clock.set_wall(office.clock() + HOUR)
    one.send([people(one, 1)])  # notices the step
    office.clock.pass_time(SETTLING_SECONDS * 1000)
    ahead = one.version((office.clock() + 30 * 365 * 24 * HOUR) << 16)
    batch = people(one, 1)
    batch.ranks, batch.runs, batch.numbers = ([value] for value in ahead)
    reply = one.send([batch])
    assert reply.rows
    stored = max(row[0] for row in office.store.read(lambda tx: tx.run("SELECT rank FROM record")))
    assert stored >> 16 <= office.clock()


def test_status_says_that_our_clock_stands_before_what_it_noted(office: Office) -> None:
    one = office.laptop()
    one.send([people(one, 1)])
    said = office.store.read(lambda tx: status_of(tx, office.clock() - 2 * HOUR))
    assert said["clock_behind_minutes"] == 120
    assert any("tertinggal 120 menit" in line for line in status_lines(said))
    said = office.store.read(lambda tx: status_of(tx, office.clock()))
    assert said["clock_behind_minutes"] == 0
