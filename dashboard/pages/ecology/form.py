"""The filters: two plain forms that work without scripts and carry along what they do not ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from dash import html

from dashboard import addresses
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.markup.table import Choice
from dashboard.pages.ecology import parts
from dashboard.pages.ecology.request import ECOLOGY, SHOWS, Show, fullest, span
from dashboard.pages.ecology.scene import EcologyScene
from geodata.analyses.relation import RELATED
from geodata.language import Message, Text
from geodata.registry.metrics import GROUPS, METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.provinces import PROVINCES
from geodata.selection import Selection

PATH = addresses.ECOLOGY.path
SHOW_LABELS: dict[Show, Text] = {
    "years": Text("每年一图", "One map per year"),
    "indicators": Text("每个指标一图", "One map per indicator"),
}
#: Keys that each form asks for.
FILTERS = ("metric", "years", "province", "show")
RELATION = ("relate", "against")


def filters(scene: EcologyScene) -> Component:
    """What, when, where, and how the small maps are laid out."""
    asked, language = scene.asked, scene.language
    metrics = [Choice(key, METRICS[key].label.in_(language)) for key in ECOLOGY]
    everywhere = Choice("", Message("全部").text(language))
    provinces = [everywhere, *(Choice(p.key, p.label.in_(language)) for p in PROVINCES.values())]
    shows = [Choice(key, SHOW_LABELS[key].in_(language)) for key in SHOWS]
    chosen = asked.addressed
    year = chosen.spelt("years") if chosen.years else ""
    fields_ = [
        _field(scene, "metric", Message("指标"), metrics, chosen.metric),
        _field(scene, "show", Message("小图"), shows, asked.show),
        _field(scene, "years", Message("年份"), _years(scene, year), year),
        _field(scene, "province", Message("省市"), provinces, chosen.province or ""),
    ]
    return _form(scene, "filters", Message("筛选"), fields_, FILTERS)


def relation(scene: EcologyScene) -> Component:
    """The two metrics that are related."""
    asked = scene.asked
    fields_ = [
        parts.select("relate", Message("纵轴"), _grouped(scene, asked.relate), scene.language),
        parts.select("against", Message("横轴"), _grouped(scene, asked.against), scene.language),
    ]
    return _form(scene, "relation", Message("两项指标"), fields_, RELATION)


def _form(
    scene: EcologyScene, id_: str, label: Message, inside: list[Component], shown: tuple[str, ...]
) -> Component:
    """A form whose answer opens where it stands."""
    go = html.Button(Message("查看").text(scene.language), type="submit", className="go")
    return html.Form(
        [*inside, *_carried(scene, shown), go],
        method="GET",
        action=PATH if id_ == "filters" else f"{PATH}#{id_}",
        className="eco-form",
        id=f"{id_}-form",
        **attributes({"aria-label": label.text(scene.language)}),
    )


def _carried(scene: EcologyScene, shown: tuple[str, ...]) -> list[Raw]:
    chosen = scene.asked.addressed
    kept = {
        field.name: chosen.spelt(field.name)
        for field in fields(Selection)
        if getattr(chosen, field.name) != field.default
    }
    every = kept | scene.asked.spelt()
    return parts.hidden({key: value for key, value in every.items() if key not in shown})


def _field(
    scene: EcologyScene, name: str, label: Message, choices: Sequence[Choice], current: str
) -> Component:
    options = [parts.option(choice, current) for choice in choices]
    return parts.select(name, label, options, scene.language)


def _years(scene: EcologyScene, current: str) -> list[Choice]:
    """Single years, and spans where maps are by year; a span of a link is a choice of its own."""
    language, scope = scene.language, scene.site.atlas.scope
    if scene.asked.show == "indicators":
        year = fullest(scene.site.atlas)
        choices = [Choice("", Message("数字最多的一年（{year}）", year=year).text(language))]
        first, last = span(scope)
    else:
        choices = [Choice("", Message("全部年份").text(language))]
        first, last = scope.metric_years[scene.selection.metric]
        if first <= plan_facts().years[0] and last >= plan_facts().years[1]:
            plan = "-".join(map(str, plan_facts().years))
            choices.append(Choice(plan, Message("规划期 2021–2025").text(language)))
    choices += [Choice(str(year), str(year)) for year in range(last, first - 1, -1)]
    if any(choice.value == current for choice in choices):
        return choices
    return [*choices, Choice(current, current.replace("-", "–"))]


def _grouped(scene: EcologyScene, current: str) -> list[Component]:
    """Metrics that can be related, by group."""
    return [
        element(
            "optgroup",
            *(
                parts.option(Choice(key, METRICS[key].label.in_(scene.language)), current)
                for key in RELATED
                if METRICS[key].group == group
            ),
            label=label.in_(scene.language),
        )
        for group, label in GROUPS.items()
    ]
