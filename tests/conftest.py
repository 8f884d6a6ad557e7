"""Test environment: no display, Indonesian time, the look in force before any widget.

Nothing here imports Qt at module level: the unit tests below the user interface run without it.
"""

import os
import time
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Asia/Jakarta"
# Tests neither use the keyring of the machine nor, by keyring's own search, one made for a test.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
if hasattr(time, "tzset"):
    time.tzset()

import pytest

_PATIENCE_MS = 20_000


def pytest_configure() -> None:
    """Waits last as long as a busy machine needs; a test that has to fail fails later, not less."""
    from pytestqt.qtbot import QtBot

    for wait in (QtBot.waitUntil, QtBot.waitSignal):
        wait.__kwdefaults__["timeout"] = _PATIENCE_MS


@pytest.fixture(autouse=True, scope="session")
def _quick_keys() -> None:
    """A passphrase costs less, in the tests' own process: hundreds of stores are made there."""
    from okeoce_desktop.storage import keys

    keys._COST = (1, 8 << 20)


@pytest.fixture
def light_theme(qapp: object) -> Iterator[None]:
    """The light theme at font scale 1, whatever the test before did and whatever this one does."""
    from okeoce_desktop.ui.theme import theme

    theme().apply("light", 1.0)
    yield
    theme().apply("light", 1.0)
