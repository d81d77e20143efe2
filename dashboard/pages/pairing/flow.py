"""The same relations as a Sankey diagram: supporters left, counties right in river order.

A ribbon is as wide as the pair has records; a record that names two supporters is in both ribbons.
What has none is a dashed line, so that it is seen and measures nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import html

from dashboard.drawing import matrix as matrix_parts
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.pairing.scene import PairingScene
from geodata.analyses.pairing.figures import Pair, PairFigures
from geodata.analyses.pairing.matrix import Matrix
from geodata.language import Message

#: Height of a record, of a line without any, of an end at least, of the head of a group; pixels.
RECORD, BARE, END, HEAD = 1.8, 3.0, 23.0, 28.0
#: Pixels to one rem: the drawing grows with the type beside it.
REM = 14.0
ACROSS = 100.0


@dataclass(frozen=True, slots=True)
class Stack:
    """One side: where each end begins, how high it is, and the height of all."""

    tops: dict[str, float]
    heights: dict[str, float]
    height: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A pair with its upper edge on both sides and its width."""

    pair: Pair
    left: float
    right: float
    width: float


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole diagram in pixels."""

    heads: dict[str, float]
    supporters: Stack
    counties: Stack
    ribbons: tuple[Ribbon, ...]
    height: float


def laid_out(figures: PairFigures) -> Flow:
    """Ends and ribbons; within a kind, supporters stand as their counties do along the river."""
    found, shown = figures.matrix, figures.pairs
    river = {str(code): n for n, code in enumerate(found.counties.index)}
    kinds = found.supporters["kind"]
    groups = {
        kind: sorted(
            {pair.supporter for pair in shown if kinds[pair.supporter] == kind},
            key=lambda key: _middle(shown, key, river),
        )
        for kind in matrix_parts.GROUPS
    }
    heads, tops, heights, y = {}, {}, {}, 0.0
    for kind, keys in groups.items():
        if not keys:
            continue
        heads[kind], y = y, y + HEAD
        for key in keys:
            tops[key], heights[key] = y, _height([p for p in shown if p.supporter == key])
            y += heights[key]
    codes = [code for code in river if any(p.adcode == code for p in shown) or _is_in(found, code)]
    left = Stack(tops, heights, y)
    right = _spread(codes, {c: _height([p for p in shown if p.adcode == c]) for c in codes}, y)
    height = max(left.height, right.height)
    return Flow(heads, left, right, _ribbons(shown, left, right), height)


def _is_in(found: Matrix, code: str) -> bool:
    return bool(found.inside[code].to_numpy().any())


def _middle(pairs: tuple[Pair, ...], key: str, river: dict[str, int]) -> float:
    places = [river[pair.adcode] for pair in pairs if pair.supporter == key]
    return sum(places) / len(places)


def _width(pair: Pair) -> float:
    return pair.records * RECORD if pair.records else BARE


def _height(pairs: list[Pair]) -> float:
    return max(END, sum(map(_width, pairs)) + 4.0)


def _spread(codes: list[str], heights: dict[str, float], height: float) -> Stack:
    """Ends with equal room between them over the height of the other side."""
    used = sum(heights.values())
    gap = max(0.0, height - used) / max(1, len(codes))
    tops, y = {}, gap / 2
    for code in codes:
        tops[code] = y
        y += heights[code] + gap
    return Stack(tops, heights, used + gap * len(codes))


def _ribbons(pairs: tuple[Pair, ...], left: Stack, right: Stack) -> tuple[Ribbon, ...]:
    """Ribbons of one end lie in the order of their other ends."""
    from_left = _slots(pairs, left, lambda p: p.supporter, lambda p: right.tops[p.adcode])
    from_right = _slots(pairs, right, lambda p: p.adcode, lambda p: left.tops[p.supporter])
    return tuple(
        Ribbon(pair, from_left[pair.key], from_right[pair.key], _width(pair)) for pair in pairs
    )


def _slots(
    pairs: tuple[Pair, ...],
    side: Stack,
    end: Callable[[Pair], str],
    order: Callable[[Pair], float],
) -> dict[str, float]:
    found = {}
    for key, top in side.tops.items():
        here = sorted((pair for pair in pairs if end(pair) == key), key=order)
        y = top + (side.heights[key] - sum(map(_width, here))) / 2
        for pair in here:
            found[pair.key] = y
            y += _width(pair)
    return found


def draw(scene: PairingScene) -> Component:
    """Names beside the drawing as HTML, so that they keep their size at every width."""
    flow = laid_out(scene.figures)
    language = scene.language
    ribbons = sorted(flow.ribbons, key=lambda ribbon: ribbon.pair.records)
    drawing = element(
        "svg",
        *(_ribbon(scene, ribbon) for ribbon in ribbons),
        viewBox=f"0 0 {ACROSS:g} {flow.height:.1f}",
        preserveAspectRatio="none",
        aria_hidden="true",
        style=f"height:{flow.height / REM:.2f}rem",
    )
    heads = [
        html.Li(matrix_parts.GROUPS[kind].in_(language), className="flow-head", style=_at(y, HEAD))
        for kind, y in flow.heads.items()
    ]
    left = [_end(flow.supporters, key, _supporter(scene, key)) for key in flow.supporters.tops]
    right = [_end(flow.counties, code, _county(scene, code)) for code in flow.counties.tops]
    return html.Div(
        [html.Ul([*heads, *left], className="ends"), drawing, html.Ul(right, className="ends to")],
        className="sankey",
        role="group",
        style={"height": f"{flow.height / REM:.2f}rem"},
        **attributes({"aria-label": Message("桑基图").text(language), "data-figure": ""}),
    )


def _supporter(scene: PairingScene, key: str) -> Component:
    found = scene.figures.matrix
    line = matrix_parts.supporter_line(found, key, scene.language)
    return html.A(
        scene.supporter(key),
        href=scene.supporter_page(key),
        title=line,
        className=f"end {found.supporters['kind'][key]!s}",
        **_data(line, scene.supporter(key, formal=True), s=key),
    )


def _county(scene: PairingScene, code: str) -> Component:
    line = matrix_parts.county_line(scene.figures.matrix, code, scene.language)
    return html.A(
        scene.county(code, short=True),
        href=scene.county_page(code),
        title=line,
        className="end",
        **_data(line, scene.county(code), c=code),
    )


def note(scene: PairingScene) -> Component:
    """What the widths mean, and what they do not."""
    text = Message(
        "带宽为公开记录条数，虚线没有公开记录；一条记录写明两个支援方时两边各计一次。"
        "记录多少取决于公开了多少，不等于支援多少。"
    )
    return html.P(text.text(scene.language), className="note")


def _data(line: str, name: str, **whom: str) -> dict[str, Any]:
    return attributes(
        {"aria-label": line, "data-name": name}
        | {f"data-{key}": value for key, value in whom.items()}
    )


def _end(side: Stack, key: str, link: Component) -> Component:
    return html.Li(link, style=_at(side.tops[key], side.heights[key]))


def _at(top: float, height: float) -> dict[str, str]:
    return {"top": f"{top / REM:.2f}rem", "height": f"{height / REM:.2f}rem"}


def _ribbon(scene: PairingScene, ribbon: Ribbon) -> Raw:
    pair, (a, b, w) = ribbon.pair, (ribbon.left, ribbon.right, ribbon.width)
    kind = matrix_parts.kind_of(scene.figures.matrix, pair.supporter, pair.adcode)
    line = matrix_parts.pair_line(scene.figures.matrix, pair.supporter, pair.adcode, scene.language)
    if pair.records:
        data = (
            f"M0 {a:.1f}C50 {a:.1f} 50 {b:.1f} 100 {b:.1f}V{b + w:.1f}"
            f"C50 {b + w:.1f} 50 {a + w:.1f} 0 {a + w:.1f}z"
        )
    else:
        data = f"M0 {a + w / 2:.1f}C50 {a + w / 2:.1f} 50 {b + w / 2:.1f} 100 {b + w / 2:.1f}"
    return element(
        "path",
        element("title", line),
        d=data,
        class_=f"ribbon {kind}" + ("" if pair.records else " bare"),
        data_s=pair.supporter,
        data_c=pair.adcode,
    )
