from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.meeting.takeaway import asked, kinds
from geodata.errors import AtlasError, BadOption, BadSelection, UnknownKey
from geodata.meeting.office import Office

PPTX, PDF, BRIEF = kinds.KINDS


def test_file_takes_the_links_of_the_wall(site) -> None:
    whole = asked.read(site, "inches=75&metres=6&theme=light&lang=en&sectors=tourism")
    assert whole.language == "en"
    assert whole.chosen.sectors == ("tourism",)
    plain = asked.read(site, "lang=en&sectors=tourism")
    assert asked.key(whole, PPTX) == asked.key(plain, PPTX), "room and theme change no file"


@pytest.mark.parametrize(
    "query, kind",
    [
        ("release=r99", UnknownKey),
        ("sectors=nonsense", BadSelection),
        ("metric=grants", BadSelection),
        ("county=500101", BadSelection),
        ("nonsense=1", BadSelection),
        ("metres=600", BadOption),
        ("theme=pink", BadOption),
        ("years=1801", BadSelection),
    ],
)
def test_what_the_wall_would_mend_is_refused(site, query: str, kind: type[AtlasError]) -> None:
    with pytest.raises(kind):
        asked.read(site, query)


def test_steps_without_figures_are_left_out_and_no_fault(site) -> None:
    whole = asked.read(site, "")
    hubei = asked.read(site, "province=hubei")
    counties = [step for step in hubei.script.steps if step.selection.county]
    assert len(counties) == 4, "4 counties in Hubei, as the pairing table says"
    assert len(hubei.script.steps) < len(whole.script.steps)


def test_filters_that_leave_nothing_are_refused(site, tmp_path) -> None:
    path = tmp_path / "script.toml"
    path.write_text('[[step]]\nview = "metric=grants"\n', encoding="utf-8")
    here = replace(site, office=Office(path))
    assert len(asked.read(here, "years=2008").script.steps) == 1
    with pytest.raises(BadSelection, match="请放宽筛选"):
        asked.read(here, "years=2009")  # no grant is dated 2009


def test_key_names_what_is_made(site) -> None:
    one = asked.read(site, "")
    keys = {asked.key(one, kind) for kind in kinds.KINDS}
    keys |= {asked.key(asked.read(site, query), PDF) for query in ("lang=en", "province=hubei")}
    assert len(keys) == 5
    assert asked.key(asked.read(site, "release=r1"), PDF) == asked.key(one, PDF)


def test_name_is_ascii_and_says_language_filter_and_release(site) -> None:
    meeting = asked.read(site, "province=hubei&lang=en")
    assert asked.name(meeting, BRIEF) == "meeting_province-hubei_en_r1_20261124.html"
    many = "supporters=" + ",".join(
        ("beijing", "tianjin", "hebei", "liaoning", "jilin", "heilongjiang", "shanghai", "jiangsu")
    )
    name = asked.name(asked.read(site, many), PPTX)
    assert name.isascii() and len(name) < 60 and name.endswith("_r1_20261124.pptx")
