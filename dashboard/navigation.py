"""The pages of the site, in the order of its navigation: to add one, add a row."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Text


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the header names."""

    path: str
    label: Text


PAGES: tuple[Page, ...] = (
    Page("/", Text("地图", "Map")),
    Page("/pairing", Text("结对关系", "Pairing")),
    Page("/about", Text("来源与方法", "Sources and methods")),
)
