"""Every screen in English and in a made-up language: nothing left over, nothing cut, no bare text.

What has to hold stands in `tests.helpers.sweep`, the ways there in `tests.helpers.sweep_scenes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from okeoce_desktop.paths import resource_path
from okeoce_desktop.ui import formatting, i18n
from okeoce_desktop.ui.formatting import Language
from okeoce_desktop.ui.theme import theme
from okeoce_desktop.ui.widgets.paint import initials
from tests.helpers import sweep, sweep_keys
from tests.helpers.desk import CAST, CLERK, areas
from tests.helpers.pseudo_locale import pseudo_catalogue, unmarked
from tests.helpers.qm_catalogue import read_catalogue
from tests.helpers.sweep_clerk import LARGE, LARGEST, NARROW, SHORT, Clerk, Faults, Look
from tests.helpers.sweep_scenes import JOURNEYS, open_journey

pytestmark = pytest.mark.usefixtures("light_theme", "indonesian_again")

SIZES = ((Look(), NARROW, SHORT), (LARGE,), (LARGEST,))
_WORD = re.compile(r"[^\W\d_]+")
_MARKER = re.compile(r"\{[^{}]*\}|%n")


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_catalogue(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture
def indonesian_again(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.install_language(qapp, "id")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(_MARKER.sub(" ", text))}


class Data:
    """What the interface shows but does not say: names of people, places and keys, codes."""

    _KEYS = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+)?(?:F\d\d?|Enter|Esc|Tab|[A-Z0-9,])(?!\w)")
    _CODES = re.compile(r"https?://\S+|/\S*okeoce\S*|\b\w*\d\w*(?:-\w+)*\b|•+")

    def __init__(self, clerk: Clerk) -> None:
        table = areas()
        names = {area.name for kind in (table.kecamatan, table.kelurahan) for area in kind.values()}
        names |= {area.name for area in table.cities.values()}
        names |= {area.name.partition(" Administrasi ")[2] for area in table.cities.values()}
        names |= {"OK OCE", "Jakarta", CLERK.name, CLERK.role, "Dewi Anggraini", "Zzqx"}
        names |= {one.business for one in CAST if one.business}
        if clerk.has_desk:
            for sql in (
                "SELECT full_name FROM participant",
                "SELECT name FROM resource",
                "SELECT title FROM draft",
            ):
                names |= {row[0] for row in clerk.desk.rows(sql)}
        for field in sweep.shown(clerk.window, QLineEdit):
            names.add(field.text())
        self._names = sorted((name for name in names if len(name) > 2), key=len, reverse=True)
        self._initials = {initials(name) for name in names}

    def without(self, text: str, where: str = "") -> str:
        """What is left of a text when all data is taken out."""
        piece = where == "FloatingList" and any(text.strip() in name for name in self._names)
        if piece or text in self._initials or len(text) < 3:
            return ""
        for name in self._names:
            text = text.replace(name, " ").replace(name.title(), " ")
        return self._CODES.sub(" ", self._KEYS.sub(" ", text))


def _formatted(words: object) -> set[str]:
    """The words of dates and lengths of time."""
    found: set[str] = set()
    for value in (getattr(words, name) for name in type(words).__annotations__):
        found |= _words(value if isinstance(value, str) else " ".join(value))
    return found


def _indonesian_only() -> set[str]:
    """Words that no English text has, nor the name of anything that keeps it."""
    entries = read_catalogue(resource_path("translations", "okeoce_en.qm"))
    own = {word for entry in entries for word in _words(entry.source)}
    own |= _formatted(formatting._INDONESIAN)
    for entry in entries:
        for text in entry.translations:
            own -= _words(text)
    return own - _formatted(formatting._ENGLISH)


def left_over(texts: Mapping[str, str], data: Data, forbidden: set[str]) -> Iterator[str]:
    """English texts with Indonesian words in them."""
    for text, where in texts.items():
        words = _words(data.without(text, where)) & forbidden
        if words:
            yield f"{where}: {text!r} has {', '.join(sorted(words))}"


def bare(texts: Mapping[str, str], data: Data, known: set[str]) -> Iterator[str]:
    """Texts with words that did not come out of the catalogue."""
    for text, where in texts.items():
        words = _words(unmarked(data.without(text, where))) - known
        if words:
            yield f"{where}: {text!r} was not translated: {', '.join(sorted(words))}"


@pytest.mark.parametrize("looks", SIZES, ids="{0[0]}".format)
@pytest.mark.parametrize("journey", JOURNEYS)
def test_in_english_nothing_indonesian_is_left_and_all_fits(
    journey: str,
    looks: tuple[Look, ...],
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    i18n.install_language(qapp, "en")
    forbidden = _indonesian_only()
    assert {"belum", "simpan", "mnt", "kemarin"} <= forbidden
    theme().apply("light", looks[0].scale, reduced_motion=True)
    faults = Faults()
    with open_journey(journey, qtbot, tmp_path) as clerk:
        for state in JOURNEYS[journey](clerk):
            for look in looks:
                look.resize(clerk)
                faults.add(f"{state}, {look}", look.faults(clerk))
            texts = sweep.painted(clerk.window)
            faults.add(state, sweep.without_glyphs(texts))
            faults.add(state, sweep_keys.key_clashes(*clerk.regions))
            said = sweep.readable(clerk.window, texts)
            faults.add(state, left_over(said, Data(clerk), forbidden))
    faults.fail_if_any()


@pytest.mark.parametrize("journey", JOURNEYS)
def test_every_text_is_translated_and_has_room_for_a_longer_one(
    journey: str,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    pseudo: Path,
) -> None:
    i18n.install_language(qapp, "id")
    assert i18n.install_catalogue(qapp, pseudo)
    known = _formatted(formatting._INDONESIAN)
    theme().apply("light", 1.0, reduced_motion=True)
    faults = Faults()
    with open_journey(journey, qtbot, tmp_path) as clerk:
        for state in JOURNEYS[journey](clerk):
            Look().resize(clerk)
            faults.add(state, Look().faults(clerk, made_up=True))
            said = sweep.readable(clerk.window, sweep.painted(clerk.window))
            faults.add(state, bare(said, Data(clerk), known))
    faults.fail_if_any()


@pytest.mark.parametrize(("language", "copy"), [("id", "&Salin"), ("en", "&Copy")])
def test_the_menus_of_qt_speak_the_language_too(
    language: Language,
    copy: str,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    i18n.install_language(qapp, language)
    with open_journey("empty_post", qtbot, tmp_path) as clerk:
        menu = clerk.window.search_box.createStandardContextMenu()
        qtbot.addWidget(menu)
        assert copy in [action.text().split("\t")[0] for action in menu.actions()]
