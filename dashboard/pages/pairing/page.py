"""The page `/pairing`: two drawings and a matrix of the same pairs, a panel, and the list."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import addresses
from dashboard.drawing import matrix as matrix_parts
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.svg import element
from dashboard.pages.pairing import flow, form, rows, schema
from dashboard.pages.pairing.scene import ROW, PairingScene
from dashboard.parts import differences, frame, notices
from geodata.analyses.pairing.matrix import OWN_PROVINCE
from geodata.language import Language, Message, Text
from geodata.wording import sentence
from geodata.wording.source_line import source_line

PATH = addresses.PAIRING.path
#: The drawings of the relations; wide screens begin with the first, narrow ones with the second.
FORMS = {"schema": Text("示意图", "Schematic"), "sankey": Text("桑基图", "Sankey diagram")}


def page(scene: PairingScene) -> Component:
    """The whole page."""
    language = scene.language
    told = [
        *differences.page_differences(scene.site, scene.view, PATH, language),
        *notices.plain_notices(scene.notices, language),
    ]
    return frame.plain(
        scene.site, scene.view, language, PATH, body(scene), told, wide=True, told_of=True
    )


def title(scene: PairingScene) -> str:
    """The finding: how many pairs, and how many of them records speak of."""
    found = scene.figures
    gaps: dict[str, Any] = {"pairs": len(found.of("paired")), "n": len(found.documented)}
    if sentence.filters(scene.view, scene.language):
        told = Message("所选范围内结对 {pairs} 对，{n} 对有公开记录", **gaps)
    else:
        told = Message("规划附表结对 {pairs} 对，其中 {n} 对有公开记录", **gaps)
    return told.text(scene.language)


def subtitle(scene: PairingScene) -> str:
    """Where the pairs are from, and what is filtered."""
    plan = Message("《全国对口支援三峡库区合作规划（2021—2025年）》附表").text(scene.language)
    return " · ".join([plan, *sentence.filters(scene.view, scene.language)])


def body(scene: PairingScene) -> list[Component]:
    """Everything in the main part."""
    language = scene.language
    return [
        html.H1(title(scene)),
        html.P(subtitle(scene), className="subtitle"),
        form.form(scene, PATH),
        html.Div(
            [_drawings(scene), _panel(scene), _matrix(scene)],
            className="pairing",
            id="pairing",
            **attributes(_pinned(scene)),
        ),
        _list(scene),
        html.P(source_line(scene.view, language), className="muted"),
        html.P(rows.coverage(scene), className="muted", id="coverage"),
    ]


def _pinned(scene: PairingScene) -> dict[str, str]:
    """What a link highlights from the start."""
    chosen = scene.view.selection
    only = chosen.supporters[0] if len(chosen.supporters) == 1 else ""
    return {"data-county": chosen.county or "", "data-supporter": only}


def _drawings(scene: PairingScene) -> Component:
    language = scene.language
    heading = Message("谁支援谁").text(language)
    switches = [
        part
        for key, label in FORMS.items()
        for part in (
            element("input", type="radio", name="form", id=f"as-{key}", value=key),
            html.Label(label.in_(language), htmlFor=f"as-{key}"),
        )
    ]
    switch = element(
        "fieldset",
        element("legend", Message("图的形式").text(language), class_="visually-hidden"),
        *switches,
        class_="switch",
    )
    return html.Section(
        [
            html.Div([html.H2(heading), switch], className="head"),
            html.Div([schema.draw(scene), schema.note(scene)], className="as-schema"),
            html.Div([flow.draw(scene), flow.note(scene)], className="as-sankey"),
        ],
        className="drawings",
    )


def _matrix(scene: PairingScene) -> Component:
    language = scene.language
    caption = Message("支援方与受援县（区）对照，县（区）按江序").text(language)
    made = _Links(scene)
    return html.Section(
        [
            html.H2(Message("结对关系表").text(language)),
            html.Div(
                matrix_parts.scrolling(
                    matrix_parts.table(scene.figures.matrix, caption, language, made), language
                ),
                **attributes({"data-figure": "table"}),
            ),
            matrix_parts.legend(scene.figures.matrix, language),
        ],
        className="matrix-part",
    )


class _Links:
    """Makes heads into links to their pages, cells into links to their row of the list."""

    def __init__(self, scene: PairingScene) -> None:
        self._scene = scene

    def __call__(
        self,
        text: str,
        line: str,
        name: str,
        *,
        kind: str = "",
        supporter: str = "",
        county: str = "",
    ) -> Component:
        """The link; `supporter` and `county` say whom it is of."""
        scene = self._scene
        data = {"data-s": supporter, "data-c": county, "data-name": name, "aria-label": line}
        if kind:
            href = f"#{ROW}{supporter}-{county}"
        else:
            href = scene.supporter_page(supporter) if supporter else scene.county_page(county)
        return html.A(
            text,
            href=href,
            title=line,
            className=f"tile {kind}" if kind else "",
            **attributes({key: value for key, value in data.items() if value}),
        )


def _panel(scene: PairingScene) -> Component:
    """The key to the drawings; with a script, whatever is pointed at takes its place."""
    language = scene.language
    hint = Message("指向、轻点或用方向键选支援方、县（区），对应的一方随之突出").text(language)
    words = {
        "data-open": Message("打开{name}的页面", name="{name}").text(language),
        "data-close": Message("关闭").text(language),
        "data-none": rows.NO_PAIRS.text(language),
    }
    return html.Aside(
        [
            html.Div(
                [html.H2(Message("图例").text(language)), _key(language), _notes(scene)],
                className="key-part",
            ),
            html.P(hint, className="hint"),
            html.Div(className="told", role="status", **attributes(words)),
        ],
        className="pair-panel",
        **attributes({"aria-label": Message("图例与明细").text(language)}),
    )


def _key(language: Language) -> Component:
    """Shapes of supporters and of lines, each with its label: colour never speaks alone."""
    ends = [
        (f"end {kind}", label, kind == OWN_PROVINCE) for kind, label in matrix_parts.GROUPS.items()
    ]
    lines = [
        ("documented", Message("结对，有公开记录；线越粗记录越多").text(language)),
        ("silent", Message("结对，没有公开记录").text(language)),
        ("own", Message("本省（市）支援（附表注 1）").text(language)),
        ("beside", Message("附表之外，有公开记录").text(language)),
    ]
    return html.Ul(
        [
            *(
                html.Li([_end_sample(name, is_own), label.in_(language)])
                for name, label, is_own in ends
            ),
            *(html.Li([_line_sample(kind), text]) for kind, text in lines),
            html.Li([_hatched(), Message("未明确支援方的县（区）（附表注 2）").text(language)]),
        ],
        className="key-list",
    )


def _end_sample(name: str, is_own: bool) -> Component:
    return element(
        "svg",
        element(
            "g",
            element(
                "rect", x="1", y="1", width="30", height="14", rx="7" if "city" in name else "2"
            ),
            element("rect", class_="inner", x="3.5", y="3.5", width="25", height="9")
            if is_own
            else None,
            class_=name,
        ),
        viewBox="0 0 32 16",
        class_="sample",
        aria_hidden="true",
    )


def _line_sample(kind: str) -> Component:
    path = element("path", d="M1 8H31", class_=f"link {kind}")
    return element("svg", path, viewBox="0 0 32 16", class_="sample", aria_hidden="true")


def _hatched() -> Component:
    return html.Span(className="sample hatched", **attributes({"aria-hidden": "true"}))


def _notes(scene: PairingScene) -> Component:
    """Notes 1 and 2 of the plan's table: whom the own provinces support, and who has nobody."""
    found, language = scene.figures.matrix, scene.language
    own = [str(key) for key in found.supporters.index[found.own.any(axis=1)]]
    told = [matrix_parts.supporter_line(found, key, language) for key in own]
    told += [matrix_parts.county_line(found, code, language) for code in found.unnamed]
    return html.Div([html.P(line) for line in told], className="notes")


def _list(scene: PairingScene) -> Component:
    language = scene.language
    caption = rows.CAPTION.text(language)
    return html.Section(
        [
            html.H2(Message("逐对明细").text(language)),
            html.P(rows.NOTE.text(language), className="note"),
            html.Div(
                rows.table(scene, scene.figures.pairs, by="county", caption=caption),
                className="pairs-box",
            ),
            html.P(rows.downloads(scene.selection)),
        ],
        id="pairs",
    )
