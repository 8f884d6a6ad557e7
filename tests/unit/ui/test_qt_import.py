"""Qt without its import hook."""

import subprocess
import sys

_SCRIPT = """
import builtins
before = builtins.__import__
from okeoce_desktop.ui.qt_import import import_qt
import_qt()
import PySide6.QtWidgets
assert builtins.__import__ is before
"""


def test_importing_qt_leaves_import_as_it_was() -> None:
    subprocess.run([sys.executable, "-c", _SCRIPT], check=True, timeout=60)
