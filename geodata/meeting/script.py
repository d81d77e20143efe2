"""Script and step: what a meeting shows, as values."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Language, Text
from geodata.registry.charts import MAP
from geodata.selection import Selection

#: No words of the office: the finding of the view stands in their place.
UNTOLD = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One view of a meeting.

    Attributes
    ----------
    key
        Names the step in links, `#overview`; unique in its script.
    part
        What the list of steps groups it under: the area, a sector, ecology, a county.
    selection
        What is shown; never holds a language or a release, these are the meeting's.
    chart
        Key of a chart of `CHARTS` that meetings may show.
    figures
        Keys of `FIGURES`, at most two.
    title, note
        Words of the office in place of the finding, and for the speaker; mostly empty.
    seconds
        How long it stays when the script runs by itself.
    play
        Whether its years may be played.
    """

    key: str
    part: Text
    selection: Selection
    chart: str = MAP
    figures: tuple[str, ...] = ()
    title: Text = UNTOLD
    note: Text = UNTOLD
    seconds: int = 20
    play: bool = False

    def shown(self, language: Language, release: str) -> Selection:
        """What is shown in the meeting's language and release."""
        return self.selection.but(lang=language, release=release)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The steps of a meeting in order."""

    title: Text
    steps: tuple[Step, ...]

    def index(self, key: str) -> int | None:
        """Where a step stands; None for no such step."""
        return next((n for n, step in enumerate(self.steps) if step.key == key), None)
