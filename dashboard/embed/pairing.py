"""The pairing matrix as a table: supporters down, counties along the river. Never a map."""

from __future__ import annotations

from dash import html

from dashboard.drawing.matrix import _span, coverage, legend, scrolling, table
from dashboard.embed.scene import EmbedScene
from dashboard.markup import Component
from geodata.analyses.pairing import matrix


def draw(scene: EmbedScene) -> list[Component]:
    """The table in a box that scrolls by itself, and what its cells mean."""
    language = scene.language
    found = matrix.matrix(scene.site.atlas, scene.selection)
    return [
        scrolling(table(found, scene.alt, language, _span), language),
        legend(found, language),
        html.P(coverage(found, language), className="note"),
    ]
