"""README says what the registries say."""

from __future__ import annotations

from pathlib import Path

from geodata.registry.metrics import METRICS

README = Path(__file__).parent.parent / "README.md"


def test_the_table_of_metrics_is_the_registry():
    text = README.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `") and line.count("|") == 6]
    expected = [
        f"| `{m.key}` | {m.label.zh} | {m.label.en} | {m.unit.label.zh or '—'} | {m.method.zh} |"
        for m in METRICS.values()
    ]
    assert rows == expected


def test_the_pictures_of_readme_are_there():
    text = README.read_text(encoding="utf-8")
    names = [part.split(")")[0] for part in text.split("](")[1:] if part.startswith("docs/")]
    assert names
    for name in names:
        assert (README.parent / name).is_file(), name
