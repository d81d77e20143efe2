"""Colours and type, once: the style sheet, the figures and the pictures read these values."""

from __future__ import annotations

from dataclasses import dataclass, fields

from geodata.registry import sectors
from geodata.view import CHANGE_RAMP


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The roles of LOOK.md in one theme; `ramps` hold five classes from little to much.

    The ramps were made in CAM16-UCS with equal steps in lightness between two ends and
    a little more chroma in the middle; `tests/dashboard/look/test_palette.py` checks them.
    On a dark ground they turn round: more is lighter. `diverging` runs from falls through
    no difference to rises; both sides are alike in grey, so signs stand on every number.
    """

    ground: str
    card: str
    hairline: str
    ink: str
    muted: str
    teal: str
    cinnabar: str
    river: str
    land: str
    lines: str
    province: str
    nodata: str
    zero: str
    casing: str
    met: str
    partly: str
    unmet: str
    ramps: dict[str, tuple[str, ...]]
    diverging: tuple[str, ...]

    def colours(self, ramp: str) -> tuple[str, ...]:
        """The classes of a ramp by its name, in the order of their steps."""
        return self.diverging if ramp == CHANGE_RAMP else self.ramps[ramp]

    def label_ink(self, ramp: str, step: int) -> str:
        """The colour of a map label on a step, as `assets/map/map.css` paints it."""
        ends = ramp == CHANGE_RAMP
        if self is DARK:
            return self.ground if step in (LIGHT_ENDS if ends else LIGHT_STEPS) else self.ink
        return "#ffffff" if step in (DARK_ENDS if ends else DARK_STEPS) else self.ink


LIGHT = Palette(
    ground="#f7f7f3",
    card="#ffffff",
    hairline="#dfe3e0",
    ink="#17262e",
    muted="#5c6b70",
    teal="#0e5a66",
    cinnabar="#c4412d",
    river="#3e8fb8",
    land="#f1f2ee",
    lines="#e2e4df",
    province="#a9aeaa",
    nodata="#f3efe6",
    zero="#e6ebe8",
    casing="#ffffff",
    met="#2c6b3a",
    partly="#8a5a0b",
    unmet="#b03526",
    ramps={
        "teal": ("#d5e6e4", "#97c1c4", "#629ea6", "#1e7e8b", "#0e5a66"),
        "ochre": ("#f2e5c9", "#d7b88c", "#bb905a", "#a06a2b", "#7d4a10"),
        "green": ("#dfebcf", "#a5c691", "#75a163", "#458037", "#2c5a24"),
        "plum": ("#eedfe9", "#cfabc5", "#af7ea1", "#925281", "#683459"),
    },
    diverging=("#7d490c", "#b78142", "#d4b489", "#dde2df", "#9cc2c5", "#519ba5", "#12626e"),
)
DARK = Palette(
    ground="#11191d",
    card="#18232a",
    hairline="#2a373e",
    ink="#e9eeec",
    muted="#9fb0b4",
    teal="#5fb3b8",
    cinnabar="#f0765f",
    river="#4e9cc4",
    land="#162026",
    lines="#223038",
    province="#4b5a61",
    nodata="#1e262a",
    zero="#26323a",
    casing="#11191d",
    met="#8fce9c",
    partly="#e0b564",
    unmet="#f58d78",
    ramps={
        "teal": ("#1f464f", "#3b6e77", "#68969a", "#96c1c1", "#d3f0ec"),
        "ochre": ("#4a3a20", "#745f35", "#9d8656", "#c9b27b", "#f6e3b4"),
        "green": ("#2c4526", "#4c6e40", "#769665", "#a3c18d", "#dcf0c6"),
        "plum": ("#4a2e43", "#76516d", "#9d7a94", "#c7a7bf", "#f3dcec"),
    },
    diverging=("#f0d8a7", "#b2955c", "#745c33", "#26323a", "#326a74", "#6ca4a9", "#c2e3e0"),
)
#: Ramp steps on which map labels are light, in the light theme (`assets/map/map.css` paints them).
DARK_STEPS = frozenset({4, 5})
#: Ramp steps on which map labels are dark, in the dark theme.
LIGHT_STEPS = frozenset({3, 4, 5})
#: The same of differences, whose strong colours are at both ends.
DARK_ENDS, LIGHT_ENDS = frozenset({1, 7}), frozenset({1, 2, 6, 7})
SERIF = "'Noto Serif CJK SC','Source Han Serif SC','Source Han Serif','Songti SC','SimSun',serif"
SANS = (
    "'Noto Sans CJK SC','Source Han Sans SC','Source Han Sans','PingFang SC',"
    "'Microsoft YaHei',sans-serif"
)


#: Dark by choice (pages, by their script), and as the reader's system says (embeds, without one).
DARK_ROOT = ":root[data-theme=dark]"
AUTO_ROOT = ":root[data-theme=auto]"


def tokens_css() -> str:
    """The text of `assets/styles/tokens.css`: one block per theme, one rule per ramp."""
    return (
        "/* Written by dashboard.look.theme.tokens_css; a test keeps it true. */\n"
        + f":root{{--serif:{SERIF};--sans:{SANS};{_sectors()}{_declarations(LIGHT)}}}\n"
        + _ramp_rules(LIGHT, "")
        + f"@media screen{{\n{_dark(DARK_ROOT)}}}\n"
        + f"@media screen and (prefers-color-scheme:dark){{\n{_dark(AUTO_ROOT)}}}\n"
    )


def _sectors() -> str:
    return "".join(f"--sector-{k}:{v};" for k, v in sectors.colours().items())


def _dark(root: str) -> str:
    block = f"{root}{{color-scheme:dark;{_declarations(DARK)}}}\n"
    return block + _ramp_rules(DARK, f"{root} ")


def _declarations(palette: Palette) -> str:
    return "".join(
        f"--{f.name}:{getattr(palette, f.name)};" for f in fields(palette) if f.type == "str"
    )


def _ramp_rules(palette: Palette, root: str) -> str:
    rules = []
    for name in (*palette.ramps, CHANGE_RAMP):
        colours = palette.colours(name)
        steps = "".join(f"--step-{n}:{colour};" for n, colour in enumerate(colours, start=1))
        rules.append(
            f"{root}[data-ramp={name}]"
            f"{{--step--1:{palette.nodata};--step-0:{palette.zero};{steps}}}\n"
        )
    return "".join(rules)
