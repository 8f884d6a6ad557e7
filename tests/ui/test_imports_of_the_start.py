"""Two threads import at the start; no package may be imported by both that imports its parts."""

from __future__ import annotations

import subprocess
import sys

_BEGIN = """
import sys
import okeoce_desktop.ui.first_run.opening
before = set(sys.modules)
"""
_OPENING = """
import okeoce_desktop.domain.areas
import okeoce_desktop.services.setting_up
import okeoce_desktop.services.staff
import okeoce_desktop.storage.store
"""
_MAIN = """
import okeoce_desktop.app
import okeoce_desktop.ui.first_run.program
import okeoce_desktop.ui.screens.front_desk.screen
"""
_END = """
for name in sorted(set(sys.modules) - before):
    module = sys.modules[name]
    own = name.partition(".")[0] in ("okeoce_desktop", "sync")
    if own and hasattr(module, "__path__"):
        with open(module.__file__, encoding="utf-8") as file:
            if f"from {name}." in file.read():
                print(name)
"""


def _packages(imports: str) -> set[str]:
    """Packages that these imports load, whose own module imports modules of the package."""
    code = _BEGIN + imports + _END
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(found.stdout.split())


def test_no_package_is_imported_by_both_threads() -> None:
    assert not _packages(_OPENING) & _packages(_MAIN)
