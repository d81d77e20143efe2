"""The parts around the map: each says what the View says."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from dashboard import words
from dashboard.pages.map import panels
from dashboard.pages.map.page import Site
from dashboard.parts import key_figures, ranking, records, sectors, trend
from dashboard.parts import legend as legend_parts
from geodata.atlas import Atlas
from geodata.language import units
from geodata.query.codec import read
from geodata.query.scope import SORTS
from geodata.registry.metrics import METRICS
from geodata.view import View
from geodata.wording import sentence
from tests.dashboard.trees import having, kind, of, props, text, walk

pytestmark = pytest.mark.thorough

LANGUAGES = ("zh", "en")
HOSTILE = "<script>alert(1)</script>"


def view_of(atlas: Atlas, query: str) -> View:
    return atlas.view(read(query, atlas.scope, strict=True).selection)


# The legend


def counts(legend: list[Any]) -> dict[int, int]:
    """Counties per step, as the legend tells them."""
    found = {}
    for button in having(legend, "data-step"):
        (count,) = [
            c for c in of(button, "Span") if "count" in str(props(c).get("className", "")).split()
        ]
        found[int(props(button)["data-step"])] = int("".join(filter(str.isdigit, text(count))))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", METRICS)
def test_classes_of_the_legend_hold_all_19_counties(metric: str, language: Any, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}")
    told = counts(legend_parts.legend(view, language))
    assert sum(told.values()) == 19
    at = view.steps.value_counts().to_dict()
    assert told == {step: at.get(step, 0) for step in told}
    assert set(at) <= set(told)
    assert (-1 in told) == bool(view.values.isna().any())


def test_legend_reads_from_much_to_little_and_no_figure_last(site: Site) -> None:
    legend = legend_parts.legend(view_of(site.atlas, "metric=grants"), "zh")
    steps = [int(props(b)["data-step"]) for b in having(legend, "data-step")]
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] == -1


def test_the_class_of_the_selected_county_is_marked(site: Site) -> None:
    view = view_of(site.atlas, "metric=grants&county=422823")
    marked = [
        int(props(b)["data-step"])
        for b in having(legend_parts.legend(view, "zh"), "data-step")
        if "◀" in text(b)
    ]
    assert marked == [view.steps["422823"]]


def test_zero_of_the_pairs_is_a_fact_in_words(site: Site) -> None:
    (zero,) = [
        b
        for b in having(legend_parts.legend(view_of(site.atlas, ""), "zh"), "data-step")
        if props(b)["data-step"] == "0"
    ]
    assert text(zero) == "0 未明确1 个"


def test_a_borrowed_year_is_explained(site: Site) -> None:
    assert "非当年数" in text(legend_parts.legend(view_of(site.atlas, "metric=pm25"), "zh"))
    assert "非当年数" not in text(legend_parts.legend(view_of(site.atlas, "metric=grants"), "zh"))


def test_equal_values_get_a_sentence_in_place_of_classes(site: Site) -> None:
    view = view_of(site.atlas, "metric=drinking_water_compliance")
    assert view.breaks.all_equal
    assert sentence.sentence(view, "zh") in text(legend_parts.legend(view, "zh"))


# Ranking and table


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("metric", METRICS)
def test_ranking_and_table_equal_the_view(
    metric: str, sort: str, language: Any, site: Site
) -> None:
    view = view_of(site.atlas, f"metric={metric}" + (f"&sort={sort}" if sort != "value" else ""))
    rows = having(ranking.ranking(view, language), "data-county")
    assert [props(r)["data-county"] for r in rows] == list(view.order)
    assert len(set(view.order)) == len(rows) == 19
    lines = of(of(ranking.table(view, language), "Tbody"), "Tr")
    assert len(lines) == 19
    for code, row, line in zip(view.order, rows, lines, strict=True):
        number = view.number(code, language)
        assert text(row).endswith(number)
        cells = [text(c) for c in of(line, "Th", "Td")]
        assert cells[0] == view.name(code, language)
        assert cells[1].endswith(number)
        assert cells[2] == ranking.year_text(view, code)
        assert cells[3] == str(view.counts[code])
        rank = view.ranks[code]
        assert text(row).startswith("" if math.isnan(rank) else str(int(rank)))


@pytest.mark.parametrize("metric", METRICS)
def test_bars_have_the_colour_of_the_map_and_the_length_of_the_value(
    metric: str, site: Site
) -> None:
    view = view_of(site.atlas, f"metric={metric}")
    top = float(view.values.abs().max())
    for code, row in zip(view.order, ranking.ranking(view, "zh"), strict=True):
        (bar,) = [c for c in walk(row) if str(props(c).get("className", "")).startswith("bar")]
        style = props(bar)["style"]
        assert style["background"] == f"var(--step-{view.steps[code]})"
        value = float(view.values[code])
        share = 0 if math.isnan(value) or not top else abs(value) / top
        assert float(style["width"].rstrip("%")) == pytest.approx(share * 100, abs=0.06)
        assert ("dotted" in props(bar)["className"]) == ("borrowed" in view.flags[code])


def test_sorts_of_the_ranking(site: Site) -> None:
    river = view_of(site.atlas, "metric=grants&sort=river").order
    assert (river[0], river[-1]) == ("500116", "420506")  # 江津 … 夷陵
    by_value = view_of(site.atlas, "metric=grants").order
    assert by_value[0] == "422823"  # 巴东 17,750
    by_name = view_of(site.atlas, "metric=grants&sort=name")
    names = [by_name.name(code, "en") for code in by_name.order]
    assert names == sorted(names)


def test_the_selected_county_is_pressed_once(site: Site) -> None:
    rows = having(ranking.ranking(view_of(site.atlas, "county=420527"), "zh"), "aria-pressed")
    pressed = [props(r)["data-county"] for r in rows if props(r)["aria-pressed"] == "true"]
    assert pressed == ["420527"]


@pytest.mark.parametrize("metric", METRICS)
def test_what_is_heard_of_a_row_says_name_figure_and_rank(metric: str, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}")
    for code, row in zip(view.order, ranking.ranking(view, "en"), strict=True):
        (button,) = having(row, "aria-label")
        label = props(button)["aria-label"]
        assert label.startswith(f"{view.name(code, 'en')}, ")
        assert label.endswith(sentence.rank_text(view, code, "en"))


def test_the_caption_of_the_table_is_the_sentence(site: Site) -> None:
    view = view_of(site.atlas, "metric=grants")
    (caption,) = of(ranking.table(view, "zh"), "Caption")
    assert text(caption) == sentence.sentence(view, "zh")


# Sectors, area, coverage


@pytest.mark.parametrize("metric", ["projects", "grants", "investment", "active_supporters", ""])
def test_sector_bars_equal_the_mix(metric: str, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}&sectors=tourism" if metric else "")
    buttons = having(sectors.sector_mix(view, "zh"), "data-sector")
    assert [props(b)["data-sector"] for b in buttons] == view.mix["sector"].tolist()
    scale = view.charts_metric.unit.scale(float(view.mix["value"].max()))
    for button, value in zip(buttons, view.mix["value"], strict=True):
        assert text(button).endswith(units.with_unit(float(value), scale, "zh"))
        assert props(button)["aria-label"].endswith(units.with_unit(float(value), scale, "zh"))
    pressed = {props(b)["data-sector"] for b in buttons if props(b)["aria-pressed"] == "true"}
    assert pressed == set(view.selection.sectors)


def test_an_indicator_has_no_sectors(site: Site) -> None:
    assert "不分产业领域" in text(sectors.sector_mix(view_of(site.atlas, "metric=gdp"), "zh"))


def test_what_belongs_to_no_county_is_told_apart(site: Site) -> None:
    """investment: 300,000 万元 for the whole area (README of the data)."""
    wide = text(ranking.area_wide(view_of(site.atlas, "metric=investment"), "zh"))
    assert "30 亿元" in wide
    assert ranking.area_wide(view_of(site.atlas, ""), "zh") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_key_figures_are_the_plans_and_then_ours(language: Any, site: Site) -> None:
    strip = text(key_figures.key_figures(site.plan_totals(), language))
    told = ("1,989", "1,499", "41.63") if language == "zh" else ("1,989", "149.9", "4.16")
    assert all(number in strip for number in told)


# Records


@pytest.mark.parametrize("metric", METRICS)
def test_records_show_twenty_and_link_to_all(metric: str, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}")
    tree = records.records(view, site.atlas.tables, "zh")
    rows = of(of(tree, "Tbody"), "Tr")
    assert len(rows) == min(records.RECORDS_SHOWN, len(view.records)) <= 20
    assert f"{len(view.records)} 条" in text(tree)
    links = [props(a)["href"] for a in of(tree, "A")]
    assert view.selection.at("/records.csv") in links
    assert view.selection.at("/records.xlsx") in links


@pytest.mark.parametrize("metric", METRICS)
def test_every_record_names_its_source_and_tier(metric: str, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}")
    for row in of(of(records.records(view, site.atlas.tables, "zh"), "Tbody"), "Tr"):
        (found,) = [c for c in of(row, "Span") if props(c).get("className") == "source"]
        assert text(found).startswith(tuple(t.zh for t in words.TIERS.values()))


def test_a_repost_is_never_a_link(site: Site) -> None:
    """Rule 20: tier 3 is named, its address is text."""
    tables = site.atlas.tables
    for source_id, row in tables.sources.iterrows():
        tree = records.source(tables, str(source_id), "zh")
        links = of(tree, "A")
        if row["tier"] == 3:
            assert links == []
            assert row["url"] in text(tree)
        for link in links:
            assert props(link)["href"].startswith(("https://", "http://"))
            assert "noopener" in props(link)["rel"]


def test_no_address_of_a_source_runs(site: Site) -> None:
    sources = site.atlas.tables.sources.copy()
    sources.loc["s0000", "url"] = "javascript:alert(1)"
    assert of(records.source(replace(site.atlas.tables, sources=sources), "s0000", "zh"), "A") == []


def test_texts_of_the_tables_stay_text(site: Site) -> None:
    """Names, notes and titles reach the page as children, which React escapes."""
    tables = site.atlas.tables
    projects, sources = tables.projects.copy(), tables.sources.copy()
    projects["name"] = HOSTILE
    sources["title"], sources["publisher"] = HOSTILE, HOSTILE
    atlas = Atlas(replace(tables, projects=projects, sources=sources), site.atlas.areas)
    tree = records.records(view_of(atlas, "metric=projects"), atlas.tables, "zh")
    assert HOSTILE in text(tree)
    for component in walk(tree):
        assert kind(component) not in ("Markdown", "DangerouslySetInnerHTML", "Iframe", "Script")
        assert "dangerously_allow_html" not in props(component)
        assert all(HOSTILE not in str(props(component).get(k, "")) for k in ("href", "src", "id"))


def test_a_pair_is_cited_by_the_plan(site: Site) -> None:
    tree = records.records(view_of(site.atlas, ""), site.atlas.tables, "zh")
    assert "全国对口支援三峡库区合作规划" in text(tree)


def test_downloads_say_the_same_view(site: Site) -> None:
    view = view_of(site.atlas, "metric=grants&years=2014-2020")
    links = [props(a)["href"] for a in of(panels.downloads(view, "zh"), "A")]
    kinds = ("csv", "xlsx", "json", "geojson", "zip")
    assert links == [f"/data.{k}?metric=grants&years=2014-2020" for k in kinds]


# An empty map


def test_an_empty_map_offers_the_metrics_that_have_records(site: Site) -> None:
    view = view_of(site.atlas, "metric=grants&years=2024")
    blank = replace(view, values=view.values * math.nan)
    offered = [props(a)["href"] for a in of(panels.offer(blank, site.atlas, "zh"), "A")]
    assert any("metric=projects" in href for href in offered)
    for href in offered:
        assert view_of(site.atlas, href.split("?")[1]).values.notna().any()


def test_a_map_with_figures_offers_nothing(site: Site) -> None:
    assert text(panels.offer(view_of(site.atlas, "metric=grants"), site.atlas, "zh")) == ""


# The trend's words


def test_the_trend_of_pairs_says_that_it_shows_projects(site: Site) -> None:
    assert trend.trend_title(view_of(site.atlas, ""), "zh").startswith("有据可查的项目")


def test_undated_rows_are_told_while_no_year_is_chosen(site: Site) -> None:
    assert "年份不详" in text(trend.trend_note(view_of(site.atlas, "metric=projects"), "zh"))
    chosen = view_of(site.atlas, "metric=projects&years=2020-2025")
    assert "年份不详" not in text(trend.trend_note(chosen, "zh"))
