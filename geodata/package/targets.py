"""What the plan wants: its rows word for word, and an English gloss of each that is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geodata.language import Text
from geodata.package.rows import row_of
from geodata.package.tables import Tables

KIND = "target"
#: The plan is written in Chinese only; English of its words and of its rule by the key of the row.
_ENGLISH: dict[str, tuple[str, str]] = {
    "gdp_area": ("GDP of the reservoir area", ""),
    "gdp_growth_since_2014": ("GDP of the area grew since 2014 by about", ""),
    "gdp_per_capita_area": ("GDP per person has passed", ""),
    "urbanization_2014": ("Urbanisation rate", ""),
    "urbanization_2020": ("Urbanisation rate", ""),
    "projects_2014_2020": ("Projects brought in", ""),
    "funds_2014_2020": ("Funds brought in", ""),
    "grants_2014_2020": ("Grants among them", ""),
    "t_poverty": (
        "Gains of the fight against poverty are kept and widened, and lead over to rural revival",
        "no number is set",
    ),
    "t_fertilizer": ("Fertiliser use falls", "fall against 2020"),
    "t_pesticide": ("Pesticide use falls", "fall against 2020"),
    "t_forest_barrier": (
        "The ecological barrier of the upper Yangtze gains in function",
        "no number is set; forest cover serves as a reference",
    ),
    "t_aquatic": (
        "The index of integrity of aquatic life rises markedly",
        "no figures of counties are published",
    ),
    "t_services": (
        "Basic public services reach the national average (work, schools, health, culture and "
        "sport, social security)",
        "compared with the national average",
    ),
    "t_income": ("Incomes grow about as fast as the economy", "difference of the growth rates"),
    "t_stability": ("Society is more harmonious and stable", "no number is set"),
    "m_fund_floor": (
        "Yearly grants of each supporting province stay at least at their level of 2020 and are "
        "part of its budget",
        "a published yearly total of a pair is not below that of 2020; without a figure of 2020 "
        "nobody can tell",
    ),
    "m_pairing": ("The existing pairs are kept", ""),
    "m_own_province": (
        "Support within Hubei and by Chongqing's central districts goes on",
        "note 1 of the table",
    ),
    "m_joint_meeting": (
        "Joint meetings on support at province level are held regularly",
        "by records",
    ),
    "m_cadres": (
        "Secondment of cadres in both directions and exchange of skilled people are routine",
        "by published running totals",
    ),
    "m_fairs": (
        "The support fair and investment events serve as platforms",
        "by signings of each fair",
    ),
    "m_lifecycle": (
        "Projects are managed from planning over building to operation",
        "by status",
    ),
    "m_information": (
        "A platform of information: use of funds, progress of projects, supply and demand",
        "",
    ),
    "m_labour_lists": ("Two lists: of people who want work and of jobs on offer", ""),
    "m_evaluation": (
        "Both sides evaluate themselves, and the carrying out of the plan is evaluated",
        "",
    ),
    "s_tourism": ("Tourism at large", ""),
    "s_agriculture": ("Modern agriculture of local character", ""),
    "s_logistics": ("Modern trade and logistics", ""),
    "s_green_manufacturing": ("Green manufacturing", ""),
    "s_innovation": ("Power to innovate", ""),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A row of the plan.

    Attributes
    ----------
    kind
        `target`, `mechanism`, `sector`, `figure`, …
    rule
        How it is judged; blank where the plan's row does not say.
    span
        First and last year.
    """

    key: str
    kind: str
    what: Text
    rule: Text
    section: str
    span: tuple[int, int]

    @property
    def title(self) -> Text:
        """The plan's words; figures with their years, since two may be called alike."""
        if self.kind != "figure":
            return self.what
        years = "–".join(str(year) for year in dict.fromkeys(self.span))
        return Text(f"{self.what.zh}（{years}）", f"{self.what.en} ({years})")


def targets(tables: Tables, indicator: str) -> tuple[Target, ...]:
    """The plan's targets that name an indicator; none for most of them.

    >>> from geodata.package.tables import load
    >>> [target.what.zh for target in targets(load(), "fertilizer_use")]
    ['化肥施用量下降']
    """
    rows = tables.plan[tables.plan["kind"] == KIND]
    named = [indicator in str(cell).split("|") for cell in rows["indicator"]]
    return tuple(target(tables, str(key)) for key in rows.index[named])


def target(tables: Tables, key: str) -> Target:
    """The row of a key.

    >>> from geodata.package.tables import load
    >>> target(load(), "m_pairing").what.in_("en")
    'The existing pairs are kept'
    """
    row = row_of(tables.plan, key)
    what, rule = str(row["what_zh"]), str(row["rule_zh"])
    english = _ENGLISH.get(key, (what, rule))
    return Target(
        key=key,
        kind=str(row["kind"]),
        what=Text(what, english[0]),
        rule=Text(rule, english[1] if rule else ""),
        section=str(row["section"]),
        span=_span(row),
    )


def _span(row: dict[str, Any]) -> tuple[int, int]:
    return int(row["year_from"]), int(row["year_to"])
