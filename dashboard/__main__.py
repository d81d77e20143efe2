"""Command line of the pictures: `python -m dashboard snapshot CHART QUERY -o FILE | snapshots`.

Each command prints what it did and exits 0, or prints the place and the reason of what went
wrong and exits 2. A file holds byte for byte what the address of the same picture serves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.progress import track

from dashboard.delivery.codes import Codes
from dashboard.pictures import kit, output
from dashboard.pictures.options import Imprint
from dashboard.pictures.picture import read
from dashboard.settings import Settings
from geodata.errors import AtlasError
from geodata.language import LANGUAGES
from geodata.query import refusal
from geodata.releases import Releases

FAULTY = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 2 when something must be mended."""
    given = _parser().parse_args(arguments)
    language = refusal.language_of(getattr(given, "query", ""))
    try:
        status: int = given.run(given)
    except AtlasError as fault:
        sys.stderr.write(refusal.reason(fault, language) + "\n")
        return FAULTY
    except OSError as fault:
        sys.stderr.write(f"{fault}\n")
        return FAULTY
    return status


def snapshot(given: argparse.Namespace) -> int:
    """Write the picture of a chart; the ending of FILE chooses png, svg or pdf."""
    name = f"{given.chart}{given.file.suffix}"
    settings = Settings.from_env()
    known = Releases.load(others=settings.releases)
    picture = read(name, given.query, known, _imprint(settings))
    content = picture.content()
    given.file.write_bytes(content)
    code = Codes(settings.var / "codes").remember(picture.selection, picture.facts.id)
    sys.stdout.write(f"{given.file}  {len(content):,} B  {code}\n")
    return 0


def snapshots(given: argparse.Namespace) -> int:
    """Write a press kit: every metric as every chart."""
    settings = Settings.from_env()
    releases, imprint = settings.releases, _imprint(settings)
    wanted = kit.tasks(tuple(given.formats), tuple(given.lang), releases, imprint)
    made = kit.write(given.all, wanted)
    written = [path.stat().st_size for path in track(made, "", total=len(wanted))]
    sys.stdout.write(f"{given.all}  {len(written)} files  {sum(written):,} B\n")
    return 0


def _imprint(settings: Settings) -> Imprint:
    """What the site prints."""
    return Imprint(review_number=settings.review_number, public_url=settings.public_url)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("snapshot", help=snapshot.__doc__)
    one.add_argument("chart", metavar="CHART", help="map | ranking | trend | sectors | pairing")
    one.add_argument("query", metavar="QUERY", help="metric=grants&years=2014-2020&size=social")
    one.add_argument("-o", dest="file", type=Path, required=True, metavar="FILE")
    one.set_defaults(run=snapshot)
    every = commands.add_parser("snapshots", help=snapshots.__doc__)
    every.add_argument("--all", type=Path, required=True, metavar="DIR")
    every.add_argument("--formats", nargs="+", choices=tuple(output.MEDIA_TYPES), default=["png"])
    every.add_argument("--lang", nargs="+", choices=LANGUAGES, default=list(LANGUAGES[:1]))
    every.set_defaults(run=snapshots)
    return parser


if __name__ == "__main__":
    sys.exit(main())
