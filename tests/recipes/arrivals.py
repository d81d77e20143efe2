"""Where what a recipe of docs/develop.md adds must arrive: `python -m tests.recipes.arrivals VAR NAME…`.

It is run in a tree, and prints as JSON, by recipe, each place where the thing is not: with blank
text where it is missing, with the fault where asking failed.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from callbacks import Settings, assemble
from callbacks.web.bodies import UPDATE
from dashboard import ids
from dashboard.pictures import kit
from dashboard.pictures.options import Imprint
from geodata.__main__ import main as command
from geodata.atlas import Atlas
from geodata.package import DATA
from geodata.releases.changes import record_changes
from geodata.selection import Selection
from geodata.wording import sentence
from geodata.wording.alt_text import alt_text
from tests import docs

Places = Mapping[str, Callable[[], bool]]
PNG, PDF = b"\x89PNG", b"%PDF"


class Tree:
    """The site of the tree as it stands, and its facts."""

    def __init__(self, var: Path, settings: Settings | None = None) -> None:
        self.var = var
        self.settings = settings or Settings(data=DATA, var=var)

    @cached_property
    def client(self) -> FlaskClient:
        return assemble(self.settings).server.test_client()

    @cached_property
    def atlas(self) -> Atlas:
        return Atlas.load()

    def get(self, address: str) -> TestResponse:
        """The answer of an address that is there."""
        answer = self.client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer

    def text(self, address: str) -> str:
        return self.get(address).text

    def json(self, address: str) -> Any:
        return self.get(address).json

    def map_page(self, query: str = "", path: str = "/") -> Any:
        """What Dash sends for a page."""
        given = {"pathname": path, "search": f"?{query}"}
        body = {
            "output": f"{ids.PAGE}.children",
            "outputs": {"id": ids.PAGE, "property": "children"},
            "inputs": [
                {"id": ids.LOCATION, "property": name, "value": text}
                for name, text in given.items()
            ],
            "changedPropIds": [f"{ids.LOCATION}.pathname"],
        }
        return self.client.post(UPDATE, json=body).json

    def figures(self, query: str) -> list[dict[str, str]]:
        """The rows of `/data.csv`."""
        return list(csv.DictReader(io.StringIO(self.text(f"/data.csv?{query}").lstrip("\ufeff"))))

    def values(self, query: str) -> list[float]:
        return [float(row["value"]) for row in self.figures(query) if row["value"]]

    @cached_property
    def description(self) -> Any:
        return self.json("/openapi.json")

    def parameter(self, name: str) -> Any:
        """How the description of the addresses describes a key of the query."""
        return self.description["components"]["parameters"][name]["schema"]


def in_docs(topic: str, *cells: str) -> bool:
    """Whether a row of the generated tables of a page begins so, in both languages."""
    start = "| " + " | ".join(cells) + " |"
    pages = {lang: docs.FOLDER / (topic + ending) for lang, ending in docs.ENDINGS.items()}
    return all(
        start in docs.filled(page.read_text(encoding="utf-8"), lang) for lang, page in pages.items()
    )


def within(found: Any) -> Iterator[Any]:
    """Everything in a JSON value."""
    yield found
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    for part in inner:
        yield from within(part)


def linked(page: Any, start: str) -> bool:
    """Whether a page that Dash sends has a link that begins so."""
    return any(
        isinstance(one, dict) and str(one.get("href", "")).startswith(start) for one in within(page)
    )


def of_metric(tree: Tree, key: str, label: str, counties: int) -> Places:
    def view() -> Any:
        return tree.atlas.view(Selection(metric=key, lang="en"))

    return {
        "option of the map page": lambda: any(
            isinstance(one, dict) and one.get("value") == key and "label" in one
            for one in within(tree.map_page("lang=en"))
        ),
        "headline of the map page": lambda: (
            label in json.dumps(tree.map_page(f"metric={key}&lang=en"))
        ),
        "View": lambda: int(view().values.notna().sum()) == counties,
        "ranking": lambda: view().values.idxmax() in view().counties.index,
        "classes": lambda: bool(view().steps.notna().any()),
        "sentence": lambda: label in sentence.sentence(view(), "en"),
        "alternative text": lambda: label in alt_text(view(), "map", "en"),
        "CSV": lambda: len(tree.values(f"metric={key}")) == counties,
        "/metadata.json": lambda: (
            tree.json(f"/metadata.json?metric={key}&lang=en")["metric"]["label"] == label
        ),
        "OpenAPI": lambda: key in tree.parameter("metric")["enum"],
        "embed": lambda: label in tree.text(f"/embed/ranking?metric={key}&lang=en"),
        "picture": lambda: (
            tree.get(f"/snapshot/map.png?metric={key}&width=400&height=300").data[:4] == PNG
        ),
        "share page": lambda: label in tree.text(f"/share/map?metric={key}&lang=en"),
        "search": lambda: f"metric={key}" in tree.text(f"/search?q={quote(label)}&lang=en"),
        "table of metrics": lambda: in_docs("metrics", f"`{key}`"),
    }


def metric(tree: Tree) -> Places:
    return of_metric(tree, "income_rural", "Disposable income, rural residents", 3)


def new_kind(tree: Tree) -> Places:
    key = "grant_per_project"

    def ratio() -> bool:
        county = "500233"
        by = {
            m: tree.atlas.view(Selection(metric=m)).values[county] for m in ("grants", "projects")
        }
        found = tree.atlas.view(Selection(metric=key)).values[county]
        return bool(abs(found - by["grants"] / by["projects"]) < 1e-9)

    def kind() -> bool:
        about = tree.json(f"/metadata.json?metric={key}")["metric"]
        return about["kind"] == "ratio" and about["adds_up"] is False

    return {
        **of_metric(tree, key, "Grant per project", 8),
        "arithmetic": ratio,
        "kind of the metadata": kind,
        "records": lambda: len(tree.atlas.view(Selection(metric=key)).records) > 0,
        "filters of its kind": lambda: len(tree.values(f"metric={key}&sectors=education")) > 0,
    }


def page(tree: Tree) -> Places:
    return {
        "answer": lambda: tree.text("/visits?lang=en").count("<li>") > 10,
        "Chinese": lambda: "台账中的人员往来" in tree.text("/visits"),
        "header of another page": lambda: 'href="/visits' in tree.text("/area"),
        "header of the map page": lambda: linked(tree.map_page(), "/visits"),
        "404 of Dash": lambda: (
            "/visits"
            in json.dumps(
                tree.map_page(path="/nowhere")["response"][ids.PAGE]["children"]["props"][
                    "children"
                ][1:]
            )
        ),
        "404 is none": lambda: (
            tree.client.get("/nowhere").status_code == 404
            and tree.client.get("/visits").status_code == 200
        ),
        "share page": lambda: "/visits" in tree.text("/share/page/visits?lang=en"),
        "share card": lambda: (
            'property="og:title" content="Visits"' in tree.text("/visits?lang=en")
            and "Exchanges of people in the ledger. " in tree.text("/visits?lang=en")
        ),
        "table of addresses": lambda: in_docs("addresses", "`/visits`"),
    }


def page_with_chart(tree: Tree) -> Places:
    """The same page with `chart` and `operation` in its row."""
    return {
        "oEmbed": lambda: (
            "/embed/map"
            in tree.json(f"/oembed?url={quote('http://localhost/visits', safe='')}")["html"]
        ),
        "OpenAPI": lambda: tree.description["paths"]["/visits"]["get"]["operationId"] == "visits",
    }


def address(tree: Tree) -> Places:
    path = "/correction.txt"

    def parameters() -> list[str]:
        described = tree.description["paths"][path]["get"]["parameters"]
        return [one.get("name") or one["$ref"].rpartition("/")[2] for one in described]

    return {
        "answer": lambda: "Record: hb-001" in tree.text(f"{path}?record=hb-001&lang=en"),
        "type": lambda: tree.get(f"{path}?record=hb-001").mimetype == "text/plain",
        "refusal": lambda: (
            "none" in (refused := tree.client.get(f"{path}?record=none")).text
            and refused.mimetype == "text/plain"
        ),
        "OpenAPI": lambda: {"record", "lang"} <= set(parameters()),
        "table of addresses": lambda: in_docs("addresses", f"`{path}`"),
    }


def export_format(tree: Tree) -> Places:
    def rows() -> list[dict[str, str]]:
        lines = io.StringIO(tree.text("/data.tsv?metric=gdp&lang=en"))
        return list(csv.DictReader(lines, delimiter="\t"))

    return {
        "answer": lambda: (
            [row["adcode"] for row in rows()]
            == [row["adcode"] for row in tree.figures("metric=gdp&lang=en")]
        ),
        "name of the file": lambda: (
            ".tsv" in tree.get("/data.tsv?metric=gdp").headers["Content-Disposition"]
        ),
        "refusal": lambda: tree.client.get("/data.tsv?metric=none").status_code == 400,
        "link of the map page": lambda: linked(tree.map_page("metric=gdp"), "/data.tsv?metric=gdp"),
        "share page": lambda: "/data.tsv?metric=gdp" in tree.text("/share/map?metric=gdp&tab=data"),
        "OpenAPI": lambda: (
            "text/tab-separated-values; charset=utf-8"
            in tree.description["paths"]["/data.tsv"]["get"]["responses"]["200"]["content"]
        ),
        "table of addresses": lambda: in_docs("addresses", "`/data.tsv`"),
    }


def export_column(tree: Tree) -> Places:
    query = "metric=gdp&lang=en"

    def sheet() -> bool:
        book = CalamineWorkbook.from_filelike(io.BytesIO(tree.get(f"/data.xlsx?{query}").data))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        return any("rank" in row or "Rank" in row for rows in sheets for row in rows)

    def archive() -> bool:
        with zipfile.ZipFile(io.BytesIO(tree.get(f"/data.zip?{query}").data)) as files:
            read = [files.read(n).decode() for n in files.namelist() if "README" in n]
        return any("rank: Rank" in text for text in read)

    def properties() -> dict[str, Any]:
        return dict(tree.json(f"/data.geojson?{query}")["features"][0]["properties"])

    return {
        "CSV": lambda: {row["rank"] for row in tree.figures("metric=grants")} >= {"1", "2"},
        "workbook": sheet,
        "JSON": lambda: all("rank" in row for row in tree.json(f"/data.json?{query}")["figures"]),
        "GeoJSON": lambda: "rank" in properties(),
        "/metadata.json": lambda: tree.json(f"/metadata.json?{query}")["columns"]["rank"] == "Rank",
        "README of the package": archive,
        "OpenAPI": lambda: (
            "rank" in tree.description["components"]["schemas"]["Figure"]["required"]
        ),
        "table of columns": lambda: in_docs("addresses", "`rank`"),
    }


def data_table(tree: Tree) -> Places:
    def checked(old: str, new: str) -> tuple[int, str]:
        """What `python -m geodata check` says of the package with one text replaced."""
        with tempfile.TemporaryDirectory() as folder:
            package = Path(shutil.copytree(DATA, Path(folder) / "package"))
            file = package / "fairs.csv"
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
            with redirect_stdout(io.StringIO()) as out:
                status = command(["check", str(package)])
            return status, out.getvalue()

    def faulty(old: str, new: str) -> bool:
        status, said = checked(old, new)
        return status == 2 and "fairs.csv" in said

    def compared() -> bool:
        with tempfile.TemporaryDirectory() as folder:
            package = Path(shutil.copytree(DATA, Path(folder) / "package"))
            with (package / "fairs.csv").open("a", encoding="utf-8") as file:
                file.write("2025-05-19,展销会,s0001\n")
            after = Atlas.load(package).tables
        (change,) = record_changes(tree.atlas.tables, after)
        return (change.table, change.kind) == ("fairs", "added")

    def members() -> list[str]:
        release = tree.atlas.tables.release.id
        with zipfile.ZipFile(io.BytesIO(tree.get(f"/release/{release}.zip").data)) as files:
            return files.namelist()

    return {
        "loaded": lambda: list(tree.atlas.tables.frame("fairs")["name"]) == ["展销会"],
        "counted": lambda: "fairs 1" in checked("", "")[1],
        "checked: cells": lambda: faulty("2024-05-19", "2024"),
        "checked: references": lambda: faulty("s0001", "s9999"),
        "compared": compared,
        "archive of the release": lambda: any(m.endswith("fairs.csv") for m in members()),
        "table of tables": lambda: in_docs("data", "`fairs.csv`"),
    }


def chart(tree: Tree) -> Places:
    query = "metric=gdp&lang=en"

    def oembed(path: str) -> Any:
        return tree.json(f"/oembed?url={quote(f'http://localhost/{path}?{query}', safe='')}")

    def frozen() -> str:
        view = tree.atlas.view(Selection(metric="gdp"))
        pinned = view.selection.but(release=view.release.id).query()
        return tree.text(f"/v/{view.code}?{pinned}")

    def snapshot(ending: str) -> bytes:
        return tree.get(f"/snapshot/strip.{ending}?{query}").data

    return {
        "embed": lambda: '<ol class="strip"' in tree.text(f"/embed/strip?{query}"),
        "words of the embed": lambda: "Strip plot" in tree.text(f"/embed/strip?{query}"),
        "PNG": lambda: snapshot("png")[:4] == PNG,
        "SVG": lambda: b"<svg" in snapshot("svg"),
        "PDF": lambda: snapshot("pdf")[:4] == PDF,
        "share page": lambda: "/embed/strip" in tree.text(f"/share/strip?{query}&tab=embed"),
        "share page of another chart": lambda: "/share/strip" in tree.text(f"/share/map?{query}"),
        "oEmbed of the embed": lambda: oembed("embed/strip")["height"] == 432,
        "oEmbed of the picture": lambda: oembed("snapshot/strip.png")["type"] == "photo",
        "press kit": lambda: (
            "strip.png" in {task.name for task in kit.tasks(("png",), ("zh",), None, Imprint())}
        ),
        "frozen page": lambda: "/snapshot/strip.png" in frozen(),
        "OpenAPI": lambda: (
            "strip"
            in tree.description["paths"]["/embed/{chart}"]["get"]["parameters"][0]["schema"]["enum"]
        ),
        "table of charts": lambda: in_docs("press", "`strip`"),
    }


def query_key(tree: Tree) -> Places:
    def total(query: str = "") -> float:
        return sum(tree.values(f"metric=projects{query}"))

    def parts() -> bool:
        found = [total(f"&item={one}") for one in ("bundle", "project")]
        return min(found) > 0 and sum(found) == total("&item=bundle,project") <= total()

    def refused(query: str) -> str:
        answer = tree.client.get(f"/data.csv?{query}")
        assert answer.status_code == 400
        return answer.text

    def keys() -> set[str]:
        listed = tree.description["paths"]["/data.csv"]["get"]["parameters"]
        return {one["$ref"].rpartition("/")[2] for one in listed}

    return {
        "filter": parts,
        "refusal": lambda: "agreement, bundle" in refused("metric=projects&item=nonsense"),
        "near miss": lambda: "改用 project。" in refused("metric=projects&item=projekt"),
        "not of every metric": lambda: "不按此项筛选" in refused("metric=gdp&item=bundle"),
        "notice of a page": lambda: (
            "nonsense" in tree.text("/embed/map?metric=projects&item=nonsense")
            or "nonsense"
            in json.dumps(tree.map_page("metric=projects&item=nonsense"), ensure_ascii=False)
        ),
        "its words": lambda: "item=bundle" in tree.text("/embed/map?metric=projects&item=bundle"),
        "links": lambda: (
            "item=bundle" in tree.json("/data.json?metric=projects&item=bundle")["query"]
        ),
        "OpenAPI": lambda: "bundle" in json.dumps(tree.parameter("item")) and "item" in keys(),
        "table of keys": lambda: in_docs("addresses", "`item`"),
    }


def setting(tree: Tree) -> Places:
    def header(**given: str) -> str | None:
        own = Settings.from_env({"ATLAS_VAR": str(tree.var), **given})
        answer = Tree(tree.var, own).get("/healthz")
        return answer.headers.get("X-Robots-Tag")

    return {
        "read": lambda: Settings.from_env({"ATLAS_ROBOTS": "noindex"}) != Settings.from_env({}),
        "used": lambda: header(ATLAS_ROBOTS="noindex") == "noindex",
        "table of settings": lambda: in_docs("settings", "`ATLAS_ROBOTS`", "—"),
    }


ARRIVALS: dict[str, Callable[[Tree], Places]] = {
    "A metric": metric,
    "A metric of a new kind": new_kind,
    "A page": page,
    "A page with a chart": page_with_chart,
    "An address under a page": address,
    "An export format": export_format,
    "An export column": export_column,
    "A data table": data_table,
    "A chart": chart,
    "A query key": query_key,
    "A setting": setting,
}


def missing(places: Places) -> dict[str, str]:
    """The places where the thing has not arrived, with the fault where asking failed."""
    found = {}
    for place, arrived in places.items():
        try:
            if not arrived():
                found[place] = ""
        except Exception as error:  # a place that cannot be asked is one where nothing arrived
            found[place] = f"{type(error).__name__}: {error}"[:300]
    return found


def main(var: str, *names: str) -> None:
    tree = Tree(Path(var))
    answers = {name: missing(ARRIVALS[name](tree)) for name in names}
    sys.stdout.write(json.dumps(answers, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
