"""Bytes: deterministic, of the size asked for, text that stays text, hostile words harmless."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import unicodedata
from xml.etree import ElementTree

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from dashboard import __main__ as cli
from dashboard.pictures.options import SIZES
from tests.dashboard.pictures.shown import URL, content, pdf_text, picture, raster, words

pytestmark = pytest.mark.drawing


@pytest.mark.parametrize(
    "name", ["map.png", "ranking.svg", "trend.pdf", "sectors.svg", "pairing.pdf"]
)
def test_the_same_address_gives_the_same_bytes(name: str) -> None:
    query = "metric=grants&lang=en"
    assert picture(name, query).content() == content(name, query)


OTHER_PROCESS = """
import hashlib
from dashboard.pictures.picture import read
from dashboard.pictures.options import Imprint
from geodata.releases import Releases
for name in ("map.png", "map.svg", "map.pdf"):
    made = read(name, "metric=gdp", Releases.load(), Imprint()).content()
    print(hashlib.sha256(made).hexdigest())
"""


def test_another_process_gives_the_same_bytes() -> None:
    """Other seeds of Python's hashes, nothing in its caches, another time of day."""
    told = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS], check=True, capture_output=True, text=True
    ).stdout.split()
    names = ("map.png", "map.svg", "map.pdf")
    assert told == [hashlib.sha256(content(name, "metric=gdp")).hexdigest() for name in names]


def test_the_command_writes_the_bytes_of_the_address(tmp_path, capsys) -> None:
    file = tmp_path / "a.png"
    assert cli.main(["snapshot", "ranking", "metric=gdp&size=social", "-o", str(file)]) == 0
    assert file.read_bytes() == content("ranking.png", "metric=gdp&size=social")
    assert "r1-" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("chart", "query", "ending", "said"),
    [
        ("map", "metric=nonsense", "png", "metric"),
        ("map", "release=r9", "png", "r9"),
        ("cake", "", "png", "cake"),
        ("map", "", "gif", "gif"),
        ("map", "width=0&height=1", "png", "width"),
    ],
)
def test_the_command_refuses_with_the_place(tmp_path, capsys, chart, query, ending, said) -> None:
    file = tmp_path / f"a.{ending}"
    assert cli.main(["snapshot", chart, query, "-o", str(file)]) == 2
    assert said in capsys.readouterr().err
    assert not file.exists(), "nothing half written"


@pytest.mark.parametrize(
    ("key", "size", "dots"),
    [
        ("web", (1200, 675), 96),
        ("social", (1080, 1080), 96),
        ("wechat", (900, 383), 96),
        ("a4-portrait", (2480, 3508), 300),
        ("a4-landscape", (3508, 2480), 300),
        ("print", (1600, 1200), 300),
        ("uhd", (3840, 2160), 96),
    ],
)
def test_named_formats_have_their_pixels(key: str, size: tuple[int, int], dots: int) -> None:
    seen = Image.open(io.BytesIO(content("ranking.png", f"size={key}")))
    assert seen.size == size
    assert seen.info["dpi"] == pytest.approx((dots, dots), abs=0.1)
    assert key in SIZES


def test_a4_is_a4_in_pdf_and_free_sizes_are_kept() -> None:
    page = pypdfium2.PdfDocument(content("map.pdf", "size=a4-portrait"))[0]
    assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    free = Image.open(io.BytesIO(content("map.png", "width=640&height=480&scale=2")))
    assert free.size == (1280, 960)
    mm = Image.open(io.BytesIO(content("map.png", "width=100&height=80&unit=mm")))
    assert mm.size == (1181, 945), "100 and 80 mm at 300 dots to the inch"


@pytest.mark.parametrize("metric", ["supporters", "gdp"])
def test_copied_text_of_the_pdf_is_the_text_that_was_drawn(metric: str) -> None:
    text = pdf_text(content("map.pdf", f"metric={metric}"))
    drawn = ElementTree.fromstring(content("map.svg", f"metric={metric}"))
    squeezed = "".join(text.split())
    for line in words(drawn):
        assert "".join(line.split()) in squeezed
    assert not [sign for sign in text if "KANGXI" in unicodedata.name(sign, "")]
    names = "江津 巴南 渝北 长寿 涪陵 武隆 丰都 石柱 忠县 万州 开州 云阳 奉节 巫溪 巫山 巴东 兴山 秭归 夷陵"
    assert all(name in text for name in names.split())


def test_every_character_of_an_svg_is_in_the_type_it_carries() -> None:
    import base64
    import re

    from fontTools.ttLib import TTFont

    text = content("map.svg", "metric=gdp").decode()
    carried: set[int] = set()
    for family, data in re.findall(
        r"font-family:'([\w ]+)';src:url\(data:font/woff2;base64,([^)]+)", text
    ):
        assert family in ("Atlas Sans", "Atlas Serif")
        carried |= set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    assert {ord(sign) for line in words(ElementTree.fromstring(text)) for sign in line} <= carried


def test_hostile_words_are_drawn_as_they_are() -> None:
    bad = '<script>alert(1)</script> & "$x^2$" ]]> =1+1'
    from urllib.parse import quote

    query = f"title={quote(bad)}&note={quote(bad)}"
    root = ElementTree.fromstring(content("map.svg", query))
    assert bad in words(root)
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
    assert bad in "".join(pdf_text(content("map.pdf", query)).splitlines())


def test_options_change_what_they_say() -> None:
    headline = "万州区有 7 个重点结对支援方"
    assert headline in "".join(words(ElementTree.fromstring(content("map.svg"))))
    plain = "".join(words(ElementTree.fromstring(content("map.svg", "plain=1"))))
    assert headline not in plain and "来源：" in plain, "the source stays whatever is left out"
    assert "峡" not in words(ElementTree.fromstring(content("map.svg", "logo=0")))
    clear = Image.open(io.BytesIO(content("map.png", "transparent=1")))
    assert clear.mode == "RGBA" and clear.getpixel((2, 2))[3] == 0
    solid = Image.open(io.BytesIO(content("map.png")))
    assert solid.mode == "RGB" and solid.getpixel((2, 2)) == (255, 255, 255)
    own = words(ElementTree.fromstring(content("map.svg", "number=%E6%B8%9DS(2026)001%E5%8F%B7")))
    assert any(line.startswith("审图号：渝S(2026)001号；底图：天地图") for line in own)


def test_the_qr_code_leads_to_the_frozen_view() -> None:
    wanted = picture("map.png", "metric=grants", URL)
    for ending in ("png", "svg", "pdf"):
        data = content(f"map.{ending}", "metric=grants&size=social&scale=2", URL)
        found = zxingcpp.read_barcodes(raster(f"a.{ending}", data, 2160))
        assert [code.text for code in found] == [
            f"{URL}/v/{wanted.view.code}?metric=grants&release=r1"
        ]
    none = zxingcpp.read_barcodes(raster("a.png", content("map.png", "metric=grants"), 1200))
    assert none == [], "without a public address there is no code"
