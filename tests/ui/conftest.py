"""Every user-interface test starts in the light theme at font scale 1."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def _light_theme(light_theme: None) -> None:
    """See `light_theme`."""


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """`show(*widgets)` puts them in an active window 400 square and keeps that alive."""
    pages: list[QWidget] = []

    def show_page(*widgets: QWidget) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        for widget in widgets:
            layout.addWidget(widget)
        page.resize(400, 400)
        pages.append(page)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield show_page
    pages.clear()
