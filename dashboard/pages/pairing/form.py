"""The filters of both pages: a plain form, which works without scripts."""

from __future__ import annotations

from dataclasses import fields

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.pairing.scene import PairingScene
from geodata.language import Message
from geodata.registry import sectors
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.provinces import PROVINCES
from geodata.selection import Selection

#: Keys that the form asks for; the others are carried along unseen.
SHOWN = ("sectors", "years", "province")
Choices = list[tuple[str, str]]


def form(scene: PairingScene, path: str) -> Component:
    """Sectors, years and province of the counties, in the order of questions."""
    language = scene.language
    every = ("", Message("全部").text(language))
    groups = [(key, sectors.label_of(key).in_(language)) for key in sectors.GROUPS]
    provinces = [(p.key, p.label.in_(language)) for p in PROVINCES.values()]
    return html.Form(
        [
            _list(scene, "sectors", Message("产业领域"), [every, *groups]),
            _list(scene, "years", Message("年份"), _years(scene)),
            _list(scene, "province", Message("省市"), [every, *provinces]),
            *_carried(scene),
            html.Button(Message("查看").text(language), type="submit"),
            _all(scene, path),
        ],
        method="GET",
        action=path,
        className="filters",
        **attributes({"aria-label": Message("筛选").text(language)}),
    )


def _years(scene: PairingScene) -> Choices:
    first, last = scene.site.atlas.metric_years[scene.selection.metric]
    plan = "-".join(map(str, plan_facts().years))
    return [
        ("", Message("全部年份").text(scene.language)),
        (plan, Message("规划期 2021–2025").text(scene.language)),
        *((str(year), str(year)) for year in range(last, first - 1, -1)),
    ]


def _list(scene: PairingScene, key: str, label: Message, choices: Choices) -> Component:
    """A drop-down list; what is chosen by a link and no row says is a row of its own."""
    chosen = scene.view.selection
    current = chosen.spelt(key) if getattr(chosen, key) else ""
    if current not in dict(choices):
        parts = Message("{n} 个领域", n=len(chosen.sectors)).text(scene.language)
        choices = [*choices, (current, parts if key == "sectors" else current.replace("-", "–"))]
    options = [
        element("option", text, value=value, selected=value == current) for value, text in choices
    ]
    box = element("select", *options, name=key)
    return html.Label([html.Span(label.text(scene.language)), box])


def _carried(scene: PairingScene) -> list[Raw]:
    chosen = scene.view.selection
    return [
        element("input", type="hidden", name=one.name, value=chosen.spelt(one.name))
        for one in fields(Selection)
        if one.name not in SHOWN and getattr(chosen, one.name) != one.default
    ]


def _all(scene: PairingScene, path: str) -> Component:
    """Back to everything, where something is filtered."""
    chosen = scene.view.selection
    plain = Selection(lang=chosen.lang, release=chosen.release)
    if chosen.but(county=None) == plain:
        return None
    return html.A(Message("清除筛选").text(scene.language), href=plain.at(path))
