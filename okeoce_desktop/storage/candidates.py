"""People worth comparing with the one at the desk. Reads only; belongs to the reading thread."""

from __future__ import annotations

import datetime
from typing import Any

from okeoce_desktop.domain.duplicates import Candidate
from okeoce_desktop.storage.database import Database
from okeoce_desktop.storage.search_query import match_query
from sync.contract import RowId
from sync.contract.fields import date_from_ordinal

_EACH = 60
_SELECT = "SELECT rid, id, full_name, nik, birth_date, phone, sex FROM participant WHERE"
_ALIVE = "AND deleted_at IS NULL LIMIT ?"


class CandidateReader:
    """Gathers people by NIK, birth date, phone and the beginnings of a name, each by an index."""

    def __init__(self, database: Database) -> None:
        self._execute = database.execute

    def candidates(
        self,
        *,
        full_name: str,
        nik: str | None,
        birth_date: datetime.date | None,
        phone: str | None,
    ) -> list[Candidate]:
        """At most some two hundred people, each once."""
        found: dict[int, Any] = {}
        if nik:
            # A NIK one digit off differs in one half only: the other half finds it.
            self._take(found, "nik >= ? AND nik < ?", (nik[:12], nik[:12] + ":"))
            if birth_date is None:
                self._take(found, "nik >= ? AND nik < ?", (nik[:10], nik[:10] + ":"))
        if birth_date is not None:
            self._take(found, "birth_date = ?", (birth_date.toordinal(),))
        if phone:
            self._take(found, "phone = ?", (phone,))
        query = match_query(full_name) if any(map(str.isalpha, full_name)) else ""
        if query:
            self._take(
                found,
                "rid IN (SELECT rowid / 2 FROM search WHERE search MATCH ? AND rowid % 2 = 0"
                f" LIMIT {_EACH})",
                (query,),
            )
        return [
            Candidate(
                key=RowId(row[1]),
                full_name=row[2] or "",
                nik=row[3],
                birth_date=date_from_ordinal(row[4]),
                phone=row[5],
                sex=row[6],
            )
            for row in found.values()
        ]

    def _take(self, found: dict[int, Any], where: str, params: tuple[Any, ...]) -> None:
        for row in self._execute(f"{_SELECT} {where} {_ALIVE}", (*params, _EACH)):
            found.setdefault(row[0], row)
