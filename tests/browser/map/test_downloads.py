"""Files hold the view that is shown; the command line prints the same bytes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.servers import ROOT

Open = Callable[..., Page]


def fetch(page: Page, link: str) -> Path:
    """Click a link that downloads; the file."""
    with page.expect_download() as waiting:
        page.locator(link).click()
    return Path(waiting.value.path())


def test_each_file_holds_the_shown_view(open_page: Open) -> None:
    page = open_page("/?metric=grants&county=500237")
    with steps.repainted(page):
        steps.chip(page, "sectors", "旅游").click()
    query = steps.query(page)
    assert query == "metric=grants&sectors=tourism&county=500237"

    csv = fetch(page, "#downloads a[href^='/data.csv']").read_bytes()
    command = [sys.executable, "-m", "geodata", "csv", query]
    assert csv == subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    lines = csv.decode("utf-8-sig").splitlines()
    assert len(lines) == 20
    assert any(line.startswith("500237,巫山县,1000,万元") for line in lines)
    values = json.loads(fetch(page, "#downloads a[href^='/data.json']").read_bytes())
    assert values["query"].startswith("metric=grants&sectors=tourism")
    shapes = json.loads(fetch(page, "#downloads a[href^='/data.geojson']").read_bytes())
    assert len(shapes["features"]) == 19
    with zipfile.ZipFile(fetch(page, "#downloads a[href^='/data.zip']")) as package:
        assert package.testzip() is None
    book = fetch(page, "#downloads a[href^='/data.xlsx']").read_bytes()
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    assert sheet.max_row >= 20
    records = fetch(page, "#records a[href^='/records.csv']").read_bytes().decode("utf-8-sig")
    assert "神女峰游客接待中心" in records
    expect(page.locator("#headline")).to_contain_text("1,000 万元")
