"""Search in the dropdowns: Chinese, English, pinyin, initials and keys lead to the option."""

from __future__ import annotations

import json
import re

import pytest
from pypinyin import lazy_pinyin

from dashboard import controls, search
from dashboard.layout import Site
from geodata.language import Text
from geodata.metrics import GROUPS, METRICS

TABLE: dict[str, str] = json.loads(search.TABLE.read_text(encoding="utf-8"))


def labels(site: Site) -> list[Text]:
    rows = site.atlas.tables.supporters
    named = zip(rows["name_zh"], rows["name_en"], strict=True)
    return [m.label for m in METRICS.values()] + [Text(str(zh), str(en)) for zh, en in named]


def test_every_character_of_a_label_has_its_syllable(site: Site) -> None:
    characters = set(re.findall("[\u4e00-\u9fff]", "".join(label.zh for label in labels(site))))
    assert sorted(characters - set(TABLE)) == []


def test_syllables_are_those_of_pypinyin() -> None:
    assert all(re.fullmatch("[a-z]+", syllable) for syllable in TABLE.values())
    # A label may want a rarer reading (重庆 chóng); most are the common one.
    common = [c for c, syllable in TABLE.items() if lazy_pinyin(c)[0] == syllable]
    assert len(common) / len(TABLE) > 0.95


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
            for o in controls.metric_options(language)  # type: ignore[arg-type]
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
