"""`python -m tests.bench.takeaway` (or `make bench`): what leaves the room, time and size.

Each is made from the shipped script in a process that has made one before. Beside it stands the
time in which a kept Kaleido makes the pictures alone that are in it, twelve maps and a chart for
each figure, with no slide, table, note or source around them; so a ratio of one is no draw.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kaleido
import plotly.graph_objects as go

from dashboard.meeting.blocks import Bars, Block, Columns, Lines
from dashboard.meeting.request import Meeting
from dashboard.meeting.takeaway import kinds, maps, request
from dashboard.site import Site
from geodata.releases import Releases
from tests.bench import stock
from tests.bench.pictures import map_of_plotly, say
from tests.bench.report import Row, table
from tests.browser import browsers

TURNS = 3
#: The pictures of a slide: maps at two dots to the pixel, charts beside them.
MAP = {"format": "png", "width": 739, "height": 467, "scale": 2}
CHART = {"format": "png", "width": 395, "height": 210, "scale": 2}
#: Megabytes at most.
SIZE = {"/present.pptx": 5.0, "/present.pdf": 6.0, "/brief.html": 3.0}


def main() -> None:
    """Measure all and print it."""
    releases = Releases.load()
    site = Site(releases, dict.fromkeys(releases.ids, ""))
    meeting = request.read(site, "")
    say(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}: slides, PDF, brief in turns …")
    spent: dict[str, list[float]] = {kind.path: [] for kind in kinds.KINDS}
    sizes: dict[str, float] = {}
    theirs: list[float] = []
    for turn in range(TURNS + 1):
        for kind in kinds.KINDS:
            begun = time.perf_counter()
            content = kind.make(request.read(site, ""))
            spent[kind.path] += [time.perf_counter() - begun] if turn else []
            sizes[kind.path] = len(content) / 2**20
        theirs += [asyncio.run(_kaleido(meeting))] if turn else []
    rows = list(_rows(spent, sizes, theirs))
    missed = [row.label for row in rows if row.missed]
    say(f"\n{table(rows)}\n\nmedian (lowest–highest); missed: {'; '.join(missed) or 'none'}")


def _rows(
    spent: dict[str, list[float]], sizes: dict[str, float], theirs: list[float]
) -> Iterator[Row]:
    for path, found in spent.items():
        yield Row(f"{path}, its pictures by Kaleido", found, theirs, "s")
    for path, size in sizes.items():
        yield Row(f"size of {path}", [size], unit="MB", most=SIZE[path], absolute=True)


async def _kaleido(meeting: Meeting) -> float:
    """Seconds for all pictures of a meeting, each different one once, after the browser started."""
    slides = meeting.slides
    shown = {(slide.step.chart, maps.shown(slide).query()) for slide in slides}
    charts = [made for slide in slides for block in slide.blocks if (made := _chart(block))]
    os.environ.setdefault("BROWSER_PATH", browsers.require())
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "world_110m.json").write_text(stock.EMPTY)
        async with kaleido.Kaleido(n=1) as kept:
            await kept.calc_fig(charts[0], opts=CHART)
            begun, figure = time.perf_counter(), map_of_plotly()
            for _ in shown:
                await kept.calc_fig(figure, opts=MAP, topojson=f"{Path(folder).as_uri()}/")
            for chart in charts:
                await kept.calc_fig(chart, opts=CHART)
            return time.perf_counter() - begun


def _chart(block: Block) -> Any:
    """The nearest that Plotly draws; tables are none."""
    if isinstance(block, Bars):
        rows = [(row.value, row.label) for row in block.rows]
        return go.Figure(go.Bar(x=[v for v, _ in rows], y=[n for _, n in rows], orientation="h"))
    if isinstance(block, Columns):
        years = [row.year for row in block.rows]
        parts = [[row.firm for row in block.rows], [row.reported for row in block.rows]]
        return go.Figure([go.Bar(x=years, y=part) for part in parts], {"barmode": "stack"})
    if isinstance(block, Lines):
        return go.Figure(
            [
                go.Scatter(x=[y for y, _ in line.points], y=[v for _, v in line.points])
                for line in block.lines
            ]
        )
    return None


if __name__ == "__main__":
    main()
