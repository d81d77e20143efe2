"""Registry of rules: how each row of the plan is judged. To judge another row, add a rule.

Pages, workbook and report read these rows; the plan's own words are in `geodata.package.targets`.
"""

from __future__ import annotations

from geodata.evaluation.judges import floor, income, mechanisms, nature, pairs, starting, support
from geodata.evaluation.judges.silent import lifted, silent
from geodata.evaluation.judges.types import Link, Rule
from geodata.language import Message, Text
from geodata.registry.indicators import FERTILISER, PESTICIDE
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection

PLAN_YEARS, PUBLISHED_YEARS = plan_facts().years, plan_facts().published_years
BASE_YEAR = plan_facts().base_year
#: Fields of basic public services that the ledger tells apart.
SERVICES = ("education", "health", "culture", "employment")
_LEDGER = Text("台账默认记录", "Default records of the ledger")
_TOTALS = Text("公布的合计", "Published totals")
_COUNTY_FIGURES = Text("县级指标", "Figures of counties")
_NONE = Text("没有可用的数据", "No data that could serve")
_UNSAID = Text(
    "规划没有量化，也没有县级数字，不作判断",
    "The plan sets no number and no county figures exist: not judged",
)


def _records(label: Text, more: str = "", **chosen: object) -> Link:
    return Link(label, "/records", Selection(**chosen), more)  # type: ignore[arg-type]


def _map(label: Text, **chosen: object) -> Link:
    return Link(label, "/", Selection(**chosen))  # type: ignore[arg-type]


_FIGURES = (
    Rule(
        key="gdp_area",
        data=_COUNTY_FIGURES,
        how=Text(
            "各县（区）公开的 2020 年生产总值相加，除以规划公布的全库区数",
            "GDP of 2020 as counties publish it, added up, over the plan's figure of the area",
        ),
        needed=Text(
            "其余县（区）2020 年生产总值", "GDP of 2020 of the counties that lack it"
        ),
        judge=starting.gdp,
        gap="counties",
        links=(
            _map(Text("地图：生产总值 2020", "Map: GDP 2020"), metric="gdp",
                 years=(BASE_YEAR, BASE_YEAR)),
        ),
    ),
    Rule(
        key="gdp_growth_since_2014",
        data=_COUNTY_FIGURES,
        how=Text(
            "两年都有公开生产总值的县（区）才能复核增幅，且须全部齐全",
            "Growth can be followed only where a county's GDP of both years is published, and "
            "only if all are",
        ),
        needed=Text(
            "各县（区）2014 年和 2020 年生产总值，并写明是否可比价",
            "GDP of 2014 and 2020 of every county, and whether at constant prices",
        ),
        judge=starting.growth,
        gap="counties",
        links=(_map(Text("地图：生产总值", "Map: GDP"), metric="gdp"),),
    ),
    Rule(
        key="gdp_per_capita_area",
        data=Text("规划公布数与普查人口", "The plan's figure and census population"),
        how=Text(
            "全库区生产总值除以 19 个县（区）普查常住人口之和",
            "GDP of the area over the census population of its 19 counties",
        ),
        needed=Text("已可复核", "Nothing: it can be followed"),
        judge=starting.per_person,
        links=(
            _map(Text("地图：普查人口", "Map: census population"), metric="population_census",
                 years=(BASE_YEAR, BASE_YEAR)),
        ),
    ),
    Rule(
        key="urbanization_2014",
        data=_COUNTY_FIGURES,
        how=Text(
            "2014 年县级城镇化率按人口加权，与公布数比较",
            "County rates of 2014, weighted by population, against the published one",
        ),
        needed=Text("各县（区）2014 年城镇化率", "Urbanisation of every county in 2014"),
        judge=starting.urban_2014,
        gap="counties",
    ),
    Rule(
        key="urbanization_2020",
        data=Text("第七次全国人口普查", "Census of 2020"),
        how=Text(
            "各县（区）普查城镇化率与全库区公布数比较；另按普查人口加权",
            "Each county's census rate against the published rate of the area; and all of them "
            "weighted by population",
        ),
        needed=Text(
            "全国城镇化率和同口径的规划期县级数",
            "The national rate, and county rates of the plan's years in the same definition",
        ),
        judge=starting.urban_2020,
        gap="counties",
        links=(
            _map(Text("地图：城镇化率（普查）", "Map: urbanisation, census"),
                 metric="urbanization_rate_census"),
        ),
    ),
    Rule(
        key="projects_2014_2020",
        data=_LEDGER,
        how=Text(
            "台账 2014—2020 年有据可查的项目数除以公布总数",
            "Documented projects of 2014–2020 over the published total",
        ),
        needed=Text("逐项或逐县的项目清单", "Lists of projects, one by one or by county"),
        judge=support.sharing("projects"),
        gap="supporters",
        links=(
            _map(Text("地图：项目 2014—2020", "Map: projects 2014–2020"), metric="projects",
                 years=PUBLISHED_YEARS),
        ),
    ),
    Rule(
        key="funds_2014_2020",
        data=_LEDGER,
        how=Text(
            "签约额与到位额不可比，不算占比",
            "Signed and paid money cannot be compared: no share is worked out",
        ),
        needed=Text("逐年逐县的到位资金", "Money paid, by year and county"),
        judge=support.apart("investment"),
        links=(
            _map(Text("地图：签约投资额", "Map: signed investment"), metric="investment",
                 years=PUBLISHED_YEARS),
        ),
    ),
    Rule(
        key="grants_2014_2020",
        data=_LEDGER,
        how=Text(
            "台账 2014—2020 年写明的无偿援助除以公布总数",
            "Grants of 2014–2020 that records state, over the published total",
        ),
        needed=Text("各结对逐年的无偿援助合计", "Yearly totals of grants of each pair"),
        judge=support.sharing("grants"),
        gap="supporters",
        links=(
            _map(Text("地图：无偿援助 2014—2020", "Map: grants 2014–2020"), metric="grants",
                 years=PUBLISHED_YEARS),
        ),
    ),
)  # fmt: skip

_DECLINE = Link(Text("生态环境页：双下降", "Ecology: double decline"), "/ecology", part="#decline")

_TARGETS = (
    Rule(
        key="t_poverty",
        data=_NONE,
        how=_UNSAID,
        needed=Text(
            "可量化的口径，例如防返贫监测人数、脱贫人口收入",
            "A measure, such as people watched for falling back, or incomes of those lifted out",
        ),
        judge=silent(Message("规划没有量化口径，也没有公开的县级监测数字"), lifted),
    ),
    *(
        Rule(
            key=key,
            data=_COUNTY_FIGURES,
            how=Text(
                "逐县比较 2020 年与其后最近一年，同一来源或方法；少于 2020 年才算下降，持平不算",
                "County by county, the latest year after 2020 against 2020, of one source or "
                "method; less is a fall, equal is none",
            ),
            needed=Text(
                "各县（区）2020 年和其后至少一年的同口径数字，来自农业农村部门或统计年鉴",
                "Figures of 2020 and of a later year of every county in one definition, from the "
                "agriculture office or the yearbook",
            ),
            judge=nature.judging(indicator),
            gap="counties",
            links=(_DECLINE,),
        )
        for key, indicator in (("t_fertilizer", FERTILISER), ("t_pesticide", PESTICIDE))
    ),
    Rule(
        key="t_forest_barrier",
        data=_COUNTY_FIGURES,
        how=Text(
            "列出规划期内公布的森林覆盖率作参考；口径改变，不比升降",
            "Forest cover published in the plan's years, as a reference; its definition changed, "
            "so no rise or fall is told",
        ),
        needed=Text(
            "同一口径的逐年森林覆盖率，或规划所指的功能指标",
            "Yearly forest cover in one definition, or the measure of function that the plan means",
        ),
        judge=nature.referring("forest_cover"),
        gap="counties",
        links=(
            Link(Text("生态环境页：森林覆盖率", "Ecology: forest cover"), "/ecology",
                 Selection(metric="forest_cover")),
        ),
    ),
    Rule(
        key="t_aquatic",
        data=_NONE,
        how=_UNSAID,
        needed=Text(
            "水生生物完整性指数的监测公报",
            "Bulletins with the index of integrity of aquatic life",
        ),
        judge=silent(Message("水生生物完整性指数没有公开的县级数字")),
    ),
    Rule(
        key="t_services",
        data=_LEDGER,
        how=Text(
            "县级公共服务水平与全国平均比较；没有水平数字时不以投入代替",
            "Level of services in counties against the national average; what was put in never "
            "stands for the level",
        ),
        needed=Text(
            "就业、教育、医疗、文化体育、社会保障的县级指标和同口径全国数",
            "County figures of work, schools, health, culture and sport, social security, and "
            "national ones in the same definition",
        ),
        judge=support.serving(SERVICES),
        links=(
            _map(Text("地图：其他领域的项目", "Map: projects of other fields"), metric="projects",
                 sectors=SERVICES, years=PLAN_YEARS),
        ),
    ),
    Rule(
        key="t_income",
        data=Text("公布的全库区增速与县级收入", "Published growth of the area, county incomes"),
        how=Text(
            "规划期内公布的全库区居民收入增速不低于经济增速即为达到；低于时规划没有定出界限，只作描述",
            "Met where the published growth of income within the plan's years is not below that "
            "of the economy; below it the plan sets no limit, so it is described only",
        ),
        needed=Text(
            "2021 年以来全库区和各县（区）居民收入与生产总值的增速",
            "Growth of income and of GDP since 2021, of the area and of its counties",
        ),
        judge=income.judge,
        gap="counties",
        links=(_map(Text("地图：生产总值增速", "Map: GDP growth"), metric="gdp_growth"),),
    ),
    Rule(
        key="t_stability",
        data=_NONE,
        how=_UNSAID,
        needed=Text("可量化的口径", "A measure"),
        judge=silent(Message("规划没有量化口径")),
    ),
)  # fmt: skip

_MECHANISMS = (
    Rule(
        key="m_fund_floor",
        data=Text(
            "台账打包条目与公布的结对合计", "Bundles of the ledger, published totals of pairs"
        ),
        how=Text(
            "一个结对某一年公布的合计不低于其 2020 年公布的合计即为达到；"
            "零散记录相加不作数，累计数不相减",
            "Met where a pair's published total of a year is not below its published total of "
            "2020; sums of stray records do not count, running totals are never differenced",
        ),
        needed=Text(
            "每个结对 2020 年和规划期各年的无偿援助年度合计",
            "Each pair's total of grants in 2020 and in every year of the plan",
        ),
        judge=floor.judge,
        gap="supporters",
        links=(
            Link(Text("结对关系", "Pairing"), "/pairing"),
            _records(Text("台账：无偿援助 2020—2025", "Records: grants 2020–2025"), "kind=grant",
                     years=(BASE_YEAR, PLAN_YEARS[1])),
        ),
    ),
    Rule(
        key="m_pairing",
        data=_LEDGER,
        how=Text(
            "每一对在规划期内至少有一条公开记录，才算看得到在继续",
            "A pair is seen to go on where it has at least one record dated in the plan's years",
        ),
        needed=Text(
            "没有记录的结对在规划期内的项目或往来",
            "Projects or exchanges in the plan's years of the pairs without records",
        ),
        judge=pairs.pairing,
        gap="supporters",
        links=(
            Link(Text("结对关系 2021—2025", "Pairing 2021–2025"), "/pairing",
                 Selection(metric="active_supporters", years=PLAN_YEARS)),
        ),
    ),
    Rule(
        key="m_own_province",
        data=Text(
            "台账中省（市）内支援、616 工程与区域协作、一区两群的记录",
            "Records of support by the own province, of Hubei's own programmes and of Chongqing's "
            "districts",
        ),
        how=Text(
            "每个县（区）在规划期内至少有一条记录，才算看得到在继续",
            "It is seen to go on where a county has at least one record in the plan's years",
        ),
        needed=Text(
            "湖北省内、重庆主城各区支援各县（区）的年度项目",
            "Yearly projects of Hubei and of Chongqing's central districts in each county",
        ),
        judge=pairs.own_province,
        gap="own",
        links=(
            _records(Text("台账：省（市）内支援", "Records: own province"),
                     programme=pairs.OWN, years=PLAN_YEARS),
        ),
    ),
    Rule(
        key="m_joint_meeting",
        data=Text("台账的名称和备注", "Names and notes of the ledger"),
        how=Text(
            "列出提到联席会议的记录；没有会议清单，不判断是否定期",
            "Records that name a joint meeting are listed; without a list of meetings nobody can "
            "tell whether they are regular",
        ),
        needed=Text(
            "历次省级联席会议的日期和与会方",
            "Date and parties of each joint meeting at province level",
        ),
        judge=mechanisms.meetings,
        links=(_records(Text("台账：联席会议", "Records: joint meetings"),
                        "q=%E8%81%94%E5%B8%AD%E4%BC%9A%E8%AE%AE"),),
    ),
    Rule(
        key="m_cadres",
        data=_TOTALS,
        how=Text(
            "列出公布的挂职、交流、培训人数；累计数不相加、不相减",
            "Published numbers of people sent, exchanged and trained are listed; running totals "
            "are neither added nor differenced",
        ),
        needed=Text(
            "各结对逐年的挂职和培训人数",
            "People seconded and trained by each pair, year by year",
        ),
        judge=mechanisms.cadres,
        links=(Link(Text("结对关系", "Pairing"), "/pairing"),),
    ),
    Rule(
        key="m_fairs",
        data=_TOTALS,
        how=Text(
            "规划期内至少公布过一届支洽会的全库区签约数，即为平台在用",
            "The platform is in use where the signings of at least one fair in the plan's years "
            "are published for the area",
        ),
        needed=Text(
            "历届签约项目的落地情况；招商推介会的清单",
            "What became of the projects signed; a list of investment events",
        ),
        judge=mechanisms.fairs,
        links=(
            _map(Text("地图：签约投资额", "Map: signed investment"), metric="investment",
                 years=PLAN_YEARS),
        ),
    ),
    Rule(
        key="m_lifecycle",
        data=_LEDGER,
        how=Text(
            "规划期的项目按报道时的状态分：签约或计划 → 在建 → 已完成 → 运营中",
            "Projects of the plan's years by their status when reported: planned → building → "
            "completed → operating",
        ),
        needed=Text(
            "每个项目后来的状态和日期", "The later status of each project, with its date"
        ),
        judge=mechanisms.pipeline,
        gap="supporters",
        links=(
            _records(Text("台账：规划期", "Records: plan's years"), "order=status",
                     years=PLAN_YEARS),
        ),
    ),
    Rule(
        key="m_information",
        data=_NONE,
        how=_UNSAID,
        needed=Text(
            "信息交流平台公开发布的资金、进展、供需",
            "What the platform publishes of funds, progress, supply and demand",
        ),
        judge=silent(Message("没有查到公开的信息交流平台；资金使用和项目进展没有逐项发布")),
    ),
    Rule(
        key="m_labour_lists",
        data=_LEDGER,
        how=_UNSAID,
        needed=Text(
            "就业需求和岗位供给两个清单，或其人数", "The two lists, or the numbers on them"
        ),
        judge=silent(
            Message("两个清单没有公开；台账只有就业培训领域的零星记录"),
            mechanisms.recorded("employment"),
        ),
        links=(
            _records(Text("台账：就业培训", "Records: employment"), sectors=("employment",),
                     years=PLAN_YEARS),
        ),
    ),
    Rule(
        key="m_evaluation",
        data=_NONE,
        how=_UNSAID,
        needed=Text(
            "援受双方的自评估报告和规划评估报告",
            "Self-evaluations of both sides, and the evaluation of the plan",
        ),
        judge=silent(Message("没有查到公开的自评估报告；本页只整理公开数字，不能代替")),
    ),
)  # fmt: skip

_SECTORS = tuple(
    Rule(
        key=f"s_{sector}",
        data=_LEDGER,
        how=Text(
            "规划期内该领域至少有一条公开记录的县（区）数",
            "Counties with at least one record of the sector dated in the plan's years",
        ),
        needed=Text("没有记录的县（区）的项目", "Projects of the counties without records"),
        judge=support.covering(sector),
        gap="supporters",
        links=(
            _map(Text("地图：规划期项目", "Map: projects of the plan's years"), metric="projects",
                 sectors=(sector,), years=PLAN_YEARS),
            _records(Text("台账：规划期", "Records: plan's years"), sectors=(sector,),
                     years=PLAN_YEARS),
        ),
    )
    for sector in ("tourism", "agriculture", "logistics", "green_manufacturing", "innovation")
)  # fmt: skip

RULES: dict[str, Rule] = {
    rule.key: rule for rule in (*_FIGURES, *_TARGETS, *_MECHANISMS, *_SECTORS)
}
