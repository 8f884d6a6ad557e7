"""What the import of keyring leaves out, and that it finds its backends all the same."""

from __future__ import annotations

import subprocess
import sys

_IMPORT = """
import sys
from okeoce_desktop.storage.keyring_import import keyring
"""
_LEFT_OUT = """
for name in sorted(sys.modules):
    if name.partition(".")[0] in ("importlib_metadata", "more_itertools"):
        print(name)
"""
_BESIDE_QT = """
import builtins
import inspect
import sys
plain = builtins.__import__
def asking(name, *arguments):
    found = plain(name, *arguments)
    inspect.unwrap(found)
    return found
builtins.__import__ = asking
from okeoce_desktop.storage.keyring_import import keyring
"""
_LOOK = """
import keyring.backend
for found in keyring.backend.get_all_keyring():
    print(type(found).__module__)
"""


def _say(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_search_for_backends_is_not_imported() -> None:
    assert _say(_IMPORT + _LEFT_OUT) == []


def test_what_asks_every_imported_module_as_qt_does_goes_on() -> None:
    assert _say(_BESIDE_QT + _LEFT_OUT) == []


def test_the_search_finds_what_it_finds_without_this_module() -> None:
    found = _say(_IMPORT + _LOOK)

    assert "keyring.backends.fail" in found
    assert sorted(found) == sorted(_say(_LOOK))
