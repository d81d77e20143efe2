"""The ledger row by row, against counts made by hand from projects.csv and sources.csv."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from geodata.atlas import Atlas
from geodata.errors import BadSelection, UnknownKey
from geodata.records import files as ledger_export
from geodata.records import request as ledger_asked
from geodata.records.book import FACETS, NO_YEAR, Book, book
from geodata.records.request import LONGEST, ORDERS, RecordsRequest
from geodata.selection import Selection

YUNYANG, YILING, ZIGUI, BADONG = "500235", "420506", "420527", "422823"


@pytest.fixture(scope="module")
def whole(atlas: Atlas) -> Book:
    return book(atlas)


def asked(atlas: Atlas, query: str) -> RecordsRequest:
    return ledger_asked.read(query, atlas.scope, strict=True)[0]


def ids(whole: Book, query: str) -> list[str]:
    places = whole.positions(asked(whole.atlas, query))
    return [str(whole.rows.index[place]) for place in places]


def facet(whole: Book, query: str, key: str) -> dict[str, int]:
    """Values that have rows; none is repeated under two names."""
    found = whole.facets(asked(whole.atlas, query))
    assert tuple(found) == FACETS
    return {value: n for value, n in found[key].items() if n}


def test_the_default_is_the_default_programmes_with_exchanges_and_all_is_every_row(whole):
    assert len(ids(whole, "")) == 226  # 211 counterpart, 9 central, 6 own province
    assert len(ids(whole, "programme=all")) == 278
    assert len(set(ids(whole, "programme=all"))) == 278


def test_county_and_province_filter_rows(whole):
    assert ids(whole, f"county={YUNYANG}") == ["cqa1-093", "cqa1-094", "cqa1-095", "cqa1-096"]
    assert ids(whole, "county=云阳") == ids(whole, f"county={YUNYANG}")
    assert len(ids(whole, "province=hubei")) == 56  # and none of the whole area
    assert len(ids(whole, "province=hubei&kind=grant")) == 17


def test_facets_of_a_county_by_hand(whole):
    query = f"county={YUNYANG}"
    assert facet(whole, query, "sectors") == {
        "tourism": 1, "logistics": 1, "health": 1, "governance": 1}  # fmt: skip
    assert facet(whole, query, "years") == {"2025": 2, "2021": 2}
    assert facet(whole, query, "status") == {"completed": 1, "operating": 3}
    assert facet(whole, query, "tier") == {"1": 1, "2": 2, "3": 1}
    # Its own filter is left out of a facet: the others are there to be chosen instead.
    assert facet(whole, query, "county") == facet(whole, "", "county")
    assert sum(facet(whole, query, "county").values()) == 226


def test_facets_of_a_province_and_a_kind_by_hand(whole):
    query = "province=hubei&kind=grant"
    assert facet(whole, query, "county") == {BADONG: 7, ZIGUI: 2, YILING: 8}
    assert facet(whole, query, "tier") == {"2": 7, "3": 10}
    assert facet(whole, query, "kind") == {"grant": 17, "investment": 5, "unknown": 34}
    # hb-026 (2021–2025) and hb-034 (?–2022) have a span of years: they have no year of their own.
    assert facet(whole, query, "years") == {
        "2025": 1, "2024": 1, "2022": 1, "2021": 1, "2019": 1, "2017": 1, "2016": 1, "2015": 1,
        "2011": 1, "2009": 1, "2008": 5, NO_YEAR: 2}  # fmt: skip


def test_facets_of_a_programme_and_a_status_by_hand(whole):
    query = "programme=shandong_chongqing&status=operating"
    assert ids(whole, f"{query}&order=id") == [
        "cqb-023", "cqb-024", "cqb-026", "cqb-034", "cqb-035", "cqb-036", "cqb-055", "cqb-056"]  # fmt: skip
    assert facet(whole, query, "sectors") == {"agriculture": 6, "innovation": 1, "employment": 1}
    assert facet(whole, query, "county") == {"500156": 3, "500230": 3, "500240": 2}
    assert facet(whole, query, "status") == {"planned": 4, "completed": 1, "operating": 8}
    assert facet(whole, query, "programme") == {
        "counterpart": 71, "own_province": 2, "central": 2, "chongqing_districts": 6,
        "shandong_chongqing": 8, "designated": 2, "follow_up": 1, "central_funds": 1}  # fmt: skip


@pytest.mark.parametrize("key", FACETS)
def test_a_facet_tells_what_choosing_a_value_gives(whole, key):
    for value, n in facet(whole, "sectors=tourism,health&tier=2", key).items():
        if value:
            rest = "&".join(
                p for p in ("sectors=tourism,health", "tier=2") if not p.startswith(key)
            )
            assert len(ids(whole, f"{rest}&{key}={value}")) == n, value


def test_search_is_by_substring_whatever_widths_and_capitals(whole):
    assert ids(whole, "q=森林") == ["hb-043"]
    assert ids(whole, "q=协作") == ["cqa1-080", "cqa1-096"]  # in their notes
    assert len(ids(whole, "q=协作&programme=all")) == 15
    assert ids(whole, "q=协作 云阳") == ["cqa1-096"]  # every word must stand somewhere
    assert ids(whole, "q=pet120") == [] and "cqb-013" in ids(whole, "q=ｐｅｔ")
    assert ids(whole, "q=hb-043") == ["hb-043"]
    assert ids(whole, "q=.*") == []  # words, no pattern


def test_orders_are_stable_and_blanks_come_last_both_ways(whole):
    down, up = ids(whole, "order=-amount"), ids(whole, "order=amount")
    assert down[:4] == ["cqb-020", "agg-001", "cqb-019", "cqa1-076"]  # 170, 156.7, 120, 75 亿
    assert up[:4] == ["cqa1-018", "hb-047", "cqb-011", "cqb-010"]  # 30, 70, 80, 90 万元
    assert down[50:] == up[50:] == [one for one in ids(whole, "") if one in set(down[50:])]
    river = list(whole.atlas.tables.counties.index)
    places = [str(whole.rows.loc[one, "adcode"]) for one in ids(whole, "")]
    known = [river.index(code) for code in places if code]
    assert known == sorted(known) and "" not in places[: len(known)]  # the whole area is last
    for order in ORDERS:
        assert sorted(ids(whole, f"order={order}")) == sorted(down)


def test_what_a_record_counts_for(whole):
    assert whole.adds("agg-002") == {"projects": 1, "grants": 595}  # 7 less 6 members without money
    assert whole.adds("agg-001") == {"projects": 0, "investment": 1_567_000}  # 12 of 12 are rows
    assert whole.adds("hb-001") == {"projects": 1}  # a grant whose money no source names
    exchange = str(whole.rows.index[whole.rows["item"] == "exchange"][0])
    assert whole.adds(exchange) == {}
    assert whole.members("cqb-049") == ["cqb-050", "cqb-051", "cqb-052"]


def test_the_query_is_canonical_and_read_back(atlas):
    query = "sectors=tourism&county=500101&lang=en&release=r1&q=%E8%B7%AF&kind=grant&order=-year"
    assert asked(atlas, query).query() == query
    assert asked(atlas, "kind=unknown,grant,investment").query() == ""
    assert asked(atlas, "kind=无偿").kind == ("grant",)


@pytest.mark.parametrize(
    ("query", "where", "then"),
    [
        ("kind=gift", "kind", ""),
        ("order=amuont", "order", "order=amount"),
        ("order=-yaer", "order", "order=-year"),
        ("order=colour", "order", ""),
        ("q=a&q=b", "q", "q=a"),
        (f"q={'x' * 61}", "q", f"q={'x' * 60}"),
        ("metric=gdp", "metric", ""),
        ("compare=500101", "compare", ""),
        ("county=atlantis", "county", ""),
        ("colour=red", "?", ""),
    ],
)
def test_what_is_wrong_is_mended_on_pages_and_refused_in_files(atlas, query, where, then):
    found, notices = ledger_asked.read(query, atlas.scope)
    assert [notice.where for notice in notices] == [where] and found.query() == then
    with pytest.raises(BadSelection):
        ledger_asked.read(query, atlas.scope, strict=True)


def test_an_unknown_release_is_never_mended(atlas):
    with pytest.raises(UnknownKey):
        ledger_asked.read("release=r9&q=路", atlas.scope)


def test_searching_is_bounded(atlas):
    found, _ = ledger_asked.read("q=%00%0a" + "路" * 500, atlas.scope)
    assert found.q == "路" * LONGEST


def test_csv_has_the_rows_in_their_order_and_nothing_else(whole):
    text = b"".join(ledger_export.csv_pieces(whole, asked(whole.atlas, "q=云阳&order=-id")))
    assert text.startswith(b"\xef\xbb\xbfid,adcode,county,") and b"\r" not in text
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == ids(whole, "q=云阳&order=-id")
    bundle = next(csv.DictReader(io.StringIO(
        b"".join(ledger_export.csv_pieces(whole, asked(whole.atlas, "q=agg-002"))).decode("utf-8-sig")
    )))  # fmt: skip
    assert (bundle["project_count"], bundle["adds_projects"]) == ("7", "1")
    assert (bundle["adds_grants"], bundle["adds_investment"]) == ("595", "")
    assert (
        b"".join(ledger_export.csv_pieces(whole, asked(whole.atlas, "q=查无此词"))).count(b"\n")
        == 1
    )


def test_csv_is_the_same_however_it_is_cut(whole, monkeypatch):
    once = b"".join(ledger_export.csv_pieces(whole, asked(whole.atlas, "")))
    monkeypatch.setattr(ledger_export, "PIECE", 7)
    assert b"".join(ledger_export.csv_pieces(whole, asked(whole.atlas, ""))) == once


def workbook(whole: Book, query: RecordsRequest) -> Any:
    content = b"".join(ledger_export.xlsx_pieces(whole, query))
    return openpyxl.load_workbook(io.BytesIO(content))["records"]


def test_text_that_looks_like_a_formula_runs_nowhere(whole):
    tables = whole.atlas.tables
    projects = tables.projects.copy()
    projects.loc["hb-043", "name"] = '=HYPERLINK("http://x")'
    hostile = book(Atlas(replace(tables, projects=projects), whole.atlas.areas, ("r1",)))
    query = asked(hostile.atlas, "q=hb-043")
    text = b"".join(ledger_export.csv_pieces(hostile, query)).decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(text)))["name"].startswith("'=")
    page = workbook(hostile, query)
    cell = page.cell(2, 8)
    assert (page.cell(1, 8).value, cell.data_type) == ("名称", "s") and cell.hyperlink is None


def test_xlsx_holds_typed_cells_and_blanks_stay_empty(whole):
    page = workbook(whole, asked(whole.atlas, f"county={YUNYANG}&lang=en"))
    rows = list(page.values)
    assert len(rows) == 5 and rows[0][:3] == ("ID", "County code", "County")
    heads = dict(zip(rows[0], rows[1], strict=True))
    assert heads["ID"] == "cqa1-093" and heads["Adds to projects"] == 1
    assert heads["Adds to grants (CNY 10,000)"] is None


def test_a_file_name_says_filters_but_nothing_that_was_typed(whole):
    query = asked(whole.atlas, f"county={YUNYANG}&kind=grant&q=../x&order=id&lang=en")
    assert ledger_export.file_name(whole, query, "csv") == "ledger_county-500235_kind-grant_r1.csv"


def test_rows_behind_a_metric(atlas):
    chosen = Selection(metric="investment", years=(2021, 2021), county=YUNYANG, sort="name")
    assert ledger_asked.behind(chosen).query() == "years=2021&kind=investment"
    assert ledger_asked.behind(Selection(metric="pm25")).query() == ""


@pytest.mark.parametrize(
    "query", ["metric=grants", "metric=investment&years=2015", "metric=projects&sectors=health"]
)
def test_the_ledger_has_every_row_behind_a_metric(whole, ask, query):
    behind = ledger_asked.behind(ask(query).selection)
    there = {str(whole.rows.index[place]) for place in whole.positions(behind)}
    rows = set(ask(query).records.index)
    assert rows and rows <= there
    assert set(whole.rows.loc[sorted(there - rows), "item"]) <= {"exchange"}
