"""`/area.pdf`: the whole area on two pages of paper."""

from __future__ import annotations

from pathlib import Path

from dashboard import words
from dashboard.drawing import legend as legends
from dashboard.drawing.shapes import shapes
from dashboard.look.theme import LIGHT
from dashboard.pages.profile import area, area_tables, texts
from dashboard.pages.profile.paper import common, drawing
from dashboard.pages.profile.paper.common import Data, PaperRequest
from dashboard.pages.profile.paper.drawing import PaperPlace as Drawn
from dashboard.pages.profile.scene import ProfileScene
from dashboard.parts import key_figures
from dashboard.site import Site
from dashboard.typeset.compile import pdf
from dashboard.words import label_value
from geodata.analyses.profile import place as places
from geodata.analyses.profile.ecology import summary
from geodata.language import Language, Message
from geodata.registry import charts
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection
from geodata.wording import sentence
from geodata.wording.alt_text import alt_text

TEMPLATE = Path(__file__).with_name("area.typ")
#: Width of the map on paper, in millimetres.
MAP = 180.0


def read(site: Site, selection: Selection) -> PaperRequest:
    """The sheet of the area; BadOption for filters."""
    kept = common.plain(selection)
    view = site.atlas.view(kept)
    return PaperRequest(site, view, places.area(site.atlas), kept.at(area.PATH), site.public_url)


def content(of: PaperRequest) -> bytes:
    """The PDF."""
    pictures = {"map.svg": _map(of), **common.qr(of)}
    return pdf(TEMPLATE, data(of), of.view.release.date, pictures)


def data(of: PaperRequest) -> Data:
    """Everything the template says."""
    view, language = of.view, of.language
    scene = ProfileScene(of.site, view, of.place)
    totals = key_figures.key_cells(of.site.plan_totals(), language)
    key = [(_dated(label, language), number, share) for label, number, share in totals]
    return {
        **common.frame(of, area.TITLE.in_(language)),
        "name": area.TITLE.in_(language),
        "finding": f"{sentence.sentence(view, language)}{_stop(of)}{area.intro(scene)}",
        "measure": sentence.subtitle(view, language),
        "map": alt_text(view, charts.MAP, language),
        "legend": _legend(of),
        "key": common.cells(key),
        "sectors": common.by_sector(of),
        "years": common.by_year(of),
        "wide": _area_wide(of),
        "counties": _counties(of),
        "ecology": _ecology(of),
        "plan": _plan(scene),
        "sources": common.source_rows(of),
    }


def _stop(of: PaperRequest) -> str:
    return "。" if of.language == "zh" else ". "


def _dated(label: str, language: Language) -> str:
    """The plan's totals are those of its last period."""
    first, last = plan_facts().published_years
    return Message("规划公布 {first}—{last} 年：{label}", first=first, last=last, label=label).text(
        language
    )


def _fill(of: PaperRequest, step: int) -> str:
    if step < 0:
        return LIGHT.nodata
    return LIGHT.colours(of.view.ramp)[step - 1] if step else LIGHT.zero


def _map(of: PaperRequest) -> bytes:
    view, language, drawn = of.view, of.language, shapes(of.site.boundaries)
    counties = {
        code: Drawn(
            _fill(of, int(view.steps[code])),
            LIGHT.label_ink(view.ramp, int(view.steps[code])),
            view.name(code, language, short=True),
            label_value(view, code, language),
        )
        for code in drawn.counties
    }
    bar = Message("{n} 公里", n=drawing.BAR).text(language)
    return drawing.map_svg(drawn, counties, MAP, bar)


def _legend(of: PaperRequest) -> list[Data]:
    return [
        {
            "fill": _fill(of, row.step),
            "label": row.label,
            "count": row.counted(of.language),
        }
        for row in legends.rows(of.view, of.language)
    ]


def _area_wide(of: PaperRequest) -> Data:
    language, rows = of.language, of.place.records
    rows = rows[rows["adcode"] == ""]
    heads = [Message("名称"), Message("年份、支援方、金额"), Message("来源")]
    body = [
        [row["name"], row["said"], row["source"]] for row in common.record_rows(of, rows.head(6))
    ]
    title = Message("全库区、不能分到县（区）的记录（{n} 条）", n=len(rows))
    return {
        "title": title.text(language),
        "heads": [one.text(language) for one in heads],
        "rows": body,
    }


def _counties(of: PaperRequest) -> Data:
    """The 19 along the river, each with its figures on the map."""
    language, views = of.language, of.atlas.plain_views
    heads = [Message("县（区）").text(language)]
    for key in area_tables.COLUMNS:
        unit = words.unit_text(views[key], language) if key in texts.SUMS else ""
        heads.append(views[key].metric.label.in_(language) + unit)
    codes = [str(code) for code in of.atlas.tables.counties.index]
    rows = [
        [of.view.name(code, language), *(area_tables.cell(views[key], code, language)
                                         for key in area_tables.COLUMNS)]
        for code in codes
    ]  # fmt: skip
    title = Message("19 个县（区），自上游起").text(language)
    return {"title": title, "heads": heads, "rows": rows}


def _ecology(of: PaperRequest) -> Data:
    language = of.language
    rows = [
        [
            one.view.metric.label.in_(language),
            f"{one.counties}/{one.view.coverage.of}",
            area_tables.span(one, language),
            area_tables.years(one),
        ]
        for one in summary(of.atlas)
    ]
    return {
        "title": Message("生态环境").text(language),
        "heads": [one.text(language) for one in area_tables.ECOLOGY_HEADS],
        "rows": rows,
        "note": area_tables.ECOLOGY_NOTE.text(language),
    }


def _plan(scene: ProfileScene) -> Data:
    language = scene.language
    rows = [
        [one.what.in_(language), value, area_tables.plan_years(one)]
        for one, value in area_tables.published(scene)
    ]
    return {
        "title": area_tables.PLAN_TITLE.text(language),
        "heads": [one.text(language) for one in area_tables.PLAN_HEADS],
        "rows": rows,
    }
