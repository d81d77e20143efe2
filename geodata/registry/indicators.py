"""Registry of indicators: the only place where a column of county figures is named.

`indicators.csv` may hold only keys that stand here, in this unit and within this range.
Maps show some of them as metrics (`geodata.registry.metrics`); county profiles show all.
"""

from __future__ import annotations

from dataclasses import replace

from geodata.language import Text
from geodata.registry.indicator_types import Better as Better
from geodata.registry.indicator_types import Indicator as Indicator
from geodata.registry.indicator_types import IndicatorGroup as IndicatorGroup
from geodata.registry.reader import Registry

_OFFICES_BY_METHOD = {"census": "census", "satellite": "research", "model": "research"}
_OFFICES_BY_GROUP = {"ecology": "environment", "people": "statistics"}


def _row(
    key: str,
    zh: str,
    en: str,
    unit: str,
    low: float,
    high: float,
    about_zh: str = "",
    about_en: str = "",
    *,
    better: Better = "none",
    decimals: int = 0,
    part_year: bool = False,
    method: str = "",
    office: str = "",
) -> Indicator:
    return Indicator(
        key=key, label=Text(zh, en), unit=unit, low=low, high=high, better=better,
        part_year=part_year, method=method, about=Text(about_zh, about_en), decimals=decimals,
        office=office or _OFFICES_BY_METHOD.get(method, ""),
    )  # fmt: skip


# fmt: off
_ECOLOGY = (
    _row("forest_cover", "森林覆盖率", "Forest cover rate", "%", 0, 100,
         "各地公布的森林覆盖率；统计口径约在 2020—2022 年改变，前后不可比。",
         "Rate as published; its definition changed about 2020–22, so years are not comparable.",
         better="more", decimals=2, office="forestry"),
    _row("tree_cover_share", "卫星判读林地覆盖比例（MODIS 2019）",
         "Tree cover share, satellite (MODIS 2019)", "%", 0, 100,
         "MODIS 土地覆盖 0.05° 格网中林地类（IGBP 1–5、8，冠层 30% 以上）的面积比例；"
         "不是官方的森林覆盖率。",
         "Area share of tree classes (IGBP 1–5 and 8, canopy above 30 %) in the 0.05° MODIS land "
         "cover; not the official forest cover rate.", better="more", decimals=1,
         method="satellite"),
    _row("cropland_mosaic_share", "卫星判读耕地及镶嵌地比例（MODIS 2019）",
         "Cropland and mosaic share, satellite (MODIS 2019)", "%", 0, 100,
         "MODIS 土地覆盖 0.05° 格网中耕地与耕地镶嵌类（IGBP 12、14）的面积比例；"
         "不是耕地面积的统计数。",
         "Area share of cropland and cropland mosaics (IGBP 12 and 14) in the 0.05° MODIS land "
         "cover; not a farmland statistic.", decimals=1, method="satellite"),
    _row("ndvi_june_mean", "卫星植被指数（六月下旬，1999—2017 年均值）",
         "Satellite NDVI, late June, 1999–2017 mean", "1", -1, 1,
         "Copernicus 植被指数六月下旬值的 1999—2017 年均值，约 8 公里格网，归入 2017 "
         "年；差异小，不排名。",
         "Mean of the late June NDVI of Copernicus over 1999–2017, on a grid of about 8 km, "
         "filed under 2017; the range is narrow, so it is not ranked.",
         better="more", decimals=3, method="satellite"),
    _row("co2_emissions", "二氧化碳排放量（模型估算）", "CO₂ emissions, model estimate", "Mt", 0,
         60,
         "夜间灯光模型的县域估算（Chen 等，2020），不是排放清单；2002、2010 年的跳变是模型造成的"
         "。",
         "County estimate of a night-light model (Chen et al. 2020), not an inventory; the "
         "jumps of 2002 and 2010 are artefacts.", better="less", decimals=2, method="model"),
    _row("air_good_days", "空气质量优良天数", "Days with good air", "天", 0, 366,
         "按空气质量指数达到优、良的天数。", "Days rated good or better by the air quality index.",
         better="more"),
    _row("air_good_rate", "空气质量优良天数比例", "Share of days with good air", "%", 0, 100,
         "优良天数占有效监测天数的比例；只公布天数的由天数换算并标明。",
         "Share of monitored days rated good or better; computed and marked where only days are "
         "published.",
         better="more", decimals=2),
    _row("air_good_rate_jan_feb", "空气质量优良天数比例（1—2 月）",
         "Share of days with good air, January–February", "%", 0, 100, "1—2 月累计，非全年。",
         "January and February only, not a full year.", better="more", decimals=1, part_year=True),
    _row("pm25", "细颗粒物（PM2.5）年均浓度", "PM2.5, annual mean", "μg/m³", 0, 200,
         "细颗粒物年均浓度，越低越好。",
         "Annual mean of fine particles; lower is better.", better="less", decimals=1),
    _row("water_compliance_rate", "地表水水质达标率", "Surface water compliance", "%", 0, 100,
         "考核断面水质达标比例，各来源所指断面和时点不同。",
         "Share of assessed river sections that comply; sources differ in sections and dates.",
         better="more"),
    _row("drinking_water_compliance", "集中式饮用水水源地水质达标率",
         "Compliance of central drinking water sources", "%", 0, 100,
         "城市（城镇）集中式饮用水水源地水质达标率。",
         "Compliance of the central drinking water sources of cities and towns.", better="more"),
    _row("drinking_water_compliance_town", "乡镇饮用水水源地水质达标率",
         "Compliance of township drinking water sources", "%", 0, 100, "乡镇集中式水源地。",
         "Central sources of townships.", better="more", decimals=2),
    _row("fertilizer_use", "农用化肥施用量（折纯）", "Fertiliser use (nutrients)", "吨", 0, 200_000,
         "农用化肥施用量（折纯）；2007 年以后没有公开的县级数字，因此「双下降」无法据此判断。",
         "Fertiliser used in farming, as nutrients; no county figures are published after 2007, "
         "so the plan's target of a fall cannot be judged.",
         better="less", office="farming"),
    _row("pesticide_use", "农药使用量", "Pesticide use", "吨", 0, 20_000,
         "没有公开的县级数字，「双下降」无法据此判断。",
         "No county figures are published: the plan's target of a fall cannot be judged.",
         better="less", office="farming"),
    _row("sewage_treatment_rate", "城市生活污水集中处理率", "Urban sewage treatment rate", "%", 0,
         100,
         "经集中处理的城市生活污水占排放总量的比例。",
         "Share of urban household sewage that is treated centrally.",
         better="more", decimals=1, office="towns"),
    _row("sewage_treatment_rate_town", "乡镇生活污水集中处理率", "Township sewage treatment rate",
         "%", 0, 100,
         "经集中处理的乡镇生活污水占排放总量的比例。",
         "Share of township household sewage that is treated centrally.",
         better="more", office="towns"),
    _row("rural_sewage_household_coverage", "农村生活污水治理农户覆盖率",
         "Rural households with sewage treatment", "%", 0, 100,
         "生活污水得到治理的农户占农户总数的比例。",
         "Share of rural households whose sewage is treated.", better="more", decimals=2),
    _row("waste_treatment_rate", "城市生活垃圾无害化处理率", "Urban household waste safely treated",
         "%", 0, 100,
         "无害化处理的城市生活垃圾占清运总量的比例。",
         "Share of collected urban household waste that is safely treated.",
         better="more", office="towns"),
    _row("waste_treatment_rate_rural", "行政村生活垃圾有效治理率",
         "Villages with effective waste treatment", "%", 0, 100,
         "生活垃圾得到有效治理的行政村占行政村总数的比例。",
         "Share of villages whose household waste is effectively treated.",
         better="more", office="towns"),
    _row("manure_utilization_rate", "畜禽粪污综合利用率", "Livestock manure utilisation rate", "%",
         0, 100,
         "得到综合利用的畜禽粪污占产生总量的比例。",
         "Share of livestock manure that is put to use.", better="more", office="farming"),
    _row("green_cover_rate", "建成区绿化覆盖率", "Green cover of the built-up area", "%", 0, 100,
         "建成区内绿化覆盖面积的比例，不是森林覆盖率。",
         "Green share of the built-up area, not the forest cover rate.", better="more", decimals=1,
         office="towns"),
    _row("park_green_per_capita", "人均公园绿地面积", "Park green space per person", "平方米", 0,
         100,
         "公园绿地面积除以城区人口。",
         "Park green space divided by the urban population.",
         better="more", decimals=2, office="towns"),
    _row("soil_erosion_treated_km2", "治理水土流失面积", "Soil erosion area treated", "km²", 0,
         2_000, "当年治理面积。", "Area treated in the year.", better="more", office="water"),
)

_PEOPLE = (
    _row("gdp", "地区生产总值", "GDP", "亿元", 1, 5_000,
         "地区生产总值，当年价；初步核算与修订数并存时取修订数。",
         "Gross domestic product at current prices; a revised figure goes before a preliminary "
         "one.", better="more",
         decimals=2),
    _row("gdp_growth", "地区生产总值增速", "GDP growth", "%", -30, 60, "按可比价计算的年增速。",
         "Yearly growth at constant prices.", better="more", decimals=1),
    _row("gdp_per_capita", "人均地区生产总值", "GDP per person", "元", 500, 400_000,
         "有的来源按常住人口，有的按户籍人口。",
         "Some sources divide by residents, some by registered people.", better="more"),
    _row("primary_va", "第一产业增加值", "Value added, primary industry", "亿元", 0, 1_000,
         "农、林、牧、渔业的增加值，当年价。",
         "Agriculture, forestry, husbandry and fishery, at current prices.",
         decimals=2),
    _row("secondary_va", "第二产业增加值", "Value added, secondary industry", "亿元", 0, 3_000,
         "夷陵 2023 年不含水力发电。", "Yiling 2023 excludes hydropower.", decimals=2),
    _row("tertiary_va", "第三产业增加值", "Value added, tertiary industry", "亿元", 0, 4_000,
         "服务业的增加值，当年价。",
         "Services, at current prices.",
         decimals=2),
    _row("population_census", "普查常住人口", "Census population", "万人", 1, 400,
         "第六、第七次全国人口普查常住人口。",
         "Residents in the national censuses of 2010 and 2020.", decimals=2,
         method="census"),
    _row("population_resident", "常住人口", "Resident population", "万人", 1, 400,
         "各地公布的年末常住人口；巴东 2022 年数可能是户籍人口。",
         "Residents at year end as published; Badong's 2022 figure is probably registered "
         "population.", decimals=2),
    _row("population_registered", "户籍人口", "Registered population", "万人", 1, 400,
         "年末户籍人口；有的来源只写总人口。",
         "Registered at year end; some sources only say total population.", decimals=2),
    _row("population_urban", "城镇人口", "Urban population", "万人", 0, 400,
         "住在城镇的常住人口。",
         "Residents who live in cities and towns.", decimals=2),
    _row("population_65plus_share", "65 岁及以上人口比例", "Share aged 65 and over", "%", 0, 60,
         "2020 年第七次全国人口普查 65 岁及以上人口占常住人口的比例。",
         "Share of residents aged 65 and over in the census of 2020.", decimals=2, method="census"),
    _row("urbanization_rate", "常住人口城镇化率", "Urbanisation rate", "%", 0, 100,
         "公报公布的年度数。", "Yearly figure of the bulletins.", decimals=2),
    _row("urbanization_rate_census", "城镇化率（普查）", "Urbanisation rate (census)", "%", 0, 100,
         "2020 年第七次全国人口普查城镇人口占常住人口的比例。",
         "Urban share of residents in the census of 2020.", decimals=2, method="census"),
    _row("area_km2", "行政区域面积", "Area", "km²", 100, 10_000,
         "来源所载面积，各来源略有出入；每平方公里的数用边界面积。",
         "Area as sources print it, slightly different; rates per km² use the area of the "
         "boundary.", decimals=2),
    _row("income_urban", "城镇居民人均可支配收入", "Disposable income, urban residents", "元",
         1_000, 200_000,
         "城镇居民可用于消费和储蓄的人均收入，全年。",
         "Income per urban resident that can be spent or saved, full year.", better="more"),
    _row("income_rural", "农村居民人均可支配收入", "Disposable income, rural residents", "元", 500,
         100_000, "2013 年以前为人均纯收入（旧口径）。", "Before 2013 net income (old definition).",
         better="more"),
    _row("rural_consumption", "农村居民人均生活消费支出", "Living expenditure, rural residents",
         "元", 100, 100_000,
         "农村居民人均用于生活消费的支出，全年。",
         "What a rural resident spends on living, full year."),
    _row("rural_housing_area", "农村居民人均住房面积", "Housing area, rural residents", "m²", 5,
         150,
         "农村住房面积除以农村人口。",
         "Rural housing area divided by the rural population.", decimals=2),
    _row("urban_dibao_persons", "城镇最低生活保障人数",
         "Urban residents on minimum living allowance", "人", 0, 500_000,
         "领取城镇最低生活保障的人数。",
         "People who receive the urban minimum living allowance."),
    _row("industrial_labor_productivity", "工业全员劳动生产率", "Industrial labour productivity",
         "元/人", 1_000, 2_000_000,
         "工业增加值除以全部从业人员平均人数。",
         "Industrial value added divided by average employment."),
    _row("tourist_visits", "旅游接待人次", "Tourist visits", "万人次", 0, 20_000,
         "人次，不是人数，可达常住人口的几十倍。",
         "Visits, not visitors; up to 70 times the population.", office="visitors"),
    _row("tourist_visits_h1", "旅游接待人次（上半年）", "Tourist visits, first half year", "万人次",
         0, 20_000, "1—6 月，非全年。", "January to June, not a full year.", decimals=2,
         part_year=True),
    _row("tourist_visits_jan_sep", "旅游接待人次（1—9 月）", "Tourist visits, January–September",
         "万人次", 0, 20_000, "1—9 月，非全年。", "January to September, not a full year.",
         decimals=1, part_year=True),
    _row("tourism_revenue", "旅游综合收入", "Tourism revenue", "亿元", 0, 2_000,
         "游客在当地的各项花费，全年，当年价。",
         "All that visitors spend locally, full year, at current prices.", office="visitors"),
    _row("tourism_revenue_h1", "旅游综合收入（上半年）", "Tourism revenue, first half year", "亿元",
         0, 2_000, "1—6 月，非全年。", "January to June, not a full year.", decimals=2,
         part_year=True),
    _row("tourism_revenue_jan_sep", "旅游综合收入（1—9 月）", "Tourism revenue, January–September",
         "亿元", 0, 2_000, "1—9 月，非全年。", "January to September, not a full year.", decimals=2,
         part_year=True),
    _row("online_retail", "限额以上批零企业网上商品零售额", "Online retail of larger retailers",
         "亿元", 0, 1_000,
         "限额以上批发和零售企业通过网络实现的商品零售额，全年。",
         "Goods that larger retailers sell online, full year.", decimals=2),
    _row("cargo_throughput", "港口货物吞吐量", "Port cargo throughput", "万吨", 0, 50_000,
         "经水运进出港口并装卸的货物重量，全年。",
         "Weight of goods loaded and unloaded in ports, full year.",
         office="ports"),
    _row("grain_output", "粮食总产量", "Grain output", "万吨", 0, 300,
         "谷物、豆类和薯类的产量，全年。",
         "Output of cereals, beans and tubers, full year.", decimals=2),
    _row("grain_sown_area", "粮食播种面积", "Grain sown area", "公顷", 0, 300_000,
         "粮食作物的播种面积，一年种几季就计几次。",
         "Area sown with grain; land sown twice a year counts twice."),
    _row("crop_sown_area", "农作物播种面积", "Crop sown area", "公顷", 0, 500_000,
         "全部农作物的播种面积，一年种几季就计几次。",
         "Area sown with any crop; land sown twice a year counts twice."),
    _row("cultivated_area", "耕地面积", "Cultivated area", "公顷", 0, 300_000,
         "年末耕地面积。",
         "Farmland at year end."),
    _row("agri_commodity_value", "农业商品产值", "Marketed agricultural output", "万元", 0,
         5_000_000,
         "出售的农产品的价值，全年，当年价。",
         "Value of the farm products sold, full year, at current prices."),
    _row("citrus_area", "柑橘面积", "Citrus area", "万亩", 0, 100, "有的来源只指脐橙。",
         "Some sources mean navel oranges only.", decimals=2),
    _row("citrus_output", "柑橘产量", "Citrus output", "万吨", 0, 200, "有的来源只指脐橙。",
         "Some sources mean navel oranges only.", decimals=2),
    _row("tea_output", "茶叶产量", "Tea output", "吨", 0, 200_000,
         "当年生产的茶叶重量。",
         "Weight of the tea produced in the year."),
)
# fmt: on


def _in_group(rows: tuple[Indicator, ...], group: IndicatorGroup) -> list[Indicator]:
    return [replace(r, group=group, office=r.office or _OFFICES_BY_GROUP[group]) for r in rows]


#: Reader of the indicators, by key.
INDICATORS: Registry[Indicator] = Registry(
    lambda: (*_in_group(_ECOLOGY, "ecology"), *_in_group(_PEOPLE, "people"))
)
#: The two that the plan wants less of than in 2020 (双下降).
FERTILISER, PESTICIDE = "fertilizer_use", "pesticide_use"
assert {FERTILISER, PESTICIDE} <= set(INDICATORS)
#: The two that are reckoned from a map of land cover.
TREES, CROPLAND = "tree_cover_share", "cropland_mosaic_share"
assert {TREES, CROPLAND} <= set(INDICATORS)
