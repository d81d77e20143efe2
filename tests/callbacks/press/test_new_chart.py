"""A sixth chart: a row, its words and one drawing per medium make it arrive everywhere."""

from __future__ import annotations

import io
from urllib.parse import quote

import pytest
from dash import html
from flask.testing import FlaskClient
from PIL import Image

from callbacks import Settings, assemble
from dashboard.embed import heights, page
from dashboard.embed.options import Options
from dashboard.pictures import kit, sheet
from dashboard.pictures.options import Imprint
from geodata.language import Text
from geodata.package import DATA
from geodata.registry.charts import CHARTS, Chart
from geodata.wording import charts
from geodata.wording.citation import caption
from tests.var import fresh_var

pytestmark = pytest.mark.thorough

KEY = "strip"
ROW = Chart(key=KEY, label=Text("条带", "Strip"), name=Text("条带图", "Strip plot"), height=432)


@pytest.fixture(scope="module")
def patched():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def client(patched: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    words = charts.Words(
        alt=lambda view, _: [f"strip of {view.metric.key}"],
        headline=lambda view, _: f"Strip of {view.metric.key}",
        subtitle=lambda *_: "one dot per county",
    )
    patched.setitem(CHARTS, KEY, ROW)
    patched.setitem(charts.WORDS, KEY, words)
    patched.setitem(page.DRAW, KEY, lambda scene: [html.P(scene.alt, className="strip")])
    patched.setitem(
        sheet.DRAW,
        KEY,
        lambda canvas, body, *_: canvas.rect(body.inset(20, 20, 20, 20), "#c03020", name="strip"),
    )
    return assemble(
        Settings(data=DATA, var=fresh_var(tmp_path_factory.mktemp("strip")))
    ).server.test_client()


def test_it_is_an_embed(client):
    answer = client.get(f"/embed/{KEY}?metric=gdp&lang=en")
    assert answer.status_code == 200
    assert "Strip of gdp" in answer.text and "Strip plot: strip of gdp." in answer.text
    assert "one dot per county" in answer.text
    assert 'class="legend"' not in answer.text  # its colours are no classes


def test_it_is_a_picture(client):
    answer = client.get(f"/snapshot/{KEY}.png?metric=gdp&width=400&height=300")
    assert answer.status_code == 200 and KEY in answer.headers["Content-Disposition"]
    drawn = Image.open(io.BytesIO(answer.data)).convert("RGB")
    colours = {colour for _, colour in drawn.getcolors(drawn.width * drawn.height)}
    assert (0xC0, 0x30, 0x20) in colours


def test_it_is_in_the_share_dialog(client):
    answer = client.get(f"/share/{KEY}?metric=gdp&lang=en")
    assert answer.status_code == 200
    assert f"/embed/{KEY}" in client.get(f"/share/{KEY}?metric=gdp&tab=embed").text
    assert f"/share/{KEY}" in client.get("/share/map?lang=en").text


@pytest.mark.parametrize(
    ("path", "kind"), [("embed/strip", "rich"), ("snapshot/strip.png", "photo")]
)
def test_oembed_answers_for_it(client, path, kind):
    address = quote(f"http://localhost/{path}?metric=gdp&lang=en", safe="")
    answer = client.get(f"/oembed?url={address}&format=json")
    assert answer.status_code == 200
    assert (answer.json["type"], answer.json["title"]) == (kind, "Strip of gdp")
    assert kind == "photo" or answer.json["height"] == heights.height(KEY, Options()) == 432


def test_the_description_of_addresses_has_it(client):
    paths = client.get("/openapi.json").json["paths"]
    named = paths["/embed/{chart}"]["get"]["parameters"][0]["schema"]["enum"]
    assert named == list(CHARTS) and named[-1] == KEY


def test_it_is_in_the_press_kit_the_frozen_page_and_captions(client, atlas):
    names = {task.name for task in kit.tasks(("png",), ("zh",), None, Imprint())}
    assert f"{KEY}.png" in names
    view = atlas.plain_views["gdp"]
    frozen = client.get(f"/v/{view.code}?{view.selection.but(release=view.release.id).query()}")
    assert f"/snapshot/{KEY}.png" in frozen.text
    text = caption(view, KEY, "en", title="T", subtitle="S", base_map="GS(2024)0650")
    assert "GS(2024)0650" not in text  # no map in it
