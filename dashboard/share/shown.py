"""What every tab of the share page draws on: the state, its view, its addresses, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard import titles
from dashboard.addresses import PAGES
from dashboard.share.links import Links
from dashboard.share.request import PAGE, ShareRequest, item_of
from dashboard.site import Site
from geodata.language import Language
from geodata.package.rows import county_name
from geodata.registry.charts import CHARTS
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.alt_text import alt_text


@dataclass(frozen=True, eq=False, kw_only=True)
class Shown:
    """One state of the share page, ready to be drawn.

    Attributes
    ----------
    site
        At the release of the view.
    base
        What stands before a path in an absolute address.
    public
        Whether the owner has said that readers reach the site there.
    today
        Day of access in citations.
    """

    site: Site
    asked: ShareRequest
    view: View
    base: str
    public: bool
    today: date

    @property
    def words(self) -> Language:
        """Language of the page."""
        return self.asked.words

    @property
    def lang(self) -> Language:
        """Language of what is shared."""
        return self.asked.selection.lang

    @cached_property
    def links(self) -> Links:
        """Every address of the view."""
        return Links(self.asked, self.view, self.base)

    def headline(self, language: Language) -> str:
        """What the atlas itself says over the chart."""
        return titles.headline(self.asked.chart, self.view, language)

    def title(self, language: Language) -> str:
        """What stands over the chart; the editor's own words in the language of the picture."""
        own = self.asked.picture.title if language == self.lang else ""
        return own or self.headline(language)

    def subtitle(self, language: Language) -> str:
        """The line under it; that of pairs names the source, which every caption does."""
        own = self.asked.picture.subtitle if language == self.lang else ""
        if self.asked.chart != PAGE and CHARTS[self.asked.chart].of_plan:
            return own or " · ".join(sentence.filters(self.view, language))
        return own or titles.subtitle(self.asked.chart, self.view, language)

    @cached_property
    def alt(self) -> str:
        """What the chart shows, for those who cannot see it."""
        return alt_text(self.view, self.asked.chart, self.lang)

    @property
    def name(self) -> str:
        """What is shared, in the language of the page."""
        if self.asked.chart != PAGE:
            return titles.headline(self.asked.chart, self.view, self.words)
        if item := item_of(self.site, self.asked.at):
            return county_name(item, self.words)
        return next(p.label for p in PAGES if p.path == self.asked.at).in_(self.words)
