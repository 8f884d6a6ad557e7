"""Figures, their baselines and targets, printed as markdown tables."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """One row of a table.

    Attributes:
        figure: what the product reaches, with its unit.
        bare: the baseline of the same run, empty where there is none.
        ratio: product against baseline, empty where it says nothing.
        target: empty for a figure that is only told.
        passed: None for a figure that is only told.
    """

    what: str
    figure: str
    bare: str = ""
    ratio: str = ""
    target: str = ""
    passed: bool | None = None


@dataclass(slots=True)
class Topic:
    """One table with its notes."""

    title: str
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, what: str, figure: str, **more: str | bool | None) -> None:
        """Adds a row; see `Line`."""
        self.lines.append(Line(what, figure, **more))  # type: ignore[arg-type]

    def text(self) -> str:
        """The topic as markdown."""
        rows = [("what", "figure", "bare", "ratio", "target", "")]
        rows += [
            (line.what, line.figure, line.bare, line.ratio, line.target, _verdict(line.passed))
            for line in self.lines
        ]
        widths = [max(len(row[at]) for row in rows) for at in range(6)]
        texts = [
            "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            + " |"
            for row in rows
        ]  # fmt: skip
        rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
        notes = "".join(f"\n{note}" for note in self.notes)
        return "\n".join([f"### {self.title}", "", texts[0], rule, *texts[1:], notes, ""])

    @property
    def failed(self) -> bool:
        """Whether any target was missed."""
        return any(line.passed is False for line in self.lines)


def _verdict(passed: bool | None) -> str:
    return "" if passed is None else "pass" if passed else "MISS"


def spread(values: Sequence[float], form: str = "{:.2f}") -> str:
    """The median, and the range it comes from when there are several."""
    middle = form.format(statistics.median(values))
    if len(values) < 2:
        return middle
    return f"{middle} ({form.format(min(values))}-{form.format(max(values))})"


def thousands(values: Sequence[float]) -> str:
    """Rows a second, in thousands."""
    return spread([value / 1000 for value in values], "{:.1f}") + "k/s"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def latency(values: Sequence[float]) -> str:
    """Seconds as p50 / p99 / max in milliseconds."""
    found = (percentile(values, 0.5), percentile(values, 0.99), max(values))
    return " / ".join(f"{value * 1000:.1f}" for value in found) + " ms"
