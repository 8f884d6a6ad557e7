"""Head office's own clock, and whether it may correct others."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

AHEAD_MS = 5 * 60 * 1000
"""How far a device's clock may be ahead of ours before its ranks are set to our time."""
SETTLING_SECONDS = 15 * 60
"""So long our clock has to keep pace after it was set before it corrects others again."""

_log = logging.getLogger(__name__)


def steady() -> float:
    """Seconds that nobody sets and that go on while the computer sleeps."""
    # On Linux time.monotonic() stands still in a sleep; elsewhere there is no BOOTTIME.
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class ServerClock:
    """Our own clock, and whether it can be trusted to correct others. May be used from any thread.

    Args:
        now: wall clock, UTC ms.
        steady: seconds that no one sets.
    """

    def __init__(self, now: Callable[[], int], steady: Callable[[], float] = steady) -> None:
        self.now = now
        self._steady = steady
        self._offset = now() - steady() * 1000
        self._set_at: float | None = None

    def is_trusted(self, last: int) -> bool:
        """False for a while after the clock was set, and as long as it stands before `last`, a time
        of ours."""
        return self.settles_in() == 0 and self.now() + AHEAD_MS >= last

    def settles_in(self) -> int:
        """Seconds until a clock that was set may correct others again; 0 for one that may."""
        steady = self._steady()
        offset = self.now() - steady * 1000
        if abs(offset - self._offset) > AHEAD_MS:
            _log.warning("the clock was set by %.0f seconds", (offset - self._offset) / 1000)
            self._offset, self._set_at = offset, steady
        if self._set_at is None:
            return 0
        return max(0, round(self._set_at + SETTLING_SECONDS - steady))
