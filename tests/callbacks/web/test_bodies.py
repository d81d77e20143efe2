"""Bodies that no page sends: refused with one line, before Dash or the log sees them."""

from __future__ import annotations

import logging

import pytest
from dash import Dash, Input, Output, State, html

from callbacks.web import bodies, logs


@pytest.fixture(scope="module")
def app() -> Dash:
    app = Dash("bodies", assets_folder="no-assets", suppress_callback_exceptions=True)
    app.layout = html.Div()

    @app.callback(Output("a", "children"), Input("b", "value"), State("c", "data"))
    def answer(value: object, data: object) -> str:
        return f"{value} {data}"

    app._setup_server()
    bodies.guard(app)
    return app


def body(**changed: object) -> dict[str, object]:
    """An update as a page sends it."""
    return {
        "output": "a.children",
        "outputs": {"id": "a", "property": "children"},
        "inputs": [{"id": "b", "property": "value", "value": 1}],
        "state": [{"id": "c", "property": "data", "value": 2}],
        "changedPropIds": ["b.value"],
        **changed,
    }


def test_what_a_page_sends_is_answered(app: Dash) -> None:
    answer = app.server.test_client().post(bodies.UPDATE, json=body())
    assert answer.status_code == 200
    assert answer.get_json()["response"]["a"]["children"] == "1 2"


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "text",
        {},
        body(output=["a.children"]),
        body(output="no.such"),
        body(inputs=None),
        body(inputs=[1]),
        body(inputs=[]),
        body(state=[{"id": "c"}]),
        body(state=[{"id": "other", "property": "data"}]),
        body(changedPropIds="b.value"),
        body(changedPropIds=[{}]),
    ],
)
def test_a_malformed_update_is_400(app: Dash, sent: object) -> None:
    answer = app.server.test_client().post(bodies.UPDATE, json=sent)
    assert (answer.status_code, answer.text) == (400, bodies.MALFORMED)


@pytest.mark.parametrize(("data", "kind"), [(b"{", "application/json"), (b"a=1", "text/plain")])
def test_what_is_no_json_is_400(app: Dash, data: bytes, kind: str) -> None:
    answer = app.server.test_client().post(bodies.UPDATE, data=data, content_type=kind)
    assert answer.status_code == 400


def test_a_large_body_is_refused_unread(app: Dash) -> None:
    large = b'{"output": "' + b"x" * bodies.LARGEST + b'"}'
    answer = app.server.test_client().post(
        bodies.UPDATE, data=large, content_type="application/json"
    )
    assert answer.status_code in (400, 413) and len(answer.data) < 1000


def test_the_log_bounds_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    record = logging.LogRecord(
        "atlas", logging.ERROR, "here.py", 1, "sent: %s", ("x" * 10**6 + "\x1b[2J",), None
    )
    line = logs.Bounded().format(record)
    assert len(line) < logs.LONGEST + 100 and "\x1b" not in line
    assert line.startswith("sent: xxx") and line.endswith("\\x1b[2J")
