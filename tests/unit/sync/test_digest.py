"""Row hashes say what a row says, not how it is kept."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sync.digest import Digest, fingerprint, hash_body, row_hash, sum_of
from sync.versions import ABSENT, Version

ID = b"i" * 16
VERSIONS = st.tuples(st.integers(1, 1 << 62), st.integers(1, 1 << 62), st.integers(1, 1 << 30))
VALUES = st.none() | st.integers(-9, 9) | st.text(max_size=4) | st.binary(max_size=4)


@given(st.lists(st.tuples(VALUES, VERSIONS), min_size=1, max_size=20), VERSIONS)
def test_the_form_in_which_versions_are_kept_does_not_matter(
    fields: list[tuple[object, Version]], other: Version
) -> None:
    values = [value for value, _ in fields]
    kept = {n: version for n, (_, version) in enumerate(fields, start=1)}
    hashes = set()
    for own in [other, *kept.values()]:  # any row version, exceptions for the rest
        exceptions = {n: version for n, version in kept.items() if version != own}
        hashes.add(row_hash(1, ID, *own, values, exceptions))  # type: ignore[arg-type]
    assert len(hashes) == 1


@given(st.lists(VALUES, min_size=1, max_size=126), VERSIONS)
def test_the_quick_form_is_the_same_hash(values: list[object], version: Version) -> None:
    body = msgspec.msgpack.encode(values)
    quick = hash_body(1, ID, *version, body)
    assert quick == row_hash(1, ID, *version, values)  # type: ignore[arg-type]
    wider = [*values[:125], None]
    absent = {len(wider): ABSENT}
    assert (
        row_hash(1, ID, *version, wider, absent)
        == row_hash(  # type: ignore[arg-type]
            1,
            ID,
            *version,
            values[:125],  # type: ignore[arg-type]
        )
    )


def test_everything_a_row_says_counts() -> None:
    plain = row_hash(1, ID, 5, 6, 7, ["a", None])
    others = [
        row_hash(2, ID, 5, 6, 7, ["a", None]),
        row_hash(1, b"j" * 16, 5, 6, 7, ["a", None]),
        row_hash(1, ID, 6, 6, 7, ["a", None]),
        row_hash(1, ID, 5, 7, 7, ["a", None]),
        row_hash(1, ID, 5, 6, 8, ["a", None]),
        row_hash(1, ID, 5, 6, 7, ["b", None]),
        row_hash(1, ID, 5, 6, 7, [None, "a"]),
        row_hash(1, ID, 5, 6, 7, ["a"]),
        row_hash(1, ID, 5, 6, 7, ["a", None], {1: (5, 6, 9)}),
        row_hash(1, ID, 5, 6, 7, ["a", None], {0: (1, 1, 1)}),
        row_hash(1, ID, 5, 6, 7, [b"a", None]),
    ]
    assert len({plain, *others}) == 1 + len(others)
    assert len(plain) == 16


@given(st.lists(st.binary(min_size=16, max_size=16), max_size=12), st.randoms())
def test_a_digest_is_a_sum(hashes: list[bytes], rng: object) -> None:
    together, apart = Digest(), Digest()
    together.add_all(hashes)
    for one in sorted(hashes):
        apart.add(one)
    assert together == apart
    assert together.total == sum_of(hashes)
    for one in hashes:
        apart.remove(one)
    assert apart == Digest()
    doubled = Digest()
    doubled.add_all([*hashes, *hashes])
    assert doubled.count == 2 * len(hashes)  # a doubled row does not cancel itself


def test_a_fingerprint_leaves_out_empty_kinds() -> None:
    full = Digest(2, 5)
    assert fingerprint({1: full}) == fingerprint({1: full, 9: Digest()})
    assert fingerprint({1: full}) != fingerprint({2: full})
    assert fingerprint({1: full}) != fingerprint({1: Digest(3, 5)})
    assert len(fingerprint({})) == 8
