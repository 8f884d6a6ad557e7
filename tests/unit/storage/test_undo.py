"""Undo puts back what an act replaced, where nobody has changed it since."""

from __future__ import annotations

from pathlib import Path

import pytest

from okeoce_desktop.storage.rows import Rows
from okeoce_desktop.storage.store import Store
from okeoce_desktop.storage.undo import Undo
from sync.contract import BUSINESS, CONSENT, PARTICIPANT, VISIT, Business, Participant, RowId
from sync.contract.fields import Kind
from tests.helpers import stores


def person(store: Store, **values: object) -> RowId:
    with store.capture.act("registration") as act:
        row = Participant(id=act.new_id(), full_name="Ani", **values)  # type: ignore[arg-type]
        act.create(PARTICIPANT, row)
    return row.id


def edit(store: Store, row_id: RowId, **values: object) -> None:
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, row_id, values)


def get(store: Store, row_id: RowId) -> Participant:
    found: Participant = Rows(store.database).get(PARTICIPANT, row_id)
    return found


def test_nothing_to_undo(store: Store) -> None:
    undo = Undo(store.capture)
    assert undo.latest() is None
    assert undo.undo() is None
    assert undo.undo(7) is None


def test_a_creation_becomes_a_deletion(store: Store) -> None:
    row_id = person(store)
    undone = Undo(store.capture).undo()
    assert undone is not None
    assert (undone.action, undone.kept) == ("registration", 0)
    assert get(store, row_id).deleted_at is not None


def test_an_edit_is_put_back(store: Store) -> None:
    row_id = person(store, notes="a")
    edit(store, row_id, notes="b", full_name="Budi")
    undone = Undo(store.capture).undo()
    assert undone is not None
    assert undone.changed.touches("participant")
    assert (get(store, row_id).notes, get(store, row_id).full_name) == ("a", "Ani")


def test_what_somebody_changed_since_stays(store: Store) -> None:
    row_id = person(store, notes="a")
    edit(store, row_id, notes="b", full_name="Budi")
    undo = Undo(store.capture)
    latest = undo.latest()
    assert latest is not None
    edit(store, row_id, notes="c")
    undone = undo.undo(latest[0])
    assert undone is not None
    assert undone.kept == 1
    assert (get(store, row_id).notes, get(store, row_id).full_name) == ("c", "Ani")


def test_an_act_is_undone_once_and_in_turn(store: Store) -> None:
    row_id = person(store, notes="a")
    edit(store, row_id, notes="b")
    edit(store, row_id, full_name="Budi")
    undo = Undo(store.capture)
    assert undo.undo() is not None
    assert (get(store, row_id).notes, get(store, row_id).full_name) == ("b", "Ani")
    assert undo.undo() is not None
    assert get(store, row_id).notes == "a"
    latest = undo.latest()
    assert latest is not None
    assert latest[1] == "registration"


def test_edits_of_one_field_are_undone_one_after_the_other(store: Store) -> None:
    row_id = person(store, notes="a")
    for notes in "bcd":
        edit(store, row_id, notes=notes, occupation=notes)
    undo = Undo(store.capture)
    seen = []
    for _ in range(3):
        undone = undo.undo()
        assert undone is not None
        assert undone.kept == 0
        seen.append((get(store, row_id).notes, get(store, row_id).occupation))
    assert seen == [("c", "c"), ("b", "b"), ("a", None)]


def test_a_value_that_came_in_between_stays(store: Store) -> None:
    row_id = person(store, notes="a")
    edit(store, row_id, notes="b")
    with store.capture.act("import", undoable=False) as act:
        act.edit(PARTICIPANT, row_id, {"notes": "dari berkas"})
    edit(store, row_id, notes="c")
    undo = Undo(store.capture)
    assert undo.undo() is not None
    undone = undo.undo()
    assert undone is not None
    assert (undone.kept, get(store, row_id).notes) == (1, "dari berkas")


def test_an_act_that_changes_nothing_offers_no_way_back(store: Store) -> None:
    row_id = person(store, notes="a")
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, row_id, {"notes": "a"})
    assert act.changed.undo is None


def test_a_way_back_leads_to_its_own_act_only(store: Store) -> None:
    row_id = person(store, notes="a")
    with store.capture.act("edit_person") as act:
        act.edit(PARTICIPANT, row_id, {"notes": "b"})
    undo = Undo(store.capture)
    assert undo.undo(act.changed.undo) is not None
    edit(store, row_id, occupation="guru")
    assert undo.undo(act.changed.undo) is None
    assert get(store, row_id).occupation == "guru"


def test_nobody_undoes_what_was_done_by_somebody_else_or_at_an_earlier_start(store: Store) -> None:
    with store.capture.act("registration") as act:
        row = Participant(id=act.new_id(), full_name="Ani")
        act.create(PARTICIPANT, row)
    store.change_person(store.capture.run.new_id())
    undo = Undo(store.capture)
    assert undo.latest() is None
    assert undo.undo() is None
    assert undo.undo(act.changed.undo) is None
    assert get(store, row.id).deleted_at is None


def test_a_person_somebody_else_has_changed_since_stays(store: Store, directory: Path) -> None:
    row_id = person(store)
    for other in stores.opened(directory, store.now):
        edit(other, row_id, phone="+6281234567890")
    undone = Undo(store.capture).undo()
    assert undone is not None
    assert (undone.kept, bool(undone.changed)) == (1, False)
    assert get(store, row_id).deleted_at is None


@pytest.mark.parametrize("kind", [VISIT, BUSINESS, CONSENT])
def test_a_person_about_whom_somebody_else_added_something_stays(
    store: Store, directory: Path, kind: Kind
) -> None:
    with store.capture.act("registration") as act:
        row = Participant(id=act.new_id(), full_name="Ani")
        act.create(PARTICIPANT, row)
        business = Business(id=act.new_id(), participant_id=row.id, name="Dapur")
        act.create(BUSINESS, business)
    for other in stores.opened(directory, store.now):
        with other.capture.act("other") as act:
            act.create(kind, kind.struct(id=act.new_id(), participant_id=row.id))
    undone = Undo(store.capture).undo()
    assert undone is not None
    assert (undone.kept, bool(undone.changed)) == (2, False)
    assert get(store, row.id).deleted_at is None
    assert Rows(store.database).get(BUSINESS, business.id).deleted_at is None


def test_a_person_goes_once_what_was_done_since_is_undone(store: Store) -> None:
    row_id = person(store, notes="a")
    edit(store, row_id, notes="b", birth_place="Jakarta")
    edit(store, row_id, notes="c", nik="3174015508900003")
    with store.capture.act("delete_person") as act:
        act.delete(PARTICIPANT, row_id)
    undo = Undo(store.capture)
    for action in ("delete_person", "edit_person", "edit_person"):
        undone = undo.undo()
        assert undone is not None
        assert (undone.action, undone.kept) == (action, 0)
        assert get(store, row_id).deleted_at is None
    undone = undo.undo()
    assert undone is not None
    assert (undone.action, undone.kept) == ("registration", 0)
    assert get(store, row_id).deleted_at is not None


def test_a_value_that_came_unseen_under_an_undone_edit_keeps_the_person(
    store: Store, directory: Path
) -> None:
    row_id = person(store, notes="a")
    for other in stores.opened(directory, store.now):
        edit(other, row_id, notes="dari tempat lain")
    edit(store, row_id, notes="c")
    undo = Undo(store.capture)
    assert undo.undo() is not None
    undone = undo.undo()
    assert undone is not None
    assert undone.kept == 1
    found = get(store, row_id)
    assert (found.deleted_at, found.notes) == (None, "dari tempat lain")


def test_old_acts_are_forgotten_and_an_undo_writes_only_what_it_concerns(store: Store) -> None:
    for at in range(250):
        person(store, notes=str(at))
    row_id = person(store, notes="a")
    edit(store, row_id, notes="b")
    (kept,) = store.database.execute("SELECT count(*) FROM undo").fetchone()
    assert kept == 100
    ran: list[str] = []
    store.database.raw.set_trace_callback(ran.append)
    assert Undo(store.capture).undo() is not None
    store.database.raw.set_trace_callback(None)
    # Its own record, and that of the act whose value stands again.
    assert len([sql for sql in ran if sql.startswith("UPDATE undo")]) <= 2
    (kept,) = store.database.execute("SELECT count(*) FROM undo").fetchone()
    assert kept == 99
