"""Registry of metrics: the only place where a metric is named. To add one, add a row.

Controls, legends, hover text, headlines, axes, CSV headers, links and the README table
read these rows. `kind` names the rule that computes it (`geodata.arithmetic.measures`).
"""

from __future__ import annotations

from geodata.language import Text, units
from geodata.registry.indicators import INDICATORS
from geodata.registry.metric_types import Group as Group
from geodata.registry.metric_types import Metric as Metric
from geodata.registry.reader import Registry

GROUPS: dict[str, Text] = {
    "support": Text("对口支援", "Support"),
    "ecology": Text("生态环境", "Ecology"),
    "people": Text("人口与经济", "People and economy"),
}

LEDGER_KEYS = frozenset({"sectors", "years", "supporters", "programme", "status", "basis", "tier"})
RATES = frozenset({"per_10k", "per_km2"})
PLAN = Text(
    "《全国对口支援三峡库区合作规划（2021—2025年）》附表", "National plan 2021–2025, table of pairs"
)
LEDGER = Text("公开报道台账", "Ledger of public reports")


# fmt: off
MOST = Text("最多", "the most")
LARGEST = Text("最多", "the largest")
_HIGH = Text("{county}{label}{value}", "{county}: {label} {value}")
_BULLETIN = Text("统计公报等", "Bulletins and others")
_RUNNING = Text("累计数截至年份不一，不能相减", "running totals end in different years and cannot be subtracted")

_SUPPORT = (
    Metric(
        key="supporters", label=Text("重点结对支援方", "Paired supporters"), unit=units.COUNT, group="support",
        kind="pairs", column="pairs", ramp="teal", scheme="values", most=MOST,
        about=Text("规划附表为各县（区）明确的重点结对支援省（区、市）和大城市数。江津区属支援范围，未明确支援方，计 0。",
                   "Provinces and cities that the plan's table names for each county. Jiangjin is covered but has no named supporter: 0."),
        source=PLAN, method=Text("规划", "plan"),
        finding=Text("{county}有{value}重点结对支援方", "{county} has {value} paired supporters"),
        keys=frozenset({"supporters"}), play=False,
        unchanging=Text("结对关系是规划附表的名单，没有逐年数字", "the pairs are a list of the plan, without years"),
    ),
    Metric(
        key="active_supporters", label=Text("有记录的支援方", "Supporters with records"), unit=units.COUNT, group="support",
        kind="active", column="active", ramp="teal", scheme="values", most=MOST,
        about=Text("结对支援方中，至少有一条公开记录符合当前筛选的数目；显示为「有记录/结对数」。",
                   "Of the paired supporters, those with at least one public record that matches; shown as active/paired."),
        source=LEDGER, method=Text("台账", "ledger"),
        finding=Text("{county}有公开记录的支援方{value}", "{county} has {value} supporters with records"), keys=LEDGER_KEYS,
        unchanging=Text("没有记录不等于没有往来，两年的数目不能相减", "no record does not mean no activity, so two years cannot be subtracted"),
    ),
    Metric(
        key="projects", label=Text("有据可查的项目", "Documented projects"), unit=units.COUNT, group="support",
        kind="ledger", column="projects", ramp="teal", scheme="natural", most=MOST,
        about=Text("公开报道可查的项目数；打包项目只计未列入明细的余数。空白表示没有公开数字，不是零。",
                   "Projects found in public reports; a bundle counts only what its members leave. Blank is no published figure, not zero."),
        source=LEDGER, method=Text("台账", "ledger"),
        finding=Text("{county}有据可查的项目{value}", "{county} has {value} documented projects"),
        keys=LEDGER_KEYS, normalise=RATES, published=("projects_2014_2020", 1.0),
    ),
    Metric(
        key="grants", label=Text("无偿援助资金", "Grants"), unit=units.TEN_THOUSAND_YUAN, group="support",
        kind="ledger", column="grants", ramp="ochre", scheme="natural", most=MOST,
        about=Text("公开报道写明的无偿援助金额。不与投资相加。", "Grant money stated in public reports. Never added to investment."),
        source=LEDGER, method=Text("台账", "ledger"),
        finding=Text("{county}有据可查的无偿援助{value}", "{county} has {value} in documented grants"),
        keys=LEDGER_KEYS, normalise=RATES, money="grant", published=("grants_2014_2020", 10_000.0),
    ),
    Metric(
        key="investment", label=Text("签约投资额", "Signed investment"), unit=units.TEN_THOUSAND_YUAN, group="support",
        kind="ledger", column="investment", ramp="ochre", scheme="natural", most=MOST,
        about=Text("公开报道写明的签约或协议投资额，不等于到位资金。不与无偿援助相加。",
                   "Signed or agreed investment stated in reports; not money paid. Never added to grants."),
        source=LEDGER, method=Text("台账", "ledger"),
        caveat=Text("签约额，非到位额", "signed, not paid"),
        finding=Text("{county}有据可查的签约投资{value}", "{county} has {value} in documented signed investment"),
        keys=LEDGER_KEYS, normalise=RATES, money="investment",
    ),
    Metric(
        key="grants_total", label=Text("无偿援助累计（公布数）", "Grants, running total"), unit=units.TEN_THOUSAND_YUAN,
        group="support", kind="totals", column="grants_total_wan", ledger_column="grants", ramp="ochre", scheme="natural", most=MOST,
        about=Text("各结对关系最近公布的累计数之和，起点不晚于 1995 年或未写明；截至年份不一，不能相减成年度数。",
                   "Sum over pairs of the latest published running total that begins by 1995 or has no stated start; end years differ, never difference them into years."),
        source=Text("各地公布的累计数", "Published running totals"), method=Text("累计", "running total"),
        caveat=Text("累计数，截至年份不一；个别来源未写明无偿", "running totals with different end years; some sources do not say grant"),
        finding=Text("{county}公布的无偿援助累计{value}", "{county} has {value} in published running totals of grants"),
        keys=frozenset({"supporters"}), normalise=RATES, play=False, unchanging=_RUNNING,
    ),
    Metric(
        key="projects_total", label=Text("项目累计（公布数）", "Projects, running total"), unit=units.COUNT, group="support",
        kind="totals", column="projects_total", ledger_column="projects", ramp="teal", scheme="natural", most=MOST,
        about=Text("各结对关系最近公布的项目累计数之和，起点不晚于 1995 年或未写明；截至年份不一。",
                   "Sum over pairs of the latest published running count that begins by 1995 or has no stated start; end years differ."),
        source=Text("各地公布的累计数", "Published running totals"), method=Text("累计", "running total"),
        caveat=Text("累计数，截至年份不一", "running totals with different end years"),
        finding=Text("{county}公布的项目累计{value}", "{county} has {value} projects in published running totals"),
        keys=frozenset({"supporters"}), normalise=RATES, play=False, unchanging=_RUNNING,
    ),
)


_SATELLITE = Text("卫星", "satellite")
_MODIS = Text("NASA MCD12C1 V006，doi 10.5067/MODIS/MCD12C1.006", "NASA MCD12C1 V006, doi 10.5067/MODIS/MCD12C1.006")


def _level(key: str, group: Group, ramp: str, source: Text = _BULLETIN, method: Text | None = None,
           **more: object) -> Metric:
    """A row for an indicator; what the indicator's own row says is taken from there."""
    row = INDICATORS[key]
    fields: dict[str, object] = {
        "key": key, "label": row.label, "unit": row.measured_in, "about": row.about, "better": row.better,
        "group": group, "kind": "indicator", "column": key, "ramp": ramp, "scheme": "natural", "source": source,
        "method": method or Text("公报", "bulletin"), "finding": _HIGH,
    }
    return Metric(**(fields | more))  # type: ignore[arg-type]


_ECOLOGY = (
    _level("forest_cover", "ecology", "green",
           caveat=Text("口径约 2020—2022 年改变", "definition changed about 2020–22"), unchanging=Text("统计口径约 2020—2022 年改变，前后不可比", "its definition changed about 2020–22, so years are not comparable"), on_slides=4),
    _level("tree_cover_share", "ecology", "green", _MODIS, _SATELLITE,
           caveat=Text("卫星判读，不是森林覆盖率", "satellite class, not the official forest cover rate"), play=False, weight="km2"),
    _level("cropland_mosaic_share", "ecology", "ochre", _MODIS, _SATELLITE,
           caveat=Text("卫星判读", "satellite class"), play=False, weight="km2"),
    _level("ndvi_june_mean", "ecology", "green", Text("Copernicus Global Land", "Copernicus Global Land"), _SATELLITE,
           caveat=Text("多年均值，差异小，不排名", "multi-year mean with small differences, not ranked"), ranked=False, play=False),
    _level("air_good_rate", "ecology", "green", days="air_good_days", on_slides=6),
    _level("pm25", "ecology", "plum", on_slides=5),
    _level("water_compliance_rate", "ecology", "green"),
    _level("drinking_water_compliance", "ecology", "green"),
    _level("fertilizer_use", "ecology", "plum", Text("统计年鉴 2007", "Yearbook 2007"), Text("年鉴", "yearbook"),
           play=False),
    _level("co2_emissions", "ecology", "plum", Text("Chen 等 2020，Scientific Data 7:391", "Chen et al. 2020, Scientific Data 7:391"), Text("模型", "model"),
           caveat=Text("模型估算，不是排放清单", "model estimate, not an inventory"), play_from=2011, normalise=frozenset({"per_km2"}), extensive=True, on_slides=7),
)
_PEOPLE = (
    _level("gdp", "people", "ochre", scheme="log", extensive=True, area_row="gdp_area", on_slides=2),
    _level("gdp_growth", "people", "ochre"),
    _level("population_census", "people", "teal", Text("全国人口普查", "National census"), Text("普查", "census"),
           scheme="log", extensive=True, most=LARGEST, on_slides=1),
    _level("population_65plus_share", "people", "plum", Text("全国人口普查", "National census"), Text("普查", "census"),
           play=False, weight="people"),
    _level("urbanization_rate_census", "people", "ochre", Text("全国人口普查", "National census"), Text("普查", "census"),
           play=False, weight="people", area_row="urbanization_2020", on_slides=3),
    _level("population_resident", "people", "teal", scheme="log", extensive=True, most=LARGEST),
)

# fmt: on

#: Reader of the metrics, by key.
METRICS: Registry[Metric] = Registry(lambda: (*_SUPPORT, *_ECOLOGY, *_PEOPLE))
DEFAULT = "supporters"
#: The metric that a choice of sectors or years moves to, because the default has neither (rule 3).
MOVES_TO = "active_supporters"
#: What trend and sector charts of a metric without sectors and years show (rule 3).
CHARTS_SHOW = "projects"


def charted(metric: Metric) -> Metric:
    """What trend and sectors of a metric show: itself, or another that has both (rule 3)."""
    return metric if metric.has_charts else METRICS[CHARTS_SHOW]


#: The figure that `per_10k` divides by, and its year (rule 12).
PEOPLE, PEOPLE_YEAR = "population_census", 2020
