"""Controls of comparison: since which year, told how, against the area.

What does not apply stands there disabled with its reason, as the other controls do.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboard import ids
from dashboard.markup import Component
from dashboard.markup.html import attributes
from geodata.atlas import Atlas
from geodata.language import Language, Message, Text, text_of
from geodata.query import baseline
from geodata.view import View

AREA = "area"
CHANGES = {"abs": Text("差值", "Difference"), "pct": Text("百分比", "Per cent")}
#: Props that follow the view, as `dashboard.pages.map.controls.FOLLOWING` names them.
FOLLOWING = (
    "baseline_options",
    "baseline_value",
    "baseline_disabled",
    "change_options",
    "change_value",
    "relative_options",
    "relative_value",
)
#: Controls whose reason stands below them.
REASONED = (ids.BASELINE, ids.RELATIVE)


def group(view: View, atlas: Atlas, language: Language, words: Any) -> Component:
    """The controls under one name, set to the view."""
    now = state(view, atlas, language)
    return html.Div(
        [
            html.Span(Message("比较").text(language), className="label", id="comparison-label"),
            html.Div(
                [
                    html.Label(
                        Message("基准年").text(language),
                        htmlFor=ids.BASELINE,
                        id=f"{ids.BASELINE}-label",
                    ),
                    dcc.Dropdown(
                        id=ids.BASELINE,
                        options=now["baseline_options"],
                        value=now["baseline_value"],
                        disabled=now["baseline_disabled"],
                        placeholder=Message("不比较").text(language),
                        searchable=False,
                        maxHeight=320,
                        labels=words,
                    ),
                    dcc.RadioItems(
                        id=ids.CHANGE,
                        options=now["change_options"],
                        value=now["change_value"],
                        className="chips small",
                    ),
                ],
                className="baseline-row",
            ),
            _reason(view, atlas, ids.BASELINE, language),
            dcc.Checklist(
                id=ids.RELATIVE,
                options=now["relative_options"],
                value=now["relative_value"],
                className="chips",
            ),
            _reason(view, atlas, ids.RELATIVE, language),
        ],
        className="field field-comparison",
        role="group",
        **attributes({"aria-labelledby": "comparison-label"}),
    )


def _reason(view: View, atlas: Atlas, key: str, language: Language) -> Component:
    said = reason(view, atlas, key, language)
    return html.P(said, id=f"{key}-reason", className="reason")


def state(view: View, atlas: Atlas, language: Language) -> dict[str, Any]:
    """Values and options of the controls, keyed as `FOLLOWING`."""
    chosen = view.selection
    years = dict(atlas.comparable(chosen))
    if chosen.baseline is not None:
        years.setdefault(chosen.baseline, 0)
    changing = chosen.baseline is not None
    return {
        "baseline_options": [_year(year, years[year], language) for year in sorted(years)],
        "baseline_value": chosen.baseline,
        "baseline_disabled": not years,
        "change_options": [
            {
                "label": label.in_(language),
                "value": key,
                "disabled": not changing
                or (key == "pct" and baseline.no_percentage(view.metric) is not None),
            }
            for key, label in CHANGES.items()
        ],
        "change_value": chosen.change,
        "relative_options": [
            {
                "label": Message("与全库区相比").text(language),
                "value": AREA,
                "disabled": baseline.no_area(chosen) is not None,
            }
        ],
        "relative_value": [AREA] if chosen.relative else [],
    }


def _year(year: int, counties: int, language: Language) -> dict[str, Any]:
    label = Message("{year} 年（{n} 个可比）", year=year, n=counties).text(language)
    return {"label": label, "value": year}


def reason(view: View, atlas: Atlas, key: str, language: Language) -> str:
    """Why a control does not apply; for a baseline of a share also how its change is told."""
    chosen, metric = view.selection, view.metric
    if key == ids.RELATIVE:
        said = baseline.no_area(chosen)
        return text_of(said, language) if said else ""
    span = atlas.metric_years.get(metric.key)
    said = baseline.no_change(metric, span, chosen.years)
    if said is None and not atlas.comparable(chosen):
        said = Message("没有一个基准年有可比的数字。")
    if said is None and metric.sums_ledger and not chosen.baseline:
        said = Message("以一年比一年：所选年份的最后一年比基准年")
    if said is None and chosen.baseline:
        said = baseline.no_percentage(metric)
    return text_of(said, language) if said else ""
