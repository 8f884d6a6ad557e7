"""The merge rules and what states do when they meet."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.contract.fields import RowId
from sync.versions import (
    ABSENT,
    Change,
    RowState,
    SettledNames,
    Version,
    conflict_id,
    merge,
    newest,
    pack_exceptions,
    unpack_exceptions,
)

ID = RowId(b"i" * 16)
WIDTH = 4
VERSIONS = st.builds(lambda rank, run: (rank, run, 1), st.integers(1, 6), st.integers(1, 4))


@st.composite
def states(draw: st.DrawFn) -> RowState:
    """States in which a version always stands for one value, as names do in life."""
    width = draw(st.integers(1, WIDTH))
    version = draw(VERSIONS)
    exceptions = draw(
        st.dictionaries(st.integers(1, width), VERSIONS | st.just(ABSENT), max_size=width)
    )
    exceptions = {n: v for n, v in exceptions.items() if v != version}
    values = tuple(
        None if exceptions.get(n, version) == ABSENT else value_of(exceptions.get(n, version))
        for n in range(1, width + 1)
    )
    return RowState(1, ID, values, *version, exceptions)


def value_of(version: Version) -> str:
    return f"{version[0]}/{version[1]}"


def content(state: RowState) -> dict[int, Any]:
    return {
        n: (state.version_of(n), state.value_of(n))
        for n in range(1, WIDTH + 1)
        if state.version_of(n) != ABSENT
    }


@given(states(), states())
def test_newest_does_not_mind_the_order(one: RowState, other: RowState) -> None:
    assert content(newest(one, other)) == content(newest(other, one))


@given(states(), states(), states())
def test_newest_does_not_mind_the_grouping(a: RowState, b: RowState, c: RowState) -> None:
    assert content(newest(newest(a, b), c)) == content(newest(a, newest(b, c)))


@given(states())
def test_newest_of_itself_is_itself(one: RowState) -> None:
    assert newest(one, one) == one


@given(states(), states())
def test_an_absent_field_never_wins(one: RowState, other: RowState) -> None:
    found = content(newest(one, other))
    for number in content(one):
        assert number in found


CHANGES = st.builds(
    lambda number, rank, run: Change((number,), (f"{rank}/{run}",), (rank, run, number), (run, 0)),
    st.integers(1, WIDTH),
    st.integers(1, 9),
    st.integers(5, 8),
)


def never(*_: object) -> bool:
    return False


@given(states(), st.lists(CHANGES, max_size=5, unique_by=lambda c: c.version[1:]))
@settings(max_examples=300)
def test_ranks_of_fields_only_grow_and_nothing_vanishes(
    state: RowState, changes: list[Change]
) -> None:
    merged = merge(state, changes, never, never)
    for number in range(1, WIDTH + 1):
        assert merged.state.version_of(number) >= state.version_of(number)
    lost = {loss.lost for loss in merged.losses}
    standing = {merged.state.value_of(n) for n in range(1, WIDTH + 1)}
    for change in changes:
        assert change.values[0] in lost | standing
    assert merged.changed == (merged.state != state)


@given(states(), st.lists(CHANGES, max_size=5, unique_by=lambda c: c.version[1:]))
def test_changes_merge_the_same_in_one_request_or_two(
    state: RowState, changes: list[Change]
) -> None:
    changes.sort(key=lambda change: change.version)
    together = merge(state, changes, never, never).state
    settled: set[tuple[int, int]] = set()
    past: set[tuple[int, tuple[int, int]]] = set()
    apart = state
    for change in changes:
        merged = merge(apart, [change], settled.__contains__, never)
        apart = merged.state
        settled.add(change.name)
        past.update(merged.past)
    assert content(together) == content(apart)
    again = merge(apart, changes, settled.__contains__, lambda n, name: (n, name) in past)
    assert not again.changed
    assert again.losses == []
    assert again.shared == set()


@given(states(), VERSIONS, st.integers(1, WIDTH))
def test_an_edit_of_what_its_author_saw_always_applies(
    state: RowState, version: Version, number: int
) -> None:
    base = state.version_of(number)
    change = Change((number,), ("baru",), (1, 99, 1), base[1:])
    merged = merge(state, [change], never, never)
    assert merged.state.value_of(number) == "baru"
    assert merged.state.version_of(number) > base
    # Only "dihapus / diubah" may be found: an edit does not know of a deletion.
    assert all(loss.number == 1 for loss in merged.losses)


def test_deleting_what_somebody_changed_is_a_loss_to_decide() -> None:
    state = RowState(1, ID, (None, "a", "b"), 5, 5, 5, {2: (6, 6, 6), 3: (7, 7, 7)})
    gone = Change((1,), (123,), (9, 9, 9), (5, 5), seen=((5, 5), (6, 6), (7, 7)))
    assert merge(state, [gone], never, never).losses == []
    unseen = msgspec.structs.replace(gone, seen=((5, 5),))
    (loss,) = merge(state, [unseen], never, never).losses
    assert (loss.number, loss.kept, loss.lost) == (1, 123, None)
    assert loss.lost_version == (7, 7, 7)  # of who edited last, not of who made the row


def test_deleting_after_ones_own_edits_is_no_loss_in_whatever_order_they_are_given() -> None:
    state = RowState(1, ID, (None, "a"), 5, 5, 5, {2: (6, 6, 6)})
    edit = Change((2,), ("b",), (7, 6, 7), (5, 5), ((6, 6),))
    gone = Change((1,), (123,), (8, 6, 8), (5, 5), seen=((5, 5), (6, 6), (6, 7)))
    for changes in ([edit, gone], [gone, edit]):
        merged = merge(state, changes, never, never)
        assert merged.losses == []
        assert merged.state.values == (123, "b")


def test_deleting_twice_is_nothing_to_decide() -> None:
    state = RowState(1, ID, (77, "a"), 5, 5, 5, {2: (6, 6, 6)})
    gone = Change((1,), (123,), (9, 9, 9), (4, 4))
    losses = merge(state, [gone], never, never).losses
    assert [loss.lost for loss in losses] == [77]


def test_an_edit_of_a_deleted_row_is_a_loss_to_decide_unless_it_saw_the_deletion() -> None:
    state = RowState(1, ID, (77, "a"), 5, 5, 5)
    edit = Change((2,), ("b",), (9, 9, 9), (5, 5))
    merged = merge(state, [edit], never, never)
    assert merged.state.value_of(2) == "b"
    (loss,) = merged.losses
    assert (loss.number, loss.kept, loss.lost) == (1, 77, None)
    saw = msgspec.structs.replace(edit, seen=((5, 5),))
    assert merge(state, [saw], never, never).losses == []


def test_another_value_under_the_very_same_version_was_not_taken_as_sent() -> None:
    state = RowState(1, ID, (None, "a"), 5, 5, 5)
    twin = Change((2,), ("b",), (5, 5, 5))
    merged = merge(state, [twin], lambda _: True, never)
    assert (merged.as_sent, merged.state, merged.shared) == (False, state, {5})
    assert [loss.lost for loss in merged.losses] == ["b"]


def test_a_group_wins_or_loses_as_one() -> None:
    state = RowState(1, ID, (None, "a", "b", "c"), 5, 5, 5, {3: (8, 8, 8)})
    older = Change((2, 3), ("x", "y"), (7, 7, 7), (5, 5))
    merged = merge(state, [older], never, never)
    assert merged.state.values == (None, "a", "b", "c")
    assert {loss.lost for loss in merged.losses} == {"x", "y"}


def test_conflict_ids_do_not_mind_the_order_and_look_like_ours() -> None:
    one = conflict_id(ID, 3, (1, 2), (3, 4))
    assert one == conflict_id(ID, 3, (3, 4), (1, 2))
    assert one != conflict_id(ID, 4, (1, 2), (3, 4))
    assert len(one) == 16
    assert one[6] >> 4 == 8
    assert one[8] >> 6 == 2


@given(st.dictionaries(st.integers(0, 126), VERSIONS | st.just(ABSENT)))
def test_exceptions_come_back(exceptions: dict[int, Version]) -> None:
    assert unpack_exceptions(pack_exceptions(exceptions)) == exceptions
    assert pack_exceptions({}) is None
    assert unpack_exceptions(None) == {}


@given(st.lists(st.lists(st.integers(1, 60), max_size=15), max_size=6))
def test_settled_names_are_what_was_added_in_the_fewest_ranges(parts: list[list[int]]) -> None:
    names = SettledNames()
    added: set[int] = set()
    for part in parts:
        names.add(part)
        added.update(part)
        names = SettledNames(names.ranges)  # as it comes from the store
    assert {n for n in range(70) if n in names} == added
    assert names.highest == max(added, default=0)
    assert all(b[0] > a[1] + 1 for a, b in zip(names.ranges, names.ranges[1:], strict=False))
    for first in range(1, 62, 7):
        span = set(range(first, first + 5))
        assert names.overlaps(first, first + 4) == bool(span & added)


def test_asking_for_a_settled_name_takes_no_longer_with_more_ranges() -> None:
    """Edits settled in another order than their numbers leave a range for each."""

    class Counted(int):
        asked = 0

        def __lt__(self, other: int) -> bool:
            Counted.asked += 1
            return int(self) < int(other)

        def __le__(self, other: int) -> bool:
            Counted.asked += 1
            return int(self) <= int(other)

        def __ge__(self, other: int) -> bool:
            Counted.asked += 1
            return int(self) >= int(other)

    names = SettledNames([(n, n) for n in range(1, 20_001, 2)])
    assert Counted(15_001) in names
    assert Counted(15_002) not in names
    assert Counted.asked < 100
