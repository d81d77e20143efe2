"""The whole picture: what stands above and below the chart, and where the chart goes.

Three layouts by proportion: a banner has its words on the left; a wide sheet its legend on
the right, where the map is empty; a tall one has everything below each other, with the
ranking in the room that is left.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from dashboard import addresses, titles, words
from dashboard.look import fonts, theme
from dashboard.look.fonts import SERIF
from dashboard.pictures.charts import legend, maps, marks, pairing, ranking, sectors, trend
from dashboard.pictures.charts.canvas import Box, Canvas
from dashboard.pictures.options import Imprint, Options
from geodata.language import Language, Message
from geodata.registry.charts import CHARTS, MAP, PAIRING, RANKING, SECTORS, TREND
from geodata.releases import Facts
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.source_line import source_line

BANNER, WIDE = 2.0, 1.2
HEAD, SUB, FOOT = 30.0, 15.5, 12.5
DESIGN_SIDE = 900.0


def draw(chart: str, view: View, facts: Facts, options: Options, imprint: Imprint) -> Canvas:
    """A chart of a View as a finished sheet."""
    language = view.selection.lang
    width, height = options.sides
    canvas = Canvas(
        width,
        height,
        unit=math.sqrt(width * height) / DESIGN_SIDE,
        dots=options.dots,
        palette=theme.DARK if options.theme == "dark" else theme.LIGHT,
        transparent=options.transparent,
    )
    unit = canvas.unit
    whole = Box(0, 0, width, height).inset(34 * unit, 30 * unit, 34 * unit, 22 * unit)
    foot = _foot(canvas, whole, chart, _noted(chart, view, facts), facts, options, imprint)
    body = whole.inset(bottom=whole.bottom - foot)
    if width / height >= BANNER and CHARTS[chart].has_map:
        _banner(canvas, body, view, facts, options, language)
        return canvas
    if not options.plain:
        body = _head(canvas, body, chart, view, options, language)
    body = body.inset(bottom=10 * unit)
    DRAW[chart](canvas, body, view, facts, language)
    return canvas


def _noted(chart: str, view: View, facts: Facts) -> View:
    """The View whose coverage and sources a chart must tell: that of its own metric (rule 3)."""
    if not CHARTS[chart].divides or view.charts_metric is view.metric:
        return view
    kept = view.selection.uncompared().but(metric=view.charts_metric.key)
    return facts.atlas.view(kept)


def _head(
    canvas: Canvas, box: Box, chart: str, view: View, options: Options, language: Language
) -> Box:
    """Headline and the line under it; gives what is left."""
    title = options.title or titles.headline(chart, view, language)
    under = options.subtitle or titles.subtitle(chart, view, language)
    size = canvas.size(HEAD)
    if fonts.width(title, size, SERIF) > box.width * 1.9:
        size *= 0.82
    lines = fonts.balanced(title, size, box.width, 3, SERIF)
    end = canvas.lines(
        box.x, box.y, lines, size=size, colour=canvas.palette.ink, leading=1.3, face=SERIF
    )
    sub = canvas.size(SUB)
    end = canvas.lines(
        box.x,
        end + 3 * canvas.unit,
        fonts.wrapped(under, sub, box.width, 2),
        size=sub,
        colour=canvas.palette.muted,
    )
    top = end + 8 * canvas.unit
    return Box(box.x, top, box.width, box.bottom - top)


def _foot(
    canvas: Canvas,
    box: Box,
    chart: str,
    view: View,
    facts: Facts,
    options: Options,
    imprint: Imprint,
) -> float:
    """Coverage, sources, base map, release and figure code; gives its upper edge."""
    language, palette = view.selection.lang, canvas.palette
    size = canvas.size(FOOT)
    stamp = _stamp(view, language)
    right = max(fonts.width(line, size) for line in stamp)
    qr = 58 * canvas.unit if imprint.public_url else 0.0
    left = box.width - right - (qr + 12 * canvas.unit if qr else 0) - 24 * canvas.unit
    mark = 26 * canvas.unit if options.logo else 0.0
    if mark:
        left -= mark + 8 * canvas.unit
    lines = [
        line
        for text in _notes(chart, view, facts, options, imprint, language)
        for line in fonts.wrapped(text, size, left, 2)
    ]
    tall = max(size * 1.45 * len(lines), qr, size * 4.35)
    top = box.bottom - tall
    canvas.line(
        [box.x, box.right], [top - 9 * canvas.unit] * 2, palette.hairline, canvas.unit, order=4
    )
    canvas.lines(box.x, top, lines, size=size, colour=palette.muted, leading=1.45)
    edge = box.right - (qr + 12 * canvas.unit if qr else 0)
    canvas.lines(edge, top, stamp, size=size, colour=palette.ink, leading=1.45, align="right")
    if mark:
        marks.seal(
            canvas, Box(edge - right - mark - 8 * canvas.unit, top + 2 * canvas.unit, mark, mark)
        )
    if qr:
        pinned = view.selection.but(release=view.release.id)
        address = imprint.public_url + addresses.FIGURE_CODE.at(pinned, code=view.code)
        marks.qr(canvas, Box(box.right - qr, box.bottom - qr, qr, qr), address)
    return top - 9 * canvas.unit


def _stamp(view: View, language: Language) -> list[str]:
    """Name, release and figure code, at the right foot."""
    release = Message(
        "数据版本 {id}（{date}）", id=view.release.id, date=view.release.date.isoformat()
    ).text(language)
    name = Message("三峡库区对口支援地图").text(language)
    return [name, release, Message("图号 {code}", code=view.code).text(language)]


def _notes(
    chart: str, view: View, facts: Facts, options: Options, imprint: Imprint, language: Language
) -> list[str]:
    """The lines at the left foot, each where it applies."""
    about = CHARTS[chart]
    if about.of_plan:
        notes = [
            Message("来源：《全国对口支援三峡库区合作规划（2021—2025年）》附表").text(language)
        ]
    else:
        wide = words.area_wide(view, language) if about.classed else ""
        notes = [sentence.coverage(view, language), wide, source_line(view, language)]
    if about.by_sector:
        notes.append(Message("其他领域含未分领域的记录").text(language))
    if about.has_map and view.disputed:
        notes.append(Message("≠：来源不一，两数及取舍见在线版").text(language))
    if about.has_map:
        number = imprint.review_number or facts.base_map
        notes.append(words.base_map(number).text(language))
        if options.number:
            notes[-1] = Message(
                "审图号：{number}；{base}", number=options.number, base=notes[-1]
            ).text(language)
    return [note for note in (*notes, options.note) if note]


def _banner(
    canvas: Canvas, body: Box, view: View, facts: Facts, options: Options, language: Language
) -> None:
    """Words on the left, the map on the right."""
    words_box = body.inset(right=body.width * 0.62)
    if not options.plain:
        size = canvas.size(HEAD * 1.1)
        title = options.title or titles.headline(MAP, view, language)
        lines = fonts.balanced(title, size, words_box.width, 4, SERIF)
        end = canvas.lines(
            body.x, body.y, lines, size=size, colour=canvas.palette.ink, leading=1.28, face=SERIF
        )
        sub = canvas.size(SUB * 0.95)
        under = options.subtitle or titles.subtitle(MAP, view, language)
        canvas.lines(
            body.x,
            end + 6 * canvas.unit,
            fonts.wrapped(under, sub, words_box.width, 3),
            size=sub,
            colour=canvas.palette.muted,
        )
    column = legend.width(canvas, view, language)
    rows = legend.height(canvas, view, across=column)
    place = Box(body.x, body.bottom - rows, column, rows)
    legend.draw(canvas, place.inset(top=-8 * canvas.unit, bottom=8 * canvas.unit), view, language)
    box = body.inset(left=body.width * 0.40)
    maps.draw(canvas, box.inset(top=-22 * canvas.unit), view, facts.boundaries, language)


def _map(canvas: Canvas, body: Box, view: View, facts: Facts, language: Language) -> None:
    layout = _wide_map if canvas.width / canvas.height >= WIDE else _tall_map
    layout(canvas, body, view, facts, language)


def _wide_map(canvas: Canvas, body: Box, view: View, facts: Facts, language: Language) -> None:
    """The legend in the south-east, where no county is."""
    column = legend.width(canvas, view, language)
    land = body.inset(left=-10 * canvas.unit, right=column + 6 * canvas.unit)
    maps.draw(canvas, land, view, facts.boundaries, language)
    rows = legend.height(canvas, view, across=column)
    legend.draw(canvas, Box(body.right - column, body.bottom - rows, column, rows), view, language)


def _tall_map(canvas: Canvas, body: Box, view: View, facts: Facts, language: Language) -> None:
    """Map, legend in columns, and the ranking where there is room."""
    unit = canvas.unit
    wide = legend.width(canvas, view, language)
    columns = max(1, min(3, int(body.width // (wide + 20 * unit))))
    rows = legend.height(canvas, view, columns)
    high = min(body.width / 1.5, body.height - rows - 16 * unit)
    land = Box(body.x - 14 * unit, body.y, body.width + 28 * unit, high)
    maps.draw(canvas, land, view, facts.boundaries, language)
    end = land.bottom + 10 * unit
    legend.draw(canvas, Box(body.x, end, body.width, rows), view, language, columns)
    left = body.bottom - end - rows - 18 * unit
    if left > 10 * 15 * unit:
        below = Box(body.x, end + rows + 18 * unit, body.width, left)
        ranking.draw(canvas, below, view, language)


#: What fills the room below the headline.
Drawing = Callable[[Canvas, Box, View, Facts, Language], None]


def _pairs(canvas: Canvas, body: Box, view: View, facts: Facts, language: Language) -> None:
    pairing.draw(canvas, body, facts, view, language)


def _bars(drawing: Callable[[Canvas, Box, View, Language], None]) -> Drawing:
    """A drawing that needs the View only, a little below the headline."""

    def draw_it(canvas: Canvas, body: Box, view: View, _: Facts, language: Language) -> None:
        drawing(canvas, body.inset(top=6 * canvas.unit), view, language)

    return draw_it


DRAW: dict[str, Drawing] = {
    MAP: _map,
    RANKING: _bars(ranking.draw),
    TREND: _bars(trend.draw),
    SECTORS: _bars(sectors.draw),
    PAIRING: _pairs,
}
assert tuple(DRAW) == tuple(CHARTS)
