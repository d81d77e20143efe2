"""The colours, measured: even ramps, classes that can be told apart, text that can be read."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from coloraide.everything import ColorAll as Color

from dashboard.look import theme
from dashboard.look.theme import DARK, LIGHT
from geodata.registry import sectors

ASSETS = Path(__file__).parents[3] / "assets"
THEMES = {"light": LIGHT, "dark": DARK}
RAMPS = [(name, ramp) for name, palette in THEMES.items() for ramp in palette.ramps]
#: How colours are seen; `""` is normal vision.
SIGHTS = ("", "protan", "deutan", "tritan", "grayscale")
AA = 4.5
AA_LARGE = 3.0
#: Least CIEDE2000 between neighbouring classes; 1 is just noticeable side by side.
NEIGHBOURS = 9.5
#: Least CIEDE2000 between two sector colours: normal vision, and any deficiency.
SECTORS_APART, SECTORS_APART_AT_WORST = 15.0, 5.0


def seen(colour: str, sight: str) -> Color:
    return Color(colour).filter(sight) if sight else Color(colour)


def apart(one: str, other: str, sight: str = "") -> float:
    return float(seen(one, sight).delta_e(seen(other, sight), method="2000"))


def contrast(one: str, other: str) -> float:
    return float(Color(one).contrast(other))


def lightness(colour: str) -> float:
    return float(Color(colour).convert("cam16-ucs")["j"])


@pytest.mark.parametrize(("name", "ramp"), RAMPS)
def test_ramps_have_five_equal_steps_in_lightness(name: str, ramp: str) -> None:
    colours = THEMES[name].ramps[ramp]
    assert len(colours) == 5
    steps = [lightness(b) - lightness(a) for a, b in pairwise(colours)]
    assert max(steps) - min(steps) < 0.6
    # More is darker on paper, lighter on a dark ground.
    assert all(step < -12 for step in steps) if name == "light" else all(s > 12 for s in steps)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("name", "ramp"), RAMPS)
def test_neighbouring_classes_can_be_told_apart(name: str, ramp: str, sight: str) -> None:
    for one, other in pairwise(THEMES[name].ramps[ramp]):
        assert apart(one, other, sight) > NEIGHBOURS, (one, other)


@pytest.mark.parametrize(("name", "ramp"), RAMPS)
def test_no_figure_zero_and_the_first_class_differ(name: str, ramp: str) -> None:
    """Their labels differ too (dash, 0, number), and no figure has a dotted edge."""
    palette = THEMES[name]
    pale = (palette.nodata, palette.zero, palette.ramps[ramp][0])
    assert all(apart(one, other) > 4 for one, other in combinations(pale, 2))


@pytest.mark.parametrize(("name", "ramp"), RAMPS)
def test_what_is_selected_stands_out_from_every_class(name: str, ramp: str) -> None:
    """In normal vision; who does not see red has the wide edge, the marker and the open card."""
    for colour in (*THEMES[name].ramps[ramp], THEMES[name].nodata, THEMES[name].zero):
        assert apart(THEMES[name].cinnabar, colour) > 18, colour


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read(name: str) -> None:
    palette = THEMES[name]
    for ink in (palette.ink, palette.muted, palette.teal, palette.cinnabar):
        for paper in (palette.ground, palette.card):
            assert contrast(ink, paper) >= AA, (ink, paper)
    for paper in (palette.nodata, palette.zero, palette.land):
        assert contrast(palette.ink, paper) >= 7
        assert contrast(palette.muted, paper) >= AA


@pytest.mark.parametrize(("name", "ramp"), RAMPS)
def test_map_labels_can_be_read_on_every_class(name: str, ramp: str) -> None:
    palette = THEMES[name]
    for step, colour in enumerate(palette.ramps[ramp], start=1):
        assert contrast(palette.label_ink(ramp, step), colour) >= AA, (step, colour)


def test_the_style_sheet_turns_labels_on_the_same_steps() -> None:
    css = (ASSETS / "map" / "map.css").read_text(encoding="utf-8")
    for rule_of, steps in (
        (":root:not([data-theme=dark])", theme.DARK_STEPS),
        (":root[data-theme=dark]", theme.LIGHT_STEPS),
    ):
        label = f"{rule_of} #map [data-layer=labels] text[data-step="
        assert {n for n in range(6) if f'{label}"{n}"]' in css} == steps


@pytest.mark.parametrize("name", THEMES)
def test_lines_of_the_map_can_be_seen(name: str) -> None:
    palette = THEMES[name]
    assert apart(palette.river, palette.casing) > 25
    assert apart(palette.land, palette.nodata) > 2  # context is no county without a figure
    for ramp in palette.ramps.values():
        assert max(contrast(palette.casing, colour) for colour in ramp) >= AA_LARGE


@pytest.mark.parametrize("sight", SIGHTS[:4])
def test_sectors_differ_pairwise(sight: str) -> None:
    least = SECTORS_APART_AT_WORST if sight else SECTORS_APART
    for (one, a), (other, b) in combinations(sectors.colours().items(), 2):
        assert apart(a, b, sight) >= least, (one, other)


@pytest.mark.parametrize("name", THEMES)
def test_sector_bars_can_be_seen_on_the_card(name: str) -> None:
    """Below 3:1 the name and the number beside every bar carry the meaning."""
    for colour in sectors.colours().values():
        assert contrast(colour, THEMES[name].card) >= 2, colour


def test_the_style_sheet_of_tokens_is_written_from_the_theme() -> None:
    assert (ASSETS / "styles" / "tokens.css").read_text(encoding="utf-8") == theme.tokens_css()


def test_look_fixes_these_roles() -> None:
    """The table of LOOK.md."""
    assert (LIGHT.ground, LIGHT.card, LIGHT.hairline) == ("#f7f7f3", "#ffffff", "#dfe3e0")
    assert (LIGHT.ink, LIGHT.muted, LIGHT.teal) == ("#17262e", "#5c6b70", "#0e5a66")
    assert (LIGHT.cinnabar, LIGHT.river, LIGHT.nodata) == ("#c4412d", "#3e8fb8", "#f3efe6")
    assert (DARK.ground, DARK.card, DARK.hairline) == ("#11191d", "#18232a", "#2a373e")
    assert (DARK.ink, DARK.muted, DARK.teal) == ("#e9eeec", "#9fb0b4", "#5fb3b8")
    assert (DARK.cinnabar, DARK.river, DARK.nodata) == ("#f0765f", "#4e9cc4", "#1e262a")
    assert (LIGHT.ramps["teal"][0], LIGHT.ramps["teal"][-1]) == ("#d5e6e4", "#0e5a66")


def test_no_style_sheet_names_a_colour_of_its_own() -> None:
    """All colours come from modules, but white on dark steps and the black of a black screen."""
    for sheet in sorted(ASSETS.rglob("*.css")):
        if sheet.name not in ("tokens.css", "bivariate.css", "print.css", "brief.css"):
            found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;!,) }])", sheet.read_text("utf-8")))
            assert found <= {"#fff", "#000"}, (sheet.name, found)


# Differences: falls, none, rises


@pytest.mark.parametrize("name", THEMES)
def test_differences_grow_evenly_to_both_sides(name: str) -> None:
    colours = THEMES[name].diverging
    assert len(colours) == 7
    steps = [lightness(b) - lightness(a) for a, b in pairwise(colours)]
    for fall, rise in zip(steps[:3], reversed(steps[3:]), strict=True):
        assert fall == pytest.approx(-rise, abs=1.0)  # both sides are as strong
    toward = steps[:3] if name == "light" else [-step for step in steps[:3]]
    assert all(step > 10 for step in toward)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", THEMES)
def test_neighbouring_differences_can_be_told_apart(name: str, sight: str) -> None:
    """Next to none the least: its label says 0, the others have a sign."""
    colours = THEMES[name].diverging
    for n, (one, other) in enumerate(pairwise(colours)):
        assert apart(one, other, sight) > (8 if n in (2, 3) else NEIGHBOURS), (one, other)


@pytest.mark.parametrize("sight", SIGHTS[:4])
@pytest.mark.parametrize("name", THEMES)
def test_falls_and_rises_can_be_told_apart(name: str, sight: str) -> None:
    """In grey they cannot: there the signs on labels, legend and bars tell them apart."""
    colours = THEMES[name].diverging
    assert all(apart(colours[n], colours[-1 - n], sight) > 15 for n in range(3))


@pytest.mark.parametrize("name", THEMES)
def test_differences_stand_apart_from_blanks_land_and_selection(name: str) -> None:
    palette = THEMES[name]
    for colour in palette.diverging:
        assert apart(palette.nodata, colour) > 4
        assert apart(palette.land, colour) > 4
        assert apart(palette.cinnabar, colour) > 18


@pytest.mark.parametrize("name", THEMES)
def test_map_labels_can_be_read_on_every_difference(name: str) -> None:
    palette = THEMES[name]
    for step, colour in enumerate(palette.diverging, start=1):
        assert contrast(palette.label_ink("change", step), colour) >= AA, (step, colour)


def test_the_style_sheet_turns_labels_of_differences_on_the_same_steps() -> None:
    css = (ASSETS / "map" / "map.css").read_text(encoding="utf-8")
    for rule_of, steps in (
        (":root:not([data-theme=dark])", theme.DARK_ENDS),
        (":root[data-theme=dark]", theme.LIGHT_ENDS),
    ):
        listed = ",".join(f'[data-step="{step}"]' for step in sorted(steps))
        label = f"{rule_of} [data-ramp=change] #map [data-layer=labels] text:is({listed})"
        assert f"{label}{{fill:" in css
