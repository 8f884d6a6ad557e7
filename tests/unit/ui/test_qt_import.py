"""Qt without its import hook."""

import os
import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import builtins
before = builtins.__import__
from okeoce_desktop.ui.qt_import import import_qt
import_qt()
import PySide6.QtWidgets
assert builtins.__import__ is before
"""
_START = """
import builtins
import sys
before = builtins.__import__
from okeoce_desktop.ui.first_run import opening
class Opening:
    def __init__(self, directory):
        assert "shiboken6" in sys.modules
        assert builtins.__import__ is before
        sys.exit(3)
opening.Opening = Opening
from okeoce_desktop.window import run
run(sys.argv[1])
"""


def test_importing_qt_leaves_import_as_it_was() -> None:
    subprocess.run([sys.executable, "-c", _SCRIPT], check=True, timeout=60)


def test_the_hook_is_out_before_the_store_is_opened_beside_the_import(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _START, str(tmp_path)]

    assert subprocess.run(command, env=environment, timeout=60).returncode == 3
