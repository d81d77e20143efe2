from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.meeting.takeaway import kinds, request
from geodata.errors import AtlasError, BadOption, BadSelection, UnknownKey
from geodata.meeting.office import Office

PPTX, PDF, BRIEF = kinds.KINDS


def test_file_takes_the_links_of_the_wall(site) -> None:
    whole = request.read(site, "inches=75&metres=6&theme=light&lang=en&sectors=tourism")
    assert whole.language == "en"
    assert whole.chosen.sectors == ("tourism",)
    plain = request.read(site, "lang=en&sectors=tourism")
    assert request.key(whole, PPTX) == request.key(plain, PPTX), "room and theme change no file"


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
        request.read(site, query)


def test_steps_without_figures_are_left_out_and_no_fault(site) -> None:
    whole = request.read(site, "")
    hubei = request.read(site, "province=hubei")
    counties = [step for step in hubei.script.steps if step.selection.county]
    assert len(counties) == 4, "4 counties in Hubei, as the pairing table says"
    assert len(hubei.script.steps) < len(whole.script.steps)


def test_filters_that_leave_nothing_are_refused(site, tmp_path) -> None:
    path = tmp_path / "script.toml"
    path.write_text('[[step]]\nview = "metric=grants"\n', encoding="utf-8")
    here = replace(site, office=Office(path))
    assert len(request.read(here, "years=2008").script.steps) == 1
    with pytest.raises(BadSelection, match="请放宽筛选"):
        request.read(here, "years=2009")  # no grant is dated 2009


def test_key_names_what_is_made(site) -> None:
    one = request.read(site, "")
    keys = {request.key(one, kind) for kind in kinds.KINDS}
    keys |= {request.key(request.read(site, query), PDF) for query in ("lang=en", "province=hubei")}
    assert len(keys) == 5
    assert request.key(request.read(site, "release=r1"), PDF) == request.key(one, PDF)


def test_name_is_ascii_and_says_language_filter_and_release(site) -> None:
    meeting = request.read(site, "province=hubei&lang=en")
    assert request.name(meeting, BRIEF) == "meeting_province-hubei_en_r1_20261124.html"
    many = "supporters=" + ",".join(
        ("beijing", "tianjin", "hebei", "liaoning", "jilin", "heilongjiang", "shanghai", "jiangsu")
    )
    name = request.name(request.read(site, many), PPTX)
    assert name.isascii() and len(name) < 60 and name.endswith("_r1_20261124.pptx")
