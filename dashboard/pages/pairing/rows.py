"""Pairs as rows of a table: records, grants and investment apart, running totals, latest year.

The list is the twin of every drawing on the page, and what the panel beside it shows of it.
"""

from __future__ import annotations

from dash import html

from dashboard import addresses
from dashboard.drawing import matrix as matrix_parts
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.pairing.scene import ROW, PairingScene
from geodata.analyses.pairing import figures as pair_figures
from geodata.analyses.pairing.figures import Amount, Pair, Total
from geodata.language import Language, Message, Text, lists, units
from geodata.language.units import Scale, Unit
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

#: Where a supporter's page has its records, and the sources of its running totals.
RECORDS_ID, TOTALS_ID = "records", "totals"
#: Columns of figures, in their order.
NUMBERS = ("records number", *("number" for _ in pair_figures.SUMS))
RECORDS = Text("公开记录", "Records")
LATEST = Text("最近一年", "Latest year")
CAPTION = Message("每对结对关系的记录、资金与累计数")
NOTE = Message(
    "无偿援助与签约投资分列，不相加；累计数由各地公布，截至年份不一，不随筛选变化。"
    "— 表示没有公开数字，不是零。"
)
NO_PAIRS = Message("所选范围内没有结对关系")
RUNNING = Text("公布的累计数（不随筛选）", "Published running total (no filter applies)")


def table(scene: PairingScene, pairs: tuple[Pair, ...], *, by: str, caption: str) -> Component:
    """All pairs in rows.

    Parameters
    ----------
    by
        `county` names counties first, `supporter` leaves the supporter out.
    """
    language = scene.language
    heads = [Message("县（区）").text(language)]
    heads += [Message("支援方").text(language)] if by == "county" else []
    heads += [
        Message("关系").text(language),
        RECORDS.in_(language),
        *(_amount_head(metric, pairs, language) for metric in pair_figures.SUMS),
        LATEST.in_(language),
        RUNNING.in_(language),
    ]
    body = [_row(scene, pair, pairs, heads, by) for pair in pairs]
    if by == "county":
        body = _with_unnamed(scene, pairs, body, heads)
        _mark_groups(body)
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(html.Tr([_head(n - len(heads), head) for n, head in enumerate(heads)])),
            html.Tbody(body),
        ],
        className=f"pairs of-{by}",
    )


def _head(place: int, text: str) -> Component:
    """A head over its column; those of numbers stand right, `place` counts from the end."""
    is_number = -2 - len(NUMBERS) <= place < -2
    return html.Th(text, scope="col", className="number" if is_number else None)


def _amount_head(metric: str, pairs: tuple[Pair, ...], language: Language) -> str:
    return headed(METRICS[metric].label, _scale(metric, pairs).label, language)


def headed(label: Text, unit: Text, language: Language) -> str:
    """A column's head with its unit in brackets."""
    text, inside = label.in_(language), unit.in_(language)
    if not inside:
        return text
    return text + lists.bracketed(inside, language)


def _scale(metric: str, pairs: tuple[Pair, ...]) -> Scale:
    """One unit for a whole column."""
    known = [p.sums[metric].value for p in pairs if p.sums[metric].is_known]
    return _unit(metric).scale(max(known, default=0.0))


def _unit(metric: str) -> Unit:
    return METRICS[metric].unit


def _row(
    scene: PairingScene, pair: Pair, pairs: tuple[Pair, ...], heads: list[str], by: str
) -> Component:
    language = scene.language
    county = html.A(scene.county(pair.adcode), href=scene.county_page(pair.adcode))
    who = html.A(scene.supporter(pair.supporter), href=scene.supporter_page(pair.supporter))
    cells: list[Component] = [who] if by == "county" else []
    page = scene.supporter_page(pair.supporter) if by == "county" else ""
    cells += [relation(pair, language), _records(pair, page, language)]
    cells += [amount(pair.sums[m], _scale(m, pairs), language) for m in pair_figures.SUMS]
    cells += [latest(pair, language), _running(pair.totals, page, language)]
    kinds = ["who"] if by == "county" else []
    kinds += ["relation", *NUMBERS, "latest", "running"]
    return html.Tr(
        [
            html.Th(county, scope="row"),
            *(
                html.Td(
                    cell,
                    className=f"{kind} blank" if cell == units.BLANK else kind,
                    **attributes({"data-head": head}),
                )
                for cell, kind, head in zip(cells, kinds, heads[1:], strict=True)
            ),
        ],
        id=ROW + pair.key,
        className=pair.relation,
        **attributes({"data-s": pair.supporter, "data-c": pair.adcode}),
    )


def _with_unnamed(
    scene: PairingScene, pairs: tuple[Pair, ...], body: list[Component], heads: list[str]
) -> list[Component]:
    """A row for each county that the table names nobody for (note 2), where it stands."""
    found = scene.figures.matrix
    told = Message("规划未明确重点结对支援方（附表注 2）").text(scene.language)
    river = {str(code): n for n, code in enumerate(found.counties.index)}
    rows = [(river[pair.adcode], 1, row) for pair, row in zip(pairs, body, strict=True)]
    for code in found.unnamed:
        if not found.inside[code].to_numpy().any():
            continue
        name = html.Th(html.A(scene.county(code), href=scene.county_page(code)), scope="row")
        cell = html.Td(told, colSpan=str(len(heads) - 1))
        row = html.Tr([name, cell], className="unnamed", **attributes({"data-c": code}))
        rows.append((river[code], 0, row))
    return [row for _, _, row in sorted(rows, key=lambda one: one[:2])]


def _mark_groups(body: list[Component]) -> None:
    """Where a county begins: its name is read in every row, and seen in the first."""
    before = ""
    for row in body:
        code = getattr(row, "data-c")
        row.className += " again" if code == before else " begins"
        before = code


def relation(pair: Pair, language: Language) -> str:
    """By which right a pair stands in the list."""
    if pair.relation == pair_figures.PAIRED:
        return Message("规划附表第 {place} 位", place=pair.order).text(language)
    told = {
        pair_figures.OWN: Message("本省（市）支援（附表注 1）"),
        pair_figures.BESIDE: Message("不在规划附表中"),
    }
    return told[pair.relation].text(language)


def _records(pair: Pair, page: str, language: Language) -> Component:
    """How many there are, and the way to them."""
    if pair.records:
        return html.A(str(pair.records), href=f"{page}#{RECORDS_ID}")
    return html.Span(Message("没有公开记录").text(language), className="muted")


def amount(found: Amount, scale: Scale, language: Language) -> str:
    """A sum in the unit of its column, 至少 where it applies, a dash where none is published."""
    if not found.is_known:
        return units.BLANK
    text = units.figure(found.value, scale, language)
    return Message("至少 {amount}", amount=text).text(language) if found.at_least else text


def latest(pair: Pair, language: Language) -> str:
    """The latest year of a record, and whether it is only that of a report."""
    if pair.last:
        year = str(pair.last)
        told = Message("{year}（报道年份）", year=year)
        return told.text(language) if pair.reported else year
    return Message("年份不详或跨年").text(language) if pair.records else units.BLANK


def _running(totals: tuple[Total, ...], page: str, language: Language) -> Component:
    """Each running total with its span, and the way to its source; a dash without any."""
    if not totals:
        return units.BLANK
    return [
        html.Div(html.A(total_text(one, language), href=f"{page}#{TOTALS_ID}")) for one in totals
    ]


def total_text(total: Total, language: Language) -> str:
    """A running total with its span."""
    metric = METRICS[total.metric]
    value = units.with_unit(total.value, metric.unit.scale(total.value), language)
    label = _SHORT[metric.unit.key]
    text = Message("{what} {value}（{span}）", what=label, value=value, span=_span(total))
    if total.together:
        text = Message("与他方合计：{total}", total=text)
    return text.text(language)


_SHORT = {
    METRICS[key].unit.key: label
    for key, label in zip(
        pair_figures.TOTALS, (Text("无偿援助", "Grants"), Text("项目", "Projects")), strict=True
    )
}


def _span(total: Total) -> Message:
    if not total.first:
        return Message("截至 {year} 年", year=total.last)
    return Message("{first}—{last} 年", first=total.first, last=total.last)


def coverage(scene: PairingScene) -> str:
    """How many pairs have records, and what no pair holds."""
    return matrix_parts.coverage(scene.figures.matrix, scene.language)


def downloads(chosen: Selection) -> list[Component]:
    """The records of a selection as files."""
    label = Message("全部记录 CSV").text(chosen.lang)
    return [
        html.A(label, href=addresses.DATA["records.csv"].at(chosen), download=""),
        " · ",
        html.A("XLSX", href=addresses.DATA["records.xlsx"].at(chosen), download=""),
    ]
