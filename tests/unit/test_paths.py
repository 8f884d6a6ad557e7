"""Where files live, from a checkout and with directories chosen by the environment."""

from pathlib import Path

import pytest

from okeoce_desktop import paths


def test_resources_come_from_the_checkout() -> None:
    assert paths.resource_path("icons", "lock.svg").is_file()


def test_resources_inside_the_package_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "okeoce_desktop" / "_resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", inside.parent)
    assert paths.resource_path("seed", "areas.csv") == inside / "seed" / "areas.csv"


def test_data_dir_prefers_the_argument_then_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKEOCE_DATA_DIR", str(tmp_path / "env"))
    assert paths.data_dir() == tmp_path / "env"
    assert paths.data_dir(str(tmp_path / "arg")) == tmp_path / "arg"
    monkeypatch.delenv("OKEOCE_DATA_DIR")
    assert paths.data_dir().name == "okeoce"


def test_log_dir_stays_beside_a_chosen_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OKEOCE_DATA_DIR", raising=False)
    assert paths.log_dir(str(tmp_path)) == tmp_path / "log"
    assert "okeoce" in str(paths.log_dir())


def test_config_dir_stays_beside_a_chosen_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OKEOCE_DATA_DIR", raising=False)
    assert paths.config_dir(str(tmp_path)) == tmp_path / "config"
    assert "okeoce" in str(paths.config_dir())
