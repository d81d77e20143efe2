"""A plain form: it works without scripts, and by itself where there is one."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from dash import html

from dashboard import addresses
from dashboard.embed.scene import EmbedScene
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.markup.table import Choice
from dashboard.search import terms as search
from geodata.language import Language, Message, Text
from geodata.package.rows import row_of
from geodata.registry import sectors
from geodata.registry.metrics import GROUPS, METRICS, MOVES_TO
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.provinces import PROVINCES
from geodata.selection import Selection


def form(scene: EmbedScene) -> Component:
    """The controls that the options ask for; what they do not show is carried along."""
    asked = scene.options
    has_counties = scene.facts.has_counties and not _is_bars(scene)
    fields_shown = [
        *(_controls(scene) if asked.controls else ()),
        *((_search(scene),) if asked.search and has_counties else ()),
    ]
    if not fields_shown:
        return None
    shown = {"metric", "years", "sectors", "province"} if asked.controls else set()
    shown |= {"county"} if asked.search and has_counties else set()
    go = html.Button(Message("查看").text(scene.language), type="submit", className="go")
    return html.Form(
        [*fields_shown, *_carried(scene, shown), go],
        method="GET",
        action=addresses.EMBED.filled(chart=scene.chart),
        **attributes({"aria-label": Message("筛选").text(scene.language)}),
    )


def _is_bars(scene: EmbedScene) -> bool:
    return scene.facts.by_year and not scene.view.charts_metric.has_lines


def _carried(scene: EmbedScene, shown: set[str]) -> list[Component]:
    selection = scene.selection
    kept = {
        field.name: selection.spelt(field.name)
        for field in fields(Selection)
        if field.name not in shown and getattr(selection, field.name) != field.default
    }
    return [
        element("input", type="hidden", name=name, value=value)
        for name, value in (kept | scene.options.spelt()).items()
    ]


def _controls(scene: EmbedScene) -> list[Component]:
    """In the order of questions: what, which sectors, when, where."""
    selection, language = scene.selection, scene.language
    anything = Choice("", Message("全部").text(language))
    provinces = [Choice(p.key, p.label.in_(language)) for p in PROVINCES.values()]
    return [
        _metrics(scene),
        _field(
            scene,
            "sectors",
            Message("产业领域"),
            _with_current(
                [anything, *(Choice(k, sectors.label_of(k).in_(language)) for k in sectors.GROUPS)],
                selection.spelt("sectors") if selection.sectors else "",
                Message("{n} 个领域", n=len(selection.sectors)).text(language),
            ),
            applies=_applies(scene, "sectors"),
        ),
        _field(scene, "years", Message("年份"), _years(scene), applies=_applies(scene, "years")),
        _field(scene, "province", Message("省市"), [anything, *provinces]),
    ]


def _applies(scene: EmbedScene, key: str) -> bool:
    """Rule 3: a choice of sectors or years moves pairs to the active supporters."""
    metric = scene.selection.metric_row
    return key in metric.keys or metric.moves_with_years


def _years(scene: EmbedScene) -> list[Choice]:
    selection, language = scene.selection, scene.language
    metric = selection.metric_row
    key = metric.key if metric.key in scene.site.atlas.metric_years else MOVES_TO
    first, last = scene.site.atlas.metric_years[key]
    choices = [Choice("", Message("全部年份").text(language))]
    if first <= plan_facts().years[0] and last >= plan_facts().years[1]:
        plan = "-".join(map(str, plan_facts().years))
        choices.append(Choice(plan, Message("规划期 2021–2025").text(language)))
    choices += [Choice(str(year), str(year)) for year in range(last, first - 1, -1)]
    current = selection.spelt("years") if selection.years else ""
    return _with_current(choices, current, current.replace("-", "–"))


def _with_current(choices: list[Choice], value: str, label: str) -> list[Choice]:
    """The choices, and what is chosen where none of them says it."""
    if any(choice.value == value for choice in choices):
        return choices
    return [*choices, Choice(value, label)]


def _field(
    scene: EmbedScene, key: str, label: Message, choices: list[Choice], *, applies: bool = True
) -> Component:
    current = scene.selection.spelt(key) if getattr(scene.selection, key) else ""
    options = [_option(choice, current) for choice in choices]
    reason = Message("「{label}」不按此项筛选", label=scene.selection.metric_row.label)
    return _labelled(scene, key, label, options, "" if applies else reason.text(scene.language))


def _metrics(scene: EmbedScene) -> Component:
    language, now = scene.language, scene.selection.metric
    groups = [
        html.Optgroup(
            [
                _option(Choice(metric.key, metric.label.in_(language)), now)
                for metric in METRICS.values()
                if metric.group == group
            ],
            label=label.in_(language),
        )
        for group, label in GROUPS.items()
    ]
    return _labelled(scene, "metric", Message("指标"), groups)


def _option(choice: Choice, current: str) -> Raw:
    return element("option", choice.label, value=choice.value, selected=choice.value == current)


def _labelled(
    scene: EmbedScene, key: str, label: Message, options: list[Component], reason: str = ""
) -> Component:
    """A drop-down list under its label; what does not apply is disabled, with the reason."""
    box = element("select", *options, name=key, disabled=bool(reason), title=reason or None)
    return html.Label([html.Span(label.text(scene.language)), box], className=f"field-{key}")


def _search(scene: EmbedScene) -> Component:
    """Finds a county by name, old name, pinyin; without a script by its names."""
    language, counties = scene.language, scene.site.atlas.tables.counties
    label = Message("查找县（区）").text(language)
    box = element(
        "input",
        type="search",
        name="county",
        list="places",
        autocomplete="off",
        placeholder=Message("名称、旧名或拼音").text(language),
        value=scene.view.name(scene.selection.county, language) if scene.selection.county else None,
        data_none=Message("没有匹配项").text(language),
    )
    places = [_place(row_of(counties, str(code)), str(code), language) for code in counties.index]
    return html.Label(
        [html.Span(label), box, html.Datalist(places, id="places")], className="field-county"
    )


def _place(row: dict[str, Any], code: str, language: Language) -> Raw:
    name = Text(str(row["name_zh"]), str(row["name_en"]))
    terms = " ".join((search.terms(name, code), str(row["short_zh"]), *row["former_names"]))
    return element("option", value=name.in_(language), data_county=code, data_terms=terms.lower())
