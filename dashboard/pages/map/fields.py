"""The controls in the order of questions: what, which sectors, when, where, by whom, per what.

What does not apply to the metric is disabled with the reason in place, never hidden.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboard import ids
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.map import contrast_controls, controls
from geodata.atlas import Atlas
from geodata.language import Language, Message, Text
from geodata.query.scope import SORTS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.provinces import PROVINCES
from geodata.view import View

SORT_LABELS = {
    "value": Text("按数值", "By value"),
    "river": Text("按江序", "Down the river"),
    "name": Text("按拼音", "By name"),
}


def fields(view: View, atlas: Atlas, language: Language) -> list[Component]:
    """All controls, set to the view."""
    now = controls.state(view, atlas, language)
    return [
        _metric(now, language),
        _sectors(now, view, language),
        _years(now, view, language),
        _province(now, language),
        _supporters(now, view, atlas, language),
        _normalise(now, language),
        contrast_controls.group(view, atlas, language, _dropdown_words(language)),
    ]


def _metric(now: dict[str, Any], language: Language) -> Component:
    menu = dcc.Dropdown(
        id=ids.METRIC,
        options=controls.metric_options(language),
        value=now["metric_value"],
        clearable=False,
        searchable=True,
        optionHeight=34,
        maxHeight=520,
        labels=_dropdown_words(language),
    )
    return _field(Message("指标"), ids.METRIC, menu, language)


def _sectors(now: dict[str, Any], view: View, language: Language) -> Component:
    chips = dcc.Checklist(
        id=ids.SECTORS,
        options=now["sectors_options"],
        value=now["sectors_value"],
        className="chips",
    )
    why = _reason(view, "sectors", language)
    return _group(Message("产业领域"), ids.SECTORS, chips, language, why)


def _years(now: dict[str, Any], view: View, language: Language) -> Component:
    slider = dcc.RangeSlider(
        id=ids.YEARS,
        min=now["years_min"],
        max=now["years_max"],
        step=1,
        marks=now["years_marks"],
        value=now["years_value"],
        disabled=now["years_disabled"],
        allowCross=False,
        updatemode="mouseup",
        allow_direct_input=False,
        tooltip={"placement": "bottom", "always_visible": False},
    )
    return _group(
        Message("年份"),
        ids.YEARS,
        html.Div([slider]),
        language,
        html.Span(controls.years_text(view), id="years-text", className="said"),
        _reason(view, "years", language),
        _play(now, language),
    )


def _province(now: dict[str, Any], language: Language) -> Component:
    chips = dcc.RadioItems(
        id=ids.PROVINCE,
        options=_options(
            {
                controls.ALL: Text("全部", "All"),
                **{one.key: one.label for one in PROVINCES.values()},
            },
            language,
        ),
        value=now["province_value"],
        className="chips",
    )
    return _group(Message("省市"), ids.PROVINCE, chips, language)


def _supporters(now: dict[str, Any], view: View, atlas: Atlas, language: Language) -> Component:
    menu = dcc.Dropdown(
        id=ids.SUPPORTERS,
        options=controls.supporter_options(atlas, language),
        value=now["supporters_value"],
        multi=True,
        disabled=now["supporters_disabled"],
        placeholder=Message("全部 31 个").text(language),
        maxHeight=420,
        labels=_dropdown_words(language),
    )
    why = _reason(view, "supporters", language)
    return _field(Message("支援方"), ids.SUPPORTERS, menu, language, why)


def _normalise(now: dict[str, Any], language: Language) -> Component:
    chips = dcc.RadioItems(
        id=ids.NORMALISE,
        options=now["normalise_options"],
        value=now["normalise_value"],
        className="chips",
    )
    return _group(Message("换算"), ids.NORMALISE, chips, language)


def _reason(view: View, key: str, language: Language) -> Component:
    """Why a control cannot be used just now; a blank line where it can."""
    return html.P(
        id=f"{key}-reason", className="reason", children=controls.reason(view, key, language)
    )


def sort_control(view: View, language: Language) -> Component:
    """How the ranking is ordered."""
    radio = dcc.RadioItems(
        id=ids.SORT,
        options=_options({k: SORT_LABELS[k] for k in SORTS}, language),
        value=view.selection.sort,
        className="chips small",
    )
    return html.Div(
        radio, role="group", **attributes({"aria-label": Message("排序").text(language)})
    )


def _play(now: dict[str, Any], language: Language) -> Component:
    return html.Div(
        [
            html.Button(
                [
                    html.Span(className="play-icon", **attributes({"aria-hidden": "true"})),
                    html.Span(Message("逐年播放").text(language), className="play-text"),
                ],
                id=ids.PLAY,
                type="button",
                className="play",
                disabled=now["play_disabled"],
                **attributes(
                    {
                        "data-play": Message("逐年播放").text(language),
                        "data-pause": Message("暂停").text(language),
                    }
                ),
            ),
            html.Button(
                Message("规划期 2021–2025").text(language),
                type="button",
                className="preset",
                **attributes({"data-years": "-".join(map(str, plan_facts().years))}),
            ),
            html.Button(
                Message("全部年份").text(language),
                type="button",
                className="preset",
                **attributes({"data-years": ""}),
            ),
        ],
        className="play-row",
    )


def _options(labels: dict[str, Text], language: Language) -> list[dict[str, str]]:
    return [{"label": v.in_(language), "value": k} for k, v in labels.items()]


def _field(
    label: Message, target: str, control: Component, language: Language, *more: Component
) -> Component:
    return html.Div(
        [html.Label(label.text(language), htmlFor=target, id=f"{target}-label"), control, *more],
        className=f"field field-{target}",
    )


def _group(
    label: Message, target: str, control: Component, language: Language, *more: Component
) -> Component:
    text = label.text(language)
    return html.Div(
        [html.Span(text, className="label", id=f"{target}-label"), control, *more],
        className=f"field field-{target}",
        role="group",
        **attributes({"aria-labelledby": f"{target}-label"}),
    )


def _dropdown_words(language: Language) -> Any:
    return {
        "search": Message("搜索").text(language),
        "clear_search": Message("清除搜索").text(language),
        "select_all": Message("全选").text(language),
        "deselect_all": Message("全不选").text(language),
        "clear_selection": Message("清除选择").text(language),
        "no_options_found": Message("没有匹配项").text(language),
        "selected_count": Message("已选 {n} 项", n="{num_selected}").text(language),
    }
