"""Files that leave the atlas: figures, records, metadata, archives."""

from geodata.export.exports import (
    CSV,
    EXPORTS,
    JSON,
    XLSX,
    Export,
    csv_bytes,
    file_name,
    member,
    records_csv_bytes,
)

__all__ = [
    "CSV",
    "EXPORTS",
    "JSON",
    "XLSX",
    "Export",
    "csv_bytes",
    "file_name",
    "member",
    "records_csv_bytes",
]
