"""The page of ecology: what it shows is what /data.csv gives, and it never says more."""

from __future__ import annotations

import csv
import io
import math
from functools import cache
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.drawing.callouts import place
from dashboard.drawing.scale import scale
from dashboard.drawing.spread import spread
from dashboard.markup.html import as_html
from dashboard.pages.ecology import page, relate, request
from dashboard.pages.ecology.scatter import LAYOUTS
from dashboard.pages.ecology.scene import EcologyScene
from dashboard.pages.map.page import Site
from geodata.analyses.relation import RELATED
from geodata.errors import UnknownKey
from geodata.export import csv_bytes
from geodata.language import units
from geodata.registry.metrics import METRICS
from geodata.selection import Selection
from geodata.view import View
from tests.dashboard.documents import Element, parsed

pytestmark = pytest.mark.thorough

ECOLOGY = [m.key for m in METRICS.values() if m.group == "ecology"]
SIGNS = "≥≈*≠°"


@pytest.fixture(scope="module")
def scene(site: Site):
    @cache
    def of(query: str = "") -> EcologyScene:
        return EcologyScene(*request.read(site, query))

    return of


@pytest.fixture(scope="module")
def shown(scene):
    """The page of a query, as HTML; what is not closed or nested right fails."""

    @cache
    def of(query: str = "") -> Element:
        return parsed(as_html(page.page(scene(query))))

    return of


def file_of(view: View) -> dict[str, dict[str, str]]:
    """The rows of `/data.csv` by adcode."""
    text = csv_bytes(view).decode("utf-8-sig")
    return {row["adcode"]: row for row in csv.DictReader(io.StringIO(text))}


def columns(table: Element) -> list[str]:
    return [one["data-column"] for one in table.all("th") if "data-column" in one.attributes]


def cells(table: Element) -> dict[tuple[str, str], Element]:
    """Cells of a grid by county and column."""
    found = {}
    for row in table.one("tbody").all("tr"):
        for column, cell in zip(columns(table), row.all("td"), strict=True):
            found[row["data-county"], column] = cell
    return found


# What it is asked for -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", "metric=forest_cover"),
        ("metric=pm25&years=2020", "metric=pm25&years=2020"),
        ("metric=co2_emissions&normalise=per_km2", "metric=co2_emissions&normalise=per_km2"),
        ("show=indicators", "metric=forest_cover&show=indicators"),
        ("show=indicators&years=2020", "metric=forest_cover&years=2020&show=indicators"),
        ("metric=pm25&relate=gdp&against=grants", "metric=pm25&relate=gdp&against=grants"),
        ("relate=森林覆盖率&against=GDP", "metric=forest_cover"),  # names, and what is usual
        ("relate=gdp", "metric=forest_cover&relate=gdp"),
    ],
)
def test_a_right_query_is_kept_without_notices(scene, query, kept):
    found = scene(query).asked
    assert found.notices == ()
    assert found.addressed.at("/ecology", found.own) == f"/ecology?{kept}"
    # What the page writes, it reads the same.
    again = scene(found.addressed.at("", found.own).lstrip("?")).asked
    assert again == found


@pytest.mark.parametrize(
    ("query", "kept", "where"),
    [
        ("metric=grants", "metric=forest_cover", ["metric"]),
        ("metric=pm2", "metric=pm25", ["metric"]),
        ("show=indicator", "metric=forest_cover&show=indicators", ["show"]),
        ("show=zzz", "metric=forest_cover", ["show"]),
        ("show=years&show=indicators", "metric=forest_cover", ["show"]),
        ("against=fertiliser_use", "metric=forest_cover&against=fertilizer_use", ["against"]),
        ("against=grants_total", "metric=forest_cover", ["against"]),
        ("relate=ndvi_june_mean", "metric=forest_cover", ["relate"]),
        ("relate=gdp&against=gdp", "metric=forest_cover&relate=gdp", ["against"]),
        ("show=indicators&years=1990-2021", "metric=forest_cover&years=2021&show=indicators", ["years"]),
        ("show=indicators&years=1990", "metric=forest_cover&years=1997&show=indicators", ["years"]),
        ("metric=pm25&years=1990", "metric=pm25&years=2015", ["years"]),
        ("metric=pm25&sectors=tourism", "metric=pm25", ["sectors"]),
        ("metric=co2_emissions&years=2015-2017&baseline=2012&compare=500101",
         "metric=co2_emissions&years=2015-2017", ["baseline", "compare"]),
        ("nonsense=1", "metric=forest_cover", ["?"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_mended_and_said(scene, query, kept, where):
    found = scene(query).asked
    assert found.addressed.at("/ecology", found.own) == f"/ecology?{kept}"
    assert [notice.where for notice in found.notices] == where


def test_the_second_usual_metric_stands_in_where_the_first_is_read_upwards(scene):
    assert (scene("relate=gdp").asked.against, scene().asked.against) == ("gdp_growth", "gdp")
    assert scene("metric=ndvi_june_mean").asked.relate == "forest_cover"


def test_an_unknown_release_is_refused(site):
    with pytest.raises(UnknownKey):
        request.read(site, "release=r9&metric=pm25")


def test_maps_per_indicator_begin_with_the_year_of_most_figures(scene):
    # 2020 has five metrics with 4 + 5 + 1 + 2 + 4 figures; 2022 has five with 14, 2025 with 7.
    assert (scene("show=indicators").asked.year, scene().asked.year) == (2020, 0)


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_stands_in_the_query_is_text(site, one, other):
    _, found = request.read(site, f"show={one}&against={other}&metric={other}")
    text = as_html(page.page(EcologyScene(site, found)).children[1])
    assert "<script" not in text


def test_a_hostile_query_is_shown_as_text(shown):
    tree = shown("against=%22%3E%3Cimg src=x onerror=alert(1)%3E&show=%3Cscript%3E")
    assert not [one for one in tree.walk() if one.tag in ("script", "img")]
    assert "<script>" in tree.one(class_="notices").text


# Figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize("metric", ECOLOGY)
def test_every_cell_is_what_data_csv_gives_for_that_year(scene, shown, atlas, metric):
    table = shown(f"metric={metric}").one(data_grid="years")
    first, last = atlas.metric_years[metric]
    years = range(max(first, METRICS[metric].play_from), last + 1)
    assert columns(table) == [str(year) for year in years]
    found, known = cells(table), 0
    for year in years:
        view = atlas.view(Selection(metric=metric, years=(year, year)))
        for code, row in file_of(view).items():
            cell = found[code, str(year)]
            if row["value"] == "":
                assert (cell.text, cell["class"], cell["aria-label"]) == (
                    "",
                    "none",
                    "没有公开数字",
                )
                continue
            known += 1
            assert cell.text.strip(SIGNS) == units.figure(float(row["value"]), view.scale, "zh")
            assert row["year"] == str(year) and "borrowed" not in row["flag"]
            assert cell["data-step"] == str(int(view.steps[code]))
            # A sign for each thing that the file flags; revised figures need none.
            flags = [flag for flag in row["flag"].split(";") if flag not in ("", "revised")]
            assert len(set(cell.text) & set(SIGNS)) == len(flags), (cell.text, row["flag"])
    assert known == scene(f"metric={metric}").years.figures > 0


@pytest.mark.parametrize("metric", ECOLOGY)
def test_small_maps_have_the_classes_of_the_cells(shown, metric):
    tree = shown(f"metric={metric}")
    found = cells(tree.one(data_grid="years"))
    figures = tree.one(data_of="years").all("figure")
    assert [f["data-column"] for f in figures] == sorted(
        {y for (_, y), c in found.items() if c.text}
    )
    for figure in figures:
        uses = [use for use in figure.all("use") if "data-county" in use.attributes]
        assert len(uses) == 19
        for use in uses:
            cell = found[use["data-county"], figure["data-column"]]
            assert use["data-step"] == cell.attributes.get("data-step", "-1")
            assert use["href"] == f"#c{use['data-county']}"


def test_every_shape_is_written_once(shown):
    tree = shown("metric=co2_emissions")
    paths = [one for one in tree.all("path") if one.attributes.get("id", "").startswith("c")]
    assert len(paths) == 19 and len(tree.all("figure")) == 7


@pytest.mark.parametrize("year", [2019, 2020])
def test_maps_per_indicator_are_what_data_csv_gives(shown, atlas, year):
    tree = shown(f"show=indicators&years={year}")
    table = tree.one(data_grid="indicators")
    assert columns(table) == ECOLOGY
    found = cells(table)
    for metric in ECOLOGY:
        view = atlas.view(Selection(metric=metric, years=(year, year)))
        for code, row in file_of(view).items():
            value = float(row["value"]) if row["value"] else math.nan
            text = units.figure(value, view.scale, "zh") if row["value"] else ""
            assert found[code, metric].text.strip(SIGNS) == text
    figures = {one["data-column"]: one for one in tree.one(data_of="indicators").all("figure")}
    assert list(figures) == ECOLOGY
    # 2019: trees of all 19 counties; fertiliser is of 2007 only, and its map says so.
    assert f"{year} 年没有公开数字；有数字的年份：2007" in figures["fertilizer_use"].text


def test_county_rows_follow_the_river(shown, atlas):
    rows = shown().one(data_grid="years").one("tbody").all("tr")
    assert [row["data-county"] for row in rows] == list(atlas.tables.counties.index)


def test_a_province_leaves_the_others_out(shown):
    tree = shown("metric=forest_cover&province=hubei")
    rows = tree.one(data_grid="years").one("tbody").all("tr")
    assert [row["data-county"] for row in rows] == ["422823", "420526", "420527", "420506"]
    steps = [
        u["data-step"] for u in tree.all("figure")[0].all("use") if "data-county" in u.attributes
    ]
    assert steps.count("outside") == 15


def test_one_legend_counts_all_figures_and_all_blanks(shown):
    # forest_cover: 30 figures in 14 years x 19 counties.
    legend = shown().one(class_="classes-row")
    counts = [int(one.text.split()[0]) for one in legend.all(class_="count")]
    assert sum(counts[:-1]) == 30 and counts[-1] == 14 * 19 - 30
    assert "没有公开数字，不是零" in legend.text


def test_older_years_of_the_model_stand_alone(shown):
    assert "1997–2010 年与后来的数字不可比" in shown("metric=co2_emissions").text
    assert "2003–2006 年与后来的数字不可比" in shown("metric=co2_emissions&years=2003-2006").text
    alone = shown("metric=co2_emissions&years=2005")
    assert columns(alone.one(data_grid="years")) == ["2005"]


# What is said of the figures ----------------------------------------------------------------


@pytest.mark.parametrize(
    "metric", [m for m in ECOLOGY if METRICS[m].method.en in ("satellite", "model")]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_satellite_and_model_say_so_at_every_chart(shown, metric, language):
    row = METRICS[metric]
    tree = shown(f"metric={metric}&lang={language}")
    for section in ("maps", "heat", "slopes"):
        head = tree.one("section", id=section).one(class_="head")
        assert head.one(class_="unofficial").text == row.method.in_(language)
        assert head.one(class_="caveat").text == row.caveat.in_(language)
        assert row.label.in_(language) in head.one("h2").text
    if metric in RELATED:
        assert row.caveat.in_(language) in tree.one(class_="coefficient").text


def test_the_share_of_trees_is_never_called_forest_cover(shown):
    tree = shown("metric=tree_cover_share&relate=tree_cover_share&against=gdp")
    for one in [tree.one("h1"), *tree.all("h2"), *tree.all(class_="axis-name")]:
        assert "森林覆盖率" not in one.text


def test_direction_method_and_target_stand_above(shown):
    facts = shown("metric=fertilizer_use").one("dl", class_="facts").text
    assert "越低越好" in facts and "年鉴 5" in facts
    assert "化肥施用量下降" in facts and "较2020年下降" in facts
    assert "规划没有此项目标" in shown("metric=pm25").one("dl", class_="facts").text
    # forest_cover: 24 reposts, 3 press, 2 bulletins, 1 yearbook.
    facts = shown().one("dl", class_="facts").text
    assert "年鉴 1、公报 2、报道 3、转载 24" in facts


def test_forest_cover_has_no_slopes_and_says_why(shown):
    section = shown().one("section", id="slopes")
    assert not section.all(data_mark="")
    assert "统计口径约 2020—2022 年改变，前后不可比，因此不画首末变化。" in section.text


def test_slopes_by_hand(shown):
    # 巴南: 285 and 334 days of one report; 开州: bulletins of 2023 and 2025.
    section = shown("metric=air_good_rate").one("section", id="slopes")
    assert [one.text for one in section.all("title")] == [
        "巴南区：2015 年 78.1%，2020 年 91.3%，向好",
        "开州区：2023 年 91.8%，2025 年 94.8%，向好",
    ]
    assert "各年出自不同来源，不可相连：巫山" in section.one(class_="missing").text
    (first, _) = section.one("table").one("tbody").all("tr")
    assert [cell.text for cell in first.all("td")] == [
        "2015",
        "78.1*",
        "2020",
        "91.3*",
        "+13.2",
        "向好",
    ]


def test_one_year_has_no_first_and_latest(shown):
    assert "只选了一年" in shown("metric=co2_emissions&years=2005").one("section", id="slopes").text
    section = shown("metric=co2_emissions&years=2003-2006").one("section", id="slopes")
    assert "2011 年以前的数字不可相连" in section.text and not section.all(class_="missing")


def test_double_decline_answers_that_nobody_can_tell(shown):
    section = shown("metric=pm25").one("section", id="decline")
    assert section.one(class_="finding").text == (
        "今天没有一个县（区）可以判断：「农用化肥施用量（折纯）」2007 年以后没有公开的县级数字；"
        "「农药使用量」没有公开过县级数字。"
    )
    rows = section.one("table").one("tbody").all("tr")
    assert [row.all("td")[-1].text for row in rows] == ["?无法判断"] * 19
    # 涪陵, fifth on the river: fertiliser 40,289 in 2007, nothing since.
    assert [cell.text for cell in rows[4].all("td")[:6]] == [
        "—",
        "—",
        "40,289 (2007)",
        "—",
        "—",
        "—",
    ]
    needed = section.one("aside").text
    assert "2020 年和其后至少一年" in needed and "农药使用量" in needed
    assert "《重庆统计年鉴》" in needed and "宜昌市、恩施州统计局" in needed
    assert "重庆统计年鉴2008 19-4农业(2007)续表1" in needed


# One metric against another -----------------------------------------------------------------


def test_both_figures_of_every_county_are_those_of_data_csv(scene, shown, atlas):
    found = scene("metric=air_good_rate&against=grants").relation
    rows = shown("metric=air_good_rate&against=grants").one(id="relation").all("table")[-1]
    for view, column in ((found.up, 0), (found.across, 1)):
        file = file_of(atlas.view(view.selection))
        for row, line in zip(rows.one("tbody").all("tr"), file.values(), strict=True):
            assert row.one("th").text == line["name"]
            text = row.all("td")[column].text
            if line["value"]:
                value = float(line["value"])
                assert text.replace("至少 ", "").startswith(
                    units.with_unit(value, view.scale, "zh").rstrip("%")
                )
            else:
                assert text == "没有公开数字"


def test_the_coefficient_comes_with_n_and_cautions(scene, shown):
    text = shown("metric=co2_emissions").one(class_="coefficient").text
    # Squares of the differences of the ranks add up to 108: 1 - 6*108/6840 = 0.905.
    assert "ρ = 0.91（n = 19）" in text
    assert "相关不是因果" in text and "模型估算，不是排放清单" in text
    assert relate.cautions(scene("metric=co2_emissions"))[0] == "一项高的县（区），另一项往往也高。"
    negative = shown().one(class_="coefficient").text
    assert "ρ = −0.88（n = 16）" in negative and "另一项往往低" in negative
    assert "口径约 2020—2022 年改变" in negative and "不是同一年的" in negative


def test_below_eight_there_is_no_coefficient_and_below_six_no_classes(shown):
    few = shown("metric=air_good_rate&against=grants").one(id="relation")
    assert "n = 6，少于 8 个县（区），不算相关系数" in few.text and "ρ" not in few.text
    assert len(few.one(class_="bi-map").all("use", class_="both")) == 6
    none = shown("metric=pm25").one(id="relation")
    assert "只有 4 个，少于 6 个，不分级" in none.text and not none.all(class_="bi-map")


def test_thirds_by_hand(shown):
    # See tests/geodata/analyses/test_relation.py: 巴东 is high in both, 秭归 and 涪陵 low in both.
    tree = shown("metric=air_good_rate&against=grants").one(id="relation")
    uses = {use["data-county"]: use for use in tree.one(class_="bi-map").all("use", data_mark="")}
    assert len(uses) == 19
    assert (uses["422823"]["data-cell"], uses["420527"]["data-cell"]) == ("22", "00")
    assert (uses["500101"]["data-cell"], uses["500237"]["data-cell"]) == ("21", "12")
    assert uses["500116"]["class"] == "lacking" and "data-cell" not in uses["500116"].attributes
    legend = tree.one(class_="bi-legend")
    cells_ = {
        cell["data-cell"]: cell.text for cell in legend.all("td") if "data-cell" in cell.attributes
    }
    assert cells_ == {"00": "2", "10": "", "20": "", "01": "", "11": "1", "21": "1",
                      "02": "", "12": "1", "22": "1"}  # fmt: skip
    lacking = tree.one(class_="lacking-list").text
    assert "13 个县（区）缺数字" in lacking
    assert "缺「空气质量优良天数比例」：忠县、夷陵" in lacking
    assert "两项都缺：渝北、长寿、武隆、云阳、巫溪" in lacking


def test_equal_figures_make_no_classes_and_no_coefficient(shown):
    # Sources of drinking water comply to 100 % wherever a figure is published.
    text = shown("relate=drinking_water_compliance").one(id="relation").text
    assert "有一项的数字全部相等，不分级" in text and "ρ" not in text


def test_years_that_a_metric_does_not_have_are_said(shown):
    text = (
        shown("metric=co2_emissions&years=2015&against=population_census").one(id="relation").text
    )
    assert "「普查常住人口」没有所选年份的数字，用各县（区）最近的公布数" in text
    assert "不排名，不与别的指标相关" in shown("metric=ndvi_june_mean").one(id="relation").text


@pytest.mark.parametrize("layout", ["wide", "narrow"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "pair", ["relate=co2_emissions&against=gdp", "relate=forest_cover&against=tree_cover_share",
             "relate=supporters&against=population_census", "relate=gdp&against=population_census"],
)  # fmt: skip
def test_names_lie_neither_on_each_other_nor_on_points(shown, pair, language, layout):
    size = next(one for one in LAYOUTS if one.name == layout)
    drawing = shown(f"{pair}&lang={language}").one("svg", class_=layout)
    points = drawing.all("g", class_="point")
    boxes = []
    for point in points:
        for text in point.all("text"):
            x, y = float(text["x"]), float(text["y"])
            half = len(text.text) * size.type_size * (0.5 if language == "zh" else 0.24)
            boxes.append((x - half, y - size.type_size / 2, x + half, y + size.type_size / 2))
    assert len(boxes) >= len(points) - 1  # a crowd may leave one name to the pointer
    for one, other in combinations(boxes, 2):
        assert not _overlap(one, other)
    for circle in (c for point in points for c in point.all("circle")):
        x, y = float(circle["cx"]), float(circle["cy"])
        assert not any(_overlap(box, (x - 4, y - 4, x + 4, y + 4)) for box in boxes)


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


# Small parts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("places", "gap", "found"),
    [
        ([10, 50, 90], 5, [10, 50, 90]),  # room enough: nobody moves
        ([50, 50, 50], 10, [40, 50, 60]),  # a cluster grows to both sides
        ([0, 1, 2], 10, [0, 10, 20]),  # at the edge it grows inwards
        ([99, 100], 6, [94, 100]),
        ([60, 20, 61], 5, [58, 20, 63]),  # the order of the labels stays theirs
        ([5, 5, 5], 80, [0, 50, 100]),  # no room for all: the gap shrinks
    ],
)
def test_labels_spread_as_little_as_they_must(places, gap, found):
    assert spread([float(p) for p in places], gap, 0.0, 100.0) == pytest.approx(found)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=19))
def test_spread_labels_keep_their_gap_their_order_and_the_plot(places):
    found = spread(places, 4.0, 0.0, 100.0)
    ordered = [found[n] for n in sorted(range(len(places)), key=lambda n: places[n])]
    assert all(b - a >= 4 - 1e-6 for a, b in pairwise(ordered))
    assert min(found) >= -1e-6 and max(found) <= 100 + 1e-6


def test_a_name_without_room_is_left_out():
    crowd = [(10.0, 10.0), (12.0, 10.0), (10.0, 12.0)]
    found = place(crowd, [60.0] * 3, height=12, radius=5, size=(20, 20))
    assert found == [None, None, None]


def test_a_far_name_has_a_leader_that_ends_at_its_edge():
    crowd = [(50.0 + dx, 50.0 + dy) for dx in (-8.0, 0.0, 8.0) for dy in (-8.0, 0.0, 8.0)]
    found = place(crowd, [30.0] * 9, height=10, radius=5, size=(200, 200))
    leaders = [one for one in found if one and one.leader]
    assert leaders
    for one in leaders:
        x, y = one.leader
        assert x == pytest.approx(min(max(x, one.x - 15), one.x + 15), abs=0.1)
        assert abs(x - one.x) == pytest.approx(15, abs=0.1) or abs(y - one.y) == pytest.approx(
            5, abs=0.1
        )


def test_axes_are_logarithmic_where_figures_span_a_factor_of_eight():
    linear, log = scale([10.0, 79.0]), scale([10.0, 80.0])
    assert (linear.is_log, log.is_log) == (False, True)
    assert log.ticks == (10.0, 20.0, 50.0)
    assert log.share(math.sqrt(10 * 80)) == pytest.approx(0.5)
    assert not scale([0.0, 500.0]).is_log  # zero has no logarithm


# Addresses ----------------------------------------------------------------------------------


def test_links_keep_what_the_page_is_asked_for(shown):
    query = "metric=pm25&province=hubei&show=indicators&years=2020&against=grants"
    tree = shown(query)
    kept = "metric=pm25&years=2020&province=hubei"
    own = "show=indicators&against=grants"
    assert tree.one(id="language")["href"] == f"/ecology?{kept}&lang=en&{own}"
    assert tree.one(data_share="page")["href"] == f"/share/page/ecology?{kept}&{own}"
    hidden = {
        one["name"]: one["value"]
        for one in tree.one("form", id="relation-form").all("input", type="hidden")
    }
    assert hidden == {"metric": "pm25", "years": "2020", "province": "hubei", "show": "indicators"}


def test_files_are_those_of_the_same_selection(shown):
    tree = shown("metric=forest_cover&province=hubei&lang=en")
    links = [one["href"] for one in tree.all("a") if one["href"].startswith("/data.csv")]
    selection = Selection(metric="forest_cover", province="hubei", lang="en")
    assert selection.at("/data.csv") in links
    assert selection.but(years=(2022, 2022)).at("/data.csv") in links
    assert selection.but(metric="gdp").at("/data.csv") in links


def test_every_chart_has_a_twin(shown):
    tree = shown("metric=co2_emissions")
    assert len(tree.one("section", id="slopes").all("table")) == 1
    assert tree.one("section", id="heat").one("table")["role"] == "grid"
    assert len(tree.one("section", id="relation").all("details")) == 1
    indicators = shown("show=indicators").one("section", id="maps")
    assert indicators.one("details").one("table")["data-grid"] == "indicators"
