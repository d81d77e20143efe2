"""Figures: what Plotly draws, as plain dictionaries made from a View.

The map comes in two parts. `map_base` is the same for every view: frame, land, rivers,
border lines. It is served once, hashed and immutable. `map_data` is the small part that
changes; the browser joins both (`assets/map/map.js`). Fills follow the ramp step of each
county through the style sheet, so that themes, print and year play need no request.
"""

from __future__ import annotations

from html import escape
from typing import Any

from dashboard.look import theme
from dashboard.words import hover, label_value
from geodata.boundaries import Boundaries
from geodata.language import Language, Message
from geodata.view import View

Figure = dict[str, Any]

#: Positions of the traces that change; `assets/map/map.js` names them the same way.
TRACES = (
    "land",
    "counties",
    "dots",
    "compared",
    "selected",
    "provinces",
    "tributaries",
    "casing",
    "river",
    "labels",
)
CONFIG: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": True,
    "doubleClick": False,
    "responsive": True,
}
STEPS = range(-1, 6)
#: How the lines of compared counties differ, in their order.
DASHES = ("solid", "dash", "dot", "dashdot")
#: Degrees around the fitted view in which the context land fades out; the counties never do.
MARGIN = 0.2


def map_base(boundaries: Boundaries, urls: dict[str, str]) -> Figure:
    """Everything on the map that no selection changes, with the counties uncoloured.

    Parameters
    ----------
    urls
        Addresses of the `land` and `counties` GeoJSON.
    """
    codes = list(boundaries.counties.index)
    lines = {name: _line(boundaries.rivers.geometry[name]) for name in ("main", "tributaries")}
    light = theme.LIGHT
    traces = {
        "land": _shape(urls["land"], ["land"], light.land, light.lines, 0.7),
        "counties": _shape(urls["counties"], codes, light.nodata, light.casing, 1.2)
        | {
            "z": [-1] * len(codes),
            "zmin": -1,
            "zmax": 5,
            "hoverinfo": "text",
            "hovertext": [""] * len(codes),
            "colorscale": [[(s + 1) / 6, theme.LIGHT.nodata] for s in STEPS],
        },
        "dots": _shape(urls["counties"], [], "rgba(0,0,0,0)", "rgba(0,0,0,0)", 0),
        "compared": _shape(urls["counties"], [], "rgba(0,0,0,0)", light.ink, 2),
        "selected": _shape(urls["counties"], [], "rgba(0,0,0,0)", light.cinnabar, 3),
        "provinces": _lines(
            _line(boundaries.provinces.geometry.union_all()), light.province, 1, "dashdot"
        ),
        "tributaries": _lines(lines["tributaries"], light.river, 0.8) | {"opacity": 0.45},
        "casing": _lines(lines["main"], light.casing, 5),
        "river": _lines(lines["main"], light.river, 2.4),
        "labels": _labels(boundaries),
    }
    return {
        "data": [traces[name] | {"name": name, "uid": name} for name in TRACES],
        "layout": _map_layout(boundaries),
    }


def _labels(boundaries: Boundaries) -> Figure:
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": boundaries.labels["lon"].tolist(),
        "lat": boundaries.labels["lat"].tolist(),
        "text": [""] * len(boundaries.counties),
        "hoverinfo": "skip",
        "showlegend": False,
        "textfont": {"size": 14, "family": theme.SANS, "color": theme.LIGHT.ink},
    }


def _map_layout(boundaries: Boundaries) -> Figure:
    frame = boundaries.view
    return {
        "uirevision": "map",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "dragmode": "pan",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "autosize": True,
        "hoverlabel": {
            "bgcolor": theme.LIGHT.card,
            "bordercolor": theme.LIGHT.hairline,
            "align": "left",
            "font": {"family": theme.SANS, "size": 14, "color": theme.LIGHT.ink},
        },
        "geo": {
            "visible": False,
            "fitbounds": False,
            "bgcolor": "rgba(0,0,0,0)",
            "projection": {
                "type": "conic equal area",
                "parallels": list(frame.parallels),
                "rotation": {"lon": frame.meridian},
                "minscale": 1,
                "maxscale": 8,
            },
            "lonaxis": {"range": [frame.lon[0] - MARGIN, frame.lon[1] + MARGIN]},
            "lataxis": {"range": [frame.lat[0] - MARGIN, frame.lat[1] + MARGIN]},
            "domain": {"x": [0, 1], "y": [0, 1]},
        },
    }


def _shape(url: str, locations: list[str], fill: str, line: str, width: float) -> Figure:
    return {
        "type": "choropleth",
        "geojson": url,
        "locations": locations,
        "z": [0] * len(locations),
        "showscale": False,
        "featureidkey": "id",
        "colorscale": [[0, fill], [1, fill]],
        "hoverinfo": "skip",
        "marker": {"line": {"color": line, "width": width}},
    }


def _lines(points: Figure, colour: str, width: float, dash: str = "solid") -> Figure:
    return {
        "type": "scattergeo",
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
        "line": {"color": colour, "width": width, "dash": dash},
    } | points


def _line(shape: Any) -> Figure:
    parts = getattr(shape, "geoms", [shape])
    lon: list[float | None] = []
    lat: list[float | None] = []
    for part in parts:
        xs, ys = part.coords.xy
        lon += [*(round(x, 3) for x in xs), None]
        lat += [*(round(y, 3) for y in ys), None]
    return {"lon": lon[:-1], "lat": lat[:-1]}


def map_data(view: View, language: Language) -> Figure:
    """The part of the map that changes, in river order: steps, labels, hover, dots, selection."""
    codes = [str(code) for code in view.values.index]
    return {
        "ramp": view.ramp,
        "steps": [int(s) for s in view.steps],
        "labels": [
            f"{escape(view.name(c, language, short=True))}<br>{label_value(view, c, language)}"
            for c in codes
        ],
        "hover": [hover(view, c, language) for c in codes],
        "dotted": [c for c in codes if "borrowed" in view.flags[c]],
        "compared": list(view.selection.compare),
        "selected": [view.selection.county] if view.selection.county else [],
    }


def trend(view: View, language: Language) -> Figure:
    """Bars per year for what adds up, lines per county for levels; a gap stays a gap."""
    figure = (
        _level_lines(view, language) if view.charts_metric.has_lines else _year_bars(view, language)
    )
    return {"data": figure, "layout": _chart_layout(view)}


def _year_bars(view: View, language: Language) -> list[Figure]:
    dated = view.series[view.series["year"] > 0]
    divide = view.trend_scale.divide(language)
    inside = [in_years(int(y), view) for y in dated["year"]]
    bars = []
    for column, name in (("firm", Message("确切年份")), ("reported", Message("报道年份"))):
        bars.append(
            {
                "type": "bar",
                "name": name.text(language),
                "x": [int(y) for y in dated["year"]],
                "y": [round(float(v) / divide, 4) for v in dated[column]],
                "hovertemplate": "%{x}　%{y}<extra>%{fullData.name}</extra>",
                "marker": {
                    "color": theme.LIGHT.teal if column == "firm" else theme.LIGHT.ramps["teal"][1],
                    "opacity": [1 if ok else 0.3 for ok in inside],
                },
            }
        )
    return bars


def in_years(year: int, view: View) -> bool:
    """Whether a year is among those chosen; all are where none is."""
    return (
        view.selection.years is None
        or view.selection.years[0] <= year <= view.selection.years[1]
        or year == view.selection.baseline
    )


def _level_lines(view: View, language: Language) -> list[Figure]:
    chosen, compared = view.selection.county, view.selection.compare
    divide = view.trend_scale.divide(language)
    traces = []
    for (adcode, _line_key), part in view.series.groupby(["adcode", "line"], sort=False):
        is_chosen = adcode == chosen
        stands_out = is_chosen or adcode in compared
        colour = theme.LIGHT.ramps["teal"][3] if adcode in compared else theme.LIGHT.province
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers" if stands_out or len(part) < 3 else "lines",
                "x": [int(y) for y in part["year"]],
                "y": [round(float(v) / divide, 4) for v in part["value"]],
                "name": escape(view.name(str(adcode), language, short=True)),
                "line": {
                    "color": theme.LIGHT.cinnabar if is_chosen else colour,
                    "width": 2.4 if is_chosen else 2 if stands_out else 1,
                    "dash": DASHES[compared.index(adcode)] if adcode in compared else "solid",
                },
                "marker": {"size": 6 if stands_out else 4},
                "hovertemplate": "%{x}　%{y}<extra>%{fullData.name}</extra>",
            }
        )
    return sorted(traces, key=lambda t: t["line"]["width"])


def _chart_layout(view: View) -> Figure:
    font = {"family": theme.SANS, "size": 12, "color": theme.LIGHT.muted}
    years = [int(y) for y in view.series["year"] if y > 0]
    span = [min(years) - 0.6, max(years) + 0.6] if years else [2004, 2026]
    return {
        "barmode": "stack",
        "bargap": 0.25,
        "margin": {"l": 48, "r": 8, "t": 6, "b": 22},
        "showlegend": False,
        "font": font,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": "select",
        "selectdirection": "h",
        "xaxis": {
            "range": span,
            "tickformat": "d",
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "nticks": 8,
        },
        "yaxis": {
            "fixedrange": True,
            "gridcolor": theme.LIGHT.hairline,
            "zeroline": False,
            "nticks": 4,
            "tickformat": ",",
            "rangemode": "normal" if view.charts_metric.has_lines else "tozero",
        },
        "hoverlabel": {
            "bgcolor": theme.LIGHT.card,
            "font": {"family": theme.SANS, "color": theme.LIGHT.ink},
        },
    }
