import json
import os
import stat
from pathlib import Path
from typing import Any

import msgspec
import pytest

from okeoce_desktop import settings as settings_module
from okeoce_desktop.settings import Settings, SettingsFile, WindowGeometry

GEOMETRY = WindowGeometry(x=-8, y=0, width=1366, height=697, maximized=True)


def _write(directory: Path, content: object) -> Path:
    path = directory / "settings.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def _read(directory: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((directory / "settings.json").read_text("utf-8"))
    return content


def test_without_a_file_the_defaults_hold_and_nothing_is_written(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "config")
    assert file.current == Settings()
    assert file.current.language == "id"
    assert not (tmp_path / "config").exists()


def test_a_change_is_there_after_a_restart(tmp_path: Path) -> None:
    directory = tmp_path / "made" / "when needed"
    changed = SettingsFile(directory).update(
        language="en", theme="high_contrast", font_scale=150, window=GEOMETRY
    )
    again = SettingsFile(directory).current
    assert again == changed
    assert again == Settings(language="en", theme="high_contrast", font_scale=150, window=GEOMETRY)


def test_the_window_place_can_be_forgotten(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    file.update(window=GEOMETRY)
    assert file.update(window=None).window is None
    assert SettingsFile(tmp_path).current.window is None


@pytest.mark.parametrize(
    "change",
    [
        {"language": "jv"},
        {"theme": "sepia"},
        {"font_scale": 110},
        {"lock_after_minutes": -1},
        {"lock_after_minutes": 1.5},
        {"reduce_motion": "yes"},
        {"window": WindowGeometry(x=0, y=0, width=0, height=10)},
    ],
)
def test_a_value_out_of_range_changes_nothing(tmp_path: Path, change: dict[str, object]) -> None:
    file = SettingsFile(tmp_path)
    before = file.update(font_scale=125)
    with pytest.raises(msgspec.ValidationError):
        file.update(**change)
    assert file.current == before
    assert SettingsFile(tmp_path).current == before


def test_an_unknown_name_is_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        SettingsFile(tmp_path).update(colour="blue")


@pytest.mark.parametrize(
    "content",
    ["", "{", '{"theme": "dark"', "[]", "3", "null", "\x00" * 64, '{"theme": "dark"} trailing'],
)
def test_a_damaged_file_is_kept_aside_and_the_defaults_hold(tmp_path: Path, content: str) -> None:
    _write(tmp_path, content)
    file = SettingsFile(tmp_path)
    assert file.current == Settings()
    assert (tmp_path / "settings.damaged.json").read_text("utf-8") == content
    file.update(theme="dark")
    assert SettingsFile(tmp_path).current == Settings(theme="dark")
    assert (tmp_path / "settings.damaged.json").read_text("utf-8") == content


def test_bytes_that_are_no_text_are_damage(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b'{"theme": "\xff\xfe"}')
    assert SettingsFile(tmp_path).current == Settings()
    assert (tmp_path / "settings.damaged.json").exists()


def test_one_senseless_value_does_not_cost_the_others(tmp_path: Path) -> None:
    _write(tmp_path, {"version": 1, "theme": "dark", "font_scale": 9000, "window": {"x": 1}})
    assert SettingsFile(tmp_path).current == Settings(theme="dark")
    assert (tmp_path / "settings.damaged.json").exists()


@pytest.mark.parametrize("version", [0, -3, "1", None, 1.5])
def test_a_senseless_version_is_damage_but_the_values_count(
    tmp_path: Path, version: object
) -> None:
    _write(tmp_path, {"version": version, "theme": "dark"})
    file = SettingsFile(tmp_path)
    assert file.current.theme == "dark"
    assert (tmp_path / "settings.damaged.json").exists()
    file.update(theme="light")
    assert _read(tmp_path)["version"] == settings_module.VERSION


def test_what_a_newer_version_wrote_survives(tmp_path: Path) -> None:
    _write(tmp_path, {"version": 7, "theme": "dark", "sound": {"volume": 3}})
    SettingsFile(tmp_path).update(font_scale=125)
    written = _read(tmp_path)
    assert written["sound"] == {"volume": 3}
    assert written["version"] == 7
    assert written["theme"] == "dark"
    assert written["font_scale"] == 125
    assert not (tmp_path / "settings.damaged.json").exists()


def test_an_older_file_is_brought_up_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_two(found: dict[str, Any]) -> dict[str, Any]:
        return {**found, "theme": found["dark_mode"] and "dark"}

    def to_three(found: dict[str, Any]) -> dict[str, Any]:
        return {**found, "font_scale": 125}

    monkeypatch.setattr(settings_module, "VERSION", 3)
    monkeypatch.setattr(settings_module, "_UPGRADES", (to_two, to_three))
    _write(tmp_path, {"version": 1, "dark_mode": True})
    assert SettingsFile(tmp_path).current == Settings(theme="dark", font_scale=125)
    _write(tmp_path, {"version": 2, "theme": "light"})
    file = SettingsFile(tmp_path)
    assert file.current == Settings(theme="light", font_scale=125)
    file.update(reduce_motion=True)
    assert _read(tmp_path)["version"] == 3


def test_there_is_one_upgrade_for_each_older_version() -> None:
    assert len(settings_module._UPGRADES) == settings_module.VERSION - 1


def test_a_power_cut_while_saving_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(tmp_path)
    before = file.update(theme="dark")

    def cut(*_paths: object) -> None:
        raise OSError("power cut")

    monkeypatch.setattr(os, "replace", cut)
    with pytest.raises(OSError, match="power cut"):
        file.update(theme="light")
    monkeypatch.undo()
    assert file.current == before
    assert SettingsFile(tmp_path).current == before
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_a_file_is_on_the_disk_before_it_takes_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def watch_fsync(handle: int) -> None:
        is_directory = stat.S_ISDIR(os.fstat(handle).st_mode)
        steps.append("fsync directory" if is_directory else "fsync file")
        fsync(handle)

    def watch_replace(source: str, target: Path) -> None:
        steps.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", watch_fsync)
    monkeypatch.setattr(os, "replace", watch_replace)
    SettingsFile(tmp_path).update(theme="dark")
    expected = ["fsync file", "replace", "fsync directory"]
    assert steps == (expected if os.name == "posix" else expected[:2])


def test_no_settings_file_but_a_directory_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert SettingsFile(tmp_path).current == Settings()
