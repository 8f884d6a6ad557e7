"""The participants list and a person's history. Reads only; belongs to the reading thread."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from okeoce_desktop.domain import member_no
from okeoce_desktop.domain.entities import WANTED_FIELDS, HistoryLine, ListedPerson
from okeoce_desktop.domain.names import query_terms
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.search_query import (
    either,
    match_query,
    person_begins,
    words_and_numbers,
)
from sync.contract import PARTICIPANT, RowId
from sync.contract.fields import FieldType, date_from_ordinal

SORTS = {
    "name": "p.sort_name",
    "registered": "p.registered_on",
    "number": "p.member_no",
    "kelurahan": "p.kelurahan_kode",
    # From the index alone, but for the few people with a visit that does not count.
    "last_visit": (
        "CASE WHEN p.id IN (SELECT x.participant_id FROM visit AS x NOT INDEXED"
        " WHERE x.deleted_at IS NOT NULL OR x.refused_reason IS NOT NULL)"
        " THEN (SELECT max(v.in_at) FROM visit AS v WHERE v.participant_id = p.id"
        " AND v.deleted_at IS NULL AND v.refused_reason IS NULL)"
        " ELSE (SELECT max(v.in_at) FROM visit AS v WHERE v.participant_id = p.id) END"
    ),
}
GROUPS = ("semua", "hari_ini", "belum_lengkap", "menunggu")
_HISTORY = 100


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """What the list shows and in which order.

    Attributes:
        group: `semua`, `belum_lengkap` (something a full record has is missing), `menunggu` (not
            yet at head office) or `hari_ini` (registered today).
        text: as in the search box; empty for all.
        today: the WIB date.
    """

    group: str = "semua"
    text: str = ""
    sort: str = "name"
    descending: bool = False
    kelurahan: str | None = None
    today: datetime.date | None = None


class PeopleReader:
    """Reads people for the list: a list of row numbers first, whole rows as they are painted."""

    def __init__(self, database: Database) -> None:
        self._execute = database.execute

    def order(self, query: PeopleQuery) -> array[int]:
        """The local numbers of all people of a query, in its order: 8 bytes a person."""
        where, params = _conditions(query)
        way = "DESC" if query.descending else "ASC"
        # The index on the name holds just the whole list; for anything else one pass over the
        # table beats 200,000 visits to it by way of an index.
        whole = query.sort == "name" and len(where) == 1
        scan = "" if whole else " NOT INDEXED"
        # One value holds them all: stepping through the rows would take the interpreter's lock
        # once for each, from a window that paints.
        (found,) = self._execute(
            f"SELECT json_group_array(rid) FROM (SELECT p.rid AS rid FROM participant AS p{scan}"
            f" WHERE {' AND '.join(where)} ORDER BY {SORTS[query.sort]} {way}, p.rid {way})",
            params,
        ).fetchone()
        return array("q", _decode_order(found))

    def counts(self, today: datetime.date) -> dict[str, int]:
        """How many people each group holds."""
        everyone = "SELECT count(*) FROM participant AS p WHERE p.deleted_at IS NULL"
        of_today, incomplete = self._execute(
            "SELECT count(*) FILTER (WHERE p.registered_on = ?),"
            f" count(*) FILTER (WHERE {_INCOMPLETE}) FROM participant AS p NOT INDEXED"
            " WHERE p.deleted_at IS NULL",
            (today.toordinal(),),
        ).fetchone()
        total = self._execute(everyone).fetchone()[0]
        waiting = self._execute(f"{everyone} AND p.rid IN {_WAITING_RIDS}").fetchone()[0]
        found = (total, of_today, incomplete, waiting)
        return dict(zip(GROUPS, found, strict=True))

    def page(self, rids: Sequence[int]) -> dict[int, ListedPerson]:
        """The people of some local numbers."""
        marks = ",".join("?" * len(rids))
        return {
            row[0]: ListedPerson(
                id=RowId(row[1]),
                full_name=row[2] or "",
                member_no=row[3],
                nik=row[4],
                kelurahan_kode=row[5],
                phone=row[6],
                status=row[7],
                registered_on=date_from_ordinal(row[8]),
                last_visit=row[9],
                state="diperiksa" if row[11] else "menunggu" if row[10] else "",
            )
            for row in self._execute(
                "SELECT p.rid, p.id, p.full_name, p.member_no, p.nik, p.kelurahan_kode, p.phone,"
                " p.status, p.registered_on,"
                " (SELECT max(v.in_at) FROM visit AS v WHERE v.participant_id = p.id"
                "  AND v.deleted_at IS NULL AND v.refused_reason IS NULL),"
                f" {_WAITING},"
                " EXISTS (SELECT 1 FROM parked AS k WHERE k.kind = 1 AND k.id = p.id)"
                f" FROM participant AS p WHERE p.rid IN ({marks})",
                list(rids),
            )
        }

    def rid_of(self, row_id: RowId) -> int | None:
        """The local number of a person."""
        row = self._execute("SELECT rid FROM participant WHERE id = ?", (row_id,)).fetchone()
        return None if row is None else int(row[0])

    def history(self, row_id: RowId) -> list[HistoryLine]:
        """What happened to a person, newest first."""
        lines = [*self._visits(row_id), *self._changes(row_id), *self._consents(row_id)]
        lines.sort(key=lambda line: -line.at)
        return lines[:_HISTORY]

    def _visits(self, row_id: RowId) -> list[HistoryLine]:
        return [
            HistoryLine(
                at=in_at,
                what="refused" if refused else "visit",
                detail=refused or purpose,
                minutes=None if out_at is None else max(0, out_at - in_at) // 60_000,
            )
            for in_at, out_at, purpose, refused in self._execute(
                "SELECT in_at, out_at, purpose, refused_reason FROM visit WHERE participant_id = ?"
                " AND deleted_at IS NULL AND in_at IS NOT NULL ORDER BY in_at DESC LIMIT ?",
                (row_id, _HISTORY),
            )
        ]

    def _changes(self, row_id: RowId) -> list[HistoryLine]:
        found = []
        for at, body in self._execute(
            "SELECT at, body FROM change WHERE kind = ? AND id = ? ORDER BY seq DESC LIMIT ?",
            (PARTICIPANT.number, row_id, _HISTORY),
        ):
            for number, (old, new) in msgspec.msgpack.decode(body).items():
                spec = PARTICIPANT.fields[number - 1]
                shown = [_text(spec.type, value) for value in (old, new)]
                found.append(HistoryLine(at, "change", None, spec.name, shown[0], shown[1]))
        return found

    def _consents(self, row_id: RowId) -> list[HistoryLine]:
        return [
            HistoryLine(at=at, what=what, detail=purpose, new=answer)
            for given_at, withdrawn_at, purpose, answer in self._execute(
                "SELECT given_at, withdrawn_at, purpose, answer FROM consent"
                " WHERE participant_id = ? AND deleted_at IS NULL",
                (row_id,),
            )
            for at, what in ((withdrawn_at, "withdrawn"), (given_at, "consent"))
            if at is not None
        ]


_WAITING = (
    "(EXISTS (SELECT 1 FROM outbox AS o WHERE o.kind = 1 AND p.rid >= o.first_rid"
    " AND p.rid < o.first_rid + o.count)"
    " OR EXISTS (SELECT 1 FROM pending AS w WHERE w.kind = 1 AND w.id = p.id))"
)


_WAITING_RIDS = (
    "(SELECT q.rid FROM outbox AS o JOIN participant AS q ON q.rid >= o.first_rid"
    " AND q.rid < o.first_rid + o.count WHERE o.kind = 1"
    " UNION SELECT q.rid FROM pending AS w JOIN participant AS q ON q.id = w.id WHERE w.kind = 1)"
)
_INCOMPLETE = " OR ".join(f"p.{name} IS NULL" for name in WANTED_FIELDS)
_decode_order = msgspec.json.Decoder(list[int]).decode


def _conditions(query: PeopleQuery) -> tuple[list[str], list[Any]]:
    where = ["p.deleted_at IS NULL"]
    params: list[Any] = []
    if query.group == "belum_lengkap":
        where.append(f"({_INCOMPLETE})")
    elif query.group == "menunggu":
        where.append(f"p.rid IN {_WAITING_RIDS}")
    elif query.group == "hari_ini":
        where.append("p.registered_on = ?")
        params.append((query.today or datetime.date.min).toordinal())
    if query.kelurahan:
        where.append("p.kelurahan_kode = ?")
        params.append(query.kelurahan)
    number = member_no.normalise(query.text)
    if number is not None:
        where.append("p.member_no = ?")
        params.append(number)
    elif query_terms(query.text) or query.text.strip().isdigit():
        found = "p.rid IN (SELECT rowid / 2 FROM search WHERE search MATCH ? AND rowid % 2 = 0)"
        either_way = [found]
        params.append(match_query(query.text))
        words, numbers = words_and_numbers(query.text)
        if words and numbers:  # a name and the beginning of a NIK, which the index does not join
            narrowed = [found]
            params.append(" AND ".join(map(either, words)))
            for digits in numbers:
                condition, bounds = person_begins(digits)
                narrowed.append(condition)
                params += bounds
            either_way.append(" AND ".join(narrowed))
        where.append(f"({' OR '.join(either_way)})")
    return where, params


def _text(type_: FieldType, value: Any) -> str | None:
    if value is None:
        return None
    if type_ is FieldType.DATE and (date := date_from_ordinal(value)) is not None:
        return date.isoformat()
    return str(value)
