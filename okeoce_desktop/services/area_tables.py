"""The area tables shipped with the app."""

from __future__ import annotations

from okeoce_desktop.domain.areas import Areas, load_areas
from okeoce_desktop.paths import resource_path


def read_areas() -> Areas:
    """Reads them; once an open post, or a command."""
    return load_areas(resource_path("seed", "areas.json").read_bytes())
