"""The columnar codec: every form goes there and back, and no bytes do harm."""

from __future__ import annotations

import datetime
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync import codec
from sync.clock import Run
from sync.codec import (
    DELTAS,
    DIGITS,
    ENUM,
    IDS,
    INTS,
    JOINED,
    LIST,
    MADE_IDS,
    NEAR,
    NULLS,
    PARTS,
    WORDS,
    MalformedError,
    Near,
    decode_column,
    encode_column,
)
from sync.contract.fields import FieldType, Raw

INT64 = st.integers(-(1 << 63), (1 << 63) - 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES: dict[FieldType, st.SearchStrategy[Any]] = {
    FieldType.TEXT: TEXTS,
    FieldType.CODE: st.sampled_from(["kerja", "rapat", "info", ""]),
    FieldType.DIGITS: st.from_regex(r"\A[0-9]{1,20}\Z", fullmatch=True) | TEXTS,
    FieldType.INT: INT64,
    FieldType.BOOL: st.integers(0, 1),
    FieldType.DATE: st.integers(1, 3_652_059),
    FieldType.TIME: st.integers(0, 1 << 48),
    FieldType.REF: st.binary(min_size=16, max_size=16),
    FieldType.BYTES: st.binary(max_size=20),
}


def there_and_back(type_: FieldType, values: list[Raw], near: Near | None = None) -> list[Raw]:
    column = msgspec.msgpack.decode(msgspec.msgpack.encode(encode_column(type_, values, near)))
    return decode_column(column, len(values), [near.values] if near else [])


@pytest.mark.parametrize("type_", list(FieldType))
@given(data=st.data())
def test_every_type_comes_back(type_: FieldType, data: st.DataObject) -> None:
    values = data.draw(st.lists(VALUES[type_] | st.none(), min_size=1, max_size=40))
    assert there_and_back(type_, values) == values


@given(st.lists(INT64, min_size=1, max_size=50), st.booleans())
def test_times_near_another_field_come_back(values: list[int], is_date: bool) -> None:
    anchors: list[Raw] = [abs(value) % 1_000_000 for value in values]
    near = Near(0, is_date, anchors)
    assert there_and_back(FieldType.TIME, list(values), near) == values


@given(st.lists(st.tuples(st.integers(0, 10**6), st.none() | st.integers(0, 10**6)), min_size=1))
def test_nulls_near_another_field_come_back(pairs: list[tuple[int, int | None]]) -> None:
    anchors: list[Raw] = [a for a, _ in pairs]
    values: list[Raw] = [v for _, v in pairs]
    assert there_and_back(FieldType.TIME, values, Near(0, False, anchors)) == values


def many(make: Any) -> list[Raw]:
    rng = random.Random(1)
    return [make(rng, n) for n in range(300)]


WORD_LIST = ["Jl.", "Melati", "RT", "RW", "Mawar", "Kenanga", "No."]
FORMS: list[tuple[int, FieldType, list[Raw]]] = [
    (INTS, FieldType.INT, many(lambda r, _: r.randrange(1 << 40))),
    (DELTAS, FieldType.TIME, many(lambda r, n: 1_795_000_000_000 + n * 60_000 + r.randrange(9))),
    (ENUM, FieldType.CODE, many(lambda r, _: r.choice(["a", "b", "c"]))),
    (ENUM, FieldType.TEXT, ["sama"] * 300),
    (WORDS, FieldType.TEXT, many(lambda r, n: " ".join(r.choices(WORD_LIST, k=n % 7 + 1)))),
    (JOINED, FieldType.TEXT, many(lambda r, n: f"kata{n}-{r.random()}")),
    (LIST, FieldType.TEXT, many(lambda _, n: f"pemisah \x1f {n}")),
    (NULLS, FieldType.INT, many(lambda r, n: None if n % 3 else r.randrange(1 << 30))),
    (PARTS, FieldType.DIGITS, many(lambda r, _: f"317401{r.randrange(10**10):010d}")),
    (DIGITS, FieldType.DIGITS, many(lambda r, _: f"+628{r.randrange(10**9, 10**10)}")),
    (IDS, FieldType.REF, many(lambda r, _: r.randbytes(16))),
    (MADE_IDS, FieldType.REF, list(Run(random.Random(2).getrandbits, lambda: 5).new_ids(300))),
]


@pytest.mark.parametrize(("form", "type_", "values"), FORMS)
def test_each_form_is_chosen_and_comes_back(form: int, type_: FieldType, values: list[Raw]) -> None:
    column = encode_column(type_, values)
    assert column[0] == form
    assert decode_column(column, len(values)) == values


def test_the_near_form_is_chosen_and_comes_back() -> None:
    rng = random.Random(3)
    days: list[Raw] = [rng.randrange(700_000, 740_000) for _ in range(300)]
    times: list[Raw] = [
        day * 86_400_000 + rng.randrange(30_000_000) for day in days if isinstance(day, int)
    ]
    column = encode_column(FieldType.TIME, times, Near(0, True, days))
    assert column[0] == NEAR
    assert decode_column(column, 300, [days]) == times


@pytest.mark.parametrize("text", ["", " ", "  a  b ", "\x1f", "a\x1fb", "\x00", "😀 𝕊", "\u202e"])
def test_odd_texts_are_kept_letter_for_letter(text: str) -> None:
    for others in ([], ["x"], ["satu dua"] * 9, [f"n{n}" for n in range(40)]):
        values: list[Raw] = [text, *others]
        assert there_and_back(FieldType.TEXT, values) == values
        assert there_and_back(FieldType.DIGITS, values) == values


def test_long_texts_of_few_words_come_back() -> None:
    rng = random.Random(4)
    values: list[Raw] = [" ".join(rng.choices(WORD_LIST, k=3000)) for _ in range(5)]
    assert encode_column(FieldType.TEXT, values)[0] == WORDS
    assert there_and_back(FieldType.TEXT, values) == values
    same: list[Raw] = ["x " * 9000, "x " * 9001]
    assert there_and_back(FieldType.TEXT, same) == same


def test_digits_keep_their_zeros_and_other_scripts_their_digits() -> None:
    for values in (["0081234", "0080000"], ["٣١٧٤٠١٠١٠١٩٠٠٠٠١"] * 2 + ["²" * 16], ["+62", "+6"]):
        assert there_and_back(FieldType.DIGITS, list(values)) == values


NODES = st.recursive(
    st.none() | st.booleans() | INT64 | st.floats() | st.binary(max_size=9) | TEXTS,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.integers(0, 9), inner),
    max_leaves=12,
)


@given(form=st.integers(-1, 13), rest=st.lists(NODES, max_size=6), count=st.integers(1, 9))
@settings(max_examples=600)
def test_nonsense_is_malformed_and_nothing_else(form: int, rest: list[Any], count: int) -> None:
    others: list[list[Raw]] = [[1] * count, ["x"] * count]
    try:
        values = decode_column([form, *rest], count, others)
    except MalformedError:
        return
    assert len(values) == count


@given(NODES, st.integers(1, 5))
def test_no_column_at_all_is_malformed(node: Any, count: int) -> None:
    try:
        decode_column(node, count)
    except MalformedError:
        return


@pytest.mark.parametrize(
    "column",
    [
        [WORDS, "x" * 1_000_000 + "\x1fy", 2, (4000).to_bytes(2, "little"), 4000, 1, bytes(4000)],
        [DIGITS, "", [INTS, 1 << 40, 0, b""], [INTS, 5, 0, b""]],
        [DIGITS, "", [INTS, -5, 0, b""], [INTS, 5, 0, b""]],
        [INTS, 0, 9, bytes(9)],
        [INTS, 0, 1 << 40, b""],
        [PARTS, [1 << 40], [[INTS, 5, 0, b""]]],
        [PARTS, [-5, 10], [[INTS, 5, 0, b""]] * 2],
        [NULLS, b"\x03", 1 << 40, [ENUM, ["x"], 0, b""]],
        [ENUM, [], 0, b""],
        [ENUM, ["x"], 1, b"\x07"],
        [MADE_IDS, b"", 0, b"", [INTS, 0, 0, b""], [INTS, 0, 0, b""]],
        [MADE_IDS, b"12345678", 0, b"", [INTS, -1, 0, b""], [INTS, 0, 0, b""]],
        [NEAR, 99, 1, [INTS, 0, 0, b""]],
        [NEAR, 0, "x", [INTS, 0, 0, b""]],
    ],
)  # fmt: skip
def test_bombs_and_lies_are_malformed(column: list[Any]) -> None:
    with pytest.raises(MalformedError):
        decode_column(column, 1, [["text"]])


def test_a_column_nested_too_deep_is_malformed() -> None:
    column: Any = [INTS, 1, 0, b""]
    for _ in range(3000):
        column = [NULLS, b"\x03", 1, column]
    with pytest.raises(MalformedError):
        decode_column(column, 1)


def test_dates_as_ordinals() -> None:
    days: list[Raw] = [datetime.date(1990, 1, 1).toordinal() + n for n in range(40)]
    assert there_and_back(FieldType.DATE, days) == days
    assert codec.encode_ints([7])[0] == INTS
