"""`python -m tests.benchmarks [names...] [--rows N] [--people N] [--rounds N]`."""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.benchmarks.machine import load
from tests.benchmarks.report import Topic
from tests.benchmarks.stage import Stage

_TOPICS = {
    "codec": ("coding", "run_coding"),
    "moving": ("moving", "run_moving"),
    "nothing": ("nothing", "run_nothing"),
    "import": ("importing", "run_importing"),
    "save": ("saving", "run_saving"),
    "search": ("searching", "run_searching"),
    "start": ("starting", "run_starting"),
    "parts": ("parts", "run_parts"),
}


def main() -> int:
    """Runs the named benchmarks, or all; 1 if a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_TOPICS))
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the moving workload")
    parser.add_argument("--people", type=int, default=200_000, help="people of the desk's store")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    unknown = set(options.names) - set(_TOPICS)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="okeoce-bench-") as root:
        stage = Stage(Path(root), options.rows, options.people)
        for name in options.names or _TOPICS:
            module, function = _TOPICS[name]
            run: Callable[[Stage, int], list[Topic]] = getattr(
                import_module(f"tests.benchmarks.{module}"), function
            )
            began = time.monotonic()
            gc.collect()
            gc.freeze()  # the rows of the workload are not the product's garbage
            for topic in run(stage, options.rounds):
                print(topic.text(), flush=True)
                failed = failed or topic.failed
            print(f"({name}: {time.monotonic() - began:.0f} s; {load()})\n", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
