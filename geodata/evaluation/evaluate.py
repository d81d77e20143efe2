"""The plan evaluated: every rule applied to one release, in the order of the plan's rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from geodata.atlas import Atlas
from geodata.evaluation.judges.types import STATUSES, Result, Rule
from geodata.evaluation.rules import RULES
from geodata.language import Message, Text
from geodata.package.tables import Tables
from geodata.package.targets import Target, target

#: Kinds of the plan's rows that are evaluated, in the order in which they are shown.
KINDS: dict[str, Text] = {
    "target": Text("目标", "Targets"),
    "mechanism": Text("机制", "Mechanisms"),
    "sector": Text("产业领域", "Sectors"),
    "figure": Text("起点数字", "Starting point"),
}
#: Of these the headline speaks; the others say where things stand and set nothing to reach.
JUDGED = ("target", "mechanism")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row of the plan with its rule and what the rule finds."""

    target: Target
    rule: Rule
    result: Result

    @property
    def key(self) -> str:
        """Of the row."""
        return self.target.key


@dataclass(frozen=True, eq=False)
class Evaluation:
    """All verdicts of one release, kind by kind in the plan's order."""

    tables: Tables
    verdicts: tuple[Verdict, ...]

    def of(self, *kinds: str) -> tuple[Verdict, ...]:
        """Those of some kinds."""
        return tuple(one for one in self.verdicts if one.target.kind in kinds)

    def counts(self, *kinds: str) -> dict[str, int]:
        """How many of each status, every status named."""
        found = Counter(one.result.status for one in self.of(*kinds))
        return {status: found[status] for status in STATUSES}

    @cached_property
    def headline(self) -> Message:
        """The finding: how far targets and mechanisms are reached, in one sentence."""
        counts = self.counts(*JUDGED)
        total = sum(counts.values())
        gaps = {
            "of": total,
            "met": counts["met"],
            "missed": counts["not_met"],
            "unknown": counts["not_judgeable"],
            "observed": counts["observed"],
        }
        if counts["partly"]:
            return Message(
                "规划的 {of} 项目标和机制：{met} 项达到，{partly} 项部分达到，{missed} 项未达到，"
                "{unknown} 项凭公开数字无法判断，{observed} 项只能描述",
                partly=counts["partly"],
                **gaps,
            )
        return Message(
            "规划的 {of} 项目标和机制：{met} 项达到，{missed} 项未达到，"
            "{unknown} 项凭公开数字无法判断，{observed} 项只能描述",
            **gaps,
        )


@lru_cache(maxsize=8)
def evaluate(atlas: Atlas) -> Evaluation:
    """Apply every rule; rows of the plan without a rule (scope, notes) set nothing to reach.

    Examples
    --------
    >>> found = evaluate(Atlas.load())
    >>> len(found.of("target")), len(found.of("mechanism")), found.counts("target")["not_met"]
    (8, 10, 0)
    """
    order = list(KINDS)
    rows = [target(atlas.tables, key) for key in map(str, atlas.tables.plan.index) if key in RULES]
    rows.sort(key=lambda row: order.index(row.kind))
    return Evaluation(
        atlas.tables,
        tuple(Verdict(row, RULES[row.key], RULES[row.key].judge(atlas)) for row in rows),
    )
