"""The rows every benchmark moves: 20,000 invented participants and 80,000 visits.

The same seed gives the same rows. `RANDOM` ids are UUID4, as a file from elsewhere has them;
`MADE` ones are minted by the app's own generator in one go, as an import or a set-up does.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from okeoce_desktop.demo_people import DemoPeople, Record
from okeoce_desktop.domain import dates
from okeoce_desktop.domain.areas import Areas, load_areas
from okeoce_desktop.paths import resource_path
from okeoce_desktop.services.import_kinds import import_kind_of
from sync.clock import Run, id_text
from sync.contract import PARTICIPANT, VISIT
from sync.contract.fields import Kind, Raw, RowId

POST = "31.74.01"
RANDOM, MADE = "random ids", "app ids"
_SEED = 2017
_TODAY = datetime.date(2026, 11, 20)
_NOW_MS = dates.from_wib(_TODAY, datetime.time(16))
_VISIT_DAYS = 300


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one kind: as in a file, and as the store holds them."""

    kind: Kind
    records: Sequence[Record]
    ids: Sequence[RowId]
    values: Sequence[Sequence[Raw]]

    def write_jsonl(self, path: Path) -> None:
        """Writes the records one a line."""
        encode = msgspec.json.Encoder().encode
        path.write_bytes(b"".join(encode(record) + b"\n" for record in self.records))


@dataclass(frozen=True, slots=True)
class Workload:
    """Participants, then visits of theirs."""

    people: Rows
    visits: Rows

    @property
    def kinds(self) -> tuple[Rows, Rows]:
        return self.people, self.visits

    def __len__(self) -> int:
        return len(self.people.ids) + len(self.visits.ids)


@lru_cache(maxsize=1)
def read_areas() -> Areas:
    """The area tables, read once."""
    return load_areas(resource_path("seed", "areas.json").read_bytes())


@lru_cache(maxsize=2)
def make_workload(rows: int, ids: str) -> Workload:
    """`rows` rows, a fifth of them participants."""
    demo = DemoPeople(read_areas(), post=POST, seed=_SEED, today=_TODAY)
    people = list(demo.participants(rows // 5))
    visits = list(
        demo.visits([str(p["id"]) for p in people], count=rows - len(people), days=_VISIT_DAYS)
    )
    if ids == MADE:
        _mint(people, visits)
    return Workload(rows_of(PARTICIPANT, people), rows_of(VISIT, visits))


def _mint(people: Sequence[Record], visits: Sequence[Record]) -> None:
    """Gives every record an id of the app's generator."""
    run = Run(random.Random(_SEED).getrandbits, lambda: _NOW_MS)
    new: dict[str | int, str] = {}
    for record, row_id in zip(people, run.new_ids(len(people)), strict=True):
        new[record["id"]] = record["id"] = id_text(row_id)
    for record, row_id in zip(visits, run.new_ids(len(visits)), strict=True):
        record["id"] = id_text(row_id)
        if "participant_id" in record:
            record["participant_id"] = new[record["participant_id"]]


def rows_of(kind: Kind, records: Sequence[Record]) -> Rows:
    """Checks records as an import does and turns them into stored values."""
    read_clean = import_kind_of(kind.name, read_areas(), _NOW_MS).read_clean
    assert read_clean is not None
    clean = [row for row in read_clean(records) if row is not None]
    assert len(clean) == len(records), "invented rows have nothing that a rule would warn of"
    ids = [RowId(row_id) for row_id, _ in clean if row_id is not None]
    values = [row for _, row in clean]
    return Rows(kind, records, ids, values)


class DeskPeople:
    """People of a store of the desk benchmarks, and more to register; nobody comes twice."""

    def __init__(self) -> None:
        self._demo = DemoPeople(
            read_areas(), post=POST, seed=_SEED + 1, today=_TODAY, member_numbers=True
        )
        self._newcomers = DemoPeople(
            read_areas(), post=POST, seed=_SEED + 2, today=_TODAY, ids=False
        )

    def rows(self, count: int) -> Rows:
        """The next people of the store."""
        return rows_of(PARTICIPANT, list(self._demo.participants(count)))

    def visits(self, people: Sequence[str], count: int) -> Rows:
        """Visits of these people over the last year, all of them ended."""
        return rows_of(VISIT, list(self._demo.visits(people, count=count, days=_VISIT_DAYS)))

    def forms(self, count: int) -> list[Record]:
        """Registration forms of people who are not in the store (a NIK may be, seldom)."""
        return list(self._newcomers.participants(count))
