"""A little map of the area with some counties filled, as a sign of where they lie."""

from __future__ import annotations

from dashboard.drawing.shapes import shapes
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.pages.pairing.scene import PairingScene
from geodata.language import Message, lists

#: More names than this would lie on each other.
NAMED = 2


def little_map(scene: PairingScene, codes: set[str]) -> Raw:
    """The 19 counties and the river; few filled ones are named."""
    drawn = shapes(scene.site.boundaries)
    names = [scene.county(code, short=True) for code in drawn.counties if code in codes]
    label = Message("库区 19 个县（区），其中着色的：{names}", names=lists.keys(names))
    return element(
        "svg",
        *(
            element("path", d=data, class_="place chosen" if code in codes else "place")
            for code, data in drawn.counties.items()
        ),
        element("path", d=drawn.river, class_="river"),
        *(_name(scene, code) for code in drawn.counties if code in codes and len(codes) <= NAMED),
        viewBox=f"0 0 {drawn.width} {drawn.height}",
        role="img",
        aria_label=label.text(scene.language),
        class_="little-map",
    )


def _name(scene: PairingScene, code: str) -> Raw:
    drawn = shapes(scene.site.boundaries)
    across, down = drawn.labels[code]
    return element(
        "text",
        scene.county(code, short=True),
        x=f"{across * drawn.width:.0f}",
        y=f"{down * drawn.height:.0f}",
    )
