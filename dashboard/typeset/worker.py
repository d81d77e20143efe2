"""Sets one sheet in a process of its own, which can be stopped and takes its memory along.

It is run by its path and imports nothing of the project, so it starts in a tenth of a second.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst


def main(root: str, template: str, seconds: str, *fonts: str) -> int:
    """Write the PDF of a template in its root to standard output, or why not to the other.

    Parameters
    ----------
    root
        The only folder that the template can read.
    seconds
        The time the PDF says it was made at.
    fonts
        Folders of type; no other type is used.
    """
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts)
    )
    try:
        content = typst.compile(
            Path(root) / template,
            root=Path(root),
            font_paths=faces,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(seconds),
        )
    except typst.TypstError as error:
        sys.stderr.write(json.dumps({"message": error.message, "diagnostic": error.diagnostic}))
        return 1
    sys.stdout.buffer.write(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
