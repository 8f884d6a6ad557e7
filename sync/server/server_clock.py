"""Head office's own clock, and whether it may correct others."""

from __future__ import annotations

import time
from collections.abc import Callable

AHEAD_MS = 5 * 60 * 1000
"""How far a device's clock may be ahead of ours before its ranks are set to our time."""


class ServerClock:
    """Our own clock, and whether it can be trusted to correct others.

    Args:
        now: wall clock, UTC ms.
        monotonic: seconds that no one sets.
    """

    def __init__(
        self, now: Callable[[], int], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.now = now
        self._monotonic = monotonic
        self._started = now() - monotonic() * 1000

    def is_trusted(self, last: int) -> bool:
        """False when the clock was set since the start, or stands before `last`, a time of ours."""
        now = self.now()
        return (
            abs(now - self._monotonic() * 1000 - self._started) <= AHEAD_MS
            and now + AHEAD_MS >= last
        )
