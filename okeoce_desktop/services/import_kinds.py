"""What an import knows of each kind: its checks, its required columns, its stored values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from okeoce_desktop.domain import dates
from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.business_rules import examine_business
from okeoce_desktop.domain.clean_columns import ReadClean
from okeoce_desktop.domain.clean_records import clean_participants, clean_visits
from okeoce_desktop.domain.consent_rules import examine_consent
from okeoce_desktop.domain.participant_rules import examine_participant
from okeoce_desktop.domain.problems import Level, Param, Problem, ProblemCode
from okeoce_desktop.domain.reading import Examined
from okeoce_desktop.domain.resource_rules import examine_resource
from okeoce_desktop.domain.visit_rules import examine_visit
from okeoce_desktop.errors import ErrorCode, UserFacingError
from sync.clock import id_text
from sync.contract import BUSINESS, CONSENT, PARTICIPANT, RESOURCE, VISIT
from sync.contract.fields import FieldType, Kind, Raw, date_from_ordinal

Examine = Callable[[Mapping[str, object], bool], Examined]

_YES_OR_NO = {
    **dict.fromkeys(("true", "1", "ya", "y", "yes", "benar"), 1),
    **dict.fromkeys(("false", "0", "tidak", "t", "no", "n", "salah"), 0),
}
_EXACT = 2**53
"""Up to here a floating-point number holds every whole number."""
_NUMBER_TEXT = re.compile(r"\d{16}\.0+", re.ASCII)
_SCIENTIFIC = re.compile(r"\d[.,]?\d*[eE]\+?\d{1,2}", re.ASCII)
_DIGITS_16 = 10**15


@dataclass(frozen=True)
class ImportKind:
    """One kind that can be imported.

    Attributes:
        examine: the checks of the form; the second argument says that a known row is changed.
        required: fields without which no new row is made.
        keys: fields by which a known row is found; a file with one of them may lack `required`.
        read_clean: the quick way through rows without a finding; None for a kind of few rows.
    """

    kind: Kind
    examine: Examine
    required: Sequence[str]
    keys: Sequence[str] = ("id",)
    read_clean: ReadClean | None = None

    def missing(self, columns: Mapping[int, str]) -> list[str]:
        """The required columns a file lacks."""
        return [name for name in self.required if name not in columns.values()]


def import_kind_of(name: str, areas: Areas, now_ms: int) -> ImportKind:
    """The kind of a name, checked against the clock `now_ms` (UTC ms).

    Raises:
        UserFacingError: UNKNOWN_KIND.
    """
    today = dates.wib_date(now_ms)

    def participant(raw: Mapping[str, object], partial: bool) -> Examined:
        if "nik" in raw:
            raw = _with_nik(raw)
        return examine_participant(raw, areas=areas, today=today, now_ms=now_ms, partial=partial)

    def business(raw: Mapping[str, object], partial: bool) -> Examined:
        return examine_business(raw, areas=areas, today=today, partial=partial)

    def visit(raw: Mapping[str, object], partial: bool) -> Examined:
        return examine_visit(raw, now_ms=now_ms, partial=partial)

    def consent(raw: Mapping[str, object], partial: bool) -> Examined:
        return examine_consent(raw, now_ms=now_ms, partial=partial)

    def resource(raw: Mapping[str, object], partial: bool) -> Examined:
        return examine_resource(raw, partial=partial)

    found = {
        "participant": lambda: ImportKind(
            PARTICIPANT,
            with_flags(PARTICIPANT, participant),
            ("full_name",),
            ("id", "nik"),
            clean_participants(areas, today=today, now_ms=now_ms, yes_or_no=_YES_OR_NO),
        ),
        "business": lambda: ImportKind(BUSINESS, business, ("participant_id", "name")),
        "visit": lambda: ImportKind(
            VISIT, visit, ("in_at",), read_clean=clean_visits(now_ms=now_ms)
        ),
        "consent": lambda: ImportKind(CONSENT, consent, ("participant_id", "purpose", "given_at")),
        "resource": lambda: ImportKind(RESOURCE, with_flags(RESOURCE, resource), ("name", "kind")),
    }
    if name not in found:
        raise UserFacingError(ErrorCode.UNKNOWN_KIND, kind=name[:40], known=", ".join(found))
    return found[name]()


def with_flags(kind: Kind, examine: Examine) -> Examine:
    """Adds the yes-or-no fields, which no rule is about."""
    flags = [spec.name for spec in kind.fields if spec.type is FieldType.BOOL]

    def both(raw: Mapping[str, object], partial: bool) -> Examined:
        found = examine(raw, partial)
        for name in flags:
            if name in raw:
                _read_flag(found, name, raw[name])
        return found

    return both


def _read_flag(found: Examined, name: str, value: object) -> None:
    if value is None or value == "":
        found.values[name] = None
        return
    flag = _YES_OR_NO.get(str(value).strip().casefold())
    if flag is None:
        found.values.pop(name, None)
        params: dict[str, Param] = {"value": str(value)[:40], "allowed": ("ya", "tidak")}
        found.problems.append(Problem(ProblemCode.CODE_UNKNOWN, Level.BLOCK, name, params))
    else:
        found.values[name] = flag


def _with_nik(raw: Mapping[str, object]) -> Mapping[str, object]:
    """Takes a NIK that a spreadsheet made a number back to its digits, if none was lost.

    A spreadsheet keeps fifteen digits and writes a nought for the sixteenth, so a number that ends
    in one may have been another; it stays a number, which the rules reject with the reason.
    """
    value = raw["nik"]
    if isinstance(value, str):
        text = value.strip()
        if _NUMBER_TEXT.fullmatch(text):
            return {**raw, "nik": text.partition(".")[0]}
        if not _SCIENTIFIC.fullmatch(text):
            return raw
        value = float(text.replace(",", "."))
        mantissa = text.lower().partition("e")[0].replace(",", "").replace(".", "")
        if len(mantissa.rstrip("0")) < 16:  # fewer digits were written than a NIK has
            return {**raw, "nik": value}
    if isinstance(value, float):
        exact = value.is_integer() and _DIGITS_16 <= value <= _EXACT and value % 10 != 0
        return {**raw, "nik": str(int(value)) if exact else value}
    return raw


class RawValues:
    """Turns typed values of a kind into stored ones."""

    def __init__(self, kind: Kind) -> None:
        self._width = kind.width
        self._slots: dict[str, tuple[int, Callable[[Any], Raw] | None]] = {
            spec.name: (spec.number - 1, _TO_RAW.get(spec.type)) for spec in kind.fields
        }

    def row(self, values: Mapping[str, Any]) -> list[Raw]:
        """The raw values of fields 1 to n."""
        row: list[Raw] = [None] * self._width
        slots = self._slots
        for name, value in values.items():
            if value is not None and name in slots:
                at, convert = slots[name]
                row[at] = convert(value) if convert is not None else value
        return row

    def numbers(self, names: Iterable[str]) -> list[int]:
        """The numbers of those names that are fields."""
        return [self._slots[name][0] + 1 for name in names if name in self._slots]

    def changes(self, values: Mapping[str, Any]) -> dict[int, Raw]:
        """The raw values that were given, by field number."""
        found: dict[int, Raw] = {}
        for name, value in values.items():
            if name in self._slots:
                at, convert = self._slots[name]
                found[at + 1] = value if convert is None or value is None else convert(value)
        return found


def as_given(kind: Kind, row: Sequence[Raw]) -> dict[str, object]:
    """Stored values in the form a file has them, for the checks of a row that is being changed."""
    found: dict[str, object] = {}
    for spec, value in zip(kind.fields, row, strict=False):
        if value is None:
            continue
        if spec.type is FieldType.REF and isinstance(value, bytes):
            found[spec.name] = id_text(value)
        elif spec.type is FieldType.DATE and isinstance(value, int):
            found[spec.name] = date_from_ordinal(value)
        else:
            found[spec.name] = value
    return found


def id_bytes(text: str) -> bytes:
    """The bytes of a UUID in its usual form."""
    return bytes.fromhex(text.replace("-", ""))


_TO_RAW: dict[FieldType, Callable[[Any], Raw]] = {
    FieldType.DATE: datetime.date.toordinal,
    FieldType.BOOL: int,
    FieldType.REF: id_bytes,
}
