"""What the operating system says about a process: CPU seconds and resident memory (Linux)."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """CPU seconds of another process, all its threads."""
    text = Path(f"/proc/{pid}/stat").read_text()
    fields = text.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def memory_mb(name: str = "VmRSS") -> float:
    """Resident memory of this process now, or at its highest with `VmHWM`; MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / 1024
    return 0.0


def load() -> str:
    """How busy the machine was in the last minute."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


@dataclass(slots=True)
class Used:
    """Wall and CPU seconds of a piece of work."""

    wall: float = 0.0
    cpu: float = 0.0
    cpu_there: float = 0.0

    @property
    def total(self) -> float:
        """CPU seconds of both processes."""
        return self.cpu + self.cpu_there


class Stopwatch:
    """Measures this process and another one: `with Stopwatch(pid) as watch: ...; watch.used`."""

    def __init__(self, other: int | None = None) -> None:
        self._other = other
        self.used = Used()

    def __enter__(self) -> Stopwatch:
        self._cpu_there = cpu_seconds(self._other) if self._other else 0.0
        self._cpu = time.process_time()
        self._wall = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.used.wall = time.perf_counter() - self._wall
        self.used.cpu = time.process_time() - self._cpu
        if self._other:
            self.used.cpu_there = cpu_seconds(self._other) - self._cpu_there
