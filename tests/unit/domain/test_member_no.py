"""Member numbers: form, check character, what scanners and clerks type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okeoce_desktop.domain import member_no
from okeoce_desktop.domain.member_no import ALPHABET

EXAMPLE = member_no.format_member_no("31.74.01", "A7", 412)

numbers = st.builds(
    member_no.format_member_no,
    post=st.from_regex(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}", fullmatch=True),
    device=st.binary(min_size=8, max_size=8).map(member_no.device_characters),
    counter=st.integers(1, member_no.MOST_COUNTER),
)


def test_the_printed_form_is_stable() -> None:
    # Cards are printed with it: a change of the scheme would make them all invalid.
    assert EXAMPLE == "317401-A7-00412-K"
    assert member_no.format_member_no("31.01.02", "Z2", 123456) == "310102-Z2-123456-2"


def _times(a: int, b: int) -> int:
    """Multiply in GF(32) by the book: carry-less product, reduced by x^5 + x^2 + 1."""
    product = 0
    for bit in range(5):
        product ^= (a << bit) * (b >> bit & 1)
    for degree in range(8, 4, -1):
        product ^= (0b100101 << degree - 5) * (product >> degree & 1)
    return product


@given(numbers)
def test_the_check_character_is_the_polynomial_of_the_scheme(number: str) -> None:
    *body, check = (ALPHABET.index(c) for c in number.replace("-", ""))
    power, total = 1, 0
    for value in reversed(body):
        power = _times(power, 2)
        total ^= _times(power, value)
    assert check == total


@pytest.mark.parametrize(
    "typed",
    [
        EXAMPLE,
        EXAMPLE.lower(),
        EXAMPLE.replace("-", ""),
        EXAMPLE.replace("-", " "),
        "3174o1-a7-oo4i2-k",
        "3l7401-a7-004l2-k",
        "31.74.01-A7-00412-K",
        f" {EXAMPLE}\r\n",
    ],
)
def test_what_is_typed_becomes_the_printed_form(typed: str) -> None:
    assert member_no.normalise(typed) == EXAMPLE


@given(numbers)
def test_every_number_is_read_back(number: str) -> None:
    assert member_no.normalise(number.replace("-", "").lower()) == number


@given(numbers, st.data())
def test_every_single_wrong_character_is_caught(number: str, data: st.DataObject) -> None:
    characters = list(number)
    place = data.draw(st.sampled_from([i for i, c in enumerate(characters) if c != "-"]))
    characters[place] = data.draw(st.sampled_from(ALPHABET.replace(characters[place], "")))
    assert not member_no.is_member_no("".join(characters))


@given(numbers, st.data())
def test_every_swap_of_neighbours_is_caught(number: str, data: st.DataObject) -> None:
    compact = list(number.replace("-", ""))
    unequal = [i for i in range(len(compact) - 1) if compact[i] != compact[i + 1]]
    place = data.draw(st.sampled_from(unequal))
    compact[place], compact[place + 1] = compact[place + 1], compact[place]
    assert not member_no.is_member_no("".join(compact))


def test_the_example_survives_no_error_at_all() -> None:
    compact = EXAMPLE.replace("-", "")
    for place, right in enumerate(compact):
        for wrong in ALPHABET:
            if wrong != right:
                changed = compact[:place] + wrong + compact[place + 1 :]
                assert not member_no.is_member_no(changed), changed


@pytest.mark.parametrize(
    "typed",
    ["", "3174015702880003", "081234567890", "317401", "317401-A7-00412", "rina w", "A7"]
    + ["317401-A7-00000-" + c for c in "0K"],
)
def test_other_things_in_the_search_box_are_no_member_number(typed: str) -> None:
    assert member_no.normalise(typed) is None


def test_one_number_has_one_form() -> None:
    valid = [c for c in ALPHABET if member_no.is_member_no(f"317401A7000412{c}")]
    assert valid == []


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_not(text: str) -> None:
    printed = member_no.normalise(text)
    assert printed is None or member_no.normalise(printed) == printed


@given(st.binary(min_size=8, max_size=8))
def test_device_characters_are_never_confused(device: bytes) -> None:
    characters = member_no.device_characters(device)
    assert len(characters) == 2
    assert not set(characters) & set("IOLU01")
    assert characters[0].isalpha()
    assert member_no.device_characters(device) == characters


def test_device_characters_spread() -> None:
    pairs = {member_no.device_characters(n.to_bytes(8, "big")) for n in range(660)}
    assert len(pairs) == 660


@pytest.mark.parametrize(
    ("post", "device", "counter"),
    [
        ("317401", "A7", 1),
        ("31.74.01", "7A", 1),
        ("31.74.01", "O7", 1),
        ("31.74.01", "A0", 1),
        ("31.74.01", "A", 1),
        ("31.74.01", "A7", 0),
        ("31.74.01", "A7", member_no.MOST_COUNTER + 1),
    ],
)
def test_numbers_that_could_not_be_read_back_are_not_made(
    post: str, device: str, counter: int
) -> None:
    with pytest.raises(ValueError, match=r"no member number|no device characters"):
        member_no.format_member_no(post, device, counter)


def test_a_device_has_eight_bytes() -> None:
    with pytest.raises(ValueError, match="8 bytes"):
        member_no.device_characters(b"short")
