"""What a picture holds, read back from its bytes."""

from __future__ import annotations

import io
import re
from functools import cache
from xml.etree import ElementTree

import pypdfium2
import resvg_py
from matplotlib.colors import to_hex
from PIL import Image

from dashboard.look import fonts
from dashboard.pictures import sheet
from dashboard.pictures.charts.canvas import Canvas
from dashboard.pictures.options import Imprint
from dashboard.pictures.picture import Picture, read
from geodata.releases import Releases

SVG = "{http://www.w3.org/2000/svg}"
URL = "https://atlas.example.cn"


@cache
def releases() -> Releases:
    return Releases.load()


def picture(name: str, query: str = "", public_url: str = "", number: str = "") -> Picture:
    return read(name, query, releases(), Imprint(review_number=number, public_url=public_url))


@cache
def content(name: str, query: str = "", public_url: str = "") -> bytes:
    return picture(name, query, public_url).content()


@cache
def drawn(chart: str, query: str) -> Canvas:
    """The sheet before it is written in a format."""
    wanted = picture(f"{chart}.svg", query)
    return sheet.draw(chart, wanted.view, wanted.facts, wanted.options, wanted.imprint)


def painted(canvas: Canvas, kind: str) -> dict[str, str]:
    """Key → colour of the shapes named `kind-key`."""
    return {
        str(patch.get_gid()).removeprefix(f"{kind}-"): to_hex(patch.get_facecolor())
        for patch in canvas.axes.patches
        if str(patch.get_gid()).startswith(f"{kind}-")
    }


def written(canvas: Canvas, kind: str) -> dict[str, str]:
    """Key → text of the texts named `kind-key`."""
    return {
        str(text.get_gid()).removeprefix(f"{kind}-"): text.get_text()
        for text in canvas.texts()
        if str(text.get_gid()).startswith(f"{kind}-")
    }


def svg(query: str, chart: str = "map") -> ElementTree.Element:
    return ElementTree.fromstring(content(f"{chart}.svg", query))


def fills(root: ElementTree.Element, kind: str) -> dict[str, str]:
    """Key → colour of the shapes named `kind-key`."""
    found = {}
    for group in root.iter(f"{SVG}g"):
        name = group.get("id", "")
        path = group.find(f"{SVG}path")
        if name.startswith(f"{kind}-") and path is not None:
            style = re.search(r"fill: (#[0-9a-f]{6})", path.get("style", ""))
            found[name.removeprefix(f"{kind}-")] = style[1] if style else ""
    return found


def words(root: ElementTree.Element) -> list[str]:
    """Every text of an SVG."""
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def named(root: ElementTree.Element, kind: str) -> dict[str, str]:
    """Key → text of the texts named `kind-key`."""
    found = {}
    for group in root.iter(f"{SVG}g"):
        name, text = group.get("id", ""), group.find(f"{SVG}text")
        if name.startswith(f"{kind}-") and text is not None:
            found[name.removeprefix(f"{kind}-")] = "".join(text.itertext())
    return found


def pdf_text(data: bytes) -> str:
    return str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range())


def raster(name: str, data: bytes, width: int) -> Image.Image:
    """Any format as pixels of one width."""
    if name.endswith(".png"):
        seen = Image.open(io.BytesIO(data))
    elif name.endswith(".svg"):
        files = [str(path) for path in fonts.FILES.values()]
        png = resvg_py.svg_to_bytes(
            svg_string=data.decode(), width=width, font_files=files, skip_system_fonts=True, dpi=96
        )
        seen = Image.open(io.BytesIO(bytes(png)))
    else:
        page = pypdfium2.PdfDocument(data)[0]
        seen = page.render(scale=width / page.get_width()).to_pil()
    seen = seen.convert("RGB")
    return seen.resize((width, round(seen.height * width / seen.width)), Image.Resampling.BOX)
