"""The legend of a map: what its rows are and what they say. Media only set it in type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import words
from geodata.arithmetic.breaks import Breaks
from geodata.language import Language, Message
from geodata.view import View
from geodata.wording import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow:
    """A class of the map.

    Attributes
    ----------
    step
        Of the colour ramp; -1 without a figure.
    label
        Limits of the class in the unit of the legend's title.
    count
        Counties in it.
    fragile
        Whether a county in it stands so near a limit that its class is not to be leant on.
    chosen
        Whether the chosen county is in it.
    """

    step: int
    label: str
    count: int
    fragile: bool = False
    chosen: bool = False

    @property
    def colour(self) -> str:
        """The colour as style sheets name it."""
        return f"var(--step-{self.step})"

    def counted(self, language: Language) -> str:
        """The number of counties with its word."""
        return Message("{n} 个", n=self.count).text(language)


def rows(view: View, language: Language) -> list[LegendRow]:
    """The classes from high to low, counties without a figure last."""
    known, fragile = view.values.notna(), {int(view.steps[code]) for code in view.fragile}
    chosen = view.selection.county
    own = int(view.steps[chosen]) if chosen else None
    found = []
    for n, part in enumerate(reversed(view.breaks.bins)):
        members = view.steps.index[known & (view.steps == part.step)]
        if view.breaks.diverging and not len(members):
            continue  # the same limits on both sides leave some without a county
        label = words.limits(part, view, language, last=n == 0)
        if view.metric.zero_is_stated and part.exact and part.low == 0:
            unnamed = Message("0 未明确").text(language)
            label = label if view.selection.supporters else unnamed
        if part.exact and any("at_least" in view.flags[code] for code in members):
            label = f"≥{label}"
        found.append((part.step, label, len(members)))
    if missing := int((~known).sum()):
        blank = Message("— 没有可比数字") if view.contrast else Message("— 没有公开数字")
        found.append((-1, blank.text(language), missing))
    return [
        LegendRow(step=step, label=label, count=count, fragile=step in fragile, chosen=step == own)
        for step, label, count in found
    ]


def title(view: View, language: Language) -> str:
    """What the colours measure, with the unit; a sentence where there is only one value."""
    if view.breaks.all_equal and view.values.notna().sum() > 1:
        return sentence.sentence(view, language)
    return measure(view, language)


def measure(view: View, language: Language) -> str:
    """What the colours measure, with the unit, where the finding stands above."""
    return sentence.measure(view, language) + words.unit_text(view, language)


def has_dots(view: View) -> bool:
    """Whether a figure is of an earlier year than the map, which dots mark."""
    return any("borrowed" in flags for flags in view.flags)


def dots(language: Language) -> str:
    """What the dots mean."""
    return Message("带点：非当年数").text(language)


def rows_of_years(
    view: View, breaks: Breaks, steps: Iterable[int], missing: int, language: Language
) -> list[LegendRow]:
    """The classes of maps of several years from low to high, cells without a figure last.

    Parameters
    ----------
    steps
        Of every figure of every year.
    missing
        Cells without a figure.
    """
    counts = Counter(steps)
    found = [
        LegendRow(
            step=part.step,
            label=words.limits(part, view, language, last=part is breaks.bins[-1]),
            count=counts[part.step],
        )
        for part in breaks.bins
    ]
    blank = Message("没有公开数字，不是零").text(language)
    return [*found, LegendRow(step=-1, label=blank, count=missing)]
