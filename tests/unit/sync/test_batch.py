"""Batches and patches on the wire: there and back, and torn apart at random."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.batch import (
    MAX_FIELDS,
    MAX_ROWS,
    Batch,
    Overlay,
    Patch,
    batch_from_wire,
    patch_from_wire,
    state_hash,
)
from sync.codec import MalformedError
from sync.contract import KINDS, PARTICIPANT, VISIT
from sync.contract.fields import FieldType, Raw, RowId
from sync.versions import Change

NATURAL = st.integers(0, (1 << 63) - 1)
VERSIONS = st.tuples(st.integers(1, (1 << 62)), st.integers(1, (1 << 62)), st.integers(1, 1 << 40))
RAWS: dict[FieldType, st.SearchStrategy[Any]] = {
    FieldType.TEXT: st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    FieldType.CODE: st.sampled_from(["a", "b"]),
    FieldType.DIGITS: st.from_regex(r"\A[0-9]{16}\Z", fullmatch=True),
    FieldType.INT: st.integers(-(1 << 63), (1 << 63) - 1),
    FieldType.BOOL: st.integers(0, 1),
    FieldType.DATE: st.integers(1, 800_000),
    FieldType.TIME: st.integers(0, 1 << 45),
    FieldType.REF: st.binary(min_size=16, max_size=16),
    FieldType.BYTES: st.binary(max_size=9),
}
ANY = st.one_of(st.none(), *RAWS.values())


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    kind = draw(st.sampled_from([*KINDS, 99]))
    ids = draw(st.lists(st.binary(min_size=16, max_size=16), min_size=1, max_size=8, unique=True))
    count = len(ids)
    types = [RAWS[s.type] | st.none() for s in KINDS[kind].fields] if kind in KINDS else [ANY] * 3
    types += draw(st.sampled_from([[], [ANY]]))  # a field of a newer contract
    columns = [draw(st.lists(t, min_size=count, max_size=count)) for t in types]
    versions = draw(st.lists(VERSIONS, min_size=count, max_size=count))
    fields = st.integers(1, len(columns))
    exceptions = draw(
        st.dictionaries(
            st.integers(0, count - 1), st.dictionaries(fields, VERSIONS, min_size=1), max_size=2
        )
    )
    overlays = [
        Overlay(row, number, (1, 2), ((3, 4), (5, 6)))
        for row, found in exceptions.items()
        for number in found
    ]
    return Batch(
        kind, [RowId(i) for i in ids], columns, *zip(*versions, strict=True), exceptions,
        (1,) if draw(st.booleans()) else (), overlays,
    )  # fmt: skip


def rewired(wire: Any) -> Any:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(wire))


@given(batches())
@settings(max_examples=200)
def test_a_batch_comes_back_with_the_same_hashes(batch: Batch) -> None:
    found = batch_from_wire(rewired(batch.to_wire()))
    assert [found.state(row) for row in range(len(found))] == [
        batch.state(row) for row in range(len(batch))
    ]
    assert found.subjects == batch.subjects
    assert list(found.overlays) == list(batch.overlays)
    bodies = [msgspec.msgpack.encode(row) for row in batch.rows()]
    assert found.hashes(bodies) == [state_hash(batch.state(row)) for row in range(len(batch))]


@st.composite
def patches(draw: st.DrawFn) -> Patch:
    kind = draw(st.sampled_from([PARTICIPANT, VISIT]))
    numbers = tuple(sorted(draw(st.sets(st.integers(1, kind.width), min_size=1, max_size=3))))
    ids = draw(st.lists(st.binary(min_size=16, max_size=16), min_size=1, max_size=6, unique=True))
    names = st.tuples(NATURAL, NATURAL)
    changes = [
        Change(
            numbers,
            tuple(draw(RAWS[kind.fields[n - 1].type] | st.none()) for n in numbers),
            draw(VERSIONS),
            draw(names),
            tuple(draw(st.lists(names, max_size=2))),
            tuple(draw(st.lists(names, max_size=2))),
        )
        for _ in ids
    ]
    return Patch(kind.number, numbers, [RowId(i) for i in ids], changes)


@given(patches())
@settings(max_examples=200)
def test_a_patch_comes_back(patch: Patch) -> None:
    found = patch_from_wire(rewired(patch.to_wire()))
    assert (found.kind, found.fields) == (patch.kind, patch.fields)
    assert list(found.ids) == list(patch.ids)
    assert list(found.changes) == list(patch.changes)


JUNK: list[Any] = [
    None, True, False, -1, 0, 1, 255, 1 << 40, (1 << 63) - 1, 1 << 63, (1 << 64) - 1, 1.5,
    float("nan"), "", "teks", b"", b"\x00" * 16, b"\xff" * 3, [], [[]], [1, 2, 3], {}, {1: 2},
    [4, "a\x1fb", 0, b"", 1, 0, b""], [3, ["x"], 0, b""], [1, 0, 0, b""],
]  # fmt: skip


def torn(node: Any, rng: random.Random) -> Any:
    """A copy in which one part is something else."""
    if not isinstance(node, list) or not node or rng.random() < 0.15:
        if isinstance(node, (bytes, str)) and node and rng.random() < 0.5:
            return node[: rng.randrange(len(node))]
        return rng.choice(JUNK)
    at = rng.randrange(len(node))
    if rng.random() < 0.1:
        return node[:at]
    return [*node[:at], torn(node[at], rng), *node[at + 1 :]]


@given(batches(), patches(), st.randoms(use_true_random=False))
@settings(max_examples=400)
def test_torn_wires_are_malformed_or_sound(batch: Batch, patch: Patch, rng: random.Random) -> None:
    for read, wire in ((batch_from_wire, batch.to_wire()), (patch_from_wire, patch.to_wire())):
        for _ in range(5):
            try:
                found = read(rewired(torn(rewired(wire), rng)))  # type: ignore[operator]
            except MalformedError:
                continue
            if isinstance(found, Batch):  # what gets through can be hashed, stored and sent on
                bodies = [msgspec.msgpack.encode(row) for row in found.rows()]
                found.hashes(bodies)
            found.to_wire()


def row(count: int = 1, **changed: Any) -> list[Any]:
    ids = [RowId(bytes([n >> 8, n & 255]) + bytes(14)) for n in range(count)]
    batch = Batch(4, ids, [[None] * count] * 3, [9] * count, [9] * count, [9] * count)
    wire = batch.to_wire()
    for index, value in changed.items():
        wire[int(index[1:])] = value
    return wire


@pytest.mark.parametrize(
    "wire",
    [
        None,
        7,
        b"",
        [],
        row()[:-1],
        row(_0=0),
        row(_0=1 << 20),
        [*row(_0=True), 1],
        row(_1=0),
        row(_1=-1),
        row(_1=2),
        row(_1=MAX_ROWS + 1),
        row(_2=[8, bytes(15)]),
        row(2, _2=[8, bytes(32)]),
        row(_3=[]),
        row(_3=[[0, [None]]] * (MAX_FIELDS + 1)),
        row(_3=[[0, [1.5]]]),
        row(_3=[[0, [[1]]]]),
        row(_3=[[0, [1 << 63]]]),
        row(_4=[0, [-1]]),
        row(_5=[0, [1 << 63]]),
        row(_7=[[5, {1: [1, 1, 1]}]]),
        row(_7=[[0, {500: [1, 1, 1]}]]),
        row(_7=[[0, {1: [1, 1]}]]),
        row(_8=[4]),
        row(_8=["x"]),
        row(_9=[[0, 1, [1], []]]),
    ],
)
def test_what_is_no_batch(wire: Any) -> None:
    with pytest.raises(MalformedError):
        batch_from_wire(wire)


@pytest.mark.parametrize("seen", [1 << 40, "x", bytes(17), [1], None])
def test_what_are_no_names_its_author_knew_of(seen: Any) -> None:
    wire = Patch(4, (1,), [RowId(b"a" * 16)], [Change((1,), (5,), (1, 1, 1))]).to_wire()
    wire[11] = [[0, seen]]
    with pytest.raises(MalformedError):
        patch_from_wire(wire)


def test_a_full_batch_of_the_limit_is_taken() -> None:
    assert len(batch_from_wire(row(MAX_ROWS))) == MAX_ROWS


@pytest.mark.parametrize("values", [["x", "y", None], [b"a", b"b", None], ["x", 5, None]])
def test_values_of_another_type_than_the_contracts_still_travel(values: list[Raw]) -> None:
    ids = [RowId(bytes([n]) * 16) for n in range(3)]
    for number in range(1, PARTICIPANT.width + 1):
        columns: list[list[Raw]] = [[None] * 3 for _ in range(PARTICIPANT.width)]
        columns[number - 1] = list(values)
        columns[16] = columns[16] if number == 17 else [1, 2, 3]  # consent_at, near a date
        batch = Batch(PARTICIPANT.number, ids, columns, [1] * 3, [1] * 3, [1, 2, 3])
        found = batch_from_wire(rewired(batch.to_wire()))
        assert [list(column) for column in found.columns] == columns


def test_unknown_kinds_need_no_contract() -> None:
    values: list[list[Raw]] = [[None, "x"], [1, b"\x00"], ["a", 5]]
    batch = Batch(
        999, [RowId(b"a" * 16), RowId(b"b" * 16)], values, [1, 2], [3, 4], [5, 6],
        {1: {2: (7, 8, 9)}},
        subjects=(0, 3),
    )  # fmt: skip
    found = batch_from_wire(rewired(batch.to_wire()))
    assert found.state(1) == batch.state(1)
    assert found.subjects == (0, 3)
