"""Finding people by what a clerk types or scans."""

from __future__ import annotations

import pytest

from okeoce_desktop.storage import search_reader
from okeoce_desktop.storage.search_query import match_query
from okeoce_desktop.storage.search_reader import SearchReader
from okeoce_desktop.storage.store import Store
from sync.contract import BUSINESS, PARTICIPANT, VISIT, Business, Participant, RowId, Visit

PEOPLE = {
    "ani": {"full_name": "Ani Wijaya", "nik": "3174014107900001", "phone": "+6281234567890"},
    "muh": {"full_name": "H. Muhammad Ridwan", "phone": "+6281298765432"},
    "jose": {"full_name": "José Santoso", "member_no": "317401-AB-0001-X"},
    "budi": {"full_name": "Budi Wijayanto"},
}


@pytest.fixture
def people(store: Store) -> dict[str, RowId]:
    found = {}
    with store.capture.act("registration") as act:
        for key, values in PEOPLE.items():
            found[key] = act.new_id()
            act.create(PARTICIPANT, Participant(id=found[key], **values))  # type: ignore[arg-type]
        business = Business(id=act.new_id(), participant_id=found["budi"], name="Kopi Senja")
        act.create(BUSINESS, business)
        visit = Visit(id=act.new_id(), participant_id=found["ani"], purpose="kerja", in_at=9)
        act.create(VISIT, visit)
    return found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ani", ["ani"]),
        ("WIJ", ["ani", "budi"]),
        ("wij ani", ["ani"]),
        ("moh rid", ["muh"]),
        ("jose", ["jose"]),
        ("3174014107900001", ["ani"]),
        ("317401 410790 0001", ["ani"]),
        ("0812345", ["ani"]),
        ("+62 812-3456", ["ani"]),
        ("7890", ["ani"]),
        ("08129876", ["muh"]),
        ("317401", ["ani", "jose"]),
        ("317401ab", ["jose"]),
        ("ani 0812345", ["ani"]),
        ("budi 0812345", []),
        ("ani 3174", ["ani"]),
        ("3174 wij", ["ani"]),
        ("wij 3174 0141", ["ani"]),
        ("ani 317401-410790", ["ani"]),
        ("ani 3175", []),
        ("budi 3174", []),
        ("jose 317401", ["jose"]),
        ("jose 0001", ["jose"]),
        ("jose 317402", []),
        ("ani +62 812", ["ani"]),
        ("ani 0812-345", ["ani"]),
        ("rid 0812", ["muh"]),
        ("ani 7890", ["ani"]),
        ("ani 5432", []),
        ("santo 3174 x", []),
        ("317", ["ani", "jose"]),
        ("081", ["ani", "muh"]),
        ("0001", ["jose"]),
        ("5432", ["muh"]),
        ("kopi", ["budi"]),
        ("  ", []),
        ("zzz", []),
        ('"', []),
        ("a* OR b", []),
    ],
)
def test_finds(store: Store, people: dict[str, RowId], typed: str, expected: list[str]) -> None:
    found = [hit.id for hit in SearchReader(store.database).find(typed)]
    assert sorted(found) == sorted(people[key] for key in expected)


def test_a_common_beginning_narrows_a_name_as_a_rare_one_does(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_reader, "_FEW", 5)
    with store.capture.act("import", undoable=False) as act:
        for number in range(60):
            post, name = ("317401", "Budi") if number % 3 else ("327602", "Siti")
            person = Participant(
                id=act.new_id(),
                full_name=f"{name} Warga {number}",
                nik=f"{post}0101900{number:03d}",
                phone=f"+6281200000{number:03d}",
                member_no=f"{post}-AB-{number:04d}-X",
            )
            act.create(PARTICIPANT, person)
    reader = SearchReader(store.database)

    def found(text: str) -> list[str]:
        return sorted(hit.full_name for hit in reader.find(text, limit=100))

    budis = sorted(f"Budi Warga {number}" for number in range(60) if number % 3)
    assert found("budi 3174") == found("budi 317401") == found("budi 0812") == budis
    assert found("warga 3174 0812") == []  # one number in two groups, which nobody has
    assert found("budi 3276") == found("siti 3174") == []
    assert found("budi 3174010101900001") == found("warga 3174010101900001") == ["Budi Warga 1"]
    assert found("budi 317401010190001") == [
        name for name in budis if 10 <= int(name.split()[-1]) < 20
    ]


def test_a_name_of_many_is_narrowed_in_bounded_work(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_reader, "_FEW", 5)
    monkeypatch.setattr(search_reader, "_MOST_NAMES", 20)
    with store.capture.act("import", undoable=False) as act:
        for number in range(40):
            person = Participant(
                id=act.new_id(), full_name=f"Budi {number}", nik=f"31740101019{number:05d}"
            )
            act.create(PARTICIPANT, person)
    assert len(SearchReader(store.database).find("budi 3174", limit=100)) == 20


def test_a_hit_says_what_the_desk_needs(store: Store, people: dict[str, RowId]) -> None:
    (hit,) = SearchReader(store.database).find("ani")
    assert (hit.full_name, hit.here, hit.last_visit, hit.business) == ("Ani Wijaya", True, 9, None)
    (hit,) = SearchReader(store.database).find("kopi")
    assert (hit.full_name, hit.here, hit.business) == ("Budi Wijayanto", False, "Kopi Senja")


def test_names_that_begin_with_the_text_come_first(store: Store, people: dict[str, RowId]) -> None:
    with store.capture.act("registration") as act:
        act.create(PARTICIPANT, Participant(id=act.new_id(), full_name="Wijaya Kusuma"))
    hits = SearchReader(store.database).find("wij", limit=2)
    assert (len(hits), hits[0].full_name) == (2, "Wijaya Kusuma")


def test_the_index_follows_edits_and_deletions(store: Store, people: dict[str, RowId]) -> None:
    reader = SearchReader(store.database)
    with store.capture.act("edit") as act:
        act.edit(PARTICIPANT, people["ani"], {"full_name": "Citra"})
    assert reader.find("ani") == []
    assert [hit.id for hit in reader.find("citra")] == [people["ani"]]
    with store.capture.act("delete") as act:
        act.delete(PARTICIPANT, people["ani"])
    assert reader.find("citra") == []
    assert reader.find("3174014107900001") == []


def test_a_query_cannot_be_injected() -> None:
    assert '""' not in match_query('a"b')


def test_idle_merging_ends_and_loses_nothing(store: Store) -> None:
    for number in range(40):
        with store.capture.act("registration") as act:
            act.create(PARTICIPANT, Participant(id=act.new_id(), full_name=f"Warga {number}"))
    segments = "SELECT count(DISTINCT segid) FROM search_idx"
    before = store.database.execute(segments).fetchone()[0]
    steps = 0
    while store.database.merge_search():
        steps += 1
        assert steps < 1_000
    assert store.database.execute(segments).fetchone()[0] < before
    found = store.database.execute("SELECT count(*) FROM search WHERE search MATCH 'warga'")
    assert found.fetchone()[0] == 40
