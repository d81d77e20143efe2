"""A step as it is told: headline, line under it, figures, source line, figure code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard import titles
from dashboard.meeting.blocks import Block
from dashboard.meeting.figures import figures, paired_names, planned
from dashboard.site import Site
from dashboard.words import figure_line
from geodata.language import Language, Message, units
from geodata.meeting.script import Script, Step
from geodata.registry import sectors
from geodata.registry.charts import MAP
from geodata.registry.programme.published import FUNDS
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.alt_text import alt_text
from geodata.wording.source_line import source_line


@dataclass(frozen=True, eq=False, kw_only=True)
class Slide:
    """One step in a language and a release.

    Attributes
    ----------
    number, of
        Its place in the script, from 1.
    """

    site: Site
    step: Step
    view: View
    language: Language
    number: int
    of: int

    @cached_property
    def headline(self) -> str:
        """The office's words, else the finding: of the county where the step tells of one."""
        if own := self.step.title.in_(self.language):
            return own
        if self.view.selection.county:
            return self._of_county(self.view.selection.county)
        if "totals" in self.step.figures:
            return self._of_plan()
        said = titles.headline(self.step.chart, self.view, self.language)
        if len(chosen := self.view.selection.sectors) != 1 or self.step.chart != MAP:
            return said
        sector = sectors.label_of(chosen[0])
        return Message("{sector}：{finding}", sector=sector, finding=said).text(self.language)

    def _of_plan(self) -> str:
        """What the plan publishes of the years before it: the sum of all that is told later."""
        (projects, _), (funds, _), _ = self.site.plan_totals().values()
        return Message(
            "2014—2020 年，对口支援为三峡库区引进项目 {projects} 个、资金 {funds}",
            projects=units.number(projects, 0),
            funds=planned(FUNDS, funds, self.language),
        ).text(self.language)

    def _of_county(self, code: str) -> str:
        """Who supports it, where the map shows just that; else its figure."""
        county = self.view.name(code, self.language)
        if not self.view.metric.counts_pairs:
            figure = figure_line(self.view, code, self.language)
            return Message("{county}：{figure}", county=county, figure=figure).text(self.language)
        names = paired_names(self.site, code, self.language)
        if not names:
            return Message("规划没有为{county}明确重点结对支援方", county=county).text(
                self.language
            )
        listed = sentence.listed(names, self.language)
        said = Message("{names}重点结对支援{county}", names=listed, county=county)
        return said.text(self.language)

    @cached_property
    def subtitle(self) -> str:
        """Measure, unit, filter, caveat; the rank of the county where there is one."""
        said = titles.subtitle(self.step.chart, self.view, self.language)
        code = self._ranked
        rank = sentence.rank_text(self.view, code, self.language) if code else ""
        return f"{said} · {rank}" if rank else said

    @property
    def _ranked(self) -> str:
        """The county whose rank says something: none comes last at what the plan leaves open."""
        code = self.view.selection.county or ""
        open_ = self.view.metric.zero_is_stated and code and not self.view.values[code]
        return "" if open_ else code

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The figures beside the map, at most two."""
        return figures(self.step.figures, self.view, self.site, self.language)

    @property
    def source(self) -> str:
        """Where the figures come from, in one line."""
        return source_line(self.view, self.language)

    @property
    def code(self) -> str:
        """Figure code of the view (rule 19)."""
        return self.view.code

    @property
    def alt(self) -> str:
        """What a reader who cannot see the picture is told."""
        return alt_text(self.view, self.step.chart, self.language)


def slides(script: Script, site: Site, language: Language) -> list[Slide]:
    """Every step of a script, told from the release that the site shows."""
    release, of = site.facts.id, len(script.steps)
    return [
        Slide(
            site=site,
            step=step,
            view=site.atlas.view(step.shown(language, release)),
            language=language,
            number=n,
            of=of,
        )
        for n, step in enumerate(script.steps, start=1)
    ]
