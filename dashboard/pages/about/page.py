"""The page of sources and methods, read from the registries and the tables."""

from __future__ import annotations

from dash import html

from dashboard import addresses, words
from dashboard.markup import Component
from dashboard.markup.table import scrolled
from dashboard.pages.about import coverage
from dashboard.parts import differences, records, trend
from dashboard.parts import notices as notices_parts
from dashboard.parts.frame import plain
from dashboard.site import Site
from geodata.errors import BadSelection
from geodata.language import Language, Message, Text
from geodata.package import licences
from geodata.registry import glossary
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import GROUPS, METRICS
from geodata.registry.terms import TIERS
from geodata.selection import Selection
from geodata.view import View

SECTIONS: dict[str, Text] = {
    "about-metrics": Text("指标与方法", "Metrics and methods"),
    "about-coverage": Text("覆盖", "Coverage"),
    "about-gaps": Text("缺口表", "Gap workbooks"),
    "about-words": Text("名词", "Glossary"),
    trend.SECTION: Text("图上的大事", "Events on the charts"),
    "about-sources": Text("来源", "Sources"),
    "about-licences": Text("许可与整版数据", "Licences and whole releases"),
}
_INTRO = Message(
    "地图只用公开发表的数字，每个数字都能追到来源。空白表示没有公开数字，不是零；"
    "无偿援助与投资不相加；签约不等于建成。"
)
_MARK = Message("级别：官方、媒体、转载。转载只写明出处，不作链接。")


def about_body(site: Site, language: Language, view: View | None = None) -> list[Component]:
    """Method of every metric, coverage, gap workbooks, glossary, sources and licences.

    Parameters
    ----------
    view
        Its metric is the one whose coverage is shown county by county.
    """
    view = view or site.atlas.view(Selection(lang=language, release=site.shown))
    made = {
        "about-metrics": _methods(language),
        "about-coverage": coverage.body(site.atlas, view, language),
        "about-gaps": coverage.gaps(site.atlas, view, language),
        "about-words": [_glossary(language)],
        trend.SECTION: trend.listed(site.atlas.tables, language),
        "about-sources": _sources(site, language),
        "about-licences": _licences(site, language),
    }
    return [
        html.H1(Message("来源与方法").text(language)),
        html.P(_INTRO.text(language)),
        html.P(words.base_map(site.review_number).text(language)),
        html.Ul([html.Li(html.A(t.in_(language), href=f"#{k}")) for k, t in SECTIONS.items()],
                className="contents"),
        *(
            html.Section([html.H2(SECTIONS[key].in_(language)), *parts], id=key)
            for key, parts in made.items()
        ),
    ]  # fmt: skip


def _methods(language: Language) -> list[Component]:
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
    summary = Message("县（区）页另列的指标（{n} 个）", n=len(INDICATORS)).text(language)
    return [
        scrolled(
            html.Table([_head(heads, language), html.Tbody(rows)], className="methods"),
            SECTIONS["about-metrics"].in_(language),
        ),
        html.Details(
            [html.Summary(summary), scrolled(_indicators(language), summary)], className="twin"
        ),
    ]


def _indicators(language: Language) -> Component:
    heads = [Message("指标"), Message("单位"), Message("含义"), Message("越多越好？")]
    better = {
        "more": Message("是").text(language),
        "less": Message("越少越好").text(language),
        "none": "—",
    }
    rows = [
        html.Tr(
            [
                html.Th(row.label.in_(language), scope="row"),
                html.Td(row.unit_text.in_(language)),
                html.Td(row.about.in_(language)),
                html.Td(better[row.better]),
            ]
        )
        for row in INDICATORS.values()
    ]
    return html.Table([_head(heads, language), html.Tbody(rows)], className="methods")


def _head(heads: list[Message], language: Language) -> Component:
    return html.Thead(html.Tr([html.Th(h.text(language), scope="col") for h in heads]))


def _glossary(language: Language) -> Component:
    parts: list[Component] = []
    for term in glossary.TERMS:
        parts += [
            html.Dt(term.word.in_(language), id=f"word-{term.key}"),
            html.Dd(term.meaning.in_(language)),
        ]
    return html.Dl(parts, className="glossary")


def _sources(site: Site, language: Language) -> list[Component]:
    """Every source with tier, publisher and date, best tier first; reposts without a link."""
    sources = site.atlas.tables.sources
    total = Message("共 {n} 个来源。", n=len(sources)).text(language)
    parts: list[Component] = [html.P([total, " ", _MARK.text(language)], className="muted")]
    for tier, label in TIERS.items():
        keys = sources.index[sources["tier"] == tier]
        head = Message("{tier}（{n} 个）", tier=label, n=len(keys)).text(language)
        listed = [html.Li(records.source(site.atlas.tables, str(key), language)) for key in keys]
        parts += [html.H3(head), html.Ul(listed, className="plain sources")]
    return parts


def _licences(site: Site, language: Language) -> list[Component]:
    heads = [Message("部分"), Message("作者"), Message("许可")]
    rows = [
        html.Tr(
            [
                html.Th(one.part.in_(language), scope="row"),
                html.Td(words.as_written(one.maker)),
                html.Td(words.as_written(one.licence)),
            ]
        )
        for one in licences.PARTS
    ]
    table = html.Table([_head(heads, language), html.Tbody(rows)], className="methods")
    label = SECTIONS["about-licences"].in_(language)
    return [scrolled(table, label), *_releases(site, language)]


def _releases(site: Site, language: Language) -> list[Component]:
    """Every release as one data package, with its digest."""
    items = []
    for id_, facts in reversed(site.releases.editions.items()):
        release = facts.atlas.tables.release
        text = Message("整版数据包 {id}（{date}）", id=id_, date=release.date.isoformat())
        link = addresses.RELEASE.at(Selection(lang=language), release=id_)
        digest = html.Span(f"sha256:{release.digest}", className="address", lang="en")
        items.append(html.Li([html.A(text.text(language), href=link, download=""), digest]))
    return [html.Ul(items, className="plain")]


def about(
    site: Site, view: View, notices: tuple[BadSelection, ...], language: Language
) -> Component:
    """Sources, method of every metric, and how to read a blank."""
    told = [
        *differences.page_differences(site, view, addresses.ABOUT.path, language),
        *notices_parts.plain_notices(notices, language),
    ]
    return plain(site, view, language, addresses.ABOUT.path, about_body(site, language, view), told)
