"""The figures at the head of a page."""

from __future__ import annotations

from dash import html

from dashboard.markup import Component
from geodata.language import Language, Message, units
from geodata.registry.programme.published import FUNDS, GRANTS, PROJECTS


def key_cells(
    totals: dict[str, tuple[float, float]], language: Language
) -> list[tuple[str, str, str]]:
    """Label, number and share: published totals of 2014–2020, what the ledger documents of them."""
    zh = language == "zh"
    plan = [
        (units.number(totals[PROJECTS][0], 0), Message("引进项目（个）")),
        (
            units.number(totals[FUNDS][0], 0) if zh else units.number(totals[FUNDS][0] / 10, 1),
            Message("引进资金（亿元）"),
        ),
        (
            units.number(totals[GRANTS][0], 2) if zh else units.number(totals[GRANTS][0] / 10, 2),
            Message("其中无偿援助（亿元）"),
        ),
    ]
    shares = [
        Message(
            "台账可查 {n} 个，{share}%",
            n=units.number(totals[PROJECTS][1], 0),
            share=units.number(totals[PROJECTS][1] / totals[PROJECTS][0] * 100, 1),
        ),
        Message("签约额与到位额不可比"),
        Message(
            "台账可查 {n} 亿元，{share}%",
            n=units.number(totals[GRANTS][1] if zh else totals[GRANTS][1] / 10, 2),
            share=units.number(totals[GRANTS][1] / totals[GRANTS][0] * 100, 1),
        ),
    ]
    return [
        (label.text(language), number, share.text(language))
        for (number, label), share in zip(plan, shares, strict=True)
    ]


def key_figures(totals: dict[str, tuple[float, float]], language: Language) -> list[Component]:
    """The plan's published totals first, then what the ledger documents of them (2014–2020)."""
    return [
        html.P(Message("规划公布 2014—2020 年").text(language), className="strip-title"),
        html.Dl(
            [
                html.Div([html.Dd(number), html.Dt(label), html.Dd(share, className="share-of")])
                for label, number, share in key_cells(totals, language)
            ]
        ),
    ]
