"""Reads compiled Qt catalogues (.qm), since PySide6 ships no lconvert."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _OBSOLETE, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 5, 6, 7, 8
_NOTHING = 0xFFFFFFFF


class Entry(NamedTuple):
    """One message; `translations` has one text for each plural form."""

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]


def read_catalogue(path: Path) -> list[Entry]:
    """Every message of an uncompressed catalogue. Raises ValueError if it is not one."""
    data = path.read_bytes()
    if not data.startswith(_MAGIC):
        raise ValueError(f"{path.name} is no Qt catalogue")
    blocks: dict[int, bytes] = {}
    at = len(_MAGIC)
    while at < len(data):
        tag, length = struct.unpack_from(">BI", data, at)
        blocks[tag] = data[at + 5 : at + 5 + length]
        at += 5 + length
    # The hash table lists a message once for every way to look it up.
    offsets = {offset for _hash, offset in struct.iter_unpack(">II", blocks.get(_HASHES, b""))}
    return [_entry(blocks[_MESSAGES], offset) for offset in sorted(offsets)]


def _entry(messages: bytes, offset: int) -> Entry:
    texts = {_SOURCE: "", _CONTEXT: "", _COMMENT: ""}
    translations: list[str] = []
    for tag, raw in _fields(messages, offset):
        if tag == _TRANSLATION:
            translations.append(raw.decode("utf-16-be"))
        else:
            texts[tag] = raw.decode("utf-8")
    return Entry(texts[_CONTEXT], texts[_SOURCE], texts[_COMMENT], tuple(translations))


def _fields(messages: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while (tag := messages[at]) != _END:
        if tag == _OBSOLETE:
            at += 5
            continue
        if tag not in (_TRANSLATION, _SOURCE, _CONTEXT, _COMMENT):
            raise ValueError(f"unknown field {tag}")
        (length,) = struct.unpack_from(">I", messages, at + 1)
        length = 0 if length == _NOTHING else length
        yield tag, messages[at + 5 : at + 5 + length]
        at += 5 + length
