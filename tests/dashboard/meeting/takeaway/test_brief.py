from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from html.parser import HTMLParser

import pytest
from fontTools.ttLib import TTFont

from dashboard.meeting.takeaway import brief, request
from geodata.errors import SheetError

pytestmark = pytest.mark.drawing


class Parts(HTMLParser):
    """Attributes that could ask somebody, texts by tag, ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.asks: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "action", "srcset", "poster", "data"):
                self.asks.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            assert not name.startswith("on"), "no handler in an attribute"

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)


@pytest.fixture(scope="module")
def parts(brief_text: str) -> Parts:
    return Parts(brief_text)


def test_nothing_in_it_leads_outside(brief_text: str, parts: Parts) -> None:
    outside = [one for one in parts.asks if not one.startswith(("#", "data:"))]
    assert outside == []
    style = brief_text.split("<style>")[1].split("</style>")[0]
    assert set(re.findall(r"url\((?!data:font/woff2|#)", style)) == set()
    assert "@import" not in style


def test_policy_allows_this_script_alone(brief_text: str) -> None:
    policy = re.search(
        r'Content-Security-Policy" content="([^"]+)"|content="([^"]+)" http-equiv', brief_text
    )
    assert policy
    said = (policy[1] or policy[2]).replace("&#x27;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", brief_text, re.DOTALL)
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in said
    assert said.startswith("default-src 'none'") and "unsafe-eval" not in said
    assert "eval(" not in scripts[0] and "fetch(" not in scripts[0]


def test_every_step_and_every_year_is_inside(brief_text: str, meeting) -> None:
    for slide in meeting.slides:
        assert f'id="{slide.step.key}"' in brief_text
        assert slide.code in brief_text
    frames = [json.loads(one) for one in re.findall(
        r'<script class="frames"[^>]*>(.*?)</script>|<script type="application/json" class="frames">(.*?)</script>',
        brief_text) for one in one if one]  # fmt: skip
    grants = next(one for one in frames if any("无偿援助" in said for said in one["said"]))
    assert grants["years"][0] <= 2008 and grants["years"][-1] == 2025
    at = grants["years"].index(2019)
    fengjie = grants["codes"].index("500236")  # cqa2-001: 20 million yuan, reported in 2019
    blank = grants["codes"].index("500116")
    assert grants["labels"][at][blank] == "—" and grants["steps"][at][blank] == -1, (
        "a blank is no zero"
    )
    assert grants["labels"][at][fengjie] == "2,000" and grants["steps"][at][fengjie] >= 1
    assert all(len(row) == 19 for row in grants["steps"] + grants["labels"])


def test_shapes_are_written_once(brief_text: str, parts: Parts) -> None:
    assert brief_text.count('id="m-500101"') == 1
    assert brief_text.count('href="#m-500101"') >= 5
    assert len(parts.ids) == len(set(parts.ids))


def test_type_has_every_character(brief_text: str, meeting) -> None:
    faces = re.findall(
        r"font-family:'([^']+)';(?:unicode-range[^;]+;)?src:url\(data:font/woff2;base64,([^)]+)\)",
        brief_text,
    )
    known: dict[str, set[int]] = {}
    for family, data in faces:
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            known.setdefault(family, set()).update(font.getBestCmap())
    mapped = [slide for slide in meeting.slides[2:] if slide.step.chart == "map"]
    text = "".join(slide.headline + slide.subtitle + slide.source for slide in mapped)
    missing = {sign for sign in text if sign.isprintable() and ord(sign) not in known["Atlas Sans"]}
    assert missing == set()
    heads = "".join(slide.headline for slide in meeting.slides[2:])
    assert {sign for sign in heads if ord(sign) not in known["Atlas Serif"]} == set()
    assert max(map(len, known.values())) < 1500, "cut to what is used"


def test_hostile_words_are_words(brief_text: str, parts: Parts) -> None:
    assert "<b>&'" not in re.sub(r"<(style|script).*?</\1>", "", brief_text, flags=re.DOTALL)
    assert any(text.startswith("<b>&'\"]]></b> 三峡") for text in parts.texts["h2"])


def test_it_is_small_and_the_same_each_time(brief_text: str, meeting) -> None:
    assert len(brief_text.encode()) < 1_000_000
    assert brief.content(meeting).decode() == brief_text


def test_a_larger_one_is_refused(meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brief, "LARGEST", 200_000)
    with pytest.raises(SheetError, match="离线简报"):
        brief.content(meeting)


def test_english_is_whole(told_site) -> None:
    english = brief.content(request.read(told_site, "lang=en")).decode()
    assert "A &lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in english
    words = Parts(english)
    spoken = " ".join(
        t for tag in ("h3", "dt", "button", "summary", "th") for t in words.texts.get(tag, [])
    )
    assert not re.search("[\u3400-\u9fff]", spoken), spoken
