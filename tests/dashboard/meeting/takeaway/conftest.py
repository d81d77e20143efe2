"""One short meeting, told by an office whose words are hostile, made once in each way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geodata.meeting.office import Office

if TYPE_CHECKING:
    from dashboard.meeting.request import Meeting
    from dashboard.site import Site

HOSTILE = "<b>&'\"]]></b> 三峡 🚢 \u202eabc " + "长" * 40
SCRIPT = f'''
title = """{HOSTILE}"""
title_en = "A <script>alert(1)</script> & more"
[[step]]
key = "plan"
part = "库区"
view = "metric=projects"
figures = ["totals", "coverage"]
note = """{HOSTILE}"""
[[step]]
key = "grants"
view = "metric=grants"
figures = ["trend", "top"]
title = """{HOSTILE}"""
[[step]]
key = "carbon"
view = "metric=co2_emissions"
figures = ["trend", "top"]
[[step]]
key = "matrix"
view = "metric=supporters"
chart = "pairing"
[[step]]
key = "jiangjin"
view = "metric=supporters&county=500116"
figures = ["funds", "indicators"]
[[step]]
key = "wanzhou"
view = "metric=supporters&county=500101"
figures = ["top"]
'''
PUBLIC = "https://atlas.example.org"


@pytest.fixture(scope="session")
def told_site(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose office tells the short script, with a public address."""
    path: Path = tmp_path_factory.mktemp("office") / "script.toml"
    path.write_text(SCRIPT, encoding="utf-8")
    return replace(site, office=Office(path), public_url=PUBLIC)


@pytest.fixture(scope="session")
def meeting(told_site: Site) -> Meeting:
    from dashboard.meeting.takeaway import request

    found = request.read(told_site, "")
    assert not found.faults and len(found.script.steps) == 6
    return found


@pytest.fixture(scope="session")
def deck_bytes(meeting: Meeting) -> bytes:
    from dashboard.meeting.takeaway import deck

    return deck.content(meeting)


@pytest.fixture(scope="session")
def brief_text(meeting: Meeting) -> str:
    from dashboard.meeting.takeaway import brief

    return brief.content(meeting).decode()
