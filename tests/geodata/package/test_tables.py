"""The converter that reads a package at start, held against figures counted by hand."""

import json
import os
import shutil
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from geodata.errors import DataError
from geodata.language import LANGUAGES
from geodata.package import DATA, contract, shipped_descriptor
from geodata.package.files import MAX_BYTES, spot
from geodata.package.tables import Tables, load, read
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS

pytestmark = pytest.mark.thorough

Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("geo"))
    return folder


def test_rows_of_every_file_are_those_of_the_data_readme(tables: Tables) -> None:
    rows = {t.name: len(getattr(tables, t.name)) for t in contract()}
    assert rows == {
        "counties": 19, "supporters": 37, "pairing": 34, "plan": 37, "projects": 278,
        "indicators": 1059, "aggregates": 301, "pair_totals": 22, "sources": 285,
    }  # fmt: skip


def test_counts_that_can_be_made_by_hand(tables: Tables) -> None:
    projects = tables.projects
    default = projects["programme"].isin(["counterpart", "own_province", "central"])
    assert default.sum() == 211 + 6 + 9
    assert (default & (projects["item"] != "exchange")).sum() == 206
    counting = projects[default & (projects["item"] != "exchange")]
    reported = counting[counting["year_basis"] == "reported"]
    assert (reported["year"] == 2022).sum() == 63  # the data README says 64
    assert (projects["span"] != "").sum() == 10
    assert (projects["adcode"] == "").sum() == 2
    assert projects["part_of"].value_counts().drop("").to_dict() == {
        "agg-001": 12, "agg-002": 6, "cqb-049": 3,
    }  # fmt: skip
    assert tables.sources["tier"].value_counts().to_dict() == {1: 30, 2: 57, 3: 198}
    assert tables.supporters["kind"].value_counts().to_dict() == {
        "province": 19, "own_province": 2, "city": 10, "central": 4, "multiple": 1, "unnamed": 1,
    }  # fmt: skip


def test_counties_stand_in_river_order(tables: Tables) -> None:
    assert tables.counties["river_order"].tolist() == list(range(1, 20))
    assert (tables.counties.index[0], tables.counties.index[-1]) == ("500116", "420506")
    assert tables.counties["former_names"]["500101"] == ("万县市", "万县")
    assert tables.counties["former_names"]["420527"] == ()


def test_blank_is_never_a_zero(tables: Tables) -> None:
    row = tables.projects.loc["cqb-049"]
    assert row["project_count"] != row["project_count"]
    assert tables.projects["amount_wan"].isna().sum() == 211
    assert tables.projects["year"].isna().sum() == 6
    assert tables.projects["year"].dtype == "Int64"
    assert (tables.projects["amount_wan"] == 0).sum() == 0


def test_two_supporters_are_split_and_kept(tables: Tables) -> None:
    two = tables.projects[tables.projects["supporters"].map(len) == 2]
    assert sorted(set(two["supporter"])) == [
        "hunan|dalian", "jiangxi|yunnan", "shandong|shenyang",
    ]  # fmt: skip
    assert set(two["supporters"]) == {
        ("hunan", "dalian"), ("jiangxi", "yunnan"), ("shandong", "shenyang"),
    }  # fmt: skip


def test_figures_are_those_of_the_file(tables: Tables) -> None:
    text = (DATA / "indicators.csv").read_text(encoding="utf-8").splitlines()
    assert text[1].startswith("500102,2007,agri_commodity_value,215501,")
    first = tables.indicators.iloc[0]
    assert (first["adcode"], first["year"], first["value"]) == ("500102", 2007, 215501.0)
    assert tables.plan["value"]["grants_2014_2020"] == 41.63


def test_release_says_what_was_read(tables: Tables) -> None:
    digest = sha256()
    for name in ["datapackage.json", *(t.path for t in contract())]:
        content = (DATA / name).read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    release = tables.release
    assert (release.id, release.date) == ("r1", date(2026, 11, 24))
    assert release.digest == digest.hexdigest()


def test_another_release_has_its_own_id_and_digest(package: Path, tables: Tables) -> None:
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    descriptor |= {"version": "r2", "created": "2027-01-05T00:00:00Z", "title": "第二版"}
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    release = load(package).release
    assert (release.id, release.date) == ("r2", date(2027, 1, 5))
    assert release.digest != tables.release.digest


def test_start_is_fast() -> None:
    def seconds() -> float:
        began = time.process_time()
        load()
        return time.process_time() - began

    assert min(seconds() for _ in range(5)) < 0.2


def test_every_indicator_of_the_data_is_registered(tables: Tables) -> None:
    assert set(tables.indicators["indicator"]) == set(INDICATORS) - {"pesticide_use"}
    assert {m.column for m in METRICS.values() if m.kind == "indicator"} <= set(INDICATORS)


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda i: i.key)
def test_indicator_is_named_in_both_languages_and_honestly(indicator) -> None:
    for language in LANGUAGES:
        assert indicator.label.in_(language)
    assert indicator.low < indicator.high
    assert indicator.unit_text is not None
    part = indicator.key.endswith(("_jan_feb", "_h1", "_jan_sep"))
    assert indicator.part_year == part == ("非全年" in indicator.about.zh)
    if indicator.method in ("satellite", "model"):
        assert "森林覆盖率" not in indicator.label.zh
        assert any(word in indicator.label.zh for word in ("卫星", "模型"))


def test_every_column_is_described_in_both_languages() -> None:
    for resource in shipped_descriptor()["resources"]:
        for thing in (resource, *resource["schema"]["fields"]):
            for key in ("title", "title_en", "description", "description_en"):
                assert thing[key].strip(), (resource["name"], thing["name"], key)


def rewrite(name: str, change: Callable[[bytes], bytes]) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        path.write_bytes(change(path.read_bytes()))

    return edit


def replace(name: str, old: str, new: str) -> Edit:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return rewrite(name, change)


def line(name: str, row: int, text: str) -> Edit:
    """Put another text in the place of a row; row 1 is the header."""

    def change(content: bytes) -> bytes:
        rows = content.decode().split("\n")
        rows[row - 1] = text
        return "\n".join(rows).encode()

    return rewrite(name, change)


def remove(name: str) -> Edit:
    return lambda folder: (folder / name).unlink()


PAIR = "422823,beijing,grants_total_wan,87000,1992,2019,s0016,无偿援助8.7亿元"
COUNTY = "420506,夷陵区,夷陵,Yiling,hubei,宜昌市,宜昌县,19"

#: One of each kind: what is done to the copy, and the place that must be named.
FAULTS: dict[str, tuple[Edit, tuple[str, int | None, str]]] = {
    "no descriptor": (remove("datapackage.json"), ("datapackage.json", None, "")),
    "descriptor is not JSON": (
        replace("datapackage.json", '"version": "r1",', '"version": r1,'),
        ("datapackage.json", 3, ""),
    ),
    "descriptor nested too deep": (
        rewrite("datapackage.json", lambda _: b"[" * 50_000),
        ("datapackage.json", 1, ""),
    ),
    "descriptor is a list": (
        rewrite("datapackage.json", lambda _: b"[]"), ("datapackage.json", None, "$"),
    ),
    "descriptor is not UTF-8": (
        rewrite("datapackage.json", lambda c: c.decode().encode("gbk", "replace")),
        ("datapackage.json", 1, ""),
    ),
    "no version": (
        replace("datapackage.json", '"version": "r1"', '"version": "../r1"'),
        ("datapackage.json", None, "version"),
    ),
    "no date": (
        replace("datapackage.json", "2026-11-24T00", "2026-13-24T00"),
        ("datapackage.json", None, "created"),
    ),
    "another schema": (
        replace("datapackage.json", '"type": "integer"', '"type": "string"'),
        ("datapackage.json", None, "resources[0].schema.fields[7].type"),
    ),
    "path elsewhere": (
        replace("datapackage.json", '"path": "counties.csv"', '"path": "../../etc/passwd"'),
        ("datapackage.json", None, "resources[0].path"),
    ),
    "missing file": (remove("plan.csv"), ("plan.csv", None, "")),
    "folder in place of a file": (
        lambda f: ((f / "plan.csv").unlink(), (f / "plan.csv").mkdir())[0],
        ("plan.csv", None, ""),
    ),
    "pipe in place of a file": (
        lambda f: ((f / "plan.csv").unlink(), os.mkfifo(f / "plan.csv"))[0],
        ("plan.csv", None, ""),
    ),
    "oversize": (
        rewrite("plan.csv", lambda c: c + b"x" * MAX_BYTES), ("plan.csv", None, ""),
    ),
    "empty file": (rewrite("pairing.csv", lambda _: b""), ("pairing.csv", 1, "adcode")),
    "BOM": (rewrite("counties.csv", lambda c: b"\xef\xbb\xbf" + c), ("counties.csv", 1, "")),
    "GBK": (
        rewrite("counties.csv", lambda c: c.decode().encode("gbk")), ("counties.csv", 2, ""),
    ),
    "UTF-16": (
        rewrite("counties.csv", lambda c: c.decode().encode("utf-16")), ("counties.csv", 1, ""),
    ),
    "broken quotes": (
        line("pair_totals.csv", 6, '422823,"bei"jing,x'), ("pair_totals.csv", 6, ""),
    ),
    "open quote": (
        line("pair_totals.csv", 6, '422823,"beijing'), ("pair_totals.csv", 6, ""),
    ),
    "missing column": (
        replace("sources.csv", "publisher,", ""), ("sources.csv", 1, "publisher"),
    ),
    "extra column": (
        replace("pairing.csv", "supporter,order", "supporter,order,remark"),
        ("pairing.csv", 1, "remark"),
    ),
    "repeated column": (
        replace("pairing.csv", "supporter,order", "supporter,order,order"),
        ("pairing.csv", 1, "order"),
    ),
    "columns in another order": (
        replace("pairing.csv", "adcode,supporter,order", "supporter,adcode,order"),
        ("pairing.csv", 1, ""),
    ),
    "too few cells": (line("pairing.csv", 3, "420506,shanghai"), ("pairing.csv", 3, "")),
    "too many cells": (line("pairing.csv", 3, "420506,shanghai,2,2"), ("pairing.csv", 3, "")),
    "blank row": (line("pairing.csv", 3, ""), ("pairing.csv", 3, "")),
    "not a number": (
        line("pair_totals.csv", 6, PAIR.replace("87000", "8.7亿")), ("pair_totals.csv", 6, "value"),
    ),
    "thousands separator": (
        line("pair_totals.csv", 6, PAIR.replace("87000", '"87,000"')),
        ("pair_totals.csv", 6, "value"),
    ),
    "not a finite number": (
        line("pair_totals.csv", 6, PAIR.replace("87000", "NaN")), ("pair_totals.csv", 6, "value"),
    ),
    "exponent": (
        line("pair_totals.csv", 6, PAIR.replace("87000", "8.7e4")), ("pair_totals.csv", 6, "value"),
    ),
    "full-width digits": (
        line("pair_totals.csv", 6, PAIR.replace("2019", "２０１９")),
        ("pair_totals.csv", 6, "year_to"),
    ),
    "not a whole number": (
        line("pair_totals.csv", 6, PAIR.replace("2019", "2019.5")),
        ("pair_totals.csv", 6, "year_to"),
    ),
    "year too early": (
        line("pair_totals.csv", 6, PAIR.replace("1992", "92")), ("pair_totals.csv", 6, "year_from"),
    ),
    "negative": (
        line("pair_totals.csv", 6, PAIR.replace("87000", "-1")), ("pair_totals.csv", 6, "value"),
    ),
    "required cell blank": (
        line("pair_totals.csv", 6, PAIR.replace("87000", "")), ("pair_totals.csv", 6, "value"),
    ),
    "unknown word": (
        line("pair_totals.csv", 6, PAIR.replace("grants_total_wan", "grants")),
        ("pair_totals.csv", 6, "measure"),
    ),
    "bad code": (
        line("counties.csv", 2, COUNTY.replace("420506", "42506")), ("counties.csv", 2, "adcode"),
    ),
    "text too long": (
        line("pair_totals.csv", 6, PAIR + "长" * 400), ("pair_totals.csv", 6, "note"),
    ),
    "surrounding space": (
        line("pair_totals.csv", 6, PAIR.replace("beijing", "beijing ")),
        ("pair_totals.csv", 6, "supporter"),
    ),
    "line break": (
        line("pair_totals.csv", 6, PAIR.replace("无偿", '"无\n偿') + '"'),
        ("pair_totals.csv", 6, "note"),
    ),
    "hidden character": (
        line("pair_totals.csv", 6, PAIR + "\u202e"), ("pair_totals.csv", 6, "note"),
    ),
    "unknown county": (
        line("pair_totals.csv", 6, PAIR.replace("422823", "422822")),
        ("pair_totals.csv", 6, "adcode"),
    ),
    "unknown supporter": (
        line("pair_totals.csv", 6, PAIR.replace("beijing", "peking")),
        ("pair_totals.csv", 6, "supporter"),
    ),
    "unknown source": (
        line("pair_totals.csv", 6, PAIR.replace("s0016", "s9999")),
        ("pair_totals.csv", 6, "source_id"),
    ),
    "unknown second supporter": (
        replace("projects.csv", "hunan|dalian", "hunan|daliam"), ("projects.csv", 33, "supporter"),
    ),
    "unknown bundle": (
        replace("projects.csv", ",cqb-049,,", ",cqb-949,,"), ("projects.csv", 108, "part_of"),
    ),
    "repeated key": (
        replace("sources.csv", "\ns0003,", "\ns0002,"), ("sources.csv", 5, "source_id"),
    ),
    "repeated pair": (line("pairing.csv", 3, "420506,heilongjiang,2"),
                      ("pairing.csv", 3, "adcode,supporter")),
    "repeated name": (
        replace("counties.csv", ",夷陵,", ",秭归,"), ("counties.csv", 3, "short_zh"),
    ),
    "county missing": (
        rewrite("counties.csv", lambda c: c[: c.index(b"500116")]), ("counties.csv", None, ""),
    ),
    "indicator not registered": (
        replace("indicators.csv", "agri_commodity_value", "agri_value"),
        ("indicators.csv", 2, "indicator"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_every_kind_of_fault_is_named_with_its_place(kind: str, package: Path) -> None:
    edit, expected = FAULTS[kind]
    edit(package)
    faults = read(package).faults
    assert expected in [spot(fault) for fault in faults]
    for fault in faults:
        text = fault.text("zh")
        assert expected[0] in text or fault is not faults[0]
        assert len(text) < 600
    with pytest.raises(DataError) as raised:
        load(package)
    assert raised.value.text("zh") == faults[0].text("zh")


def test_all_faults_are_found_at_once(package: Path) -> None:
    chosen = ["required cell blank", "bad code", "unknown bundle", "repeated pair", "missing file"]
    for kind in chosen:
        FAULTS[kind][0](package)
    found = {spot(fault) for fault in read(package).faults}
    assert found >= {FAULTS[kind][1] for kind in chosen}


def test_a_missing_file_does_not_blame_the_rows_that_point_at_it(package: Path) -> None:
    (package / "sources.csv").unlink()
    assert {spot(fault) for fault in read(package).faults} == {("sources.csv", None, "")}


def test_line_ends_of_another_system_change_nothing_but_the_digest(
    package: Path, tables: Tables
) -> None:
    for table in contract():
        rewrite(table.path, lambda c: c.replace(b"\n", b"\r\n"))(package)
    other = load(package)
    assert other.projects.equals(tables.projects)
    assert other.indicators.equals(tables.indicators)
    assert other.release.digest != tables.release.digest
