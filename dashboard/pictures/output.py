"""A drawn sheet as bytes: PNG, SVG with its type inside, PDF. The same sheet, the same bytes."""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from html import escape
from typing import Any

from matplotlib import rc_context
from PIL import Image

from dashboard.look import fonts
from dashboard.pictures.charts.canvas import Canvas

MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
#: Of zlib, 1 to 9: pictures of flat colours hardly get smaller above, only slower.
PNG_LEVEL = 4
FALLBACKS = {
    fonts.SANS: "'Noto Sans SC', 'Source Han Sans SC', sans-serif",
    fonts.SERIF: "'Noto Serif SC', 'Source Han Serif SC', serif",
}
_ONE_AT_A_TIME = threading.Lock()  # Matplotlib's settings are those of the whole process
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "svg.hashsalt": "atlas",
    "path.simplify": False,
    "pdf.compression": 6,
    "text.hinting": "none",
    "font.family": [fonts.SANS],
}


def encoded(canvas: Canvas, ending: str, pixels: tuple[int, int], title: str, day: date) -> bytes:
    """A sheet in one of the formats; `pixels` is the size of a PNG."""
    with _ONE_AT_A_TIME, rc_context(SETTINGS):
        return WRITERS[ending](canvas, pixels, title, day)


def _png(canvas: Canvas, pixels: tuple[int, int], _title: str, _day: date) -> bytes:
    dots = canvas.dots * pixels[0] / canvas.width
    out = io.BytesIO()
    canvas.figure.savefig(out, format="raw", dpi=dots)
    size = _raw_size(canvas, dots)
    picture = Image.frombuffer("RGBA", size, out.getvalue(), "raw", "RGBA", 0, 1)
    if size != pixels:
        picture = picture.crop((0, 0, *pixels))
    if not canvas.transparent:
        picture = picture.convert("RGB")
    png = io.BytesIO()
    picture.save(png, "PNG", dpi=(dots, dots), compress_level=PNG_LEVEL)
    return png.getvalue()


def _raw_size(canvas: Canvas, dots: float) -> tuple[int, int]:
    width, height = canvas.figure.get_size_inches() * dots
    return int(width + 1e-6), int(height + 1e-6)


def _svg(canvas: Canvas, _pixels: tuple[int, int], title: str, _day: date) -> bytes:
    out = io.BytesIO()
    none = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    canvas.figure.savefig(out, format="svg", metadata=none)
    text = _with_fallbacks(out.getvalue().decode())
    head = text.index("<defs>")
    return (
        text[:head]
        + f"<title>{escape(title)}</title>\n <defs><style>{_faces(canvas)}</style></defs>\n "
        + text[head:]
    ).encode()


def _with_fallbacks(text: str) -> str:
    """What programs take that ignore type inside a picture."""
    for main, others in FALLBACKS.items():
        text = text.replace(f"font-family: '{main}'", f"font-family: '{main}', {others}")
    return text


def _faces(canvas: Canvas) -> str:
    """The characters of each family as a font inside the picture: no machine needs to have it."""
    used: dict[str, set[str]] = {}
    for text in canvas.texts():
        families = text.get_fontfamily()
        for family in families:
            used.setdefault(family, set()).update(text.get_text())
    return "".join(
        f"@font-face{{font-family:'{family}';src:url(data:font/woff2;base64,"
        f"{base64.b64encode(fonts.woff2(''.join(sorted(signs)), family)).decode()})}}"
        for family, signs in sorted(used.items())
    )


def _pdf(canvas: Canvas, _pixels: tuple[int, int], title: str, day: date) -> bytes:
    out = io.BytesIO()
    made = datetime(day.year, day.month, day.day, tzinfo=UTC)
    facts = {"Title": title, "CreationDate": made, "Producer": None, "Creator": None}
    canvas.figure.savefig(out, format="pdf", metadata=facts)
    return out.getvalue()


WRITERS: dict[str, Callable[[Canvas, tuple[int, int], str, date], bytes]] = {
    "png": _png,
    "svg": _svg,
    "pdf": _pdf,
}
