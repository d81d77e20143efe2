"""How the codes of the tables read in both languages: tiers, states, money, dating, methods."""

from __future__ import annotations

from geodata.language import Text

TIERS = {1: Text("官方", "official"), 2: Text("媒体", "press"), 3: Text("转载", "repost")}
STATUS = {
    "planned": Text("签约/计划", "planned"),
    "building": Text("在建", "building"),
    "completed": Text("已完成", "completed"),
    "operating": Text("运营中", "operating"),
    "unknown": Text("未写明", "not said"),
}
KINDS = {
    "grant": Text("无偿", "grant"),
    "investment": Text("投资", "investment"),
    "unknown": Text("未写明", "not said"),
}
BASIS = {
    "signed": Text("签约", "signed"),
    "started": Text("开工", "started"),
    "completed": Text("完成", "completed"),
    "reported": Text("报道", "reported"),
}
METHODS = {
    "census": Text("普查", "census"),
    "yearbook": Text("年鉴", "yearbook"),
    "bulletin": Text("公报", "bulletin"),
    "press": Text("报道", "press"),
    "repost": Text("转载", "repost"),
    "model": Text("模型", "model"),
    "satellite": Text("卫星", "satellite"),
}
ITEMS = {
    "project": Text("项目", "project"),
    "agreement": Text("协议", "agreement"),
    "exchange": Text("活动（不计数）", "exchange (not counted)"),
    "bundle": Text("打包条目", "bundle"),
}
PROGRAMMES = {
    "all": Text("全部项目类别", "all programmes"),
    "counterpart": Text("对口支援", "counterpart support"),
    "own_province": Text("省（市）内支援", "own province"),
    "central": Text("中央单位", "central"),
    "chongqing_districts": Text("一圈两翼 / 一区两群", "Chongqing districts"),
    "shandong_chongqing": Text("鲁渝协作", "Shandong–Chongqing"),
    "designated": Text("定点帮扶", "designated assistance"),
    "hubei_other": Text("湖北其他", "Hubei, other"),
    "follow_up": Text("三峡后续", "follow-up work"),
    "central_funds": Text("中央资金", "central funds"),
    "unproven": Text("未证实", "unproven"),
}
#: What is counted where nothing is chosen (rule 6): the plan's own support.
DEFAULT_PROGRAMMES: tuple[str, ...] = ("counterpart", "own_province", "central")
#: What may be said of a single figure; the order is the order in exports.
FLAGS: dict[str, Text] = {
    "at_least": Text("至少", "at least"),
    "derived": Text("由天数换算", "derived from days"),
    "borrowed": Text("非当年数", "figure of another year"),
    "disagree": Text("来源不一", "sources disagree"),
    "rounded": Text("约数", "rounded"),
    "preliminary": Text("初步数", "preliminary"),
    "revised": Text("修订数", "revised"),
    "of_minimum": Text("含「至少」数", "involves an at-least figure"),
    "no_base": Text("基准年没有公开数字", "no published figure in the baseline year"),
    "no_later": Text("基准年以后没有公开数字", "no published figure after the baseline year"),
    "unlike": Text("来源或方法不同，不可比", "different source or method, not comparable"),
    "zero_base": Text("基准年为零，没有百分比", "zero in the baseline year, no percentage"),
    "outside": Text("不在所选省市", "outside the chosen province"),
}
#: Labels of the values of the query keys that have no control of their own.
OF_KEYS: dict[str, dict[str, Text]] = {
    "programme": PROGRAMMES,
    "status": STATUS,
    "basis": BASIS,
    "tier": {str(tier): label for tier, label in TIERS.items()},
}
