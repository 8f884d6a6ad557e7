"""When Python looks for garbage that holds itself: not while somebody types.

A full collection stops every thread; beside the rows of a sync it took 15 ms, a key's whole time.
"""

from __future__ import annotations

import gc

_QUIET_SECONDS = 30.0
_DUE = 10
"""So many middle collections since the last full one make another worth while."""
_OVERDUE = 1_000
"""So many are not waited for: a desk that is never quiet."""


def begin() -> None:
    """Starts collecting again after the start of the program, whose objects all stay."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _OVERDUE)
    gc.freeze()
    gc.enable()


def collect_if_quiet(seconds: float) -> None:
    """Collects fully if it is due and nobody has touched keyboard or mouse for a while.

    Args:
        seconds: since somebody did.
    """
    if seconds >= _QUIET_SECONDS and gc.get_count()[2] >= _DUE:
        gc.collect()
