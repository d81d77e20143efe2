"""A press kit: every metric as every chart, drawn on all cores."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dashboard.pictures.options import Imprint
from dashboard.pictures.picture import read
from geodata.registry.charts import CHARTS
from geodata.registry.metrics import METRICS
from geodata.releases import Releases


class Task(NamedTuple):
    """One picture of a kit: name like `map.png`, query, where the packages lie, the imprint."""

    name: str
    query: str
    others: Path | None
    imprint: Imprint


def tasks(
    endings: tuple[str, ...], languages: tuple[str, ...], others: Path | None, imprint: Imprint
) -> list[Task]:
    """All metrics × charts × formats × languages; what does not depend on the metric comes once."""
    found = []
    for metric in METRICS:
        for chart in CHARTS:
            if not CHARTS[chart].tells(METRICS[metric]):
                continue
            for language in languages:
                query = f"metric={metric}" + ("&lang=en" if language == "en" else "")
                found += [Task(f"{chart}.{end}", query, others, imprint) for end in endings]
    return found


@cache
def _releases(others: Path | None) -> Releases:
    return Releases.load(others=others)


def make(task: Task) -> tuple[str, bytes]:
    """Draw one picture; gives its file name and its bytes."""
    picture = read(task.name, task.query, _releases(task.others), task.imprint)
    return picture.name, picture.content()


def write(folder: Path, wanted: list[Task]) -> Iterator[Path]:
    """Draw everything into a folder, file by file as they are ready."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done in as_completed([pool.submit(make, task) for task in wanted]):
            name, content = done.result()
            path = folder / name
            path.write_bytes(content)
            yield path
