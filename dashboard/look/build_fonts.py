"""The fonts of the pictures: derived once from Noto Sans SC and Noto Serif SC, and shipped.

    python -m dashboard.look.build_fonts

The packaged fonts are OpenType with PostScript outlines, which Matplotlib embeds into a PDF
as if they were TrueType: readers complain, and a printer may refuse them. So their characters
of GB/T 2312 and what our own words need besides are turned into TrueType outlines here, in
two files of a tenth of the glyphs. Rarer characters are still taken from the packaged fonts.

Source: package `pylopdf-fonts-zh-cn` 0.1.1, Noto Sans SC and Noto Serif SC, SIL Open Font
License 1.1; the derived files keep that licence (`fonts/OFL.txt`) and carry names of their own.
"""

from __future__ import annotations

import sys
from importlib.metadata import distribution
from pathlib import Path

import pylopdf_fonts_zh_cn
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FOLDER = Path(__file__).parent / "fonts"
SOURCES = {
    "AtlasSans": pylopdf_fonts_zh_cn.sans_path(),
    "AtlasSerif": pylopdf_fonts_zh_cn.serif_path(),
}
#: Beyond GB/T 2312: Latin-1, dashes, signs of legends and labels, names of the ledger.
MORE = "".join(map(chr, range(0x20, 0x100))) + "–—‘’“”…•·≤≥≈×÷−→←↑↓μ′″㎡℃◀▶●○■□㭎㙟磏珮镕喆"
#: Small digits that the packaged fonts lack, made of their large ones: size and drop, in ems.
SUBSCRIPT, SMALLER, LOWER = 0x2080, 0.62, 0.12
#: How far a quadratic curve may leave the cubic one, in thousandths of the type size.
ERROR = 1.0


def characters() -> set[int]:
    """Code points of the shipped fonts."""
    codes = {ord(sign) for sign in MORE}
    for high in range(0xA1, 0xF8):
        pairs = (bytes((high, low)).decode("gb2312", "ignore") for low in range(0xA1, 0xFF))
        codes |= {ord(sign) for pair in pairs for sign in pair}
    return codes


def build() -> list[Path]:
    """Make the files anew; the same packages give the same bytes."""
    FOLDER.mkdir(exist_ok=True)
    licence = next(
        file for file in distribution("pylopdf-fonts-zh-cn").files or () if file.name == "LICENSE"
    )
    (FOLDER / "OFL.txt").write_text(licence.read_text(), encoding="utf-8")
    return [_derived(name, source) for name, source in SOURCES.items()]


def _derived(name: str, source: Path) -> Path:
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 13],
        drop_tables=[
            "DSIG",
            "VORG",
            "vhea",
            "vmtx",
            "BASE",
            "GDEF",
            "GPOS",
            "GSUB",
        ],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters())
    cutter.subset(font)
    _quadratic(font)
    _subscripts(font)
    _name(font, name)
    path = FOLDER / f"{name}.ttf"
    font.save(path)
    return path


def _quadratic(font: TTFont) -> None:
    """PostScript outlines to TrueType ones."""
    shapes, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    del font["CFF "]
    glyf.compile(font)
    for name, (advance, _) in font["hmtx"].metrics.items():
        font["hmtx"].metrics[name] = (advance, getattr(glyphs[name], "xMin", 0))
    profile = font["maxp"]
    profile.tableVersion, profile.maxZones, profile.maxTwilightPoints = 0x00010000, 1, 0
    profile.maxStorage = profile.maxFunctionDefs = profile.maxInstructionDefs = 0
    profile.maxStackElements = profile.maxSizeOfInstructions = 0
    profile.maxComponentElements = profile.maxComponentDepth = 1
    profile.compile(font)
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


def _subscripts(font: TTFont) -> None:
    """₀ to ₉ as references to the digits: CO₂ is written with one."""
    known, em = font.getBestCmap(), font["head"].unitsPerEm
    for digit in range(10):
        large, small = known[ord("0") + digit], f"subscript{digit}"
        pen = TTGlyphPen(font["glyf"].glyphs)
        pen.addComponent(large, (SMALLER, 0, 0, SMALLER, 0, -LOWER * em))
        font.setGlyphOrder([*font.getGlyphOrder(), small])
        font["glyf"][small] = pen.glyph()
        advance, bearing = font["hmtx"].metrics[large]
        font["hmtx"].metrics[small] = round(advance * SMALLER), round(bearing * SMALLER)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[SUBSCRIPT + digit] = small


def _name(font: TTFont, name: str) -> None:
    spaced = name.replace("Atlas", "Atlas ")
    for number, text in {1: spaced, 2: "Regular", 4: spaced, 6: f"{name}-Regular"}.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    for made in build():
        sys.stdout.write(f"{made.name}  {made.stat().st_size:,} B\n")
