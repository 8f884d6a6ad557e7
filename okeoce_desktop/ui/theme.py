"""The look in force: colours, type and sizes. One per process, UI thread only.

Painters ask at paint time (`theme().color("ink")`), so a switch needs no more than a repaint.
Sizes given to `px` are logical pixels at font scale 1.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

from okeoce_desktop.ui import stylesheet
from okeoce_desktop.ui.fonts import FONT_SCALES, load_fonts, make_font
from okeoce_desktop.ui.tokens import THEMES, contrast

__all__ = ["THEMES", "Theme", "contrast", "theme"]

MODES = ("system", "light", "dark", "contrast")


class Theme(QObject):
    """Current tokens and font scale; `changed` fires after palette and sheet are in place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode = "light"
        self._name = "light"
        self._scale = 1.0
        self._reduced_motion = False
        self._applied = False
        self._held = False
        self._sheet = ""
        self._tokens = THEMES["light"]
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}

    @property
    def name(self) -> str:
        """The theme shown: "light", "dark" or "contrast" (never "system")."""
        return self._name

    @property
    def mode(self) -> str:
        """The setting: one of MODES."""
        return self._mode

    @property
    def scale(self) -> float:
        """Font scale in force, 1.0 to 1.5."""
        return self._scale

    @property
    def reduced_motion(self) -> bool:
        """True when nothing may move or fade."""
        return self._reduced_motion

    @property
    def high_contrast(self) -> bool:
        """True for the high-contrast theme: edges on everything, chosen means filled."""
        return self._name == "contrast"

    @property
    def line_width(self) -> int:
        """Width of rules and edges: 1, or 2 in high contrast."""
        return 2 if self.high_contrast else 1

    @property
    def compact(self) -> bool:
        """True from font scale 1.25 on: rail instead of navigation, fewer columns."""
        return self._scale >= 1.25

    def px(self, size: float) -> int:
        """A size at the font scale in force."""
        return round(size * self._scale)

    def gap(self, size: float) -> int:
        """A margin or a distance: grows by a third of what type grows, which leaves it the room."""
        return round(size * (1 + (self._scale - 1) / 3))

    def token(self, name: str) -> str:
        """A token as "#RRGGBB"."""
        return self._tokens[name]

    def color(self, name: str) -> QColor:
        """A token as a colour; do not change the returned object."""
        color = self._colors.get(name)
        if color is None:
            color = self._colors[name] = QColor(self._tokens[name])
        return color

    def font(self, role: str, *, slashed_zero: bool = False) -> QFont:
        """The font of a type role at the scale in force; do not change the returned object."""
        key = (role, slashed_zero)
        font = self._fonts.get(key)
        if font is None:
            font = make_font(role, self._scale, slashed_zero=slashed_zero)
            self._fonts[key] = font
        return font

    def metrics(self, role: str) -> QFontMetrics:
        """Metrics of `font(role)`."""
        metrics = self._metrics.get(role)
        if metrics is None:
            metrics = self._metrics[role] = QFontMetrics(self.font(role))
        return metrics

    def apply(
        self,
        mode: str = "light",
        scale: float = 1.0,
        *,
        reduced_motion: bool = False,
    ) -> None:
        """Set the look of the whole application. Values outside MODES or FONT_SCALES raise."""
        if mode not in MODES or scale not in FONT_SCALES:
            raise ValueError(f"no such look: {mode}, {scale}")
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("the theme needs a QApplication")
        if not self._applied:
            load_fonts()
            app.setStyle("fusion")
            hints = QGuiApplication.styleHints()
            hints.colorSchemeChanged.connect(self._on_system_changed)
            self._applied = True
        self._mode = mode
        self._reduced_motion = reduced_motion
        self._name = _system_theme() if mode == "system" else mode
        self._tokens = THEMES[self._name]
        if scale != self._scale:
            self._scale = scale
            self._fonts.clear()
            self._metrics.clear()
        self._colors.clear()
        app.setFont(self.font("body"))
        app.setPalette(stylesheet.build_palette(self._tokens))
        self._sheet = stylesheet.build_sheet(self._tokens, scale, self.line_width)
        if not self._held:
            app.setStyleSheet(self._sheet)
        self.changed.emit()

    def hold_sheet(self) -> None:
        """Keeps the style sheet back until `put_sheet`, while a window is built.

        Under a sheet every widget that gets a parent is styled anew together with all inside it,
        once for each level it is built into.
        """
        self._held = True

    def put_sheet(self) -> None:
        """Styles what was built since `hold_sheet`; before the window is shown."""
        app = QApplication.instance()
        if self._held and isinstance(app, QApplication):
            self._held = False
            app.setStyleSheet(self._sheet)

    def set_mode(self, mode: str) -> None:
        """Switch the theme, keeping scale and motion."""
        self.apply(mode, self._scale, reduced_motion=self._reduced_motion)

    def set_scale(self, scale: float) -> None:
        """Switch the font scale, keeping theme and motion."""
        self.apply(self._mode, scale, reduced_motion=self._reduced_motion)

    def _on_system_changed(self) -> None:
        if self._mode == "system" and _system_theme() != self._name:
            self.set_mode("system")


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


_theme: Theme | None = None


def theme() -> Theme:
    """The process's Theme; created on first use, light at scale 1 until `apply`."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme
