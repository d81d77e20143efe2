"""Figures of a step as native charts, which Office can edit and read aloud.

A year without a record and a county without a figure are empty cells of the chart's sheet, which
draw nothing: a blank is not a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.look import fonts
from dashboard.look.theme import LIGHT
from dashboard.meeting import texts
from dashboard.meeting.blocks import Bars, Block, Columns, Facts, Line, Lines
from dashboard.meeting.takeaway import deck_tables
from dashboard.meeting.takeaway.deck_master import Placeholder
from dashboard.meeting.takeaway.deck_tables import SMALL, TYPE, Shapes, rgb
from geodata.language import Language

#: Type of titles, in points.
TITLE = 14
#: Height of the line over a figure, in inches.
HEAD = 0.32
#: A bar takes this share of its slot, as Office counts it: the gap in per cent of the bar.
GAP = 45
#: Height of a bar with its slot, in inches.
SLOT = 0.36
#: From this value on an axis has whole numbers.
WHOLE = 5
#: At most so many years are written on an axis.
YEARS = 7
#: How much longer than the longest bar the axis is, for its number.
ROOM = 1.25


def draw(
    shapes: Shapes,
    block: Block,
    place: Placeholder,
    ramp: Sequence[str],
    language: Language,
    scale: float = 1.0,
) -> None:
    """A figure in its place, its title above it."""
    _title(shapes, texts.title(block), place)
    below = Placeholder(place.x, place.y + HEAD, place.width, place.height - HEAD)
    if isinstance(block, Facts):
        deck_tables.facts(shapes, block, below, scale)
    elif isinstance(block, Bars):
        _bars(shapes, block, below, ramp)
    elif isinstance(block, Columns):
        _columns(shapes, block, below, language)
    else:
        _lines(shapes, block, below)
    shapes[-1]._element.nvGraphicFramePr.cNvPr.set("descr", texts.alt(block, language))
    shapes[-1].name = texts.title(block)[:80]


def _title(shapes: Shapes, text: str, place: Placeholder) -> None:
    box = shapes.add_textbox(*Placeholder(place.x, place.y, place.width, HEAD).emu)
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size = text, Pt(_title_size(text, place.width * 72))
    run.font.color.rgb = rgb(LIGHT.teal)


def _title_size(text: str, room: float) -> float:
    """As large as keeps it in one line."""
    return max(SMALL, min(TITLE, TITLE * room / (fonts.width(text, TITLE) * texts.SAFE)))


def _chart(shapes: Shapes, kind: Any, place: Placeholder, data: CategoryChartData) -> Any:
    chart = shapes.add_chart(kind, *place.emu, data).chart
    chart.has_title, chart.has_legend = False, False
    chart.font.size, chart.font.color.rgb = Pt(TYPE), rgb(LIGHT.ink)
    return chart


def _bars(shapes: Shapes, block: Bars, place: Placeholder, ramp: Sequence[str]) -> None:
    """Bars in class colours of the map, or in the colours of their sectors."""
    data = CategoryChartData(number_format=texts.number_format(block))
    data.categories = [row.label for row in block.rows]
    data.add_series(texts.title(block), [row.value / block.divide for row in block.rows])
    place = Placeholder(place.x, place.y, place.width, min(place.height, bars_height(block)))
    chart = _chart(shapes, XL_CHART_TYPE.BAR_CLUSTERED, place, data)
    names, numbers = chart.category_axis, chart.value_axis
    names.reverse_order = True
    _quiet(names)
    numbers.visible, numbers.has_major_gridlines, numbers.minimum_scale = False, False, 0
    longest = max(row.value for row in block.rows) / block.divide
    numbers.maximum_scale = longest * ROOM or 1  # or the number at the end has no place
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = GAP, False
    for point, colour in zip(
        _points(plot.series[0], len(block.rows)), texts.fills(block, ramp), strict=True
    ):
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(colour)
    _labels(plot, texts.number_format(block))
    for n, row in enumerate(block.rows):
        if not texts.is_spelt(row.text, row.value / block.divide):  # `4/7`, `<0.01`
            label = plot.series[0].points[n].data_label
            label.position = XL_LABEL_POSITION.OUTSIDE_END
            label.text_frame.text = row.text
            label.text_frame.paragraphs[0].runs[0].font.size = Pt(TYPE)


def _points(series: Any, many: int) -> list[Any]:
    return [series.points[n] for n in range(many)]


def _labels(plot: Any, number: str, position: Any = XL_LABEL_POSITION.OUTSIDE_END) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, number, False
    labels.position, labels.font.size = position, Pt(TYPE)
    labels.font.color.rgb = rgb(LIGHT.ink)


def _quiet(axis: Any) -> None:
    """Names without marks, the line pale."""
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.format.line.color.rgb = rgb(LIGHT.province)
    axis.tick_labels.font.size = Pt(TYPE)


def _scale(axis: Any, block: Columns | Lines) -> None:
    """Few pale lines, numbers in small."""
    number = "#,##0" if texts.highest(block) >= WHOLE else "General"
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.hairline)
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.format.line.fill.background()
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(SMALL), rgb(LIGHT.muted)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number, False


def _columns(shapes: Shapes, block: Columns, place: Placeholder, language: Language) -> None:
    """What is dated by the event, and on it, pale, what only by its report."""
    years = texts.years(block)
    known = {row.year: row for row in block.rows}
    data = CategoryChartData(number_format=texts.number_format(block))
    data.categories = [date(year, 1, 1) for year in years]
    firm, reported = texts.kinds(language)
    dated = any(row.reported for row in block.rows)
    for name, key in ((firm, "firm"), (reported, "reported"))[: 1 + dated]:
        values = [
            getattr(known[year], key) / block.divide if year in known else None for year in years
        ]
        data.add_series(name, [value or None for value in values])
    chart = _chart(shapes, XL_CHART_TYPE.COLUMN_STACKED, place, data)
    _years(chart.category_axis, years)
    _scale(chart.value_axis, block)
    chart.value_axis.minimum_scale = 0
    if texts.highest(block) < WHOLE and texts.number_format(block) == "#,##0":
        chart.value_axis.major_unit = 1
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = GAP, 100
    for series, colour in zip(plot.series, (LIGHT.teal, texts.PALE), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
    if dated:
        _legend(chart)


def _legend(chart: Any) -> None:
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size, chart.legend.font.color.rgb = Pt(SMALL), rgb(LIGHT.muted)


def _years(axis: Any, years: Sequence[int]) -> None:
    """A date axis: programs that know no other steps know those of years."""
    _quiet(axis)
    axis.tick_labels.font.size = Pt(SMALL)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "yyyy", False
    step = next(one for one in (1, 2, 5, 10, 20, 50) if len(years) / one <= YEARS)
    made = axis._element
    for name in ("baseTimeUnit", "majorUnit", "majorTimeUnit", "minorUnit", "minorTimeUnit"):
        for old in made.findall(qn(f"c:{name}")):
            made.remove(old)
    for name, value in (
        ("baseTimeUnit", "years"), ("majorUnit", str(step)), ("majorTimeUnit", "years"),
    ):  # fmt: skip
        etree.SubElement(made, qn(f"c:{name}"), val=value)


def _lines(shapes: Shapes, block: Lines, place: Placeholder) -> None:
    """The strong lines named at their end, the others thin and grey behind them."""
    years = texts.years(block)
    data = CategoryChartData(number_format=texts.number_format(block))
    data.categories = [date(year, 1, 1) for year in years]
    ordered = sorted(block.lines, key=lambda line: line.strong)
    for line in ordered:
        known = dict(line.points)
        data.add_series(
            line.label, [known[y] / block.divide if y in known else None for y in years]
        )
    chart = _chart(shapes, XL_CHART_TYPE.LINE_MARKERS, place, data)
    _years(chart.category_axis, years)
    _scale(chart.value_axis, block)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    colours = iter((LIGHT.teal, LIGHT.cinnabar, LIGHT.river))
    for series, line in zip(chart.plots[0].series, ordered, strict=True):
        _line(series, line, years, next(colours, LIGHT.teal) if line.strong else LIGHT.province)


def _line(series: Any, line: Line, years: Sequence[int], colour: str) -> None:
    series.smooth = False
    series.format.line.color.rgb = rgb(colour)
    series.format.line.width = Pt(2.25 if line.strong else 1)
    alone = texts.alone(line)
    series.marker.style = XL_MARKER_STYLE.CIRCLE if line.strong or alone else XL_MARKER_STYLE.NONE
    series.marker.size = 6 if line.strong else 4
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(colour)
    series.marker.format.line.color.rgb = rgb(colour)
    if not line.strong:
        return
    last = list(years).index(line.points[-1][0])
    label = series.points[last].data_label
    label.position = XL_LABEL_POSITION.ABOVE
    label.has_text_frame = True
    run = label.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.color.rgb = line.label, Pt(TYPE), rgb(colour)


def bars_height(block: Bars) -> float:
    """How tall so many bars are, in inches."""
    return SLOT * len(block.rows) + 0.12
