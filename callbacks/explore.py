"""Controls and clicks to a view: one callback, so that everything on the page agrees."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx

from dashboard import controls, county, figures, ids, panels
from dashboard.layout import Site
from geodata import frames, sentence
from geodata.codec import read
from geodata.selection import Selection

CONTROL_INPUTS = {
    "metric": Input(ids.METRIC, "value"),
    "sectors": Input(ids.SECTORS, "value"),
    "years": Input(ids.YEARS, "value"),
    "province": Input(ids.PROVINCE, "value"),
    "supporters": Input(ids.SUPPORTERS, "value"),
    "normalise": Input(ids.NORMALISE, "value"),
    "sort": Input(ids.SORT, "value"),
}
CONTROL_OUTPUTS = {
    name: Output(*name.rsplit("_", 1), allow_duplicate=False) for name in controls.FOLLOWING
}
PART_OUTPUTS = {
    part: Output(part, "children")
    for part in (
        *panels.IDS_OF_PARTS,
        ids.COUNTY_PANEL,
        ids.NOTICES,
        ids.OFFER,
        "trend-title",
        "trend-note",
        "sectors-reason",
        "years-reason",
        "supporters-reason",
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
    )
    app.clientside_callback(ClientsideFunction("atlas", "address"), Input(ids.SELECTION, "data"))
    app.clientside_callback(ClientsideFunction("atlas", "frames"), Input(ids.FRAMES, "data"))


def respond(
    site: Site, query: str, values: dict[str, Any], act: dict[str, Any] | None
) -> dict[str, Any]:
    """Everything on the page for what was just chosen."""
    before = read(query, site.atlas.scope).selection
    wanted = acted_on(before, act) if act else chosen(before, values, site)
    parsed = read(wanted.query(), site.atlas.scope)
    selection, language = parsed.selection, before.lang
    view = site.atlas.view(selection)
    parts = panels.parts(view, site.atlas.tables, language) | {
        ids.COUNTY_PANEL: county.panel(view, site.atlas, language),
        ids.NOTICES: panels.notices(parsed.notices, language),
        ids.OFFER: panels.offer(view, site.atlas, language),
        "trend-title": panels.trend_title(view, language),
        "trend-note": panels.trend_note(view, language),
        ids.ANNOUNCE: sentence.sentence(view, language),
        **{
            f"{key}-reason": controls.reason(view, key, language)
            for key in ("sectors", "years", "supporters")
        },
    }
    other = {
        "selection": selection.query(),
        "map": figures.map_data(view, language),
        "trend": figures.trend(view, language),
        "ramp": view.metric.ramp,
        "language": selection.but(lang="en" if language == "zh" else "zh").at("/"),
    }
    return {"parts": parts, "controls": controls.state(view, site.atlas, language), "other": other}


def chosen(before: Selection, values: dict[str, Any], site: Site) -> Selection:
    """The selection that the controls say; what they do not show (status, basis …) stays."""
    span = tuple(values["years"] or ()) or None
    # A slider over the whole range means "not restricted": undated records count only then.
    if span == site.atlas.metric_years.get(before.metric):
        span = before.years if before.years == span else None
    if before.metric not in site.atlas.metric_years:
        span = None if span == tuple(controls.PLAN_YEARS) else span
    others = tuple(k for k in before.sectors if k not in controls.sectors.GROUPS)
    return before.but(
        metric=values["metric"] or before.metric,
        sectors=(*(values["sectors"] or ()), *others),
        years=span if values["metric"] == before.metric else before.years,
        province=None if values["province"] == controls.ALL else values["province"],
        supporters=tuple(values["supporters"] or ()),
        normalise=values["normalise"] or "none",
        sort=values["sort"] or "value",
    )


def acted_on(before: Selection, act: dict[str, Any]) -> Selection:
    """The selection after a click on a county, a sector bar, a year or a preset; a second click clears."""
    if "county" in act:
        return before.but(county=None if act["county"] == before.county else act["county"])
    if "sector" in act:
        key = str(act["sector"])
        kept = tuple(k for k in before.sectors if k != key)
        return before.but(sectors=kept if key in before.sectors else (*kept, key))
    if "years" in act:
        years = act["years"]
        span = (int(years[0]), int(years[1])) if years else None
        return before.but(years=None if span == before.years else span)
    return before


def play_frames(site: Site, query: str) -> dict[str, Any]:
    """All frames of year play for the selection; asked for once, then the browser plays alone."""
    selection = read(query, site.atlas.scope).selection
    return frames_data(site, selection)


def frames_data(site: Site, selection: Selection) -> dict[str, Any]:
    """Frames as the browser wants them: what changes per year, in one piece."""
    language = selection.lang
    found = []
    for view in frames.views(site.atlas, selection):
        part = panels.parts(view, site.atlas.tables, language)
        found.append(
            {
                "year": view.selection.years[1] if view.selection.years else 0,
                "map": figures.map_data(view, language),
                "headline": part[ids.HEADLINE],
                "subtitle": part[ids.SUBTITLE],
                "coverage": part[ids.COVERAGE],
                "legend": part[ids.LEGEND],
                "ranking": part[ids.RANKING],
            }
        )
    return {"frames": found}
