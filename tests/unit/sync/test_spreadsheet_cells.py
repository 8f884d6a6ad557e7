"""Cells that no spreadsheet takes for a formula, and nothing lost on the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.spreadsheet_cells import neutralise, restore


@given(st.text())
def test_what_goes_out_comes_back(text: str) -> None:
    assert restore(neutralise(text)) == text


@given(st.text(alphabet="'=+-@\t\r\nab", max_size=6))
def test_risky_texts_come_back_and_are_safe(text: str) -> None:
    assert restore(neutralise(text)) == text
    assert not neutralise(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("text", ["", "Ani", "O'Hara", "'t Hooft", "a=b", "'"])
def test_plain_texts_are_left_alone(text: str) -> None:
    assert neutralise(text) == text
