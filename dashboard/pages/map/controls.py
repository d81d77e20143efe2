"""The controls in the order of questions: what, which sectors, when, where, by whom, per what.

What does not apply to the metric is disabled with the reason in place, never hidden.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboard import ids
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.map import contrast_controls
from dashboard.search import terms as search
from geodata.atlas import Atlas
from geodata.language import Language, Message, Text
from geodata.query.scope import NORMALISE, SORTS
from geodata.registry import sectors
from geodata.registry.metrics import GROUPS, METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.provinces import PROVINCES
from geodata.view import View
from geodata.wording.sentence import NORMALISE_LABELS

ALL = "all"
SORT_LABELS = {
    "value": Text("按数值", "By value"),
    "river": Text("按江序", "Down the river"),
    "name": Text("按拼音", "By name"),
}
#: Props of controls that follow the view; the callback writes exactly these.
FOLLOWING = (
    "metric_value",
    "sectors_options",
    "sectors_value",
    "years_min",
    "years_max",
    "years_marks",
    "years_value",
    "years_disabled",
    "years-text_children",
    "province_value",
    "supporters_value",
    "supporters_disabled",
    "normalise_options",
    "normalise_value",
    "sort_value",
    "play_disabled",
    *contrast_controls.FOLLOWING,
)


def controls(view: View, atlas: Atlas, language: Language) -> list[Component]:
    """All controls, set to the view."""
    now = state(view, atlas, language)
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
        options=metric_options(language),
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
        html.Span(years_text(view), id="years-text", className="said"),
        _reason(view, "years", language),
        _play(view, language),
    )


def _province(now: dict[str, Any], language: Language) -> Component:
    chips = dcc.RadioItems(
        id=ids.PROVINCE,
        options=_options(
            {ALL: Text("全部", "All"), **{one.key: one.label for one in PROVINCES.values()}},
            language,
        ),
        value=now["province_value"],
        className="chips",
    )
    return _group(Message("省市"), ids.PROVINCE, chips, language)


def _supporters(now: dict[str, Any], view: View, atlas: Atlas, language: Language) -> Component:
    menu = dcc.Dropdown(
        id=ids.SUPPORTERS,
        options=supporter_options(atlas, language),
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
    return html.P(id=f"{key}-reason", className="reason", children=reason(view, key, language))


def state(view: View, atlas: Atlas, language: Language) -> dict[str, Any]:
    """Values, options and limits of every control for a view, keyed as `FOLLOWING`."""
    chosen, metric = view.selection, view.metric
    first, last = atlas.metric_years.get(metric.key, plan_facts().years)
    has_years = "years" in metric.keys and first < last
    return {
        "metric_value": chosen.metric,
        "sectors_options": _sector_options(view, language),
        "sectors_value": [k for k in chosen.sectors if k in sectors.GROUPS],
        "years_min": first,
        "years_max": last if last > first else first + 1,
        "years_marks": {y: str(y) for y in (first, last)},
        "years_value": list(chosen.years or (first, last)),
        "years_disabled": not has_years,
        "years-text_children": years_text(view),
        "province_value": chosen.province or ALL,
        "supporters_value": list(chosen.supporters),
        "supporters_disabled": "supporters" not in metric.keys,
        "normalise_options": [
            {
                "label": NORMALISE_LABELS[k].in_(language),
                "value": k,
                "disabled": k != "none" and k not in metric.normalise,
            }
            for k in NORMALISE
        ],
        "normalise_value": chosen.normalise,
        "sort_value": chosen.sort,
        "play_disabled": not _playable(view),
    } | contrast_controls.state(view, atlas, language)


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


def metric_options(language: Language) -> list[dict[str, Any]]:
    """Metrics under their group heads, found by Chinese, pinyin, initials and English."""
    options: list[dict[str, Any]] = []
    for group, label in GROUPS.items():
        members = [m for m in METRICS.values() if m.group == group]
        terms = " ".join(search.terms(m.label, m.key) for m in members)
        options.append(
            {
                "label": label.in_(language),
                "value": f"group-{group}",
                "disabled": True,
                "search": terms,
            }
        )
        options += [
            {"label": m.label.in_(language), "value": m.key, "search": search.terms(m.label, m.key)}
            for m in members
        ]
    return options


def supporter_options(atlas: Atlas, language: Language) -> list[dict[str, Any]]:
    """The 31 named supporters first, then own provinces and the others that the ledger names."""
    rows = atlas.tables.supporters
    named = set(atlas.tables.pairing["supporter"])
    order = sorted(range(len(rows)), key=lambda n: rows.index[n] not in named)
    return [
        {
            "label": str(rows["name_zh" if language == "zh" else "name_en"].iloc[n]),
            "value": str(rows.index[n]),
            "search": search.terms(
                Text(str(rows["name_zh"].iloc[n]), str(rows["name_en"].iloc[n])), str(rows.index[n])
            ),
        }
        for n in order
    ]


def reason(view: View, key: str, language: Language) -> str:
    """Why a control does not apply; empty where it does."""
    if key in view.metric.keys:
        return ""
    if view.metric.moves_with_years:
        words_of = {
            "sectors": Message("结对关系不分领域；选择后改看「有记录的支援方」"),
            "years": Message("结对关系不分年份；选择后改看「有记录的支援方」"),
        }
        return words_of[key].text(language)
    return Message("「{label}」不按此项筛选", label=view.metric.label).text(language)


def years_text(view: View) -> str:
    """The chosen years as the slider's caption; empty when nothing is restricted."""
    chosen = view.selection.years
    if chosen is None:
        return ""
    return str(chosen[0]) if chosen[0] == chosen[1] else f"{chosen[0]}–{chosen[1]}"


def _sector_options(view: View, language: Language) -> list[dict[str, Any]]:
    counts = (
        {} if view.mix.empty else dict(zip(view.mix["sector"], view.mix["records"], strict=True))
    )
    usable = "sectors" in view.metric.keys or view.metric.moves_with_years
    return [
        {
            "label": html.Span(
                [
                    html.I(className="dot", style={"background": f"var(--sector-{k})"}),
                    sectors.label_of(k).in_(language),
                    html.Span(str(int(counts[k])) if k in counts else "", className="chip-count"),
                ]
            ),
            "value": k,
            "disabled": not usable,
        }
        for k in sectors.GROUPS
    ]


def _playable(view: View) -> bool:
    """Differences do not play: a year against another is one map."""
    chosen = view.selection.years
    in_reach = chosen is None or chosen[1] >= view.metric.play_from
    return view.metric.play and in_reach and not view.contrast


def _play(view: View, language: Language) -> Component:
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
                disabled=not _playable(view),
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
