"""Import of one kind from a file: good rows go in, bad ones are written out with the reason.

The file is read in parts of some thousand rows. Each part is one transaction, so an interrupt
leaves whole parts behind, and a second run of the same file finds them unchanged. A row is known by
its id, or a person by the NIK; a known row gets only the fields the file has for it. A row without
an id gets one made of its content with a secret of the post (`derived_id`), so that the same file
makes the same rows wherever and however often it is imported.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.domain.changes import ChangeSet
from okeoce_desktop.errors import ErrorCode, UserFacingError
from okeoce_desktop.services.import_files import Record, Source, open_source
from okeoce_desktop.services.import_kinds import ImportKind, import_kind_of
from okeoce_desktop.services.import_part import Incoming, Parts
from okeoce_desktop.services.import_rejects import REASON_COLUMNS, Describe, Rejects
from okeoce_desktop.services.long_work import ShortLog, without_collector
from okeoce_desktop.storage.store import Store
from sync.contract.fields import RowId

PART_ROWS = 5_000
Call = Callable[[Callable[[], object]], object]
SECRET = "import_secret"
_SECRET_BYTES = 32


@dataclass(slots=True)
class Imported:
    """What came of an import; each row read is exactly one of the four."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    warnings: int = 0
    rejects_file: Path | None = None
    ignored_columns: tuple[str, ...] = ()
    encoding: str = ""
    seconds: float = 0.0
    stopped: bool = False
    changed: ChangeSet = field(default_factory=ChangeSet)


def import_kind(
    store: Store,
    kind_name: str,
    path: Path,
    *,
    areas: Areas,
    describe: Describe,
    part_rows: int = PART_ROWS,
    call: Call = lambda job: job(),
    progress: Callable[[int], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Imported:
    """Imports a file.

    Args:
        describe: the sentence for a finding or for a code of `Record.fault`.
        part_rows: how many rows are one transaction: fewer while a person works beside it.
        call: runs a job on the thread that writes and returns its result; reading and checking
            stay on the caller's.
        progress: told how many rows are done, after each part.
        stop: asked between parts; what is in stays in.

    Raises:
        UserFacingError: UNKNOWN_KIND, BAD_FILE, FILE_NOT_WRITABLE, DISK_FULL, STORE_LOCKED; parts
            that were done before stay in, and a second run goes on.
    """
    began = time.monotonic()
    with without_collector():
        done = _import(store, kind_name, path, areas, describe, part_rows, call, progress, stop)
    done.seconds = time.monotonic() - began
    return done


def _import(
    store: Store,
    kind_name: str,
    path: Path,
    areas: Areas,
    describe: Describe,
    part_rows: int,
    call: Call,
    progress: Callable[[int], None],
    stop: Callable[[], bool],
) -> Imported:
    importable = import_kind_of(kind_name, areas, store.now())
    source = open_source(path, importable.kind)
    missing = importable.missing(source.known) if source.columns is not None else []
    if missing and not set(importable.keys) & set(source.known.values()):
        raise _lacking(missing)
    done = Imported(encoding=source.encoding, ignored_columns=_ignored(source))
    secret = call(lambda: import_secret(store))
    assert isinstance(secret, bytes)
    with Rejects(path, source, describe) as rejects:
        run = _Run(store, importable, secret, done, rejects)
        records = source.records()
        log = ShortLog(store.database, call)
        first = True
        while part := run.examine(islice(records, part_rows)):
            _write_part(call, run, part, missing if first else [])
            del part  # before the next one is read, which then takes its memory
            first = False
            log.wrote()
            progress(done.read)
            if stop():
                done.stopped = True
                break
        rejects.finish()
        done.rejects_file = rejects.path
    return done


def _write_part(
    call: Call,
    run: _Run,
    rows: Sequence[Incoming],
    missing: Sequence[str],
) -> None:
    call(lambda: run.write(rows, missing))


def _ignored(source: Source) -> tuple[str, ...]:
    columns = enumerate(source.columns or ())
    return tuple(
        name for at, name in columns if at not in source.known and name not in REASON_COLUMNS
    )


def _lacking(missing: Sequence[str]) -> UserFacingError:
    return UserFacingError(ErrorCode.BAD_FILE, reason="columns", columns=", ".join(missing))


def import_secret(store: Store) -> bytes:
    """The post's secret for derived ids; made at first use."""
    found = store.meta.get(SECRET)
    if found is None:
        with store.database.transaction():
            found = store.meta.get(SECRET)
            if found is None:  # nor made by another program just now
                found = secrets.token_bytes(_SECRET_BYTES)
                store.meta.set(SECRET, found)
    return bytes(found)


class _Run:
    """One import of one file."""

    def __init__(
        self,
        store: Store,
        importable: ImportKind,
        secret: bytes,
        done: Imported,
        rejects: Rejects,
    ) -> None:
        self._store = store
        self._importable = importable
        self._parts = Parts(store.database.execute, importable, secret, store.post)
        self._done = done
        self._rejects = rejects

    def examine(self, records: Iterator[Record]) -> list[Incoming]:
        """Reads records and checks each by itself; touches nothing."""
        found = self._parts.examined(records)
        self._done.read += len(found)
        return found

    def write(self, rows: Sequence[Incoming], missing: Sequence[str]) -> None:
        """Takes one part in; `missing` are columns without which nothing new can be made."""
        kind, done = self._importable.kind, self._done
        with self._store.capture.act("import", undoable=False) as act:
            part = self._parts.resolve(rows)
            if missing and not part.unchanged and not part.updated:
                raise _lacking(missing)
            act.create_many(kind, list(map(RowId, part.created)), list(part.created.values()))
            for row_id, changes in part.edits:
                act.edit_raw(kind, RowId(row_id), changes)
        done.changed.merge(act.changed)
        done.created += len(part.created)
        done.updated += part.updated
        done.unchanged += part.unchanged
        done.warnings += part.warnings
        done.rejected += len(part.rejected)
        for record, reasons in part.rejected:
            self._rejects.add(record, reasons)
