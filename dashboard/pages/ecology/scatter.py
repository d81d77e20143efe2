"""The scatter: a point per county with both figures, named, coloured along the river.

It is laid out twice, for wide and for narrow boxes; the style sheet shows the one that fits.
"""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from dashboard.drawing.callouts import Callout, place
from dashboard.drawing.labels import ems
from dashboard.drawing.scale import Scale, scale
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.ecology import parts
from dashboard.pages.ecology.scene import EcologyScene
from dashboard.words import figure_line
from geodata.language import Message, lists, units
from geodata.view import View

RADIUS = 5.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes of one layout in pixels; `type_size` of names and ticks."""

    name: str
    width: float
    height: float
    type_size: float
    left: float = 46.0
    right: float = 10.0
    top: float = 10.0
    bottom: float = 24.0

    @property
    def plot(self) -> tuple[float, float]:
        """Width and height between the axes."""
        return self.width - self.left - self.right, self.height - self.top - self.bottom


LAYOUTS = (Layout("wide", 640.0, 460.0, 13.0), Layout("narrow", 350.0, 380.0, 12.0))


def draw(scene: EcologyScene) -> list[Component]:
    """Both layouts with the names of the axes, and what the colours mean."""
    if not scene.relation.both:
        told = Message("没有一个县（区）两项数字都有，画不出散点。")
        return [html.P(told.text(scene.language), className="empty")]
    up, across = scene.relation.up, scene.relation.across
    return [
        html.P([html.Span("↑ "), *axis_name(scene, up), _log(scene, up)], className="axis-name"),
        html.Div([_drawing(scene, layout) for layout in LAYOUTS], className="scatter"),
        html.P(
            [*axis_name(scene, across), _log(scene, across), html.Span(" →")],
            className="axis-name across",
        ),
        _river(scene),
    ]


def axis_name(scene: EcologyScene, view: View) -> list[Component]:
    """Metric, unit and method of an axis."""
    language = scene.language
    unit = view.scale.label.in_(language)
    text = lists.bracketed(unit, language) if unit else ""
    badge = parts.badge(view.metric, language)
    return [html.B(view.metric.label.in_(language)), text, " ", badge]


def _side(scene: EcologyScene, view: View) -> list[float]:
    """Figures of one axis as they are read."""
    divide = view.scale.divide(scene.language)
    return [float(view.values[code]) / divide for code in scene.relation.both]


def _log(scene: EcologyScene, view: View) -> Component:
    """That an axis is logarithmic, where it is."""
    if not scale(_side(scene, view)).is_log:
        return None
    return html.Span(Message("对数轴").text(scene.language))


def _drawing(scene: EcologyScene, layout: Layout) -> Raw:
    found = scene.relation
    sides = [_side(scene, view) for view in (found.across, found.up)]
    across, up = (scale(side) for side in sides)
    width, height = layout.plot
    points = [
        (across.share(x) * width, (1 - up.share(y)) * height) for x, y in zip(*sides, strict=True)
    ]
    names = [scene.name(code) for code in found.both]
    callouts = place(
        points,
        [ems(name) * layout.type_size for name in names],
        height=layout.type_size * 1.15,
        radius=RADIUS,
        size=layout.plot,
    )
    marks = [
        _point(scene, code, point, callout)
        for code, point, callout in zip(found.both, points, callouts, strict=True)
    ]
    return element(
        "svg",
        element(
            "g",
            _grid(across, up, layout),
            *marks,
            transform=f"translate({layout.left:g} {layout.top:g})",
        ),
        viewBox=f"0 0 {layout.width:g} {layout.height:g}",
        class_=layout.name,
        font_size=f"{layout.type_size:g}",
        role="group",
        aria_label=description(scene),
        data_marks="",
        data_ramp="teal",
    )


def description(scene: EcologyScene) -> str:
    """What the scatter shows, in words."""
    found = scene.relation
    return Message(
        "散点：{up}对{across}，{n} 个县（区）",
        up=found.up.metric.label,
        across=found.across.metric.label,
        n=len(found.both),
    ).text(scene.language)


def _grid(across: Scale, up: Scale, layout: Layout) -> Raw:
    width, height = layout.plot
    lines, texts = [], []
    for tick in across.ticks:
        x = across.share(tick) * width
        lines.append(f"M{x:.1f} 0v{height:g}")
        texts.append(element("text", units.number(tick, 4), x=f"{x:.1f}", y=f"{height + 17:g}"))
    for tick in up.ticks:
        y = (1 - up.share(tick)) * height
        lines.append(f"M0 {y:.1f}h{width:g}")
        texts.append(
            element("text", units.number(tick, 4), x="-8", y=f"{y + 4:.1f}", class_="down")
        )
    return element(
        "g", element("path", d="".join(lines), class_="grid"), *texts, class_="axes",
        aria_hidden="true",
    )  # fmt: skip


def _point(
    scene: EcologyScene, code: str, point: tuple[float, float], callout: Callout | None
) -> Raw:
    x, y = point
    named = leader = None
    if callout is not None:
        named = element("text", scene.name(code), x=f"{callout.x:g}", y=f"{callout.y:g}")
        if callout.leader:
            end, last = callout.leader
            leader = element("path", d=f"M{x:.1f} {y:.1f}L{end:.1f} {last:.1f}", class_="leader")
    chosen = " chosen" if code == scene.selection.county else ""
    return element(
        "g",
        element("title", line(scene, code)),
        leader,
        element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{RADIUS:g}"),
        named,
        class_=f"point{chosen}",
        data_mark="",
        data_county=code,
        role="img",
        style=f"--at:{_along(scene, code):.0f}%",
    )


def _along(scene: EcologyScene, code: str) -> float:
    """Place along the river in per cent, of all counties."""
    order = [str(one) for one in scene.view.values.index]
    return order.index(code) / (len(order) - 1) * 100


def line(scene: EcologyScene, code: str) -> str:
    """A county with both figures and their years."""
    language, found = scene.language, scene.relation
    return Message(
        "{county}：{up_label} {up}；{across_label} {across}",
        county=scene.name(code, short=False),
        up_label=found.up.metric.label,
        up=figure_line(found.up, code, language),
        across_label=found.across.metric.label,
        across=figure_line(found.across, code, language),
    ).text(language)


def _river(scene: EcologyScene) -> Component:
    """The colours of the points, from the first county on the river to the last."""
    codes = [str(code) for code in scene.view.values.index]
    swatches = [html.I(style={"--at": f"{_along(scene, code):.0f}%"}) for code in codes]
    return html.P(
        [
            Message("上游 {county}", county=scene.name(codes[0])).text(scene.language),
            html.Span(swatches, className="along", **attributes({"aria-hidden": "true"})),
            Message("下游 {county}", county=scene.name(codes[-1])).text(scene.language),
        ],
        className="note river-key",
        **attributes({"data-ramp": "teal"}),
    )
