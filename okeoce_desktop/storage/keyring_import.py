"""keyring without the packages that it needs only to look for installed backends.

keyring imports importlib_metadata and more_itertools, two dozen modules, which costs the start of
the app 15 ms. It looks into the first when no backend is named by the environment or its own
settings, and never into the second.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_LATER = ("importlib_metadata", "more_itertools")


class _Later(ModuleType):
    """Stands in for a module, which is imported at the first look for something of its own."""

    def __getattr__(self, name: str) -> Any:
        # PySide6 asks every module imported beside it for `__wrapped__` and the like.
        if name.startswith("__"):
            raise AttributeError(name)
        self.stand_back()
        return getattr(import_module(self.__name__), name)

    def stand_back(self) -> None:
        """Leaves the place to the module itself."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


_put_off = [_Later(name) for name in _LATER if name not in sys.modules]
for _module in _put_off:
    sys.modules[_module.__name__] = _module
try:
    import keyring
    from keyring.backends import fail
    from keyring.errors import KeyringError
finally:
    for _module in _put_off:
        _module.stand_back()

__all__ = ["KeyringError", "fail", "keyring"]
