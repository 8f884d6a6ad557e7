"""Theme, fonts, icons: what every widget stands on."""

import subprocess
import sys
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from okeoce_desktop.paths import resource_path
from okeoce_desktop.ui import fonts, icons
from okeoce_desktop.ui.theme import contrast, theme
from okeoce_desktop.ui.widgets.label import Label
from okeoce_desktop.ui.widgets.paint import cap_ground_on_nila

# Letters of the catalogues, names of people and places, and the signs of look and words.
WORDS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    " .,:;!?()/+-%&'\"=@#*_“”‘’…·–—•°éèêëçñöüäåøÉÀÇÑÖÜ×€"
)
TEXT_ONLY = "→✓≤≥≠≈ŁłŠšŽžĐđİıŞşĞğ"


def test_none_keeps_its_references(qtbot: QtBot) -> None:
    # PySide6 6.12 on Python 3.11 loses one reference to None with every call that returns nothing.
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.update()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize(("folder", "name"), fonts.FONT_FILES)
def test_fonts_have_every_letter(qapp: QApplication, folder: str, name: str) -> None:
    raw = QRawFont(str(resource_path("fonts", folder, name)), 14)
    letters = WORDS + (TEXT_ONLY if folder == "ibm-plex-sans" else "")
    missing = [letter for letter in letters if not raw.supportsCharacter(ord(letter))]
    assert missing == []
    assert resource_path("fonts", folder, "OFL.txt").is_file()


def test_fonts_have_every_letter_of_the_catalogues(qapp: QApplication) -> None:
    raw = QRawFont(str(resource_path("fonts", *fonts.FONT_FILES[0])), 14)
    for file in resource_path("translations").glob("*.ts"):
        texts = ElementTree.parse(file).getroot().itertext()
        # U+0338 is in Qt's sign for the pica, in its print dialog only.
        letters = {letter for text in texts for letter in text} - set("\n\r\t\u200b\u0338")
        assert [each for each in sorted(letters) if not raw.supportsCharacter(ord(each))] == []


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("ground", ["nila", "nila_h", "nila_p"])
def test_key_caps_on_the_main_button_can_be_read(mode: str, ground: str) -> None:
    theme().set_mode(mode)
    veil, below = cap_ground_on_nila(), theme().color(ground)
    alpha = veil.alphaF()
    mixed = [
        round(255 * (top * alpha + base * (1 - alpha)))
        for top, base in zip(veil.getRgbF()[:3], below.getRgbF()[:3], strict=True)
    ]
    assert contrast(theme().token("on_nila"), "#{:02X}{:02X}{:02X}".format(*mixed)) >= 4.5


@pytest.mark.parametrize("role", fonts.ROLES)
def test_roles_use_the_shipped_faces(role: str) -> None:
    info = QFontInfo(theme().font(role))
    family, px, weight = fonts.ROLES[role]
    assert (info.family(), info.pixelSize(), info.weight()) == (family, px, weight)


def test_nothing_is_smaller_than_12() -> None:
    assert min(role.px for role in fonts.ROLES.values()) >= 12


def test_digits_line_up() -> None:
    for role in ("body", "strong", "figure", "display"):
        widths = {QFontMetrics(theme().font(role)).horizontalAdvance(d) for d in "0123456789"}
        assert len(widths) == 1, role


def test_labels_get_size_from_the_sheet_and_features_from_the_widget(qtbot: QtBot) -> None:
    label = Label("1.128", "title")
    qtbot.addWidget(label)
    label.show()
    assert label.font().pixelSize() == 20
    theme().set_scale(1.5)
    assert label.font().pixelSize() == 30
    assert label.font().family() == fonts.HEAD_FAMILY


def test_scale_and_theme_switch_live(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme().changed):
        theme().set_mode("dark")
    assert theme().name == "dark"
    assert theme().color("surface").name().upper() == "#1B1F28"
    assert QApplication.palette().window().color().name().upper() == "#14171E"
    theme().set_scale(1.25)
    assert theme().px(40) == 50
    assert theme().compact
    theme().set_mode("contrast")
    assert theme().line_width == 2


def test_following_the_system_gives_a_theme() -> None:
    theme().set_mode("system")
    assert theme().mode == "system"
    assert theme().name in ("light", "dark", "contrast")


@pytest.mark.parametrize(("mode", "scale"), [("sepia", 1.0), ("light", 1.1)])
def test_unknown_looks_are_refused(mode: str, scale: float) -> None:
    with pytest.raises(ValueError, match="no such look"):
        theme().apply(mode, scale)


def test_every_icon_draws_something(qapp: QApplication) -> None:
    files = sorted(resource_path("icons").glob("*.svg"))
    assert len(files) >= 60
    for file in files:
        image = icons.pixmap(file.stem, "ink", 18, 2.0).toImage()
        inked = any(
            image.pixelColor(x, y).alpha() > 0
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )
        assert inked, file.stem
    assert resource_path("icons", "LICENSE").is_file()


def test_icons_take_the_colour_and_ratio_asked_for(qapp: QApplication) -> None:
    light = icons.pixmap("lock", "ink", 18, 1.25)
    assert light.width() == 22
    assert light.deviceIndependentSize().width() == pytest.approx(18, abs=0.5)
    theme().set_mode("dark")
    assert icons.pixmap("lock", "ink", 18, 1.25).cacheKey() != light.cacheKey()


def test_importing_the_look_stays_light() -> None:
    # Start-up budget: no platform directories, no SVG module, nothing of the store.
    code = (
        "import sys; import okeoce_desktop.ui.theme, okeoce_desktop.ui.shell.main_window;"
        "heavy = {'platformdirs', 'PySide6.QtSvg', 'PySide6.QtNetwork', 'peewee', 'msgspec',"
        " 'okeoce_desktop.storage', 'okeoce_desktop.services'} & set(sys.modules);"
        "raise SystemExit(','.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
