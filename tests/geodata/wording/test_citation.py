"""Captions and citations, written out by hand: GB/T 7714—2015 in Chinese, APA in English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from geodata.registry.charts import CHARTS
from geodata.view import View
from geodata.wording.citation import caption, citation

Ask = Callable[[str], View]
DAY = date(2026, 12, 1)
ADDRESS = "https://atlas.example.cn/?metric=grants&release=r1"
BASE_MAP = "GS(2024)0650号"


TITLE = "万州区有 7 个重点结对支援方，为库区最多"


def test_a_map_is_cited_as_a_map_online(ask: Ask) -> None:
    """主要责任者. 题名: 其他题名信息[CM/OL]. (更新日期)[引用日期]. 获取和访问路径."""
    view = ask("metric=grants")
    assert citation(view, "map", "zh", title=TITLE, accessed=DAY, url=ADDRESS) == (
        "三峡库区对口支援地图. 万州区有 7 个重点结对支援方，为库区最多: "
        f"数据版本 r1, 图号 {view.code}[CM/OL]. (2026-11-24)[2026-12-01]. {ADDRESS}"
    )
    assert citation(view, "map", "en", title="A title", accessed=DAY, url=ADDRESS) == (
        "Three Gorges support atlas. (2026, November 24). A title "
        f"(release r1, figure {view.code}) [Map]. Retrieved December 1, 2026, from {ADDRESS}"
    )


@pytest.mark.parametrize("chart", ["ranking", "trend", "sectors", "pairing"])
def test_other_charts_are_cited_as_a_database_online(chart: str, ask: Ask) -> None:
    view = ask("metric=grants")
    assert citation(view, chart, "zh", title="标题", accessed=DAY, url="/?release=r1") == (
        f"三峡库区对口支援地图. 标题: 数据版本 r1, 图号 {view.code}[DB/OL]. "
        "(2026-11-24)[2026-12-01]. /?release=r1"
    )
    assert citation(view, chart, "en", title="A title", accessed=DAY, url="/?release=r1") == (
        f"Three Gorges support atlas. (2026, November 24). A title (release r1, figure {view.code}) "
        "[Data set]. Retrieved December 1, 2026, from /?release=r1"
    )


def test_the_caption_of_a_map_names_sources_release_and_base_map(ask: Ask) -> None:
    view = ask("")
    assert caption(view, "map", "zh", title=TITLE, subtitle="（个）", base_map=BASE_MAP) == (
        "万州区有 7 个重点结对支援方，为库区最多。（个）。"
        "来源：《全国对口支援三峡库区合作规划（2021—2025年）》附表。"
        "覆盖：19 个县（区）中 19 个有数字，34 条记录。"
        f"数据版本 r1（2026-11-24），图号 {view.code}。"
        "底图：天地图，底图审图号 GS(2024)0650号，经裁切、简化。"
    )
    own = {"title": "A title", "subtitle": "", "base_map": BASE_MAP, "number": "渝S(2026)012号"}
    assert caption(view, "map", "en", **own) == (
        "A title. Source: National plan 2021–2025, table of pairs. "
        "Coverage: 19 of 19 counties have a figure, 34 records. "
        f"Data release r1 (2026-11-24), figure {view.code}. "
        "Base map: Tianditu, base-map review number GS(2024)0650号, cropped and simplified. "
        "Map review number: 渝S(2026)012号."
    )


@pytest.mark.parametrize("chart", [key for key in CHARTS if key != "map"])
def test_what_holds_no_map_names_no_review_number(chart: str, ask: Ask) -> None:
    words = {"title": "标题", "subtitle": "", "base_map": BASE_MAP, "number": "渝S(2026)012号"}
    text = caption(ask("metric=projects"), chart, "zh", **words)
    assert "审图号" not in text
    assert "底图" not in text


def test_the_caption_of_another_metric_s_trend_names_that_metric_s_source(ask: Ask) -> None:
    """Rule 3: running totals have no years; their trend shows the ledger's projects."""
    view = ask("metric=projects_total")
    text = caption(view, "trend", "zh", title="标题", subtitle="", base_map=BASE_MAP)
    assert text == f"标题。来源：公开报道台账。数据版本 r1（2026-11-24），图号 {view.code}。"


def test_the_caption_counts_the_sources_by_tier(ask: Ask) -> None:
    """Of the 16 rows of grants of 2014–2020; `projects.csv` names the source of each."""
    view = ask("metric=grants&years=2014-2020")
    text = caption(view, "map", "zh", title="标题", subtitle="", base_map=BASE_MAP)
    assert "来源：公开报道台账，7 处（" in text


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("谁在支援三峡？", "谁在支援三峡？来源："),
        ("三峡等不及了!", "三峡等不及了!来源："),
        ("记者问：“谁在支援？”", "记者问：“谁在支援？”来源："),
        ("三峡……", "三峡……来源："),
        ("三峡（上）", "三峡（上）。来源："),
    ],
)
def test_a_title_with_its_own_stop_gets_no_second(title: str, begins: str, ask: Ask) -> None:
    text = caption(ask(""), "map", "zh", title=title, subtitle="", base_map=BASE_MAP)
    assert text.startswith(begins)


def test_an_english_question_gets_no_full_stop(ask: Ask) -> None:
    text = caption(ask(""), "map", "en", title="Who supports?", subtitle="", base_map=BASE_MAP)
    assert text.startswith("Who supports? Source: ")
