"""A disk that is soon full."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(target: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own at `target`, which is made; the test is skipped where nobody may mount."""
    target.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(target)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("no mount")
    if done.returncode != 0:
        pytest.skip("may not mount")
    try:
        yield target
    finally:
        subprocess.run(["umount", "-l", str(target)], check=True)
