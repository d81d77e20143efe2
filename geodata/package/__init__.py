"""The data package: what it must look like, its tables, sheets, cells and words."""

from geodata.package.contract import (
    DATA,
    DESCRIPTOR,
    GEO,
    Edition,
    Field,
    FieldType,
    Link,
    Table,
    contract,
    package_files,
    read_edition,
    shipped_descriptor,
)

__all__ = [
    "DATA",
    "DESCRIPTOR",
    "GEO",
    "Edition",
    "Field",
    "FieldType",
    "Link",
    "Table",
    "contract",
    "package_files",
    "read_edition",
    "shipped_descriptor",
]
