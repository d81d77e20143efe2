"""What the first sheet of a workbook tells the person who fills it."""

from __future__ import annotations

from geodata.language import Language, Text

Row = tuple[Text, Text]

BLANK: Row = (
    Text("没有公布", "Not published"),
    Text(
        "留空。不写 0，也不写「无」：空白表示没有公开数字，不是零。",
        "Leave it blank. Write neither 0 nor “none”: a blank means no published figure, not zero.",
    ),
)
CHECKED: Row = (
    Text("填好以后", "When filled"),
    Text(
        "运行 python -m geodata check 文件名，一次列出每一处问题。",
        "Run python -m geodata check FILE: it lists every problem at once.",
    ),
)
GAPS: tuple[Row, ...] = (
    (
        Text("怎么用", "How to use it"),
        Text(
            "「缺口」表里 {n} 格没有公开数字，请填能找到出处的。",
            "The sheet “Gaps” holds {n} cells without a published figure; fill those that have a "
            "source.",
        ),
    ),
    (
        Text("填哪里", "Where to write"),
        Text(
            "只填绿色表头的各列；灰色的格子已锁定。每个数都要有来源。",
            "Only in the columns with a green head; grey cells are locked. Every figure needs its "
            "source.",
        ),
    ),
    BLANK,
    (
        Text("怎样写数", "How to write numbers"),
        Text(
            "半角数字，按「单位」列的单位，不写单位、千分位、万和亿。",
            "Plain digits in the unit of the column “Unit”, without unit, thousands separators or "
            "powers of ten in words.",
        ),
    ),
    (
        Text("不必填", "Not needed"),
        Text(
            "「已有」表里的不用再填。普查、卫星和模型的年份，以及只含几个月的数，不在表里；"
            "优良天数和优良天数比例有一个就够。",
            "What stands on the sheet “Known”. Years of censuses, satellites and models, and "
            "figures of some months, are not asked for; of good-air days and their share one is "
            "enough.",
        ),
    ),
    CHECKED,
)
LEDGER: tuple[Row, ...] = (
    (
        Text("怎么用", "How to use it"),
        Text(
            "在「台账」表里一行写一条记录；有下拉箭头的格子请从列表中选。",
            "One record a row on the sheet “Ledger”; choose from the list where a cell has one.",
        ),
    ),
    BLANK,
    (
        Text("金额", "Money"),
        Text(
            "单位万元：1.2 亿元写 12000。无偿援助和投资分开写成两行，从不相加。",
            "In CNY 10,000: 120 million yuan is 12000. Grants and investment are two rows and "
            "never added up.",
        ),
    ),
    (
        Text("怎样写数", "How to write numbers"),
        Text(
            "半角数字，不写单位、千分位、万和亿。",
            "Plain digits without unit, thousands separators or powers of ten in words.",
        ),
    ),
    (
        Text("来源", "Source"),
        Text(
            "每行都要有来源：标题、发布方、层级和地址；登记过的来源只写来源编号。",
            "Every row needs its source: title, publisher, tier and address; for a registered "
            "source its id alone.",
        ),
    ),
    (
        Text("打包条目", "Bundles"),
        Text(
            "来源只给合计时，条目类型选「打包条目」，领域选「未分领域」，并自拟编号；"
            "已知的成员另写一行，在「所属打包条目」写它的编号。",
            "Where a source gives a total only: kind “bundle”, sector “Not broken down”, and an id "
            "of your own; members that are known have rows of their own that name it.",
        ),
    ),
    CHECKED,
)


def texts(rows: tuple[Row, ...], language: Language, **gaps: object) -> list[tuple[str, ...]]:
    """The rows in one language.

    >>> texts((BLANK,), "zh")[0][0]
    '没有公布'
    """
    return [(head.in_(language), says.in_(language).format(**gaps)) for head, says in rows]
