"""The map of a slide: shapes are written once in the document, each slide colours them."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard import words
from dashboard.drawing import legend as legends
from dashboard.drawing.shapes import FADE, Fit, Shapes
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.meeting.wall import measure
from dashboard.meeting.wall.fit import BOLD
from dashboard.meeting.wall.places import LINE, Box, LabelPlace, LabelSize, places
from dashboard.meeting.wall.stage import LINE as TEXT_LINE
from dashboard.meeting.wall.stage import Stage
from geodata.language import Language, Message
from geodata.view import View

MARGIN = 14.0
#: Rows of a whole legend: five classes and the counties without a figure.
ROWS = 6
#: Most figures are no wider than this, in sizes of type: their slides share one layout, and what
#: is wider is rounded up, so that labels stand still while the slides change.
USUAL, ROUND = 2.4, 1.0


def shapes(drawn: Shapes) -> Raw:
    """The shapes of all maps, to be used by their ids."""
    counties = [element("path", id=f"m-{code}", d=data) for code, data in drawn.counties.items()]
    land = element(
        "g",
        element("rect", class_="land", width=drawn.width, height=drawn.height),
        element("path", class_="context", d=drawn.context),
        id="m-land",
        mask="url(#fade)",
    )
    lines = element(
        "g",
        element("path", class_="province", d=drawn.provinces),
        element("path", class_="tributary", d=drawn.tributaries),
        element("path", class_="casing", d=drawn.river),
        element("path", class_="river", d=drawn.river),
        id="m-lines",
        mask="url(#fade)",
    )
    defs = element("defs", *_fading(drawn), *counties, land, lines)
    return element("svg", defs, class_="shapes", aria_hidden="true", width="0", height="0")


def _fading(drawn: Shapes) -> list[Raw]:
    """The mask by which land and rivers fade out, and the dots of figures of another year."""
    whole = {"width": drawn.width, "height": drawn.height}
    near, far = FADE
    stops = [
        element("stop", offset=f"{at:g}", stop_color=colour)
        for at, colour in ((near, "#000"), (far, "#fff"), (1 - far, "#fff"), (1 - near, "#000"))
    ]
    dot = element("circle", cx="10", cy="10", r="4.5", class_="dot")
    return [
        element("linearGradient", *stops, id="fx"),
        element("linearGradient", *stops, id="fy", x2="0", y2="1"),
        element("mask", element("rect", fill="url(#fx)", **whole), id="mx"),
        element("mask", element("rect", fill="url(#fy)", mask="url(#mx)", **whole), id="fade"),
        element("pattern", dot, id="dots", width="32", height="32", patternUnits="userSpaceOnUse"),
    ]


@dataclass(frozen=True, eq=False)
class WallSheet:
    """What all maps of a meeting share: shapes, stage, language."""

    shapes: Shapes
    stage: Stage
    language: Language

    @cached_property
    def fit(self) -> Fit:
        """Where the shapes lie on the stage."""
        return Fit.into(self.shapes, self.stage.width, self.stage.height, MARGIN)

    def draw(self, view: View, frames: Sequence[View], alt: str) -> Raw:
        """The map of a View with its labels.

        Parameters
        ----------
        frames
            The years that may be played: labels have room for their figures too.
        """
        width, height, fit = self.stage.width, self.stage.height, self.fit
        moved = f"translate({fit.x:.1f} {fit.y:.1f})scale({fit.scale:.5f})"
        chosen = view.selection.county
        return element(
            "svg",
            element(
                "g",
                element("use", href="#m-land"),
                *(self._county(view, code) for code in self.shapes.counties),
                *(
                    element("use", href=f"#m-{code}", class_="dotted")
                    for code in self.shapes.counties
                    if "borrowed" in view.flags[code]
                ),
                element("use", href="#m-lines"),
                element("use", href=f"#m-{chosen}", class_="ring") if chosen else None,
                transform=moved,
            ),
            self._labels(view, frames),
            class_="map",
            viewBox=f"0 0 {width:.1f} {height:.1f}",
            role="img",
            aria_label=alt,
        )

    def _county(self, view: View, code: str) -> Raw:
        outside = "outside" in view.flags[code]
        return element(
            "use",
            href=f"#m-{code}",
            class_="county outside" if outside else "county",
            data_step=int(view.steps[code]),
            data_county=None if outside else code,
        )

    def _labels(self, view: View, frames: Sequence[View]) -> Raw:
        codes = [code for code in self.shapes.counties if "outside" not in view.flags[code]]
        texts = {code: self._texts(view, code) for code in codes}
        values = [[texts[code][1], *(self._value(f, code) for f in frames)] for code in codes]
        asks = self._asks(codes, [texts[code][0] for code in codes], values)
        stage = self.stage
        found = places(
            self.shapes, self.fit, asks, stage.small, (stage.width, stage.height),
            self.kept,
        )  # fmt: skip
        lines = [self._leader(place) for place in found.values() if place.leader]
        labels = [
            self._label(code, *texts[code], place, int(view.steps[code]), view)
            for code, place in found.items()
        ]
        return element("g", *lines, *labels, class_="labels", aria_hidden="true")

    @cached_property
    def kept(self) -> tuple[Box, ...]:
        """Corners without labels: the largest legend, the button of the years, the year itself."""
        stage = self.stage
        blank = Message("— 没有公开数字").text(self.language)
        wide = measure.width(blank, stage.small) + 2.3 * stage.small
        tall = (ROWS + 0.2) * stage.small * TEXT_LINE
        legend = (stage.width - wide, stage.height - tall, stage.width, stage.height)
        button = (0.0, 0.0, 7.2 * stage.body, 76.0)
        return legend, button, (0.0, 76.0, 5.6 * stage.body, 76 + 2.7 * stage.body)

    def _texts(self, view: View, code: str) -> tuple[str, str]:
        return view.name(code, self.language, short=True), self._value(view, code)

    def _value(self, view: View, code: str) -> str:
        return words.label_value(view, code, self.language)

    def _asks(
        self, codes: list[str], names: list[str], values: list[list[str]]
    ) -> tuple[LabelSize, ...]:
        """What the labels need; all of a slide alike where no figure is unusually wide."""
        small = self.stage.small
        found = []
        for code, name, said in zip(codes, names, values, strict=True):
            wide = max(measure.width(value, small) for value in said) * BOLD / small
            wide = USUAL if wide <= USUAL else USUAL + ROUND * math.ceil((wide - USUAL) / ROUND)
            named = measure.width(name, small)
            found.append(LabelSize(code, max(named, wide * small), named + (0.3 + wide) * small))
        return tuple(found)

    def _leader(self, place: LabelPlace) -> Raw:
        assert place.leader
        x1, y1, x2, y2 = (f"{value:.0f}" for value in place.leader)
        return element("path", class_="leader", d=f"M{x1} {y1}L{x2} {y2}")

    def _label(
        self, code: str, name: str, value: str, place: LabelPlace, step: int, view: View
    ) -> Raw:
        small = self.stage.small
        low = 0.36 * small
        named = {"class_": "label chosen" if code == view.selection.county else "label"}
        if place.inside:
            named |= {"data_step": str(step)}
        if place.single:
            line = (name, " ", element("tspan", value, class_="value"))
            inside = [element("text", *line, x=f"{place.x:.0f}", y=f"{place.y + low:.0f}")]
        else:
            rise = LINE * small / 2
            inside = [
                element("text", name, x=f"{place.x:.0f}", y=f"{place.y - rise + low:.0f}"),
                element(
                    "text", value, class_="value",
                    x=f"{place.x:.0f}", y=f"{place.y + rise + low:.0f}",
                ),
            ]  # fmt: skip
        return element("g", *inside, data_label=code, **named)


def legend(view: View, language: Language, name: str = "legend") -> Raw:
    """Classes from high to low; the line under the headline names their unit."""
    rows = [
        element("li", element("i", data_step=row.step), element("span", row.label))
        for row in legends.rows(view, language)
    ]
    return element("ul", *rows, class_=name)


def playing(views: Sequence[View], sheet: WallSheet) -> str:
    """What changes while the years play: year, step and label of every county."""
    frames = [
        {
            "year": view.selection.years[1] if view.selection.years else 0,
            "steps": [int(step) for step in view.steps],
            "labels": [words.label_value(view, code, sheet.language) for code in view.steps.index],
        }
        for view in views
    ]
    return json.dumps(frames, ensure_ascii=False, separators=(",", ":"))
