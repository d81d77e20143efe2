"""Registry of the provinces of the area: the only place where one is named."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Text
from geodata.registry.reader import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province or municipality with counties of the area.

    Attributes
    ----------
    names
        Other spellings that lead to it.
    prefix
        First two digits of the codes of its counties.
    offices
        Who collects and who prints figures of its counties.
    """

    key: str
    label: Text
    names: tuple[str, ...]
    prefix: str
    offices: Text


def _rows() -> tuple[Province, ...]:
    return (
        Province(
            key="hubei",
            label=Text("湖北", "Hubei"),
            names=("湖北", "湖北省"),
            prefix="42",
            offices=Text(
                "县（区）农业农村局、统计局；宜昌市、恩施州统计局（本市、州统计年鉴）",
                "their agriculture and statistics bureaus; statistics bureaus of Yichang and Enshi "
                "(yearbooks)",
            ),
        ),
        Province(
            key="chongqing",
            label=Text("重庆", "Chongqing"),
            names=("重庆", "重庆市"),
            prefix="50",
            offices=Text(
                "县（区）农业农村委员会、统计局；重庆市统计局（《重庆统计年鉴》）",
                "their agriculture commissions and statistics bureaus; Chongqing Bureau of "
                "Statistics (Chongqing Statistical Yearbook)",
            ),
        ),
    )


#: Reader of the provinces, by key.
PROVINCES: Registry[Province] = Registry(_rows)
