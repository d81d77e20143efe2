"""What both pages are made of: the selection, the figures of all pairs, addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard import addresses
from dashboard.embed import cards
from dashboard.embed.cards import Card
from dashboard.site import Site
from geodata.analyses.pairing.figures import PairFigures, pair_figures
from geodata.errors import BadSelection
from geodata.language import Language, Message
from geodata.language.shown import printable
from geodata.package.rows import county_name, row_of
from geodata.query import codec
from geodata.query.keys import divided
from geodata.query.notices import Parsed
from geodata.registry import metrics
from geodata.registry.charts import PAIRING
from geodata.selection import Selection
from geodata.view import View

#: Where the row of a pair stands on the page, `#pair-shandong-500233`.
ROW = "pair-"


@dataclass(frozen=True, eq=False, kw_only=True)
class PairingScene:
    """One page, of one release.

    Attributes
    ----------
    selection
        What the figures answer; its metric has sectors and years.
    view
        The View of that, but its selection is the one that addresses of pages say: these
        pages show every figure of a pair, whichever metric is chosen.
    """

    site: Site
    selection: Selection
    view: View
    figures: PairFigures
    notices: tuple[BadSelection, ...] = ()

    @property
    def language(self) -> Language:
        """Of every word."""
        return self.selection.lang

    def supporter(self, key: str, *, formal: bool = False) -> str:
        """Name of a supporter, short or formal."""
        row = row_of(self.site.atlas.tables.supporters, key)
        return county_name(row, self.language, short=not formal)

    def county(self, code: str, *, short: bool = False) -> str:
        """Name of a county."""
        return self.view.name(code, self.language, short=short)

    def supporter_page(self, key: str) -> str:
        """Address of a supporter's page under the same filters."""
        return addresses.SUPPORTER.at(self._kept, supporter=key)

    def county_page(self, code: str) -> str:
        """Address of a county's page, which has no filters."""
        kept = Selection(lang=self.language, release=self.selection.release)
        return addresses.COUNTY.at(kept, adcode=code)

    def card(self, path: str, title: str, description: str) -> Card:
        """What programs show for a link to the page: the matrix, under the page's own title."""
        asked = replace(self.view, selection=self.selection)
        found = cards.of_chart(asked, PAIRING, path, self.view.selection.query())
        return replace(found, title=title, description=description)

    @property
    def _kept(self) -> Selection:
        return self.view.selection.but(supporters=(), county=None)


def read(site: Site, query: str) -> PairingScene:
    """The page of a query; UnknownKey for an unknown release.

    Sectors and years always apply here: what the query says of a metric is set aside, with a
    notice.
    """
    named, rest = divided(query, ("metric",))
    release = codec.parse(rest, site.releases.latest.atlas.scope).selection.release
    shown = site.at(release)
    scope = shown.atlas.scope
    spelt = codec.parse(rest, scope)
    settled = codec.settle(spelt.selection.but(metric=metrics.MOVES_TO), scope)
    parsed = Parsed(settled.selection, (*spelt.notices, *settled.notices))
    view = shown.atlas.view(parsed.selection)
    addressed = parsed.selection.but(metric=metrics.DEFAULT)
    return PairingScene(
        site=shown,
        selection=parsed.selection,
        view=replace(view, selection=addressed),
        figures=pair_figures(shown.atlas, parsed.selection),
        notices=(*_set_aside(named[0][1] if named else ""), *parsed.notices),
    )


def _set_aside(named: str) -> list[BadSelection]:
    if not named or named in (metrics.MOVES_TO, metrics.DEFAULT):
        return []
    mend = Message("本页并列各项数字，不按指标筛选。")
    return [BadSelection(where="metric", found=printable(named), expected="", mend=mend)]
