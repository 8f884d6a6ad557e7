"""Half-filled forms."""

from __future__ import annotations

from pathlib import Path

from okeoce_desktop.storage.drafts import Drafts
from okeoce_desktop.storage.store import Store
from tests.helpers import stores
from tests.helpers.stores import FakeClock


def test_a_draft_is_there_after_a_kill(directory: Path, clock: FakeClock) -> None:
    first = stores.opened(directory, clock)
    store = next(first)
    Drafts(store.database).save(b"1", "registration", "Ani", {"full_name": "Ani", "n": 3}, 5)
    # Not closed: what a kill leaves is the file and its log.
    for other in stores.opened(directory, clock):
        assert Drafts(other.database).load(b"1") == {"full_name": "Ani", "n": 3}
    first.close()


def test_drafts_of_a_form_newest_first(store: Store) -> None:
    drafts = Drafts(store.database)
    for name, at in (("a", 1), ("b", 3), ("c", 2)):
        drafts.save(name.encode(), "registration", name, {}, at)
    drafts.save(b"x", "other", "x", {}, 9)
    assert [line.title for line in drafts.lines("registration")] == ["b", "c", "a"]


def test_saving_again_replaces(store: Store) -> None:
    drafts = Drafts(store.database)
    drafts.save(b"1", "registration", "A", {"a": 1}, 1)
    drafts.save(b"1", "registration", "B", {"a": 2}, 2)
    assert drafts.load(b"1") == {"a": 2}
    assert [line.title for line in drafts.lines("registration")] == ["B"]


def test_a_dropped_draft_is_gone(store: Store) -> None:
    drafts = Drafts(store.database)
    drafts.save(b"1", "registration", "A", {}, 1)
    drafts.drop(b"1")
    assert drafts.load(b"1") is None
    drafts.save(b"2", "registration", "A", {}, 1)
    with store.database.transaction():
        drafts.drop(b"2")
    assert drafts.lines("registration") == []
