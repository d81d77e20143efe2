"""The page of sources and methods, read from the registries."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import records, words
from geodata.language import Language, Message
from geodata.metrics import GROUPS, METRICS

Component = Any


def about_body(site: Any, language: Language) -> list[Component]:
    """Method of every metric, base map, and all sources with their tier."""
    sources = site.atlas.tables.sources
    return [
        html.H1(Message("来源与方法").text(language)),
        html.P(
            Message(
                "地图只用公开发表的数字，每个数字都能追到来源。空白表示没有公开数字，不是零；无偿援助与投资不相加；签约不等于建成。"
            ).text(language)
        ),
        html.P(words.base_map(site.review_number).text(language)),
        html.H2(Message("指标").text(language)),
        html.Div(_metrics(language), className="scroll"),
        html.H2(Message("来源（{n} 个）", n=len(sources)).text(language)),
        html.P(
            Message("级别：官方、媒体、转载。转载只写明出处，不作链接。").text(language),
            className="muted",
        ),
        html.Ul(
            [
                html.Li(records.source(site.atlas.tables, str(key), language))
                for key in sources.index
            ],
            className="plain sources",
        ),
    ]


def _metrics(language: Language) -> Component:
    heads = [Message("指标"), Message("单位"), Message("含义"), Message("方法"), Message("来源")]
    rows = []
    for group, label in GROUPS.items():
        rows.append(html.Tr(html.Th(label.in_(language), colSpan=len(heads), scope="rowgroup")))
        rows += [
            html.Tr(
                [
                    html.Th(m.label.in_(language), scope="row"),
                    html.Td(m.unit.label.in_(language)),
                    html.Td(" ".join(words.t(language, p) for p in (m.about, m.caveat) if p.zh)),
                    html.Td(m.method.in_(language)),
                    html.Td(m.source.in_(language)),
                ]
            )
            for m in METRICS.values()
            if m.group == group
        ]
    return html.Table(
        [
            html.Thead(html.Tr([html.Th(h.text(language), scope="col") for h in heads])),
            html.Tbody(rows),
        ],
        className="methods",
    )
