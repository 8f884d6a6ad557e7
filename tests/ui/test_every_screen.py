"""Every screen and state a clerk meets, in every size and theme, worked by keyboard alone.

What has to hold stands in `tests.helpers.sweep`, the ways there in `tests.helpers.sweep_scenes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from okeoce_desktop.ui.theme import theme
from tests.helpers import sweep, sweep_keys
from tests.helpers.sweep_clerk import LARGE, LARGER, LARGEST, NARROW, SHORT, Clerk, Faults, Look
from tests.helpers.sweep_scenes import JOURNEYS, open_journey

pytestmark = pytest.mark.usefixtures("light_theme")


def _by_keyboard(clerk: Clerk) -> Iterator[str]:
    yield from sweep.too_high(clerk.window)
    yield from sweep_keys.nameless(clerk.root)
    yield from sweep_keys.key_clashes(*clerk.regions)
    yield from sweep_keys.tab_faults(clerk.root)
    panel = clerk.regions[-1]
    if not clerk.covered and len(clerk.regions) > 1:
        yield from sweep_keys.jumps_up(panel, sweep_keys.way_of_tab(clerk.root))


@pytest.mark.parametrize("journey", JOURNEYS)
def test_at_the_usual_size_everything_fits_and_answers_the_keyboard(
    journey: str, qtbot: QtBot, tmp_path: Path
) -> None:
    theme().apply("light", 1.0, reduced_motion=True)
    faults = Faults()
    with open_journey(journey, qtbot, tmp_path) as clerk:
        for state in JOURNEYS[journey](clerk):
            for look in (Look(), NARROW, SHORT):
                look.resize(clerk)
                faults.add(f"{state}, {look}", look.faults(clerk))
            faults.add(state, sweep.without_glyphs(sweep.painted(clerk.window)))
            faults.add(state, _by_keyboard(clerk))
    faults.fail_if_any()


@pytest.mark.parametrize(
    "look", [LARGER, LARGE, LARGEST, Look(mode="dark"), Look(mode="contrast")], ids=str
)
@pytest.mark.parametrize("journey", JOURNEYS)
def test_large_type_and_other_themes_fit(
    journey: str, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    # Qt's warnings while it paints fail the test by themselves.
    theme().apply(look.mode, look.scale, reduced_motion=True)
    faults = Faults()
    with open_journey(journey, qtbot, tmp_path) as clerk:
        look.resize(clerk)
        for state in JOURNEYS[journey](clerk):
            faults.add(f"{state}, {look}", look.faults(clerk))
    faults.fail_if_any()


@pytest.mark.parametrize("journey", ["at_the_desk", "registering"])
def test_a_look_chosen_in_the_settings_holds_at_once(
    journey: str, qtbot: QtBot, tmp_path: Path
) -> None:
    theme().apply("light", 1.0, reduced_motion=True)
    faults = Faults()
    with open_journey(journey, qtbot, tmp_path) as clerk:
        for state in JOURNEYS[journey](clerk):
            for look in (LARGEST, SHORT):
                theme().apply(look.mode, look.scale, reduced_motion=True)
                look.resize(clerk)
                faults.add(f"{state}, then {look}", look.faults(clerk))
    faults.fail_if_any()
