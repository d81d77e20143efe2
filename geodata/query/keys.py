"""The keys of a query, one row each, and which keys of a query are whose.

To add a key, add a field to `Selection` and a row here. Labels, readers, filters, the description
of the addresses and the tables of the documentation are read from the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from typing import Literal
from urllib.parse import parse_qsl, unquote_plus

from geodata.language import Text, lists
from geodata.query import readers
from geodata.query.notices import Reader
from geodata.registry.terms import TIERS_IN_FULL
from geodata.selection import Selection

#: Signs of a query that are read; a longer one is that of no page of ours.
MAX_QUERY = 2000
#: Keys with their values that a page reads of its own: more is no address that we write.
MAX_OWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryKey:
    """A key of every query.

    Attributes
    ----------
    label
        What people call it.
    about
        What it does, in a sentence or two.
    read
        From its text to the value of the Selection.
    narrows
        What it leaves out: figures of every `view` and rows of the ledger; `rows` of the ledger
        alone, where a map only highlights; blank, nothing.
    many
        Whether its value is a comma list.
    pattern, examples
        Spelling of a value that is of no closed set.
    """

    key: str
    label: Text
    about: Text
    read: Callable[[str, str, Reader], object]
    narrows: Literal["", "view", "rows"] = ""
    many: bool = False
    pattern: str = ""
    examples: tuple[str, ...] = ()

    @property
    def default(self) -> object:
        """The value of a Selection where the key is left out."""
        return getattr(Selection(), self.key)


_ROWS = (
    QueryKey(
        key="metric",
        label=Text("指标", "Metric"),
        about=Text(
            "看哪项指标；也可写指标的中文或英文名称。",
            "What is shown; also the metric's Chinese or English name.",
        ),
        read=readers.metric,
    ),
    QueryKey(
        key="sectors",
        label=Text("产业领域", "Sectors"),
        about=Text(
            "只看哪些领域；`others` 是四个主要领域以外的全部。",
            "Sectors; `others` is all that are not the four main ones.",
        ),
        read=readers.sector_groups,
        narrows="view",
        many=True,
    ),
    QueryKey(
        key="years",
        label=Text("年份", "Years"),
        about=Text(
            "一个年份，或首年-末年，在指标有数字的年份以内。",
            "One year or first-last, within the metric's years.",
        ),
        read=readers.years,
        narrows="view",
        pattern="^([0-9]{4}(-[0-9]{4})?)?$",
        examples=("2021", "2014-2024"),
    ),
    QueryKey(
        key="province",
        label=Text("省市", "Province"),
        about=Text("以外的数字空白。", "Figures outside it are blank."),
        read=readers.choice,
        narrows="view",
    ),
    QueryKey(
        key="supporters",
        label=Text("支援方", "Supporters"),
        about=Text("写代码或名称。", "Supporters, by key or by name."),
        read=readers.choices,
        narrows="view",
        many=True,
    ),
    QueryKey(
        key="county",
        label=Text("县（区）", "County"),
        about=Text(
            "突出一个县（区），数字不变；写代码或名称，旧名也可以。",
            "Highlights a county; figures stay the same. Code or name, former names too.",
        ),
        read=readers.choice,
        narrows="rows",
    ),
    QueryKey(
        key="normalise",
        label=Text("换算", "Per what"),
        about=Text(
            "每万人（2020 年普查人口）或每平方公里，指标可以换算时。",
            "Per 10,000 people (census 2020) or per km², where the metric allows it.",
        ),
        read=readers.choice,
    ),
    QueryKey(
        key="baseline",
        label=Text("变化的基准年", "Baseline"),
        about=Text(
            "看与这一年相比的变化：水平类指标取各县（区）自己的数，两个数来源或方法相同；"
            "台账类指标与 `years` 中的一年相比。",
            "Values are the change from this year: levels from its own figures to the latest "
            "later ones, both of one source or method; the ledger year against one year in "
            "`years`.",
        ),
        read=readers.year,
        pattern="^([0-9]{4})?$",
    ),
    QueryKey(
        key="change",
        label=Text("变化的算法", "Change"),
        about=Text(
            "与 `baseline` 同用：差额，或百分比（比例类指标除外）。",
            "With `baseline`: the difference, or in per cent (not of shares).",
        ),
        read=readers.choice,
    ),
    QueryKey(
        key="relative",
        label=Text("与全区相比", "Relative"),
        about=Text(
            "减去全库区的数，限于可由各县（区）合成的比例和比率；不与 `baseline` 同用。",
            "Values less the area's figure, where the counties' figures make it up: shares and "
            "rates; not with `baseline`.",
        ),
        read=readers.choice,
    ),
    QueryKey(
        key="compare",
        label=Text("比较", "Compare"),
        about=Text("并列几个县（区），数字不变。", "Counties side by side; figures stay the same."),
        read=readers.counties,
        many=True,
    ),
    QueryKey(
        key="sort",
        label=Text("排序", "Order"),
        about=Text(
            "排名的次序；文件总按江序。", "Order of the ranking; files are always in river order."
        ),
        read=readers.choice,
    ),
    QueryKey(
        key="programme",
        label=Text("项目类别", "Programme"),
        about=Text(
            "台账中的渠道；`all` 是全部。", "Programmes of the ledger; `all` takes every one."
        ),
        read=readers.programmes,
        narrows="view",
        many=True,
    ),
    QueryKey(
        key="status",
        label=Text("项目状态", "Status"),
        about=Text("台账中项目的状态。", "Status of the projects."),
        read=readers.choices,
        narrows="view",
        many=True,
    ),
    QueryKey(
        key="basis",
        label=Text("年份依据", "Year basis"),
        about=Text("记录的年份指什么。", "What the year of a record refers to."),
        read=readers.choices,
        narrows="view",
        many=True,
    ),
    QueryKey(
        key="tier",
        label=Text("来源级别", "Source tier"),
        about=Text(
            "，".join(f"{tier} {label.zh}" for tier, label in TIERS_IN_FULL.items()) + "。",
            lists.keys(f"{tier} {label.en}" for tier, label in TIERS_IN_FULL.items()) + ".",
        ),
        read=readers.tiers,
        narrows="view",
        many=True,
    ),
    QueryKey(
        key="lang",
        label=Text("语言", "Language"),
        about=Text("名称、单位和提示的语言。", "Language of names, units and messages."),
        read=readers.choice,
    ),
    QueryKey(
        key="release",
        label=Text("数据版本", "Release"),
        about=Text(
            "把数字固定在一个版本；没有这个版本时答 404。",
            "Pins the figures of one release for ever; 404 when it is not known.",
        ),
        read=readers.release,
    ),
)
KEYS: dict[str, QueryKey] = {row.key: row for row in _ROWS}
if tuple(KEYS) != tuple(f.name for f in fields(Selection)):  # pragma: no cover - a slip of ours
    raise TypeError("KEYS and Selection must name the same keys in the same order")

#: Keys that leave figures out of every view.
FILTERS = tuple(key for key, row in KEYS.items() if row.narrows == "view")
#: Keys that leave rows out of the ledger.
ROW_FILTERS = tuple(key for key, row in KEYS.items() if row.narrows)
#: Keys that every address knows.
ALWAYS = ("lang", "release")


def parted(query: str, keys: Collection[str]) -> tuple[str, str]:
    """Two queries as they were written: that of some keys, and that of the rest.

    >>> parted("?a=1&q=x+y&b=2&%71=z", ("q",))
    ('q=x+y&%71=z', 'a=1&b=2')
    """
    own: list[str] = []
    rest: list[str] = []
    for part in filter(None, query.lstrip("?").split("&")):
        (own if unquote_plus(part.partition("=")[0]) in keys else rest).append(part)
    return "&".join(own), "&".join(rest)


def divided(query: str, keys: Collection[str]) -> tuple[list[tuple[str, str]], str]:
    """Some keys with their texts, in the order of the query, and the rest as it was written.

    Of the own keys `MAX_QUERY` signs and `MAX_OWN` values are read; the rest is bounded by who
    reads it.

    >>> divided("a=1&q=x+y&b=2&q=", ("q",))
    ([('q', 'x y'), ('q', '')], 'a=1&b=2')
    """
    own, rest = parted(query, keys)
    return parse_qsl(own[:MAX_QUERY], keep_blank_values=True, errors="replace")[:MAX_OWN], rest
