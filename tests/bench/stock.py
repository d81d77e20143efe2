"""The same view as a Dash tutorial would build it: `python -m tests.bench.stock [plain]`.

Whole `px` figures from one callback, GeoJSON inside the figure, plotly.js as Dash serves it. One
thing no tutorial has: an empty world map of its own, since plotly.js would ask a foreign host for
one and draw nothing without it. `plain` leaves land, rivers and labels off the map: less than ours.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from flask import Response

DATA = Path(__file__).resolve().parents[2] / "geodata" / "data"
MIDDLE = {"projection_type": "conic equal area", "projection_parallels": [29.0, 31.2]}
FRAME = {"lonaxis_range": [105.45, 112.05], "lataxis_range": [28.25, 31.98], "visible": False}
EMPTY = '{"type":"Topology","arcs":[],"objects":{}}'


def geojson(name: str) -> dict[str, Any]:
    """A boundary file, read as it is."""
    found: dict[str, Any] = json.loads((DATA / "geo" / f"{name}.geojson").read_text())
    return found


def line(feature: dict[str, Any]) -> go.Scattergeo:
    """A river."""
    shape = feature["geometry"]
    parts = shape["coordinates"] if shape["type"].startswith("Multi") else [shape["coordinates"]]
    points = [point for part in parts for point in [*part, [None, None]]]
    return go.Scattergeo(
        lon=[p[0] for p in points], lat=[p[1] for p in points], mode="lines", line_color="steelblue"
    )


counties = geojson("counties")
context = geojson("context")
rivers = geojson("rivers")
labels = pd.read_csv(DATA / "geo" / "labels.csv", dtype={"adcode": str})
names = pd.read_csv(DATA / "counties.csv", dtype={"adcode": str})
projects = pd.read_csv(DATA / "projects.csv", dtype={"adcode": str})
projects = projects[projects["adcode"].isin(names["adcode"])]
FOUR = ("tourism", "agriculture", "logistics", "green_manufacturing")
projects["sector"] = projects["sector"].where(projects["sector"].isin(FOUR), "others")
SECTORS = [*FOUR, "others"]

app = Dash(__name__)
app.layout = html.Div(
    [
        html.H1("三峡库区对口支援"),
        dcc.Checklist(SECTORS, [], id="sectors"),
        dcc.RangeSlider(2004, 2025, 1, value=[2004, 2025], id="years"),
        dcc.Graph(id="map", config={"topojsonURL": "/topo/"}),
        dcc.Graph(id="ranking"),
        dcc.Graph(id="trend"),
    ]
)


@app.server.route("/topo/<name>")
def empty_world(name: str) -> Response:
    """What lets plotly.js draw without the internet."""
    return Response(EMPTY, mimetype="application/json")


@app.callback(
    Output("map", "figure"),
    Output("ranking", "figure"),
    Output("trend", "figure"),
    Input("sectors", "value"),
    Input("years", "value"),
)
def update(sectors: list[str], years: list[int]) -> tuple[go.Figure, go.Figure, go.Figure]:
    """Filter, sum, draw all anew."""
    rows = projects[projects["sector"].isin(sectors)] if sectors else projects
    if years != [2004, 2025]:
        rows = rows[rows["year"].between(*years)]
    sums = rows.groupby("adcode")["project_count"].sum()
    table = names.assign(projects=names["adcode"].map(sums).fillna(0))
    by_year = rows.groupby("year", as_index=False)["project_count"].sum()
    return (
        map_of(table),
        px.bar(table.sort_values("projects"), x="projects", y="name_zh", orientation="h"),
        px.bar(by_year, x="year", y="project_count"),
    )


def map_of(table: pd.DataFrame) -> go.Figure:
    """The choropleth, with what our map shows around it: land, rivers, labels."""
    figure = px.choropleth(
        table, geojson=counties, locations="adcode", featureidkey="id", color="projects",
        hover_name="name_zh", color_continuous_scale="teal",
    )  # fmt: skip
    figure.update_geos(**FRAME, **MIDDLE, projection_rotation_lon=108.75, fitbounds=False)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, showlegend=False)
    return figure if "plain" in sys.argv else with_context(figure, table)


def with_context(figure: go.Figure, table: pd.DataFrame) -> go.Figure:
    """Land below the counties, rivers and labels above."""
    land = [feature["id"] for feature in context["features"]]
    figure.add_choropleth(
        geojson=context, locations=land, featureidkey="id", z=[0] * len(land), showscale=False,
        colorscale=["#eee", "#eee"], hoverinfo="skip",
    )  # fmt: skip
    figure.data = figure.data[::-1]  # land below
    figure.add_traces([line(feature) for feature in rivers["features"]])
    text = table.set_index("adcode").loc[labels["adcode"]]
    figure.add_scattergeo(
        lon=labels["lon"], lat=labels["lat"], mode="text",
        text=text["name_zh"] + "<br>" + text["projects"].astype(str),
    )  # fmt: skip
    return figure


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ.get("PORT", "8051")))
