"""Classes that hang by a thread: figures at a limit, or classed otherwise by another usual scheme.

A choropleth shows classes, and a reader takes them for facts. Two things can move a county
to a neighbour class without anything having changed: the rounding of its figure, and the
scheme that drew the limits. Natural breaks are ours; quantiles and equal intervals are what
others would have used.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from geodata.arithmetic.arrays import Floats
from geodata.arithmetic.breaks import ZERO, Breaks
from geodata.language import Text
from geodata.language.units import Unit

#: The usual schemes that ours is held against, by their name in `mapclassify`.
SCHEMES: dict[str, Text] = {
    "Quantiles": Text("分位数", "quantiles"),
    "EqualInterval": Text("等间距", "equal intervals"),
}
ROUNDED = "rounded"


@dataclass(frozen=True, slots=True)
class Fragility:
    """Why the class of a county is not to be leant on.

    Attributes
    ----------
    rounding
        Within the rounding of its figure lies a limit.
    schemes
        Keys of the other schemes that put it in a higher or lower class.
    """

    rounding: bool
    schemes: tuple[str, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether it moves by rounding alone, or whichever other scheme is taken."""
        return self.rounding or len(self.schemes) == len(SCHEMES)


def fragility(
    value: float, breaks: Breaks, unit: Unit, *, published: bool, flags: tuple[str, ...] = ()
) -> Fragility | None:
    """Why a value's class is fragile; None where it is not, or where classes say nothing.

    Parameters
    ----------
    published
        The value stands so in its source, whose decimals tell how it was rounded.
    """
    if math.isnan(value) or all(part.exact for part in breaks.bins):
        return None  # where every class is one number there are no limits to be near
    half = 0.0 if unit.integer else _half_step(value, breaks, unit, published, flags)
    found = Fragility(_at_a_limit(value, half, breaks), _other_schemes(value, breaks))
    return found if found.rounding or found.schemes else None


def _half_step(
    value: float, breaks: Breaks, unit: Unit, published: bool, flags: tuple[str, ...]
) -> float:
    """Half of the last digit: of the column as it reads, or of the source where that is coarser."""
    scale = unit.scale(max(abs(breaks.bins[0].low), abs(breaks.bins[-1].high)))
    shown = scale.divide_zh * 10.0**-scale.decimals
    return max(shown, _last_digit(value, ROUNDED in flags) if published else 0.0) / 2


def _last_digit(value: float, rounded: bool) -> float:
    """The place of the last digit; of a figure that is said to be rounded the last that is not 0.

    >>> _last_digit(62.3, False), _last_digit(3700.0, False), _last_digit(3700.0, True)
    (0.1, 1.0, 100.0)
    """
    whole, _, decimals = f"{abs(value):.9f}".rstrip("0").partition(".")
    if decimals:
        return float(f"1e-{len(decimals)}")
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if rounded and value else 1.0


def _at_a_limit(value: float, half: float, breaks: Breaks) -> bool:
    own = breaks.index(value)
    near = (value - half, math.nextafter(value + half, -math.inf))
    return half > 0 and any(breaks.index(other) != own for other in near)


def _other_schemes(value: float, breaks: Breaks) -> tuple[str, ...]:
    """Schemes with as many classes that give the value another place among them."""
    bins = [b for b in breaks.bins if b.step != ZERO and (b.low or b.high)]
    if not value:
        return ()
    edges = sorted({max(abs(b.low), abs(b.high)) if breaks.diverging else b.high for b in bins})
    lows = sorted({min(abs(b.low), abs(b.high)) if breaks.diverging else b.low for b in bins})
    amount = abs(value) if breaks.diverging else value
    pool = tuple(sorted(abs(v) if breaks.diverging else v for v in breaks.pool if v))
    own = max(0, int(np.searchsorted(lows, amount, side="right")) - 1)
    return tuple(scheme for scheme in SCHEMES if _place(scheme, pool, len(edges), amount) != own)


def _place(scheme: str, pool: tuple[float, ...], classes: int, value: float) -> int:
    limits = _limits(scheme, pool, classes)
    return min(int(np.searchsorted(limits, value, side="left")), len(limits) - 1)


@lru_cache(maxsize=512)
def _limits(scheme: str, pool: tuple[float, ...], classes: int) -> Floats:
    if len(set(pool)) < 2:  # one amount is one class, in every scheme
        return np.asarray(pool[-1:], dtype=np.float64)
    import mapclassify  # slow to import, and a start needs none

    with warnings.catch_warnings():  # ties make fewer classes, which is an answer too
        warnings.simplefilter("ignore", UserWarning)
        found: Callable[..., object] = getattr(mapclassify, scheme)
        return np.asarray(found(np.array(pool), k=classes).bins, dtype=np.float64)  # type: ignore[attr-defined]
