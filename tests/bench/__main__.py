"""`python -m tests.bench [clicks]` (or `make bench`): one run, one table of ratios.

Ours is `python app.py`; stock is the same view as a tutorial builds it (`stock.py`), served the
same way; bare is `Plotly.react` alone (`bare.py`). The map counts as painted when a frame with new
fills is out: in ours the answer colours it first (`assets/map/map.js`), lists, charts and what
else plotly.js draws follow, hence the rows for all of the page. What is compared is measured in turns, so that
a busy moment hits all alike; still, read ratios, not milliseconds, and no ratio to two digits.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from statistics import median

from callbacks.assembly import BUNDLE
from tests.bench import servers
from tests.bench.browser import Clicker, Load, chromium, load
from tests.bench.cost import METRIC, Bare, repeated
from tests.bench.report import Row, table

CLICKS = 20
STARTS = 3
HTTP = 30
PAGE = f"/?metric={METRIC}"
SIZES = {"ours": 0.2, "ours, no bundle": 0.35}
VARIANTS = {
    "ours": (servers.OURS, PAGE),
    "ours, no bundle": (servers.OURS_WITHOUT_BUNDLE, PAGE),
    "stock": (servers.STOCK, "/"),
    "stock, counties only": (servers.STOCK_PLAIN, "/"),
    "bare": (servers.BARE, "/"),
}


def main(clicks: int = CLICKS) -> None:
    """Measure all and print it."""
    say(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}: starting up …")
    rows = list(start_up())
    with ExitStack() as stack:
        addresses = {
            name: stack.enter_context(servers.running(*command)).address + page
            for name, (command, page) in VARIANTS.items()
        }
        browser = stack.enter_context(chromium())
        say("first and second loads …")
        names = [name for name in VARIANTS if name != "bare"]
        rows[:0] = weights({name: load(browser, addresses[name]) for name in names})
        say(f"{clicks} clicks each …")
        pages = {name: Clicker(browser, url) for name, url in addresses.items()}
        rows[:0] = clicked(pages, clicks)
        for page in pages.values():
            page.close()
    say("the server alone …")
    rows += alone()
    say(f"\n{table(rows)}\n\nmedian (lowest–highest); {missed(rows)}")


def start_up() -> Iterator[Row]:
    """Seconds from the start of the process to the first 200, files once compressed."""
    seconds: dict[str, list[float]] = {"ours": [], "stock": []}
    for turn in range(STARTS + 1):
        for name, found in seconds.items():
            with servers.running(*VARIANTS[name][0]) as server:
                if turn:  # the first one warms the disk and our store
                    found.append(server.seconds)
    yield Row("start to first 200, stock", seconds["ours"], seconds["stock"], "s")


def clicked(pages: dict[str, Clicker], clicks: int) -> Iterator[Row]:
    """From a click on a sector to the new colours on the screen; bytes and server time of it."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
    for turn in range(clicks + 2):
        for name, page in pages.items():
            if turn == 2:
                page.wire.clear()
            times[name] += [page.click()][: turn > 1]
    painted = {name: [first for first, _ in found] for name, found in times.items()}
    drawn = {name: [last for _, last in found] for name, found in times.items()}
    yield Row("click → painted map, stock", painted["ours"], painted["stock"], most=0.5)
    plain = painted["stock, counties only"]
    yield Row("click → painted map, stock with counties only", painted["ours"], plain)
    yield Row("click → painted map, bare react", painted["ours"], painted["bare"], most=2)
    yield Row("… without bundle, stock", painted["ours, no bundle"], painted["stock"])
    yield Row("click → all of the page drawn, stock", drawn["ours"], drawn["stock"])
    yield Row("… stock with counties only", drawn["ours"], drawn["stock, counties only"])
    ours, stock = (pages[name].wire.updates() for name in ("ours", "stock"))
    sizes = [[answer.size / 1000 for answer in updates] for updates in (ours, stock)]
    yield Row("bytes per update, stock", *sizes, unit="kB", most=20, absolute=True)
    both = [list(repeated(updates, HTTP)) for updates in (ours, stock)]
    yield Row("server per update over HTTP, stock", *both)


def weights(loads: dict[str, Load]) -> Iterator[Row]:
    """Bytes and requests of the first and second load."""
    stock = loads["stock"]
    for name, most in SIZES.items():
        if name == "ours" and not BUNDLE.is_file():
            say("no bundle here (`make bundle`): both variants are without it")
            continue
        ours, label = loads[name], name.removeprefix("ours")
        first, second = f"first load{label}, stock", f"second load{label}, stock"
        yield Row(first, [ours.first.size / 1000], [stock.first.size / 1000], "kB", most)
        asked = [[float(len(found.first.over_network))] for found in (ours, stock)]
        yield Row(f"requests of {first}", *asked, unit="")
        size = [[found.second.size / 1000] for found in (ours, stock)]
        yield Row(second, *size, unit="kB", most=20, absolute=True)
        asked = [[float(len(found.second.over_network))] for found in (ours, stock)]
        yield Row(f"requests of {second}", *asked, unit="")


def alone() -> Iterator[Row]:
    """Milliseconds in this process: an answer, and a View per metric."""
    bare = Bare.load()
    yield Row("answer in process, before JSON", bare.updates(HTTP))
    views = bare.views(HTTP)
    yield Row("View, all metrics", list(chain(*views.values())), most=5, absolute=True)
    slowest = sorted(views, key=lambda key: -median(views[key]))
    for key in slowest:
        yield Row(f"View, {key}", views[key], most=5, absolute=True)


def missed(rows: list[Row]) -> str:
    """The last line."""
    labels = [row.label for row in rows if row.missed]
    return f"missed: {'; '.join(labels)}" if labels else "no aim is missed"


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
