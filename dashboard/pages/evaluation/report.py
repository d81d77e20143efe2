"""The self-evaluation report (自评估报告): the page in words and tables, for the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from geodata.evaluation.evaluate import JUDGED, KINDS, Evaluation, Verdict, evaluate
from geodata.evaluation.judges.starting import URBAN
from geodata.evaluation.judges.types import CONFIDENCE, NOT_JUDGEABLE, STATUSES, Row, said
from geodata.export.metadata import BLANK_NOTE, REPOST_NOTE
from geodata.language import Language, Message, Text, lists, units
from geodata.registry import charts
from geodata.registry.programme.plan import plan_facts
from geodata.registry.terms import TIERS
from geodata.selection import Selection
from geodata.wording.alt_text import alt_text

#: Source ids named in a cell; the last chapter has all of them by title.
IDS_SHOWN = 4
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
_NUMERALS = "一二三四五六七八九十"


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
        (Message("尚缺的公开数字"), _lacking(found, language)),
        (Message("附表：各结对公布的年度无偿援助合计"), _floor(found, language)),
        (Message("来源清单"), _sources(site, found, language)),
    ]
    for number, (label, blocks) in enumerate(chapters):
        title = label.text(language) if isinstance(label, Message) else label.in_(language)
        mark = f"{_NUMERALS[number]}、" if language == "zh" else f"{number + 1}. "
        yield Heading(1, mark + title)
        yield from blocks


def _conclusion(found: Evaluation, language: Language) -> Iterator[Block]:
    yield Paragraph(text=_stopped(found.headline.text(language), language), kind="finding")
    yield Paragraph(
        text=Message(
            "本报告只用公开数字，供援受双方自评估时核对，不代替自评估本身。"
            "「无法判断」是一种结果：现有公开数字不足以判断，不等于未达到。"
        ).text(language)
    )
    yield _summary(found, language)
    rows = tuple(
        (v.target.title.in_(language), _status(v.result.status, language),
         v.result.finding.text(language))
        for v in found.of(*JUDGED)
    )  # fmt: skip
    yield Table(
        head=_heads((Message("目标、机制"), Message("结果"), Message("发现")), language),
        rows=rows,
        widths=(34, 18, 48),
        caption=Message("各项目标和机制的结果").text(language),
    )


def _summary(found: Evaluation, language: Language) -> Table:
    counts = {kind: found.counts(kind) for kind in KINDS}
    rows = [
        (_status(key, language), *(str(counts[kind][key]) for kind in KINDS),
         row.about.in_(language))
        for key, row in STATUSES.items()
    ]  # fmt: skip
    total = tuple(str(sum(counts[kind].values())) for kind in KINDS)
    rows.append((Message("合计").text(language), *total, ""))
    return Table(
        head=(
            Message("结果").text(language),
            *(label.in_(language) for label in KINDS.values()),
            Message("含义").text(language),
        ),
        rows=tuple(rows),
        widths=(18, 10, 13, 13, 14, 32),
        numbers=frozenset({1, 2, 3, 4}),
        caption=Message("各类各结果的项数").text(language),
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
        yield from _rule(verdict, number, selection.lang)


def _rule(verdict: Verdict, number: int, language: Language) -> Iterator[Block]:
    target, rule, result = verdict.target, verdict.rule, verdict.result
    mark = f"（{_chinese(number)}）" if language == "zh" else f"({number}) "
    yield Heading(2, mark + target.title.in_(language))
    section = Message("规划 {section}", section=target.section).text(language)
    yield Paragraph(
        text=f"{_status(result.status, language)} · {section}",
        kind="status",
        status=result.status,
        keeps=True,
    )
    if language == "en":
        yield Paragraph(text=target.what.zh, kind="note", keeps=True)
    finding = _stopped(result.finding.text(language), language)
    yield Paragraph(text=finding, kind="finding", keeps=True)
    yield Paragraph(keeps=True, text=_stopped(result.reason.text(language), language))
    sure = Message("{sure}：{why}", sure=CONFIDENCE[result.sure], why=result.why)
    yield Terms(
        pairs=(
            (Message("规则").text(language), rule.how.in_(language)),
            (Message("数据").text(language), rule.data.in_(language)),
            (Message("把握").text(language), sure.text(language)),
            (Message("要判断还缺").text(language), rule.needed.in_(language)),
        ),
        keeps=bool(result.rows),
    )
    if result.rows:
        yield _figures(result.rows, language)


def _figures(rows: Sequence[Row], language: Language) -> Table:
    told = any(row.said for row in rows)
    heads = [Message("内容"), Message("数值"), Message("年份"), Message("来源")]
    cells = []
    for row in rows:
        label = said(row.label, language)
        note = said(row.said, language) if told else ""
        bracket = lists.bracketed(note, language)
        cells.append(
            (label + (bracket if note else ""), row.figure(language), row.years or units.BLANK,
             _ids(row.sources, language))
        )  # fmt: skip
    return Table(
        head=_heads(heads, language),
        rows=tuple(cells),
        widths=(37, 16, 13, 34),
        numbers=frozenset({1, 2}),
        small=True,
    )


def _ids(sources: Sequence[str], language: Language) -> str:
    if not sources:
        return units.BLANK
    shown = ", ".join(sources[:IDS_SHOWN])
    if len(sources) <= IDS_SHOWN:
        return shown
    return Message("{ids} 等 {n} 处", ids=shown, n=len(sources)).text(language)


def _lacking(found: Evaluation, language: Language) -> Iterator[Block]:
    """What would settle what cannot be judged."""
    yield Paragraph(
        text=Message(
            "下列各项凭公开数字无法判断。县（区）或支援方能够填报的，网站的规划评估页给出缺口表。"
        ).text(language)
    )
    rows = tuple(
        (v.target.title.in_(language), v.rule.needed.in_(language))
        for v in found.verdicts
        if v.result.status == NOT_JUDGEABLE
    )
    yield Table(
        head=_heads((Message("规划内容"), Message("要判断还缺")), language),
        rows=rows,
        widths=(42, 58),
    )


def _floor(found: Evaluation, language: Language) -> Iterator[Block]:
    """Pairs down, years across: what is published of each, and the verdict."""
    (verdict,) = [v for v in found.verdicts if v.key == "m_fund_floor"]
    yield Paragraph(text=verdict.result.reason.text(language))
    years = sorted({case.years for case in verdict.result.cases})
    grid: dict[str, dict[str, Row]] = {}
    for case in verdict.result.cases:
        grid.setdefault(said(case.label, language), {})[case.years] = case
    rows = tuple(
        (name, *(_verdict(cells[year], language) for year in years)) for name, cells in grid.items()
    )
    signs = (STATUSES[key] for key in dict.fromkeys(c.verdict for c in verdict.result.cases))
    yield Table(
        head=(Message("结对").text(language), *years),
        rows=rows,
        widths=(40, *(12 for _ in years)),
        numbers=frozenset(range(1, len(years) + 1)),
        caption=lists.divided((f"{one.sign} {one.label.in_(language)}" for one in signs), language),
        small=True,
    )


def _verdict(case: Row, language: Language) -> str:
    figure = case.figure(language)
    sign = STATUSES[case.verdict].sign
    return sign if figure == units.BLANK else f"{figure}\N{NO-BREAK SPACE}{sign}"


def _sources(site: Site, found: Evaluation, language: Language) -> Iterator[Block]:
    used = {key for v in found.verdicts for key in v.result.sources}
    rows = []
    for key, row in site.atlas.tables.sources.iterrows():
        if str(key) in used:
            told = " · ".join(
                str(row[name]) for name in ("title", "publisher", "date") if row[name]
            )
            tier = TIERS[int(row["tier"])].in_(language)
            rows.append((str(key), tier, told, str(row["url"])))
    heads = (Message("编号"), Message("级别"), Message("题名、发布者、日期"), Message("网址"))
    yield Table(head=_heads(heads, language), rows=tuple(rows), widths=(9, 9, 44, 38), small=True)


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


def _status(key: str, language: Language) -> str:
    return f"{STATUSES[key].sign} {STATUSES[key].label.in_(language)}"


def _heads(heads: Sequence[Message], language: Language) -> tuple[str, ...]:
    return tuple(head.text(language) for head in heads)


def _stopped(text: str, language: Language) -> str:
    """A sentence with its stop."""
    return text + ("。" if language == "zh" else ".")


def _chinese(number: int) -> str:
    """A number up to nineteen in Chinese numerals.

    >>> _chinese(3), _chinese(10), _chinese(12)
    ('三', '十', '十二')
    """
    return _NUMERALS[number - 1] if number <= 10 else f"十{_NUMERALS[number - 11]}"
