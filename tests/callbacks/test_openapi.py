"""The description of the addresses is valid, complete, and what the server really does."""

from __future__ import annotations

import hypothesis
import pytest
import schemathesis
from dash import Dash, html
from openapi_spec_validator import OpenAPIV31SpecValidator

from callbacks import http
from callbacks.openapi import KEYS, LISTS, describe
from geodata.atlas import Atlas
from geodata.boundaries import Boundaries
from geodata.selection import Selection

ATLAS = Atlas.load()


def site() -> Dash:
    app = Dash("atlas", assets_folder="no-assets")
    app.layout = html.Div()
    http.register(app, ATLAS, Boundaries.load())
    return app


APP = site().server
schema = schemathesis.openapi.from_wsgi("/openapi.json", APP)


@schema.parametrize()
@hypothesis.settings(max_examples=15, deadline=None, derandomize=True, database=None)
def test_every_address_does_what_its_description_says(case):
    case.call_and_validate()
