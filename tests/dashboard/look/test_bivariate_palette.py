"""The nine colours of two metrics, measured as every kind of sight sees them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from dashboard.drawing import bivariate
from dashboard.drawing.bivariate import CELLS, Nine
from dashboard.look.theme import DARK as DARK_PAGE
from dashboard.look.theme import LIGHT as LIGHT_PAGE
from dashboard.look.theme import Palette
from tests.dashboard.look.test_palette import AA, apart, contrast, lightness

ASSETS = Path(__file__).parents[3] / "assets"
THEMES = {
    "light": (bivariate.LIGHT, LIGHT_PAGE, bivariate.LIGHT_LABELS, "#ffffff", LIGHT_PAGE.ink),
    "dark": (
        bivariate.DARK, DARK_PAGE, bivariate.LIGHT_LABELS_IN_THE_DARK, DARK_PAGE.ink, DARK_PAGE.ground,
    ),
}  # fmt: skip
#: Least CIEDE2000 between any two of the nine, not only neighbours: one reads a map by its legend.
LEAST = 11.0


@pytest.mark.parametrize("sight", ["", "protan", "deutan", "tritan"])
@pytest.mark.parametrize("name", THEMES)
def test_any_two_of_the_nine_can_be_told_apart(name: str, sight: str) -> None:
    colours = [colour for row in THEMES[name][0] for colour in row]
    for one, other in combinations(colours, 2):
        assert apart(one, other, sight) > LEAST, (one, other)


@pytest.mark.parametrize("name", THEMES)
def test_more_of_either_is_further_from_the_ground(name: str) -> None:
    nine: Nine = THEMES[name][0]
    sign = -1 if name == "light" else 1
    for up in range(3):
        for across in range(2):
            assert sign * (lightness(nine[up][across + 1]) - lightness(nine[up][across])) > 5
            assert sign * (lightness(nine[across + 1][up]) - lightness(nine[across][up])) > 5


@pytest.mark.parametrize("name", THEMES)
def test_labels_can_be_read_on_every_one(name: str) -> None:
    nine, _, light, pale, dark = THEMES[name]
    for across, up in CELLS:
        ink = pale if (across, up) in light else dark
        assert contrast(ink, nine[up][across]) >= AA, (across, up)


@pytest.mark.parametrize("name", THEMES)
def test_what_is_selected_and_what_is_lacking_stand_out(name: str) -> None:
    """Lacking figures are hatched besides."""
    palette: Palette = THEMES[name][1]
    for row in THEMES[name][0]:
        for colour in row:
            assert apart(colour, palette.cinnabar) > 18
            assert apart(colour, palette.nodata) > 4


def test_the_style_sheet_is_written_from_the_module() -> None:
    assert (ASSETS / "ecology" / "bivariate.css").read_text(encoding="utf-8") == bivariate.css()
