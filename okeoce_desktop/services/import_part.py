"""One part of an import: which rows are new, which change a known one, which cannot come in.

Rows count in the order of the file, so a later row of a part may change one that an earlier row of
the same part makes. A row without an id gets one derived from its content and from how often the
same content came before it in this file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from okeoce_desktop.domain.problems import Level, Problem, ProblemCode, blocking
from okeoce_desktop.domain.reading import Examined
from okeoce_desktop.services.import_files import Record
from okeoce_desktop.services.import_kinds import ImportKind, RawValues, as_given, id_bytes
from okeoce_desktop.storage.known_rows import KnownRows
from sync.clock import id_of_digest
from sync.contract import PARTICIPANT, VISIT
from sync.contract.fields import Raw

Reasons = Sequence[Problem | str]
_encode = msgspec.msgpack.Encoder().encode
_AT_ONCE = 500
"""Checked field by field, while the processor's cache holds all their values."""
_NOTHING: dict[str, object] = {}
_NIK = PARTICIPANT.by_name["nik"].number
_FULL_NAME = PARTICIPANT.by_name["full_name"].number
_HOME_POST = PARTICIPANT.by_name["home_post"].number


class Incoming(NamedTuple):
    """A record with what the rules say about it.

    Attributes:
        row_id: the id in the file.
        row: its raw values as a new row, None unless it may become one.
        found: None for a clean record, which has a `row`, and for one that cannot be read.
    """

    record: Record
    row_id: bytes | None = None
    row: list[Raw] | None = None
    found: Examined | None = None

    @property
    def nik(self) -> str | None:
        """The NIK of a person."""
        nik = self.row[_NIK - 1] if self.row else self.found and self.found.values.get("nik")
        return nik if isinstance(nik, str) else None


@dataclass(slots=True)
class Part:
    """What is to be done for one part of a file.

    Attributes:
        created: raw values of new rows by id, in order.
        edits: id and raw changes by field number, in order.
        rejected: records with the reasons, in order.
    """

    created: dict[bytes, list[Raw]] = field(default_factory=dict)
    edits: list[tuple[bytes, dict[int, Raw]]] = field(default_factory=list)
    rejected: list[tuple[Record, Reasons]] = field(default_factory=list)
    updated: int = 0
    unchanged: int = 0
    warnings: int = 0


def derived_id(secret: bytes, kind: int, row: Sequence[Raw], occurrence: int) -> bytes:
    """The id of a row that came without one: the same for the same content, post and occurrence.

    Keyed, so that an id says nothing about a person; labelled UUIDv8 (RFC 9562).
    """
    content = _encode([kind, occurrence, *row])
    return id_of_digest(blake2b(content, digest_size=16, key=secret).digest())


class Parts:
    """Resolves the parts of one file, one after the other, each inside its transaction.

    Args:
        post: the device's, for people whose `home_post` is left out.
    """

    def __init__(self, execute: Any, importable: ImportKind, secret: bytes, post: str) -> None:
        self._importable = importable
        self._kind = importable.kind
        self._raw = RawValues(importable.kind)
        self._known = KnownRows(execute, importable.kind)
        self._secret = secret
        self._post = post
        self._seen: dict[bytes, int] = {}
        self._is_people = importable.kind is PARTICIPANT

    def examined(self, records: Iterator[Record]) -> list[Incoming]:
        """Checks records as new rows; touches nothing."""
        read_clean = self._importable.read_clean
        if read_clean is None:
            return [self._examined(record) for record in records]
        rows: list[Incoming] = []
        while some := list(islice(records, _AT_ONCE)):
            clean = read_clean([record.values or _NOTHING for record in some])
            rows += [
                self._examined(record) if found is None else Incoming(record, *found)
                for record, found in zip(some, clean, strict=True)
            ]
        return rows

    def _examined(self, record: Record) -> Incoming:
        if record.values is None:
            return Incoming(record)
        found = self._importable.examine(record.values, False)
        text = found.values.get("id")
        row_id = id_bytes(text) if isinstance(text, str) else None
        row = self._raw.row(found.values) if found.is_accepted else None
        return Incoming(record, row_id, row, found)

    def changes(self, row: Incoming, found: Examined | None) -> dict[int, Raw]:
        """The raw values that a record has, by field number."""
        if found is not None:
            return self._raw.changes(found.values)
        assert row.row is not None
        assert row.record.values is not None
        values = row.row
        return {number: values[number - 1] for number in self._raw.numbers(row.record.values)}

    def resolve(self, rows: Sequence[Incoming]) -> Part:
        """Decides about each row; writes nothing."""
        return _Resolving(self, rows).part

    def derive(self, row: Sequence[Raw]) -> bytes:
        """The id of a row without one; counts how often its content came."""
        number = self._kind.number
        first = derived_id(self._secret, number, row, 0)
        occurrence = self._seen.get(first, 0)
        self._seen[first] = occurrence + 1
        return derived_id(self._secret, number, row, occurrence) if occurrence else first


class _Resolving:
    """The work on one part."""

    def __init__(self, parts: Parts, rows: Sequence[Incoming]) -> None:
        self._parts = parts
        self._importable = parts._importable
        self._is_people = parts._is_people
        self.part = Part()
        self._by_nik = self._known_niks(rows)
        wanted = [self._id_of(row) for row in rows]
        is_first = parts._known.is_empty()
        looked_for = [] if is_first else {row_id for row_id in wanted if row_id}
        if self._by_nik:
            looked_for = {*looked_for, *self._by_nik.values()}
        self._known = parts._known.by_id(looked_for)
        for row, row_id in zip(rows, wanted, strict=True):
            self._take(row, row_id)

    def _known_niks(self, rows: Sequence[Incoming]) -> dict[str, bytes]:
        if not self._is_people or self._parts._known.is_empty():
            return {}
        return self._parts._known.ids_by("nik", {nik for row in rows if (nik := row.nik)})

    def _id_of(self, row: Incoming) -> bytes | None:
        """The id in the file, else the derived one of a row that may become a new one."""
        if row.row_id is not None or row.row is None:
            return row.row_id
        if self._is_people and row.nik in self._by_nik:
            return None
        return self._parts.derive(row.row)

    def _take(self, row: Incoming, row_id: bytes | None) -> None:
        if row.record.values is None:
            self.part.rejected.append((row.record, [row.record.fault]))
            return
        nik = row.nik if self._is_people else None
        if row_id is None or not (row_id in self._known or row_id in self.part.created):
            owner = None if nik is None else self._by_nik.get(nik)
            if owner is None:
                self._create(row, row_id, nik)
                return
            row_id = owner
        self._change(row, row.record.values, row_id)

    def _create(self, row: Incoming, row_id: bytes | None, nik: str | None) -> None:
        values = row.row
        if values is None:
            assert row.found is not None
            self.part.rejected.append((row.record, blocking(row.found.problems)))
            return
        assert row_id is not None
        if self._is_people:
            if values[_HOME_POST - 1] is None:
                values[_HOME_POST - 1] = self._parts._post
            if nik is not None:
                self._by_nik[nik] = row_id
        self.part.created[row_id] = values
        if row.found is not None:
            self._warn(row.found)

    def _change(self, row: Incoming, given: Mapping[str, object], row_id: bytes) -> None:
        """Sets the fields that the file has in a row that is here, or made by this part."""
        found = row.found
        if found is not None and not found.is_accepted:
            found = self._importable.examine(given, True)
        blocks: Reasons = blocking(found.problems) if found is not None else ()
        fresh = self.part.created.get(row_id)
        current = self._known[row_id] if fresh is None else fresh
        if current[0] is not None:
            blocks = ["deleted"]
        if blocks:
            self.part.rejected.append((row.record, blocks))
            return
        changes = {
            number: value
            for number, value in self._parts.changes(row, found).items()
            if current[number - 1] != value
        }
        before, nik = current[_NIK - 1], changes.get(_NIK) if self._is_people else None
        owner = self._by_nik.get(nik) if isinstance(nik, str) else None
        if owner is not None and owner != row_id:
            self.part.rejected.append((row.record, [self._taken(owner)]))
            return
        after = list(current)
        for number, value in changes.items():
            after[number - 1] = value
        if changes and self._importable.kind is VISIT:
            # Its times may contradict each other only together with those it has already.
            whole = self._importable.examine(as_given(VISIT, after), False)
            if blocks := blocking(whole.problems):
                self.part.rejected.append((row.record, blocks))
                return
        if found is not None:
            self._warn(found)
        if not changes:
            self.part.unchanged += 1
            return
        self.part.updated += 1
        current[:] = after
        if fresh is None:
            self.part.edits.append((row_id, changes))
        if self._is_people and _NIK in changes:
            if isinstance(before, str) and self._by_nik.get(before) == row_id:
                del self._by_nik[before]
            if isinstance(nik, str):
                self._by_nik[nik] = row_id

    def _taken(self, owner: bytes) -> Problem:
        """The NIK of a row is somebody else's."""
        row = self.part.created.get(owner) or self._known[owner]
        params = {"full_name": str(row[_FULL_NAME - 1] or "")}
        return Problem(ProblemCode.NIK_KNOWN, Level.BLOCK, "nik", params)

    def _warn(self, found: Examined) -> None:
        self.part.warnings += sum(problem.level is Level.WARN for problem in found.problems)
