"""Nine colours for two metrics at once: teal for the one, ochre for the other, dark for both.

Mixed in OKLab between four ends, with a lighter middle so that labels can be read on it;
`tests/dashboard/look/test_bivariate_palette.py` holds them apart for every kind of sight. On a dark
ground they turn round: both high is light.
"""

from __future__ import annotations

from dashboard.drawing.labels import ladder_css
from dashboard.look.theme import AUTO_ROOT, DARK_ROOT

Nine = tuple[tuple[str, str, str], tuple[str, str, str], tuple[str, str, str]]

#: Rows by the third of the metric read upwards, columns by that of the metric read across.
LIGHT: Nine = (
    ("#dfe7e0", "#86b2b5", "#1e7e8b"),
    ("#d6ba8e", "#989a84", "#2c5052"),
    ("#c98b2b", "#73562b", "#26261e"),
)
DARK: Nine = (
    ("#2b393f", "#3b6c74", "#45a3ae"),
    ("#786444", "#a0a48f", "#a6ccc6"),
    ("#d79a3c", "#eac792", "#fbf4dd"),
)
Cell = tuple[int, int]
#: Cells (across, up) on which labels are light; on all others they are dark.
LIGHT_LABELS: frozenset[Cell] = frozenset({(2, 0), (2, 1), (1, 2), (2, 2)})
LIGHT_LABELS_IN_THE_DARK: frozenset[Cell] = frozenset({(0, 0), (1, 0), (0, 1)})
#: Every cell, the lowest row first.
CELLS: tuple[Cell, ...] = tuple((across, up) for up in range(3) for across in range(3))


def css() -> str:
    """The text of `assets/ecology/bivariate.css`: nine colours, their labels, room for names."""
    light = _block(":root", LIGHT, LIGHT_LABELS, ("#fff", "var(--ink)"))
    dark = (DARK, LIGHT_LABELS_IN_THE_DARK, ("var(--ink)", "var(--ground)"))
    return (
        "/* Written by dashboard.drawing.bivariate.css; a test keeps it true. */\n"
        + light
        + "".join(
            f'[data-cell="{a}{u}"]{{--cell:var(--bi-{a}{u});--on:var(--on-{a}{u});'
            f"--halo:var(--halo-{a}{u})}}\n"
            for a, u in CELLS
        )
        + f"@media screen{{\n{_block(DARK_ROOT, *dark)}}}\n"
        + f"@media screen and (prefers-color-scheme:dark){{\n{_block(AUTO_ROOT, *dark)}}}\n"
        # The map of these colours is a part of a page: its names follow the width of its box.
        + ladder_css().replace("@media", "@container")
    )


def _block(root: str, nine: Nine, light: frozenset[Cell], inks: tuple[str, str]) -> str:
    """Variables of one theme; `inks` are the light and the dark one of labels.

    A label in the ink of the page has the casing around it, any other the colour that it lies on:
    so that its ends can be read beyond its county as well.
    """
    parts = []
    for a, u in CELLS:
        ink = inks[0] if (a, u) in light else inks[1]
        halo = "var(--casing)" if ink == "var(--ink)" else nine[u][a]
        parts.append(f"--bi-{a}{u}:{nine[u][a]};--on-{a}{u}:{ink};--halo-{a}{u}:{halo};")
    return f"{root}{{{''.join(parts)}}}\n"
