"""Events on the trends: years, what was signed, and that each has its source."""

from __future__ import annotations

from dataclasses import replace

from geodata.analyses.events import between, events
from geodata.language import text_of


def test_fairs_carry_what_was_signed_there(atlas):
    said = {
        (e.year, text_of(e.said, "zh"))
        for e in events(atlas.tables)
        if "签约" in text_of(e.said, "zh")
    }
    assert said == {
        (2006, "支洽会，签约 38 项"),
        (2015, "第十届支洽会，签约 41 项"),
        (2018, "支洽会（宜昌），签约 48 项"),
        (2019, "第十二届支洽会，签约 127 项"),
        (2021, "第十三届支洽会，签约 102 项"),
        (2023, "第十四届支洽会，签约 76 项"),
    }


def test_every_event_has_a_source_and_stands_in_order(atlas):
    found = events(atlas.tables)
    assert [e.year for e in found] == sorted(e.year for e in found)
    for event in found:
        assert text_of(event.said, "en") and text_of(event.said, "zh")
        if event.source_id:
            assert event.source_id in atlas.tables.sources.index
        else:  # a new name, which the table of counties tells with the old one
            names = atlas.tables.counties.loc[event.adcode]
            assert any(old in text_of(event.said, "zh") for old in names["former_names"])
            assert names["name_zh"] in text_of(event.said, "zh")


def test_a_total_that_is_gone_takes_its_mark_along(atlas):
    rows = atlas.tables.aggregates
    fewer = replace(atlas.tables, aggregates=rows[rows["source_id"] != "s0072"])
    assert 2019 not in {e.year for e in events(fewer)}


def test_a_renaming_is_of_its_county(atlas):
    found = events(atlas.tables)
    assert {e.adcode for e in between(found, 2016, 2016, ())} == {"500154", "500156"}
    assert [e.adcode for e in between(found, 2016, 2016, ("500154",))] == ["500154"]
    assert between(found, 2016, 2016, ("500101",)) == []
    assert [e.year for e in between(found, 2020, 2022, ("500101",))] == [2021, 2021]
