"""How a View's records fall into sectors."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.parts.ranking import bar
from geodata.language import Language, Message, units
from geodata.registry import sectors
from geodata.view import View


@dataclass(frozen=True, slots=True)
class SectorBar:
    """One bar of the sectors: key of the group, label, figure as text (a dash for none), length."""

    key: str
    label: str
    text: str
    width: float


def sector_bars(view: View, language: Language) -> list[SectorBar]:
    """Bars per sector group; none for metrics without sectors."""
    top = float(view.mix["value"].max()) if view.mix["value"].notna().any() else 0.0
    scale = view.charts_metric.unit.scale(top)
    return [
        SectorBar(
            key=str(key),
            label=sectors.label_of(str(key)).in_(language),
            text=units.with_unit(float(value), scale, language),
            width=0.0 if math.isnan(value) or not top else float(value) / top * 100,
        )
        for key, value in zip(view.mix["sector"], view.mix["value"], strict=True)
    ]


def no_sectors(language: Language) -> Component:
    """What stands instead of the bars for a metric without sectors."""
    return html.P(Message("该指标不分产业领域。").text(language), className="muted")


def sector_mix(view: View, language: Language) -> list[Component]:
    """Bars per sector group; a click filters."""
    if view.mix.empty:
        return [no_sectors(language)]
    rows = [
        html.Li(
            html.Button(
                sector_cells(one),
                type="button",
                className="row",
                **attributes(
                    {
                        "data-sector": one.key,
                        "aria-pressed": str(one.key in view.selection.sectors).lower(),
                        "aria-label": f"{one.label} {one.text}",
                    }
                ),
            )
        )
        for one in sector_bars(view, language)
    ]
    return [html.Ul(rows)]


def sector_cells(one: SectorBar) -> list[Component]:
    """Label, bar in the colour of the sector, figure."""
    return [
        html.Span(one.label, className="name"),
        bar(one.width, f"var(--sector-{one.key})"),
        html.Span(one.text, className="value"),
    ]
