"""Controls and clicks to a view: one callback, so that everything on the page agrees."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx

from dashboard import addresses, ids
from dashboard.drawing import plotly
from dashboard.pages.map import compare, contrast_controls, controls, county, panels
from dashboard.pages.map.contrast_controls import AREA
from dashboard.pages.map.page import Site
from dashboard.parts import differences, legend, ranking, trend
from dashboard.parts import notices as notices_parts
from geodata.analyses import frames
from geodata.errors import BadSelection
from geodata.language import Language, Message
from geodata.query.notices import Reader
from geodata.query.readers import MAX_COMPARE
from geodata.query.scope import Scope
from geodata.registry import sectors
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import sentence

CONTROL_INPUTS = {
    "metric": Input(ids.METRIC, "value"),
    "sectors": Input(ids.SECTORS, "value"),
    "years": Input(ids.YEARS, "value"),
    "province": Input(ids.PROVINCE, "value"),
    "supporters": Input(ids.SUPPORTERS, "value"),
    "normalise": Input(ids.NORMALISE, "value"),
    "sort": Input(ids.SORT, "value"),
    "baseline": Input(ids.BASELINE, "value"),
    "change": Input(ids.CHANGE, "value"),
    "relative": Input(ids.RELATIVE, "value"),
}
CONTROL_OUTPUTS = {
    name: Output(name.rpartition("_")[0], name.rpartition("_")[2]) for name in controls.FOLLOWING
}
PART_OUTPUTS = {
    part: Output(part, "children")
    for part in (
        *panels.IDS_OF_PARTS,
        ids.COUNTY_PANEL,
        ids.COMPARE,
        ids.NOTICES,
        ids.OFFER,
        "trend-title",
        "trend-note",
        "sectors-reason",
        "years-reason",
        "supporters-reason",
        *(f"{key}-reason" for key in contrast_controls.REASONED),
        ids.ANNOUNCE,
    )
}
OTHER_OUTPUTS = {
    "selection": Output(ids.SELECTION, "data"),
    "map": Output(ids.MAP_DATA, "data"),
    "trend": Output(ids.TREND, "figure"),
    "ramp": Output("sheet", "data-ramp"),
    "language": Output(ids.LANGUAGE, "href"),
}


def register(app: Dash, site: Site) -> None:
    """The update callback, the frames of year play, and the browser's own joins."""

    @app.callback(
        output={"parts": PART_OUTPUTS, "controls": CONTROL_OUTPUTS, "other": OTHER_OUTPUTS},
        inputs={
            "values": CONTROL_INPUTS,
            "act": Input(ids.ACT, "data"),
            "query": State(ids.SELECTION, "data"),
        },
        prevent_initial_call=True,
    )
    def update(values: dict[str, Any], act: dict[str, Any] | None, query: str) -> dict[str, Any]:
        acted = act if ctx.triggered_id == ids.ACT else None
        return respond(site, query, values, acted)

    @app.callback(
        Output(ids.FRAMES, "data"),
        Input(ids.PLAY, "n_clicks"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def play(_clicks: int, query: str) -> dict[str, Any]:
        return play_frames(site, query)

    app.clientside_callback(
        ClientsideFunction("atlas", "compose"),
        Output(ids.MAP, "figure"),
        Input(ids.MAP_DATA, "data"),
        State(ids.SELECTION, "data"),
    )
    app.clientside_callback(ClientsideFunction("atlas", "address"), Input(ids.SELECTION, "data"))
    app.clientside_callback(ClientsideFunction("atlas", "frames"), Input(ids.FRAMES, "data"))


def respond(
    site: Site, query: str, values: dict[str, Any], act: dict[str, Any] | None
) -> dict[str, Any]:
    """Everything on the page for what was just chosen."""
    site, said = site.read(query)
    before, left = said.selection, tuple[BadSelection, ...]()
    if act and "query" in act:
        site, said = site.read(str(act["query"]))
        wanted = said.selection
    elif act:
        wanted = acted_on(before, act)
    else:
        wanted, left = left_behind(before, chosen(before, values, site), site.atlas.scope)
    site, parsed = site.read(wanted.query())
    selection, language = parsed.selection, before.lang
    view = site.atlas.view(selection)
    other = {
        "selection": selection.query(),
        "map": plotly.map_data(view, language),
        "trend": trend.trend(view, site.atlas.tables, language),
        "ramp": view.ramp,
        "language": addresses.MAP.at(selection.but(lang="en" if language == "zh" else "zh")),
    }
    return {
        "parts": _parts(site, view, (*left, *parsed.notices), language),
        "controls": controls.state(view, site.atlas, language),
        "other": other,
    }


def _parts(
    site: Site, view: View, notices: tuple[BadSelection, ...], language: Language
) -> dict[str, Any]:
    return panels.parts(view, site.atlas.tables, language) | {
        ids.COUNTY_PANEL: county.panel(view, site.atlas, language),
        ids.COMPARE: compare.panel(view, site.atlas, language),
        ids.NOTICES: [
            *differences.map_differences(site, view, language),
            *notices_parts.notices(notices, language),
        ],
        ids.OFFER: panels.offer(view, site.atlas, language),
        "trend-title": trend.trend_title(view, language),
        "trend-note": trend.note(view, site.atlas.tables, language),
        ids.ANNOUNCE: sentence.sentence(view, language),
        **{
            f"{key}-reason": controls.reason(view, key, language)
            for key in ("sectors", "years", "supporters")
        },
        **{
            f"{key}-reason": contrast_controls.reason(view, site.atlas, key, language)
            for key in contrast_controls.REASONED
        },
    }


def chosen(before: Selection, values: dict[str, Any], site: Site) -> Selection:
    """The selection that the controls say.

    What they cannot show stays: the county, `status`, `basis`, sectors finer than chips, and
    the release that a link has pinned.
    """
    finer = tuple(k for k in before.sectors if k not in sectors.GROUPS)
    return before.but(
        metric=values["metric"] or before.metric,
        sectors=(*(values["sectors"] or ()), *finer),
        years=_years(before, values["years"], site),
        province=None if values["province"] in (None, controls.ALL) else values["province"],
        supporters=tuple(values["supporters"] or ()),
        normalise=values["normalise"] or "none",
        sort=values["sort"] or "value",
        **_compared(before, values),
    )


def _compared(before: Selection, values: dict[str, Any]) -> dict[str, Any]:
    """Baseline, how its change is told, and the area: of the last two the one just chosen."""
    baseline, relative = values["baseline"], AREA if values["relative"] else None
    if baseline and relative:
        baseline, relative = (baseline, None) if before.relative else (None, relative)
    change = (values["change"] or "abs") if baseline else "abs"
    return {"baseline": baseline and int(baseline), "change": change, "relative": relative}


def _years(before: Selection, slider: list[int] | None, site: Site) -> tuple[int, int] | None:
    """The years of the slider, which still has the range of the metric before.

    Over its whole range it restricts nothing, so that undated records count too; only an
    address can say exactly that range, and then it stays.
    """
    whole = site.atlas.metric_years.get(before.metric, plan_facts().years)
    first, last = slider or whole
    if (first, last) == whole and before.years != whole:
        return None
    return first, last


def left_behind(
    before: Selection, wanted: Selection, scope: Scope
) -> tuple[Selection, tuple[BadSelection, ...]]:
    """A metric that was just chosen stays: pairs leave sectors and years behind, and say so.

    The other way round, a sector or year chosen while pairs are shown moves to the active
    supporters (rule 3, in `geodata.query.settling`).
    """
    reader = Reader(scope)
    if wanted.metric in METRICS and wanted.metric != before.metric:
        metric = wanted.metric_row
        lost = [k for k in ("sectors", "years") if metric.moves_with_years and getattr(wanted, k)]
        mend = Message("「{label}」不按此项筛选，已略去。", label=metric.label)
        for key in lost:
            reader.note(key, wanted.spelt(key), Message("该指标没有此项"), mend)
        wanted = wanted.but(**{key: getattr(Selection(), key) for key in lost})
    return wanted, tuple(reader.notices)


def acted_on(before: Selection, act: dict[str, Any]) -> Selection:
    """The selection after a click on a county, a sector bar, a year or a preset.

    A second click clears. The year at which play stopped is set, whatever was chosen before.
    """
    if "county" in act:
        code = str(act["county"])
        return before.but(county=None if code == before.county else code)
    if "compare" in act:
        return before.but(compare=_with_or_without(before.compare, str(act["compare"])))
    if "sector" in act:
        key = str(act["sector"])
        kept = tuple(k for k in before.sectors if k != key)
        return before.but(sectors=kept if key in before.sectors else (*kept, key))
    if "years" in act:
        first, last = act["years"] or (0, 0)
        span = (int(first), int(last)) if last else None
        again = span == before.years and not act.get("played")
        return before.but(years=None if again else span)
    return before


def _with_or_without(compared: tuple[str, ...], code: str) -> tuple[str, ...]:
    """A county more or less among the compared; no code clears them, a fifth is left out."""
    if not code:
        return ()
    kept = tuple(one for one in compared if one != code)
    return kept if code in compared else (*kept, code)[:MAX_COMPARE]


def play_frames(site: Site, query: str) -> dict[str, Any]:
    """All frames of year play for the selection; asked for once, then the browser plays alone."""
    site, parsed = site.read(query)
    return frames_data(site, parsed.selection)


def frames_data(site: Site, selection: Selection) -> dict[str, Any]:
    """Frames as the browser wants them: what changes per year, in one piece."""
    return {
        "frames": [_frame(view, selection.lang) for view in frames.views(site.atlas, selection)]
    }


def _frame(view: View, language: Language) -> dict[str, Any]:
    years = view.selection.years or (0, 0)
    return {
        "year": years[1],
        "years": years,
        "query": view.selection.query(),
        "map": plotly.map_data(view, language),
        "headline": sentence.sentence(view, language),
        "subtitle": sentence.subtitle(view, language),
        "coverage": sentence.coverage(view, language),
        "wide": ranking.area_wide(view, language),
        "legend": legend.legend(view, language),
        "ranking": ranking.ranking(view, language),
    }
