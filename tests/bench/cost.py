"""Server time and bytes: in this process, and over HTTP."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any
from urllib.parse import urlsplit

from callbacks.pages.live import explore
from dashboard.pages.map import controls, page
from geodata.registry import sectors
from geodata.registry.metrics import METRICS
from geodata.releases import Releases
from geodata.selection import Selection
from tests.bench.browser import Answer

METRIC = "projects"


@dataclass(frozen=True)
class Bare:
    """The atlas without its server."""

    site: page.Site

    @classmethod
    def load(cls) -> Bare:
        """Read the data package."""
        releases = Releases.load()
        return cls(page.Site(releases, dict.fromkeys(releases.ids, "/base")))

    def views(self, times: int) -> dict[str, list[float]]:
        """Milliseconds per View of each metric, with and without a filter."""
        atlas, found = self.site.atlas, {}
        for key, metric in METRICS.items():
            wanted = [Selection(metric=key), Selection(metric=key, province="hubei")]
            if "sectors" in metric.keys:
                wanted += [Selection(metric=key, sectors=(name,)) for name in sectors.GROUPS]
            calls = [lambda chosen=chosen: atlas.view(chosen) for chosen in wanted]
            found[key] = timed(calls, times)
        return found

    def updates(self, times: int) -> list[float]:
        """Milliseconds per answer to a click on a sector, not yet JSON."""
        view = self.site.atlas.view(Selection(metric=METRIC))
        state = controls.state(view, self.site.atlas, "zh")
        values: dict[str, Any] = {
            key: state[f"{key}_value"] for key in explore.CONTROL_INPUTS if key != "sectors"
        }
        calls = [
            lambda name=name: explore.respond(
                self.site, f"metric={METRIC}", {**values, "sectors": [name]}, None
            )
            for name in sectors.GROUPS
        ]
        return timed(calls, times)


def timed(calls: list[Callable[[], object]], times: int) -> list[float]:
    """Milliseconds of each call in turn, once each left out to warm up."""
    for call in calls:
        call()
    return [_milliseconds(call) for call in islice(cycle(calls), times)]


def _milliseconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def repeated(updates: list[Answer], times: int) -> Iterator[float]:
    """Milliseconds per update over HTTP: what the browser sent is sent again."""
    address = urlsplit(updates[0].url)
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip, deflate, br, zstd"}
    for update in islice(cycle(updates), times):
        connection = http.client.HTTPConnection(address.netloc, timeout=30)
        begun = time.perf_counter()
        connection.request("POST", urlsplit(update.url).path, update.body, headers)
        answer = connection.getresponse()
        answer.read()
        yield (time.perf_counter() - begun) * 1000
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{update.url} answered {answer.status}")
