"""The pages of the site, in the order of its navigation: to add one, add a row."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.pages.ecology.keys import KEYS as ECOLOGY_KEYS
from dashboard.pages.evaluation.keys import KEYS as EVALUATION_KEYS
from dashboard.pages.ledger.keys import KEYS as LEDGER_KEYS
from geodata.language import Text
from geodata.meeting.room import KEYS as MEETING_KEYS


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the header names; `keys` are those of its query that no other page has."""

    path: str
    label: Text
    keys: tuple[str, ...] = ()


PAGES: tuple[Page, ...] = (
    Page("/", Text("地图", "Map")),
    Page("/area", Text("概况", "Overview")),
    Page("/pairing", Text("结对关系", "Pairing")),
    Page("/ecology", Text("生态环境", "Ecology"), keys=ECOLOGY_KEYS),
    Page("/records", Text("台账", "Records"), keys=LEDGER_KEYS),
    Page("/evaluation", Text("规划评估", "Evaluation"), keys=EVALUATION_KEYS),
    Page("/present", Text("会议模式", "Meeting"), keys=MEETING_KEYS),
    Page("/about", Text("来源与方法", "Sources and methods")),
)
