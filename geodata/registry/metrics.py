"""Registry of metrics: the only place where a metric is named. To add one, add a row.

Controls, legends, hover text, headlines, axes, CSV headers, links and the README table
read these rows. `kind` names the rule that computes it (`geodata.arithmetic.measures`).
"""

from __future__ import annotations

from geodata.language import Text, units
from geodata.language.units import Unit
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


def _level(key: str, unit: Unit, group: Group, ramp: str, about: Text, source: Text = _BULLETIN,
           method: Text | None = None, **more: object) -> Metric:
    fields: dict[str, object] = {
        "key": key, "label": INDICATORS[key].label, "unit": unit, "group": group, "kind": "indicator", "column": key,
        "ramp": ramp, "scheme": "natural", "about": about, "source": source,
        "method": method or Text("公报", "bulletin"), "finding": _HIGH,
    }
    return Metric(**(fields | more))  # type: ignore[arg-type]


_ECOLOGY = (
    _level("forest_cover", units.PERCENT, "ecology", "green",
           Text("各地公布的森林覆盖率；约 2020—2022 年统计口径改变，前后不可比。",
                "Rate as published; the definition changed about 2020–22, so years are not comparable."),
           caveat=Text("口径约 2020—2022 年改变", "definition changed about 2020–22"), better="more",
           unchanging=Text("统计口径约 2020—2022 年改变，前后不可比", "its definition changed about 2020–22, so years are not comparable")),
    _level("tree_cover_share", units.PERCENT, "ecology", "green",
           Text("MODIS 土地覆盖（0.05°）中林地类所占面积比例；不是森林覆盖率。",
                "Area share of tree classes in MODIS land cover (0.05°); not the official forest cover rate."),
           _MODIS, _SATELLITE, caveat=Text("卫星判读，不是森林覆盖率", "satellite class, not the official forest cover rate"), better="more", play=False,
           weight="km2"),
    _level("cropland_mosaic_share", units.PERCENT,
           "ecology", "ochre", Text("MODIS 土地覆盖（0.05°）中耕地类与耕地镶嵌类（IGBP 12、14）所占面积比例。",
                                  "Area share of cropland and cropland mosaics (IGBP 12 and 14) in MODIS land cover (0.05°)."),
           _MODIS, _SATELLITE, caveat=Text("卫星判读", "satellite class"), play=False, weight="km2"),
    _level("ndvi_june_mean", units.INDEX, "ecology", "green",
           Text("Copernicus 植被指数六月值的 1999—2017 年均值。", "Mean of the June NDVI of Copernicus over 1999–2017."),
           Text("Copernicus Global Land", "Copernicus Global Land"), _SATELLITE,
           caveat=Text("多年均值，差异小，不排名", "multi-year mean with small differences, not ranked"), ranked=False, better="more", play=False),
    _level("air_good_rate", units.PERCENT, "ecology", "green",
           Text("优良天数占全年天数的比例；只公布天数的由天数换算并标明。",
                "Share of days with good air; computed and marked where only days are published."),
           better="more", days="air_good_days"),
    _level("pm25", units.MICROGRAM, "ecology", "plum",
           Text("细颗粒物年均浓度，越低越好。", "Annual mean of fine particles; lower is better."), better="less"),
    _level("water_compliance_rate", units.PERCENT, "ecology", "green",
           Text("考核断面水质达标比例。", "Share of assessed river sections that comply."), better="more"),
    _level("drinking_water_compliance", units.PERCENT, "ecology", "green",
           Text("集中式饮用水水源地水质达标率。", "Compliance of central drinking water sources."), better="more"),
    _level("fertilizer_use", units.TONNES, "ecology", "plum",
           Text("农用化肥施用量；2007 年以后没有公开的县级数字，因此「双下降」无法据此判断。",
                "Fertiliser used in farming; no county figures are published after 2007, so the plan's target cannot be judged."),
           Text("统计年鉴 2007", "Yearbook 2007"), Text("年鉴", "yearbook"), better="less", play=False),
    _level("co2_emissions", units.MEGATONNES, "ecology", "plum",
           Text("夜间灯光模型估算（Chen 等，2020），不是排放清单；2002、2010 年的跳变是模型造成的。",
                "Night-light model (Chen et al. 2020), not an inventory; the jumps of 2002 and 2010 are artefacts."),
           Text("Chen 等 2020，Scientific Data 7:391", "Chen et al. 2020, Scientific Data 7:391"), Text("模型", "model"),
           caveat=Text("模型估算，不是排放清单", "model estimate, not an inventory"), better="less", play_from=2011,
           normalise=frozenset({"per_km2"}), extensive=True),
)
_PEOPLE = (
    _level("gdp", units.HUNDRED_MILLION_YUAN, "people", "ochre",
           Text("地区生产总值，当年价；初步核算与修订数并存时取修订数。",
                "Gross domestic product at current prices; a revised figure goes before a preliminary one."),
           better="more", scheme="log", extensive=True, area_row="gdp_area"),
    _level("gdp_growth", units.PERCENT, "people", "ochre",
           Text("按可比价计算的年增速。", "Yearly growth at constant prices."), better="more"),
    _level("population_census", units.TEN_THOUSAND_PEOPLE, "people", "teal",
           Text("第六、第七次全国人口普查常住人口。", "Residents in the censuses of 2010 and 2020."),
           Text("全国人口普查", "National census"), Text("普查", "census"), scheme="log", extensive=True, most=LARGEST),
    _level("population_65plus_share", units.PERCENT, "people", "plum",
           Text("2020 年普查 65 岁及以上人口占常住人口比例。", "Share of residents aged 65 and over, census 2020."),
           Text("全国人口普查", "National census"), Text("普查", "census"), play=False, weight="people"),
    _level("urbanization_rate_census", units.PERCENT, "people", "ochre",
           Text("2020 年普查城镇人口占常住人口比例。", "Urban share of residents, census 2020."),
           Text("全国人口普查", "National census"), Text("普查", "census"), play=False, weight="people",
           area_row="urbanization_2020"),
    _level("population_resident", units.TEN_THOUSAND_PEOPLE, "people", "teal",
           Text("各地公布的年末常住人口；巴东 2022 年数可能是户籍人口。",
                "Residents at year end as published; Badong's 2022 figure is probably registered population."), scheme="log",
           extensive=True, most=LARGEST),
)

# fmt: on

#: Reader of the metrics, by key.
METRICS: Registry[Metric] = Registry(lambda: (*_SUPPORT, *_ECOLOGY, *_PEOPLE))
DEFAULT = "supporters"
#: The metric that a choice of sectors or years moves to, because the default has neither (rule 3).
MOVES_TO = "active_supporters"
#: What trend and sector charts of a metric without sectors and years show (rule 3).
CHARTS_SHOW = "projects"
#: The figure that `per_10k` divides by, and its year (rule 12).
PEOPLE, PEOPLE_YEAR = "population_census", 2020
