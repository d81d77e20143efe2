"""A script under filters."""

from __future__ import annotations

from geodata.meeting import reader
from geodata.meeting.filters import filtered
from geodata.selection import Selection


def test_a_province_leaves_its_counties_and_narrows_every_map(atlas):
    script = filtered(reader.load(atlas), Selection(province="hubei"), atlas.tables, atlas.scope)
    counties = [step.selection.county for step in script.steps if step.selection.county]
    assert counties == ["422823", "420526", "420527", "420506"]  # Hubei's four, along the river
    assert len(script.steps) == 12 + 4
    assert {step.selection.province for step in script.steps} == {"hubei"}


def test_a_step_keeps_its_own_filter_and_a_metric_without_the_key_stays(atlas):
    chosen = Selection(years=(2015, 2020), sectors=("others",))
    script = filtered(reader.load(atlas), chosen, atlas.tables, atlas.scope)
    found = {step.key: step.selection for step in script.steps}
    assert found["tourism"].sectors == ("tourism",) and found["tourism"].years == (2015, 2020)
    assert found["area"].sectors == ("others",)
    # rule 3: pairs have neither years nor sectors; the map of pairs stays one of pairs
    assert found["pairing"].metric == "supporters" and not found["pairing"].years
