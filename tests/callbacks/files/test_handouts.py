"""Gap workbooks, corrections and whole releases over HTTP: strict, named, kept as they should be."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from callbacks import Settings, assemble
from dashboard.parts import records as records_parts
from geodata.analyses.published.gaps import GapsRequest
from geodata.errors import SettingError
from geodata.export import archive
from geodata.intake.forms import gaps as gaps_xlsx
from geodata.package import DATA
from geodata.releases import Releases
from tests.dashboard.documents import parsed
from tests.geodata.books import opened

pytestmark = pytest.mark.thorough

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def client(var: Path) -> FlaskClient:
    return assemble(Settings(data=DATA, var=var, mail="atlas@example.cn")).server.test_client()


# Gap workbooks


def test_the_workbook_of_a_county_is_the_one_that_the_function_makes(client: FlaskClient) -> None:
    answer = client.get("/gaps.xlsx?county=500235")
    assert (answer.status_code, answer.content_type) == (200, XLSX)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="gaps_500235_r1.xlsx"'
    assert answer.headers["Cache-Control"] == "no-cache"
    atlas = Releases.load().latest.atlas
    assert answer.data == gaps_xlsx.content(atlas, GapsRequest(adcode="500235"), "zh")
    again = client.get(
        "/gaps.xlsx?county=500235", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")


def test_a_pinned_workbook_is_kept_for_ever(client: FlaskClient) -> None:
    answer = client.get("/gaps.xlsx?supporters=qingdao,jiangsu&lang=en&release=r1")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Language"] == "en"
    assert 'filename="gaps_jiangsu+qingdao_en_r1.xlsx"' in answer.headers["Content-Disposition"]
    assert opened(answer.data).sheetnames == ["Guide", "Gaps", "Known", "Words"]


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("", 400, "应为 一个县（区），或者若干支援方"),
        ("county=500235&supporters=qingdao", 400, "请只写其中一项"),
        ("county=500235&metric=gdp", 400, "metric：发现「gdp」"),
        ("county=500235&years=2021", 400, "years"),
        ("county=999999", 400, "county：发现「999999」"),
        ("supporters=nobody", 400, "supporters：发现「nobody」"),
        ("supporters=mwr", 400, "中央单位和未写明的支援方没有结对县（区）"),
        ("county=500235&release=r9", 404, "release：发现「r9」"),
        ("county=500235&x=1", 400, "?：发现「x」"),
    ],
)
def test_what_is_not_right_is_refused_in_one_line(
    client: FlaskClient, query: str, status: int, said: str
) -> None:
    answer = client.get(f"/gaps.xlsx?{query}")
    assert (answer.status_code, answer.mimetype) == (status, "text/plain")
    assert said in answer.text and answer.text.count("\n") == 1
    assert answer.headers["Cache-Control"] == "no-store"


def test_former_names_lead_to_their_county(client: FlaskClient) -> None:
    former = client.get(f"/gaps.xlsx?county={quote('开县')}")
    assert former.data == client.get("/gaps.xlsx?county=500154").data


# Whole releases


def test_a_release_is_kept_for_ever_and_states_its_digest(client: FlaskClient) -> None:
    answer = client.get("/release/r1.zip")
    assert (answer.status_code, answer.content_type) == (200, "application/zip")
    assert "immutable" in answer.headers["Cache-Control"]
    digest = b64encode(sha256(answer.data).digest()).decode()
    assert answer.headers["Repr-Digest"] == f"sha-256=:{digest}:"
    assert answer.data == archive.content(Releases.load().latest)
    assert client.get("/release/r1.zip?lang=en").data == answer.data


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/release/r9.zip", 404),
        ("/release/..%2f.zip", 404),
        ("/release/r1.zip?release=r9", 404),
        ("/release/r1.zip?metric=gdp", 400),
        ("/release/r1.zip?x=1", 400),
    ],
)
def test_other_releases_are_refused(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_data_zip_of_a_release_alone_is_the_whole_release_too(client: FlaskClient) -> None:
    whole = zipfile.ZipFile(io.BytesIO(client.get("/data.zip?release=r1").data))
    assert whole.read("projects.csv") == (DATA / "projects.csv").read_bytes()
    assert whole.read("data.csv") == client.get("/data.csv?release=r1").data
    part = zipfile.ZipFile(io.BytesIO(client.get("/data.zip?release=r1&metric=gdp").data))
    assert sorted(part.namelist()) == ["README.txt", "data.csv", "metadata.json"]


# Corrections


def test_the_page_of_a_correction(client: FlaskClient) -> None:
    answer = client.get("/correction?record=hb-001&metric=grants")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    page = parsed(answer.text)
    assert page.one("h1").text == "这个数字有误"
    table = page.one("table", class_="correction")
    cells = {row.one("th").text: row.one("td").text for row in table.one("tbody").all("tr")}
    assert (cells["编号"], cells["名称"]) == ("hb-001", "夷陵区社会福利院")
    file = page.one("a", class_="correction-file")["href"]
    assert file == "/correction.xlsx?metric=grants&record=hb-001"
    sheet = client.get(file)
    assert (sheet.status_code, sheet.content_type) == (200, XLSX)
    assert "correction_hb-001_r1.xlsx" in sheet.headers["Content-Disposition"]
    mail = page.one("a", class_="correction-mail")["href"]
    assert mail.startswith("mailto:atlas@example.cn?subject=")
    assert page.one("textarea").text.startswith("记录编号：hb-001\n")


def test_the_language_link_keeps_the_record(client: FlaskClient) -> None:
    page = parsed(client.get("/correction?record=hb-001&metric=grants&release=r1").text)
    other = page.one("a", id="language")["href"]
    english = client.get(other)
    assert english.status_code == 200
    assert parsed(english.text).one("h1").text == "This figure is wrong"
    assert "record=hb-001" in other and "release=r1" in other


def test_the_view_behind_the_code_is_what_was_seen(client: FlaskClient) -> None:
    page = parsed(client.get("/correction?record=hb-001&metric=grants&years=2014-2020").text)
    (address,) = [a["href"] for a in page.one("dl").all("a")]
    assert address.startswith("http://localhost/v/r1-")
    frozen = client.get(address.removeprefix("http://localhost"))
    assert frozen.status_code == 200
    assert "2014–2020" in frozen.text


def test_a_page_mends_its_selection_and_the_sheet_does_not(client: FlaskClient) -> None:
    query = "record=hb-001&metric=nonsense"
    page = client.get(f"/correction?{query}")
    assert page.status_code == 200 and "指标「nonsense」" in page.text
    assert client.get(f"/correction.xlsx?{query}").status_code == 400


@pytest.mark.parametrize("path", ["/correction", "/correction.xlsx"])
@pytest.mark.parametrize(
    "query",
    ["", "record=", "record=zz-999", "record=hb-001&release=r9", "record=indicators:1:2:3:4"],
)
def test_unknown_records_and_releases_are_404(client: FlaskClient, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


@given(record=st.text(max_size=60))
def test_whatever_a_record_is_called_it_stays_text(client: FlaskClient, record: str) -> None:
    answer = client.get(f"/correction?record={quote(record)}<script>alert(1)</script>")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("record", ["indicators:500235:2024:gdp:s0205", "pairing:420506:shanghai"])
def test_records_of_every_table_have_a_page(client: FlaskClient, record: str) -> None:
    frame = Releases.load().latest.atlas.tables.indicators
    if record.startswith("indicators"):
        row = frame[(frame["adcode"] == "500235") & (frame["indicator"] == "gdp")].iloc[0]
        record = f"indicators:500235:{row['year']}:gdp:{row['source_id']}"
    assert client.get(f"/correction?record={record}").status_code == 200


@pytest.mark.parametrize(
    ("path", "records"),
    [("/v/", 0), ("/?metric=grants", 0)],
)
def test_the_map_page_carries_no_links_of_corrections(
    client: FlaskClient, path: str, records: int
) -> None:
    assert client.get(path).text.count("/correction?") == records


def test_the_frozen_view_leads_from_each_record_to_its_correction(client: FlaskClient) -> None:
    page = parsed(client.get("/correction?record=hb-001&metric=grants&release=r1").text)
    (address,) = [a["href"] for a in page.one("dl").all("a")]
    frozen = parsed(client.get(address.removeprefix("http://localhost")).text)
    links = [a["href"] for a in frozen.all("a", class_="wrong")]
    assert len(links) == records_parts.RECORDS_SHOWN
    assert all(client.get(link).status_code == 200 for link in links[:3])
    assert len(frozen.one("details", class_="in-view").all("li")) == 5


# The setting


@pytest.mark.parametrize("mail", ["", "atlas@example.cn", "a.b+c@data.example.gov.cn"])
def test_an_address_for_corrections(mail: str) -> None:
    assert Settings.from_env({"ATLAS_MAIL": mail}).mail == mail


@pytest.mark.parametrize(
    "mail",
    [
        "x",
        "x@y",
        "a@b.cn?cc=c@d.cn",
        "a@b.cn,c@d.cn",
        "a b@c.cn",
        "a@b.cn\n",
        "x" * 70 + "@b.cn",
        "<a@b.cn>",
    ],
)
def test_anything_else_is_refused(mail: str) -> None:
    with pytest.raises(SettingError) as refused:
        Settings.from_env({"ATLAS_MAIL": mail})
    assert "ATLAS_MAIL" in refused.value.text("zh")
