"""What stands in chapters of the report: the summary, each rule, what is lacking, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.pages.evaluation import report_words
from dashboard.pages.evaluation.blocks import Block, Heading, Paragraph, Table, Terms
from dashboard.site import Site
from geodata.evaluation.evaluate import KINDS, Evaluation, Verdict
from geodata.evaluation.judges.types import CONFIDENCE, NOT_JUDGEABLE, STATUSES, Row, label_text
from geodata.language import Language, Message, lists, units
from geodata.registry.terms import TIERS

#: Source ids named in a cell; the last chapter has all of them by title.
IDS_SHOWN = 4


def summary(found: Evaluation, language: Language) -> Table:
    """How many rules of each kind have each result."""
    counts = {kind: found.counts(kind) for kind in KINDS}
    rows = [
        (report_words.status(key, language), *(str(counts[kind][key]) for kind in KINDS),
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


def rule(verdict: Verdict, number: int, language: Language) -> Iterator[Block]:
    """One rule: result, finding and reason, how it was judged, and its figures."""
    target, rule, result = verdict.target, verdict.rule, verdict.result
    mark = f"（{report_words.numeral(number)}）" if language == "zh" else f"({number}) "
    yield Heading(2, mark + target.title.in_(language))
    section = Message("规划 {section}", section=target.section).text(language)
    yield Paragraph(
        text=f"{report_words.status(result.status, language)} · {section}",
        kind="status",
        status=result.status,
        keeps=True,
    )
    if language == "en":
        yield Paragraph(text=target.what.zh, kind="note", keeps=True)
    finding = report_words.stopped(result.finding.text(language), language)
    yield Paragraph(text=finding, kind="finding", keeps=True)
    yield Paragraph(keeps=True, text=report_words.stopped(result.reason.text(language), language))
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
        label = label_text(row.label, language)
        note = label_text(row.said, language) if told else ""
        bracket = lists.bracketed(note, language)
        cells.append(
            (label + (bracket if note else ""), row.figure(language), row.years or units.BLANK,
             _ids(row.sources, language))
        )  # fmt: skip
    return Table(
        head=report_words.heads(heads, language),
        rows=tuple(cells),
        widths=(37, 16, 13, 34),
        numbers=frozenset({1, 2}),
        small=True,
    )


def _ids(sources: Sequence[str], language: Language) -> str:
    if not sources:
        return units.BLANK
    shown = lists.keys(sources[:IDS_SHOWN])
    if len(sources) <= IDS_SHOWN:
        return shown
    return Message("{ids} 等 {n} 处", ids=shown, n=len(sources)).text(language)


def lacking(found: Evaluation, language: Language) -> Iterator[Block]:
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
        head=report_words.heads((Message("规划内容"), Message("要判断还缺")), language),
        rows=rows,
        widths=(42, 58),
    )


def floor(found: Evaluation, language: Language) -> Iterator[Block]:
    """Pairs down, years across: what is published of each, and the verdict."""
    (verdict,) = [v for v in found.verdicts if v.key == "m_fund_floor"]
    yield Paragraph(text=verdict.result.reason.text(language))
    years = sorted({case.years for case in verdict.result.cases})
    grid: dict[str, dict[str, Row]] = {}
    for case in verdict.result.cases:
        grid.setdefault(label_text(case.label, language), {})[case.years] = case
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


def sources(site: Site, found: Evaluation, language: Language) -> Iterator[Block]:
    """Every source that a result rests on."""
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
    yield Table(
        head=report_words.heads(heads, language),
        rows=tuple(rows),
        widths=(9, 9, 44, 38),
        small=True,
    )
