"""How often, and how many at once: limits by caller, in memory, for one process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

_MOST_CALLERS = 10_000


class Throttle:
    """Counts events by caller in windows of time. May be called from any thread.

    Args:
        most: so many events of one caller in a window, then it has to wait.
        window: milliseconds.
        now: wall clock, UTC ms.
    """

    def __init__(self, most: int, window: int, now: Callable[[], int]) -> None:
        self._most = most
        self._window = window
        self._now = now
        self._seen: dict[Hashable, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def must_wait(self, caller: Hashable) -> bool:
        """Whether this caller has used up its window."""
        with self._lock:
            return self._count(caller)[1] >= self._most

    def note(self, caller: Hashable) -> None:
        """One more event of this caller."""
        with self._lock:
            began, count = self._count(caller)
            if caller not in self._seen and len(self._seen) >= _MOST_CALLERS:
                self._seen.pop(next(iter(self._seen)))
            self._seen[caller] = (began, count + 1)

    def _count(self, caller: Hashable) -> tuple[int, int]:
        """When this caller's window began, and its events since."""
        now = self._now()
        began, count = self._seen.get(caller, (now, 0))
        # A clock that was set back begins a new window, too.
        return (began, count) if 0 <= now - began < self._window else (now, 0)


class OneAtATime:
    """Lets each caller in once. May be called from any thread.

    Args:
        patience: seconds to wait for an earlier call of the same caller: it may have hung up and
            come again before that one was done.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._inside: set[Hashable] = set()
        self._changed = threading.Condition()

    @contextmanager
    def entered(self, caller: Hashable) -> Iterator[bool]:
        """Whether the caller may go on; False when its earlier call takes too long."""
        with self._changed:
            free = self._changed.wait_for(lambda: caller not in self._inside, self._patience)
            if free:
                self._inside.add(caller)
        try:
            yield free
        finally:
            if free:
                with self._changed:
                    self._inside.discard(caller)
                    self._changed.notify_all()
