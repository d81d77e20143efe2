"""What the page of ecology is asked for: the selection of the site, and three keys of its own.

=========  =====================================================================================
`show`     `years` (default): a small map per year of the metric; `indicators`: one per
           ecological metric, of the single year in `years` (absent: the year with most figures)
`relate`   key of the metric that the relation reads upwards; default the page's metric
`against`  key of the metric that it reads across; default the first of people and economy
=========  =====================================================================================

`metric` is an ecological one. What cannot be used is mended with a notice, as on every page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from dashboard.addresses import ECOLOGY as PAGE
from dashboard.site import Site
from geodata.analyses.relation import RELATED
from geodata.atlas import Atlas
from geodata.errors import BadSelection
from geodata.language import Language, Message, lists
from geodata.language.shown import nearest, plain
from geodata.query import codec, settling
from geodata.query.keys import KEYS as QUERY_KEYS
from geodata.query.keys import divided
from geodata.query.notices import Reader
from geodata.query.scope import Scope
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

ECOLOGY: tuple[str, ...] = tuple(m.key for m in METRICS.values() if m.group == "ecology")
Show = Literal["years", "indicators"]
SHOWS: tuple[Show, ...] = get_args(Show)
DEFAULT = ECOLOGY[0]
#: What is read across by default: the first of people and economy; where that is read upwards
#: already, the second.
AGAINST: tuple[str, ...] = tuple(key for key in RELATED if METRICS[key].group == "people")[:2]
#: Keys of the selection that mean something on maps only.
OF_MAPS = ("baseline", "change", "relative", "compare")
_APPLIES = tuple(key for key in QUERY_KEYS if key not in OF_MAPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class EcologyRequest:
    """One state of the page.

    Attributes
    ----------
    selection
        What heat map, slopes and relation show; settled.
    year
        Of the maps per indicator; 0 where there is one per year.
    picked
        Whether the address names that year.
    relate, against
        Metrics of the relation.
    """

    selection: Selection
    show: Show = "years"
    year: int = 0
    picked: bool = False
    relate: str
    against: str
    notices: tuple[BadSelection, ...] = ()

    @property
    def language(self) -> Language:
        """Of every word on the page."""
        return self.selection.lang

    @property
    def addressed(self) -> Selection:
        """The selection as addresses name it: with the year of the maps per indicator."""
        if not self.picked:
            return self.selection
        return self.selection.but(years=(self.year, self.year))

    @property
    def own(self) -> str:
        """The page's own keys as a query; defaults left out."""
        return "&".join(f"{key}={value}" for key, value in self.spelt().items())

    def spelt(self) -> dict[str, str]:
        """The same as key and value."""
        found = {"show": self.show, "relate": self.relate, "against": self.against}
        usual = {
            "show": SHOWS[0],
            "relate": upwards(self.selection.metric),
            "against": across(self.relate),
        }
        return {key: value for key, value in found.items() if value != usual[key]}


def upwards(metric: str) -> str:
    """What is read upwards by default: the metric of the page, where it can be related."""
    return metric if metric in RELATED else DEFAULT


def across(relate: str) -> str:
    """What is read across by default."""
    return next(key for key in AGAINST if key != relate)


def read(site: Site, query: str) -> tuple[Site, EcologyRequest]:
    """The site at the release that the query means, and what it asks for.

    Raises
    ------
    UnknownKey
        The release is not known.
    """
    own, rest = divided(query, PAGE.own)
    release = codec.parse(rest, site.releases.latest.atlas.scope).selection.release
    here = site.at(release)
    parsed = codec.parse(rest, here.atlas.scope)
    reader = Reader(here.atlas.scope, list(parsed.notices))
    found = _own(own, reader)
    show: Show = "indicators" if found.get("show") == "indicators" else "years"
    mend = Message("此项只在地图页起作用，这里略去。")
    selection = settling.only(parsed.selection, _APPLIES, reader, mend, Message("本页没有此项"))
    selection = selection.but(metric=_metric(selection, rest, reader))
    years = selection.years
    if show == "indicators":
        selection = selection.but(years=None)
    settled = codec.settle(selection, here.atlas.scope)
    relate, against = _related(found, settled.selection.metric, reader)
    return here, EcologyRequest(
        selection=settled.selection,
        show=show,
        year=_year(here.atlas, years, reader) if show == "indicators" else 0,
        picked=show == "indicators" and years is not None,
        relate=relate,
        against=against,
        notices=(*reader.notices, *settled.notices),
    )


def _own(pairs: Sequence[tuple[str, str]], reader: Reader) -> dict[str, str]:
    allowed = {"show": SHOWS, "relate": RELATED, "against": RELATED}
    found: dict[str, str] = {}
    for key, text in pairs:
        if key in found:
            reader.note(key, text, Message("每个参数一次"), Message("只用第一个。"))
        elif text and (value := _choice(key, text, allowed[key], reader)):
            found[key] = value
    return found


def _choice(key: str, text: str, allowed: tuple[str, ...], reader: Reader) -> str:
    """The value, the one that the text names, the nearest one with a notice, or none."""
    wanted = plain(text)
    named = reader.scope.names["metric"].get(wanted, wanted)
    if named in allowed:
        return named
    near = nearest(wanted, allowed)
    mend = Message("改用 {value}。", value=near) if near else Message("改用默认值。")
    reader.note(key, text, lists.keys(allowed), mend)
    return near


def _metric(selection: Selection, rest: str, reader: Reader) -> str:
    """The ecological metric that is asked for; the first one where none is."""
    asked = any(text for _, text in divided(rest, ("metric",))[0])
    if selection.metric in ECOLOGY or not asked:
        return selection.metric if asked else DEFAULT
    label = METRICS[DEFAULT].label
    mend = Message("本页只看生态环境指标，改看「{label}」。", label=label)
    reader.note(
        "metric", METRICS[selection.metric].label.in_(selection.lang), lists.keys(ECOLOGY), mend
    )
    return DEFAULT


def _related(found: dict[str, str], metric: str, reader: Reader) -> tuple[str, str]:
    relate = found.get("relate") or upwards(metric)
    against = found.get("against") or across(relate)
    if against != relate:
        return relate, against
    other = across(relate)
    mend = Message("改用 {value}。", value=other)
    reader.note("against", against, Message("两个不同的指标"), mend)
    return relate, other


def _year(atlas: Atlas, years: tuple[int, int] | None, reader: Reader) -> int:
    """The one year of the maps per indicator."""
    first, last = span(atlas.scope)
    if years is None:
        return fullest(atlas)
    year = min(max(years[1], first), last)
    if years != (year, year):
        text = "-".join(map(str, dict.fromkeys(years)))
        mend = Message("按指标看时一次一年，改用 {year}。", year=year)
        reader.note("years", text, f"{first} … {last}", mend)
    return year


def span(scope: Scope) -> tuple[int, int]:
    """First and last year that any ecological metric has."""
    known = [scope.metric_years[key] for key in ECOLOGY]
    return min(first for first, _ in known), max(last for _, last in known)


@cache
def fullest(atlas: Atlas) -> int:
    """The year with figures of most ecological metrics; among equals the fullest, the last."""
    counts: Counter[int] = Counter()
    metrics: Counter[int] = Counter()
    for key in ECOLOGY:
        level = atlas.level(key)
        years = [int(year) for year in level.year[level.chosen]]
        counts.update(years)
        metrics.update(set(years))
    return max(metrics, key=lambda year: (metrics[year], counts[year], year))
