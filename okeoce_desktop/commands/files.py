"""Commands that read and write files: import and export."""

from __future__ import annotations

import sys
from pathlib import Path

from okeoce_desktop.commands import Outcome
from okeoce_desktop.commands.opening import opened_store
from okeoce_desktop.errors import ExitCode
from okeoce_desktop.services.area_tables import read_areas


def import_file(directory: str | None, *, kind: str, file: Path) -> Outcome:
    """Takes the rows of a file in; code 4 if any was rejected."""
    from okeoce_desktop.services.importing import import_kind
    from okeoce_desktop.ui.command_words import reject_words, use_language

    use_language(directory)
    with opened_store(directory) as store:
        done = import_kind(
            store, kind, file, areas=read_areas(), describe=reject_words, progress=_show_progress
        )
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    found: dict[str, object] = {
        "kind": kind,
        "read": done.read,
        "created": done.created,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "rejected": done.rejected,
        "warnings": done.warnings,
        "rejects_file": None if done.rejects_file is None else str(done.rejects_file),
        "ignored_columns": list(done.ignored_columns),
        "seconds": round(done.seconds, 3),
    }
    return Outcome(found, ExitCode.ATTENTION if done.rejected else ExitCode.DONE)


def export_file(directory: str | None, *, kind: str, file: Path) -> Outcome:
    """Writes all rows of a kind; works beside the open window."""
    from okeoce_desktop.services.exporting import export_kind, note_export

    with opened_store(directory) as store:
        rows = export_kind(
            store.database,
            kind,
            file,
            progress=_show_progress,
            before_visible=lambda count: note_export(store, kind, count),
        )
    return Outcome({"kind": kind, "file": str(file), "rows": rows})


def _show_progress(rows: int) -> None:
    """Only for a person who watches: a log file has no use for it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{rows}")
        sys.stderr.flush()
