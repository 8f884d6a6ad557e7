"""Texts in cells that no spreadsheet may take for a formula, and back.

An apostrophe in front makes a cell text in every spreadsheet. It is put and taken by one rule that
loses nothing: a text that already begins like a neutralised one gets another, so what is exported
comes back letter for letter.
"""

from __future__ import annotations

import re

# What spreadsheets take for the beginning of a formula; the wide forms in East Asian locales.
_STARTS = "=+\\-@\t\r\n＝＋－＠"
_RISKY = re.compile(f"'*[{_STARTS}]")
_NEUTRALISED = re.compile(f"'+[{_STARTS}]")


def neutralise(text: str) -> str:
    """The cell for a text."""
    return f"'{text}" if _RISKY.match(text) else text


def restore(cell: str) -> str:
    """The text of a cell."""
    return cell[1:] if cell[:1] == "'" and _NEUTRALISED.match(cell) else cell
