"""What no public figure speaks of: the same answer, each with its own reason."""

from __future__ import annotations

from collections.abc import Callable

from geodata.atlas import Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.types import NOT_JUDGEABLE, Result, Row
from geodata.language import Message, Text


def silent(
    reason: Message, rows: Callable[[Atlas], tuple[Row, ...]] | None = None
) -> Callable[[Atlas], Result]:
    """A rule that has nothing to read; `rows` may tell what stands near it."""

    def judge(atlas: Atlas) -> Result:
        return Result(
            status=NOT_JUDGEABLE,
            finding=Message("没有可用的公开数字"),
            reason=reason,
            sure="high",
            why=Message("本版数据的全部指标、台账和公布合计都查过"),
            rows=rows(atlas) if rows else (),
        )

    return judge


def lifted(atlas: Atlas) -> tuple[Row, ...]:
    """Counties that the plan counts as lifted out of poverty."""
    label = Text("规划所称脱贫县（区）", "Counties lifted out of poverty, as the plan counts them")
    return (evidence.plan_row(atlas.tables, "poverty_lifted_counties", label),)
