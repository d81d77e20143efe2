"""The years of a step: what changes on its map from year to year, and the control for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from dash import html

from dashboard import words
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.meeting.slide import Slide
from geodata.analyses import frames
from geodata.language import Language, Message
from geodata.registry.charts import MAP
from geodata.view import View
from geodata.wording import sentence


@dataclass(frozen=True, eq=False)
class Years:
    """One View a year on classes that do not move; none where the metric has no years.

    Attributes
    ----------
    said
        The sentence of each year.
    """

    views: tuple[View, ...]
    said: tuple[str, ...]

    @classmethod
    def of(cls, slide: Slide) -> Years:
        """The years of a step under its own filters."""
        if slide.step.chart != MAP:
            return cls((), ())
        views = tuple(frames.views(slide.site.atlas, slide.view.selection))
        if len(views) < 2:
            return cls((), ())
        return cls(views, tuple(sentence.sentence(view, slide.language) for view in views))

    @property
    def years(self) -> list[int]:
        """Year by year."""
        return [view.selection.years[1] if view.selection.years else 0 for view in self.views]

    def control(self, language: Language) -> Any:
        """A slider over the years, a button that runs it, one that goes back to all of them."""
        if not self.views:
            return None
        first, last = self.years[0], self.years[-1]
        name = Message("年份").text(language)
        whole, run = Message("全部年份").text(language), Message("逐年播放").text(language)
        pressed = attributes({"aria-pressed": "false"})
        ends = {"min": first, "max": last, "value": last, "step": 1}
        return html.Div(
            [
                html.Button(run, type="button", className="run", **pressed),
                element("input", type="range", aria_label=name, **ends),
                html.Output(whole, className="year"),
                html.Button(whole, type="button", className="whole"),
            ],
            className="years",
        )

    def data(self, language: Language) -> Raw | None:
        """What the script paints; `<` is written so that no tag can begin in it."""
        if not self.views:
            return None
        codes = list(self.views[0].steps.index)
        found = {
            "years": self.years,
            "codes": codes,
            "steps": [[int(step) for step in view.steps] for view in self.views],
            "labels": [
                [words.label_value(view, code, language) for code in codes] for view in self.views
            ],
            "dotted": [
                [code for code in codes if "borrowed" in view.flags[code]] for view in self.views
            ],
            "said": list(self.said),
        }
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return Raw(f'<script type="application/json" class="frames">{text}</script>')
