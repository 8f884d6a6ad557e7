"""The self-check: is what is stored here sound, and is there room to go on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.storage.audit import Audit
from okeoce_desktop.storage.database import Database, translated
from okeoce_desktop.storage.self_check import RowCheck, outbox_faults, schema_differences
from sync.contract import KINDS

LEAST_FREE = 200 * 1024 * 1024
"""Below this a day's work and a backup may not fit any more."""
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check.

    Attributes:
        check: `file`, `schema`, `rows`, `digests`, `audit`, `outbox` or `space`.
        damages: a failure means that the store is damaged, not only that something is scarce.
        facts: counts, names and numbers of lines; never anybody's data.
    """

    check: str
    is_sound: bool
    damages: bool = True
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """All checks, in the order they ran."""

    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        return all(finding.is_sound for finding in self.findings)

    @property
    def is_damaged(self) -> bool:
        return any(finding.damages and not finding.is_sound for finding in self.findings)


def check_up(database: Database) -> Report:
    """Runs every check on one connection, of one moment; reads the whole store.

    A check that the damage itself keeps from finishing counts as failed.
    """
    database.execute("BEGIN")
    try:
        checks: tuple[Callable[[Database], tuple[Finding, ...]], ...] = (
            _file,
            _schema,
            _rows,
            _audit,
            _outbox,
            _space,
        )
        return Report(tuple(found for check in checks for found in _run(check, database)))
    finally:
        if database.raw.in_transaction:
            database.execute("ROLLBACK")


def unreadable() -> Report:
    """The report about a store that cannot even be opened."""
    return Report((Finding("file", False, facts={"unreadable": True}),))


def _run(
    check: Callable[[Database], tuple[Finding, ...]], database: Database
) -> tuple[Finding, ...]:
    try:
        with translated():
            return check(database)
    except UserFacingError as error:
        if error.code is not ErrorCode.STORE_DAMAGED:
            raise
    except (ValueError, TypeError, IndexError, KeyError):
        pass  # bytes that are no msgpack, a number where a text was: damage, not a bug
    return (Finding(check.__name__.strip("_"), False, facts={"unreadable": True}),)


def _file(database: Database) -> tuple[Finding, ...]:
    damage = database.damage()
    return (Finding("file", not damage, facts={"problems": len(damage)}),)


def _schema(database: Database) -> tuple[Finding, ...]:
    differ = schema_differences(database)
    return (Finding("schema", not differ, facts={"differ": differ[:_MOST_SHOWN]}),)


def _rows(database: Database) -> tuple[Finding, ...]:
    rows = RowCheck(database)
    differ = [
        f"{KINDS[kind].name if kind in KINDS else kind}" for _, kind in rows.digest_differences()
    ]
    return (
        Finding("rows", not rows.bad, facts={"bad": dict(rows.bad)}),
        Finding("digests", not differ, facts={"differ": differ}),
    )


def _audit(database: Database) -> tuple[Finding, ...]:
    broken = Audit(database.execute).broken_at()
    return (Finding("audit", broken is None, facts={"broken_at": broken}),)


def _outbox(database: Database) -> tuple[Finding, ...]:
    faults = list(outbox_faults(database))
    return (Finding("outbox", not faults, facts={"faults": faults[:_MOST_SHOWN]}),)


def _space(database: Database) -> tuple[Finding, ...]:
    free = shutil.disk_usage(database.path.parent).free
    size = database.path.stat().st_size
    enough = free >= max(LEAST_FREE, 2 * size)
    return (Finding("space", enough, damages=False, facts={"free": free, "store": size}),)
