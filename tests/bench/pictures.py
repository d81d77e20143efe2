"""`python -m tests.bench.pictures` (or `make bench`): how fast pictures are, against Kaleido.

The same map, 1200 × 675 PNG: ours is Matplotlib in this process, Kaleido's is a Plotly
choropleth with labels and a river. One-shot starts Kaleido's browser for each picture, as
`fig.write_image` does; warm keeps it. What is compared is measured in turns.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from typing import Any

import kaleido
import plotly.graph_objects as go

from dashboard.pictures.options import Imprint
from dashboard.pictures.picture import read
from geodata.releases import Releases
from tests.bench import servers, stock
from tests.bench.report import Row, table
from tests.browser import browsers

TURNS, SERVED, CLIENTS, MANY = 5, 48, 8, 1000
METRICS = ("gdp", "grants", "projects", "forest_cover", "co2_emissions", "population_census")
SIZE = {"format": "png", "width": 1200, "height": 675}


def main() -> None:
    """Measure all and print it."""
    say(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}: one by one …")
    rows = list(one_by_one())
    say(f"{CLIENTS} clients …")
    rows += served()
    say(f"{MANY} pictures in one process …")
    rows += remembered()
    missed = [row.label for row in rows if row.missed]
    say(f"\n{table(rows)}\n\nmedian (lowest–highest); missed: {'; '.join(missed) or 'none'}")


def one_by_one() -> Iterator[Row]:
    """Ours, Kaleido one-shot and Kaleido warm, in turns."""
    releases, turn = Releases.load(), iter(range(10_000))

    def ours() -> None:
        query = f"metric={METRICS[next(turn) % len(METRICS)]}&title=t{next(turn)}"
        read("map.png", query, releases, Imprint()).content()

    found: dict[str, list[float]] = {"ours": [], "one-shot": [], "warm": []}
    os.environ.setdefault("BROWSER_PATH", browsers.require())
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "world_110m.json").write_text(stock.EMPTY)
        figure, topology = map_of_plotly(), f"{Path(folder).as_uri()}/"
        ours()
        for _ in range(TURNS):
            found["ours"] += [timed(ours) for _ in range(4)]
            found["one-shot"].append(
                timed(lambda: kaleido.calc_fig_sync(figure, opts=SIZE, topojson=topology))
            )
        found["warm"] = asyncio.run(_warm(figure, topology))
    yield Row("picture, Kaleido one-shot", found["ours"], found["one-shot"], most=1 / 8)
    yield Row("picture, Kaleido kept warm", found["ours"], found["warm"])


async def _warm(figure: go.Figure, topology: str) -> list[float]:
    spent = []
    async with kaleido.Kaleido(n=1) as kept:
        for turn in range(TURNS + 1):
            begun = time.perf_counter()
            await kept.calc_fig(figure, opts=SIZE, topojson=topology)
            spent += [(time.perf_counter() - begun) * 1000] if turn else []
    return spent


def map_of_plotly() -> go.Figure:
    """The nearest that Plotly draws of our map: counties, labels, the river."""
    figure = stock.px.choropleth(
        stock.names,
        geojson=stock.counties,
        locations="adcode",
        featureidkey="id",
        color="river_order",
    )
    figure.add_trace(
        go.Scattergeo(
            lon=stock.labels["lon"],
            lat=stock.labels["lat"],
            text=stock.names["short_zh"],
            mode="text",
        )
    )
    figure.add_trace(stock.line(stock.rivers["features"][0]))
    figure.update_geos(stock.MIDDLE | stock.FRAME)
    return figure


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def served() -> Iterator[Row]:
    """Pictures a second from the site as `make run` serves it, drawn and then kept."""
    with (
        tempfile.TemporaryDirectory() as var,
        servers.running(*servers.SERVED, ATLAS_VAR=var) as server,
    ):
        queries = [f"metric={METRICS[n % len(METRICS)]}&title=t{n}" for n in range(SERVED)]
        addresses = [f"{server.address}/snapshot/map.png?{query}" for query in queries]
        with ThreadPoolExecutor(CLIENTS) as pool:  # each worker imports what it draws with
            list(pool.map(get, [f"{url}warm" for url in addresses[: 2 * CLIENTS]]))
        for label, aim, rounds in (("new", 5.0, 1), ("kept", 200.0, 20)):
            begun, each = time.perf_counter(), []
            with ThreadPoolExecutor(CLIENTS) as pool:
                each = list(pool.map(lambda url: timed(lambda: get(url)), addresses * rounds))
            rate = len(each) / (time.perf_counter() - begun)
            # The table's aims are upper limits, so a rate stands as seconds for so many pictures.
            yield Row(
                f"s for {aim:g} {label} pictures ({rate:.0f}/s)",
                [aim / rate],
                unit="s",
                most=1,
                absolute=True,
            )
            yield Row(f"p95 of {CLIENTS} clients, {label}", [quantiles(each, n=20)[-1]])


def get(url: str) -> None:
    """Fetch and read whole."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        if answer.status != 200 or not answer.read():
            raise RuntimeError(url)


def remembered() -> Iterator[Row]:
    """Memory after many pictures against that after a tenth of them."""
    told = subprocess.run(
        [sys.executable, "-c", MEMORY, str(MANY)], capture_output=True, text=True, check=True
    ).stdout.split()
    early, late = (float(part) / 1024 for part in told)
    yield Row(f"memory after {MANY} pictures, after {MANY // 10}", [late], [early], "MB", 1.1)


MEMORY = """
import sys
from dashboard.pictures.picture import read
from dashboard.pictures.options import Imprint
from geodata.releases import Releases
releases, many = Releases.load(), int(sys.argv[1])
def resident():
    lines = open("/proc/self/status").read().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("VmRSS"))
charts, ends = ("map", "ranking", "trend", "sectors", "pairing"), ("png", "png", "svg", "pdf")
for n in range(many):
    name = f"{charts[n % 5]}.{ends[n % 4]}"
    read(name, f"metric=grants&title=t{n}", releases, Imprint()).content()
    if n in (many // 10, many - 1):
        print(resident())
"""


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
