"""How an article names a picture of ours: the caption below it, the entry in its references.

Both are made from the View and what the caller passes, never from the clock: the same View
cited on the same day is the same text.
"""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from geodata.language import Language, Message, Text
from geodata.registry.charts import CHARTS
from geodata.registry.metrics import PLAN
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.source_line import source_line

#: Document type and carrier of GB/T 7714—2015, annex B: 舆图 for maps, 数据库 for other charts.
_MAP = Text("CM/OL", "Map")
_DATABASE = Text("DB/OL", "Data set")
ATLAS = Message("三峡库区对口支援地图")
#: What ends a sentence, and what may stand behind it.
STOPS = tuple("。！？….!?")
QUOTES = "”’」』\"'"


def caption(
    view: View,
    chart_key: str,
    language: Language,
    *,
    title: str,
    subtitle: str,
    base_map: str,
    number: str = "",
) -> str:
    """The text below a picture: finding, measure, sources, coverage, release, code, base map.

    Parameters
    ----------
    title, subtitle
        What stands over the picture.
    base_map
        Review number of the base map.
    number
        The publisher's own map review number; empty where there is none yet.
    """
    stop, space = ("。", "") if language == "zh" else (".", " ")
    said = [
        title,
        subtitle,
        _sources(view, chart_key, language),
        sentence.coverage(view, language) if CHARTS[chart_key].classed else "",
        Message(
            "数据版本 {id}（{date}），图号 {code}",
            id=view.release.id,
            date=view.release.date.isoformat(),
            code=view.code,
        ).text(language),
    ]
    if CHARTS[chart_key].has_map:
        said.append(
            Message("底图：天地图，底图审图号 {number}，经裁切、简化", number=base_map).text(
                language
            )
        )
        said.append(Message("地图审图号：{number}", number=number).text(language) if number else "")
    return space.join(_ended(part, stop) for part in said if part)


def _ended(part: str, stop: str) -> str:
    """A sentence with its stop; one that has its own, also within quotation marks, keeps it."""
    return part if part.rstrip(QUOTES).endswith(STOPS) else part + stop


def citation(
    view: View, chart_key: str, language: Language, *, title: str, accessed: date, url: str
) -> str:
    """The entry of a list of references: GB/T 7714—2015 in Chinese, the APA form in English.

    GB/T 7714: 主要责任者. 题名: 其他题名信息[类型/载体]. (更新日期)[引用日期]. 获取和访问路径.
    The address stands last and bare: a full stop behind it would be copied into it.

    Parameters
    ----------
    title
        The atlas's own headline, never an editor's: an entry names what the source says.
    accessed
        The day on which the reader saw it.
    url
        Address of the view with its release; a path where no public address is known.
    """
    kind = _MAP if CHARTS[chart_key].has_map else _DATABASE
    gaps = {
        "atlas": ATLAS,
        "title": title,
        "id": view.release.id,
        "code": view.code,
        "kind": kind,
        "released": _day(view.release.date, language, "y, MMMM d"),
        "accessed": _day(accessed, language, "MMMM d, y"),
        "url": url,
    }
    return Message(
        "{atlas}. {title}: 数据版本 {id}, 图号 {code}[{kind}]. ({released})[{accessed}]. {url}",
        **gaps,
    ).text(language)


def _day(day: date, language: Language, english: str) -> str:
    """GB/T 7408 in Chinese, written out in English."""
    return day.isoformat() if language == "zh" else format_date(day, english, locale="en")


def _sources(view: View, chart_key: str, language: Language) -> str:
    """Where the figures of the chart come from; trend and sectors may show another metric."""
    chart = CHARTS[chart_key]
    shown = view.charts_metric if chart.divides else view.metric
    if chart.of_plan:
        return Message("来源：{name}", name=PLAN).text(language)
    if shown is not view.metric:
        return Message("来源：{name}", name=shown.source).text(language)
    return source_line(view, language)
