"""The master of the slides: 16:9, our colours and type as the theme, three layouts.

It is python-pptx's empty presentation with its theme, master and layouts replaced, so that who
edits the file finds our palette among the colours and the East-Asian typefaces among the fonts.
Office puts another face of the same kind where ours is missing: `panose` and `charset` say which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.util import Inches, Length

from dashboard.look.theme import LIGHT
from geodata.registry import sectors

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NS = f'xmlns:a="{_A}" xmlns:p="{_P}" xmlns:r="{_R}"'
WIDTH, HEIGHT = 13.333, 7.5
#: Names of the layouts, in their order.
COVER, STEP, LIST = range(3)
LAYOUTS = ("封面 · Cover", "一步 · Step", "清单 · List")
#: Numbers of placeholders that are filled on every slide, besides the title.
UNDER, SOURCE, CODE, NUMBER = 10, 11, 12, 13


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A part of a slide in inches."""

    x: float
    y: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """As python-pptx wants it: left, top, width, height."""
        return (
            Inches(self.x), Inches(self.y), Inches(self.width), Inches(self.height)
        )  # fmt: skip


MARGIN = 0.6
INNER = WIDTH - 2 * MARGIN
#: Beside the title there is room for a QR code.
TITLE = Placeholder(MARGIN, 0.34, INNER - 0.85, 1.0)
SUBTITLE = Placeholder(MARGIN, 1.38, INNER, 0.42)
BODY = Placeholder(MARGIN, 1.92, INNER, 4.86)
FOOT = Placeholder(MARGIN, 6.93, 7.2, 0.36)
CODES = Placeholder(7.9, 6.93, 4.2, 0.36)
NUMBERS = Placeholder(12.2, 6.93, WIDTH - MARGIN - 12.2, 0.36)
COVER_TITLE = Placeholder(MARGIN + 0.5, 2.0, INNER - 1.0, 1.6)
COVER_UNDER = Placeholder(MARGIN + 0.5, 3.75, INNER - 1.0, 1.5)

#: Latin and East-Asian face, its PANOSE and its pitch and family: those that every Office has.
_SERIF = ("Times New Roman", "宋体", "02010600030101010101", 2)
_SANS = ("Arial", "微软雅黑", "020B0503020204020204", 34)


def deck() -> Deck:
    """An empty presentation in our dress."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(made.slide_layouts)[3:]:
        made.slide_layouts.remove(layout)
    for kind in (RELATIONSHIP_TYPE.PRINTER_SETTINGS,):
        _dropped(made.part.rels, kind)
    _dropped(made.part.package._rels, RELATIONSHIP_TYPE.THUMBNAIL)
    master = made.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _theme(theme.blob)
    _replace(master, "".join(_MASTER), name="")
    _styles(master._element)
    for layout, name, shapes in zip(made.slide_layouts, LAYOUTS, _LAYOUTS, strict=True):
        _replace(layout, "".join(shapes), name=name)
    return made


def _dropped(rels: Any, kind: str) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype == kind]:
        rels.pop(key)


def _theme(blob: bytes) -> bytes:
    """The palette as scheme colours, our two families as fonts."""
    root = etree.fromstring(blob)
    root.set("name", "三峡库区对口支援地图")
    places = {"a": _A}
    colours = root.find(".//a:clrScheme", places)
    colours.set("name", "Atlas")
    first, second = list(sectors.colours().values())[:2]
    values = {
        "dk1": LIGHT.ink, "lt1": LIGHT.card, "dk2": LIGHT.teal, "lt2": LIGHT.ground,
        "accent1": LIGHT.teal, "accent2": first,
        "accent3": LIGHT.cinnabar, "accent4": LIGHT.river,
        "accent5": second, "accent6": LIGHT.muted,
        "hlink": LIGHT.teal, "folHlink": LIGHT.muted,
    }  # fmt: skip
    for key, value in values.items():
        slot = colours.find(f"a:{key}", places)
        slot[:] = [etree.SubElement(slot, f"{{{_A}}}srgbClr", val=value[1:].upper())]
    fonts = root.find(".//a:fontScheme", places)
    fonts.set("name", "Atlas")
    for key, face in (("major", _SERIF), ("minor", _SANS)):
        fonts.find(f"a:{key}Font", places)[:] = etree.fromstring(
            f'<a:x xmlns:a="{_A}"><a:latin typeface="{face[0]}"/>'
            f'<a:ea typeface="{face[1]}" panose="{face[2]}" pitchFamily="{face[3]}" '
            f'charset="-122"/><a:cs typeface=""/>'
            f'<a:font script="Hans" typeface="{face[1]}"/></a:x>'
        )[:]
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _replace(holder: Any, shapes: str, *, name: str) -> None:
    """Put other shapes on a master or a layout."""
    common = holder._element.find(f"{{{_P}}}cSld")
    if name:
        common.set("name", name)
        holder._element.attrib.pop("type", None)
        holder._element.set("userDrawn", "1")
    tree = common.find(f"{{{_P}}}spTree")
    for shape in tree[2:]:
        tree.remove(shape)
    tree.extend(parse_xml(f"<p:grpSp {_NS}>{shapes}</p:grpSp>"))


def _styles(master: Any) -> None:
    """Titles in the serif face from the left, body without bullets."""
    styles = master.find(f"{{{_P}}}txStyles")
    for kind in ("titleStyle", "bodyStyle"):
        first = styles.find(f"{{{_P}}}{kind}")[0]
        first.set("algn", "l")
        first.attrib.pop("marL", None)
        first.attrib.pop("indent", None)
        for old in first.findall(f"{{{_A}}}buChar") + first.findall(f"{{{_A}}}buFont"):
            first.remove(old)
        if first.find(f"{{{_A}}}buNone") is None:
            none = etree.Element(f"{{{_A}}}buNone")
            first.insert(list(first).index(first.find(f"{{{_A}}}defRPr")), none)
        first.find(f"{{{_A}}}defRPr").set("sz", "2600" if kind == "titleStyle" else "1400")


def _holder(
    number: int, kind: str, name: str, place: Placeholder | None, *,
    size: int = 0, colour: str = "tx1", align: str = "l", anchor: str = "t",
    idx: int | None = None, field: bool = False,
) -> str:  # fmt: skip
    """A placeholder of a master or a layout."""
    at = "" if place is None else (
        f'<a:xfrm><a:off x="{Inches(place.x)}" y="{Inches(place.y)}"/>'
        f'<a:ext cx="{Inches(place.width)}" cy="{Inches(place.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )  # fmt: skip
    style = "" if not size else (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/><a:defRPr sz="{size}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )  # fmt: skip
    which = "" if idx is None else f' idx="{idx}"'
    said = '<a:fld id="{7D4D1E0A-2D3B-4C56-9A41-6E2C5B0F1A01}" type="slidenum">' \
        '<a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld>' if field else (
        f'<a:r><a:rPr lang="zh-CN"/><a:t>{name}</a:t></a:r>'
    )  # fmt: skip
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{which}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{at}</p:spPr><p:txBody>"
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/>'
        f"</a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{said}</a:p></p:txBody></p:sp>"
    )


def _rule(number: int, place: Placeholder, colour: str, points: float) -> str:
    """A hairline of the master."""
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Rule {number}"/><p:cNvCxnSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{Inches(place.x)}" y="{Inches(place.y)}"/>'
        f'<a:ext cx="{Inches(place.width)}" cy="{Inches(place.height)}"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{round(points * 12700)}">'
        f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:ln></p:spPr>'
        "</p:cxnSp>"
    )


_FOOT_RULE = _rule(20, Placeholder(MARGIN, 6.86, INNER, 0), LIGHT.hairline, 0.75)
_FOOTERS = (
    _holder(4, "ftr", "来源 · Source", FOOT, size=1050, colour="accent6", anchor="t", idx=SOURCE),
    _holder(5, "dt", "图号 · Code", CODES, size=1050, colour="accent6", align="r", idx=CODE),
    _holder(6, "sldNum", "页码 · Page", NUMBERS, size=1050, colour="accent6", align="r",
            idx=NUMBER, field=True),
)  # fmt: skip
_MASTER = (
    _holder(2, "title", "标题 · Title", TITLE, size=2600, anchor="b"),
    _holder(3, "body", "正文 · Text", SUBTITLE, size=1400, colour="accent6", idx=1),
    *_FOOTERS,
)
_STEP = (
    _holder(2, "title", "标题 · Title", TITLE, size=2600, anchor="b"),
    _holder(3, "body", "说明 · Measure", SUBTITLE, size=1400, colour="accent6", idx=UNDER),
    _FOOT_RULE,
    *_FOOTERS,
)
_LAYOUTS = (
    (
        _holder(2, "ctrTitle", "标题 · Title", COVER_TITLE, size=3200, anchor="b"),
        _holder(3, "subTitle", "说明 · Release", COVER_UNDER, size=1600, colour="accent6",
                idx=UNDER),
        _rule(20, Placeholder(MARGIN, 2.0, 0, 3.25), LIGHT.teal, 4.5),
    ),
    _STEP,
    _STEP,
)  # fmt: skip
