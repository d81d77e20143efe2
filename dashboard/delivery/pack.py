"""An Office file as the same bytes every time: its parts and the sheets in them, dated by a day."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from geodata.export.archive import archive

#: When a sheet was made and changed, as Office writes it.
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE, _SHEET = "docProps/core.xml", ".xlsx"


def packed(content: bytes, day: date) -> bytes:
    """The archive written anew, in its order, every date that of the day."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {part.filename: old.read(part) for part in old.infolist()}
    return archive({name: _dated(name, data, day) for name, data in parts.items()}, day)


def _dated(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(_SHEET):
        return packed(content, day)
    if name == _CORE:
        return _MOMENT.sub(rf"\g<1>{day.isoformat()}T00:00:00Z".encode(), content)
    return content
