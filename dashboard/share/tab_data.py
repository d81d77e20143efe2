"""Tab 数据: exactly this view as files."""

from __future__ import annotations

from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.share.shown import Shown
from geodata.export import EXPORTS
from geodata.language import Message


def tab(shown: Shown) -> list[Raw | None]:
    """One line for each file of the registry, and what a blank means."""
    words = shown.words
    rows = [
        element(
            "li",
            element(
                "a",
                export.label.in_(words),
                href=shown.links.data(export.address),
                download=True,
            ),
            element("span", export.address, class_="share-path"),
        )
        for export in EXPORTS.values()
    ]
    return [
        element(
            "div",
            element(
                "p",
                Message(
                    "与图上同一视图的数字，19 个县（区）各一行；空白表示没有公开数字，不是零。"
                ).text(words),
            ),
            element("ul", rows, class_="share-list"),
        ),
        None,
    ]
