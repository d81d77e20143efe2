"""`/county/<adcode>.pdf`: a county on one page of paper."""

from __future__ import annotations

from pathlib import Path

from dashboard import addresses, words
from dashboard.drawing.shapes import shapes
from dashboard.look.theme import LIGHT
from dashboard.pages.profile import county, spark, texts
from dashboard.pages.profile.paper import common, drawing
from dashboard.pages.profile.paper.common import Data, PaperRequest
from dashboard.pages.profile.paper.drawing import PaperPlace as Drawn
from dashboard.pages.profile.scene import ProfileScene
from dashboard.parts import records
from dashboard.site import Site
from dashboard.typeset.compile import pdf
from geodata.analyses.profile import place as places
from geodata.analyses.profile.figures import Figure
from geodata.language import Message
from geodata.package.rows import county_name
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

TEMPLATE = Path(__file__).with_name("county.typ")
#: Width of the locator on paper, in millimetres.
LOCATOR = 70.0
#: Rows of paper that a record takes of those that an indicator takes, and the least and most that
#: the lower part of a sheet has of the room of the upper.
RECORD, LEAST, LARGEST = 1.6, 0.12, 0.9


def read(site: Site, code: str, selection: Selection) -> PaperRequest:
    """The sheet of a county that the registry knows; BadOption for filters."""
    kept = common.plain(selection)
    view = site.atlas.view(kept.but(county=code))
    return PaperRequest(
        site,
        view,
        places.county(site.atlas, code),
        addresses.COUNTY.at(kept, adcode=code),
        site.public_url,
    )


def content(of: PaperRequest) -> bytes:
    """The PDF."""
    pictures = {"map.svg": _locator(of), **common.qr(of)}
    return pdf(TEMPLATE, data(of), of.view.release.date, pictures)


def data(of: PaperRequest) -> Data:
    """Everything the template says."""
    place, language = of.place, of.language
    name = county_name(place.row, language)
    title = Message("{county}：对口支援概况", county=name).text(language)
    scene = ProfileScene(of.site, of.view, place)
    return {
        **common.frame(of, title),
        "name": name,
        "identity": " · ".join(texts.identity(place, language)),
        "finding": texts.finding(place, language),
        "map": Message("{county}在库区的位置", county=name).text(language),
        "supporters": _supporters(of),
        "key": common.cells(county.key_figures(scene)),
        "sectors": common.by_sector(of),
        "years": common.by_year(of),
        "indicators": _indicators(of),
        "targets": _targets(of),
        "records": _records(of),
        "sources": common.source_rows(of),
        "split": [1.0, _share(of)],
    }


def _share(of: PaperRequest) -> float:
    """How much room records have for each part that indicators have."""
    rows = len(of.place.records) * RECORD
    return min(LARGEST, max(LEAST, rows / max(1, len(of.place.figures))))


def _locator(of: PaperRequest) -> bytes:
    drawn, chosen = shapes(of.site.boundaries), of.place.code
    name = county_name(of.place.row, of.language, short=True)
    counties = {
        code: Drawn(LIGHT.cinnabar, LIGHT.ink, name) if code == chosen
        else Drawn(LIGHT.land, LIGHT.ink, "")
        for code in drawn.counties
    }  # fmt: skip
    bar = Message("{n} 公里", n=drawing.BAR).text(of.language)
    return drawing.map_svg(drawn, counties, LOCATOR, bar)


def _supporters(of: PaperRequest) -> Data:
    place, language = of.place, of.language
    counts = [
        Message("{n} 条记录", n=one.records) if one.records else Message("没有公开记录")
        for one in place.supporters
    ]
    items = [
        {"name": records.supporter_names(of.atlas.tables, one.key, language),
         "count": count.text(language)}
        for one, count in zip(place.supporters, counts, strict=True)
    ]  # fmt: skip
    if not items:
        items = [{"name": words.UNNAMED.text(language), "count": ""}]
    return {
        "title": Message("重点结对支援方").text(language),
        "items": items,
        "own": words.own_province(str(place.row["province"]), language),
    }


def _indicators(of: PaperRequest) -> Data:
    language = of.language
    heads = [Message("指标"), Message("最近一个数"), Message("年份"), Message("历年"),
             Message("与自己的过去比"), Message("名次")]  # fmt: skip
    # Those that maps show come first: what is cut is the rest.
    ordered = sorted(of.place.figures, key=lambda one: one.key not in METRICS)
    return {
        "title": Message("各项指标").text(language),
        "heads": [one.text(language) for one in heads],
        "rows": [_indicator(one, of) for one in ordered],
        "more": common.more(of, Message("项指标")),
    }


def _indicator(one: Figure, of: PaperRequest) -> Data:
    language, found = of.language, spark.spark(one)
    drawn = {"lines": found.lines, "last": found.last} if found else None
    return {
        "label": INDICATORS[one.key].label.in_(language),
        "value": records.indicator_value(one.row, language),
        "year": str(one.year),
        "spark": drawn,
        "change": texts.change(one, language, short=True),
        "rank": texts.rank_short(one.rank, language),
    }


def _targets(of: PaperRequest) -> Data:
    language = of.language
    heads = [Message("规划目标（2021—2025 年）"), Message("本县（区）")]
    return {
        "title": Message("规划的目标").text(language),
        "heads": [one.text(language) for one in heads],
        "rows": [
            {
                "what": one.target.what.in_(language),
                "status": texts.ANSWERS[one.reached].in_(language),
            }
            for one in of.place.targets
        ],
    }


def _records(of: PaperRequest) -> Data:
    language, n = of.language, len(of.place.records)
    title = Message("主要公开记录（共 {n} 条；有金额、官方来源、近年的在先）", n=n)
    title = title if n else Message("公开记录")
    rows = common.record_rows(of, places.important(of.atlas, of.place))
    return {
        "title": title.text(language),
        "rows": rows,
        "beyond": n - len(rows),
        "empty": words.NO_RECORDS.text(language),
        "more": common.more(of, Message("条记录")),
    }
