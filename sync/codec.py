"""The columnar codec: values of one field of many rows, packed by how they look.

Encoding is chosen by field type and by the values; every column says how to read it, so a reader
needs no contract to decode a kind it has never heard of. A column is a msgpack array whose first
element is its form. Integers are split into byte planes, which zstd packs far better than
interleaved bytes.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import sub
from typing import Any, TypeAlias

from sync.contract.fields import FieldType, Raw

Column: TypeAlias = list[Any]

LIST, INTS, DELTAS, ENUM, WORDS, JOINED, NULLS, PARTS, DIGITS, IDS, MADE_IDS, NEAR = range(12)

_SEPARATOR = "\x1f"
_MAX_INT = (1 << 63) - 1
_MAX_DIGITS = 18
_MAX_EXPANDED = 64 * 1024 * 1024
"""The most characters one column of words or digits may unpack to."""
_MAX_WORDS = 4_000_000
_NIK_PARTS = (6, 6, 4)
_DAY_MS = 86_400_000
_LITTLE = sys.byteorder == "little"
_VERSION_BITS, _MADE = 0xF000, 0x8000
"""In the upper half of an id: which version of UUID it is, and that of ids made by the app."""


@dataclass(frozen=True, slots=True)
class Near:
    """A column encoded before this one that a time column may be kept as a difference from.

    Attributes:
        index: its place among the columns of the group.
        is_date: its values are dates (ordinals), not times.
    """

    index: int
    is_date: bool
    values: Sequence[Raw]


class MalformedError(ValueError):
    """Bytes that are no column, or a column of the wrong length."""


def encode_column(type_: FieldType, values: Sequence[Raw], near: Near | None = None) -> Column:
    """Packs the values of one field; `near` is a column that they are usually close to."""
    distinct = dict.fromkeys(values)
    if len(distinct) <= 1 or (len(distinct) < 256 and len(distinct) * 4 <= len(values)):
        return _encode_enum(values, list(distinct))
    if None in distinct:
        return _encode_nulls(type_, values, near)
    if type_ in (FieldType.INT, FieldType.DATE, FieldType.BOOL, FieldType.TIME):
        return _encode_numbers(values, near)
    if type_ is FieldType.REF:
        return encode_ids(values)
    if type_ is FieldType.DIGITS:
        return _encode_digits(values)
    if type_ in (FieldType.TEXT, FieldType.CODE):
        return _encode_text(values, len(distinct))
    return [LIST, list(values)]


def decode_column(column: Any, count: int, others: Sequence[Sequence[Raw]] = ()) -> list[Raw]:
    """The values of a column.

    Args:
        count: how many values it must have.
        others: columns decoded before, for a column kept as differences from another.

    Raises:
        MalformedError: it is no column of so many values.
    """
    try:
        values = _decode(column, count, others)
    except MalformedError:
        raise
    except (
        TypeError,
        ValueError,
        IndexError,
        KeyError,
        OverflowError,
        AttributeError,
        RecursionError,
    ) as error:
        raise MalformedError(f"form {column[:1] if isinstance(column, list) else '?'}") from error
    if len(values) != count:
        raise MalformedError("column of the wrong length")
    return values


def _decode(column: Any, count: int, others: Sequence[Sequence[Raw]]) -> list[Raw]:
    form = column[0]
    if form == ENUM:
        return _decode_enum(column, count)
    if form in (INTS, DELTAS):
        return _decode_ints(column, count)
    if form == MADE_IDS:
        return _decode_made_ids(column, count)
    if form == IDS:
        data = column[1]
        return [data[start : start + 16] for start in range(0, 16 * count, 16)]
    if form == WORDS:
        return _decode_words(column, count)
    if form == JOINED:
        return list(column[1].split(_SEPARATOR))
    if form == PARTS:
        return _decode_parts(column, count)
    if form == DIGITS:
        return _decode_digits(column, count)
    if form == NULLS:
        return _decode_nulls(column, count, others)
    if form == NEAR:
        anchor = others[column[1]]
        scale = column[2]
        found = _decode(column[3], count, others)
        return [_added(a, scale, d) for a, d in zip(anchor, found, strict=True)]
    if form == LIST:
        return list(column[1])
    raise MalformedError(f"unknown form {form}")


def _added(anchor: Raw, scale: int, difference: Raw) -> int:
    if isinstance(anchor, int) and isinstance(difference, int):
        return anchor * scale + difference
    raise MalformedError("difference from nothing")


def _pack(values: Sequence[int]) -> tuple[int, bytes]:
    """Non-negative integers as byte planes: bytes per value, planes."""
    top = max(values, default=0)
    width = (top.bit_length() + 7) // 8
    if width == 0:
        return 0, b""
    if width == 1:
        return 1, bytes(values)
    words = array("Q", values)
    if not _LITTLE:
        words.byteswap()
    data = words.tobytes()
    return width, b"".join([data[plane::8] for plane in range(width)])


def _unpack(width: int, planes: bytes, count: int) -> Sequence[int]:
    if width == 0:
        return bytes(count)
    if len(planes) != width * count or width > 8:
        raise MalformedError("planes of the wrong length")
    if width == 1:
        return planes
    data = bytearray(8 * count)
    for plane in range(width):
        data[plane::8] = planes[plane * count : (plane + 1) * count]
    words = array("Q")
    words.frombytes(data)
    if not _LITTLE:
        words.byteswap()
    return words


def encode_ints(values: Sequence[int]) -> Column:
    """Integers, as differences from the smallest or from each other, whichever is smaller."""
    low, high = min(values), max(values)
    if len(values) > 1:
        steps = list(map(sub, values[1:], values))
        step_low, step_high = min(steps), max(steps)
        if (step_high - step_low) * 4 <= high - low <= _MAX_INT:
            width, planes = _pack([step - step_low for step in steps])
            return [DELTAS, values[0], step_low, width, planes]
    if high - low > _MAX_INT:
        return [LIST, list(values)]
    width, planes = _pack([value - low for value in values] if low else values)
    return [INTS, low, width, planes]


def _decode_ints(column: Column, count: int) -> list[Any]:
    if column[0] == INTS:
        low, width, planes = column[1:]
        return [low + value for value in _unpack(width, planes, count)]
    first, step_low, width, planes = column[1:]
    steps = _unpack(width, planes, count - 1)
    return list(accumulate([first, *[step_low + step for step in steps]]))


def _encode_numbers(values: Sequence[Any], near: Near | None) -> Column:
    plain = encode_ints(values)
    if near is None or None in near.values:
        return plain
    scale = _DAY_MS if near.is_date else 1
    anchors: Sequence[Any] = near.values
    close = encode_ints(
        [value - anchor * scale for value, anchor in zip(values, anchors, strict=True)]
    )
    return [NEAR, near.index, scale, close] if _cost(close) < _cost(plain) else plain


def _cost(column: Column) -> int:
    return column[-2] if column[0] in (INTS, DELTAS) else 99


def _encode_enum(values: Sequence[Raw], distinct: list[Raw]) -> Column:
    if len(distinct) <= 1:
        return [ENUM, distinct, 0, b""]
    index = {value: position for position, value in enumerate(distinct)}
    return [ENUM, distinct, *_pack([index[value] for value in values])]


def _decode_enum(column: Column, count: int) -> list[Raw]:
    _, distinct, width, planes = column
    if width == 0:
        return [distinct[0]] * count if count else []
    return [distinct[position] for position in _unpack(width, planes, count)]


def _encode_nulls(type_: FieldType, values: Sequence[Raw], near: Near | None) -> Column:
    bits = int("1" + "".join(["0" if value is None else "1" for value in values]), 2)
    kept = [value for value in values if value is not None]
    close = None
    if near is not None:
        close = replace(
            near, values=[a for a, v in zip(near.values, values, strict=True) if v is not None]
        )
    mask = bits.to_bytes(len(values) // 8 + 1, "big")
    return [NULLS, mask, len(kept), encode_column(type_, kept, close)]


def _decode_nulls(column: Column, count: int, others: Sequence[Sequence[Raw]]) -> list[Raw]:
    _, mask, kept, inner = column
    bits = bin(int.from_bytes(mask, "big"))[3:]
    if len(bits) != count or bits.count("1") != kept:
        raise MalformedError("null mask of the wrong length")
    picked: Sequence[Sequence[Raw]] = ()
    if inner[0] == NEAR:  # the anchors of the values that are there
        picked = [[v for v, bit in zip(o, bits, strict=False) if bit == "1"] for o in others]
    found = iter(decode_column(inner, kept, picked))
    return [next(found) if bit == "1" else None for bit in bits]


def _encode_text(values: Sequence[Any], distinct: int) -> Column:
    joined = _SEPARATOR.join(values)
    if joined.count(_SEPARATOR) != len(values) - 1:
        return [LIST, list(values)]
    split = [value.split(" ") for value in values]
    words = [word for parts in split for word in parts]
    vocabulary = dict.fromkeys(words)
    if len(vocabulary) * 4 < len(words) <= _MAX_WORDS and distinct > 1:
        index = {word: position for position, word in enumerate(vocabulary)}
        counts = _pack([len(parts) for parts in split])
        places = _pack([index[word] for word in words])
        return [WORDS, _SEPARATOR.join(vocabulary), *counts, len(words), *places]
    return [JOINED, joined]


def _decode_words(column: Column, count: int) -> list[Any]:
    _, text, count_width, count_planes, total, width, planes = column
    vocabulary = text.split(_SEPARATOR)
    lengths = _unpack(count_width, count_planes, count) if count_width else [0] * count
    if sum(lengths) != total or total > _MAX_WORDS:
        raise MalformedError("words of the wrong number")
    words = [vocabulary[position] for position in _unpack(width, planes, total)]
    # A long word that is named often unpacks into gigabytes; only then is counting worth it.
    if len(text) * total > _MAX_EXPANDED and sum(map(len, words)) > _MAX_EXPANDED:
        raise MalformedError("words that expand too far")
    found, start = [], 0
    for length in lengths:
        found.append(" ".join(words[start : start + length]))
        start += length
    return found


def _encode_digits(values: Sequence[Any]) -> Column:
    joined = "".join(values)
    if joined.isascii() and joined.isdigit() and set(map(len, values)) == {16}:
        parts, start = [], 0
        for size in _NIK_PARTS:
            numbers = [int(value[start : start + size]) for value in values]
            parts.append(_encode_part(numbers))
            start += size
        return [PARTS, list(_NIK_PARTS), parts]
    first = values[0]
    prefix = ""
    for length in range(min(6, len(first)), 0, -1):
        if all(value.startswith(first[:length]) for value in values):
            prefix = first[:length]
            break
    rest = [value[len(prefix) :] for value in values]
    tail = "".join(rest)
    sizes = list(map(len, rest))
    if not (tail.isascii() and tail.isdigit()) or min(sizes) == 0 or max(sizes) > _MAX_DIGITS:
        return _encode_text(values, len(set(values)))
    return [DIGITS, prefix, encode_ints(sizes), encode_ints(list(map(int, rest)))]


def _encode_part(numbers: list[int]) -> Column:
    distinct = dict.fromkeys(numbers)
    if len(distinct) < 256 and len(distinct) * 4 <= len(numbers):
        return _encode_enum(numbers, list(distinct))
    return encode_ints(numbers)


def _decode_parts(column: Column, count: int) -> list[Any]:
    _, sizes, parts = column
    if min(sizes) <= 0 or sum(sizes) > 32:
        raise MalformedError("parts")
    texts = [
        [f"{number:0{size}d}" for number in _decode_integers(part, count)]
        for size, part in zip(sizes, parts, strict=True)
    ]
    return ["".join(pieces) for pieces in zip(*texts, strict=True)]


def _decode_digits(column: Column, count: int) -> list[Any]:
    _, prefix, lengths, numbers = column
    sizes = _decode_integers(lengths, count)
    if not isinstance(prefix, str) or min(sizes) <= 0 or max(sizes) > _MAX_DIGITS:
        raise MalformedError("digits")
    if len(prefix) * count > _MAX_EXPANDED:
        raise MalformedError("a prefix that expands too far")
    return [
        f"{prefix}{number:0{length}d}"
        for length, number in zip(sizes, _decode_integers(numbers, count), strict=True)
    ]


def _decode_integers(column: Column, count: int) -> list[int]:
    values: list[Any] = decode_column(column, count)
    if set(map(type, values)) - {int}:
        raise MalformedError("not an integer")
    return values


def encode_ids(values: Sequence[Any]) -> Column:
    """Ids: those made by the app by run, time and counter, others as they are."""
    if set(map(len, values)) != {16}:
        return [LIST, list(values)]
    joined = b"".join(values)
    words = array("Q", joined)
    if _LITTLE:
        words.byteswap()
    heads, tails = words[::2], words[1::2]
    distinct = dict.fromkeys(tails)
    if len(distinct) * 4 > len(values) + 4 or {head & _VERSION_BITS for head in heads} != {_MADE}:
        return [IDS, joined]
    index = {tail: position for position, tail in enumerate(distinct)}
    return [
        MADE_IDS,
        b"".join([tail.to_bytes(8, "big") for tail in distinct]),
        *_pack([index[tail] for tail in tails]),
        encode_ints([head >> 16 for head in heads]),
        encode_ints([head & 0xFFF for head in heads]),
    ]


def _decode_made_ids(column: Column, count: int) -> list[Any]:
    _, joined, width, planes, times, counters = column
    tails = [joined[start : start + 8] for start in range(0, len(joined), 8)]
    chosen = [tails[0]] * count if width == 0 else [tails[p] for p in _unpack(width, planes, count)]
    return [
        ((ms << 16) | 0x8000 | counter).to_bytes(8, "big") + tail
        for ms, counter, tail in zip(
            _decode_ints(times, count), _decode_ints(counters, count), chosen, strict=True
        )
    ]
