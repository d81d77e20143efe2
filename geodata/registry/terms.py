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
#: Labels of the values of the query keys that have no control of their own.
OF_KEYS: dict[str, dict[str, Text]] = {
    "programme": PROGRAMMES,
    "status": STATUS,
    "basis": BASIS,
    "tier": {str(tier): label for tier, label in TIERS.items()},
}
