"""Settings of this computer, not of a person or a post: language, look, lock, window.

One small JSON file. It is read before the store is open, so it holds nothing about anybody.
Plain Python without Qt; any thread may read a `Settings`, one thread at a time may save.
"""

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from okeoce_desktop.atomic_file import write_whole

FILE_NAME = "settings.json"
VERSION = 1

# Element n turns the keys of version n + 1 into those of version n + 2.
_UPGRADES: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()

_Length = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
_Offset = Annotated[int, msgspec.Meta(ge=-100_000, le=100_000)]


class WindowGeometry(msgspec.Struct, frozen=True, kw_only=True):
    """Where the window last was, in logical pixels; the screen may be gone by now."""

    x: _Offset
    y: _Offset
    width: _Length
    height: _Length
    maximized: bool = False


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """A snapshot; change it with `SettingsFile.update`."""

    language: Literal["id", "en"] = "id"  # takes effect at the next start
    theme: Literal["system", "light", "dark", "high_contrast"] = "system"
    font_scale: Literal[100, 112, 125, 150] = 100  # percent
    reduce_motion: bool = False
    lock_after_minutes: Annotated[int, msgspec.Meta(ge=0, le=240)] = 10  # 0: never by itself
    hide_name_on_lock: bool = False
    window: WindowGeometry | None = None


class SettingsFile:
    """The file `settings.json` in a directory, which is made when first saved.

    Reading never fails: the app has to open for the person who is to mend things. Keys that this
    version does not know, written by a newer one, survive every save.
    """

    def __init__(self, directory: Path) -> None:
        self.path = directory / FILE_NAME
        self._found: dict[str, Any] = {}
        self._settings: Settings | None = None

    @property
    def current(self) -> Settings:
        """The settings in force; read from the file at first use."""
        if self._settings is None:
            self._settings = self.load()
        return self._settings

    def load(self) -> Settings:
        """Read the file anew. No file gives the defaults.

        Of a damaged file the parts that make sense are used and the defaults for the rest; the
        file itself is kept as `settings.damaged.json` (the latest one) for whoever looks into it.
        """
        self._found, sound = self._read()
        self._settings, all_sound = _decode(self._found)
        if not (sound and all_sound):
            self._keep_aside()
        return self._settings

    def update(self, **changes: object) -> Settings:
        """Change the named settings and save.

        Raises `TypeError` for an unknown name, `msgspec.ValidationError` for a value out of range
        and `OSError` when the file cannot be written; in each case nothing has changed.
        """
        wanted = msgspec.structs.replace(self.current, **changes)
        # Structs check only what they decode, so the new values make the trip once.
        settings = msgspec.convert(msgspec.to_builtins(wanted), Settings)
        self.save(settings)
        return settings

    def save(self, settings: Settings) -> None:
        """Write the file so that a power cut leaves the old or the new one, never half of it."""
        version = self._found.get("version")
        newer = isinstance(version, int) and version > VERSION
        content = {
            **self._found,
            **msgspec.to_builtins(settings),
            "version": version if newer else VERSION,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.path, msgspec.json.format(msgspec.json.encode(content), indent=2))
        self._found = content
        self._settings = settings

    def _read(self) -> tuple[dict[str, Any], bool]:
        """The keys of the file, brought to this version, and whether the file was sound."""
        try:
            content = msgspec.json.decode(self.path.read_bytes())
        except FileNotFoundError:
            return {}, True
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return {}, False
        if not isinstance(content, dict):
            return {}, False
        version = content.get("version", 1)
        if not isinstance(version, int) or version < 1:
            return content, False
        for upgrade in _UPGRADES[version - 1 :]:
            content = upgrade(content)
        return content, True

    def _keep_aside(self) -> None:
        # Best effort: a read-only directory must not stop the app from opening.
        with contextlib.suppress(OSError):
            write_whole(self.path.with_name("settings.damaged.json"), self.path.read_bytes())


def _decode(content: Mapping[str, Any]) -> tuple[Settings, bool]:
    """Settings from the keys that are valid, defaults for the others, and whether all were."""
    valid: dict[str, Any] = {}
    all_valid = True
    for field in msgspec.structs.fields(Settings):
        if field.name not in content:
            continue
        try:
            valid[field.name] = msgspec.convert(content[field.name], field.type)
        except msgspec.ValidationError:
            all_valid = False
    return Settings(**valid), all_valid
