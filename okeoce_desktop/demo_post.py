"""The demonstration's filled-in post: invented people, a month of visits, one clerk."""

from __future__ import annotations

import datetime
import itertools
import random
import secrets
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from okeoce_desktop.demo_people import DemoPeople
from okeoce_desktop.domain import dates
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.business_rules import examine_business
from okeoce_desktop.domain.participant_rules import examine_participant
from okeoce_desktop.domain.visit_rules import examine_visit
from okeoce_desktop.services.front_desk import PLACE_KINDS
from okeoce_desktop.services.setting_up import add_staff, create_post
from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store, wall_clock
from sync.contract import BUSINESS, PARTICIPANT, RESOURCE, VISIT, RowId
from sync.contract.fields import Kind

POST = "31.74.01"
CLERK, CLERK_PASSWORD = "Dewi Anggraini", "demo"
_PEOPLE, _VISITS, _DAYS = 480, 640, 20
_MORNING = datetime.time(9, 41)


def demo_clock(now: Callable[[], int] = wall_clock) -> Callable[[], int]:
    """A clock that begins at the last 09.41 WIB and runs on from there.

    The demonstration is then always in the middle of a morning, and never ahead of head office.
    """
    began = now()
    start = dates.from_wib(dates.wib_date(began), _MORNING)
    if start > began:
        start -= 86_400_000
    return lambda: start + (now() - began)


def make_demo_post(directory: Path, areas: Areas, now: Callable[[], int]) -> tuple[Store, RowId]:
    """Makes the post's store; returns it with the clerk who works there."""
    passphrase = secrets.token_urlsafe(16)  # the store dies with the demonstration
    store = create_post(directory, POST, areas, passphrase, label="Meja depan", now=now)
    clerk = add_staff(store, CLERK, "dewi", "petugas_depan", CLERK_PASSWORD)
    store.change_person(clerk)
    _fill(store, areas, now())
    return store, clerk


def _fill(store: Store, areas: Areas, now: int) -> None:
    today = dates.wib_date(now)
    demo = DemoPeople(areas, post=POST, seed=2017, today=today)
    people = list(demo.participants(_PEOPLE))
    businesses = list(demo.businesses(people))
    ids = [str(person["id"]) for person in people]
    visits = list(demo.visits(ids, count=_VISITS, days=_DAYS, now_ms=now))
    with store.capture.act("demo", undoable=False) as act:
        for record in people:
            found = examine_participant(record, areas=areas, today=today, now_ms=now).values
            found["member_no"] = store.next_member_no()
            act.create(PARTICIPANT, _row(PARTICIPANT, record, found))
        for record in businesses:
            found = examine_business(record, areas=areas, today=today).values
            found["participant_id"] = _id(str(record["participant_id"]))  # type: ignore[assignment]
            act.create(BUSINESS, _row(BUSINESS, record, found))
        places = _Places(store)
        for record in visits:
            found = examine_visit(record, now_ms=now).values
            if record.get("participant_id"):
                found["participant_id"] = _id(str(record["participant_id"]))  # type: ignore[assignment]
            if found.get("out_at") is None and not found.get("refused_reason"):
                found["resource_id"] = places.take(str(found["purpose"]))  # type: ignore[assignment]
            act.create(VISIT, _row(VISIT, record, found))


class _Places:
    """Gives the visitors who are still here a seat each."""

    def __init__(self, store: Store) -> None:
        rows = Rows(store.database).select(RESOURCE, "active = 1 ORDER BY position")
        self._free = list(itertools.chain.from_iterable([row] * row.capacity for row in rows))
        random.Random(7).shuffle(self._free)

    def take(self, purpose: str) -> RowId | None:
        for kind in PLACE_KINDS.get(purpose, ()):
            for at, place in enumerate(self._free):
                if place.kind == kind:
                    return RowId(self._free.pop(at).id)
        return None


def _row(kind: Kind, record: Mapping[str, Any], values: Mapping[str, Any]) -> Any:
    known = {name: value for name, value in values.items() if name in kind.by_name}
    return kind.struct(id=_id(str(record["id"])), **known)


def _id(text: str) -> RowId:
    return RowId(uuid.UUID(text).bytes)
