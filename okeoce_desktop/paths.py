"""Where files live: the only module that knows.

`data_dir`, `log_dir` and `config_dir` read the environment. None of them creates a directory.
"""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_APP_NAME = "okeoce"


def resource_path(*parts: str) -> Path:
    """Path of a shipped data file, for example `resource_path("icons", "lock.svg")`.

    A wheel and a frozen program carry the data inside the package; a checkout keeps it in
    `resources/`, because an editable install does not apply the wheel's force-include.
    """
    inside = _PACKAGE / "_resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_dir(override: str | None = None) -> Path:
    """The store's directory: `override`, else OKEOCE_DATA_DIR, else the user's data directory."""
    chosen = override or os.environ.get("OKEOCE_DATA_DIR")
    if chosen:
        return Path(chosen).expanduser().absolute()
    # Only needed without an override; its import costs more than this module.
    import platformdirs

    return Path(platformdirs.user_data_dir(_APP_NAME, appauthor=False))


def log_dir(override: str | None = None) -> Path:
    """The log directory: beside the store when its place was chosen, else the user's own."""
    if override or os.environ.get("OKEOCE_DATA_DIR"):
        return data_dir(override) / "log"
    import platformdirs

    return Path(platformdirs.user_log_dir(_APP_NAME, appauthor=False))


def config_dir(override: str | None = None) -> Path:
    """The settings directory: beside the store when its place was chosen, else the user's own."""
    if override or os.environ.get("OKEOCE_DATA_DIR"):
        return data_dir(override) / "config"
    import platformdirs

    return Path(platformdirs.user_config_dir(_APP_NAME, appauthor=False))
