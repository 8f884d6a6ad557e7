"""Qt without the import hook it comes with."""

from __future__ import annotations

import builtins


def import_qt() -> None:
    """Imports what every module of Qt needs, and takes its hook out of `import` again.

    Before any module that uses Qt, and while no other thread imports anything.

    PySide6 replaces `builtins.__import__` to look for `from __feature__ import ...` and to that end
    reads and keeps the source of every module imported afterwards: time at each start, and memory
    for as long as the window is open. Nothing here uses such a feature.
    """
    original = builtins.__import__
    import shiboken6  # noqa: F401

    # Not `builtins.__orig_import__`, which PySide6 sets: that is one more function of its own.
    builtins.__import__ = original
