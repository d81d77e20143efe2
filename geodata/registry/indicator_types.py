"""What an indicator is: the fields of a row of `geodata.registry.indicators`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geodata.language import Text
from geodata.language.units import SYMBOLS, Unit

Better = Literal["more", "less", "none"]
IndicatorGroup = Literal["ecology", "people"]

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
        The one unit of all its rows, as `indicators.csv` writes it: a key of `SYMBOLS`.
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
    def measured_in(self) -> Unit:
        """The unit with its scales."""
        return SYMBOLS[self.unit]

    @property
    def unit_text(self) -> Text:
        """The unit in both languages.

        >>> Indicator(key="x", label=Text("", ""), unit="亿元", low=0, high=1).unit_text.en
        'CNY 100 million'
        """
        return self.measured_in.label
