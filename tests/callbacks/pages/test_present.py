"""`/present` over HTTP: fixed to a release, small, careful; the office's script."""

from __future__ import annotations

import os
import re

import pytest

from callbacks import Settings, assemble
from geodata.package import DATA
from tests.var import fresh_var

pytestmark = pytest.mark.thorough
CODE = re.compile(r"r1-[A-Z2-7]{8}")


@pytest.mark.parametrize(
    ("query", "to"),
    [
        ("", "release=r1"),
        ("lang=en&inches=86", "lang=en&inches=86&release=r1"),
        ("province=hubei&foo=%0d%0aSet-Cookie:x", "province=hubei&foo=%0d%0aSet-Cookie:x&release=r1"),
    ],
)  # fmt: skip
def test_the_first_address_is_fixed_to_the_latest_release(client, query, to):
    answer = client.get(f"/present?{query}")
    assert answer.status_code == 302 and answer.headers["Location"] == f"/present?{to}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_a_fixed_meeting_is_kept_and_loads_three_files_of_this_site(client):
    answer = client.get("/present?release=r1")
    assert answer.status_code == 200 and answer.headers["Content-Language"] == "zh"
    assert "immutable" in answer.headers["Cache-Control"] and answer.headers["ETag"]
    assert len(answer.data) < 600_000
    loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', answer.text)
    assert len(loaded) == 4 and all(one.startswith("/static/") for one in loaded)
    assert not re.search(r"<script(?![^>]*src=)[^>]*>", answer.text)
    assert not re.search(r" on[a-z]+=", answer.text)


def test_an_unknown_release_is_no_meeting(client):
    answer = client.get("/present?release=r9")
    assert answer.status_code == 404 and answer.headers["Cache-Control"] == "no-store"


def test_the_codes_of_the_list_find_their_views(client):
    text = client.get("/present?release=r1&lang=en").text
    codes = set(CODE.findall(text))
    assert len(codes) == 30  # map and list of pairs are one view
    for code in sorted(codes)[:3]:
        assert client.get(f"/v/{code}").status_code == 200


def test_hostile_words_of_an_address_stay_words(client):
    answer = client.get("/present?release=r1&province=%3Cscript%3E&inches=%22%3E%3Cimg+src=x%3E")
    assert answer.status_code == 200
    assert "<script>" not in answer.text and "<img" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_a_broken_script_of_the_office_is_told_and_a_mended_one_is_shown(tmp_path):
    path = tmp_path / "office.toml"
    path.write_text('[[step]]\nview = "metric=<b>"\n', encoding="utf-8")
    client = assemble(
        Settings(data=DATA, var=fresh_var(tmp_path / "var"), script=path)
    ).server.test_client()
    broken = client.get("/present?release=r1")
    assert broken.headers["Cache-Control"] == "no-cache"  # the words may be mended on the day
    assert "office.toml 第 1 步（第 1 行起）" in broken.text and 'id="area"' in broken.text
    assert "<b>」" not in broken.text
    path.write_text(
        '[[step]]\nkey = "ours"\ntitle = "本县 <成绩>"\nview = "metric=grants"\n', encoding="utf-8"
    )
    os.utime(path, ns=(5, 5))
    mended = client.get("/present?release=r1").text
    assert 'id="ours"' in mended and 'id="area"' not in mended
    assert "本县 &lt;成绩&gt;" in mended and "office.toml" not in mended
    assert mended.count('class="slide aside"') == 19  # every county can be opened from the map
