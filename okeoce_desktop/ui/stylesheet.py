"""Palette and the one application style sheet, built from tokens. UI thread.

Only what painters cannot reach is styled here: labels by role and tone, scroll bars, tool tips and
menus. Inputs, buttons and tables paint themselves, so no border width can change their height.
"""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from okeoce_desktop.ui.fonts import ROLES, role_px

LABEL_TONES = (
    "ink",
    "ink2",
    "ink3",
    "nila_ink",
    "daun_ink",
    "kunyit_ink",
    "cabai_ink",
    "toska_ink",
    "on_nila",
    "toast_ink",
    "toast_link",
)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and let the sheet see it: without polish nothing changes."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def build_palette(tokens: dict[str, str]) -> QPalette:
    """QPalette from tokens; disabled text is ink3, never fainter."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "canvas"),
        (role.WindowText, "ink"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Text, "ink"),
        (role.PlaceholderText, "ink3"),
        (role.Button, "surface"),
        (role.ButtonText, "ink"),
        (role.BrightText, "cabai"),
        (role.Highlight, "nila"),
        (role.HighlightedText, "on_nila"),
        (role.Link, "nila_ink"),
        (role.LinkVisited, "nila_ink"),
        (role.ToolTipBase, "toast"),
        (role.ToolTipText, "toast_ink"),
        (role.Light, "raised"),
        (role.Midlight, "hover"),
        (role.Mid, "line2"),
        (role.Dark, "control"),
        (role.Shadow, "ink"),
        (role.Accent, "nila"),
    ):
        palette.setColor(target, QColor(tokens[name]))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(tokens["ink3"]))
    return palette


def build_sheet(tokens: dict[str, str], scale: float, line_width: int) -> str:
    """The application style sheet at a font scale."""

    def px(size: float) -> int:
        return round(size * scale)

    parts = [
        f'QLabel[role="{name}"] {{ font: {role.weight} {role_px(name, scale)}px "{role.family}"; }}'
        for name, role in ROLES.items()
    ]
    parts += [f'QLabel[tone="{tone}"] {{ color: {tokens[tone]}; }}' for tone in LABEL_TONES]
    handle = tokens["ink"] if line_width > 1 else tokens["line2"]
    parts.append(
        f"""
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; border: 0; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; margin: 0; border: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {tokens["control"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: 0; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QAbstractScrollArea {{ border: 0; }}
QLineEdit[painted="true"] {{ background: transparent; border: 0;
  lineedit-password-character: 8226; }}
QToolTip {{ background: {tokens["toast"]}; color: {tokens["toast_ink"]}; border: 0;
  padding: {px(4)}px {px(8)}px; }}
QMenu {{ background: {tokens["raised"]}; color: {tokens["ink"]}; padding: 4px;
  border: {line_width}px solid {tokens["line2"]}; }}
QMenu::item {{ padding: {px(6)}px {px(16)}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {tokens["sel"]}; color: {tokens["ink"]}; }}
QMenu::item:disabled {{ color: {tokens["ink3"]}; }}
QMenu::separator {{ height: {line_width}px; background: {tokens["line"]}; margin: 4px; }}
"""
    )
    return "\n".join(parts)
