"""Units and the one place where a number becomes text.

Values are kept in the unit of the data (money: 万元). For reading they are scaled once
per View, so that a column never mixes 万元 and 亿元.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from geodata.language import Language, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How a unit is shown when the largest value of a View reaches `from_value`.

    `divide` may differ between the languages: 10,000 万元 is 1 亿元 but CNY 0.1 bn.
    """

    from_value: float
    divide_zh: float
    divide_en: float
    label: Text
    decimals: int

    def divide(self, language: Language) -> float:
        """The divisor of this language."""
        return self.divide_en if language == "en" else self.divide_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure: its name in exports, and the scales in which people read it."""

    key: str
    label: Text
    scales: tuple[Scale, ...]
    integer: bool = False

    def scale(self, largest: float) -> Scale:
        """The scale for a column whose largest absolute value is `largest`."""
        fitting = [s for s in self.scales if s.from_value <= abs(largest)]
        return fitting[-1] if fitting else self.scales[0]

    @property
    def scale_as_stored(self) -> Scale:
        """The scale of values that are shown as they are stored."""
        return Scale(from_value=0, divide_zh=1, divide_en=1, label=self.label, decimals=2)

    def per(self, label: Text) -> Unit:
        """The unit per something, shown in its base scale only."""
        base = self.scales[0]
        joined = Text(self.label.zh + label.zh, f"{self.label.en or 'number'}{label.en}")
        scale = Scale(
            from_value=0, divide_zh=1, divide_en=1, label=joined, decimals=max(base.decimals, 2)
        )
        return Unit(key=self.key, label=joined, scales=(scale,))


def _plain(label: Text, decimals: int, *, key: str, integer: bool = False) -> Unit:
    scale = Scale(from_value=0, divide_zh=1, divide_en=1, label=label, decimals=decimals)
    return Unit(key=key, label=label, scales=(scale,), integer=integer)


def plain_unit(symbol: str, label: Text, decimals: int) -> Unit:
    """A unit that is shown as it is stored."""
    return _plain(label, decimals, key=symbol)


COUNT = _plain(Text("个", ""), 0, key="count", integer=True)
PERCENT = _plain(Text("%", "%"), 1, key="percent")
#: By what shares change and differ.
POINTS = _plain(Text("个百分点", "percentage points"), 1, key="points")
INDEX = _plain(Text("", ""), 2, key="index")
MICROGRAM = _plain(Text("μg/m³", "μg/m³"), 1, key="microgram")
TONNES = _plain(Text("吨", "t"), 0, key="tonnes")
MEGATONNES = _plain(Text("百万吨", "Mt"), 2, key="megatonnes")
TONNES_PER_KM2 = _plain(Text("吨/平方公里", "t/km²"), 0, key="tonnes_per_km2")
TEN_THOUSAND_PEOPLE = Unit(
    key="ten_thousand_people",
    label=Text("万人", "10,000 people"),
    scales=(
        Scale(
            from_value=0,
            divide_zh=1,
            divide_en=0.1,
            label=Text("万人", "thousand people"),
            decimals=1,
        ),
    ),
)
HUNDRED_MILLION_YUAN = Unit(
    key="hundred_million_yuan",
    label=Text("亿元", "CNY 100 million"),
    scales=(
        Scale(
            from_value=0,
            divide_zh=1,
            divide_en=10,
            label=Text("亿元", "CNY bn"),
            decimals=1,
        ),
    ),
)
TEN_THOUSAND_YUAN = Unit(
    key="ten_thousand_yuan",
    label=Text("万元", "CNY 10,000"),
    scales=(
        Scale(
            from_value=0,
            divide_zh=1,
            divide_en=100,
            label=Text("万元", "CNY m"),
            decimals=2,
        ),
        Scale(
            from_value=100_000,
            divide_zh=10_000,
            divide_en=100_000,
            label=Text("亿元", "CNY bn"),
            decimals=2,
        ),
    ),
)

#: What forms and reports count; English needs the word where a heading does not say it.
PROJECTS = _plain(Text("个", "projects"), 0, key="projects", integer=True)
VISITS = _plain(Text("人（次）", "people"), 0, key="people", integer=True)
RECORDS = _plain(Text("条", ""), 0, key="records", integer=True)
PAIRS = _plain(Text("对", ""), 0, key="pairs", integer=True)
YUAN = _plain(Text("元", "CNY"), 0, key="yuan")
#: Money that is never told in a larger unit.
WAN_YUAN = _plain(Text("万元", "CNY 10,000"), 2, key="wan")

#: The units as tables of the package write them. To use another there, add a row.
SYMBOLS: dict[str, Unit] = {
    "万元": TEN_THOUSAND_YUAN,
    "亿元": HUNDRED_MILLION_YUAN,
    "元": YUAN,
    "元/人": _plain(Text("元/人", "CNY per worker"), 0, key="yuan_per_worker"),
    "万人": TEN_THOUSAND_PEOPLE,
    "人": _plain(Text("人", "people"), 0, key="people"),
    "万人次": _plain(Text("万人次", "10,000 visits"), 0, key="ten_thousand_visits"),
    "天": _plain(Text("天", "days"), 0, key="days"),
    "个": COUNT,
    "对": PAIRS,
    "%": PERCENT,
    "km": _plain(Text("公里", "km"), 0, key="km"),
    "km²": _plain(Text("平方公里", "km²"), 2, key="km2"),
    "平方米": _plain(Text("平方米", "m²"), 2, key="m2"),
    "m²": _plain(Text("平方米", "m²"), 2, key="m2"),
    "m³": _plain(Text("立方米", "m³"), 0, key="m3"),
    "公顷": _plain(Text("公顷", "ha"), 0, key="ha"),
    "万亩": _plain(Text("万亩", "10,000 mu (667 ha)"), 2, key="ten_thousand_mu"),
    "万吨": _plain(Text("万吨", "10,000 t"), 2, key="ten_thousand_tonnes"),
    "吨": TONNES,
    "Mt": MEGATONNES,
    "μg/m³": MICROGRAM,
    "1": INDEX,
}

PER_10K = Text("/万人", " per 10,000 people")
PER_KM2 = Text("/平方公里", " per km²")
#: Tonnes in the megatonne.
_TONNES = 1_000_000.0


def per_km2(unit: Unit) -> tuple[Unit, float]:
    """The unit of values divided by km², and what they are multiplied by before.

    >>> per_km2(MEGATONNES)[0].label.en, per_km2(COUNT)[0].label.en
    ('t/km²', 'number per km²')
    """
    return (TONNES_PER_KM2, _TONNES) if unit is MEGATONNES else (unit.per(PER_KM2), 1.0)


#: How a value reads where no figure is published.
BLANK = "—"
#: The smallest amount that is written out.
FINEST = 0.000001


def number(value: float, decimals: int) -> str:
    """A number with grouping and at most `decimals` decimals, without trailing zeros.

    >>> number(1989.0, 1), number(0.5, 2), number(float("nan"), 0)
    ('1,989', '0.5', '—')
    """
    if math.isnan(value):
        return BLANK
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def signed(text: str) -> str:
    """A number as a difference reads: with its sign, which for a fall is a real minus.

    >>> signed("1,989"), signed("-0.5"), signed("0"), signed(BLANK)
    ('+1,989', '−0.5', '0', '—')
    """
    if text in ("0", BLANK):
        return text
    plain = text.replace("-", "−")
    return plain if "−" in plain else f"+{plain}"


def figure(value: float, scale: Scale, language: Language) -> str:
    """The number of a value in a scale, without its unit.

    >>> figure(2677000.0, TEN_THOUSAND_YUAN.scale(2677000), "zh")
    '267.7'
    >>> figure(2677000.0, TEN_THOUSAND_YUAN.scale(2677000), "en")
    '26.77'
    """
    shown = value / scale.divide(language)
    decimals = scale.decimals
    # A small value never reads as 0: a blank is not a zero, nor the reverse.
    if shown and abs(shown) < FINEST:
        return f"{'<' if shown > 0 else '>-'}{number(FINEST, 6)}"
    if shown and abs(shown) < 10**-decimals:
        decimals = min(6, 1 - math.floor(math.log10(abs(shown))))
    return number(shown, decimals)


def short_figure(value: float, scale: Scale, language: Language) -> str:
    """A figure for a map label: four digits at most before it goes without decimals.

    >>> short_figure(2442.6, HUNDRED_MILLION_YUAN.scale(2442.6), "zh")
    '2,443'
    """
    shown = value / scale.divide(language)
    return number(shown, 0) if abs(shown) >= 1000 else figure(value, scale, language)


def with_unit(value: float, scale: Scale, language: Language) -> str:
    """A value with its unit as a sentence needs it.

    >>> with_unit(7, COUNT.scale(7), "zh"), with_unit(7, COUNT.scale(7), "en")
    ('7 个', '7')
    """
    return labelled(figure(value, scale, language), scale, language)


def labelled(text: str, scale: Scale, language: Language) -> str:
    """A number that is written already, with the unit of its scale.

    >>> labelled("+1.2", TEN_THOUSAND_YUAN.scale(200_000), "en")
    'CNY +1.2 bn'
    """
    label = scale.label.in_(language)
    if not label or text == BLANK:
        return text
    if label.startswith(("CNY 1", "10,000 ")):  # a multiple, as of rates
        return f"{text} × {label}"
    if label.startswith("CNY "):
        return f"CNY {text} {label[4:]}"
    return f"{text}{label}" if label == "%" else f"{text} {label}"


def written(text: str, symbol: str, language: Language) -> str:
    """A number that is written already, with a unit as a table of the package writes it.

    A symbol that is not of `SYMBOLS` stands in Chinese alone: English labels say what is counted.

    >>> written("5.3", "亿元", "en"), written("19", "个", "zh"), written("7", "座", "en")
    ('5.3 × CNY 100 million', '19 个', '7')
    """
    if symbol in SYMBOLS:
        return labelled(text, SYMBOLS[symbol].scale_as_stored, language)
    return f"{text} {symbol}".strip() if language == "zh" else text
