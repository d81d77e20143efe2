"""Labels: each is whole, none lies on another, none under the legend, for every metric."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from playwright.sync_api import Page

from geodata.metrics import METRICS
from tests.browser import steps

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


LAPTOP, DESK = {"width": 1366, "height": 768}, {"width": 1920, "height": 1080}


def shown_at(page: Page, metric: str) -> list[str]:
    found = page.evaluate(_BOXES)
    assert len(found["labels"]) == 19, metric
    return [f"{metric} at {page.viewport_size}: {fault}" for fault in faults(found)]


def choose(page: Page, metric: str) -> None:
    if metric != "supporters":  # that is the one it begins with
        with steps.repainted(page):
            steps.set_control(page, "metric", metric)


def test_labels_never_overlap_on_a_laptop_or_a_desk(open_page: Open) -> None:
    page = open_page("/", **steps.CALM)
    bad = []
    for metric in METRICS:
        choose(page, metric)
        bad += shown_at(page, metric)
        with steps.repainted(page):
            page.set_viewport_size(DESK if page.viewport_size == LAPTOP else LAPTOP)
        bad += shown_at(page, metric)
    assert not bad, bad


def test_labels_never_overlap_in_english_and_every_metric_has_english_words(
    open_page: Open,
) -> None:
    page = open_page("/?lang=en", **steps.CALM)
    bad = []
    for metric in METRICS:
        choose(page, metric)
        bad += shown_at(page, metric)
        bad += [f"{metric}: {words}" for words in steps.chinese(page)]
    assert not bad, bad
