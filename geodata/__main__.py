"""Command line of the data: `python -m geodata check | template | build | csv | geojson`.

Each command prints what it did and exits 0, or prints the place and the reason of what
went wrong and exits 2.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from geodata.errors import AtlasError
from geodata.language import Language
from geodata.package.tables import DATA
from geodata.query import refusal

if TYPE_CHECKING:
    from geodata.releases import Releases

FAULTY = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 2 when something must be mended."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except AtlasError as fault:
        sys.stderr.write(refusal.reason(fault, options.lang) + "\n")
        return FAULTY
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def check(options: argparse.Namespace) -> int:
    """Print everything wrong with a package, a filled-in file or a script, and what it holds."""
    from geodata.intake.report import SUFFIXES
    from geodata.meeting import printed

    if options.folder.suffix.lower() == printed.SUFFIX:
        return _check_script(options)
    if options.folder.suffix.lower() in SUFFIXES or _is_file(options.folder):
        return _check_file(options)
    from geodata.intake.check import package as check
    from geodata.intake.check import printed as check_print

    report = check.check(options.folder)
    for line in check_print.lines(report, options.lang, full=options.full):
        sys.stdout.write(line + "\n")
    return FAULTY if report.faults else 0


def _check_script(options: argparse.Namespace) -> int:
    from geodata.meeting import printed

    script, faults = printed.check(options.folder, _releases().latest.atlas)
    for line in printed.lines(options.folder.name, script, faults, options.lang):
        sys.stdout.write(line + "\n")
    return FAULTY if faults else 0


def _is_file(path: Path) -> bool:
    """Whether it is a file; a name that is too long for the disk is none."""
    return os.path.isfile(path)  # noqa: PTH113 - `Path.is_file` raises for such a name


def _check_file(options: argparse.Namespace) -> int:
    from geodata.intake import report as check_file

    report = check_file.check_file(options.folder, _releases().latest.atlas, options.lang)
    for line in check_file.lines(report, options.lang):
        sys.stdout.write(line + "\n")
    return FAULTY if report.faults else 0


def template(options: argparse.Namespace) -> int:
    """Write an empty ledger as a workbook with drop-downs and instructions."""
    from geodata.intake.forms import ledger as template

    size = template.write(options.file, _releases().latest.atlas.tables, options.lang)
    sys.stdout.write(f"{options.file}  {size:,} B\n")
    return 0


def build(_: argparse.Namespace) -> int:
    """Make the boundary files anew and print them."""
    from geodata.boundaries.derive import write

    for path in write.build():
        sys.stdout.write(f"{path.name}  {path.stat().st_size:,} B\n")
    return 0


def csv(options: argparse.Namespace) -> int:
    """Print byte for byte what `/data.csv?QUERY` serves."""
    return _export("/data.csv", options)


def geojson(options: argparse.Namespace) -> int:
    """Print byte for byte what `/data.geojson?QUERY` serves."""
    return _export("/data.geojson", options)


def _export(address: str, options: argparse.Namespace) -> int:
    from geodata.export import EXPORTS

    options.lang = refusal.language_of(options.query)
    facts, parsed = _releases().read(options.query, strict=True)
    return _write(EXPORTS[address].write(facts.atlas.view(parsed.selection), facts))


def _releases() -> Releases:
    from geodata.releases import FOLDER_SETTING, Releases

    others = os.environ.get(FOLDER_SETTING)
    return Releases.load(others=Path(others) if others else None)


def _write(content: bytes) -> int:
    sys.stdout.buffer.write(content)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=get_args(Language), default="zh", help="zh | en")
    checking = commands.add_parser("check", parents=[common], help=check.__doc__)
    checking.add_argument("folder", nargs="?", type=Path, default=DATA, metavar="FOLDER|FILE")
    checking.add_argument("--full", action="store_true", help="list every county, metric and year")
    checking.set_defaults(run=check)
    writing = commands.add_parser("template", parents=[common], help=template.__doc__)
    writing.add_argument("file", type=Path, metavar="FILE", help="台账.xlsx")
    writing.set_defaults(run=template)
    commands.add_parser("build", parents=[common], help=build.__doc__).set_defaults(run=build)
    for command in (csv, geojson):
        exporting = commands.add_parser(command.__name__, help=command.__doc__)
        exporting.add_argument("query", metavar="QUERY", help="metric=grants&years=2014-2020")
        exporting.set_defaults(run=command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
