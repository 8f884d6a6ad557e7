"""Whether this program has run on without a break since it last asked.

A machine that was suspended, or whose clock was set, may go on in two places: an image of its
memory can be resumed twice (a virtual machine, a hibernated laptop whose disk was copied). Both
would then make the same names, so a break is reason enough for a new run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

BREAK_MS = 2_000
"""How far the two clocks may move against each other; far above what slewing a clock does."""

if sys.platform == "win32":
    import ctypes

    def awake_clock() -> int:
        """Milliseconds this machine has been awake: stands still while it is suspended."""
        ticks = ctypes.c_ulonglong()  # of 100 ns; `time.monotonic` goes on in sleep on Windows
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value // 10_000

else:

    def awake_clock() -> int:
        """Milliseconds this machine has been awake: stands still while it is suspended."""
        return time.monotonic_ns() // 1_000_000


class Continuity:
    """Compares the wall clock with one that nobody sets and that stands still in suspend.

    Args:
        now: wall clock, UTC ms.
        awake: milliseconds the machine has been awake.
    """

    def __init__(self, now: Callable[[], int], awake: Callable[[], int]) -> None:
        self._now = now
        self._awake = awake
        self._apart = now() - awake()

    def is_broken(self) -> bool:
        """Whether the machine slept, or its clock was set, since the last call."""
        before, self._apart = self._apart, self._now() - self._awake()
        return abs(self._apart - before) > BREAK_MS
