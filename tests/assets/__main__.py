"""Checks of the scripts in `assets/`: `python -m tests.assets install|lint|fix|types|test`.

Node.js is that of the machine or of the locked wheel, as for `make bundle`. ESLint and TypeScript
come by `package-lock.json`, which holds hashes and no addresses; they lie in `node_modules` here,
outside of what is served.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dashboard.bundle import build

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
#: What ESLint reads: the scripts of pages and those that build and test them.
LINTED = ("assets", "dashboard/bundle", "tests/assets")


def commands(node: build.Node) -> dict[str, tuple[Path, tuple[str, ...]]]:
    """Name → folder and command line."""
    modules = FOLDER / "node_modules"
    eslint = (*node.node, str(modules / "eslint" / "bin" / "eslint.js"))
    lint = (*eslint, "--config", "tests/assets/eslint.config.mjs", "--max-warnings=0", *LINTED)
    types = (*node.node, str(modules / "typescript" / "bin" / "tsc"))
    units = [str(path) for path in sorted((FOLDER / "units").glob("*.test.mjs"))]
    quiet = ("--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts")
    return {
        "install": (FOLDER, (*node.npm, "ci", *quiet)),
        "lint": (ROOT, lint),
        "fix": (ROOT, (*lint, "--fix")),
        "types": (FOLDER, (*types, "--project", "tsconfig.json")),
        "test": (ROOT, (*node.node, "--test", "--test-reporter=dot", *units)),
    }


def main() -> int:
    """Run one of the commands; the answer is its exit code."""
    node = build.system_node() or build.wheel_node()
    known = commands(node)
    if len(sys.argv) != 2 or sys.argv[1] not in known:
        sys.stderr.write(f"usage: python -m tests.assets {'|'.join(known)}\n")
        return 2
    folder, command = known[sys.argv[1]]
    path = os.pathsep.join([str(Path(node.node[0]).parent), os.environ.get("PATH", "")])
    return subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}).returncode


if __name__ == "__main__":
    sys.exit(main())
