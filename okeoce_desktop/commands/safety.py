"""Commands that keep the store safe: backup, restore, self-check."""

from __future__ import annotations

from pathlib import Path

from okeoce_desktop.commands import Outcome
from okeoce_desktop.commands.opening import opened_reader, passphrase, store_directory
from okeoce_desktop.errors import ErrorCode, ExitCode, UserFacingError


def back_up(directory: str | None, *, file: Path) -> Outcome:
    """Writes an encrypted copy of the store to one file; works beside the open window."""
    from okeoce_desktop.services.backups import back_up as write_backup

    with opened_reader(directory) as database:
        done = write_backup(database, store_directory(directory), file)
    return Outcome({"file": str(file), "bytes": done.bytes, "opens_with": done.wrap})


def restore(directory: str | None, *, file: Path) -> Outcome:
    """Restores a backup over the present store, which is kept aside."""
    from okeoce_desktop.services.backups import restore_from

    done = restore_from(file, store_directory(directory), passphrase)
    return Outcome(
        {
            "post": done.post,
            "created_at": done.created_at,
            "kept": None if done.kept is None else str(done.kept),
        }
    )


def examine(directory: str | None) -> Outcome:
    """Checks everything that can be checked on this computer; code 6 if the store is damaged."""
    from okeoce_desktop.services.doctor import check_up, unreadable

    try:
        with opened_reader(directory) as database:
            report = check_up(database)
    except UserFacingError as error:
        if error.code is not ErrorCode.STORE_DAMAGED:
            raise
        report = unreadable()  # its advice is more than to call the doctor
    found: dict[str, object] = {
        "ok": report.is_sound,
        "checks": [
            {"check": finding.check, "ok": finding.is_sound, **finding.facts}
            for finding in report.findings
        ],
    }
    if report.is_damaged:
        found["error"] = str(ErrorCode.STORE_DAMAGED)
        return Outcome(found, ExitCode.DAMAGED)
    return Outcome(found, ExitCode.DONE)
