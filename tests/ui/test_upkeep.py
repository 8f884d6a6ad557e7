"""What an open window does by itself, beside whoever works at it."""

import pytest
from pytestqt.qtbot import QtBot

from okeoce_desktop import app
from okeoce_desktop.services import workers
from tests.helpers.desk import NewDesk, new_desk

__all__ = ["new_desk"]


def test_upkeep_is_nobody_at_work(
    new_desk: NewDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_UPKEEP_MS", 50)
    monkeypatch.setattr(workers, "_RECENT_SECONDS", 0.5)
    desk = new_desk()
    writer, ticks = desk.desktop.services.writer, list[int]()
    desk.context.minute_passed.connect(lambda: ticks.append(1))
    qtbot.waitUntil(lambda: not writer.recently_urgent, timeout=10_000)
    begun = len(ticks)
    qtbot.waitUntil(lambda: len(ticks) > begun + 3)
    assert not writer.recently_urgent
    desk.context.write(lambda _writing: None)
    assert writer.recently_urgent
