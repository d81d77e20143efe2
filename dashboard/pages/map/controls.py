"""What each control of the map page says for a view: its values, options, limits and reasons."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.pages.map import contrast_controls
from dashboard.search import terms as search
from geodata.atlas import Atlas
from geodata.language import Language, Message, Text
from geodata.query.scope import NORMALISE
from geodata.registry import sectors
from geodata.registry.metrics import GROUPS, METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.view import View
from geodata.wording.sentence import NORMALISE_LABELS

ALL = "all"
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
