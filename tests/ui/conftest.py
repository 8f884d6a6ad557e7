"""Every user-interface test starts in the light theme at font scale 1."""

import pytest


@pytest.fixture(autouse=True)
def _light_theme(light_theme: None) -> None:
    """See `light_theme`."""
