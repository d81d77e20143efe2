"""The check of a whole package: every rule, all faults at once, and hostile cells."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.intake.check import package as check
from geodata.intake.check import printed
from geodata.intake.check.package import counts, coverage
from geodata.package import DATA, contract
from geodata.package.files import spot
from geodata.package.tables import load, read
from tests.geodata import second_opinion

pytestmark = pytest.mark.thorough

Place = tuple[str, int | None, str]
NAMES = [table.name for table in contract()]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "package"))


def set_cell(folder: Path, table: str, row: int, column: str, text: str) -> None:
    """Write one cell; rows as a spreadsheet counts them, the header being row 1."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[row - 1][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def row_of(table: str, column: str, text: str) -> int:
    """The spreadsheet row of the first record with this cell."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return next(n for n, r in enumerate(csv.DictReader(file), 2) if r[column] == text)


def append(folder: Path, table: str, *cells: str) -> int:
    path = folder / f"{table}.csv"
    rows = path.read_text(encoding="utf-8").count("\n")
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)
    return rows + 1


def test_the_shipped_package_has_no_fault() -> None:
    report = check.check()
    assert report.faults == ()
    assert report.rows["projects"] == 278
    assert report.tables is not None
    assert {spot(h) for h in report.hints} == {
        ("indicators.csv", 853, "value"),
        ("projects.csv", row_of("projects", "id", "hb-010"), "supporter"),
    }


CELLS: dict[str, tuple[str, str, tuple[str, str], str, str]] = {
    # kind: table, column that is changed, (column, text) that finds the row, new text, named column
    "province and code": ("counties", "province", ("adcode", "420506"), "chongqing", "province"),
    "central body in a pair": ("pairing", "supporter", ("supporter", "hebei"), "mwr", "supporter"),
    "own province paired": ("pairing", "supporter", ("supporter", "hebei"), "hubei", "supporter"),
    "order of pairs": ("pairing", "order", ("supporter", "ningbo"), "9", "order"),
    "plan and pairs": ("plan", "value", ("key", "m_pairing"), "35", "value"),
    "plan and provinces": ("plan", "value", ("key", "supporters_provinces"), "20", "value"),
    "plan and cities": ("plan", "value", ("key", "supporters_cities"), "11", "value"),
    "plan and counties": ("plan", "value", ("key", "counties"), "20", "value"),
    "plan's indicator": ("plan", "indicator", ("key", "t_income"), "gdp|wages", "indicator"),
    "plan's years": ("plan", "year_from", ("key", "t_income"), "2030", "year_from"),
    "unit": ("indicators", "unit", ("indicator", "gdp"), "万元", "unit"),
    "range": ("indicators", "value", ("indicator", "gdp"), "7822000", "value"),
    "percentage": ("indicators", "value", ("indicator", "forest_cover"), "100.1", "value"),
    "method": ("indicators", "method", ("indicator", "tree_cover_share"), "bulletin", "method"),
    "source without address": ("sources", "url", ("source_id", "s0001"), "", "url"),
    "total of nowhere": ("aggregates", "scope", ("scope", "hubei"), "hunan_province", "scope"),
    "total in another unit": ("aggregates", "unit", ("measure", "grants_wan"), "亿元", "unit"),
    "total backwards": ("aggregates", "year_from", ("scope", "hubei"), "2022", "year_from"),
    "running total backwards": (
        "pair_totals", "year_from", ("supporter", "beijing"), "2020", "year_from",
    ),
    "member of a project": ("projects", "part_of", ("id", "cqb-050"), "hb-001", "part_of"),
    "nested bundle": ("projects", "part_of", ("id", "agg-002"), "agg-001", "part_of"),
    "bundle in itself": ("projects", "part_of", ("id", "agg-002"), "agg-002", "part_of"),
    "member elsewhere": ("projects", "adcode", ("id", "cqb-050"), "500230", "adcode"),
    "member of another programme": (
        "projects", "programme", ("id", "cqb-050"), "own_province", "programme",
    ),
    "bundle with a sector": ("projects", "sector", ("id", "agg-002"), "health", "sector"),
    "project without a sector": ("projects", "sector", ("id", "hb-001"), "mixed", "sector"),
    "same supporter twice": (
        "projects", "supporter", ("supporter", "hunan|dalian"), "dalian|dalian", "supporter",
    ),
    "placeholder beside a supporter": (
        "projects", "supporter", ("supporter", "hunan|dalian"), "dalian|unnamed", "supporter",
    ),
    "span backwards": ("projects", "span", ("id", "cqb-009"), "2018-2001", "span"),
    "span of one year": ("projects", "span", ("id", "cqb-009"), "2018-2018", "span"),
    "span after the year": ("projects", "span", ("id", "cqb-009"), "2001-2019", "span"),
    "span format": ("projects", "span", ("id", "cqb-009"), "2001—2018", "span"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CELLS)
def test_every_rule_names_the_cell(kind: str, package: Path) -> None:
    table, column, where, text, named = CELLS[kind]
    row = row_of(table, *where)
    set_cell(package, table, row, column, text)
    found = [spot(fault) for fault in check.check(package).faults]
    assert (f"{table}.csv", row, named) in found
    assert {file for file, _, _ in found} <= {f"{table}.csv", "plan.csv"}


def test_a_year_after_the_release_is_named(package: Path) -> None:
    descriptor = (package / "datapackage.json").read_text(encoding="utf-8")
    older = descriptor.replace('"created": "2026', '"created": "2024')
    (package / "datapackage.json").write_text(older, encoding="utf-8")
    found = {spot(fault) for fault in check.check(package).faults}
    assert ("projects.csv", row_of("projects", "id", "cqb-020"), "year") in found
    assert {column for _, _, column in found} == {"year"}


def test_repeated_rows_and_figures_are_named(package: Path) -> None:
    first = (package / "projects.csv").read_text(encoding="utf-8").split("\n")[1].split(",")
    project = append(package, "projects", "hb-999", *first[1:])
    figure = append(
        package,
        "indicators",
        *["500102", "2007", "agri_commodity_value", "215501", "万元", "yearbook", "", "s0140", ""],
    )
    faults = {spot(f): f.text("zh") for f in check.check(package).faults}
    assert "与第 2 行重复" in faults["projects.csv", project, "adcode,supporter,name,year"]
    assert (
        "与第 2 行重复" in faults["indicators.csv", figure, "adcode,year,indicator,source_id,value"]
    )


@pytest.mark.parametrize(("column", "count", "amount"), [
    ("project_count", "1900", ""), ("amount_wan", "1", "400000"),
])  # fmt: skip
def test_sums_never_exceed_what_the_plan_published(
    column: str, count: str, amount: str, package: Path
) -> None:
    append(
        package, "projects", "zz-001", "500230", "hebei", "又一个项目", "other", "project", "2016",
        "completed", count, amount, "grant", "completed", "counterpart", "", "", "s0001", "",
    )  # fmt: skip
    assert [spot(f) for f in check.check(package).faults] == [("projects.csv", None, column)]


def test_a_year_outside_the_plan_s_span_does_not_count(package: Path) -> None:
    append(
        package, "projects", "zz-001", "500230", "hebei", "又一个项目", "other", "project", "2021",
        "completed", "1700", "400000", "grant", "completed", "counterpart", "", "", "s0001", "",
    )  # fmt: skip
    report = check.check(package)
    assert report.faults == ()
    assert ("projects.csv", 280, "amount_wan") in {spot(h) for h in report.hints}


def test_hints_are_not_faults(package: Path) -> None:
    set_cell(package, "projects", row_of("projects", "id", "cqa2-036"), "amount_wan", "700")
    set_cell(package, "pair_totals", row_of("pair_totals", "supporter", "beijing"), "value", "50")
    append(package, "sources", "s0999", "无人引用", "https://example.org/", "example.org", "", "3")
    report = check.check(package)
    assert report.faults == ()
    assert {spot(h) for h in report.hints} >= {
        ("projects.csv", row_of("projects", "id", "agg-002"), "amount_wan"),
        ("pair_totals.csv", row_of("pair_totals", "supporter", "beijing"), "value"),
        ("sources.csv", 287, "source_id"),
    }


def test_a_missing_boundary_file_is_a_fault(package: Path) -> None:
    shutil.rmtree(package / "geo")
    faults = check.check(package).faults
    assert len(faults) == 1
    assert "geojson" in faults[0].text("zh")


def test_all_faults_of_all_files_at_once(package: Path) -> None:
    expected: set[Place] = set()
    for kind in ("order of pairs", "unit", "member elsewhere", "total of nowhere"):
        table, column, where, text, named = CELLS[kind]
        row = row_of(table, *where)
        set_cell(package, table, row, column, text)
        expected.add((f"{table}.csv", row, named))
    set_cell(package, "projects", 5, "year", "二〇二二")
    set_cell(package, "indicators", 9, "source_id", "s9998")
    (package / "pair_totals.csv").unlink()
    expected |= {
        ("projects.csv", 5, "year"), ("indicators.csv", 9, "source_id"),
        ("pair_totals.csv", None, ""),
    }  # fmt: skip
    found = [spot(fault) for fault in check.check(package).faults]
    assert set(found) == expected
    assert len(found) == len(expected)


FORM = {
    "type": ("pair_totals", 6, "value", "8.7亿"),
    "required": ("pair_totals", 6, "value", ""),
    "enum": ("projects", 9, "sector", "farming"),
    "pattern": ("counties", 3, "adcode", "42527"),
    "minimum": ("projects", 9, "project_count", "-1"),
    "maximum": ("counties", 3, "river_order", "20"),
    "length": ("projects", 9, "note", "长" * 401),
    "unique": ("counties", 3, "short_zh", "夷陵"),
    "primary key": ("sources", 9, "source_id", "s0001"),
    "foreign key": ("indicators", 9, "source_id", "s9998"),
    "self reference": ("projects", 108, "part_of", "cqb-949"),
}


@pytest.mark.parametrize("kind", FORM)
def test_frictionless_and_our_reader_find_the_same_rows(kind: str, package: Path) -> None:
    table, row, column, text = FORM[kind]
    set_cell(package, table, row, column, text)
    mine = {spot(f)[:2] for f in read(package).faults}
    theirs = second_opinion.places(package)
    assert (f"{table}.csv", row) in mine & theirs
    assert theirs <= mine


def test_the_shipped_descriptor_is_valid_and_so_is_what_it_describes() -> None:
    from frictionless import Package

    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert list(Package.metadata_validate(descriptor)) == []
    assert second_opinion.places(DATA) == set()


def test_coverage_has_all_counties_for_every_metric() -> None:
    tables = load()
    table = coverage(tables)
    assert table.loc["gdp"].index.tolist() == tables.counties.index.tolist()
    assert table.loc["co2_emissions"][
        ["first", "last", "years", "records"]
    ].drop_duplicates().values.tolist() == [[1997, 2017, 21, 21]]
    assert (table.loc["gdp"]["records"] > 0).sum() == 19
    assert table.loc["gdp"]["records"].sum() == 83
    assert (table.loc["supporters"]["records"] == 0).sum() == 1
    assert table.loc["supporters"]["records"]["500116"] == 0
    assert table.loc["pesticide_use"]["records"].sum() == 0


def test_coverage_by_year_counts_rows() -> None:
    found = counts(load())
    wushan = found[(found["metric"] == "projects") & (found["adcode"] == "500237")]
    assert dict(zip(wushan["year"], wushan["records"], strict=True))[2018] == 7
    spanning = found[(found["metric"] == "grants") & (found["adcode"] == "500233")]
    assert spanning["year"].isna().all()
    assert spanning["records"].sum() == 4


def test_the_report_is_complete_in_both_languages(package: Path) -> None:
    for table, row, column, text in FORM.values():
        set_cell(package, table, row, column, text)
    for report in (check.check(), check.check(package)):
        zh = list(printed.lines(report, "zh", full=True))
        en = list(printed.lines(report, "en", full=True))
        assert len(zh) == len(en)
        assert not any(re.search(r"\{[a-z_]+\}", text) for text in zh + en)


ALPHABET = st.characters(exclude_categories=["Cs"])
HOSTILE = st.one_of(
    st.text(ALPHABET, max_size=40),
    st.sampled_from([
        "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "'; DROP TABLE x;--", "../../etc/passwd",
        "{where}", "{0.__class__}", "%s%n", "\x00", "\u202eabc", "٣", "１", "1e999", "-0", "|",
        "a|", "9" * 400, "x" * 140_000, '"', "\r", "\n", ",,,,", "\ufeff", "NaN", "inf", "True",
    ]),
)  # fmt: skip


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("hostile") / "package"))


@given(data=st.data(), text=HOSTILE)
def test_hostile_text_in_a_cell_never_breaks_the_check(
    data: st.DataObject, text: str, playground: Path
) -> None:
    table = data.draw(st.sampled_from(contract()))
    column = data.draw(st.sampled_from([f.name for f in table.fields]))
    original = (DATA / table.path).read_bytes()
    try:
        set_cell(playground, table.name, data.draw(st.integers(2, 19)), column, text)
        report = check.check(playground)
        for line in printed.lines(report, "zh"):
            assert not set(line) & set("\x00\x1b\r\n\u202e")
    finally:
        (playground / table.path).write_bytes(original)


@given(content=st.binary(max_size=200), name=st.sampled_from([*NAMES, "datapackage.json"]))
@example(
    content=b'{"version": "r1", "created": "2026-11-24", "resources": {}}', name="datapackage.json"
)
@example(content=b"\xff\xfe\x00", name="plan")
def test_hostile_files_never_break_the_reader(content: bytes, name: str, playground: Path) -> None:
    file = name if name.endswith(".json") else f"{name}.csv"
    original = (DATA / file).read_bytes()
    try:
        (playground / file).write_bytes(content)
        assert read(playground).faults
    finally:
        (playground / file).write_bytes(original)


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(ALPHABET, max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(ALPHABET, max_size=5), inner, max_size=3)
        ),
    ),
    key=st.sampled_from(["version", "created", "resources", "licenses", "name", "title", "x"]),
)
def test_a_descriptor_with_anything_in_it_never_breaks_the_reader(
    value: object, key: str, playground: Path
) -> None:
    original = (DATA / "datapackage.json").read_text(encoding="utf-8")
    try:
        changed = json.dumps(json.loads(original) | {key: value})
        (playground / "datapackage.json").write_text(changed, encoding="utf-8")
        for fault in read(playground).faults:
            assert fault.text("zh")
    finally:
        (playground / "datapackage.json").write_text(original, encoding="utf-8")
