"""Search in the dropdowns: Chinese, English, pinyin, initials and keys lead to the option."""

from __future__ import annotations

import json
import re

import pytest

from dashboard.pages.map import controls
from dashboard.pages.map.page import Site
from dashboard.search import terms
from geodata.atlas import Atlas
from geodata.language import Text
from geodata.registry.metrics import GROUPS, METRICS


def labels(atlas: Atlas) -> list[str]:
    """All Chinese names that a person may look for."""
    tables = atlas.tables
    names = [*tables.supporters["name_zh"], *tables.supporters["short_zh"]]
    counties = tables.counties
    former = [name for names in counties["former_names"] for name in names]
    labels_of_metrics = (metric.label.zh for metric in METRICS.values())
    return [*labels_of_metrics, *names, *counties["name_zh"], *former]


def syllables(names: list[str]) -> dict[str, str]:
    """The table: each character as it reads alone, and each pair in which one reads otherwise."""
    from pypinyin import lazy_pinyin  # takes a second

    table = {}
    for name in names:
        for run in re.findall("[\u4e00-\u9fff]+", name):
            for n, (character, read) in enumerate(zip(run, lazy_pinyin(run), strict=True)):
                (alone,) = lazy_pinyin(character)
                table[character] = alone
                if read != alone:
                    pair = run[n : n + 2]
                    table[pair] = " ".join(lazy_pinyin(run)[n : n + 2])
    return dict(sorted(table.items()))


def written(table: dict[str, str]) -> str:
    return json.dumps(table, ensure_ascii=False, indent=0) + "\n"


def test_the_table_is_made_of_all_labels(atlas: Atlas) -> None:
    assert terms.TABLE.read_text(encoding="utf-8") == written(syllables(labels(atlas)))


def test_a_character_with_two_readings_has_both() -> None:
    assert terms.terms(Text("重庆", "Chongqing"), "x").endswith("chongqing cq")
    assert terms.terms(Text("重点结对", "Paired"), "x").endswith("zhongdianjiedui zdjd")


@pytest.mark.parametrize(
    ("typed", "metric"),
    [
        ("无偿", "grants"),
        ("wuchang", "grants"),
        ("Grants", "grants"),
        ("grants", "grants"),
        ("slfgl", "forest_cover"),
        ("senlin", "forest_cover"),
        ("PM2.5", "pm25"),
        ("gdp", "gdp"),
    ],
)
def test_metrics_are_found(typed: str, metric: str) -> None:
    for language in ("zh", "en"):
        found = [
            o["value"]
            for o in controls.metric_options(language)
            if typed.lower() in o["search"].lower() and not o.get("disabled")
        ]
        assert metric in found


@pytest.mark.parametrize("typed", ["重庆", "chongqing", "cq", "Chongqing"])
def test_supporters_are_found(typed: str, site: Site) -> None:
    found = [
        o["value"]
        for o in controls.supporter_options(site.atlas, "zh")
        if typed.lower() in o["search"].lower()
    ]
    assert "chongqing" in found


def test_a_group_head_is_found_with_its_members_and_cannot_be_chosen() -> None:
    heads = [o for o in controls.metric_options("zh") if o.get("disabled")]
    assert [o["label"] for o in heads] == [g.zh for g in GROUPS.values()]
    assert "senlin" in heads[1]["search"]


def test_every_metric_is_an_option_once() -> None:
    values = [o["value"] for o in controls.metric_options("en") if not o.get("disabled")]
    assert sorted(values) == sorted(METRICS)


def test_the_31_named_supporters_come_first(site: Site) -> None:
    keys = [o["value"] for o in controls.supporter_options(site.atlas, "zh")]
    named = set(site.atlas.tables.pairing["supporter"])
    assert set(keys[: len(named)]) == named
    assert sorted(keys) == sorted(site.atlas.tables.supporters.index)


if __name__ == "__main__":
    terms.TABLE.write_text(written(syllables(labels(Atlas.load()))), encoding="utf-8")
