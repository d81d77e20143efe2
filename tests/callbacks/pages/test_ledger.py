"""`/records`, its pieces and its files over HTTP, and that no other page loads its grid."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from dashboard.pages.ledger.grid import SCRIPTS
from geodata.records.book import MOST
from tests.dashboard.documents import parsed

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[3]


def loaded(text: str) -> list[str]:
    return re.findall(r'<(?:script|link|img)[^>]*?(?:src|href)="([^"]+)"', text)


@pytest.mark.parametrize(
    "path", ["/", "/pairing", "/ecology", "/about", "/embed/map", "/county/500101"]
)
def test_no_other_page_loads_a_byte_of_the_grid(client, path):
    names = [name.rsplit(".", 1)[0] for name in (*SCRIPTS, "records.js", "records.css")]
    own = client.get("/records").text
    ours = [
        a for a in loaded(own) if re.match(rf"/static/({'|'.join(names)})\.[0-9a-f]{{12}}\.", a)
    ]
    assert len(ours) == len(names)
    text = client.get(path).text
    assert not [address for address in ours if address in text]
    assert "ag_grid" not in text and "ag-grid" not in text


def test_the_python_module_of_the_grid_is_never_imported(client, var):
    # Its import alone would put its script on the page of every Dash app.
    code = (
        "import sys, pathlib, app;"
        "made = app.create_app(app.Settings(var=pathlib.Path(sys.argv[1])));"
        "made.server.test_client().get('/records');"
        "sys.exit('dash_ag_grid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(var)], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_the_page_is_a_document_with_its_own_scripts_only(client):
    answer = client.get("/records")
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-cache"
    assert not re.search(r"<script(?![^>]*src=)[^>]*>", answer.text)
    assert not re.search(r" on[a-z]+=", answer.text)
    for address in loaded(answer.text):
        with client.get(address) as file:
            assert file.status_code == 200 and address.startswith("/")
            assert b"sourceMappingURL" not in file.data
    assert "immutable" in client.get("/records?release=r1").headers["Cache-Control"]
    assert client.get("/records?release=r9").status_code == 404


def test_without_scripts_the_list_has_pages(client):
    page = parsed(client.get("/records").text)
    assert len(page.one(id="list").all("tr")) == 101
    last = parsed(client.get("/records?page=3").text)  # 226 rows
    assert len(last.one(id="list").all("tr")) == 27
    assert "第 201–226 条，共 226 条" in last.one(id="list").text
    assert [a["href"] for a in last.one(id="list").all("a") if a.text == "上一页"] == [
        "/records?page=2"]  # fmt: skip
    beyond = client.get("/records?page=99").text
    assert "第 201–226 条" in beyond and "99" in parsed(beyond).one(**{"class": "notices"}).text


def test_the_page_mends_and_says_so(client):
    page = parsed(client.get("/records?kind=gift&order=amuont&record=nobody&metric=pm25").text)
    told = page.one(**{"class": "notices"}).text
    assert all(word in told for word in ("gift", "amuont", "nobody", "pm25"))
    assert page.one(id="files")["data-query"] == "order=amount"


def test_a_record_tells_its_bundle_and_what_it_counts_for(client):
    page = parsed(client.get("/records?record=agg-002&county=500235").text)
    told = page.one(id="detail")
    assert "打包条目的成员（6 条）" in told.text and "打包条目只计减去成员后的余数" in told.text
    assert "1 个" in told.text and "595 万元" in told.text
    links = [a["href"] for a in told.all("a")]
    assert "/records?county=500235&record=cqa2-036" in links
    assert [href for href in links if href.startswith("/correction?") and "record=agg-002" in href]
    member = parsed(client.get("/records?record=cqa2-036").text).one(id="detail")
    assert "/records?record=agg-002" in [a["href"] for a in member.all("a")]


def test_a_repost_is_named_as_one_and_never_linked(client):
    told = parsed(client.get("/records?record=hb-001").text).one(id="detail")
    address = "http://m.8riaszlp.cn/new/403_425/2009_7_31_xu1997163961137900213680.shtml"
    assert address in told.text and "转载件" in told.text
    assert not [a for a in told.all("a") if a["href"].startswith("http")]


def test_what_is_searched_for_is_text_everywhere(client):
    hostile = '"><script>alert(1)</script>'
    text = client.get(f"/records?q={quote(hostile)}").text
    assert "<script>alert" not in text
    assert parsed(text).one("input", id="q").attributes["value"] == hostile
    answer = client.get(f"/records.json?q={quote('<img src=x onerror=1>')}")
    assert answer.json == {"total": 0, "start": 0, "rows": []}
    assert answer.mimetype == "application/json" and "nosniff" in answer.headers.values()


def test_pieces_join_to_the_whole(client):
    whole = []
    for start in range(0, 300, 100):
        piece = client.get(f"/records.json?order=-amount&start={start}&end={start + 100}").json
        assert (piece["total"], piece["start"]) == (226, start)
        whole += [row["id"] for row in piece["rows"]]
    assert len(whole) == len(set(whole)) == 226
    assert whole[:3] == ["cqb-020", "agg-001", "cqb-019"]
    assert len(client.get("/records.json").json["rows"]) == MOST
    row = client.get("/records.json?q=hb-043").json["rows"][0]
    assert row == {
        "county": "巴东县", "supporter": "北京", "name": "铁厂荒社区森林小镇", "sector": "旅游",
        "year": "2025 报道", "projects": "1", "amount": "—", "kind": "未写明", "status": "运营中",
        "programme": "对口支援", "tier": "2 媒体", "id": "hb-043"}  # fmt: skip


@pytest.mark.parametrize(
    "query",
    ["start=-1", "start=x", "end=201", "start=5&end=4", "start=1&start=2", "start=%D9%A1",
     "page=2", "record=hb-001", "kind=gift", "order=colour", "metric=grants", "county=atlantis"],
)  # fmt: skip
def test_data_refuses_what_a_page_would_mend(client, query):
    addresses = ["/records.json"]
    if "start" not in query and "end" not in query:
        addresses += ["/ledger.csv", "/ledger.xlsx"]
    for address in addresses:
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400 and answer.text.count("\n") == 1
        assert answer.headers["Cache-Control"] == "no-store"


def test_files_have_the_filtered_rows_and_are_sent_in_pieces(client):
    answer = client.get("/ledger.csv?q=协作&lang=en")
    assert answer.is_streamed and answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ledger_r1.csv"'
    ids = [line.split(",")[0] for line in answer.text.splitlines()[1:]]
    assert ids == ["cqa1-096", "cqa1-080"] or ids == ["cqa1-080", "cqa1-096"]
    book = client.get("/ledger.xlsx?county=500235&release=r1")
    assert book.data[:2] == b"PK" and "immutable" in book.headers["Cache-Control"]
    assert client.get("/ledger.csv?release=r9").status_code == 404


def test_every_facet_link_leads_to_as_many_rows_as_it_says(client):
    page = parsed(client.get("/records?province=hubei&kind=grant").text)
    links = [a for a in page.one(id="facets").all("a") if "facet-tier" in a["id"]]
    assert [a.text for a in links] == ["2 媒体7", "3 转载10"]
    for link, n in zip(links, (7, 10), strict=True):
        query = link["href"].partition("?")[2]
        assert client.get(f"/records.json?{query}").json["total"] == n


def test_the_grid_is_told_its_columns_in_the_language_of_the_page(client):
    told = json.loads(parsed(client.get("/records?lang=en").text).one(id="grid")["data-grid"])
    assert [column["label"] for column in told["columns"]][:3] == ["County", "Supporter", "Name"]
    assert not re.search("[\u3400-\u9fff]", json.dumps(told, ensure_ascii=False))
