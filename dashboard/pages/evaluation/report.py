"""The self-evaluation report (自评估报告): the page in words and tables, for the file."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.pages.evaluation import report_chapters, report_words
from dashboard.pages.evaluation.blocks import (
    Block,
    Heading,
    Paragraph,
    Picture,
    Report,
    Table,
    Terms,
)
from dashboard.site import Site
from geodata.evaluation.evaluate import JUDGED, KINDS, Evaluation, evaluate
from geodata.evaluation.judges.starting import URBAN
from geodata.export.metadata import BLANK_NOTE, REPOST_NOTE
from geodata.language import Language, Message, Text, lists
from geodata.registry import charts
from geodata.registry.programme.plan import plan_facts
from geodata.registry.terms import TIERS
from geodata.selection import Selection
from geodata.wording.alt_text import alt_text

PLAN = Message("《全国对口支援三峡库区合作规划（2021—2025年）》")
#: A chart for each kind of rule that has one.
CHARTS: dict[str, tuple[tuple[str, Selection], ...]] = {
    "mechanism": ((charts.MAP, Selection()),),
    "sector": (
        (charts.SECTORS, Selection(metric="projects", years=plan_facts().years)),
        (charts.MAP, Selection(metric="projects", years=plan_facts().years)),
    ),
    "figure": ((charts.MAP, Selection(metric=URBAN)),),
}


def report(site: Site, selection: Selection) -> Report:
    """The report of the release that is shown, in the language of the selection."""
    language, release = selection.lang, site.atlas.tables.release
    found = evaluate(site.atlas)
    gaps = {"id": release.id, "date": release.date.isoformat()}
    return Report(
        title=Message("规划实施情况自评估报告").text(language),
        subtitle=Message("{plan}，按公开数字整理，数据版本 {id}（{date}）", plan=PLAN, **gaps).text(
            language
        ),
        language=language,
        day=release.date,
        foot=Message("三峡库区对口支援地图 · 规划评估 · 数据版本 {id}（{date}）", **gaps).text(
            language
        ),
        pages=Message("第 {page} 页，共 {pages} 页", page="{n}", pages="{of}").text(language),
        contents=Message("本报告目录").text(language),
        blocks=tuple(_blocks(site, found, selection)),
    )


def _blocks(site: Site, found: Evaluation, selection: Selection) -> Iterator[Block]:
    language = selection.lang
    chapters: list[tuple[Text | Message, Iterator[Block]]] = [
        (Message("结论"), _conclusion(found, language)),
        (Message("数据与方法"), _method(site, found, language)),
        *((label, _kind(site, found, kind, selection)) for kind, label in KINDS.items()),
        (Message("尚缺的公开数字"), report_chapters.lacking(found, language)),
        (Message("附表：各结对公布的年度无偿援助合计"), report_chapters.floor(found, language)),
        (Message("来源清单"), report_chapters.sources(site, found, language)),
    ]
    for number, (label, blocks) in enumerate(chapters):
        title = label.text(language) if isinstance(label, Message) else label.in_(language)
        mark = f"{report_words.NUMERALS[number]}、" if language == "zh" else f"{number + 1}. "
        yield Heading(1, mark + title)
        yield from blocks


def _conclusion(found: Evaluation, language: Language) -> Iterator[Block]:
    yield Paragraph(
        text=report_words.stopped(found.headline.text(language), language), kind="finding"
    )
    yield Paragraph(
        text=Message(
            "本报告只用公开数字，供援受双方自评估时核对，不代替自评估本身。"
            "「无法判断」是一种结果：现有公开数字不足以判断，不等于未达到。"
        ).text(language)
    )
    yield report_chapters.summary(found, language)
    rows = tuple(
        (v.target.title.in_(language), report_words.status(v.result.status, language),
         v.result.finding.text(language))
        for v in found.of(*JUDGED)
    )  # fmt: skip
    yield Table(
        head=report_words.heads(
            (Message("目标、机制"), Message("结果"), Message("发现")), language
        ),
        rows=rows,
        widths=(34, 18, 48),
        caption=Message("各项目标和机制的结果").text(language),
    )


def _method(site: Site, found: Evaluation, language: Language) -> Iterator[Block]:
    release, tables = found.tables.release, site.atlas.tables
    used = {key for v in found.verdicts for key in v.result.sources}
    tiers = tables.sources["tier"][tables.sources.index.isin(used)].value_counts().sort_index()
    told = lists.listed(
        (f"{TIERS[int(str(t))].in_(language)} {n}" for t, n in tiers.items()), language
    )
    pairs = (
        (Message("数据版本"), f"{release.id} · {release.date.isoformat()}"),
        (Message("摘要"), f"sha256:{release.digest}"),
        (
            Message("用到的来源"),
            Message("{n} 处（{tiers}）", n=len(used), tiers=told).text(language),
        ),
        (Message("空白的含义"), BLANK_NOTE.in_(language)),
        (
            Message("整体与个案"),
            Message(
                "一项由多个县（区）或结对组成时，全部达到才算达到；有一个未达到即为未达到，"
                "其余有达到的则为部分达到；没有未达到但有缺数的，为无法判断。"
            ).text(language),
        ),
        (
            Message("把握"),
            Message("高、中、低三级，说的是结果可靠与否，每项写明理由。").text(language),
        ),
        (Message("转载"), REPOST_NOTE.in_(language)),
    )
    yield Terms(pairs=tuple((term.text(language), text) for term, text in pairs))


def _kind(site: Site, found: Evaluation, kind: str, selection: Selection) -> Iterator[Block]:
    for chart, chosen in CHARTS.get(kind, ()):
        yield _picture(site, chart, chosen, selection)
    for number, verdict in enumerate(found.of(kind), 1):
        yield from report_chapters.rule(verdict, number, selection.lang)


def _picture(site: Site, chart: str, chosen: Selection, selection: Selection) -> Picture:
    release = site.atlas.tables.release.id
    pinned = chosen.but(lang=selection.lang, release=release)
    view, about = site.atlas.view(pinned), charts.CHARTS[chart]
    return Picture(
        chart=chart,
        selection=pinned,
        alt=alt_text(view, chart, selection.lang),
        caption=Message(
            "{chart}：{metric}。图号 {code}",
            chart=about.label,
            metric=(view.charts_metric if about.divides else view.metric).label,
            code=view.code,
        ).text(selection.lang),
    )
