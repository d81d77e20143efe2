"""The schematic sheet as SVG: labels on the edges, lines to the counties, the river."""

from __future__ import annotations

import math

from dash import html

from dashboard.drawing import matrix as matrix_parts
from dashboard.markup import Component
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.pages.pairing import curves
from dashboard.pages.pairing.scene import PairingScene
from dashboard.pages.pairing.sheet import (
    HEIGHT,
    LABEL,
    TYPE,
    WIDTH,
    PairingLabel,
    PairingSheet,
    sheet,
)
from geodata.analyses.pairing.figures import Pair
from geodata.analyses.pairing.matrix import OWN_PROVINCE
from geodata.language import Message

#: Width of a line with one record, and what more records add.
THIN, MORE = 1.6, 0.75


def draw(scene: PairingScene) -> Component:
    """The sheet in a box that scrolls sideways where it would be too small to be read."""
    laid = laid_out(scene)
    found = scene.figures.matrix
    nodes = [_supporter(scene, str(key), laid.labels[str(key)]) for key in found.supporters.index]
    lines = [
        _line(scene, pair, laid)
        for pair in sorted(scene.figures.pairs, key=lambda pair: pair.records)
    ]
    drawing = element(
        "svg",
        _defs(),
        element("g", *(_county(scene, code, laid) for code in laid.points), class_="places"),
        _river(laid),
        element("g", *lines, class_="links"),
        element("g", *(_name(scene, code, laid) for code in laid.points), class_="names"),
        element("g", *nodes, class_="givers"),
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="group",
        aria_label=Message("支援关系示意图").text(scene.language),
        class_="schema",
        data_figure="",
    )
    label = Message("支援关系示意图，可横向滚动").text(scene.language)
    return element("div", drawing, class_="scroll", tabindex="0", role="region", aria_label=label)


def note(scene: PairingScene) -> Component:
    """Why there is no map of the country here."""
    text = Message(
        "示意图，不是地图：支援方按大致方位列在四边，边内次序只为少交叉。"
        "现有底图缺台湾以东的一段断续线，因此不画全国地图。"
    )
    return html.P(text.text(scene.language), className="note")


def laid_out(scene: PairingScene) -> PairingSheet:
    """Where things stand, in the words of the page."""
    keys = map(str, scene.figures.matrix.supporters.index)
    return sheet(scene.site.facts, tuple((key, scene.supporter(key)) for key in keys))


def _defs() -> Raw:
    return element(
        "defs",
        element(
            "pattern",
            element("path", d="M0 0V26", class_="stripe"),
            id="unnamed",
            width="26",
            height="26",
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )


def _county(scene: PairingScene, code: str, laid: PairingSheet) -> Raw:
    """A county's shape, a link to its page; hatched where the table names nobody."""
    line = matrix_parts.county_line(scene.figures.matrix, code, scene.language)
    unnamed = code in scene.figures.matrix.unnamed
    return element(
        "a",
        element("title", line),
        element("path", d=laid.shapes.counties[code], transform=laid.transform),
        href=scene.county_page(code),
        class_="place unnamed" if unnamed else "place",
        aria_label=line,
        data_c=code,
        data_name=scene.county(code),
    )


def _river(laid: PairingSheet) -> Raw:
    data = laid.shapes.river
    return element(
        "g",
        element("path", d=data, class_="casing"),
        element("path", d=data, class_="river"),
        transform=laid.transform,
        class_="water",
        aria_hidden="true",
    )


def _line(scene: PairingScene, pair: Pair, laid: PairingSheet) -> Raw:
    kind = matrix_parts.kind_of(scene.figures.matrix, pair.supporter, pair.adcode)
    line = matrix_parts.pair_line(scene.figures.matrix, pair.supporter, pair.adcode, scene.language)
    width = THIN + MORE * math.sqrt(pair.records) if pair.records else None
    label = laid.labels[pair.supporter]
    others = tuple(point for code, point in laid.points.items() if code != pair.adcode)
    return element(
        "path",
        element("title", line),
        d=curves.path(label, laid.points[pair.adcode], others),
        class_=f"link {kind}",
        stroke_width=f"{width:.1f}" if width else None,
        data_s=pair.supporter,
        data_c=pair.adcode,
        aria_hidden="true",
    )


def _name(scene: PairingScene, code: str, laid: PairingSheet) -> Raw:
    x, y = laid.points[code]
    return element(
        "g",
        element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="3"),
        element("text", scene.county(code, short=True), x=f"{x:.1f}", y=f"{y + TYPE * 1.15:.1f}"),
        data_c=code,
        class_="name",
        aria_hidden="true",
    )


def _supporter(scene: PairingScene, key: str, label: PairingLabel) -> Raw:
    """A label: square corners for provinces, round for cities, a double edge for own provinces."""
    found = scene.figures.matrix
    kind = str(found.supporters.at[key, "kind"])
    inside = bool(found.inside.loc[key].to_numpy().any())
    line = matrix_parts.supporter_line(found, key, scene.language)
    box = {
        "x": f"{label.x - label.width / 2:.1f}",
        "y": f"{label.y - LABEL / 2:.1f}",
        "width": f"{label.width:.1f}",
        "height": f"{LABEL:g}",
    }
    inner = {
        "x": f"{label.x - label.width / 2 + 2.5:.1f}",
        "y": f"{label.y - LABEL / 2 + 2.5:.1f}",
        "width": f"{label.width - 5:.1f}",
        "height": f"{LABEL - 5:g}",
    }
    return element(
        "a",
        element("title", line),
        element("rect", rx=f"{LABEL / 2:g}" if kind == "city" else "2", **box),
        element("rect", class_="inner", rx="1", **inner) if kind == OWN_PROVINCE else None,
        element("text", scene.supporter(key), x=f"{label.x:.1f}", y=f"{label.y + TYPE * 0.35:.1f}"),
        href=scene.supporter_page(key),
        class_=f"end {kind}" + ("" if inside else " outside"),
        aria_label=line,
        data_s=key,
        data_name=scene.supporter(key, formal=True),
        data_side=label.side,
    )
