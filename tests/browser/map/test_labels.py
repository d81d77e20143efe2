"""Labels: each is whole, none lies on another, none under the legend, for every metric."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page
from plotly.utils import PlotlyJSONEncoder

from dashboard.drawing import plotly
from dashboard.parts import legend as legend_parts
from geodata.language import Language
from geodata.registry.metrics import METRICS
from tests.browser import steps
from tests.soak import some

Open = Callable[..., Page]
_BOXES = """
() => {
    const box = element => {
        const r = element.getBoundingClientRect();
        return [r.left, r.top, r.right, r.bottom];
    };
    const texts = [...document.querySelectorAll("#map [data-layer=labels] text")];
    return {labels: Object.fromEntries(texts.map(text => [text.textContent, box(text)])),
            legend: box(document.getElementById("legend")),
            frame: box(document.getElementById("map-frame"))};
}
"""
# A line box is higher than its glyphs by a fifth; what the eye sees apart may touch by this much.
TOUCH = 2.0
Box = list[float]


def crosses(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and down > TOUCH


def faults(found: dict[str, object]) -> list[str]:
    labels: dict[str, Box] = found["labels"]  # type: ignore[assignment]
    frame: Box = found["frame"]  # type: ignore[assignment]
    legend: Box = found["legend"]  # type: ignore[assignment]
    bad = [f"{a} x {b}" for a, b in combinations(labels, 2) if crosses(labels[a], labels[b])]
    bad += [f"{name} under the legend" for name, box in labels.items() if crosses(box, legend)]
    for name, (left, top, right, bottom) in labels.items():
        if left < frame[0] or top < frame[1] or right > frame[2] or bottom > frame[3]:
            bad.append(f"{name} leaves the map")
    return bad


#: Every metric has labels of its own.
SHOWN = some(METRICS, 12)
LAPTOP, DESK = {"width": 1366, "height": 768}, {"width": 1920, "height": 1080}


def shown_at(page: Page, metric: str) -> list[str]:
    found = page.evaluate(_BOXES)
    assert len(found["labels"]) == 19, metric
    return [f"{metric} at {page.viewport_size}: {fault}" for fault in faults(found)]


def draw(page: Page, metric: str, language: Language) -> None:
    """Hand the map and its legend what the server sends for a metric, and nothing else."""
    view = steps.view(f"metric={metric}&lang={language}")
    parts = [
        plotly.map_data(view, language),
        json.loads(json.dumps(legend_parts.legend(view, language), cls=PlotlyJSONEncoder)),
    ]
    said = {label.replace("<br>", "") for label in parts[0]["labels"]}
    with steps.repainted(page):
        page.evaluate(
            """([map, legend]) => {
                window.dash_clientside.set_props("legend", {children: legend});
                window.dash_clientside.set_props("map-data", {data: map});
            }""",
            parts,
        )
    assert set(page.evaluate(_BOXES)["labels"]) == said, metric


@pytest.mark.soak
def test_labels_never_overlap_on_a_laptop_or_a_desk(open_page: Open) -> None:
    page = open_page("/", **steps.CALM)
    bad = []
    for metric in SHOWN:
        draw(page, metric, "zh")
        bad += shown_at(page, metric)
        with steps.repainted(page):
            page.set_viewport_size(DESK if page.viewport_size == LAPTOP else LAPTOP)
        bad += shown_at(page, metric)
    assert not bad, bad


@pytest.mark.soak
def test_labels_never_overlap_in_english(open_page: Open) -> None:
    page = open_page("/?lang=en", **steps.CALM)
    bad = []
    for metric in SHOWN:
        draw(page, metric, "en")
        bad += shown_at(page, metric)
    assert not bad, bad
