"""What the columns of forms are called and ask for, where the data package says it otherwise."""

from __future__ import annotations

from geodata.language import Text

LABELS: dict[str, Text] = {
    "adcode": Text("县（区）", "County"),
    "county": Text("县（区）", "County"),
    "supporter": Text("支援方", "Supporter"),
    "who": Text("支援方", "Supporter"),
    "supporter_2": Text("第二支援方", "Second supporter"),
    "project_count": Text("项目数（个）", "Projects (count)"),
    "source_title": Text("来源标题", "Source title"),
    "source_url": Text("来源地址", "Source address"),
    "source_publisher": Text("来源发布方", "Source publisher"),
    "source_date": Text("来源日期", "Source date"),
    "source_tier": Text("来源层级", "Source tier"),
    "gap": Text("缺口号", "Gap"),
    "what": Text("指标", "Indicator"),
    "at": Text("年份", "Year"),
    "unit": Text("单位", "Unit"),
    "meaning": Text("含义", "Meaning"),
    "why": Text("为何缺", "Why wanted"),
    "wanted": Text("要求的方法", "Method wanted"),
    "office": Text("要求的来源", "Source asked for"),
    "value": Text("数值", "Value"),
}
ABOUT: dict[str, Text] = {
    "adcode": Text(
        "受援县（区）的名称或六位代码，曾用名也认；给整个库区的写「全库区」。",
        "Name or code of the receiving county, former names too; “Whole area” for what is given "
        "to the whole area.",
    ),
    "supporter": Text(
        "支援的省（区、市）、城市或中央单位；来源没有写明的选「页面未写明支援方」。",
        "Province, city or central body; “Not named in the source” where it is not said.",
    ),
    "supporter_2": Text(
        "两方共同支援时的另一方，没有就留空。",
        "The other one where two support together, else blank.",
    ),
    "sector": Text("打包条目选「未分领域」。", "“Not broken down” for bundles."),
    "year": Text("四位年份；不详就留空。", "Four digits; blank where not known."),
    "span": Text(
        "金额或项目数跨多年时写 2021-2025；起年不详写 ?-2025。",
        "Where money or counts span years: 2021-2025, or ?-2025 with an unknown start.",
    ),
    "id": Text(
        "更正已有条目时写它的编号；新的条目留空，打包条目自拟一个，如 xx-001。",
        "Id of the record that is corrected; blank for new ones, an own one such as xx-001 for "
        "bundles.",
    ),
    "source_id": Text(
        "来源已经登记过的写它的编号（s 加四位数字），不必再填来源各列。",
        "Id of a source that is registered already (s and four digits), instead of the other "
        "source columns.",
    ),
    "source_url": Text(
        "查看时的网址；只有层级「官方」的文献可以没有。",
        "Address as seen; only documents of tier “official” may have none.",
    ),
    "source_date": Text(
        "年、年-月或年-月-日，如 2024-05-01；没有写就留空。",
        "Year, year-month or year-month-day, as 2024-05-01; blank where not said.",
    ),
    "quality": Text(
        "一般留空；来源说约、以上、初步或修订的选一项。",
        "Usually blank; choose one where the source says rounded, at least, preliminary or "
        "revised.",
    ),
    "value": Text(
        "按「单位」列的数，半角数字；没有公布就留空，不写 0。",
        "In the unit of its column, plain digits; blank where nothing is published, never 0.",
    ),
}
#: How wide a column is, in characters, where not of common width.
WIDTHS: dict[str, int] = {
    "adcode": 16, "county": 16, "supporter": 16, "who": 16, "supporter_2": 16, "name": 32,
    "item": 14, "year": 8, "at": 8, "amount_wan": 14, "programme": 16, "part_of": 14,
    "source_title": 28, "source_url": 28, "source_publisher": 16, "note": 28, "gap": 44,
    "what": 26, "unit": 10, "meaning": 36, "why": 22, "wanted": 14, "office": 24, "value": 14,
}  # fmt: skip
