"""The figure of our map in a page without Dash: `Plotly.react` and nothing else.

`python -m tests.bench.bare` serves it. All views lie ready in the page, so that a click costs what
Plotly costs. Fills come from a colour scale, as Plotly means them to.
"""

from __future__ import annotations

import json
import os

from flask import Flask, Response

from callbacks.assembly import BUNDLE
from dashboard.delivery import static
from dashboard.delivery.geometry import land
from dashboard.drawing import plotly
from dashboard.look import theme
from geodata.atlas import Atlas
from geodata.boundaries import DATA, Boundaries
from geodata.registry import sectors
from geodata.selection import Selection

PAGE = """<!doctype html><meta charset=utf-8><link rel=icon href="data:,">
<div id=sectors></div><div id=map style="width:800px;height:560px"></div>
<script src=/plotly.js></script><script src=/page.js></script>"""
SCRIPT = """
window.PlotlyGeoAssets = {topojson: {world_110m: {type: "Topology", arcs: [], objects: {}}}};
const asked = ["/base.json", "/views.json"].map((url) => fetch(url).then((r) => r.json()));
Promise.all(asked).then(([base, views]) => {
  const box = document.getElementById("sectors");
  function figure(data) {
    const traces = base.data.slice();
    const change = (name, props) => {
      const at = traces.findIndex((trace) => trace.name === name);
      traces[at] = {...traces[at], ...props};
    };
    change("counties", {z: data.steps, hovertext: data.hover});
    change("dots", {locations: data.dotted, z: data.dotted.map(() => 0)});
    change("selected", {locations: data.selected, z: data.selected.map(() => 0)});
    change("labels", {text: data.labels});
    return {data: traces, layout: {...base.layout, width: 800, height: 560}, config: CONFIG};
  }
  function draw() {
    const on = [...box.querySelectorAll("input:checked")].map((input) => input.value);
    Plotly.react("map", figure(views[on[0] || ""]));
  }
  for (const key of Object.keys(views).filter(Boolean)) {
    const input = Object.assign(document.createElement("input"), {type: "checkbox", value: key});
    input.addEventListener("click", draw);
    box.append(input);
  }
  draw();
});
"""


def create() -> Flask:
    """The page, its script, the base of the map and a view per sector."""
    boundaries, atlas = Boundaries.load(DATA / "geo"), Atlas.load(DATA)
    ramp = [theme.LIGHT.nodata, *theme.LIGHT.ramps["teal"]]
    base = plotly.map_base(boundaries, {n: f"/{n}.geojson" for n in ("land", "counties")})
    fills = next(trace for trace in base["data"] if trace["name"] == "counties")
    steps = len(plotly.STEPS)
    fills["colorscale"] = [[n / (steps - 1), ramp[min(n, len(ramp) - 1)]] for n in range(steps)]
    chosen: dict[str, tuple[str, ...]] = {"": (), **{key: (key,) for key in sectors.GROUPS}}
    views = {
        key: plotly.map_data(atlas.view(Selection(metric="projects", sectors=keys)), "zh")
        for key, keys in chosen.items()
    }
    script = SCRIPT.replace("CONFIG", json.dumps(plotly.CONFIG))
    files: dict[str, tuple[bytes, str]] = {
        "/": (PAGE.encode(), "text/html"),
        "/page.js": (script.encode(), "text/javascript"),
        "/plotly.js": (static.plotly_script(BUNDLE), "text/javascript"),
        "/base.json": (json.dumps(base).encode(), "application/json"),
        "/views.json": (json.dumps(views).encode(), "application/json"),
        "/land.geojson": (land(boundaries), "application/json"),
        "/counties.geojson": (boundaries.geojson("counties"), "application/json"),
    }
    server = Flask(__name__)
    for address, (content, kind) in files.items():
        answer = Response(content, mimetype=kind)
        server.add_url_rule(address, address, lambda answer=answer: answer)
    return server


if __name__ == "__main__":
    create().run(host="127.0.0.1", port=int(os.environ.get("PORT", "8052")))
