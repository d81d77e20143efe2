"""The description of the addresses is valid, complete, and what the server really does."""

from __future__ import annotations

import re
import tempfile
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
import schemathesis
from dash import Dash, html
from hypothesis import given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from callbacks.files import handouts, sheets
from callbacks.openapi.describe import describe
from callbacks.pages import evaluation, ledger
from callbacks.web import http
from dashboard.addresses import ADDRESSES, SNAPSHOT_PDF, SNAPSHOT_PNG, SNAPSHOT_SVG
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import Store
from dashboard.embed import options as embed_options
from dashboard.pictures import options, output
from dashboard.site import Site
from geodata.query.baseline import baselines
from geodata.query.keys import KEYS
from geodata.registry.metrics import LEDGER_KEYS, METRICS
from geodata.releases import Releases
from geodata.selection import Selection

pytestmark = pytest.mark.thorough

RELEASES = Releases.load()
SNAPSHOTS = (SNAPSHOT_PNG, SNAPSHOT_SVG, SNAPSHOT_PDF)
#: What Dash itself puts on the server, and the page.
DASH = ("/_", "/assets/", "/static/", "/<path:path>")


def site() -> Dash:
    app = Dash("atlas", assets_folder="no-assets")
    app.layout = html.Div()
    http.register(app, RELEASES)
    ledger.register_data(app.server, Site(RELEASES, {}))
    handouts.register(app.server, Site(RELEASES, {}))
    kept = Path(tempfile.mkdtemp())
    evaluation.register_data(
        app.server, Site(RELEASES, {}), Store(kept / "evaluation"), Codes(kept / "codes")
    )
    sheets.register(app.server, Site(RELEASES, {}), Store(kept / "sheets"), Codes(kept / "codes"))
    return app


APP = site().server
CLIENT = APP.test_client()
SPEC = describe(RELEASES.latest.atlas.scope)
#: Of articles: they are on the whole site only, and each answer is drawn (see test_snapshots).
PRESS = ("/snapshot/", "/embed/", "/share/", "/v/", "/oembed")
#: The meeting and what leaves the room: likewise, and each takes seconds (see their own tests).
TAKEN = ("/present", "/brief.")
DESCRIBED = sorted(path for path in SPEC["paths"] if not path.startswith((*PRESS, *TAKEN)))
#: What no query can be wrong for.
WITHOUT_QUERY = {"/healthz", "/readyz", "/openapi.json"}
CASES = [
    (path, mode)
    for path in DESCRIBED
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or path not in WITHOUT_QUERY
]


@cache
def schema():
    return schemathesis.openapi.from_wsgi("/openapi.json", APP)


@pytest.mark.soak
@pytest.mark.parametrize(("path", "mode"), CASES)
def test_every_address_does_what_its_description_says(path, mode):
    """Whatever fits the description is answered as it says, whatever does not is refused."""

    row = next(row for row in ADDRESSES if row.path == path)

    @settings(max_examples=settings.default.max_examples // (5 if row.limited else 1))
    @given(case=schema()[path]["GET"].as_strategy(generation_mode=mode))
    def answers(case):
        # Which keys go with which metric is more than OpenAPI can say: a valid value may be refused.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    answers()


def test_the_description_is_valid_and_served():
    OpenAPIV31SpecValidator(SPEC).validate()
    answer = CLIENT.get("/openapi.json")
    assert answer.json == SPEC and answer.content_type == "application/json"


def test_every_data_address_is_described_and_no_other():
    served = {re.sub(r"<(\w+)>", r"{\1}", str(rule)) for rule in APP.url_map.iter_rules()}
    assert {path for path in SPEC["paths"] if not path.startswith((*PRESS, *TAKEN))} == {
        path for path in served if not path.startswith(DASH) and path != "/"
    }


def test_every_address_of_articles_is_described_with_all_its_keys():
    keys = {
        path: {p["name"] for p in operation["get"]["parameters"] if "name" in p}
        for path, operation in SPEC["paths"].items()
        if path.startswith(PRESS)
    }
    pictures = {f"/snapshot/{{chart}}.{ending}" for ending in output.MEDIA_TYPES}
    others = {"/snapshot/wechat.zip", "/embed/{chart}", "/share/{chart}", "/v/{code}", "/oembed"}
    assert set(keys) == pictures | others
    assert all(keys[path] == {"chart", *options.KEYS} for path in pictures)
    assert keys["/embed/{chart}"] == {"chart", *(f.name for f in fields(embed_options.Options))}
    assert {row.path[-3:]: row.media_type for row in SNAPSHOTS} == output.MEDIA_TYPES


def test_every_key_is_described_in_the_order_of_the_query():
    assert list(KEYS) == [field.name for field in fields(Selection)]
    parameters = SPEC["components"]["parameters"]
    for path in ("/data.csv", "/records.xlsx"):
        named = [p["$ref"].split("/")[-1] for p in SPEC["paths"][path]["get"]["parameters"]]
        assert named == [*KEYS, "If-None-Match"]
    assert {key for key in KEYS if parameters[key]["schema"]["type"] == "array"} == {
        key for key, row in KEYS.items() if row.many
    }


def described_values():
    for key in KEYS:
        schema = SPEC["components"]["parameters"][key]["schema"]
        for value in schema.get("items", schema).get("enum", []):
            yield key, value


@pytest.mark.parametrize(("key", "value"), list(described_values()))
def test_every_described_value_is_accepted_where_its_key_applies(key, value):
    more = {
        "change": "metric=gdp&baseline=2018",
        "relative": "metric=tree_cover_share",
    } | dict.fromkeys(LEDGER_KEYS | {"normalise"}, "metric=projects")
    query = "&".join(part for part in (f"{key}={value}", more.get(key)) if part)
    assert CLIENT.get(f"/data.csv?{query}").status_code == 200


@pytest.mark.parametrize("key", sorted(LEDGER_KEYS | {"normalise"}))
def test_the_description_says_which_metrics_have_a_key(key):
    text = SPEC["components"]["parameters"][key]["description"]
    named = text.split("Metrics: ")[1].rstrip(".").split(", ")
    applies = [
        m.key for m in METRICS.values() if (m.normalise if key == "normalise" else key in m.keys)
    ]
    assert named == applies


def test_the_description_says_which_metrics_change():
    text = SPEC["components"]["parameters"]["baseline"]["description"]
    spans = RELEASES.latest.atlas.scope.metric_years
    applies = [m.key for m in METRICS.values() if baselines(m, spans.get(m.key))]
    assert text.split("Metrics: ")[1].rstrip(".").split(", ") == applies
    assert {"gdp", "projects", "co2_emissions"} < set(applies)
    assert not {"forest_cover", "supporters", "grants_total", "fertilizer_use"} & set(applies)
