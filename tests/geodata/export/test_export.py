"""Files that leave the atlas, held against rows that a person can count in the data."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import product

import openpyxl
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from geodata.__main__ import main
from geodata.atlas import Atlas
from geodata.boundaries import Boundaries
from geodata.export import EXPORTS
from geodata.export import exports as export
from geodata.export.cells import csv_of, harmless, shortest
from geodata.export.columns import FIGURE_COLUMNS
from geodata.export.metadata import metadata
from geodata.export.readme import _WORDS
from geodata.export.records import RECORD_COLUMNS, records
from geodata.package import shipped_descriptor
from geodata.package.licences import licences
from geodata.package.tables import load
from geodata.query.codec import read
from geodata.query.refusal import language_of
from geodata.registry.metrics import METRICS
from geodata.registry.terms import FLAGS, TIERS_IN_FULL
from geodata.releases import Facts
from geodata.view import View

pytestmark = pytest.mark.thorough

HEADER = "\ufeffadcode,name,value,unit,year,records,flag\n"

# 夷陵 17 single rows (hb-001 to hb-018 without the exchange hb-008) + bundles of 30 and of 46;
# 秭归 ten rows, of which hb-026 spans years; 兴山 two of 2022; 巴东 19 rows, one with a span, and
# bundles of 8, of 10 and one (agg-006) whose number of projects nobody published.
PROJECTS_HUBEI = """\
500116,江津区,,个,,0,outside
500113,巴南区,,个,,0,outside
500112,渝北区,,个,,0,outside
500115,长寿区,,个,,0,outside
500102,涪陵区,,个,,0,outside
500156,武隆区,,个,,0,outside
500230,丰都县,,个,,0,outside
500240,石柱土家族自治县,,个,,0,outside
500233,忠县,,个,,0,outside
500101,万州区,,个,,0,outside
500154,开州区,,个,,0,outside
500235,云阳县,,个,,0,outside
500236,奉节县,,个,,0,outside
500238,巫溪县,,个,,0,outside
500237,巫山县,,个,,0,outside
422823,巴东县,37,个,,22,at_least
420526,兴山县,2,个,2022,2,
420527,秭归县,10,个,,10,
420506,夷陵区,93,个,2008-2024,19,
"""

# Tourism rows of the default programmes; 武隆's Shandong row and 巫山's CTG row are of others.
PROJECTS_TOURISM_EN = """\
500116,Jiangjin,,count,,0,
500113,Banan,,count,,0,
500112,Yubei,,count,,0,
500115,Changshou,,count,,0,
500102,Fuling,,count,,0,
500156,Wulong,1,count,2022,1,
500230,Fengdu,,count,,0,
500240,Shizhu,,count,,0,
500233,Zhongxian,1,count,2024,1,
500101,Wanzhou,6,count,2006-2025,6,
500154,Kaizhou,,count,,0,
500235,Yunyang,1,count,2025,1,
500236,Fengjie,,count,,0,
500238,Wuxi,2,count,2023,2,
500237,Wushan,5,count,2022,5,
422823,Badong,3,count,2024-2025,3,
420526,Xingshan,,count,,0,
420527,Zigui,1,count,2018,1,
420506,Yiling,3,count,2008-2024,3,
"""

# 1000 (广州, visitor centre) and one row that gives no amount; 巴东 70; 武隆 and 夷陵 have a
# grant row each, but no amount: records without a figure stay blank.
GRANTS_TOURISM = """\
500116,江津区,,万元,,0,
500113,巴南区,,万元,,0,
500112,渝北区,,万元,,0,
500115,长寿区,,万元,,0,
500102,涪陵区,,万元,,0,
500156,武隆区,,万元,,1,
500230,丰都县,,万元,,0,
500240,石柱土家族自治县,,万元,,0,
500233,忠县,,万元,,0,
500101,万州区,,万元,,0,
500154,开州区,,万元,,0,
500235,云阳县,,万元,,0,
500236,奉节县,,万元,,0,
500238,巫溪县,,万元,,0,
500237,巫山县,1000,万元,2022,2,at_least
422823,巴东县,70,万元,2024,1,
420526,兴山县,,万元,,0,
420527,秭归县,,万元,,0,
420506,夷陵区,,万元,,1,
"""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load()


@pytest.fixture(scope="module")
def facts(atlas: Atlas) -> Facts:
    return Facts(atlas, Boundaries.load())


@pytest.fixture(scope="module")
def view(atlas: Atlas) -> Callable[[str], View]:
    return lambda query="": atlas.view(read(query, atlas.scope, strict=True).selection)


def rows_of(content: bytes) -> dict[str, list[str]]:
    lines = content.decode("utf-8-sig").splitlines()[1:]
    return {line.split(",")[0]: line.split(",") for line in lines}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("metric=projects&province=hubei", PROJECTS_HUBEI),
        ("metric=projects&sectors=tourism&lang=en", PROJECTS_TOURISM_EN),
        ("metric=grants&sectors=tourism", GRANTS_TOURISM),
    ],
)
def test_csv_is_what_a_person_counts_in_the_ledger(view, query, expected):
    assert export.csv_bytes(view(query)).decode() == HEADER + expected


@pytest.mark.parametrize(
    ("query", "row"),
    [
        # Six members of one project each and a bundle of seven, which adds the one left.
        ("metric=projects&supporters=zhuhai&years=2018", "500237,巫山县,7,个,2018,7,"),
        # No member states money: the bundle's 595 stands whole.
        ("metric=grants&supporters=zhuhai&years=2018", "500237,巫山县,595,万元,2018,7,"),
        ("metric=supporters", "500116,江津区,0,个,,0,"),
        ("metric=pm25&years=2025", "500154,开州区,28.2,μg/m³,2025,1,"),
        ("metric=grants_total", "500101,万州区,48400,万元,1992-2015,1,"),
        ("metric=grants_total", "500233,忠县,42500,万元,..-2022,1,"),
    ],
)
def test_single_rows(view, query, row):
    assert row in export.csv_bytes(view(query)).decode().splitlines()


def test_a_blank_is_not_a_zero(view):
    rows = rows_of(export.csv_bytes(view("metric=supporters")))
    assert rows["500116"][2] == "0"
    rows = rows_of(export.csv_bytes(view("metric=grants")))
    assert rows["500116"][2] == ""
    figures = {
        f["adcode"]: f for f in json.loads(export.json_bytes(view("metric=grants")))["figures"]
    }
    assert figures["500116"]["value"] is None
    assert figures["500116"]["year"] is None


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("rest", ["", "&province=chongqing", "&lang=en&county=500101&sort=name"])
def test_every_csv_has_nineteen_rows_in_river_order(view, atlas, metric, rest):
    content = export.csv_bytes(view(f"metric={metric}{rest}"))
    lines = content.decode("utf-8-sig").split("\n")
    assert content.startswith(b"\xef\xbb\xbf") and b"\r" not in content
    assert lines[0] == ",".join(FIGURE_COLUMNS) and lines[-1] == ""
    assert [line.split(",")[0] for line in lines[1:-1]] == list(atlas.tables.counties.index)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back_as_themselves(value):
    assert float(shortest(value)) == value


@given(st.text())
def test_no_text_begins_like_a_formula(text):
    assert not harmless(text).lstrip(" \u00a0\u3000").startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert harmless(text).removeprefix("'") == text.removeprefix("'")


def test_a_negative_number_is_no_formula():
    assert csv_of(["a", "b"], [(-1.5, "-1")]) == b"\xef\xbb\xbfa,b\n-1.5,'-1\n"


@pytest.mark.parametrize("metric", METRICS)
def test_same_query_same_bytes(view, facts, metric):
    for item in EXPORTS.values():
        assert item.write(view(f"metric={metric}"), facts) == item.write(
            view(f"metric={metric}"), facts
        )


LEDGER_QUERIES = [
    f"metric={m}{rest}"
    for m, rest in product(
        ("projects", "grants", "investment"),
        (
            "",
            "&province=hubei",
            "&years=2014-2020",
            "&sectors=others",
            "&programme=all",
            "&tier=1,2",
        ),
    )
]


@pytest.mark.parametrize("query", LEDGER_QUERIES)
def test_records_add_up_to_the_figures(view, atlas, query):
    seen = view(query)
    sheet = records(seen, atlas)
    frame = pd.DataFrame(sheet.rows, columns=sheet.columns)
    added = frame[frame["adcode"] != ""].groupby("adcode")["adds"].sum(min_count=1)
    figures = seen.values.dropna()
    pd.testing.assert_series_equal(
        added.dropna().astype(float),
        figures.sort_index().astype(float),
        check_names=False,
        check_index_type=False,
    )
    assert (frame["adcode"] != "").sum() == seen.counts.sum()
    wide = frame.loc[frame["adcode"] == "", "adds"].sum()
    assert wide == (seen.area_wide.value if seen.area_wide else 0)


def test_records_csv_has_the_columns_and_the_source(view, atlas):
    query = "metric=grants&supporters=zhuhai&years=2018"
    lines = export.records_csv_bytes(view(query), atlas).decode("utf-8-sig").splitlines()
    assert lines[0] == (
        "id,adcode,county,supporter,supporter_name,sector,sector_name,name,item,year,year_basis,project_count,"
        "amount_wan,amount_kind,status,programme,part_of,span,adds,note,source_id,source_title,source_publisher,"
        "source_date,source_tier,source_address"
    )
    bundle = next(line for line in lines if line.startswith("agg-002"))
    assert bundle.startswith(
        "agg-002,500237,巫山县,zhuhai,珠海市,mixed,未分领域,珠海2018年援建巫山7个项目,bundle,2018,started,7,595,grant,"
        'building,counterpart,,,595,"实施7个援建项目,已完成4个",s0093,'
    )
    assert len(lines) == 8


@pytest.mark.parametrize(
    ("metric", "columns"),
    [
        ("supporters", {"supporter_name", "order", "adds", "source_title"}),
        ("active_supporters", {"id", "supporter_name", "year_basis", "source_address"}),
        ("grants_total", {"measure", "value", "year_from", "year_to", "adds"}),
        (
            "air_good_rate",
            {"indicator", "value", "method", "quality", "derived", "chosen", "source_tier"},
        ),
    ],
)
def test_records_of_every_kind_of_metric(view, atlas, metric, columns):
    seen = view(f"metric={metric}")
    sheet = records(seen, atlas)
    assert columns <= set(sheet.columns) <= set(RECORD_COLUMNS)
    assert len(sheet.rows) == len(seen.records)
    places = list(atlas.tables.counties.index)
    order = [
        places.index(row[sheet.columns.index("adcode")])
        for row in sheet.rows
        if row[sheet.columns.index("adcode")]
    ]
    assert order == sorted(order)


def hostile(atlas: Atlas) -> Atlas:
    """An atlas whose ledger tries to run something in a spreadsheet."""
    projects = atlas.tables.projects.copy()
    row = projects.index[projects["adcode"] == "420526"][0]
    projects.loc[row, "name"] = '=HYPERLINK("http://x","y")'
    projects.loc[row, "note"] = "@SUM(1+1)*cmd|' /C calc'!A0"
    return Atlas(replace(atlas.tables, projects=projects), atlas.areas)


def test_formulas_in_records_do_not_run(atlas):
    bad = hostile(atlas)
    seen = bad.view(read("metric=projects&province=hubei", bad.scope).selection)
    text = export.records_csv_bytes(seen, bad).decode()
    assert '"\'=HYPERLINK(""http://x"",""y"")"' in text
    assert ",'@SUM(1+1)*cmd|' /C calc'!A0," in text
    book = openpyxl.load_workbook(io.BytesIO(export.xlsx_bytes(seen, bad)))
    cells = [c for page in book for line in page.iter_rows() for c in line]
    assert any(c.value == '=HYPERLINK("http://x","y")' and c.data_type == "s" for c in cells)
    assert not [c for c in cells if c.data_type == "f" or c.hyperlink]


def test_xlsx_reads_back_typed(view, atlas):
    seen = view("metric=pm25")
    content = export.xlsx_bytes(seen, atlas, "GS(2024)0650号")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["figures", "records", "sources", "about"]
    page = book["figures"]
    assert page.freeze_panes == "A2"
    assert [c.value for c in page[1]] == [
        "县区代码",
        "县（区）",
        "数值",
        "单位",
        "年份",
        "记录数",
        "标记",
    ]
    found = {line[0]: line for line in page.iter_rows(min_row=2, values_only=True)}
    assert found["500154"] == ("500154", "开州区", 28.2, "μg/m³", "2025", 1, None)
    assert found["500116"] == ("500116", "江津区", None, "μg/m³", None, 0, None)
    assert book.properties.created == datetime(2026, 11, 24)
    about = dict(book["about"].iter_rows(min_row=2, values_only=True))
    assert about["指标"] == METRICS["pm25"].label.zh
    assert about["底图审图号"].startswith("GS(2024)0650号")
    assert {line[4] for line in book["sources"].iter_rows(min_row=2, values_only=True)} <= set(
        TIERS_IN_FULL
    )


def test_xlsx_reads_back_with_another_reader(view, atlas):
    content = export.records_xlsx_bytes(
        view("metric=grants&supporters=zhuhai&years=2018&lang=en"), atlas
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["records", "sources", "about"]
    lines = book.get_sheet_by_name("records").to_python()
    bundle = dict(zip(lines[0], next(line for line in lines if line[0] == "agg-002"), strict=True))
    assert bundle["Adds to this metric"] == 595.0 and bundle["Supporter"] == "Zhuhai"
    assert bundle["County code"] == "500237"


def test_geojson_has_ids_figures_and_clockwise_rings(view, facts, atlas):
    found = json.loads(export.geojson_bytes(view("metric=supporters"), facts.boundaries))
    assert [f["id"] for f in found["features"]] == list(atlas.tables.counties.index)
    first = found["features"][0]
    assert first["properties"] == {
        "adcode": "500116",
        "name": "江津区",
        "value": 0,
        "unit": "个",
        "year": None,
        "records": 0,
        "flag": None,
    }
    assert found["metadata"]["base_map"]["review_number"] == facts.boundaries.map_review_number
    for feature in found["features"]:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert shape.equals(facts.boundaries.counties.geometry[feature["id"]])
        assert not any(shapely.is_ccw(part.exterior) for part in shapely.get_parts(shape))


def test_zip_holds_the_csv_its_description_and_a_readme(view):
    seen = view("metric=grants&lang=en")
    package = zipfile.ZipFile(io.BytesIO(export.package_zip_bytes(seen, "GS(2024)0650号")))
    assert package.namelist() == ["data.csv", "metadata.json", "README.txt"]
    assert {i.date_time for i in package.infolist()} == {(2026, 11, 24, 0, 0, 0)}
    assert package.read("data.csv") == export.csv_bytes(seen)
    assert package.read("metadata.json") == export.metadata_bytes(seen, "GS(2024)0650号")
    readme = package.read("README.txt").decode()
    assert (
        "空白表示没有公开数字，不是零。" in readme
        and "never zero" in readme
        and seen.code in readme
    )


def test_metadata_says_what_is_to_be_known(view, atlas):
    seen = view("metric=grants&years=2014-2020")
    found = metadata(seen, "GS(2024)0650号")
    assert found["query"] == "metric=grants&years=2014-2020&release=r1"
    assert found["selection"] == {"metric": "grants", "years": [2014, 2020], "release": "r1"}
    assert found["code"] == seen.code
    assert found["release"]["digest"] == f"sha256:{atlas.tables.release.digest}"
    assert found["coverage"]["of"] == 19 and 0 < found["coverage"]["share_of_published"] < 1
    assert found["licence"] == shipped_descriptor()["licenses"] == licences()
    assert len(found["classes"]) == len(seen.breaks.bins)
    assert [s["id"] for s in found["sources"]] == list(seen.sources.index)


def test_reposts_are_named_as_such_and_never_linked(view, atlas):
    found = metadata(view("metric=projects"))["sources"]
    assert {s["note"] for s in found if s["tier"] == 3} == {"转载，请引用原始出处"}
    assert {s["note"] for s in found if s["tier"] < 3} == {None}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "supporters_r1.csv"),
        (
            "metric=grants&sectors=tourism,others&years=2014-2020",
            "grants_sectors-tourism+others_years-2014-2020_r1.csv",
        ),
        (
            "metric=projects&province=湖北省&county=开县&lang=en",
            "projects_province-hubei_en_r1.csv",
        ),
        ("metric=grants&release=r1", "grants_r1.csv"),
    ],
)
def test_file_names(view, query, name):
    assert export.file_name(view(query), "csv") == name


def test_a_file_name_stays_short_and_ascii(view, atlas):
    seen = view(f"metric=projects&supporters={','.join(atlas.tables.supporters.index[:20])}")
    name = export.file_name(seen, "csv")
    assert name.isascii() and len(name) < 120 and seen.code.split("-")[1] in name


def test_registries_word_everything_in_both_languages():
    for registry in (
        {key: column.label for key, column in FIGURE_COLUMNS.items()},
        {key: column.about for key, column in FIGURE_COLUMNS.items()},
        {key: column.label for key, column in RECORD_COLUMNS.items()},
        TIERS_IN_FULL,
        FLAGS,
        _WORDS,
        {e: x.label for e, x in EXPORTS.items()},
    ):
        assert all(label.zh and label.en for label in registry.values())


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("", "zh"),
        ("lang=en", "en"),
        ("lang=zh&lang=en", "zh"),
        ("%FF&lang=EN", "en"),
        ("lang=" + "x" * 9000, "zh"),
    ],
)
def test_the_language_of_a_query_however_wrong(query, language):
    assert language_of(query) == language


def test_the_command_line_prints_the_same_bytes(view, facts):
    query = "metric=grants&years=2014-2020&lang=en"
    for command in ("csv", "geojson"):
        arguments = [sys.executable, "-m", "geodata", command, query]
        done = subprocess.run(arguments, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == EXPORTS[f"/data.{command}"].write(view(query), facts)


@pytest.mark.parametrize(
    ("query", "start"),
    [
        ("metric=nonsense", "查询有误，没有给出数据。metric：发现「nonsense」"),
        (
            "metric=a%0Ab&lang=en",
            "The query is not accepted and no data is given. metric: found “a",
        ),
        ("release=r99", "release：发现「r99」，应为 r1。"),
        ("sectors=tourism", "查询有误，没有给出数据。sectors：发现"),
    ],
)
def test_the_command_line_refuses_in_one_line(query, start, capsys):
    status = main(["csv", query])
    out, text = capsys.readouterr()
    assert (status, out) == (2, "")
    assert text.startswith(start) and text.count("\n") == 1 and "Traceback" not in text


def test_export_needs_no_web_framework():
    code = "import sys, geodata.export; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"dash", "plotly", "flask", "geopandas"} & set(done.stdout.split())


def test_the_shipped_release_is_the_one_described_here():
    assert load().release.id == "r1"
