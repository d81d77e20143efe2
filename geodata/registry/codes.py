"""What the codes of the package's columns read as in both languages, column by column."""

from __future__ import annotations

from collections.abc import Mapping

from geodata.language import Text
from geodata.registry import sectors, terms

#: Code to label by the column that holds it; codes are text, as they stand in the file.
LABELS: dict[str, Mapping[str, Text]] = {
    "sector": {key: one.label for key, one in sectors.SECTORS.items()},
    "item": terms.ITEMS,
    "year_basis": terms.BASIS,
    "amount_kind": terms.KINDS,
    "status": terms.STATUS,
    "programme": terms.PROGRAMMES,
    "tier": {str(key): label for key, label in terms.TIERS.items()},
    "method": terms.METHODS,
    "quality": terms.FLAGS,
}
#: What an export of rows puts before the columns of their source.
OF_SOURCE = "source_"


def label_of(column: str, code: object) -> Text | None:
    """What a code of a column means; None for columns without codes and for unknown ones.

    >>> label_of("source_tier", 2).en, label_of("name", "2")
    ('press', None)
    """
    return LABELS.get(column.removeprefix(OF_SOURCE), {}).get(str(code))
