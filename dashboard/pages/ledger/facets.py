"""Facets: per question the values there are, how many rows each has, and a link to choose it.

Each count is that of the rows which the value would add or leave under all other filters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from dash import html

from dashboard import addresses
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.svg import element
from dashboard.pages.ledger.scene import LedgerScene
from dashboard.parts.records import WHOLE_AREA
from geodata.language import Message, Text, lists
from geodata.package.rows import county_name, row_of
from geodata.records.book import FACETS, NO_YEAR
from geodata.registry import sectors
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.provinces import PROVINCES
from geodata.registry.terms import BASIS, DEFAULT_PROGRAMMES, KINDS, PROGRAMMES, STATUS, TIERS

LABELS: dict[str, Text] = {
    "sectors": Text("产业领域", "Sector"),
    "years": Text("年份", "Year"),
    "province": Text("省市", "Province"),
    "county": Text("县（区）", "County"),
    "supporters": Text("支援方", "Supporter"),
    "kind": Text("资金性质", "Money"),
    "status": Text("状态", "Status"),
    "programme": Text("项目类别", "Programme"),
    "tier": Text("来源级别", "Source tier"),
    "basis": Text("年份依据", "Year basis"),
    "q": Text("查找", "Search"),
}
#: What a chip stands for, in this order.
CHOSEN = ("q", "sectors", "years", "province", "county", "supporters", "kind", "status",
          "programme", "basis", "tier")  # fmt: skip
#: Open at first; the others too where something is chosen in them.
OPEN = ("sectors", "years", "kind")


def facets(scene: LedgerScene) -> Component:
    """All of them; `programme` names also what is not shown by default."""
    counts = scene.book.facets(scene.asked)
    return html.Div([_facet(scene, key, counts[key]) for key in FACETS], id="facets")


def _facet(scene: LedgerScene, key: str, counts: Mapping[str, int]) -> Component:
    chosen = chosen_in(scene, key)
    known = {value: n for value, n in counts.items() if n or value in chosen}
    rows = [_row(scene, key, value, n, value in chosen) for value, n in known.items()]
    title = LABELS[key].in_(scene.language)
    restricted = bool(getattr(scene.asked, key, ()) or getattr(scene.asked.selection, key, ()))
    return html.Details(
        [
            html.Summary([title, html.Span(str(len(chosen)), className="n") if restricted else ""]),
            _plan(scene) if key == "years" else None,
            html.Ul(rows, **attributes({"aria-label": title})),
        ],
        open=restricted or key in OPEN,
        id=f"facet-{key}",
    )


def _plan(scene: LedgerScene) -> Component:
    plan = plan_facts().years
    on = scene.asked.selection.years == plan
    text = Message("规划期 2021–2025").text(scene.language)
    return html.P(
        html.A(
            text,
            href=scene.at(years=None if on else plan),
            **_state(on, "facet-plan"),
        )
    )


def _row(scene: LedgerScene, key: str, value: str, n: int, on: bool) -> Component:
    inside = [html.Span(label(scene, key, value)), html.Span(str(n), className="n")]
    if (key, value) == ("years", NO_YEAR) or value == "":
        return html.Li(html.Span(inside, className="row"))  # no link can ask for these alone
    href = scene.at(**toggled(scene, key, value))
    return html.Li(html.A(inside, href=href, className="row", **_state(on, f"facet-{key}-{value}")))


def _state(on: bool, id_: str) -> dict[str, Any]:
    return {"id": id_} | attributes({"aria-current": "true"} if on else {})


def chosen_in(scene: LedgerScene, key: str) -> tuple[str, ...]:
    """Values that the filter of a facet lets pass; none where it restricts nothing."""
    asked, selection = scene.asked, scene.asked.selection
    if key == "kind":
        return asked.kind
    if key == "years":
        first, last = selection.years or (1, 0)
        return tuple(str(year) for year in _years(scene) if first <= year <= last)
    if key == "county":
        return (selection.county,) if selection.county else ()
    if key == "sectors":
        return tuple(k for k in sectors.SECTORS if k in sectors.members(selection.sectors))
    if key == "programme":
        if selection.programme == ("all",):
            return tuple(PROGRAMMES)[1:]
        return selection.programme or DEFAULT_PROGRAMMES
    return tuple(str(value) for value in getattr(selection, key))


def _years(scene: LedgerScene) -> list[int]:
    return sorted({int(year) for year in scene.book.ledger.year if year}, reverse=True)


def toggled(scene: LedgerScene, key: str, value: str) -> dict[str, Any]:
    """The change that puts a value into the filter of a facet, or takes it out.

    Counties and years are one at a time; a set of all values restricts nothing.
    """
    before = chosen_in(scene, key)
    if key == "county":
        return {"county": None if value in before else value}
    if key == "years":
        return {"years": None if before == (value,) else (int(value), int(value))}
    found = {*before, value} if value not in before else {*before} - {value}
    if key == "programme":
        return {key: _programmes(found)}
    order = {"sectors": tuple(sectors.SECTORS), "kind": tuple(KINDS)}
    every = order.get(key) or scene.site.atlas.scope.allowed[key]
    kept = tuple(one for one in every if one in found)
    if len(kept) == len(every):
        kept = ()
    return {key: tuple(int(one) for one in kept) if key == "tier" else kept}


def _programmes(found: set[str]) -> tuple[str, ...]:
    every = tuple(PROGRAMMES)[1:]
    if not found or found == {*DEFAULT_PROGRAMMES}:
        return ()
    return ("all",) if found == {*every} else tuple(sorted(found))


def label(scene: LedgerScene, key: str, value: str) -> str:
    """How a value reads."""
    language, tables = scene.language, scene.site.atlas.tables
    if key == "sectors":
        return sectors.label_of(value).in_(language)
    if key == "county":
        if not value:
            return WHOLE_AREA.text(language)
        return county_name(row_of(tables.counties, value), language)
    if key == "supporters":
        return str(tables.supporters.loc[value, "name_en" if language == "en" else "name_zh"])
    if key == "years":
        return value or Message("年份不详 / 跨年").text(language)
    if key == "tier":
        return f"{value} {TIERS[int(value)].in_(language)}"
    known: dict[str, Mapping[str, Text]] = {
        "kind": KINDS, "status": STATUS, "programme": PROGRAMMES, "basis": BASIS,
        "province": {one.key: one.label for one in PROVINCES.values()},
    }  # fmt: skip
    return known[key][value].in_(language)


def search(scene: LedgerScene) -> Component:
    """The field for words; everything else that is chosen is carried along."""
    language, asked = scene.language, scene.asked
    pairs = [part.partition("=")[::2] for part in asked.but(q="").query().split("&") if part]
    field = element(
        "input", type="search", name="q", value=asked.q, maxlength="60", autocomplete="off",
        placeholder=Message("名称、备注、县（区）、支援方、来源").text(language),
        id="q",
    )  # fmt: skip
    return html.Form(
        [
            html.Label(Message("在台账中查找").text(language), htmlFor="q"),
            field,
            *(element("input", type="hidden", name=k, value=unquote(v)) for k, v in pairs),
            html.Button(Message("查找").text(language), type="submit"),
        ],
        method="GET",
        action=addresses.RECORDS.path,
        className="ledger-search",
        role="search",
        id="search",
    )


def chips(scene: LedgerScene) -> Component:
    """What is chosen, each with a link that takes it away, and one that takes all."""
    language, asked = scene.language, scene.asked
    found = [
        (key, _told(scene, key))
        for key in CHOSEN
        if getattr(asked if key in ("q", "kind") else asked.selection, key) != _usual(key)
    ]
    if not found:
        return html.P(id="chips", className="chips", hidden=True)
    clear = html.A(
        Message("全部清除").text(language), href=scene.at(**{key: _usual(key) for key in CHOSEN}),
        id="chip-all",
    )  # fmt: skip
    links = [_chip(scene, key, text) for key, text in found]
    return html.P([*links, clear], id="chips", className="chips")


def _usual(key: str) -> Any:
    return "" if key == "q" else None if key in ("years", "province", "county") else ()


def _chip(scene: LedgerScene, key: str, text: str) -> Component:
    language = scene.language
    take = Message("去掉{key}：{text}", key=LABELS[key], text=text).text(language)
    name = LABELS[key].in_(language) + (" " if language == "en" else "：")
    return html.A(
        [html.Span(name, className="muted"), text, html.Span(" ×")],
        href=scene.at(**{key: _usual(key)}),
        id=f"chip-{key}",
        **attributes({"aria-label": take}),
    )


def _told(scene: LedgerScene, key: str) -> str:
    selection = scene.asked.selection
    if key == "q":
        return scene.asked.q
    if key == "years":
        return selection.spelt("years").replace("-", "–")
    if key == "sectors" and sectors.OTHERS in selection.sectors:
        values: tuple[str, ...] = selection.sectors
    elif key == "programme" and selection.programme == ("all",):
        values = ("all",)
    elif key in ("province", "basis"):
        found = getattr(selection, key)
        values = (found,) if isinstance(found, str) else found
    else:
        values = chosen_in(scene, key)
    return lists.listed((label(scene, key, value) for value in values), scene.language)
