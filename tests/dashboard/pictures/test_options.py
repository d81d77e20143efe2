"""What may be asked of a picture, and what is refused with its place and its reason."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.look import fonts
from dashboard.pictures import options
from dashboard.pictures.options import LONGEST, Options
from geodata.errors import BadOption

FACES = "三峡库区 Three Gorges，2026—（%）"


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("width=0&height=100", "width"),
        ("width=-5&height=100", "width"),
        ("width=nan&height=100", "width"),
        ("width=inf&height=100", "width"),
        ("width=1e300&height=5", "width"),
        ("width=12px&height=100", "width"),
        ("width=１２００&height=675", "width"),
        ("width=600", "width, height"),
        ("unit=mm", "unit"),
        ("width=100&height=100", "width × height × scale"),
        ("width=6000&height=6000", "width × height × scale"),
        ("width=4000&height=400", "width × height × scale"),
        ("size=uhd&scale=4", "width × height × scale"),
        ("scale=0", "scale"),
        ("size=poster", "size"),
        ("theme=neon", "theme"),
        ("plain=yes", "plain"),
        ("size=web&size=uhd", "size"),
        (f"title={'长' * (LONGEST['title'] + 1)}", "title"),
        ("title=%E2%80%AEabc", "title"),
        ("note=%F0%9F%98%80", "note"),
        ("subtitle=a%00b", "subtitle"),
        ("number=a%0Ab", "number"),
    ],
)
def test_what_is_wrong_is_named(query: str, where: str) -> None:
    with pytest.raises(BadOption) as fault:
        options.read(query)
    assert fault.value.where == where


def test_a_query_of_10_000_signs_is_refused() -> None:
    with pytest.raises(BadOption):
        options.divided("title=" + "a" * 10_000)


def test_blank_values_are_as_if_left_out() -> None:
    assert options.read("title=&width=&size=") == Options()


def test_the_keys_of_selection_and_picture_are_apart() -> None:
    from geodata.query.keys import KEYS as READERS

    assert not set(READERS) & {field.name for field in fields(Options)}


@given(
    st.builds(
        Options,
        size=st.sampled_from(sorted(options.SIZES)),
        theme=st.sampled_from(options.THEMES),
        plain=st.booleans(),
        transparent=st.booleans(),
        logo=st.booleans(),
        title=st.text(FACES, max_size=LONGEST["title"]).map(str.strip),
        note=st.text(FACES, max_size=LONGEST["note"]).map(str.strip),
    )
)
def test_what_is_written_is_read_again(wanted: Options) -> None:
    assert options.read(wanted.query()) == wanted


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        _, look = options.divided(text)
        options.read(look)
    except BadOption as fault:
        assert fault.text("en") and fault.text("zh")


@given(st.text(FACES + "abc，。", min_size=1, max_size=60), st.floats(30, 400))
def test_lines_hold_the_whole_text_within_their_room(text: str, room: float) -> None:
    lines = fonts.wrapped(text, 12, room, 99)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert fonts.width(line, 12) <= room or len(line) <= 13
