"""What the keyboard and assistive software need of every screen. See `sweep` for the texts.

Each check yields one sentence for each place that breaks its rule.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from okeoce_desktop.ui.shortcuts import cap_of
from okeoce_desktop.ui.widgets.buttons import Kind
from okeoce_desktop.ui.widgets.choice import ChoiceGrid
from okeoce_desktop.ui.widgets.keys import Keyed, keyed_buttons
from tests.helpers.sweep import shown


def stops(root: QWidget) -> list[QWidget]:
    """What Tab has to reach."""
    return [
        each
        for each in shown(root, QWidget)
        if each.isEnabled()
        and each.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and each.focusProxy() is None
    ]


def nameless(root: QWidget) -> Iterator[str]:
    """Focusable widgets that assistive software could only call by their class."""
    for widget in stops(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface else ""
        if not name.strip():
            yield f"no accessible name: {type(widget).__name__}"


def tab_faults(root: QWidget) -> Iterator[str]:
    """Where Tab does not reach, does not come back, or jumps up within `root`'s own column; where
    Shift+Tab does not lead the same way back. Leaves the focus where it was."""
    start = QApplication.focusWidget()
    if start is None or not root.isAncestorOf(start):
        yield "nothing has the focus"
        return
    there = _walk(Qt.Key.Key_Tab, len(stops(root)) + 4)
    reached = {_group(each) for each in there}
    for widget in stops(root):
        if _group(widget) not in reached:
            yield f"Tab does not reach {_called(widget)}"
    if there[-1] is not start:
        yield f"Tab does not come back to {_called(start)}"
        return
    back = _walk(Qt.Key.Key_Backtab, len(there) + 4)
    if _groups([*reversed(back)], start) != _groups(there, start):
        yield "Shift+Tab goes another way back"
    start.setFocus(Qt.FocusReason.OtherFocusReason)


def _group(widget: QWidget) -> QWidget:
    """Choices are one stop: Tab enters at the chosen one, arrows and digits do the rest."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, ChoiceGrid) else widget


def _groups(way: Sequence[QWidget], but_of: QWidget) -> list[QWidget]:
    groups = [group for group, _ in itertools.groupby(map(_group, way))]
    return [group for group in groups if group is not _group(but_of)]


def _walk(key: Qt.Key, most: int) -> list[QWidget]:
    first = QApplication.focusWidget()
    way: list[QWidget] = []
    for _ in range(most):
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, key)
        after = QApplication.focusWidget()
        assert after is not None
        way.append(after)
        if after is first:
            break
    return way


def jumps_up(column: QWidget, way: Sequence[QWidget]) -> Iterator[str]:
    """Steps of a way through one column, such as the panel, that lead back up.

    What is beside the way may come after it wherever it stands: links and what destroys.
    """
    for before, after in itertools.pairwise(way):
        aside = getattr(after, "kind", None) in (Kind.LINK, Kind.QUIET, Kind.DANGER)
        if aside or not (column.isAncestorOf(before) and column.isAncestorOf(after)):
            continue
        if _top(after, column) + after.height() <= _top(before, column):
            yield f"Tab jumps up from {_called(before)} to {_called(after)}"


def _top(widget: QWidget, column: QWidget) -> int:
    return widget.mapTo(column, QPoint(0, 0)).y()


def way_of_tab(root: QWidget) -> list[QWidget]:
    """The widgets in the order of Tab, from the one that has the focus."""
    start = QApplication.focusWidget()
    way = _walk(Qt.Key.Key_Tab, len(stops(root)) + 4)
    if start is not None:
        start.setFocus(Qt.FocusReason.OtherFocusReason)
    return way


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


def key_clashes(*regions: QWidget) -> Iterator[str]:
    """Keys and mnemonics that two things in sight answer, in any of the parts of one screen."""
    known: dict[str, str] = {}
    for region in regions:
        for key, name in _keys(region):
            if key in known:
                yield f"{key} means {known[key]!r} and {name!r}"
            known[key] = name


def _keys(region: QWidget) -> Iterator[tuple[str, str]]:
    for button in keyed_buttons(region):
        if isinstance(button, Keyed):
            yield cap_of(button.key or ""), button.accessibleName()
    for part in (*shown(region, QAbstractButton), *shown(region, QLabel)):
        words = part.text().replace("&&", "")
        if "&" in words[:-1]:
            yield f"Alt+{words[words.index('&') + 1].upper()}", words
