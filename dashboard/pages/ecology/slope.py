"""First and latest figure of each county, joined where they are of one source or method.

Years lie on a true axis. The drawing is stretched to its box, so it holds no text and its lines
keep their width; ticks and names are HTML around it.
"""

from __future__ import annotations

from dash import html

from dashboard import words
from dashboard.drawing import axis
from dashboard.drawing.axis import Axis
from dashboard.drawing.scale import Scale, scale
from dashboard.drawing.spread import spread
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.ecology import parts
from dashboard.pages.ecology.scene import EcologyScene
from geodata.analyses.slopes import Reason, Slope, Way
from geodata.language import Language, Message, Text, lists, units

#: What turned worse is drawn in the colour of burdens.
RAMP = "plum"
#: Height of a name, and least and most height of the plot, in rem.
NAME, LEAST, MOST = 1.45, 13.0, 30.0
#: Share of the axis that a tick keeps from its ends.
ROOM = 0.2
WAYS: dict[Way, Text] = {
    "better": Text("向好", "better"),
    "worse": Text("变差", "worse"),
    "same": Text("持平", "the same"),
    "more": Text("增加", "more"),
    "less": Text("减少", "less"),
}
REASONS: dict[Reason, Text] = {
    "one": Text("只有一年的数字", "figures of one year only"),
    "apart": Text(
        "各年出自不同来源，不可相连", "years of different sources, which cannot be joined"
    ),
    "none": Text("没有公开数字", "no published figure"),
}


def is_drawn(scene: EcologyScene) -> bool:
    """Whether there is a chart."""
    return _why_not(scene) is None and bool(scene.slopes.found)


def draw(scene: EcologyScene) -> list[Component]:
    """The chart with its twin, or why there is none; and who is missing."""
    why = _why_not(scene)
    if why:
        return [html.P(why.text(scene.language), className="empty")]
    if not scene.slopes.found:
        told = Message("没有一个县（区）有同一来源或方法的两个年份，画不出首末变化。")
        return [html.P(told.text(scene.language), className="empty"), _missing(scene)]
    down = _down(scene)
    return [_plot(scene, down), _ways(scene, is_log=down.is_log), _missing(scene), _twin(scene)]


def _why_not(scene: EcologyScene) -> Message | None:
    """Why the metric or the chosen years have no first and latest figure, whatever is published."""
    metric, years = scene.metric, scene.selection.years
    if metric.unchanging.zh:
        return Message("{why}，因此不画首末变化。", why=metric.unchanging)
    if years and years[0] == years[1]:
        return Message("只选了一年，没有首末可比。")
    if years and years[1] <= metric.play_from:
        return Message("{year} 年以前的数字不可相连，不画首末变化。", year=metric.play_from)
    return None


def _down(scene: EcologyScene) -> Scale:
    """The axis of figures."""
    divide = scene.view.scale.divide(scene.language)
    both = [value / divide for one in scene.slopes.found for value in (one.before, one.after)]
    return scale(both)


def _plot(scene: EcologyScene, down: Scale) -> Component:
    found = scene.slopes.found
    divide = scene.view.scale.divide(scene.language)
    across = axis.years(min(one.first for one in found), max(one.last for one in found))
    height = min(MOST, max(LEAST, NAME * len(found)))
    ends = [(1 - down.share(one.after / divide)) * 100 for one in found]
    tops = spread(ends, NAME / height * 100, 0.0, 100.0)
    lines = [_line(scene, one, across, down, top) for one, top in zip(found, tops, strict=True)]
    grid = "".join(f"M0 {(1 - down.share(tick)) * 100:.2f}h100" for tick in down.ticks)
    drawing = element(
        "svg",
        element("path", d=grid, class_="grid"),
        *lines,
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
        role="group",
        aria_label=_told(scene),
        data_marks="",
    )
    names = [_name(scene, one, top) for one, top in zip(found, tops, strict=True)]
    return html.Div(
        [
            _ticks([(units.number(t, 4), 1 - down.share(t)) for t in down.ticks], "down", "top"),
            html.Div(drawing, className="drawing"),
            html.Div(names, className="names", **attributes({"aria-hidden": "true"})),
            _ticks(_years(across), "across", "left"),
        ],
        className="slopes",
        style={"--tall": f"{height:.2f}rem"},
        **attributes({"data-ramp": RAMP}),
    )


def _years(across: Axis) -> list[tuple[str, float]]:
    """Ticks of the years: the first and the last, and what has room between them."""
    ends = (across.low + 0.5, across.high - 0.5)
    between = [
        tick
        for tick in across.ticks
        if all(abs(tick - end) > ROOM * (ends[1] - ends[0]) for end in ends)
    ]
    years = sorted({*ends, *between})
    return [(f"{year:.0f}", across.share(year)) for year in years]


def _ticks(ticks: list[tuple[str, float]], way: str, side: str) -> Component:
    spans = [html.Span(text, style={side: f"{at * 100:.2f}%"}) for text, at in ticks]
    return html.Div(spans, className=f"ticks {way}", **attributes({"aria-hidden": "true"}))


def _line(scene: EcologyScene, one: Slope, across: Axis, down: Scale, top: float) -> Raw:
    """The line with its two points and a thin leader to the name."""
    divide = scene.view.scale.divide(scene.language)
    points = [
        (across.share(year) * 100, (1 - down.share(value / divide)) * 100)
        for year, value in ((one.first, one.before), (one.last, one.after))
    ]
    (x, y), (end, last) = points
    return element(
        "g",
        element("title", line(scene, one)),
        element("path", d=f"M{end:.2f} {last:.2f}L100 {top:.2f}", class_="leader"),
        element("path", d=f"M{x:.2f} {y:.2f}L{end:.2f} {last:.2f}", class_="line"),
        element("path", d="".join(f"M{a:.2f} {b:.2f}h0" for a, b in points), class_="points"),
        class_=f"slope {one.way(scene.metric)}{_chosen(scene, one)}",
        data_mark="",
        data_county=one.adcode,
        role="img",
    )


def _chosen(scene: EcologyScene, one: Slope) -> str:
    return " chosen" if one.adcode == scene.selection.county else ""


def _name(scene: EcologyScene, one: Slope, top: float) -> Component:
    return html.Span(
        [
            scene.name(one.adcode),
            html.B(_figure(scene, one.adcode, one.last)),
            html.I(_sign(one)),
        ],
        className=f"name {one.way(scene.metric)}{_chosen(scene, one)}",
        style={"top": f"{top:.2f}%"},
        **attributes({"data-county": one.adcode}),
    )


def line(scene: EcologyScene, one: Slope) -> str:
    """A county's slope in words: both figures with their years, and how it moved."""
    language = scene.language
    return Message(
        "{county}：{first} 年 {before}，{last} 年 {after}，{way}",
        county=scene.name(one.adcode, short=False),
        first=one.first,
        before=_amount(scene, one.adcode, one.first),
        last=one.last,
        after=_amount(scene, one.adcode, one.last),
        way=WAYS[one.way(scene.metric)].in_(language),
    ).text(language)


def _amount(scene: EcologyScene, code: str, year: int) -> str:
    return scene.years.views[year].amount(code, scene.language)


def _figure(scene: EcologyScene, code: str, year: int) -> str:
    view = scene.years.views[year]
    return parts.signed(view.number(code, scene.language), view.flags[code])


def _told(scene: EcologyScene) -> str:
    label, n = scene.metric.label, len(scene.slopes.found)
    return Message("{label}：{n} 个县（区）的首末变化", label=label, n=n).text(scene.language)


def _sign(one: Slope) -> str:
    """Which way the figure went; whether that is good is told by colour and in words."""
    return "↑" if one.by > 0 else "↓" if one.by < 0 else "＝"


def _ways(scene: EcologyScene, *, is_log: bool) -> Component:
    """How many moved which way: the key of the signs."""
    ways = [one.way(scene.metric) for one in scene.slopes.found]
    signs = {one.way(scene.metric): _sign(one) for one in scene.slopes.found}
    told = [
        html.Span(
            [html.I(signs[way]), f" {label.in_(scene.language)} {ways.count(way)}"], className=way
        )
        for way, label in WAYS.items()
        if way in signs
    ]
    notes = [Message("每线一县（区），只连同一来源或方法")]
    if is_log:
        notes.append(Message("纵轴为对数，同样的斜度是同样的倍数"))
    told += [html.Span(one.text(scene.language)) for one in notes]
    return html.P(told, className="note ways", **attributes({"data-ramp": RAMP}))


def _missing(scene: EcologyScene) -> Component:
    """Counties without a line, by reason."""
    told = []
    for reason, label in REASONS.items():
        codes = [code for code, why in scene.slopes.missing.items() if why == reason]
        if codes:
            names = lists.listed(map(scene.name, codes), scene.language)
            told.append(
                Message("{reason}：{names}", reason=label, names=names).text(scene.language)
            )
    return html.Ul([html.Li(one) for one in told], className="note missing") if told else None


def _twin(scene: EcologyScene) -> Component:
    language = scene.language
    heads = [Message("县（区）"), Message("首年"), Message("数值"), Message("末年"),
             Message("数值"), Message("变化"), Message("好坏")]  # fmt: skip
    rows = [
        html.Tr(
            [
                html.Th(scene.name(one.adcode, short=False), scope="row"),
                *(html.Td(text, className="number") for text in _cells(scene, one, language)),
                html.Td(WAYS[one.way(scene.metric)].in_(language)),
            ]
        )
        for one in scene.slopes.found
    ]
    head = html.Thead(html.Tr([html.Th(h.text(language), scope="col") for h in heads]))
    caption = html.Caption(_told(scene) + words.unit_text(scene.view, language))
    table = html.Table([caption, head, html.Tbody(rows)])
    return parts.twin(parts.scrolling(table, language), language)


def _cells(scene: EcologyScene, one: Slope, language: Language) -> list[str]:
    scale = scene.view.scale
    sign = "+" if one.by > 0 else "−" if one.by < 0 else ""
    return [
        str(one.first),
        _figure(scene, one.adcode, one.first),
        str(one.last),
        _figure(scene, one.adcode, one.last),
        sign + units.figure(abs(one.by), scale, language),
    ]
