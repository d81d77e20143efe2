"""`/evaluation` over HTTP: the page and its files, refusals, caching."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.thorough


def test_the_page_is_a_document_without_inline_scripts(client: FlaskClient) -> None:
    answer = client.get("/evaluation?lang=en")
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Language"] == "en"
    assert not re.search(r"<script(?![^>]*src=)[^>]*>", answer.text)
    assert not re.search(r" on[a-z]+=", answer.text)
    assert re.search(r'<a aria-current="page"[^>]*>Evaluation</a>', answer.text)


def test_a_pinned_release_is_kept_for_ever_and_an_unknown_one_is_404(client: FlaskClient) -> None:
    assert "immutable" in client.get("/evaluation?release=r1").headers["Cache-Control"]
    for path in ("/evaluation", "/evaluation.xlsx", "/evaluation.docx", "/evaluation.pdf"):
        missing = client.get(f"{path}?release=r9")
        assert missing.status_code == 404 and missing.headers["Cache-Control"] == "no-store"


def test_what_is_shared_keeps_the_choice(client: FlaskClient) -> None:
    shared = client.get("/share/page/evaluation?result=met&lang=en")
    assert 'href="/evaluation?lang=en&amp;release=r1&amp;result=met"' in shared.text


def test_a_file_has_its_name_its_language_and_an_etag_before_it_is_made(
    client: FlaskClient,
) -> None:
    answer = client.get("/evaluation.xlsx?lang=en")
    assert answer.status_code == 200 and answer.data[:2] == b"PK"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Language"] == "en"
    assert 'filename="evaluation_en_r1.xlsx"' in answer.headers["Content-Disposition"]
    again = client.get(
        "/evaluation.xlsx?lang=en", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304 and again.data == b""
    pinned = client.get("/evaluation.xlsx?lang=en&release=r1")
    assert "immutable" in pinned.headers["Cache-Control"] and pinned.data == answer.data


@pytest.mark.drawing
def test_figure_codes_of_a_report_are_remembered(client: FlaskClient) -> None:
    report = client.get("/evaluation.pdf")
    assert report.status_code == 200 and report.data[:5] == b"%PDF-"
    code = client.get("/data.json").json["code"]  # of the map of pairs, which the report shows
    assert code in client.get(f"/v/{code}").text


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("query", ["metric=gdp", "result=met", "lang=fr", "county=500101&lang=en"])
def test_files_refuse_what_does_not_apply_in_one_line(
    client: FlaskClient, ending: str, query: str
) -> None:
    answer = client.get(f"/evaluation.{ending}?{query}")
    assert answer.status_code == 400 and answer.mimetype == "text/plain"
    assert answer.text.count("\n") == 1


def test_a_choice_that_is_too_long_is_set_aside(client: FlaskClient) -> None:
    answer = client.get("/evaluation?result=" + "x" * 9000)
    assert answer.status_code == 200 and "x" * 200 not in answer.text
