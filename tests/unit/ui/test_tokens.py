"""The contrast table of the look, for all three themes (WCAG 2)."""

import pytest

from okeoce_desktop.ui.tokens import THEMES, contrast

TEXT, PART = 4.5, 3.0

# Foreground, background, least ratio, and the measured ratios: light, dark, high contrast.
PAIRS = [
    ("ink", "surface", TEXT, (16.2, 13.8, 21.0)),
    ("ink", "sel", TEXT, (13.8, 10.3, 16.2)),
    ("ink2", "side", TEXT, (7.1, 10.5, 21.0)),
    ("ink3", "surface", TEXT, (5.8, 6.3, 16.5)),
    ("ink3", "canvas", TEXT, (5.3, 6.8, 16.5)),
    ("ink3", "side", TEXT, (4.9, 7.1, 16.5)),
    ("ink3", "sel", TEXT, (4.9, 4.7, 12.7)),
    ("ink3", "sunken", TEXT, (5.1, 6.6, 16.5)),
    ("nila_ink", "surface", TEXT, (9.8, 9.5, 14.9)),
    ("nila_ink", "nila_t", TEXT, (8.3, 7.5, 12.5)),
    ("on_nila", "nila", TEXT, (9.8, 5.4, 14.9)),
    ("on_nila", "nila_h", TEXT, (11.9, 4.5, 18.0)),
    ("daun_ink", "daun_t", TEXT, (6.5, 8.1, 11.7)),
    ("kunyit_ink", "kunyit_t", TEXT, (6.5, 8.2, 11.1)),
    ("kunyit_ink", "surface", TEXT, (7.3, 10.4, 12.0)),
    ("cabai_ink", "cabai_t", TEXT, (6.5, 7.8, 10.1)),
    ("toska_ink", "toska_t", TEXT, (6.4, 8.1, 12.3)),
    ("toast_link", "toast", TEXT, (8.7, 8.2, 16.1)),
    ("control", "surface", PART, (3.8, 4.4, 21.0)),
    ("focus_edge", "surface", PART, (4.7, 7.5, 21.0)),
    ("kunyit", "surface", PART, (3.6, 7.4, 8.7)),
    ("kunyit", "sunken", PART, (3.1, 7.8, 8.7)),
    ("cabai", "surface", PART, (5.8, 5.0, 8.8)),
    ("nila", "surface", PART, (9.8, 3.0, 14.9)),
]

# Pairs the widgets use beyond the table.
USED = [
    ("ink", "hover", TEXT),
    ("ink", "canvas", TEXT),
    ("ink", "raised", TEXT),
    ("ink", "side", TEXT),
    ("ink", "daun_t", TEXT),
    ("ink2", "surface", TEXT),
    ("ink2", "sunken", TEXT),
    ("ink2", "toska_t", TEXT),
    ("ink3", "hover", TEXT),
    ("ink3", "raised", TEXT),
    ("ink3", "daun_t", TEXT),
    ("nila_ink", "raised", TEXT),
    ("nila_ink", "sel", TEXT),
    ("nila_ink", "hover", TEXT),
    ("on_nila", "nila_p", TEXT),
    ("daun_ink", "surface", TEXT),
    ("cabai_ink", "surface", TEXT),
    ("toska_ink", "surface", TEXT),
    ("cabai_ink", "hover", TEXT),
    ("toast_ink", "toast", TEXT),
]


@pytest.mark.parametrize(("front", "back", "least", "measured"), PAIRS)
def test_contrast_table(
    front: str, back: str, least: float, measured: tuple[float, float, float]
) -> None:
    for name, expected in zip(("light", "dark", "contrast"), measured, strict=True):
        tokens = THEMES[name]
        ratio = contrast(tokens[front], tokens[back])
        assert ratio == pytest.approx(expected, abs=0.06), (name, ratio)
        # The table rounds to one digit; the floor itself is never rounded up.
        assert ratio >= least, (name, front, back, ratio)


@pytest.mark.parametrize(("front", "back", "least"), USED)
def test_pairs_the_widgets_use(front: str, back: str, least: float) -> None:
    for name, tokens in THEMES.items():
        assert contrast(tokens[front], tokens[back]) >= least, (name, front, back)


def test_heat_cells_have_a_readable_number() -> None:
    for name, tokens in THEMES.items():
        for step in range(6):
            back = tokens[f"heat{step}"]
            candidates = ("ink", "on_nila", "canvas")
            assert max(contrast(tokens[text], back) for text in candidates) >= TEXT, (name, step)


def test_themes_have_the_same_tokens() -> None:
    assert len({tuple(tokens) for tokens in THEMES.values()}) == 1


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
