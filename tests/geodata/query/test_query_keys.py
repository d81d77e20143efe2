"""Which keys of a query are whose, and what becomes of those that do not apply."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.atlas import Atlas
from geodata.errors import BadOption
from geodata.language import LANGUAGES, Message
from geodata.query import codec, keys, settling
from geodata.query.notices import Reader
from geodata.selection import Selection

MEND = Message("此参数不起作用，请删去。")


@given(st.text(alphabet="ab%61=&?+ é", max_size=60))
def test_every_part_of_a_query_is_somebodys(query):
    own, rest = keys.parted(query, ("a",))
    read = parse_qsl(query.lstrip("?"), keep_blank_values=True, errors="replace")
    both = [parse_qsl(text, keep_blank_values=True, errors="replace") for text in (own, rest)]
    assert sorted(both[0] + both[1]) == sorted(read)
    assert {key for key, _ in both[0]} <= {"a"} and "a" not in {key for key, _ in both[1]}


def test_own_keys_are_read_however_they_are_written():
    assert keys.divided("%71=1&x=2&q=+3", ("q",)) == ([("q", "1"), ("q", " 3")], "x=2")


def test_own_keys_are_bounded():
    own, rest = keys.divided("q=1&" * 500 + "x=" + "2" * 5000, ("q",))
    assert len(own) == keys.MAX_OWN and len(rest) == 5002
    long, _ = keys.divided("q=" + "3" * 5000, ("q",))
    assert len(long[0][1]) == keys.MAX_QUERY - 2


def test_what_does_not_apply_is_dropped_with_a_notice_each():
    chosen = Selection(metric="gdp", county="500101", tier=(1,), lang="en", release="r1")
    reader = Reader(Atlas.load().scope)
    assert settling.beyond(chosen, keys.ALWAYS) == ("metric", "county", "tier")
    kept = settling.only(chosen, keys.ALWAYS, reader, MEND)
    assert kept == Selection(lang="en", release="r1") == settling.kept(chosen, keys.ALWAYS)
    assert [notice.where for notice in reader.notices] == ["metric", "county", "tier"]
    assert {notice.expected for notice in reader.notices} == {"lang, release"}


def test_a_file_refuses_what_does_not_apply():
    settling.strictly(Selection(lang="en", release="r1"), keys.ALWAYS, MEND)
    with pytest.raises(BadOption) as refused:
        settling.strictly(Selection(years=(2014, 2020), tier=(1,)), keys.ALWAYS, MEND)
    assert (refused.value.where, refused.value.found) == ("years", "2014-2020")


def test_filters_narrow_what_a_view_counts():
    """The registry says so; an atlas that was asked does it."""
    atlas = Atlas.load()
    whole = atlas.view(Selection(metric="projects"))
    chosen = {
        "sectors": "tourism", "years": "2021", "province": "hubei", "supporters": "shandong",
        "programme": "all", "status": "planned", "basis": "signed", "tier": "2",
    }  # fmt: skip
    assert tuple(chosen) == keys.FILTERS
    for key, text in chosen.items():
        selection = codec.read({"metric": "projects", key: text}, atlas.scope, strict=True)
        view = atlas.view(selection.selection)
        assert not view.values.equals(whole.values), key
    county = atlas.view(Selection(metric="projects", county="500101"))
    assert county.values.equals(whole.values)  # a map only highlights it
    assert set(keys.ROW_FILTERS) - set(keys.FILTERS) == {"county"}


@pytest.mark.parametrize("row", keys.KEYS.values(), ids=keys.KEYS)
def test_every_key_says_what_it_is_in_both_languages(row):
    assert all(row.label.in_(lang) and row.about.in_(lang) for lang in LANGUAGES)
    assert row.many == isinstance(row.default, tuple)
