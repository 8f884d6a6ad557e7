"""The shipped typefaces and the type roles. UI thread; sizes in logical pixels at font scale 1."""

from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

from okeoce_desktop.paths import resource_path

TEXT_FAMILY = "IBM Plex Sans"
HEAD_FAMILY = "Plus Jakarta Sans"

FONT_FILES = (
    ("ibm-plex-sans", "IBMPlexSans-Regular.ttf"),
    ("ibm-plex-sans", "IBMPlexSans-Medium.ttf"),
    ("ibm-plex-sans", "IBMPlexSans-SemiBold.ttf"),
    ("plus-jakarta-sans", "PlusJakartaSans-Bold.ttf"),
)

FONT_SCALES = (1.0, 1.12, 1.25, 1.5)


class TypeRole(NamedTuple):
    """One line of the type table: family, size in logical px at scale 1, weight 400 to 700."""

    family: str
    px: int
    weight: int


ROLES: dict[str, TypeRole] = {
    "display": TypeRole(HEAD_FAMILY, 28, 700),
    "figure": TypeRole(HEAD_FAMILY, 22, 700),
    "title": TypeRole(HEAD_FAMILY, 20, 700),
    "bigname": TypeRole(HEAD_FAMILY, 18, 700),
    "head": TypeRole(HEAD_FAMILY, 15, 700),
    "nik": TypeRole(TEXT_FAMILY, 17, 500),
    "search": TypeRole(TEXT_FAMILY, 16, 400),
    "name": TypeRole(TEXT_FAMILY, 15, 600),
    "input": TypeRole(TEXT_FAMILY, 15, 400),
    "body": TypeRole(TEXT_FAMILY, 14, 400),
    "medium": TypeRole(TEXT_FAMILY, 14, 500),
    "strong": TypeRole(TEXT_FAMILY, 14, 600),
    "small": TypeRole(TEXT_FAMILY, 13, 400),
    "smallm": TypeRole(TEXT_FAMILY, 13, 500),
    "smalls": TypeRole(TEXT_FAMILY, 13, 600),
    "cap": TypeRole(TEXT_FAMILY, 12, 500),
}

_loaded: list[str] = []


def load_fonts() -> list[str]:
    """Register the shipped fonts once and return their family names. Needs a QGuiApplication."""
    if not _loaded:
        for folder, name in FONT_FILES:
            font_id = QFontDatabase.addApplicationFont(str(resource_path("fonts", folder, name)))
            if font_id < 0:
                raise RuntimeError(f"font not readable: {name}")
            _loaded.extend(QFontDatabase.applicationFontFamilies(font_id))
    return list(_loaded)


def role_px(role: str, scale: float) -> int:
    """Pixel size of a role at a font scale."""
    return round(ROLES[role].px * scale)


def make_font(role: str, scale: float, *, slashed_zero: bool = False) -> QFont:
    """A new QFont for a role; `slashed_zero` for codes that mix letters and digits.

    Painters take theirs from `Theme.font`, which keeps them: creating one a cell doubles the cost
    of a table repaint.
    """
    family, _, weight = ROLES[role]
    font = QFont(family)
    font.setPixelSize(role_px(role, scale))
    font.setWeight(QFont.Weight(weight))
    if family == HEAD_FAMILY:
        # Its word space is tight at these sizes and its digits are proportional by default.
        font.setWordSpacing(2)
        font.setFeature(QFont.Tag("tnum"), 1)
    if role == "nik":
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
    if slashed_zero:
        font.setFeature(QFont.Tag("zero"), 1)
    return font
