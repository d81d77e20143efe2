"""The press kit: every metric as every chart, and nothing twice."""

from __future__ import annotations

import pytest

from dashboard.pictures import kit
from dashboard.pictures.kit import Task
from dashboard.pictures.options import Imprint
from geodata.registry.metrics import METRICS

pytestmark = pytest.mark.thorough


def test_every_metric_comes_as_every_chart_it_has() -> None:
    wanted = kit.tasks(("png", "pdf"), ("zh", "en"), None, Imprint())
    ledger = sum(1 for metric in METRICS.values() if metric.adds_up)
    # Map, ranking and trend of all; sectors of what has them; the matrix once.
    assert len(wanted) == (len(METRICS) * 3 + ledger + 1) * 4
    assert len(set(wanted)) == len(wanted)


def test_files_are_written_under_their_own_names(tmp_path) -> None:
    wanted = [
        Task("ranking.svg", f"metric={metric}{lang}", None, Imprint())
        for metric in ("grants", "gdp")
        for lang in ("", "&lang=en")
    ]
    made = sorted(path.name for path in kit.write(tmp_path / "new", wanted))
    assert len(made) == 4 and made[0] == "ranking_gdp_en_web_r1_20261124.svg"
    assert (
        kit.make(wanted[0])[1]
        == (tmp_path / "new" / "ranking_grants_web_r1_20261124.svg").read_bytes()
    )


def test_a_wrong_task_says_why(tmp_path) -> None:
    from geodata.errors import UnknownKey

    with pytest.raises(UnknownKey):
        kit.make(Task("cake.png", "", None, Imprint()))
