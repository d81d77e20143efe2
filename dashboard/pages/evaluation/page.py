"""The page `/evaluation`: the finding, how many of each status, and every rule in plan order."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboard import words
from dashboard.embed import cards
from dashboard.embed.cards import Card
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.table import scrolled
from dashboard.pages.evaluation import parts
from dashboard.pages.evaluation.cases import cases
from dashboard.pages.evaluation.scene import FILES, PATH, EvaluationScene
from dashboard.parts import differences, frame, notices
from geodata.evaluation import gap_links
from geodata.evaluation.evaluate import JUDGED, KINDS, Verdict
from geodata.evaluation.judges.types import CONFIDENCE, GAPS, STATUSES
from geodata.language import Message
from geodata.package.targets import Target
from geodata.registry.charts import MAP

_PLAN = Message("《全国对口支援三峡库区合作规划（2021—2025年）》")


def page(scene: EvaluationScene) -> Component:
    """The whole page."""
    told = [
        *differences.page_differences(scene.site, scene.view, PATH, scene.language),
        *notices.plain_notices(scene.notices, scene.language),
    ]
    return frame.plain(
        scene.site, scene.view, scene.language, PATH, body(scene), told, wide=True, more=scene.more
    )


def title(scene: EvaluationScene) -> str:
    """The finding."""
    return scene.evaluation.headline.text(scene.language)


def card(scene: EvaluationScene) -> Card:
    """The share card: the finding, and the map of the pairs that the plan names."""
    address = scene.selection.at(PATH, scene.more)
    found = cards.of_chart(scene.view, MAP)
    return replace(found, title=title(scene), path=address, embeds=False)


def body(scene: EvaluationScene) -> list[Component]:
    """Everything in the main part."""
    language = scene.language
    note = Message("只用公开数字；「无法判断」不等于未达到，缺什么写在每一项里")
    return [
        html.Div(
            [
                html.P(Message("规划评估").text(language), className="kicker"),
                html.H1(_unbroken(scene)),
                html.P(f"{_PLAN.text(language)} · {note.text(language)}", className="subtitle"),
                html.Div([_summary(scene), _files(scene)], className="opening"),
                _chips(scene),
                *_sections(scene),
            ],
            className="evaluation",
            id="evaluation",
        )
    ]


def _unbroken(scene: EvaluationScene) -> str:
    """The finding; in Chinese no line ends between a number and what it counts."""
    found = title(scene)
    return found.replace(" ", "\N{NO-BREAK SPACE}") if scene.language == "zh" else found


def _summary(scene: EvaluationScene) -> Component:
    """How many of each result: of the two kinds that the headline counts, then of the others."""
    language, caption = scene.language, Message("各类各结果的项数").text(scene.language)
    judged, others = (
        [(kind,) for kind in KINDS if (kind in JUDGED) is one] for one in (True, False)
    )
    groups: list[tuple[str, ...]] = [*judged, JUDGED, *others]
    counts = [scene.evaluation.counts(*kinds) for kinds in groups]
    heads = [html.Th(Message("结果").text(language), scope="col")]
    for kinds in groups:
        name: Component = Message("两类合计").text(language)
        if len(kinds) == 1:
            label = KINDS[kinds[0]].in_(language)
            there = scene.shown(kinds[0])
            name = html.A(label, href=f"#{kinds[0]}") if there else label
        heads.append(html.Th(name, scope="col", className="sum" if kinds == JUDGED else None))
    heads.append(html.Th(Message("含义").text(language), scope="col", className="meaning"))
    rows = [
        html.Tr(
            [
                html.Th(parts.mark(status, language), scope="row"),
                *(
                    _count(found[status], kinds)
                    for found, kinds in zip(counts, groups, strict=True)
                ),
                html.Td(row.about.in_(language), className="meaning"),
            ]
        )
        for status, row in STATUSES.items()
    ]
    totals = [_count(sum(f.values()), kinds) for f, kinds in zip(counts, groups, strict=True)]
    name = html.Th(Message("合计").text(language), scope="row")
    foot = html.Tr([name, *totals, html.Td(className="meaning")])
    table = html.Table(
        [html.Thead(html.Tr(heads)), html.Tbody(rows), html.Tfoot(foot)],
        className="summary",
        **attributes({"aria-label": caption}),
    )
    return scrolled(table, caption)


def _count(n: int, kinds: tuple[str, ...]) -> Component:
    names = ("sum" if kinds == JUDGED else "", "" if n else "none")
    return html.Td(str(n), className=" ".join(name for name in names if name) or None)


def _files(scene: EvaluationScene) -> Component:
    language = scene.language
    labels = {
        "xlsx": Message("评估表，含全部来源（Excel）"),
        "docx": Message("自评估报告（Word）"),
        "pdf": Message("自评估报告（PDF）"),
    }
    links = [
        html.Li(html.A(labels[ending].text(language), href=scene.file(ending), download=""))
        for ending in FILES
    ]
    return html.Div([html.H2(Message("下载").text(language)), html.Ul(links)], className="files")


def _chips(scene: EvaluationScene) -> Component:
    """The choice of a status, as links."""
    language = scene.language
    counts = scene.evaluation.counts(*KINDS)
    chosen = {"": sum(counts.values()), **counts}
    links = []
    for key, n in chosen.items():
        label = parts.mark(key, language) if key else Message("全部").text(language)
        current = {"aria-current": "true"} if key == scene.result else {}
        inside = [label, html.Span(f" {n}", className="count")]
        links.append(html.A(inside, href=scene.at(key), className="chip", **attributes(current)))
    label = Message("只看一种结果").text(language)
    return html.Nav(links, className="chips", **attributes({"aria-label": label}))


def _sections(scene: EvaluationScene) -> list[Component]:
    """The kinds that have an item to show."""
    found = [_section(scene, kind) for kind in KINDS if scene.shown(kind)]
    if found:
        return found
    none = Message("没有「{label}」的项。", label=STATUSES[scene.result].label)
    return [html.P(none.text(scene.language), className="empty")]


def _section(scene: EvaluationScene, kind: str) -> Component:
    heading = html.H2(KINDS[kind].in_(scene.language), id=f"{kind}-title")
    named = attributes({"aria-labelledby": f"{kind}-title"})
    rules = [_rule(scene, verdict) for verdict in scene.shown(kind)]
    return html.Section([heading, *rules], id=kind, **named)


def _rule(scene: EvaluationScene, verdict: Verdict) -> Component:
    language, result = scene.language, verdict.result
    caption = Message("{what}：数字与来源", what=verdict.target.title).text(language)
    name = f"{verdict.key}-title"
    return html.Article(
        [
            html.Div(
                [
                    html.Div(
                        [
                            parts.mark(result.status, language),
                            html.Span(words.as_written(f"§ {verdict.target.section}"),
                                      className="muted"),
                        ],
                        className="over",
                    ),
                    html.H3(_title(verdict.target, scene), id=name),
                    html.P(result.finding.text(language), className="finding"),
                    html.P(result.reason.text(language)),
                    _links(scene, verdict),
                ],
                className="said-of",
            ),
            _basis(scene, verdict),
            html.Div(parts.figures(result.rows, scene, caption), className="rows")
            if result.rows
            else None,
            cases(scene, verdict),
        ],
        className=f"rule of-{result.status}",
        id=verdict.key,
        **attributes({"aria-labelledby": name}),
    )  # fmt: skip


def _title(target: Target, scene: EvaluationScene) -> list[Component]:
    """The plan's words; in English a gloss, with the words of the plan below."""
    language = scene.language
    if language == "zh":
        return [target.title.zh]
    plan = html.Span(target.what.zh, className="original", lang="zh")
    return [target.title.en, plan]


def _basis(scene: EvaluationScene, verdict: Verdict) -> Component:
    """Rule, data, confidence and what would be needed."""
    language, rule, result = scene.language, verdict.rule, verdict.result
    sure = Message("{sure}：{why}", sure=CONFIDENCE[result.sure], why=result.why)
    terms: list[tuple[Message, Component]] = [
        (Message("规则"), rule.how.in_(language)),
        (Message("数据"), rule.data.in_(language)),
        (Message("把握"), sure.text(language)),
        (Message("要判断还缺"), [rule.needed.in_(language), _workbooks(scene, rule.gap)]),
    ]
    pairs = [part for term, told in terms for part in (html.Dt(term.text(language)), html.Dd(told))]
    return html.Dl(pairs, className="basis")


def _workbooks(scene: EvaluationScene, gap: str) -> Component:
    """The gap workbooks that ask for it: one link, or one for each county folded away."""
    language = scene.language
    found = gap_links.workbooks(scene.site.atlas.tables, gap)
    if not found:
        none = Message("缺口表里没有这一项，须另行索取").text(language)
        return html.Span(none, className="gap muted")
    if len(found) == 1:
        return html.Span(parts.link(found[0], scene, download=True), className="gap")
    links = [html.Li(parts.link(one, scene, download=True)) for one in found]
    return html.Details(
        [html.Summary(GAPS[gap].in_(language)), html.Ul(links)], className="gap twin"
    )


def _links(scene: EvaluationScene, verdict: Verdict) -> Component:
    links = [html.Li(parts.link(one, scene)) for one in verdict.rule.links]
    return html.Ul(links, className="see") if links else None
