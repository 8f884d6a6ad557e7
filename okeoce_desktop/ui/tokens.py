"""Colour tokens of the three themes, named after Indonesian dyes and spices.

`_t` is a tint to put behind text, `_ink` text or an icon on that tint. `line` and `line2` are below
3:1 on purpose: nothing may depend on seeing them.
"""

_ORDER = (
    "canvas side surface sunken raised hover sel line line2 control ink ink2 ink3 "
    "nila on_nila nila_h nila_p nila_t nila_ink daun daun_t daun_ink kunyit kunyit_t kunyit_ink "
    "cabai cabai_t cabai_ink toska toska_t toska_ink emas focus focus_edge "
    "toast toast_ink toast_link heat0 heat1 heat2 heat3 heat4 heat5"
)

LIGHT = (
    "F7F6F3 EFEDE8 FFFFFF F2F1EC FFFFFF F3F4F8 E6EDFA DEDDD6 C9C8C0 7F838D 1A2030 474E5E 5F6675 "
    "1F4089 FFFFFF 183470 122857 E6EDFA 1F4089 1E7A4C E4F3EA 15613B BC7A00 FDF2D8 7A4D00 "
    "C2281D FCEAE7 A31F16 11808C DFF2F3 0B5F69 D99000 1D6BF3 1D6BF3 1F2637 FFFFFF A9C4FF "
    "F2F1EC D5E1F7 A9C1EC 6F93D6 3B65B5 1F4089"
)

DARK = (
    "14171E 0F1217 1B1F28 161A21 252A36 232936 24345A 2C323E 3B4250 7C8596 E9EBF1 BCC2CF 98A0B0 "
    "3F66BF FFFFFF 4A73D0 3558A8 22304F A9C4FF 3FA873 18322A 7FD9A9 E0A22B 38301B F2C869 "
    "E5675B 3D2225 FFA79E 37A6B1 17323A 7ED6DE E0A22B 7FB0FF 7FB0FF E9EBF1 14171E 1F4089 "
    "1F242E 22335A 2C4683 3F66BF 6C92E6 A9C4FF"
)

CONTRAST = (
    "FFFFFF FFFFFF FFFFFF FFFFFF FFFFFF E8EEFF D6E2FF 000000 000000 000000 000000 000000 1F1F1F "
    "001F6B FFFFFF 00133F 000000 E3EBFF 001F6B 00512B FFFFFF 00421F 6B4200 FFF6DF 4F3000 "
    "9B0000 FFFFFF 8A0000 004650 FFFFFF 003B44 6B4200 FFD400 000000 000000 FFFFFF FFE066 "
    "FFFFFF C9D6F5 93AAE0 5573BE 24448F 001F6B"
)


def _table(row: str) -> dict[str, str]:
    return dict(zip(_ORDER.split(), ("#" + value for value in row.split()), strict=True))


THEMES: dict[str, dict[str, str]] = {
    "light": _table(LIGHT),
    "dark": _table(DARK),
    "contrast": _table(CONTRAST),
}


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two "#RRGGBB" colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
