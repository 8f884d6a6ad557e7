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


@pytest.fixture
def light_theme(qapp: object) -> Iterator[None]:
    """The light theme at font scale 1, whatever the test before did and whatever this one does."""
    from okeoce_desktop.ui.theme import theme

    theme().apply("light", 1.0)
    yield
    theme().apply("light", 1.0)
