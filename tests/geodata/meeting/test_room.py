"""Sizes across a room, worked out by hand."""

from __future__ import annotations

import pytest

from geodata.meeting import room
from geodata.meeting.room import Room


def test_body_text_of_the_usual_room():
    # 75″ of 16:9 is 75 · 9/√337 · 0.0254 = 0.93394 m high; 20′ at 6 m is 6 · tan(1/3°) = 0.034907 m;
    # 0.034907 / 0.93394 · 1080 = 40.366 design pixels
    usual = Room()
    assert usual.height == pytest.approx(0.93394, abs=1e-5)
    assert usual.needed == pytest.approx(40.366, abs=1e-3)
    assert usual.body == usual.needed and usual.fits
    assert usual.arc(usual.body) == pytest.approx(20.0, abs=0.001)
    # 0.81 of it: 0.034907 · 0.81 / 6 = 0.0047124 → 16.2′
    assert usual.arc(0.81 * usual.body) == pytest.approx(16.2, abs=0.01)


def test_a_near_room_never_goes_below_32_and_a_far_one_not_beyond_48():
    assert Room(metres=3).body == 32.0  # 20.2 would do
    far = Room(metres=12)  # 80.7 wanted
    assert (far.body, far.fits) == (48.0, False)
    # 48 px are 20′ up to 6 · 48 / 40.366 = 7.135 m
    assert far.reach == pytest.approx(7.135, abs=1e-3)


@pytest.mark.parametrize(
    ("query", "inches", "metres", "mended"),
    [
        ("", 75, 6, []),
        ("inches=86&metres=8", 86, 8, []),
        ("inches=5&metres=0", 20, 1, ["inches", "metres"]),
        ("inches=99999", 400, 6, ["inches"]),
        ("inches=nan&metres=inf", 75, 6, ["inches", "metres"]),
        ("metres=-3", 75, 1, ["metres"]),
        ("metres=六", 75, 6, ["metres"]),
    ],
)
def test_a_room_is_read_and_mended(query, inches, metres, mended):
    found, notices = room.read(query)
    assert (found.inches, found.metres) == (inches, metres)
    assert [notice.where for notice in notices] == mended


def test_only_what_differs_is_written():
    assert Room().query() == ""
    assert Room(inches=86, metres=7.5).query() == "inches=86&metres=7.5"
