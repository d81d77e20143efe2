"""What both sheets share: who is asked, the figure code, the lines at the bottom, cut lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard import addresses, words
from dashboard.delivery import program
from dashboard.drawing import qr as qr_codes
from dashboard.pages.profile import texts
from dashboard.parts import records
from dashboard.site import Site
from geodata.analyses.profile.place import Place
from geodata.analyses.profile.sums import Sum
from geodata.atlas import Atlas
from geodata.language import Language, Message
from geodata.package.rows import row_of
from geodata.query import settling
from geodata.query.keys import ALWAYS
from geodata.registry import sectors, terms
from geodata.registry.metrics import CHARTS_SHOW
from geodata.selection import Selection
from geodata.view import View

#: Nobody reads more of these on paper, and the file stays small.
MOST = 60
#: Characters of a name or title from data.
LONGEST = 90
Data = dict[str, Any]


@dataclass(frozen=True, eq=False)
class PaperRequest:
    """A sheet that was asked for.

    Attributes
    ----------
    view
        What its map shows; its code stands on the sheet.
    path
        Of the page that has all that the sheet cuts.
    """

    site: Site
    view: View
    place: Place
    path: str
    public_url: str = ""

    @property
    def language(self) -> Language:
        """Of every word."""
        return self.view.selection.lang

    @property
    def atlas(self) -> Atlas:
        """Figures of the release."""
        return self.site.atlas

    @property
    def address(self) -> str:
        """Of the page, absolute where the owner has said where readers reach the site."""
        return self.public_url + self.path

    @cached_property
    def key(self) -> str:
        """What decides the bytes, as one digest: names files of a cache, and is the ETag."""
        release = self.view.release
        return program.key(
            "sheet", release.id, release.digest, self.site.boundaries.digest, self.path,
            self.view.selection.but(release=release.id).query(), str(self.pinned),
            self.site.review_number, self.public_url,
        )  # fmt: skip

    @property
    def pinned(self) -> bool:
        """Whether the address names the release: then its bytes never change."""
        return self.view.selection.release is not None

    @property
    def name(self) -> str:
        """File name: of which place, release and its date."""
        release = self.view.release
        place = self.place.code or "area"
        return f"{place}_{self.language}_{release.id}_{release.date:%Y%m%d}.pdf"

    @property
    def frozen(self) -> str:
        """Where the frozen view is to be had."""
        pinned = self.view.selection.but(release=self.view.release.id)
        return self.public_url + addresses.FIGURE_CODE.at(pinned, code=self.view.code)


def plain(selection: Selection) -> Selection:
    """The selection of a sheet: language and release; anything else is refused.

    Raises
    ------
    BadOption
        A filter, which would change nothing on a sheet.
    """
    settling.strictly(selection, ALWAYS, Message("纸面只认语言和版本，请删去其他条件。"))
    return selection


def frame(of: PaperRequest, title: str) -> Data:
    """Title, foot and imprint."""
    language, release = of.language, of.view.release
    atlas = Message("三峡库区对口支援地图").text(language)
    version = Message("数据版本 {id}（{date}）", id=release.id, date=release.date.isoformat())
    code = Message("图号 {code}", code=of.view.code).text(language)
    lines = [
        words.base_map(of.site.review_number).text(language),
        Message(
            "空白和「—」表示没有公开数字，不是零；≥ 表示至少。无偿援助与签约投资从不相加。"
        ).text(language),
        Message("全部记录、来源与最新数字：{address}", address=of.address).text(language),
        f"{version.text(language)} · {code}",
    ]
    alt = Message("这张纸面的二维码：{address}", address=of.frozen)
    return {
        "title": title,
        "language": language,
        "kicker": atlas,
        "foot": f"{atlas} · {version.text(language)} · {code}",
        "page": Message("第 {n} 页，共 {of} 页", n="{n}", of="{of}").text(language),
        "imprint": {
            "lines": lines, "qr": bool(of.public_url), "alt": alt.text(language),
        },
    }  # fmt: skip


def qr(of: PaperRequest) -> dict[str, bytes]:
    """The picture of the code; none where the site has no public address (rule 19)."""
    if not of.public_url:
        return {}
    return {"qr.svg": qr_codes.svg(of.frozen)}


def more(of: PaperRequest, what: Message) -> str:
    """What stands below a list that was cut; the sheet fills in how many."""
    said = what.text(of.language)
    return Message("另有 {n} {what}，见 {address}", n="{n}", what=said, address=of.address).text(
        of.language
    )


def short(text: str, most: int = LONGEST) -> str:
    """A text from data, cut where it is longer than any honest one.

    >>> short("三峡", 2), short("三峡库区", 3)
    ('三峡', '三峡…')
    """
    return text if len(text) <= most else text[: most - 1] + "…"


def by_sector(of: PaperRequest) -> Data:
    """The four sectors and all others, with their bars."""
    language, groups = of.language, of.place.groups
    scales = {metric: texts.scale_of(groups, metric) for metric in texts.SUMS}
    most = max(1, *(one.records for one in groups))
    heads = [Message("领域"), Message("公开记录")]
    return {
        "title": Message("按产业领域").text(language),
        "heads": [
            heads[0].text(language), "", heads[1].text(language),
            *(texts.head(metric, scale, language) for metric, scale in scales.items()),
        ],
        "columns": 1 + len(scales),
        "rows": [
            {
                "label": texts.sector(one, language),
                "colour": sectors.colours()[one.key],
                "bar": [(one.records - one.reported) / most, one.reported / most],
                "cells": [
                    str(one.records) if one.records else "—",
                    *(texts.number(one, metric, scale, language)
                      for metric, scale in scales.items()),
                ],
            }
            for one in groups
        ],
    }  # fmt: skip


def by_year(of: PaperRequest) -> Data:
    """A column for each year of the ledger, on every sheet the same; blank without any record."""
    language = of.language
    known = {one.key: one for one in of.place.years}
    first, last = of.atlas.metric_years[CHARTS_SHOW]
    span = range(first, last + 1) if any(key != "0" for key in known) else range(0)
    bars = [_bar(str(year), str(year)[2:], known.get(str(year))) for year in span]
    notes = []
    if span:
        notes.append(Message("横轴：{first}—{last} 年", first=first, last=last))
    if "0" in known:
        notes.append(Message("另有年份不详或跨年的 {n} 条。", n=known["0"].records))
    if of.place.total.reported:
        notes.append(Message("浅色：按报道年份计的 {n} 条。", n=of.place.total.reported))
    return {
        "title": Message("按年份的公开记录（条）").text(language),
        "bars": bars,
        "empty": words.NO_RECORDS.text(language),
        "note": " · ".join(one.text(language) for one in notes),
    }


def _bar(year: str, label: str, found: Sum | None) -> Data:
    total, reported = (found.records, found.reported) if found else (0, 0)
    return {"year": year, "short": label, "firm": total - reported, "reported": reported}


def record_rows(of: PaperRequest, rows: pd.DataFrame) -> list[Data]:
    """Records with when, by whom and how much, sector, and the source in short.

    Parameters
    ----------
    rows
        Of the ledger, in the order of the sheet; the first `MOST` of them are taken.
    """
    return [_record(of, row) for _, row in rows.head(MOST).iterrows()]


def _record(of: PaperRequest, row: pd.Series) -> Data:
    language, tables = of.language, of.atlas.tables
    source = row_of(tables.sources, row["source_id"])
    said = [
        records.ledger_line(tables, row, language),
        sectors.label_of(row["sector"]).in_(language),
        terms.STATUS[row["status"]].in_(language),
    ]
    tier = terms.TIERS[int(source["tier"])].in_(language)
    cited = f"{tier} {source['publisher']} {source['date']}".strip()
    return {
        "name": short(str(row["name"])),
        "said": " · ".join(one for one in said if one),
        "source": short(cited),
    }


def source_rows(of: PaperRequest) -> Data:
    """The sources that are cited most, the best tier first; reposts as what they are (rule 20)."""
    language, sources = of.language, of.place.sources
    return {
        "title": Message("来源（{n} 处）", n=len(sources)).text(language),
        "rows": [_source(row_of(sources, str(key)), language) for key in sources.index[:MOST]],
        "beyond": max(0, len(sources) - MOST),
        "more": more(of, Message("处来源")),
    }


def _source(row: dict[str, Any], language: Language) -> Data:
    tier = int(row["tier"])
    said = [str(row[key]) for key in ("publisher", "date") if row[key]]
    return {
        "tier": tier,
        "kind": terms.TIERS[tier].in_(language),
        "title": short(str(row["title"])),
        "said": short(" · ".join(said), 60),
    }


def cells(found: Iterable[tuple[str, str, str]]) -> list[Data]:
    """Key figures as a template takes them."""
    return [{"label": label, "number": number, "more": more_} for label, number, more_ in found]
