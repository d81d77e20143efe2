"""The evaluation as a workbook: results, figures, cases, sources, how to read them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from geodata.atlas import Atlas
from geodata.evaluation.evaluate import KINDS, Evaluation, Verdict, evaluate
from geodata.evaluation.judges.types import CONFIDENCE, STATUSES, Row, label_text
from geodata.export.cells import Cell, plain
from geodata.export.metadata import BLANK_NOTE, source
from geodata.export.readme import word
from geodata.export.workbook import GRID, GRID_HEAD, SOURCE_COLUMNS, TITLE, opened, put
from geodata.language import Language, Message, Text, lists
from geodata.package.licences import licences
from geodata.package.rows import county_name, row_of
from geodata.registry.metrics import LEDGER

#: Sheets in order: name, and the width of each column by its heading.
_RESULTS: tuple[tuple[Text, int], ...] = (
    (Text("类别", "Kind"), 11),
    (Text("章节", "Section"), 10),
    (Text("规划内容", "The plan's words"), 34),
    (Text("结果", "Result"), 12),
    (Text("发现", "Finding"), 46),
    (Text("原因", "Reason"), 46),
    (Text("规则", "Rule"), 46),
    (Text("数据", "Data"), 24),
    (Text("把握", "Confidence"), 9),
    (Text("把握的理由", "Reason of the confidence"), 34),
    (Text("要判断还缺", "Still needed"), 40),
    (Text("键", "Key"), 20),
)
_ROWS: tuple[tuple[Text, int], ...] = (
    (Text("键", "Key"), 20),
    (Text("规划内容", "The plan's words"), 30),
    (Text("内容", "What"), 38),
    (Text("数值", "Value"), 13),
    (Text("单位", "Unit"), 14),
    (Text("年份", "Years"), 12),
    (Text("结果", "Result"), 12),
    (Text("说明", "Note"), 40),
    (Text("来源编号", "Source ids"), 26),
    (Text("行政区划代码", "County code"), 13),
    (Text("县（区）", "County"), 22),
    (Text("支援方", "Supporter"), 16),
)
_SHEETS = {
    "results": Text("结果", "Results"),
    "rows": Text("数字", "Figures"),
    "cases": Text("逐县逐对", "Counties and pairs"),
    "sources": Text("来源", "Sources"),
    "about": Text("说明", "About"),
}


def content(atlas: Atlas, language: Language) -> bytes:
    """The workbook; nothing in it depends on host or clock."""
    out, found, release = io.BytesIO(), evaluate(atlas), atlas.tables.release
    title = Message("规划评估：{headline}", headline=found.headline).text(language)
    with opened(out, title, release.date, comments=release.id) as book:
        looks = _looks(book)
        _sheet(book, looks, "results", _RESULTS, _results(found, language), language)
        _sheet(book, looks, "rows", _ROWS, _rows(found, language), language)
        _sheet(book, looks, "cases", _ROWS, _cases(found, language), language)
        sources = _sources(atlas, found, language)
        _sheet(book, looks, "sources", _SOURCE_WIDTHS, sources, language)
        _about(book, looks, atlas, found, language)
    return out.getvalue()


def file_name(atlas: Atlas, ending: str, language: Language) -> str:
    """An ASCII name with language and release, e.g. `evaluation_en_r1.xlsx`."""
    parts = ("evaluation", "" if language == "zh" else language, atlas.tables.release.id)
    return "_".join(part for part in parts if part) + f".{ending}"


def _results(found: Evaluation, language: Language) -> Iterator[tuple[Cell, ...]]:
    for one in found.verdicts:
        target, rule, result = one.target, one.rule, one.result
        yield (
            KINDS[target.kind].in_(language), target.section, target.title.in_(language),
            _status(result.status, language), result.finding.text(language),
            result.reason.text(language), rule.how.in_(language), rule.data.in_(language),
            CONFIDENCE[result.sure].in_(language), result.why.text(language),
            rule.needed.in_(language), one.key,
        )  # fmt: skip


def _status(key: str, language: Language) -> str:
    return f"{STATUSES[key].sign} {STATUSES[key].label.in_(language)}" if key else ""


def _rows(found: Evaluation, language: Language) -> Iterator[tuple[Cell, ...]]:
    for one in found.verdicts:
        for row in one.result.rows:
            yield _row(found, one, row, language)


def _cases(found: Evaluation, language: Language) -> Iterator[tuple[Cell, ...]]:
    for one in found.verdicts:
        for row in one.result.cases:
            yield _row(found, one, row, language)


def _row(found: Evaluation, verdict: Verdict, row: Row, language: Language) -> tuple[Cell, ...]:
    tables = found.tables
    county = county_name(row_of(tables.counties, row.adcode), language) if row.adcode else None
    column = "name_en" if language == "en" else "short_zh"
    who = str(tables.supporters[column][row.supporter]) if row.supporter else None
    return (
        verdict.key, verdict.target.title.in_(language), label_text(row.label, language),
        plain(row.value), row.unit.label.in_(language), row.years,
        _status(row.verdict, language), label_text(row.said, language), lists.keys(row.sources),
        row.adcode or None, county, who,
    )  # fmt: skip


_SOURCE_WIDTHS: tuple[tuple[Text, int], ...] = tuple(
    (label, width)
    for label, width in zip(SOURCE_COLUMNS.values(), (9, 50, 24, 12, 8, 10, 46, 34), strict=True)
)


def _sources(atlas: Atlas, found: Evaluation, language: Language) -> Iterator[tuple[Cell, ...]]:
    """Every source behind a figure, in the order of the list of sources."""
    used = {key for one in found.verdicts for key in one.result.sources}
    for key, row in atlas.tables.sources.iterrows():
        if str(key) in used:
            told = source(str(key), row, language)
            yield tuple(told[name] for name in SOURCE_COLUMNS)


def _looks(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format(GRID_HEAD),
        "cell": book.add_format(GRID),
        "bold": book.add_format(GRID | {"bold": True}),
        "title": book.add_format(TITLE),
    }


def _sheet(
    book: Any,
    looks: dict[str, Any],
    name: str,
    columns: Sequence[tuple[Text, int]],
    rows: Iterator[tuple[Cell, ...]],
    language: Language,
) -> None:
    page = book.add_worksheet(_SHEETS[name].in_(language))
    page.write_row(0, 0, [label.in_(language) for label, _ in columns], looks["head"])
    for place, (_, width) in enumerate(columns):
        page.set_column(place, place, width)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            put(page, last, place, cell, looks["cell"])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, last), len(columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _about(
    book: Any, looks: dict[str, Any], atlas: Atlas, found: Evaluation, language: Language
) -> None:
    release = atlas.tables.release
    page = book.add_worksheet(_SHEETS["about"].in_(language))
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 90)
    page.hide_gridlines(2)
    page.write_string(0, 0, found.headline.text(language), looks["title"])
    licence = " · ".join(f"{one['name']} {one['path']}" for one in licences())
    lines = [
        (word("release", language), f"{release.id} · {release.date.isoformat()}"),
        (word("digest", language), f"sha256:{release.digest}"),
        (word("blank", language), BLANK_NOTE.in_(language)),
        (word("source", language), LEDGER.in_(language)),
        *((_status(key, language), row.about.in_(language)) for key, row in STATUSES.items()),
        (word("licence", language), licence),
    ]
    for number, (label, text) in enumerate(lines, 2):
        put(page, number, 0, label, looks["bold"])
        put(page, number, 1, text, looks["cell"])
