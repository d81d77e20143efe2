"""What an indicator is, and how the units of county figures read in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geodata.language import Text

Better = Literal["more", "less", "none"]
IndicatorGroup = Literal["ecology", "people"]

#: How the units of the data read in both languages.
UNITS: dict[str, Text] = {
    "万元": Text("万元", "CNY 10,000"),
    "亿元": Text("亿元", "CNY 100 million"),
    "元": Text("元", "CNY"),
    "元/人": Text("元/人", "CNY per worker"),
    "万人": Text("万人", "10,000 people"),
    "人": Text("人", "people"),
    "万人次": Text("万人次", "10,000 visits"),
    "天": Text("天", "days"),
    "%": Text("%", "%"),
    "km²": Text("平方公里", "km²"),
    "平方米": Text("平方米", "m²"),
    "m²": Text("平方米", "m²"),
    "公顷": Text("公顷", "ha"),
    "万亩": Text("万亩", "10,000 mu (667 ha)"),
    "万吨": Text("万吨", "10,000 t"),
    "吨": Text("吨", "t"),
    "Mt": Text("百万吨", "Mt"),
    "μg/m³": Text("μg/m³", "μg/m³"),
    "1": Text("", ""),
}


_NOTHING = Text("", "")

#: Who publishes a figure first: what a gap workbook asks a county to look up.
OFFICES: dict[str, Text] = {
    "statistics": Text("县（区）统计公报或统计年鉴", "county statistical bulletin or yearbook"),
    "census": Text("全国人口普查公报", "bulletin of the national census"),
    "environment": Text("生态环境状况公报", "bulletin on the state of the environment"),
    "forestry": Text("林业部门公布或统计公报", "forestry office or statistical bulletin"),
    "water": Text("水利部门公布", "water resources office"),
    "farming": Text("农业农村部门公布或统计年鉴", "agriculture office or yearbook"),
    "towns": Text("住房城乡建设部门公布", "housing and construction office"),
    "visitors": Text("文化旅游部门公布或统计公报", "culture and tourism office or bulletin"),
    "ports": Text("交通运输（港航）部门公布", "transport (port) office"),
    "research": Text("同一遥感产品或模型", "the same satellite product or model"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A kind of county figure.

    Attributes
    ----------
    unit
        The one unit of all its rows, as `indicators.csv` writes it; `UNITS` words it.
    low, high
        Plausible range of a county's value; `check` refuses what lies outside.
    better
        Whether more or less is better; `none` where neither can be said.
    part_year
        True when the figure covers some months only: never shown as annual.
    method
        The one method all rows must have (satellite, model, census); "" where it varies.
    decimals
        Most decimals shown.
    office
        Key of `OFFICES`.
    """

    key: str
    label: Text
    unit: str
    low: float
    high: float
    group: IndicatorGroup = "ecology"
    better: Better = "none"
    part_year: bool = False
    method: str = ""
    about: Text = _NOTHING
    decimals: int = 0
    office: str = "statistics"

    @property
    def unit_text(self) -> Text:
        """The unit in both languages.

        >>> Indicator(key="x", label=Text("", ""), unit="亿元", low=0, high=1).unit_text.en
        'CNY 100 million'
        """
        return UNITS[self.unit]
