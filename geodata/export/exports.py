"""All that leaves the atlas as a file: one row per address, one writer from a View to bytes.

Site, command line and tests read this registry, so the same query gives the same bytes
everywhere. Nothing in the bytes depends on host, clock or user.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geodata.export import archive
from geodata.export.archive import member
from geodata.export.figures import csv_bytes, file_name, geojson_bytes, json_bytes, to_json
from geodata.export.metadata import metadata
from geodata.export.readme import readme
from geodata.export.records import records_csv_bytes
from geodata.export.workbook import records_xlsx_bytes, xlsx_bytes
from geodata.language import Text
from geodata.releases import Facts
from geodata.view import View

_NOTHING = Text("", "")
Writer = Callable[[View, Facts], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file that can be had of every View.

    Attributes
    ----------
    address
        Path on the site.
    kind
        First part of the file name where it holds something else than figures.
    short
        The label of the link on the map page; blank where it offers no link.
    body
        Name of the JSON Schema of its content; blank for what is no JSON.
    """

    address: str
    media_type: str
    label: Text
    write: Writer
    kind: str = ""
    short: Text = _NOTHING
    body: str = ""

    @property
    def ending(self) -> str:
        """File name extension.

        >>> EXPORTS["/data.csv"].ending
        'csv'
        """
        return self.address.rsplit(".", 1)[-1]

    def name(self, view: View) -> str:
        """Name under which a View's file is saved."""
        return file_name(view, self.ending, self.kind)


def metadata_bytes(view: View, base_map: str = "") -> bytes:
    """The description of a View as JSON."""
    return to_json(metadata(view, base_map))


def package_zip_bytes(
    view: View, base_map: str = "", release: Mapping[str, bytes] | None = None
) -> bytes:
    """CSV, metadata and README in one ZIP, dated by the release, never by the clock.

    Parameters
    ----------
    release
        The files of the whole release, where the query asks for nothing but a release.
    """
    members = {
        "data.csv": csv_bytes(view),
        "metadata.json": metadata_bytes(view, base_map),
        "README.txt": readme(view, base_map).encode(),
    }
    return archive.archive({**members, **(release or {})}, view.release.date)


def _view_zip(view: View, facts: Facts) -> bytes:
    """With nothing chosen but a release, the release itself comes along."""
    asked = archive.whole(view.selection)
    return package_zip_bytes(view, facts.base_map, archive.members(facts) if asked else None)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
JSON = "application/json"
GEOJSON = "application/geo+json"

EXPORTS: dict[str, Export] = {
    e.address: e
    for e in (
        Export(
            address="/data.csv",
            media_type=CSV,
            label=Text("各县（区）数据，CSV", "Figures per county, CSV"),
            short=Text("CSV", "CSV"),
            write=lambda view, _: csv_bytes(view),
        ),
        Export(
            address="/data.xlsx",
            media_type=XLSX,
            label=Text("数据、记录与来源，Excel", "Figures, records and sources, Excel"),
            short=Text("Excel", "Excel"),
            write=lambda view, facts: xlsx_bytes(view, facts.atlas, facts.base_map),
        ),
        Export(
            address="/data.json",
            media_type=JSON,
            label=Text("数据及说明，JSON", "Figures and their description, JSON"),
            short=Text("JSON", "JSON"),
            body="Data",
            write=lambda view, facts: json_bytes(view, facts.base_map),
        ),
        Export(
            address="/data.geojson",
            media_type=GEOJSON,
            label=Text("带县界的数据，GeoJSON", "Figures on their polygons, GeoJSON"),
            short=Text("GeoJSON", "GeoJSON"),
            body="Map",
            write=lambda view, facts: geojson_bytes(view, facts.boundaries),
        ),
        Export(
            address="/records.csv",
            media_type=CSV,
            label=Text("数据背后的记录，CSV", "Records behind the figures, CSV"),
            write=lambda view, facts: records_csv_bytes(view, facts.atlas),
            kind="records",
        ),
        Export(
            address="/records.xlsx",
            media_type=XLSX,
            label=Text("数据背后的记录，Excel", "Records behind the figures, Excel"),
            write=lambda view, facts: records_xlsx_bytes(view, facts.atlas, facts.base_map),
            kind="records",
        ),
        Export(
            address="/data.zip",
            media_type="application/zip",
            label=Text("CSV、说明与 README，ZIP", "CSV, description and README, ZIP"),
            short=Text("数据包", "Data package"),
            write=_view_zip,
        ),
        Export(
            address="/metadata.json",
            media_type=JSON,
            label=Text("机器可读的说明，JSON", "Machine-readable description, JSON"),
            body="Metadata",
            write=lambda view, facts: metadata_bytes(view, facts.base_map),
            kind="metadata",
        ),
    )
}

__all__ = [
    "EXPORTS",
    "Export",
    "csv_bytes",
    "file_name",
    "geojson_bytes",
    "json_bytes",
    "member",
    "metadata",
    "metadata_bytes",
    "package_zip_bytes",
    "readme",
    "records_csv_bytes",
    "records_xlsx_bytes",
    "xlsx_bytes",
]
