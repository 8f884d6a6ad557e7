"""What the command lines of the app and of head office have in common: argparse in Indonesian."""

from __future__ import annotations

import argparse
from typing import Any


class IndonesianParser(argparse.ArgumentParser):
    """A parser whose headings and help are Indonesian; argparse's own words are English only.

    What a usage error becomes is for each program to say, in `error`.
    """

    def __init__(self, *, has_help: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        if has_help:  # a parent's group joins the one of the same title, so it keeps argparse's
            self._positionals.title = "isian"
            self._optionals.title = "pilihan"
            self.add_argument(
                "-h",
                "--help",
                action="help",
                default=argparse.SUPPRESS,
                help="menampilkan bantuan ini",
            )

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "pemakaian:", 1)
