"""One table: what was measured, ours against others, and whether it is what we aim at."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

HEADS = ("", "ours", "against", "ratio", "aim", "")


@dataclass(frozen=True)
class Row:
    """A line of the table; `most` is the largest ratio, or the largest median of ours, to aim at."""

    label: str
    ours: Sequence[float]
    against: Sequence[float] = ()
    unit: str = "ms"
    most: float | None = None
    absolute: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours to theirs, by medians."""
        return median(self.ours) / median(self.against) if self.against else None

    @property
    def missed(self) -> bool:
        """Whether the aim is missed."""
        reached = median(self.ours) if self.absolute else self.ratio
        return self.most is not None and reached is not None and reached > self.most

    def cells(self) -> tuple[str, ...]:
        """As text."""
        aim = "" if self.most is None else f"≤ {self.most:g}{f' {self.unit}' * self.absolute}"
        verdict = "" if self.most is None else "MISSED" if self.missed else "ok"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        ours, against = spread(self.ours, self.unit), spread(self.against, self.unit)
        return (self.label, ours, against, ratio, aim, verdict)


def spread(values: Sequence[float], unit: str) -> str:
    """Median and range: `12 (10–15) ms`.

    >>> spread([3.0, 1.0, 2.0], "ms")
    '2.0 (1.0–3.0) ms'
    """
    if not values:
        return ""
    low, middle, high = (_number(v, unit) for v in (min(values), median(values), max(values)))
    return f"{middle} {unit}".strip() if low == high else f"{middle} ({low}–{high}) {unit}".strip()


def _number(value: float, unit: str) -> str:
    return (
        f"{value:.2f}"
        if unit == "s"
        else f"{value:,.0f}"
        if value >= 20 or not unit
        else f"{value:.1f}"
    )


def table(rows: Sequence[Row]) -> str:
    """All rows, in columns."""
    cells = [HEADS, *(row.cells() for row in rows)]
    widths = [max(_width(line[n]) for line in cells) for n in range(len(HEADS))]
    lines = [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        )
        for line in cells
    ]
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
