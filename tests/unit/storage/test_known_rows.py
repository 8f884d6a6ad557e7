"""Looking up the rows of a file, many at a time."""

from __future__ import annotations

from okeoce_desktop.storage.known_rows import KnownRows
from okeoce_desktop.storage.store import Store
from sync.contract import PARTICIPANT, Participant, RowId


def people(store: Store, count: int, nik: str | None = None) -> list[RowId]:
    with store.capture.act("import", undoable=False) as act:
        ids = [act.new_id() for _ in range(count)]
        for at, row_id in enumerate(ids):
            number = nik or f"{3174014107900000 + at}"
            act.create(PARTICIPANT, Participant(id=row_id, full_name="A", nik=number))
    return ids


def test_more_ids_than_fit_one_statement(store: Store) -> None:
    known = KnownRows(store.database.execute, PARTICIPANT)
    assert known.is_empty()
    ids = people(store, 2_345)
    found = known.by_id([*ids, bytes(16)])
    assert found.keys() == set(ids)
    assert found[ids[7]] == PARTICIPANT.to_raw(
        Participant(id=ids[7], full_name="A", nik="3174014107900007")
    )
    assert not known.is_empty()
    assert known.by_id([]) == {}


def test_of_several_with_one_nik_the_oldest_that_is_not_deleted(store: Store) -> None:
    known = KnownRows(store.database.execute, PARTICIPANT)
    first, second = people(store, 2, nik="3174014107900001")
    assert known.ids_by("nik", ["3174014107900001", "x"]) == {"3174014107900001": first}
    with store.capture.act("delete") as act:
        act.delete(PARTICIPANT, first)
    assert known.ids_by("nik", ["3174014107900001"]) == {"3174014107900001": second}
