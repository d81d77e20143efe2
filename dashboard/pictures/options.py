"""How a picture is asked for: size, theme, words of the editor; beside the selection's keys.

A picture address takes the query of the selection and these keys. Like every address that
gives a file it mends nothing: the first thing amiss is refused with one line.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, quote

from dashboard.look import fonts
from geodata.errors import BadOption
from geodata.language import Message, Text, lists
from geodata.language.shown import printable
from geodata.query import keys

MM_PER_INCH = 25.4
SCREEN_DOTS = 96.0
PRINT_DOTS = 300.0
#: Smallest and largest side and most pixels of a picture, in the pixels that are sent.
LEAST, MOST, PIXELS = 240, 6000, 24_000_000
LONGEST = {"title": 80, "subtitle": 160, "note": 200, "number": 40}
MAX_QUERY = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A named format: design pixels, or millimetres with `unit="mm"`."""

    key: str
    label: Text
    width: float
    height: float
    unit: str = "px"
    dots: float = SCREEN_DOTS


SIZES: dict[str, Size] = {
    size.key: size
    for size in (
        Size(key="web", label=Text("网页 1200×675", "Web 1200×675"), width=1200, height=675),
        Size(
            key="social", label=Text("方图 1080×1080", "Square 1080×1080"), width=1080, height=1080
        ),
        Size(
            key="wechat",
            label=Text("公众号封面 900×383", "WeChat cover 900×383"),
            width=900,
            height=383,
        ),
        Size(
            key="a4-portrait",
            label=Text("A4 竖版", "A4 portrait"),
            width=210,
            height=297,
            unit="mm",
        ),
        Size(
            key="a4-landscape",
            label=Text("A4 横版", "A4 landscape"),
            width=297,
            height=210,
            unit="mm",
        ),
        Size(
            key="print",
            label=Text("印刷 1600×1200，300 dpi", "Print 1600×1200 at 300 dpi"),
            width=1600,
            height=1200,
            dots=PRINT_DOTS,
        ),
        Size(
            key="uhd",
            label=Text("大屏 3840×2160", "Large screen 3840×2160"),
            width=3840,
            height=2160,
        ),
    )
}
DEFAULT_SIZE = "web"
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One field per key, in the order in which addresses write them."""

    size: str = DEFAULT_SIZE
    width: float | None = None
    height: float | None = None
    scale: float = 1.0
    unit: str = "px"
    plain: bool = False
    transparent: bool = False
    logo: bool = True
    theme: str = "light"
    title: str = ""
    subtitle: str = ""
    note: str = ""
    number: str = ""

    def query(self) -> str:
        """The keys that differ from the defaults.

        >>> Options(size="social", theme="dark", title="三峡").query()
        'size=social&theme=dark&title=%E4%B8%89%E5%B3%A1'
        """
        return "&".join(
            f"{field.name}={quote(_spelt(getattr(self, field.name)), safe='')}"
            for field in fields(self)
            if getattr(self, field.name) != field.default
        )

    @property
    def format(self) -> Size:
        """The named format that the sides come from where none are given."""
        return SIZES[self.size]

    @property
    def dots(self) -> float:
        """Design pixels to the inch: what makes a picture larger or smaller on paper."""
        return self.format.dots if self.width is None else SCREEN_DOTS

    @property
    def sides(self) -> tuple[float, float]:
        """Width and height in design pixels."""
        if self.width is None or self.height is None:
            width, height, unit = self.format.width, self.format.height, self.format.unit
        else:
            width, height, unit = self.width, self.height, self.unit
        factor = SCREEN_DOTS / MM_PER_INCH if unit == "mm" else 1.0
        return width * factor, height * factor

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the PNG."""
        width, height = self.sides
        factor = self.scale * (PRINT_DOTS / SCREEN_DOTS if self.in_mm else 1.0)
        return round(width * factor), round(height * factor)

    @property
    def in_mm(self) -> bool:
        """Whether the sides are given in millimetres: then a PNG has 300 dots to the inch."""
        return (self.format.unit if self.width is None else self.unit) == "mm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What an owner's site prints on every picture.

    Attributes
    ----------
    review_number
        Map review number set by the owner; empty takes that of the base map.
    public_url
        Where readers reach the site; without it there is no QR code.
    """

    review_number: str = ""
    public_url: str = ""


def _spelt(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


KEYS = tuple(field.name for field in fields(Options))


def divided(query: str) -> tuple[str, str]:
    """A query as two: the keys of the selection, and those of the picture.

    >>> divided("metric=grants&size=social&years=2021")
    ('metric=grants&years=2021', 'size=social')

    Raises
    ------
    BadOption
        It is longer than any query that makes sense.
    """
    if len(query) > MAX_QUERY:
        raise _bad("?", str(len(query)), Message("不超过 {n} 个字符", n=MAX_QUERY))
    own, rest = keys.parted(query, KEYS)
    return rest, own


def read(query: str) -> Options:
    """Read the keys of a picture.

    Raises
    ------
    BadOption
        A value is no number, out of bounds, unknown, too long, or cannot be drawn.
    """
    given: dict[str, object] = {}
    for key, text in parse_qsl(query, keep_blank_values=True, errors="replace"):
        if key in given:
            raise _bad(key, text, Message("每个参数一次"))
        if text.strip():
            given[key] = READERS[key](key, text.strip())
    options = Options(**given)  # type: ignore[arg-type]
    if (options.width is None) != (options.height is None):
        raise _bad("width, height", query, Message("宽和高要一起给"))
    if options.unit != "px" and options.width is None:
        raise _bad("unit", options.unit, Message("宽和高要一起给"))
    _bounded(options)
    return options


def _bounded(options: Options) -> None:
    width, height = options.pixels
    sides = all(LEAST <= side <= MOST for side in (width, height))
    if not sides or width * height > PIXELS or not 1 / 4 <= width / height <= 4:
        raise _bad(
            "width × height × scale",
            f"{width}×{height}",
            Message(
                "每边 {least}–{most} 像素，至多 {n} 万像素，长短边之比不超过 4",
                least=LEAST,
                most=MOST,
                n=PIXELS // 10_000,
            ),
        )


def _bad(where: str, found: str, expected: str | Message) -> BadOption:
    return BadOption(
        where=where, found=printable(found), expected=expected, mend=Message("请改正后再试。")
    )


def _choice(allowed: tuple[str, ...]) -> Callable[[str, str], str]:
    def read_choice(key: str, text: str) -> str:
        if text not in allowed:
            raise _bad(key, text, lists.keys(allowed))
        return text

    return read_choice


def _yes(key: str, text: str) -> bool:
    if text not in ("0", "1"):
        raise _bad(key, text, "0, 1")
    return text == "1"


def _number(least: float, most: float) -> Callable[[str, str], float]:
    def read_number(key: str, text: str) -> float:
        try:
            value = float(text) if len(text) <= 12 and text.isascii() else math.nan
        except ValueError:
            value = math.nan
        if not least <= value <= most:
            raise _bad(key, text, f"{least:g}–{most:g}")
        return value

    return read_number


def _words(key: str, text: str) -> str:
    """A line from outside: bounded, and nothing in it that cannot be drawn or turns the line."""
    if len(text) > LONGEST[key]:
        raise _bad(key, text, Message("不超过 {n} 个字符", n=LONGEST[key]))
    if strange := fonts.missing(text):
        raise _bad(key, strange, Message("字库中有的文字；表情、控制符不能印在图上"))
    return text


READERS: dict[str, Callable[[str, str], object]] = {
    "size": _choice(tuple(SIZES)),
    "width": _number(1, MOST),
    "height": _number(1, MOST),
    "scale": _number(0.25, 4),
    "unit": _choice(("px", "mm")),
    "plain": _yes,
    "transparent": _yes,
    "logo": _yes,
    "theme": _choice(THEMES),
    "title": _words,
    "subtitle": _words,
    "note": _words,
    "number": _words,
}
if tuple(READERS) != KEYS:  # pragma: no cover - a slip of ours
    raise TypeError("READERS and Options must name the same keys in the same order")
