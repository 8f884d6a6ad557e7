"""The front desk's acts: when they are allowed and what they write."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.domain.entities import Desk, Place
from okeoce_desktop.errors import UserFacingError
from okeoce_desktop.services.front_desk import FrontDesk, Suggestion, suggest_place
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.tables import TABLES
from sync.contract import (
    PARTICIPANT,
    RESOURCE,
    VISIT,
    Participant,
    Resource,
    RowId,
    Visit,
)
from tests.helpers.stores import FakeClock

DAY = datetime.date(2026, 11, 18)
NEXT_DAY = DAY + datetime.timedelta(days=1)
HOURS = dates.OpeningHours.from_minutes(8 * 60, 17 * 60)


def wib(day: datetime.date, hour: int) -> int:
    return dates.from_wib(day, datetime.time(hour))


@pytest.fixture
def desk(store: Store, clock: FakeClock) -> FrontDesk:
    clock.now = wib(DAY, 9)
    return FrontDesk(store, HOURS)


@pytest.fixture
def ani(store: Store) -> RowId:
    with store.capture.act("registration", undoable=False) as act:
        row_id = act.new_id()
        act.create(PARTICIPANT, Participant(id=row_id, full_name="Ani"))
    return row_id


def visits(store: Store) -> list[Visit]:
    return Rows(store.database).select(VISIT, "1 ORDER BY in_at, rid")


def test_who_forgot_to_leave_comes_in_the_next_morning(
    store: Store, desk: FrontDesk, clock: FakeClock, ani: RowId
) -> None:
    first = desk.check_in(ani, "kerja")
    clock.now = wib(NEXT_DAY, 8)
    made = desk.check_in(ani, "kerja")
    assert made.changed.rows["visit"] == {first.id, made.id}
    yesterday, today = visits(store)
    assert (yesterday.out_at, yesterday.closed_by) == (wib(DAY, 17), "otomatis")
    assert today.out_at is None


def test_leaving_the_next_morning_is_no_visit_of_a_night(
    store: Store, desk: FrontDesk, clock: FakeClock, ani: RowId
) -> None:
    made = desk.check_in(ani, "kerja")
    clock.now = wib(NEXT_DAY, 8)
    assert desk.check_out([made.id]).rows["visit"] == {made.id}
    (visit,) = visits(store)
    assert (visit.out_at, visit.closed_by) == (wib(DAY, 17), "otomatis")


def test_nobody_comes_in_twice_a_day(
    store: Store, desk: FrontDesk, clock: FakeClock, ani: RowId
) -> None:
    desk.check_in(ani, "kerja")
    clock.now = wib(DAY, 10)
    with pytest.raises(UserFacingError) as caught:
        desk.check_in(ani, "kerja")
    assert caught.value.params["reason"] == "already_here"
    assert len(visits(store)) == 1


def test_with_the_clock_set_back_nobody_leaves_before_they_came(
    store: Store, desk: FrontDesk, clock: FakeClock, ani: RowId
) -> None:
    made = desk.check_in(ani, "kerja")
    clock.now = wib(DAY, 8)
    desk.check_out([made.id])
    (visit,) = visits(store)
    assert (visit.out_at, visit.closed_by) == (wib(DAY, 9), "staf")


def test_the_machine_never_beats_a_person_though_the_start_was_corrected(
    store: Store, desk: FrontDesk, clock: FakeClock, ani: RowId
) -> None:
    made = desk.check_in(ani, "kerja")
    out_at = VISIT.by_name["out_at"].number

    def rank() -> int:
        table = TABLES[VISIT.number]
        row = store.database.execute(f"{table.select} WHERE id = ?", (made.id,)).fetchone()
        return table.state(row).version_of(out_at)[0]

    came = rank()
    clock.now = wib(DAY, 12)
    with store.capture.act("correct") as act:
        act.edit(VISIT, made.id, {"in_at": wib(DAY, 8)})
    clock.now = wib(NEXT_DAY, 8)
    desk.close_expired()
    assert rank() == came + 1


@pytest.fixture
def seat(store: Store) -> RowId:
    """A table for four."""
    with store.capture.act("setup", undoable=False) as act:
        row_id = act.new_id()
        table = Resource(id=row_id, name="Meja 1", kind="meja", capacity=4, active=True)
        act.create(RESOURCE, table)
    return row_id


def test_a_place_takes_no_more_than_it_has_room_for(
    store: Store, desk: FrontDesk, ani: RowId, seat: RowId
) -> None:
    def full(act: Callable[[], object]) -> None:
        before = visits(store)
        with pytest.raises(UserFacingError) as caught:
            act()
        assert caught.value.params["reason"] == "place_full"
        assert visits(store) == before

    full(lambda: desk.guest("Tamu", "kerja", place=seat, party_size=5))
    group = desk.guest("Tamu", "kerja", place=seat, party_size=4)
    assert desk.move(group.id, seat) == ChangeSet()
    full(lambda: desk.check_in(ani, "kerja", place=seat))
    alone = desk.check_in(ani, "kerja")
    full(lambda: desk.move(alone.id, seat))
    desk.check_out([group.id])
    desk.move(alone.id, seat)
    full(lambda: desk.guest("Tamu", "kerja", place=seat, party_size=4))
    desk.guest("Tamu", "kerja", place=seat, party_size=3)


def test_a_group_is_sent_where_there_is_room_for_all() -> None:
    small, large = (
        Place(RowId(bytes([size])), f"Meja {size}", "meja", capacity=size, used=0)
        for size in (1, 6)
    )
    now = Desk((), (small, large), 0, 0, 0, None, ())
    assert suggest_place("kerja", now).place == small
    assert suggest_place("kerja", now, 6).place == large
    assert suggest_place("kerja", now, 12) == Suggestion(None, 1, "meja")


@pytest.mark.parametrize("broken", [-(2**62), 2**62, 0])
def test_a_time_of_a_broken_device_stops_nothing(
    store: Store, desk: FrontDesk, clock: FakeClock, ani: RowId, broken: int
) -> None:
    with store.capture.act("sync", undoable=False) as act:
        odd = act.new_id()
        act.create(VISIT, Visit(id=odd, guest_name="Tamu", in_at=broken))
    made = desk.check_in(ani, "kerja")
    clock.now = wib(NEXT_DAY, 8)
    desk.close_expired()
    desk.check_out([odd])
    closed = {visit.id: visit.out_at for visit in visits(store)}
    assert closed[made.id] == wib(DAY, 17)
    assert dates.is_plausible_ms(closed[odd] or -(2**62))
