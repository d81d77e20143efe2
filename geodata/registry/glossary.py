"""What the words of the atlas mean, each once, in the order in which they are met."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Text


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its meaning; `key` is its anchor."""

    key: str
    word: Text
    meaning: Text


TERMS: tuple[Term, ...] = (
    Term(
        "county",
        Text("受援县（区）", "Receiving county"),
        Text(
            "规划期的 19 个县（区）：湖北 4 个，重庆 15 个。名称和边界按规划期，曾用名也能查到。",
            "The 19 counties and districts of the plan period, 4 in Hubei and 15 in Chongqing, "
            "with the names and boundaries of that time; former names lead to them too.",
        ),
    ),
    Term(
        "supporter",
        Text("支援方", "Supporter"),
        Text(
            "21 个省（区、市），含湖北、重庆，和 10 个大城市。另有中央单位，不进入结对。",
            "21 provinces, Hubei and Chongqing among them, and 10 cities. Central bodies are not "
            "paired.",
        ),
    ),
    Term(
        "pair",
        Text("重点结对", "Pair"),
        Text(
            "附表写明的「县（区）—支援方」，共 34 对。"
            "江津区在支援范围内而没有写明支援方，计 0，是事实而不是空白。",
            "A county and a supporter that the table names together: 34 in all. Jiangjin is "
            "covered without a named supporter: its 0 is a fact, no blank.",
        ),
    ),
    Term(
        "plan-period",
        Text("规划期", "Plan period"),
        Text("2021—2025 年。", "2021–2025."),
    ),
    Term(
        "grant",
        Text("无偿援助", "Grant"),
        Text(
            "来源写明无偿的资金。不与投资相加；来源没有写明性质的金额两边都不计。",
            "Money that its source calls a grant. Never added to investment; money of unknown kind "
            "enters neither.",
        ),
    ),
    Term(
        "signed",
        Text("签约", "Signed"),
        Text(
            "签了协议，不等于到位或建成。投资额按签约或协议数，与到位额不可比。",
            "Agreed, which is neither paid nor built. Investment is as signed and cannot be "
            "compared with money paid.",
        ),
    ),
    Term(
        "bundle",
        Text("打包条目", "Bundle"),
        Text(
            "来源只给合计的条目。它的成员如果另有记录，打包条目只计余数，没有一笔计两次。",
            "A record of which the source gives a total only. Where members have records of their "
            "own it counts the remainder, so that nothing counts twice.",
        ),
    ),
    Term(
        "programme",
        Text("渠道", "Programme"),
        Text(
            "默认只含对口支援、省（市）内支援和中央单位；鲁渝协作、定点帮扶等要另选。",
            "By default counterpart support, own provinces and central bodies; others such as "
            "Shandong–Chongqing cooperation are chosen apart.",
        ),
    ),
    Term(
        "basis",
        Text("年份依据", "Basis of the year"),
        Text(
            "记录的年份是签约、开工、完成还是报道的年份。只知道报道年份的，图上颜色浅。",
            "Whether the year is that of signing, start, completion or report. What is dated by "
            "its report only is drawn paler.",
        ),
    ),
    Term(
        "at-least",
        Text("至少", "At least"),
        Text(
            "有的记录没有写数，合计只会更大。",
            "Some records state no number, so the sum can only be larger.",
        ),
    ),
    Term(
        "area-wide",
        Text("全库区", "Whole area"),
        Text(
            "来源只给全库区的数，不能分到县（区），单列，不进地图。",
            "Figures that sources give for the area only: shown apart and on no county.",
        ),
    ),
    Term(
        "running-total",
        Text("累计数", "Running total"),
        Text(
            "从某年起到某年止的合计。不是年度数，也不能相减成年度数。",
            "A total from one year to another. It is no yearly figure and is never differenced "
            "into one.",
        ),
    ),
    Term(
        "coverage",
        Text("覆盖率", "Coverage"),
        Text(
            "19 个县（区）中有公开数字的个数，以及背后有几条记录。空白表示没有公开数字，不是零。",
            "How many of the 19 counties have a published figure, and how many records are behind "
            "it. A blank means no published figure, not zero.",
        ),
    ),
    Term(
        "borrowed",
        Text("借用年", "Figure of another year"),
        Text(
            "指标取所选年份里最近的一个数；早于末年两年以上的，图上加点并写明年份。单选一年时从不借用。",
            "An indicator takes its latest figure in the chosen years; one that is more than two "
            "years older than their end is dotted, with its year. A single year never borrows.",
        ),
    ),
    Term(
        "classes",
        Text("分级", "Classes"),
        Text(
            "地图上的颜色。界限由数值算出，随数据版本固定；零单列一级，没有公开数字的另有一行。",
            "The colours of the map. Limits are worked out from the values and belong to the "
            "release; zero is a class of its own, no published figure has a row of its own.",
        ),
    ),
    Term(
        "tier",
        Text("来源级别", "Source tier"),
        Text(
            "官方、媒体、转载。同一件事有几个来源时取级别高的；转载只写明出处，不作链接。",
            "Official, press, repost. Of several sources for one fact the better tier stands; "
            "reposts are named, never linked.",
        ),
    ),
    Term(
        "method",
        Text("方法", "Method"),
        Text(
            "普查、年鉴、公报、报道、转载、卫星、模型。卫星和模型的数从不叫官方名称。",
            "Census, yearbook, bulletin, press, repost, satellite, model. Figures of satellites "
            "and models never bear an official name.",
        ),
    ),
    Term(
        "double-decline",
        Text("双下降", "Both falling"),
        Text(
            "规划要求化肥和农药用量都下降。2007 年以后没有公开的县级数字，还不能判断。",
            "The plan wants the use of fertiliser and of pesticides to fall. No county figures are "
            "published after 2007, so it cannot be judged yet.",
        ),
    ),
    Term(
        "release",
        Text("数据版本", "Release"),
        Text(
            "一版数据，编号、日期和摘要都固定。带版本的链接永远显示那一版。",
            "One edition of the data with number, date and digest. A link that names it shows it "
            "for ever.",
        ),
    ),
    Term(
        "figure-code",
        Text("图号", "Figure code"),
        Text(
            "印在图上的编号。凭它能找回当时的数字、记录，并知道有没有更新的。",
            "Printed on every picture. It leads back to the figures and records of that time, and "
            "says whether newer ones exist.",
        ),
    ),
)
