"""Selection: what is asked for, one field per query key, and its one canonical spelling."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, fields, replace
from urllib.parse import quote

from geodata.language import Language
from geodata.registry import metrics


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A frozen value: equal selections are equal views. Field order is query order.

    `years` is `(first, last)`, both included; `None` and `()` mean "not restricted".
    """

    metric: str = metrics.DEFAULT
    sectors: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    province: str | None = None
    supporters: tuple[str, ...] = ()
    county: str | None = None
    normalise: str = "none"
    baseline: int | None = None
    change: str = "abs"
    relative: str | None = None
    compare: tuple[str, ...] = ()
    sort: str = "value"
    programme: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    tier: tuple[int, ...] = ()
    lang: Language = "zh"
    release: str | None = None

    def query(self) -> str:
        """The query string: keys in the order of the fields, defaults left out.

        >>> Selection(metric="grants", years=(2014, 2020), sectors=("tourism", "others")).query()
        'metric=grants&sectors=tourism,others&years=2014-2020'
        """
        return "&".join(
            f"{field.name}={quote(self.spelt(field.name), safe=',')}"
            for field in fields(self)
            if getattr(self, field.name) != field.default
        )

    def spelt(self, key: str) -> str:
        """The value of a key as the query spells it, before it is quoted.

        >>> Selection(years=(2014, 2020)).spelt("years"), Selection(tier=(1, 2)).spelt("tier")
        ('2014-2020', '1,2')
        """
        value = getattr(self, key)
        if key == "years" and self.years is not None:
            return "-".join(str(year) for year in dict.fromkeys(self.years))
        if isinstance(value, tuple):
            return ",".join(str(part) for part in value)
        return str(value)

    def at(self, path: str, more: str = "") -> str:
        """The address of this selection under a path; `more` are keys of that page alone.

        >>> Selection(metric="pm25").at("/ecology", "show=indicators")
        '/ecology?metric=pm25&show=indicators'
        """
        query = "&".join(part for part in (self.query(), more) if part)
        return f"{path}?{query}" if query else path

    def but(self, **changes: object) -> Selection:
        """The same selection with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def compares(self) -> bool:
        """True where values are differences: since a year, or against the area."""
        return self.baseline is not None or self.relative is not None

    def uncompared(self) -> Selection:
        """The same figures as they are, neither normalised nor set against others."""
        return self.but(normalise="none", baseline=None, change="abs", relative=None)

    @property
    def metric_row(self) -> metrics.Metric:
        """The registry row of the metric."""
        return metrics.METRICS[self.metric]


def figure_code(selection: Selection, release: str) -> str:
    """Short code of a view: release and 8 base32 characters of its query's hash (rule 19).

    >>> figure_code(Selection(), "r1") == figure_code(Selection(release="r1"), "r1")
    True
    """
    query = selection.but(release=release).query()
    digest = hashlib.sha256(query.encode()).digest()
    return f"{release}-{base64.b32encode(digest)[:8].decode()}"
