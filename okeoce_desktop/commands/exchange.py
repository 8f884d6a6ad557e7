"""Commands that speak to head office."""

from __future__ import annotations

import dataclasses

from okeoce_desktop.commands import Outcome
from okeoce_desktop.commands.opening import opened_store
from okeoce_desktop.errors import ExitCode
from okeoce_desktop.services.synchronising import SyncResult, run_sync

_MOST_RUNS = 3


def sync_once(directory: str | None) -> Outcome:
    """Synchronises until nothing is left."""
    with opened_store(directory) as store:
        found = run_sync(store)
        # Being equal for the first time can leave something to send: places this post has to make.
        for _ in range(_MOST_RUNS):
            if not found.converged or not store.sync.position().held:
                break
            found = _joined(found, run_sync(store))
    code = ExitCode.ATTENTION if found.parked else ExitCode.DONE
    return Outcome(dataclasses.asdict(found), code)


def _joined(first: SyncResult, second: SyncResult) -> SyncResult:
    """Two runs as one: what was done adds up, how things stand is the later one's."""
    added = ("pushed", "pulled", "parked", "requests", "bytes_sent", "bytes_received", "seconds")
    return dataclasses.replace(
        second, **{name: getattr(first, name) + getattr(second, name) for name in added}
    )
