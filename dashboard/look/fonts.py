"""Type of the pictures: two families, each one file, and how wide a text is in them.

The shipped files (`fonts/`, see `build_fonts`) hold the characters of GB/T 2312; what is
rarer comes from the packaged fonts they were made from. No font of the system is used, so
that a picture is the same on every machine.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from itertools import accumulate
from pathlib import Path

import pylopdf_fonts_zh_cn
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
SANS, SERIF = "Atlas Sans", "Atlas Serif"
FILES = {SANS: FOLDER / "AtlasSans.ttf", SERIF: FOLDER / "AtlasSerif.ttf"}
#: Where rarer characters come from.
RARE = {SANS: "Noto Sans SC", SERIF: "Noto Serif SC"}
RARE_FILES = {
    "Noto Sans SC": pylopdf_fonts_zh_cn.sans_path(),
    "Noto Serif SC": pylopdf_fonts_zh_cn.serif_path(),
}
#: Never at the beginning of a line; never at its end.
NOT_FIRST = frozenset("，。、；：！？）》」』”’…—·%,.;:!?)]}")
NOT_LAST = frozenset("（《「『“‘([{")


@cache
def register() -> None:
    """Make the fonts known to Matplotlib, once per process."""
    from matplotlib import font_manager  # slow to import, and reading options needs none

    for path in (*FILES.values(), *RARE_FILES.values()):
        font_manager.fontManager.addfont(str(path))


@cache
def _advances(family: str) -> dict[int, float]:
    """Code point → advance, as a share of the type size."""
    with TTFont({**FILES, **RARE_FILES}[family], lazy=True) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[name][0] / em for code, name in font.getBestCmap().items()}


def family(text: str, main: str) -> list[str]:
    """The families a text needs: the second only where it has rare characters.

    >>> family("万州", SANS), family("㐂", SANS)
    (['Atlas Sans'], ['Atlas Sans', 'Noto Sans SC'])
    """
    known = _advances(main)
    return [main] if all(ord(sign) in known for sign in text) else [main, RARE[main]]


def missing(text: str) -> str:
    r"""Characters that no font here can draw, and those that draw nothing but change others.

    >>> missing("三峡 a"), missing("a\u202eb") == "\u202e"
    ('', True)
    """
    known, rare = _advances(SANS).keys(), _advances(RARE[SANS]).keys()
    return "".join(
        sign
        for sign in dict.fromkeys(text)
        if unicodedata.category(sign)[0] == "C"
        or (ord(sign) not in known and ord(sign) not in rare)
    )


def width(text: str, size: float, main: str = SANS) -> float:
    """Width of one line, in the unit of `size`.

    >>> round(width("三峡", 20), 1)
    40.0
    """
    known = _advances(main)
    return size * sum(known.get(ord(sign), 1.0) for sign in text)


def fitted(text: str, size: float, room: float, main: str = SANS) -> str:
    """A line cut with … where it would be wider than its room.

    >>> fitted("三峡库区", 10, 30), fitted("三峡", 10, 30)
    ('三峡…', '三峡')
    """
    if width(text, size, main) <= room:
        return text
    known = _advances(main)
    reach = list(accumulate(size * known.get(ord(sign), 1.0) for sign in text))
    last = sum(1 for end in reach if end + width("…", size, main) <= room)
    return text[:last].rstrip() + "…" if last else ""


def wrapped(text: str, size: float, room: float, most: int, main: str = SANS) -> list[str]:
    """A text in at most so many lines; Chinese breaks anywhere but at marks, words stay whole.

    >>> wrapped("三峡库区，对口支援", 10, 40, 3)
    ['三峡库', '区，对口', '支援']
    """
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(fitted(rest, size, room, main))
            break
        line = _line(rest, size, room, main)
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    return lines


def balanced(text: str, size: float, room: float, most: int, main: str = SANS) -> list[str]:
    """The same lines, as many as need be, about equally long: for headlines.

    >>> balanced("三峡库区对口支援", 10, 70, 3)
    ['三峡库区', '对口支援']
    """
    lines = wrapped(text, size, room, most, main)
    while len(lines) > 1 and not lines[-1].endswith("…"):
        tighter = wrapped(text, size, room * 0.96, most, main)
        if len(tighter) > len(lines) or tighter[-1].endswith("…"):
            break
        room, lines = room * 0.96, tighter
    return lines


def _line(text: str, size: float, room: float, main: str) -> str:
    """The longest beginning that fits and may end there; at least one character."""
    known, used, best, end = _advances(main), 0.0, 0, 0
    for end, sign in enumerate(text, start=1):
        used += size * known.get(ord(sign), 1.0)
        if used > room and sign != " ":
            return text[: best or max(1, end - 1)]
        if _may_break(text, end):
            best = end
    return text[:end]


def _may_break(text: str, end: int) -> bool:
    if end >= len(text):
        return True
    last, first = text[end - 1], text[end]
    if last in NOT_LAST or text[end:].lstrip()[:1] in NOT_FIRST:
        return False
    return last == " " or first == " " or ord(last) > 0x2E7F or ord(first) > 0x2E7F


def woff2(signs: str, main: str) -> bytes:
    """A font of just these characters, for an SVG that must read right on any machine."""
    from fontTools import subset  # as above

    options = subset.Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=["DSIG", "GDEF", "GPOS", "GSUB", "BASE", "VORG", "vhea", "vmtx"],
    )
    out = io.BytesIO()
    with TTFont({**FILES, **RARE_FILES}[main], lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=signs)
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(out)
    return out.getvalue()
