"""The map as SVG: shapes scale with the frame, type and lines keep their size."""

from __future__ import annotations

from dashboard import words
from dashboard.drawing import labels
from dashboard.drawing.labels import Label
from dashboard.drawing.shapes import FADE, Shapes, shapes
from dashboard.embed.scene import EmbedScene
from dashboard.markup import Component
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.parts import ranking


def draw(scene: EmbedScene) -> list[Component]:
    """Land, counties in class colours, borders, river, labels."""
    drawn = shapes(scene.site.boundaries)
    frame = element(
        "svg",
        _defs(drawn),
        _land(drawn),
        _counties(scene, drawn),
        _lines(drawn),
        element("path", class_="ring hover"),
        *_compared(scene, drawn),
        _chosen(scene, drawn),
        viewBox=f"0 0 {drawn.width} {drawn.height}",
        width="100%",
        height="100%",
    )
    return [
        element(
            "svg",
            frame,
            _labels(scene, drawn),
            class_="map",
            role="group",
            aria_label=scene.alt,
            style=f"aspect-ratio:{drawn.width}/{drawn.height}",
        )
    ]


def _defs(drawn: Shapes) -> Raw:
    """Dots for borrowed years, and the mask by which land and rivers fade out at the edges."""
    whole = {"width": drawn.width, "height": drawn.height}
    stops = [
        element("stop", offset=f"{at:g}", stop_color=colour)
        for at, colour in (
            (FADE[0], "#000"),
            (FADE[1], "#fff"),
            (1 - FADE[1], "#fff"),
            (1 - FADE[0], "#000"),
        )
    ]
    across = element("mask", element("rect", fill="url(#fx)", **whole), id="mx")
    both = element("mask", element("rect", fill="url(#fy)", mask="url(#mx)", **whole), id="fade")
    return element(
        "defs",
        element("linearGradient", *stops, id="fx"),
        element("linearGradient", *stops, id="fy", x2="0", y2="1"),
        across,
        both,
        element(
            "pattern",
            element("circle", cx="9", cy="9", r="4", class_="dot"),
            id="dots",
            width="26",
            height="26",
            patternUnits="userSpaceOnUse",
        ),
    )


def _land(drawn: Shapes) -> Raw:
    return element(
        "g",
        element("rect", class_="land", width=drawn.width, height=drawn.height),
        element("path", class_="context", d=drawn.context),
        mask="url(#fade)",
    )


def _counties(scene: EmbedScene, drawn: Shapes) -> Raw:
    view, language = scene.view, scene.language
    paths = [
        element(
            "path",
            element("title", ranking.county_line(view, code, language)),
            class_="county",
            d=data,
            data_mark="",
            data_county=code,
            data_step=int(view.steps[code]),
            role="img",
            aria_label=view.name(code, language),
        )
        for code, data in drawn.counties.items()
    ]
    dots = [
        element("path", d=data, fill="url(#dots)", class_="dotted")
        for code, data in drawn.counties.items()
        if "borrowed" in view.flags[code]
    ]
    return element("g", *paths, *dots)


def _lines(drawn: Shapes) -> Raw:
    return element(
        "g",
        element("path", class_="province", d=drawn.provinces),
        element("path", class_="tributary", d=drawn.tributaries),
        element("path", class_="casing", d=drawn.river),
        element("path", class_="river", d=drawn.river),
        class_="lines",
        mask="url(#fade)",
    )


def _compared(scene: EmbedScene, drawn: Shapes) -> list[Raw]:
    return [
        element("path", class_="ring compared", d=drawn.counties[code])
        for code in scene.selection.compare
    ]


def _chosen(scene: EmbedScene, drawn: Shapes) -> Raw:
    data = drawn.counties.get(scene.selection.county or "")
    return element("path", class_="ring chosen", d=data)


def _labels(scene: EmbedScene, drawn: Shapes) -> Raw:
    view, language = scene.view, scene.language
    texts = tuple(
        (code, view.name(code, language, short=True), words.label_value(view, code, language))
        for code in drawn.counties
    )
    laid = labels.labels(drawn, texts)
    return element(
        "g",
        *(_label(label, drawn.labels[code], int(view.steps[code])) for code, label in laid.items()),
        class_="labels",
        aria_hidden="true",
    )


def _label(label: Label, point: tuple[float, float], step: int) -> Raw:
    x, y = (f"{share * 100:.2f}%" for share in point)
    aside = (f"--x{width}:{r:g}em;--y{width}:{d:g}em" for width, (r, d) in label.asides.items())
    return element(
        "g",
        element("text", label.name, class_="name", x=x, y=y),
        element("text", label.value, class_="value", x=x, y=y),
        class_=" ".join(("label", _from("v", label.value_from), _from("n", label.name_from))),
        data_step=step,
        style=";".join(aside) or None,
    )


def _from(what: str, width: int | None) -> str:
    return f"{what}-never" if width is None else f"{what}-{width}"
