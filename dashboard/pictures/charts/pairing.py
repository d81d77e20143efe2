"""The pairing matrix as a picture: supporters and counties along the river. Never a map."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.look import fonts
from dashboard.pictures.charts.canvas import MIDDLE, Box, Canvas
from geodata.analyses.pairing import matrix
from geodata.language import Language, Message
from geodata.package.rows import county_name, row_of
from geodata.releases import Facts
from geodata.view import View

LEAST, TYPE = 7.5, 13.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Keys and names of one side of the matrix."""

    keys: tuple[str, ...]
    names: tuple[str, ...]

    def widest(self, size: float) -> float:
        """Width of the longest name."""
        return max(fonts.width(name, size) for name in self.names)


def draw(canvas: Canvas, box: Box, facts: Facts, view: View, language: Language) -> None:
    """Filled: a pair with published records; open: a pair without any; pale: its own province.

    Supporters stand below each other on a tall sheet, beside each other on a wide one.
    """
    found = matrix.matrix(facts.atlas, view.selection)
    supporters, counties = _axes(found, language)
    wide = box.width > box.height
    rows, columns = (counties, supporters) if wide else (supporters, counties)
    grid = _frame(canvas, box.inset(bottom=30 * canvas.unit), rows, columns)
    across, down = grid.width / len(columns.keys), grid.height / len(rows.keys)
    for n, row in enumerate(rows.keys):
        for m, column in enumerate(columns.keys):
            key, code = (column, row) if wide else (row, column)
            cell = Box(grid.x + across * m, grid.y + down * n, across, down)
            _cell(canvas, found, key, code, cell)
    _legend(canvas, box, found, language)


def _axes(found: matrix.Matrix, language: Language) -> tuple[Axis, Axis]:
    column = "short_zh" if language == "zh" else "name_en"
    codes = tuple(str(code) for code in found.counties.index)
    names = tuple(county_name(row_of(found.counties, c), language, short=True) for c in codes)
    keys = tuple(str(key) for key in found.supporters.index)
    return Axis(keys, tuple(str(name) for name in found.supporters[column])), Axis(codes, names)


def _frame(canvas: Canvas, box: Box, rows: Axis, columns: Axis) -> Box:
    """Names of both sides and the lines between; gives the room of the cells."""
    unit, palette = canvas.unit, canvas.palette
    size = max(min(TYPE * unit, box.height / (len(rows.keys) + 2) * 0.66), LEAST)
    left = rows.widest(size) + 10 * unit
    across = (box.width - left) / len(columns.keys)
    turned = columns.widest(LEAST) > across * 0.94
    head_size = max(min(size, across * 0.9), LEAST)
    while not turned and columns.widest(head_size) > across * 0.94:
        head_size *= 0.96
    head = columns.widest(head_size) * 0.9 if turned else head_size * 1.6
    grid = box.inset(left=left, top=head + 6 * unit, right=head * 0.5 if turned else 0)
    across, down = grid.width / len(columns.keys), grid.height / len(rows.keys)
    for n, name in enumerate(columns.names):
        x = grid.x + across * (n + 0.5)
        canvas.text(
            x + (head_size * 0.3 if turned else 0),
            grid.y - head_size * 0.5,
            name,
            size=head_size,
            colour=palette.ink,
            align="left" if turned else "center",
            turn=60 if turned else 0,
        )
        if n % 2:
            band = Box(grid.x + across * n, grid.y, across, grid.height)
            canvas.rect(band, palette.land, order=0.5)
    for n, name in enumerate(rows.names):
        y = grid.y + down * n
        canvas.text(
            grid.x - 8 * unit,
            y + down / 2 + size * MIDDLE,
            name,
            size=size,
            colour=palette.ink,
            align="right",
        )
        canvas.line([box.x, grid.right], [y, y], palette.hairline, 0.8 * unit, order=1)
    return grid


def _cell(canvas: Canvas, found: matrix.Matrix, key: str, code: str, box: Box) -> None:
    palette = canvas.palette
    if not bool(found.inside.at[key, code]):
        return
    records = int(str(found.records.at[key, code]))
    high = box.height * 0.76
    wide = min(box.width * 0.86, high * 1.6)
    tile = Box(box.x + (box.width - wide) / 2, box.y + (box.height - high) / 2, wide, high)
    paired = bool(found.paired.at[key, code])
    if paired:
        fill = palette.teal if records else palette.card
        name = f"pair-{key}-{code}"
        canvas.rect(tile, fill, edge=palette.teal, line=1.2 * canvas.unit, name=name)
    elif bool(found.own.at[key, code]):
        canvas.rect(tile, palette.ramps["teal"][0], name=f"own-{key}-{code}")
    if records:
        size = min(high * 0.86, TYPE * canvas.unit)
        canvas.text(
            tile.x + tile.width / 2,
            tile.y + tile.height / 2 + size * MIDDLE,
            str(records),
            size=size,
            colour=palette.card if paired else palette.ink,
            align="center",
            name=f"records-{key}-{code}",
        )


def _legend(canvas: Canvas, box: Box, found: matrix.Matrix, language: Language) -> None:
    palette, size = canvas.palette, max(12.5 * canvas.unit, LEAST)
    rows = (
        (palette.teal, palette.teal, Message("结对，有公开记录（数字为记录条数）")),
        (palette.card, palette.teal, Message("结对，没有公开记录")),
        (palette.ramps["teal"][0], "none", Message("本省（市）支援本地")),
    )
    texts = [label.text(language) for _, _, label in rows]
    beside = bool(((found.records > 0) & ~found.paired & ~found.own).to_numpy().any())
    last = Message("没有底色的数字：附表以外的记录").text(language) if beside else ""
    room = sum(fonts.width(text, size) + size * 3.6 for text in (*texts, last))
    size *= min(1.0, box.width / room)
    y, x = box.bottom - size * 1.3, box.x
    for (fill, edge, _), text in zip(rows, texts, strict=True):
        place = Box(x, y + size * 0.1, size * 1.5, size)
        canvas.rect(place, fill, edge=edge, line=1.2 * canvas.unit)
        canvas.text(x + size * 2, y + size * 0.95, text, size=size, colour=palette.muted)
        x += size * 3.6 + fonts.width(text, size)
    canvas.text(x, y + size * 0.95, last, size=size, colour=palette.muted)
