"""Member numbers: `317401-A7-00412-3`, made by any device without asking anybody.

Kecamatan code, two characters of the device, its counter, a check character. A label, not a key:
two copies of one disk can print the same number, head office finds it, and the printed one stays
as an alias (design, section 2).

The check character is Damm's: the totally anti-symmetric quasigroup x * y = 2(x + y) over GF(32)
(H. M. Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004, example 5.2; reduction polynomial
x^5 + x^2 + 1). It catches every wrong character and every swap of neighbours; ISO 7064 MOD 37,36
misses 72 in 45,360 swaps (counted) and uses I and O. The alphabet is Crockford's base 32.
"""

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""
MOST_COUNTER = 9_999_999
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_REDUCTION = 0b100101
# No 0 and 1 at the device's place either. A letter comes first, so that no member number is ever
# digits alone and no search box takes it for a NIK or a phone.
_LETTERS = ALPHABET[10:]
_SECOND = ALPHABET[2:]
_DEVICE = re.compile(f"[{_LETTERS}][{_SECOND}]")
_SHAPE = re.compile(rf"(\d{{6}})({_DEVICE.pattern})(\d{{5,7}})([{ALPHABET}])", re.ASCII)
_SEPARATORS = re.compile(r"[\s./_\u2010-\u2015\u2212-]+")
_LOOKALIKES = str.maketrans("OIL", "011")
_DEVICE_AT = slice(6, 8)
_CODE = re.compile(r"(\d{2})\.(\d{2})\.(\d{2})", re.ASCII)


def device_characters(device: bytes) -> str:
    """Return the two characters of a device, derived from its 8 random bytes.

    660 pairs: of the few computers of one post two can share a pair, rarely, and head office then
    renames; see the module's docstring.
    """
    if len(device) != 8:
        raise ValueError(f"a device has 8 bytes, not {len(device)}")
    first, second = divmod(
        int.from_bytes(device, "big") % (len(_LETTERS) * len(_SECOND)), len(_SECOND)
    )
    return _LETTERS[first] + _SECOND[second]


def format_member_no(post: str, device: str, counter: int) -> str:
    """Return the printed number. `counter` starts at 1 and needs five digits up to 99,999.

    Raises ValueError for parts that could not be read back.
    """
    code = _CODE.fullmatch(post)
    if code is None or not 1 <= counter <= MOST_COUNTER:
        raise ValueError(f"no member number for post {post!r}, counter {counter}")
    if _DEVICE.fullmatch(device) is None:
        raise ValueError(f"no device characters: {device!r}")
    body = f"{''.join(code.groups())}{device}{counter:05d}"
    return _with_dashes(body + ALPHABET[_checksum(body)])


def normalise(text: str) -> str | None:
    """Return the printed form of what a scanner or a clerk typed, or None if it is no valid number.

    Dashes, spaces and case do not matter; O, I and L read as 0, 1 and 1 (never as part of the
    device's characters, which have no lookalikes).
    """
    compact = _SEPARATORS.sub("", text).upper()
    device = compact[_DEVICE_AT]
    compact = compact[:6].translate(_LOOKALIKES) + device + compact[8:].translate(_LOOKALIKES)
    match = _SHAPE.fullmatch(compact)
    # One number, one form: no counter with more zeros than the printed one has.
    if match is None or (len(match[3]) > 5 and match[3][0] == "0") or not int(match[3]):
        return None
    return _with_dashes(compact) if _checksum(compact) == 0 else None


def is_member_no(text: str) -> bool:
    """Tell whether `text` is a valid member number in any way of writing it."""
    return normalise(text) is not None


def _with_dashes(compact: str) -> str:
    return f"{compact[:6]}-{compact[_DEVICE_AT]}-{compact[8:-1]}-{compact[-1]}"


def _checksum(characters: str) -> int:
    """Return Damm's interim digit; 0 over a number that ends with its own check character."""
    interim = 0
    for character in characters:
        interim = (interim ^ _VALUES[character]) << 1
        if interim & 0b100000:
            interim ^= _REDUCTION
    return interim
