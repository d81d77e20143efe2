"""The choropleth as a picture: land that fades out, counties by class, the river, labels."""

from __future__ import annotations

from typing import Any

import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from dashboard.look.theme import DARK
from dashboard.pictures.charts import fills, geometry, labels
from dashboard.pictures.charts.canvas import Box, Canvas
from dashboard.pictures.charts.geometry import Fit, Shapes
from geodata.boundaries import Boundaries
from geodata.language import Language
from geodata.view import View

#: Steps in which the land fades out, and how much of a box's side they take.
FADE_STEPS, FADE_SHARE = 18, 0.10
#: The land was cut along meridians and parallels, which are no straight lines here; in metres.
EDGE = 26_000.0


def draw(
    canvas: Canvas,
    box: Box,
    view: View,
    boundaries: Boundaries,
    language: Language,
    least: float = labels.SMALLEST,
) -> None:
    """The map of a View within a box; `least` is the smallest type of its labels."""
    found = geometry.shapes(boundaries)
    fit = Fit.into(margined(box, canvas.unit), found)
    land = _land_box(box, found, fit)
    if not canvas.transparent and min(land.width, land.height) > 0:
        _land(canvas, land, found, fit)
    _counties(canvas, view, found, fit)
    _rivers(canvas, found, fit, box)
    labels.draw(canvas, view, found, fit, language, least)


def margined(box: Box, unit: float) -> Box:
    """The box that the counties fill."""
    margin = min(24 * unit, box.width / 12, max(box.height, 1) / 12)
    return box.inset(*([margin] * 4))


def _land_box(box: Box, found: Shapes, fit: Fit) -> Box:
    """The box, or as much of it as there is land: where the data end must not be seen."""
    left, low, right, high = shapely.total_bounds(found.context)
    x, y = fit.point(left + EDGE, high - EDGE)
    end, bottom = fit.point(right - EDGE, low + EDGE)
    x, y, end, bottom = max(x, box.x), max(y, box.y), min(end, box.right), min(bottom, box.bottom)
    return Box(x, y, end - x, bottom - y)


def _clip(shape: Any, box: Box) -> Any:
    return shapely.clip_by_rect(shape, box.x, box.y, box.right, box.bottom)


def _land(canvas: Canvas, box: Box, found: Shapes, fit: Fit) -> None:
    """Neighbouring land, unnamed and pale; it never ends in a box."""
    palette, fine = canvas.palette, 0.35 * canvas.unit
    land = shapely.GeometryCollection(found.context)
    seen = _clip(shapely.simplify(fit.shape(land), fine), box)
    parts = [part for part in shapely.get_parts(seen, return_index=False) if part.area > 0]
    polygons = [p for part in parts for p in getattr(part, "geoms", [part])]
    if polygons:
        canvas.axes.add_artist(
            geometry.patch(
                shapely.MultiPolygon([p for p in polygons if p.geom_type == "Polygon"]),
                facecolor=palette.land,
                edgecolor=palette.lines,
                linewidth=canvas.points(0.7 * canvas.unit),
                zorder=1,
                clip_on=False,
            )
        )
    for name, colour, width, dash, alpha in (
        ("tributaries", palette.river, 0.8, False, 0.35),
        ("provinces", palette.province, 0.9, True, 1),
    ):
        line = _clip(shapely.simplify(fit.shape(getattr(found, name)), fine), box)
        if not line.is_empty:
            xs, ys = geometry.points_of(line)
            canvas.line(xs, ys, colour, width * canvas.unit, order=2, dash=dash, alpha=alpha)
    _fade(canvas, box)


def _fade(canvas: Canvas, box: Box) -> None:
    """Frames of the ground's colour over each other: pictures of all kinds can draw them."""
    far = min(box.width, box.height) * FADE_SHARE
    outer = box.inset(*([-4.0 * canvas.unit] * 4))
    for step in range(FADE_STEPS):
        # Opaque at the edge, then a share of what is left: together the land rises evenly.
        inner = box.inset(*([far * step / FADE_STEPS] * 4))
        path = Path.make_compound_path(_ring(outer), _ring(inner, back=True))
        canvas.axes.add_artist(
            PathPatch(
                path,
                facecolor=canvas.palette.card,
                edgecolor="none",
                alpha=1 / (step + 1),
                zorder=3,
                clip_on=False,
            )
        )


def _ring(box: Box, *, back: bool = False) -> Path:
    corners = [
        (box.x, box.y),
        (box.right, box.y),
        (box.right, box.bottom),
        (box.x, box.bottom),
        (box.x, box.y),
    ]
    return Path(corners[::-1] if back else corners, closed=True)


def _counties(canvas: Canvas, view: View, found: Shapes, fit: Fit) -> None:
    """Fills by class; dots over figures of another year; the chosen county outlined."""
    for code, shape in found.counties.items():
        step = int(view.steps[code])
        placed = fit.shape(shape)
        canvas.axes.add_artist(
            geometry.patch(
                placed,
                facecolor=fills.colour(canvas, view, step),
                edgecolor=canvas.palette.casing,
                linewidth=canvas.points(1.1 * canvas.unit),
                zorder=5,
                clip_on=False,
                gid=f"county-{code}",
                joinstyle="round",
            )
        )
        if step == -1:
            _outline(canvas, placed, canvas.palette.province, 0.8, dash=True)
        if "borrowed" in view.flags[code]:
            _dots(canvas, placed, fills.colour(canvas, view, step))
    for code in view.selection.compare:
        _outline(canvas, fit.shape(found.counties[code]), canvas.palette.ink, 1.8, order=10)
    if view.selection.county:
        chosen = fit.shape(found.counties[view.selection.county])
        _outline(canvas, chosen, canvas.palette.cinnabar, 2.6, order=11)


def _outline(
    canvas: Canvas, shape: Any, ink: str, width: float, *, dash: bool = False, order: float = 6
) -> None:
    canvas.axes.add_artist(
        geometry.patch(
            shape,
            facecolor="none",
            edgecolor=ink,
            linewidth=canvas.points(width * canvas.unit),
            zorder=order,
            clip_on=False,
            linestyle=(0, (2, 2)) if dash else "-",
            joinstyle="round",
        )
    )


def _dots(canvas: Canvas, shape: Any, under: str) -> None:
    """A grid of small dots inside a county: its figure is of another year."""
    gap = 7 * canvas.unit
    left, top, right, bottom = shape.bounds
    spots = [
        (x * gap, y * gap)
        for x in range(int(left / gap), int(right / gap) + 2)
        for y in range(int(top / gap), int(bottom / gap) + 2)
    ]
    inside = shapely.contains(shape.buffer(-gap / 3), shapely.points(spots))
    ink = canvas.palette.ink if fills.light_ground(under) else canvas.palette.casing
    if canvas.palette is DARK:
        ink = canvas.palette.ink if not fills.light_ground(under) else canvas.palette.ground
    xs, ys = zip(*(spot for spot, kept in zip(spots, inside, strict=True) if kept), strict=True)
    canvas.dots_at(list(xs), list(ys), 0.9 * canvas.unit, ink, order=5.5)


def _rivers(canvas: Canvas, found: Shapes, fit: Fit, box: Box) -> None:
    """The Yangtze over the counties with its casing; beyond the map it ends with the land."""
    inner = box.inset(*([min(box.width, box.height) * FADE_SHARE * 0.6] * 4))
    if min(inner.width, inner.height) <= 0:
        return
    seen = _clip(fit.shape(found.main), inner)
    # A scrap that comes back into the box from outside would hang there alone.
    parts = [p for p in getattr(seen, "geoms", [seen]) if p.length > 60 * canvas.unit]
    if not parts:
        return
    xs, ys = geometry.points_of(shapely.MultiLineString(parts))
    canvas.line(xs, ys, canvas.palette.casing, 4.6 * canvas.unit, order=8)
    canvas.line(xs, ys, canvas.palette.river, 2.2 * canvas.unit, order=9)
