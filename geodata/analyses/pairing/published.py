"""Totals that sources publish of one supporter, beside the records: shown as said, never summed.

They overlap each other and the ledger, their spans differ, and no metric counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geodata.analyses.pairing.figures import TOTALS
from geodata.analyses.pairing.matrix import OWN_PROVINCE
from geodata.language import Text
from geodata.package.tables import Tables
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts

#: What the measures are called, in the order in which they are listed.
MEASURES: dict[str, Text] = {
    "grants_wan": Text("无偿援助", "Grants"),
    "planned_grants_wan": Text("计划无偿援助", "Grants, planned"),
    "health_grants_wan": Text("援助卫生院", "Grants for health centres"),
    "funds_wan": Text("各类资金", "Funds of all kinds"),
    "town_funds_wan": Text("援助一个镇的资金", "Funds for one town"),
    "training_funds_wan": Text("培训投入", "Spent on training"),
    "donations_wan": Text("捐助资金和物资", "Donations in money and kind"),
    "cooperation_funds_wan": Text("经济合作资金", "Economic cooperation"),
    "signed_wan": Text("签约金额", "Signed amounts"),
    "planned_funds_wan": Text("计划资金", "Funds, planned"),
    "projects": Text("项目", "Projects"),
    "planned_projects": Text("计划项目", "Projects, planned"),
    "projects_landed": Text("已落实项目", "Projects under way"),
    "grant_projects": Text("无偿援助项目", "Grant projects"),
    "cooperation_projects": Text("经济合作项目", "Cooperation projects"),
    "industry_projects": Text("产业项目", "Industry projects"),
    "infrastructure_projects": Text("基础设施项目", "Infrastructure projects"),
    "town_projects": Text("一个镇的项目", "Projects in one town"),
    "agreements": Text("签约", "Agreements"),
    "primary_schools_built": Text("援建小学", "Primary schools built"),
    "middle_schools_built": Text("援建中学", "Secondary schools built"),
    "schools_built": Text("援建学校", "Schools built"),
    "hospitals_built": Text("援建医院", "Hospitals built"),
    "culture_rooms": Text("文化室", "Village culture rooms"),
    "service_centers": Text("服务中心", "Service centres"),
    "village_squares": Text("农村广场", "Village squares"),
    "roads_km": Text("公路", "Roads"),
    "cadres_sent": Text("选派挂职干部", "Officials sent"),
    "cadres_attached": Text("跟班学习", "Officials received for training"),
    "cadre_exchanges": Text("干部交流", "Officials exchanged"),
    "experts_sent": Text("选派专业人才", "Experts sent"),
    "exchange_visits": Text("互访", "Mutual visits"),
    "trainees": Text("培训", "People trained"),
    "graduates_placed": Text("安置毕业生", "Graduates placed"),
    "jobs": Text("就业", "Jobs"),
    "relocated_migrants": Text("安置移民", "Migrants resettled"),
    "beneficiaries": Text("受益", "People who benefit"),
    "households_benefited": Text("带动农户", "Households who benefit"),
    "consumption_sales_wan": Text("帮销产品", "Products sold"),
    "consumption_sales_wt": Text("帮销产品重量", "Weight of products sold"),
    "tourists": Text("游客", "Tourists"),
    "counterpart_firms": Text("对口支援企业", "Firms that came"),
    "lng_refuel_vessels": Text("加注船舶", "Vessels refuelled"),
    "lng_refuel_tons": Text("加注天然气", "Liquefied gas supplied"),
    "floating_debris_m3": Text("打捞漂浮物", "Floating debris removed"),
}
OTHER = Text("公布的数", "Published figure")
#: What notes say where the total is of another programme, which no default figure counts.
_OTHER_PROGRAMMES = ("鲁渝协作", "非三峡", "其他项目", "三峡后续")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A total as its source gives it.

    Attributes
    ----------
    adcode
        Its county; blank where it is of several.
    first, last
        Years of its span, 0 where the source does not say.
    together
        It is of several supporters of this county at once.
    beside
        It is of another programme than counterpart support.
    """

    adcode: str
    measure: str
    value: float
    unit: str
    first: int
    last: int
    source: str
    note: str
    together: bool
    beside: bool

    @property
    def label(self) -> Text:
        """What was counted."""
        return MEASURES.get(self.measure, OTHER)


def published(tables: Tables, supporter: str) -> tuple[Published, ...]:
    """The totals of a supporter: those of several counties first, then down the river.

    Running totals that the list of pairs shows already are left out.

    Examples
    --------
    >>> from geodata.package.tables import load
    >>> [(one.adcode, one.measure, one.value) for one in published(load(), "guangzhou")]
    [('500237', 'relocated_migrants', 7005.0)]
    """
    rows, mine = tables.aggregates, _counties(tables, supporter)
    own = tables.supporters.at[supporter, "kind"] == OWN_PROVINCE
    named = (rows["partner"] == supporter) | ((rows["scope"] == supporter) & (not own))
    named |= (rows["partner"] == plan_facts().together) & rows["scope"].isin(mine)
    shown = _running(tables)
    found = [
        _of(row, tables)
        for row in rows[named].to_dict("records")
        if (row["scope"], row["measure"], row["value"], row["source_id"]) not in shown
    ]
    river = {str(code): n for n, code in enumerate(tables.counties.index, 1)}
    place = {key: n for n, key in enumerate(MEASURES)}

    def order(one: Published) -> tuple[int, int, int]:
        return river.get(one.adcode, 0), place.get(one.measure, len(place)), -one.last

    return tuple(sorted(found, key=order))


def _counties(tables: Tables, supporter: str) -> set[str]:
    pairing = tables.pairing
    return set(pairing.loc[pairing["supporter"] == supporter, "adcode"])


def _running(tables: Tables) -> set[tuple[str, str, float, str]]:
    """The running totals of pairs as the table of published totals writes them: no `_total`."""
    measures = [METRICS[key].column for key in TOTALS]
    names = {measure: measure.replace("_total", "") for measure in measures}
    return {
        (row["adcode"], names[row["measure"]], row["value"], row["source_id"])
        for row in tables.pair_totals.to_dict("records")
    }


def _of(row: Mapping[Any, Any], tables: Tables) -> Published:
    first, last = (0 if pd.isna(row[at]) else int(row[at]) for at in ("year_from", "year_to"))
    scope, note = str(row["scope"]), str(row["note"])
    return Published(
        adcode=scope if scope in tables.counties.index else "",
        measure=str(row["measure"]),
        value=float(row["value"]),
        unit=str(row["unit"]),
        first=first,
        last=last,
        source=str(row["source_id"]),
        note=note,
        together=row["partner"] == plan_facts().together,
        beside=any(word in note for word in _OTHER_PROGRAMMES),
    )
