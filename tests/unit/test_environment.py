"""What the environment says about displays."""

import pytest

from okeoce_desktop import environment


@pytest.mark.parametrize(
    ("names", "seen", "opens"),
    [
        ({}, False, False),
        ({"DISPLAY": ":0"}, True, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, True),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False, True),
        ({"QT_QPA_PLATFORM": "eglfs"}, True, True),
    ],
)
def test_what_can_be_shown(
    monkeypatch: pytest.MonkeyPatch, names: dict[str, str], seen: bool, opens: bool
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert (environment.has_display(), environment.can_open_window()) == (seen, opens)
