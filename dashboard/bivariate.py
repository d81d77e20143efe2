"""Nine colours for two metrics at once: teal for the one, ochre for the other, dark for both.

Mixed in OKLab between four ends, with a lighter middle so that labels can be read on it;
`tests/dashboard/test_bivariate_palette.py` holds them apart for every kind of sight. On a dark
ground they turn round: both high is light.
"""

from __future__ import annotations

from dashboard.theme import AUTO_ROOT, DARK_ROOT

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
    """The text of `assets/bivariate.css`: nine colours, and the colour of a label on each."""
    light = _block(":root", LIGHT, LIGHT_LABELS, ("#fff", "var(--ink)"))
    dark = (DARK, LIGHT_LABELS_IN_THE_DARK, ("var(--ink)", "var(--ground)"))
    return (
        "/* Written by dashboard.bivariate.css; a test keeps it true. */\n"
        + light
        + "".join(
            f'[data-cell="{a}{u}"]{{--cell:var(--bi-{a}{u});--on:var(--on-{a}{u})}}\n'
            for a, u in CELLS
        )
        + f"@media screen{{\n{_block(DARK_ROOT, *dark)}}}\n"
        + f"@media screen and (prefers-color-scheme:dark){{\n{_block(AUTO_ROOT, *dark)}}}\n"
    )


def _block(root: str, nine: Nine, light: frozenset[Cell], inks: tuple[str, str]) -> str:
    """Variables of one theme; `inks` are the light and the dark one of labels."""
    parts = [
        f"--bi-{a}{u}:{nine[u][a]};--on-{a}{u}:{inks[0] if (a, u) in light else inks[1]};"
        for a, u in CELLS
    ]
    return f"{root}{{{''.join(parts)}}}\n"
