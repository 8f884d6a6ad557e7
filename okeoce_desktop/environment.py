"""What the environment of the process says, beside the places of `paths`."""

from __future__ import annotations

import os
import sys

PASSPHRASE_VARIABLE = "OKEOCE_PASSPHRASE"


def given_passphrase() -> str | None:
    """The passphrase a script or an administrator has set."""
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    if sys.platform in ("win32", "darwin"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM")
    if platform:
        return platform not in ("offscreen", "minimal")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_open_window() -> bool:
    """Whether Qt can open a window, if only where nobody sees it: where not, it ends the process
    instead of saying so."""
    return has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))
