"""Commands that speak to head office."""

from __future__ import annotations

import dataclasses

from okeoce_desktop.commands import Outcome
from okeoce_desktop.commands.opening import opened_store
from okeoce_desktop.errors import ExitCode


def sync_once(directory: str | None) -> Outcome:
    """Synchronises until nothing is left."""
    from okeoce_desktop.services.synchronising import run_sync

    with opened_store(directory) as store:
        found = run_sync(store)
    code = ExitCode.ATTENTION if found.parked else ExitCode.DONE
    return Outcome(dataclasses.asdict(found), code)
