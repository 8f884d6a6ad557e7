"""A part of an import comes out the same whichever way its rows were checked."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.services.import_files import Record
from okeoce_desktop.services.import_kinds import ImportKind, import_kind_of
from okeoce_desktop.services.import_part import Part, Parts
from okeoce_desktop.storage.store import Store
from sync.contract import PARTICIPANT, VISIT, Participant, RowId, Visit

Rows = Sequence[Mapping[str, object]]
HERE, GONE, NEW = (f"0192f0c5-0000-8000-8000-00000000000{n}" for n in "123")
NIK, OTHER_NIK, ODD_NIK = "3174015702880003", "3174011702880004", "317401 570288 0005"
PERSON = st.fixed_dictionaries(
    {"full_name": st.sampled_from(["Siti", "Ani Wijaya", " Budi ", ""])},
    optional={
        "id": st.sampled_from([HERE, GONE, NEW, "17", None]),
        "nik": st.sampled_from([NIK, OTHER_NIK, ODD_NIK, "3174", None]),
        "birth_date": st.sampled_from(["1988-02-17", "17-02-1988", "2010-01-01", ""]),
        "sex": st.sampled_from(["P", "L", "perempuan"]),
        "home_post": st.sampled_from(["31.74.01", "31.74.02", "31"]),
        "has_business": st.sampled_from([True, "ya", "entah"]),
        "deleted_at": st.just(5),
    },
)
CAME = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from([HERE, GONE, NEW, None]),
        "participant_id": st.sampled_from([HERE, NEW, "17"]),
        "guest_name": st.sampled_from(["Siti", "Siti ", None]),
        "in_at": st.sampled_from(["2026-01-05T02:00:00Z", 1_767_578_400_000, "kemarin", None]),
        "out_at": st.sampled_from(["2026-01-05T03:00:00Z", "2026-01-04T02:00:00Z", None]),
        "party_size": st.sampled_from([1, 2, 501]),
    },
)


@pytest.fixture
def known(store: Store) -> Store:
    """A store with a row of each kind, and a deleted one."""
    here, gone = (RowId(bytes.fromhex(text.replace("-", ""))) for text in (HERE, GONE))
    born = datetime.date(1988, 2, 17)
    with store.capture.act("registration") as act:
        for row_id in (here, gone):
            act.create(VISIT, Visit(id=row_id, guest_name="Siti", in_at=1_767_578_400_000))
        act.create(
            PARTICIPANT,
            Participant(id=here, full_name="Siti", nik=NIK, birth_date=born, sex="P"),
        )
        act.create(PARTICIPANT, Participant(id=gone, full_name="Ani", nik=OTHER_NIK))
        act.delete(PARTICIPANT, gone)
        act.delete(VISIT, gone)
    return store


def parts_of(store: Store, importable: ImportKind, rows: Rows) -> list[Part]:
    """The rows in two parts, the second of which may repeat the first."""
    parts = Parts(store.database.execute, importable, b"secret", "31.74.01")
    records = [Record(line, dict(row), b"") for line, row in enumerate(rows, start=1)]
    records.append(Record(len(records) + 1, None, b"", "not_json"))
    return [parts.resolve(parts.examined(iter(part))) for part in (records, records[::2])]


def plainly(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """With the order of what is created."""
    return [{**dataclasses.asdict(part), "created": list(part.created.items())} for part in parts]


def same_both_ways(store: Store, areas: Areas, kind: str, rows: Rows) -> list[Part]:
    importable = import_kind_of(kind, areas, store.now())
    careful = dataclasses.replace(importable, read_clean=None)
    found = parts_of(store, importable, rows)
    assert plainly(found) == plainly(parts_of(store, careful, rows))
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(PERSON, max_size=6))
def test_people(known: Store, areas: Areas, rows: Rows) -> None:
    same_both_ways(known, areas, "participant", rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(CAME, max_size=6))
def test_visits(known: Store, areas: Areas, rows: Rows) -> None:
    same_both_ways(known, areas, "visit", rows)


def test_a_clean_row_changes_only_what_it_names(known: Store, areas: Areas) -> None:
    rows = [{"id": HERE, "full_name": "Siti", "sex": None, "deleted_at": 5}]
    part, again = same_both_ways(known, areas, "participant", rows)
    assert part.edits == [(bytes.fromhex(HERE.replace("-", "")), {5: None})]
    assert (part.updated, again.updated) == (1, 1)  # nothing was written in between
