"""Settings: one row each, read from the environment, refused with the name of the variable."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.settings import SETTINGS, Settings
from geodata.errors import SettingError
from geodata.language import LANGUAGES

GIVEN = {
    "HOST": "0.0.0.0",
    "PORT": "80",
    "ATLAS_DATA": "/srv/data",
    "ATLAS_RELEASES": "/srv/releases",
    "ATLAS_PUBLIC_URL": "https://atlas.example.cn/",
    "ATLAS_FRAME_ANCESTORS": "https://a.example  *",
    "ATLAS_MAIL": "atlas@example.cn",
    "ATLAS_SCRIPT": "/srv/script.toml",
    "ATLAS_MAP_NUMBER": "GS(2026)1",
    "ATLAS_VAR": "/var/atlas",
}


def test_every_setting_is_read_from_its_variable():
    assert Settings.from_env(GIVEN) == Settings(
        host="0.0.0.0",
        port=80,
        data=Path("/srv/data"),
        releases=Path("/srv/releases"),
        public_url="https://atlas.example.cn",
        frame_ancestors="https://a.example *",
        mail="atlas@example.cn",
        script=Path("/srv/script.toml"),
        review_number="GS(2026)1",
        var=Path("/var/atlas"),
    )
    assert {row.env for row in SETTINGS} == set(GIVEN)


def test_a_blank_variable_is_as_if_it_were_not_set():
    assert Settings.from_env(dict.fromkeys(GIVEN, "")) == Settings() == Settings.from_env({})


@pytest.mark.parametrize(
    ("env", "text"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "٨٠"),
        ("ATLAS_PUBLIC_URL", "atlas.example.cn"),
        ("ATLAS_PUBLIC_URL", "https://a.example?x=1"),
        ("ATLAS_FRAME_ANCESTORS", "https://a.example; script-src *"),
        ("ATLAS_MAIL", "a@b"),
    ],
)
def test_what_cannot_be_read_names_its_variable(env, text):
    with pytest.raises(SettingError) as refused:
        Settings.from_env({env: text})
    assert refused.value.where == env


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_names_every_setting(language):
    rows = settings.table(language)
    assert [row[0].strip("`") for row in rows] == [row.env for row in SETTINGS]
    assert all(text for *_, text in rows) and len(rows) == len(fields(Settings))
