"""Finding people by what a clerk types or scans. Reads only; belongs to the reading thread."""

from __future__ import annotations

from typing import Any

from okeoce_desktop.domain import member_no, names, nik
from okeoce_desktop.domain.entities import PersonHit
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.search_query import (
    AFTER_DIGITS,
    column_starts,
    digits_of,
    either,
    marked_query,
    match_query,
    number_query,
    person_begins,
    words_and_numbers,
)
from sync.contract import RowId

_CANDIDATES = 50
_FEW = 500
"""A number fewer people begin with than this is looked up in the full-text index."""
_MOST_NAMES = 2_000
"""So many people of a name are looked at for a number that many begin with."""
_NIK_DIGITS = 16


class SearchReader:
    """Finds people of this store."""

    def __init__(self, database: Database) -> None:
        self._execute = database.execute

    def find(self, text: str, *, limit: int = 8) -> list[PersonHit]:
        """The people a text finds, the likeliest first; an exact number finds only its owner.

        A member number, a NIK or a phone, or how it begins; the last four or more digits of a
        phone; or the beginnings of words of a name or a business, in any order. A name may be
        narrowed by a number or a part of one: "budi 3174", "ani 7890".
        """
        typed = text.strip()
        if not typed:
            return []
        exact = self._exact(typed)
        if exact is not None:
            return self._hits(exact, limit)
        digits = digits_of(typed)
        query = number_query(digits) if digits else match_query(typed)
        if not query:
            return []
        entries = self._matching(query)
        if not digits:
            entries += self._narrowed(typed)
        people = self._numbered(digits) + self._people_of(entries)
        hits = self._hits(list(dict.fromkeys(people)), 2 * _CANDIDATES)
        hits.sort(key=lambda hit: _order(hit, typed))
        return hits[:limit]

    def _exact(self, typed: str) -> list[int] | None:
        """Row numbers of the owner of a whole number; None when the text is no whole number."""
        number = member_no.normalise(typed)
        if number is not None:
            return self._rids("member_no", number)
        digits = nik.normalise(typed)
        if len(digits) == _NIK_DIGITS and digits.isdigit():
            return self._rids("nik", digits)
        return None

    def _rids(self, column: str, value: str) -> list[int]:
        return [
            row[0]
            for row in self._execute(
                f"SELECT rid FROM participant WHERE {column} = ? AND deleted_at IS NULL LIMIT 20",
                (value,),
            )
        ]

    def _numbered(self, digits: str) -> list[int]:
        """Row numbers of people one of whose numbers begins with these digits."""
        if not digits:
            return []
        return [
            row[0]
            for column, start in column_starts(digits)
            for row in self._execute(
                f"SELECT rid FROM participant WHERE {column} >= ? AND {column} < ?"
                f" AND deleted_at IS NULL LIMIT {_CANDIDATES // 2}",
                (start, start + AFTER_DIGITS),
            )
        ]

    def _matching(self, query: str) -> list[int]:
        """The first index entries a full-text query finds."""
        return [
            row[0]
            for row in self._execute(
                "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (query, _CANDIDATES)
            )
        ]

    def _narrowed(self, text: str) -> list[int]:
        """Index entries of people whose name has the words of a text, and one of whose numbers
        begins with each number in it.

        A number many begin with is compared on the rows of the people of that name: joining it in
        the full-text index would read nearly every NIK of the post.
        """
        words, numbers = words_and_numbers(text)
        if not words or not numbers:
            return []
        common = [digits for digits in numbers if self._is_common(digits)]
        rare = [marked_query(digits) for digits in numbers if digits not in common]
        query = " AND ".join([*map(either, words), *rare])
        if not common:
            return self._matching(query)
        conditions = [person_begins(digits) for digits in common]
        compared = " AND ".join(condition for condition, _ in conditions)
        bounds = [bound for _, values in conditions for bound in values]
        rows = self._execute(
            "SELECT s.rowid FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?) AS s"
            " CROSS JOIN participant AS p ON p.rid = s.rowid / 2"
            f" WHERE s.rowid % 2 = 0 AND {compared} LIMIT ?",
            (query, _MOST_NAMES, *bounds, _CANDIDATES),
        )
        return [row[0] for row in rows]

    def _is_common(self, digits: str) -> bool:
        """Whether many people have a number that begins so."""
        return any(
            self._execute(
                f"SELECT count(*) FROM (SELECT 1 FROM participant WHERE {column} >= ?"
                f" AND {column} < ? LIMIT {_FEW + 1})",
                (start, start + AFTER_DIGITS),
            ).fetchone()[0]
            > _FEW
            for column, start in column_starts(digits)
        )

    def _people_of(self, entries: list[int]) -> list[int]:
        """Row numbers of the people of index entries; a business stands for its owner."""
        people = [entry // 2 for entry in entries if entry % 2 == 0]
        businesses = [entry // 2 for entry in entries if entry % 2]
        if businesses:
            marks = ",".join("?" * len(businesses))
            people += [
                row[0]
                for row in self._execute(
                    "SELECT p.rid FROM business AS b JOIN participant AS p"
                    f" ON p.id = b.participant_id WHERE b.rid IN ({marks})"
                    " AND p.deleted_at IS NULL",
                    businesses,
                )
            ]
        return list(dict.fromkeys(people))

    def _hits(self, rids: list[int], limit: int) -> list[PersonHit]:
        if not rids:
            return []
        marks = ",".join("?" * len(rids))
        rows = self._execute(
            "SELECT p.id, p.full_name, p.member_no,"
            " (SELECT b.name FROM business AS b WHERE b.participant_id = p.id"
            "  AND b.deleted_at IS NULL ORDER BY b.rid LIMIT 1),"
            " (SELECT max(v.in_at) FROM visit AS v WHERE v.participant_id = p.id"
            "  AND v.deleted_at IS NULL AND v.refused_reason IS NULL),"
            " EXISTS (SELECT 1 FROM visit AS o WHERE o.participant_id = p.id AND o.out_at IS NULL"
            "  AND o.refused_reason IS NULL AND o.deleted_at IS NULL)"
            f" FROM participant AS p WHERE p.rid IN ({marks}) LIMIT ?",
            [*rids, limit],
        ).fetchall()
        return [
            PersonHit(RowId(row[0]), row[1] or "", row[2], row[3], row[4], bool(row[5]))
            for row in rows
        ]


def _order(hit: PersonHit, typed: str) -> tuple[Any, ...]:
    """Names that begin with the text first, then whoever came last."""
    begins = names.fold(hit.full_name).startswith(names.fold(typed))
    return (not begins, -(hit.last_visit or 0), hit.full_name)
