"""One map of two metrics: thirds of each make nine colours; who lacks a figure is hatched."""

from __future__ import annotations

from dash import html

from dashboard.drawing import labels
from dashboard.drawing.labels import Label
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.ecology import scatter
from dashboard.pages.ecology.multiples import frame
from dashboard.pages.ecology.scene import EcologyScene
from geodata.analyses.relation import FEWEST
from geodata.analyses.terciles import CLASSES, Thirds
from geodata.language import Language, Message, Text, lists, units
from geodata.view import View

THIRDS = (Text("低", "low"), Text("中", "middle"), Text("高", "high"))


def draw(scene: EcologyScene) -> list[Component]:
    """Map and legend, or why there is none; and who is hatched."""
    found = scene.relation
    if found.thirds is None:
        return [html.P(_why(scene), className="empty"), lacking(scene, hatched=False)]
    return [
        html.Div(
            [html.Div(_map(scene), className="bi-map"), legend(scene, *found.thirds)],
            className="bi",
        )
    ]


def _why(scene: EcologyScene) -> str:
    n = len(scene.relation.both)
    if n < FEWEST:
        told = Message(
            "两项数字都有的县（区）只有 {n} 个，少于 {least} 个，不分级。", n=n, least=FEWEST
        )
    else:
        told = Message("有一项的数字全部相等，不分级。")
    return told.text(scene.language)


def _map(scene: EcologyScene) -> Raw:
    drawn = scene.shapes
    box = frame(drawn)
    width, height = box.split()[2:]
    inner = element(
        "svg",
        *(_county(scene, code) for code in drawn.counties),
        element("use", href="#river", class_="river"),
        viewBox=box,
        width="100%",
        height="100%",
    )
    return element(
        "svg",
        inner,
        _labels(scene),
        role="group",
        aria_label=_told(scene),
        data_marks="",
        style=f"aspect-ratio:{width}/{height}",
    )


def _told(scene: EcologyScene) -> str:
    found = scene.relation
    return Message(
        "双变量地图：{up}与{across}各分三级，{n} 个县（区）两项都有",
        up=found.up.metric.label,
        across=found.across.metric.label,
        n=len(found.both),
    ).text(scene.language)


def _county(scene: EcologyScene, code: str) -> Raw:
    cell = scene.relation.cells.get(code)
    told = scatter.line(scene, code)
    if cell is not None:
        told = lists.divided((told, levels(scene, cell)), scene.language)
    chosen = " chosen" if code == scene.selection.county else ""
    return element(
        "use",
        element("title", told),
        href=f"#c{code}",
        class_=("both" if cell else "lacking") + chosen,
        data_cell=f"{cell[0]}{cell[1]}" if cell else None,
        data_mark="",
        data_county=code,
        role="img",
    )


def levels(scene: EcologyScene, cell: tuple[int, int]) -> str:
    """The thirds of a county in words, the metric read upwards first."""
    across, up = cell
    return " × ".join(THIRDS[n].in_(scene.language) for n in (up, across))


def _labels(scene: EcologyScene) -> Raw:
    """Names at the label points; a ladder of widths hides and moves what has no room."""
    drawn = scene.shapes
    texts = tuple((code, "", scene.name(code)) for code in drawn.counties)
    laid = labels.labels(drawn, texts)
    west, north, width, height = (float(side) for side in frame(drawn).split())
    marks = []
    for code, label in laid.items():
        x, y = drawn.labels[code]
        at = ((x * drawn.width - west) / width, (y * drawn.height - north) / height)
        marks.append(_label(label, at, scene.relation.cells.get(code)))
    return element("g", *marks, class_="labels", aria_hidden="true")


def _label(label: Label, at: tuple[float, float], cell: tuple[int, int] | None) -> Raw:
    x, y = (f"{share * 100:.2f}%" for share in at)
    asides = (f"--x{width}:{r:g}em;--y{width}:{d:g}em" for width, (r, d) in label.asides.items())
    from_ = "never" if label.value_from is None else label.value_from
    return element(
        "g",
        element("text", label.value, class_="value", x=x, y=y),
        class_=f"label v-{from_}",
        data_cell=f"{cell[0]}{cell[1]}" if cell else None,
        style=";".join(asides) or None,
    )


def legend(scene: EcologyScene, up: Thirds, across: Thirds) -> Component:
    """Three by three with limits and counts; high is up and to the right."""
    language, found = scene.language, scene.relation
    cells = list(found.cells.values())
    rows = [
        html.Tr(
            [
                html.Th(_limits(up, n, found.up, language), scope="row"),
                *(_cell((m, n), cells.count((m, n))) for m in range(CLASSES)),
            ]
        )
        for n in reversed(range(CLASSES))
    ]
    foot = html.Tr(
        [
            html.Td(None),
            *(
                html.Th(_limits(across, m, found.across, language), scope="col")
                for m in range(CLASSES)
            ),
        ]
    )
    names = [
        html.Span([sign, *scatter.axis_name(scene, view)])
        for sign, view in (("↑ ", found.up), ("→ ", found.across))
    ]
    note = Message("各按三分位分级，相等的数字不拆开；格内为县（区）数。").text(language)
    return html.Div(
        [
            html.Div(
                [
                    html.P(names, className="bi-names"),
                    html.P(note, className="note"),
                    lacking(scene, hatched=True),
                ],
                className="bi-said",
            ),
            html.Table([html.Tbody(rows), html.Tfoot(foot)], **attributes({"aria-label": note})),
        ],
        className="bi-legend",
    )


def _cell(cell: tuple[int, int], count: int) -> Component:
    text = str(count) if count else ""
    return html.Td(text, **attributes({"data-cell": f"{cell[0]}{cell[1]}"}))


def _limits(thirds: Thirds, n: int, view: View, language: Language) -> list[Component]:
    """The name of a third and the figures it holds; ties may leave the middle empty."""
    held = thirds.limits[n]
    if held is None:
        told = Message("并列，空").text(language)
    else:
        low, high = (units.figure(value, view.scale, language) for value in held)
        told = low if low == high else f"{low}–{high}"
    return [html.B(THIRDS[n].in_(language)), html.Span(told)]


def lacking(scene: EcologyScene, *, hatched: bool) -> Component:
    """Counties without either figure, by which of the two they lack; hatched on the map."""
    found, language = scene.relation, scene.language
    labels_ = [f"「{view.metric.label.zh}」" if language == "zh" else view.metric.label.en
               for view in (found.up, found.across)]  # fmt: skip
    kinds = {
        (False, True): Message("缺{label}：", label=labels_[0]),
        (True, False): Message("缺{label}：", label=labels_[1]),
        (False, False): Message("两项都缺："),
    }
    rows = []
    for kind, head in kinds.items():
        codes = [code for code, has in found.lacking.items() if has == kind]
        if codes:
            names = lists.listed(map(scene.name, codes), language)
            rows.append(html.Li(head.text(language) + names))
    if not rows:
        return None
    count = Message("{n} 个县（区）缺数字", n=len(found.lacking)).text(language)
    swatch = html.Span(className="swatch hatched") if hatched else None
    return html.Div(
        [html.P([swatch, count], className="note"), html.Ul(rows, className="note")],
        className="lacking-list",
    )
