"""What a reader should know first: the README of `/data.zip` and the sheet `about` of the XLSX."""

from __future__ import annotations

from geodata.export.metadata import BLANK_NOTE, FIGURE_COLUMNS, MAP_NOTE, REPOST_NOTE
from geodata.language import LANGUAGES, Language, Text, text_of
from geodata.package.licences import licences
from geodata.registry.terms import FLAGS, TIERS
from geodata.view import View
from geodata.wording import contrast
from geodata.wording.names import unit_label

_HEAD = Text("三峡库区对口支援地图 · 数据", "Three Gorges counterpart-support atlas · data")
_WORDS: dict[str, Text] = {
    "metric": Text("指标", "Metric"),
    "definition": Text("定义", "Definition"),
    "caveat": Text("注意", "Caveat"),
    "comparison": Text("比较", "Comparison"),
    "source": Text("来源", "Source"),
    "unit": Text("单位", "Unit"),
    "coverage": Text("有数字的县（区）", "Counties with a figure"),
    "records": Text("记录数", "Records"),
    "release": Text("数据版本", "Release"),
    "code": Text("图号", "Figure code"),
    "query": Text("查询", "Query"),
    "licence": Text("许可", "Licence"),
    "base_map": Text("底图审图号", "Base map review number"),
    "columns": Text("data.csv 各列", "Columns of data.csv"),
    "flags": Text("标记", "Flags"),
    "blank": Text("空白", "Blanks"),
    "sources": Text("来源清单", "List of sources"),
    "digest": Text("摘要", "Digest"),
}


def word(key: str, language: Language) -> str:
    """The label of an entry in README and the sheet `about`."""
    return _WORDS[key].in_(language)


def about(view: View, base_map: str, language: Language) -> list[tuple[str, str]]:
    """Label and text of what a reader should know first."""
    metric, known = view.metric, view.coverage
    entries = [
        ("metric", text_of(contrast.measure(view), language)),
        ("definition", metric.about.in_(language)),
        ("caveat", metric.caveat.in_(language)),
        ("comparison", " · ".join(contrast.remarks(view, language))),
        ("source", metric.source.in_(language)),
        ("unit", unit_label(view, language)),
        ("blank", BLANK_NOTE.in_(language)),
        ("coverage", f"{known.counties} / {known.of}"),
        ("records", str(known.records)),
        ("release", f"{view.release.id} · {view.release.date.isoformat()}"),
        ("digest", f"sha256:{view.release.digest}"),
        ("code", view.code),
        ("query", view.selection.but(release=view.release.id).query()),
        ("licence", " · ".join(f"{one['name']} {one['path']}" for one in licences())),
        (
            "base_map",
            f"{base_map}（{MAP_NOTE.zh}）" if language == "zh" else f"{base_map} ({MAP_NOTE.en})",
        ),
    ]
    return [
        (word(key, language), text)
        for key, text in entries
        if text and (key != "base_map" or base_map)
    ]


def readme(view: View, base_map: str = "") -> str:
    """The README of `/data.zip`, Chinese first, then English."""
    return "\n".join("\n".join(_readme(view, base_map, language)) for language in LANGUAGES)


def _readme(view: View, base_map: str, language: Language) -> list[str]:
    colon = "：" if language == "zh" else ": "
    lines = [_HEAD.in_(language), ""]
    lines += [f"{label}{colon}{text}" for label, text in about(view, base_map, language)]
    lines += ["", word("columns", language)]
    lines += [f"  {key}{colon}{label.in_(language)}" for key, label in FIGURE_COLUMNS.items()]
    lines += ["", word("flags", language)]
    lines += [f"  {key}{colon}{label.in_(language)}" for key, label in FLAGS.items()]
    lines += ["", word("sources", language)]
    for key, row in view.sources.iterrows():
        tier = TIERS[int(row["tier"])].in_(language)
        note = f" [{REPOST_NOTE.in_(language)}]" if int(row["tier"]) == max(TIERS) else ""
        parts = (row["title"], row["publisher"], row["date"], tier, row["url"])
        lines.append(f"  {key} " + " · ".join(str(p) for p in parts if p) + note)
    return [*lines, ""]
