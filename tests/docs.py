"""The tables of docs/, made from the registries: `python -m tests.docs` writes them.

A table stands between `<!-- table: NAME -->` and `<!-- end -->`; what stands between the two is
written anew. `tests/test_docs.py` holds every table equal to what the registries give.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from dashboard import addresses, settings
from dashboard.address import KINDS, Kind
from dashboard.pictures.options import SIZES
from geodata.export.columns import FIGURE_COLUMNS
from geodata.language import Language, Text
from geodata.meeting.figures import FIGURES
from geodata.package.tables import DATA
from geodata.query.keys import KEYS
from geodata.registry.charts import CHARTS
from geodata.registry.metrics import GROUPS, METRICS
from geodata.registry.sectors import SECTORS

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs"
#: What the name of a page in each language ends with.
ENDINGS: dict[Language, str] = {"en": ".md", "zh": ".zh-CN.md"}
NONE = "—"
MARKED = re.compile(r"(<!-- table: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

Rows = Iterable[tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Heads of the columns, and the rows in one language."""

    heads: tuple[Text, ...]
    rows: Callable[[Language], Rows]

    def text(self, language: Language) -> str:
        """The table in Markdown, with a final newline."""
        lines = [[head.in_(language) for head in self.heads], ["---"] * len(self.heads)]
        lines += [[cell.replace("|", r"\|") or NONE for cell in row] for row in self.rows(language)]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def code(text: str) -> str:
    """Text in the type of code."""
    return f"`{text}`"


def _metrics(language: Language) -> Rows:
    for metric in METRICS.values():
        group, unit = GROUPS[metric.group].in_(language), metric.unit.label.in_(language)
        name, method = metric.label.in_(language), metric.method.in_(language)
        yield code(metric.key), name, unit, group, method, metric.about.in_(language)


def _addresses(kind: Kind, language: Language) -> Rows:
    for row in addresses.ADDRESSES:
        if row.kind == kind:
            own = " ".join(code(key) for key in row.own)
            name, about = row.label.in_(language), row.about.in_(language)
            yield code(row.shown), name, "" if about == name else about, own


def _keys(language: Language) -> Rows:
    for key, row in KEYS.items():
        yield code(key), row.label.in_(language), row.about.in_(language)


def _columns(language: Language) -> Rows:
    for column in FIGURE_COLUMNS.values():
        yield code(column.key), column.label.in_(language), column.about.in_(language)


def _sectors(language: Language) -> Rows:
    chip = Text("单独的筛选项", "a filter of its own")
    others = Text("归入 `others`", "in `others`")
    for sector in SECTORS.values():
        place = chip if sector.main else others
        yield code(sector.key), sector.label.in_(language), place.in_(language)


def _charts(language: Language) -> Rows:
    for chart in CHARTS.values():
        yield code(chart.key), chart.label.in_(language), chart.name.in_(language)


def _sizes(language: Language) -> Rows:
    for size in SIZES.values():
        sides = f"{size.width:g} × {size.height:g} {size.unit}"
        yield code(size.key), size.label.in_(language), sides


def _figures(language: Language) -> Rows:
    yes = Text("写县（区）的步骤", "steps of one county")
    every = Text("每一步", "every step")
    for figure in FIGURES.values():
        where = yes if figure.county else every
        yield code(figure.key), figure.label.in_(language), where.in_(language)


@cache
def _package() -> dict[str, dict[str, object]]:
    """The resources of the shipped package that are tables, by name."""
    found = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {r["name"]: r for r in found["resources"] if r.get("type") == "table"}


def _in(row: dict[str, object], key: str, language: Language) -> str:
    return str(row.get(f"{key}_en" if language == "en" else key, ""))


def _tables(language: Language) -> Rows:
    for row in _package().values():
        about = _in(row, "description", language)
        yield code(str(row["path"])), _in(row, "title", language), about


def _ledger(language: Language) -> Rows:
    schema = _package()["projects"]["schema"]
    assert isinstance(schema, dict)
    for field in schema["fields"]:
        about = _in(field, "description", language)
        yield code(field["name"]), _in(field, "title", language), about


def _contracts(_: Language) -> Rows:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for contract in project["tool"]["importlinter"]["contracts"]:
        named = contract.get("layers") or contract.get("modules") or contract["source_modules"]
        if contract["type"] == "forbidden":
            named = [*named, "✗ " + ", ".join(contract["forbidden_modules"])]
        yield contract["name"], " → ".join(named) if "layers" in contract else " ".join(named)


_KEY = Text("键", "Key")
_NAME = Text("名称", "Name")
_ABOUT = Text("说明", "What it is")
_ADDRESS = Text("地址", "Address")

TABLES: dict[str, Table] = {
    "metrics": Table(
        heads=(
            _KEY, Text("指标", "Metric"), Text("单位", "Unit"), Text("类别", "Group"),
            Text("方法", "Method"), _ABOUT,
        ),
        rows=_metrics,
    ),
    **{
        f"addresses-{kind}": Table(
            heads=(_ADDRESS, _NAME, Text("内容", "Gives"), Text("自己的参数", "Keys of its own")),
            rows=partial(_addresses, kind),
        )
        for kind in KINDS
    },
    "keys": Table(heads=(_KEY, _NAME, _ABOUT), rows=_keys),
    "columns": Table(heads=(Text("列", "Column"), _NAME, _ABOUT), rows=_columns),
    "sectors": Table(heads=(_KEY, Text("领域", "Sector"), Text("筛选", "Filter")), rows=_sectors),
    "charts": Table(heads=(_KEY, Text("图", "Chart"), Text("图形", "Form")), rows=_charts),
    "sizes": Table(heads=(_KEY, _NAME, Text("宽 × 高", "Width × height")), rows=_sizes),
    "figures": Table(heads=(_KEY, _NAME, Text("可用于", "Where")), rows=_figures),
    "tables": Table(heads=(Text("文件", "File"), _NAME, _ABOUT), rows=_tables),
    "ledger": Table(heads=(Text("列", "Column"), _NAME, _ABOUT), rows=_ledger),
    "contracts": Table(heads=(Text("约定", "Contract"), Text("从上到下", "Top to bottom")), rows=_contracts),
    "settings": Table(
        heads=(Text("环境变量", "Variable"), Text("默认", "Default"), _ABOUT), rows=settings.table
    ),
}  # fmt: skip


def pages() -> dict[Path, Language]:
    """Every page of docs/ and its language."""
    return {
        path: next(lang for lang in ("zh", "en") if path.name.endswith(ENDINGS[lang]))
        for path in sorted(FOLDER.glob("*.md"))
    }


def filled(text: str, language: Language) -> str:
    """The text of a page with its tables as the registries give them; KeyError for no table."""
    return MARKED.sub(lambda m: m[1] + "\n" + TABLES[m["name"]].text(language) + "\n" + m[3], text)


def main() -> None:
    """Write every table anew and name the pages that changed."""
    for path, language in pages().items():
        text = path.read_text(encoding="utf-8")
        made = filled(text, language)
        if made != text:
            path.write_text(made, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
