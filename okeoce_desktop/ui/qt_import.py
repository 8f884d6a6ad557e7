"""Qt without the import hook it comes with."""

from __future__ import annotations

import builtins


def import_qt() -> None:
    """Imports Qt, and takes its hook out of `import` again. Before any module that uses Qt.

    PySide6 replaces `builtins.__import__` to look for `from __feature__ import ...` and to that end
    reads and keeps the source of every module imported afterwards: time at each start, and memory
    for as long as the window is open. Nothing here uses such a feature.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
