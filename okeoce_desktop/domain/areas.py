"""The official areas of the programme's province and the NIK prefixes of the whole country.

Kemendagri codes (`31.74.01.1001`), as NIK and KTP-el use them; BPS numbers the same cities
differently and is never mixed in. The province's name comes from the data, because a law renames
it (domain notes, "Area codes"). Data: npm `idn-area-data` 4.0.1, see NOTICE.
"""

import json
import re
from collections.abc import Mapping

import msgspec

from okeoce_desktop.domain.names import fold

PREFIX_LENGTH = 6
_KECAMATAN = re.compile(r"\d\d\.\d\d\.\d\d", re.ASCII)
_KELURAHAN = re.compile(r"\d\d\.\d\d\.\d\d\.\d{4}", re.ASCII)
_COMPACT = re.compile(r"(\d\d)(\d\d)(\d\d)(\d{4})?", re.ASCII)


class Area(msgspec.Struct, frozen=True):
    """One area; `parent` is the code of the area around it, "" for the province."""

    code: str
    name: str
    parent: str = ""


class Areas(msgspec.Struct, frozen=True):
    """The area tables, each by code in the order of the codes, and the NIK prefixes in force."""

    province: Area
    cities: Mapping[str, Area]
    kecamatan: Mapping[str, Area]
    kelurahan: Mapping[str, Area]
    nik_prefixes: frozenset[str]

    def kelurahan_of(self, kecamatan: str) -> list[Area]:
        """Return the kelurahan of a kecamatan, in the order of their codes."""
        return [area for area in self.kelurahan.values() if area.parent == kecamatan]

    def find_kelurahan(self, text: str, *, near: str = "", limit: int = 10) -> list[Area]:
        """Return the kelurahan that match what a clerk types: part of the name, or of the code.

        Those of the kecamatan `near` come first, then those whose name begins with the text, then
        those with a word that does. An empty text lists the kelurahan of `near`.
        """
        wanted = fold(text)
        if not wanted:
            return self.kelurahan_of(near)[:limit]
        found = [
            (area.parent != near, rank, area.name, area)
            for area in self.kelurahan.values()
            if (rank := _rank(area, wanted, text.strip())) is not None
        ]
        return [area for *_order, area in sorted(found, key=lambda item: item[:3])[:limit]]


def load_areas(data: bytes) -> Areas:
    """Read the seed file `areas.json`, whose bytes the caller has read.

    Raises ValueError for bytes that are no such file.
    """
    try:
        tables = json.loads(data)
        (province,) = _table(tables["provinces"]).values()
        prefixes = tables["nik_prefixes"]
        return Areas(
            province=province,
            cities=_table(tables["cities"]),
            kecamatan=_table(tables["kecamatan"]),
            kelurahan=_table(tables["kelurahan"]),
            nik_prefixes=frozenset(
                prefixes[at : at + PREFIX_LENGTH] for at in range(0, len(prefixes), PREFIX_LENGTH)
            ),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError("not the area tables") from error


def is_kecamatan_code(code: str) -> bool:
    """Tell whether `code` looks like `31.74.01`; a post is named by the code of its kecamatan."""
    return _KECAMATAN.fullmatch(code) is not None


def is_kelurahan_code(code: str) -> bool:
    """Tell whether `code` looks like `31.74.01.1001`."""
    return _KELURAHAN.fullmatch(code) is not None


def normalise_code(text: str) -> str:
    """Return a kecamatan or kelurahan code with its dots (`3174011001` in many files); other text
    only without spaces around it.
    """
    text = text.strip()
    match = _COMPACT.fullmatch(text)
    return ".".join(part for part in match.groups() if part) if match else text


def _table(names: Mapping[str, str]) -> dict[str, Area]:
    return {code: Area(code, name, code.rpartition(".")[0]) for code, name in sorted(names.items())}


def _rank(area: Area, wanted: str, typed: str) -> int | None:
    name = fold(area.name)
    if name.startswith(wanted):
        return 0
    if f" {wanted}" in f" {name}":
        return 1
    if typed[0].isdigit() and area.code.replace(".", "").startswith(typed.replace(".", "")):
        return 2
    # "kebonbaru" and "Kebon Baru" are the same to somebody in a hurry.
    return 3 if wanted.replace(" ", "") in name.replace(" ", "") else None
