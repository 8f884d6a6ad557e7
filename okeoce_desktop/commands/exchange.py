"""Commands that speak to head office."""

from __future__ import annotations

import dataclasses
import time

from okeoce_desktop.commands import Outcome
from okeoce_desktop.commands.opening import opened_store
from okeoce_desktop.errors import ExitCode, UserFacingError
from okeoce_desktop.services.synchronising import SyncResult, run_sync
from okeoce_desktop.storage.store import Store

_MOST_RUNS = 3
_WAIT_SECONDS = 30.0
_LOOK_SECONDS = 0.2


def sync_once(directory: str | None) -> Outcome:
    """Synchronises until nothing is left."""
    with opened_store(directory) as store:
        store.sync.send_parked_again()
        found = _run_in_turn(store)
        # Being equal for the first time can leave something to send: places this post has to make.
        for _ in range(_MOST_RUNS):
            if not found.converged or not store.sync.position().held:
                break
            found = _joined(found, _run_in_turn(store))
    code = ExitCode.ATTENTION if found.parked else ExitCode.DONE
    return Outcome(dataclasses.asdict(found), code)


def _run_in_turn(store: Store) -> SyncResult:
    """One run, after that of the open window if it is at it just now."""
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            return run_sync(store)
        except UserFacingError as error:
            if error.params.get("by") != "sync" or time.monotonic() > until:
                raise
        time.sleep(_LOOK_SECONDS)


def _joined(first: SyncResult, second: SyncResult) -> SyncResult:
    """Two runs as one: what was done adds up, how things stand is the later one's."""
    added = ("pushed", "pulled", "parked", "requests", "bytes_sent", "bytes_received", "seconds")
    return dataclasses.replace(
        second, **{name: getattr(first, name) + getattr(second, name) for name in added}
    )
