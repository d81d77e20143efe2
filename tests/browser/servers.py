"""The atlas as users get it: gunicorn on a free port, with a folder of its own for what it writes.

One server serves all workers of a run: the first that needs it starts it, the last that leaves
ends it. Each worker holds a lock while it uses the server; the system takes the lock back from a
worker that dies, so nobody waits for the dead.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from tests.browser.pages import Server
from tests.var import fresh_var

ROOT = Path(__file__).resolve().parents[2]
#: As `make serve` does; gunicorn does not run on Windows.
COMMAND = ["-m", "gunicorn", "--config", "python:callbacks.serving", "app:server"]
#: It compresses its files first, where nobody has.
START_WITHIN = 180.0
STOP_WITHIN = 10.0
#: Servers that live on when the worker that started them leaves first.
_CHILDREN: list[subprocess.Popen[bytes]] = []


@contextmanager
def started(folder: Path, beside: Server, **settings: str) -> Iterator[Server]:
    """A server with some settings for its caller alone, with the store of the one of all."""
    settings["ATLAS_VAR"] = str(beside.log.parent / "var")
    running = _start(folder, settings)
    try:
        yield running
        if not _answers(running):
            pytest.fail(f"the server {_ending(running)}")
    finally:
        _stop(running)


@contextmanager
def shared(folder: Path, worker: str) -> Iterator[Server]:
    """The server of all workers of a run; `folder` is the same for all of them."""
    mutex, paper = FileLock(folder / "server.lock"), folder / "server.json"
    using = FileLock(folder / f"server-{worker}.user")
    with mutex:
        using.acquire()
        if not paper.exists():
            running = _start(folder, {})
            paper.write_text(json.dumps([running.address, running.pid]), encoding="utf-8")
    address, pid = json.loads(paper.read_text(encoding="utf-8"))
    running = Server(address, folder / "log.txt", pid)
    try:
        yield running
        if not _answers(running):
            pytest.fail(f"the server {_ending(running)}")
    finally:
        with mutex:
            using.release()
            if not any(map(_in_use, folder.glob("server-*.user"))):
                paper.unlink()
                _stop(running)


def _in_use(lock: Path) -> bool:
    try:
        with FileLock(lock, timeout=0):
            return False
    except Timeout:
        return True


def _start(folder: Path, settings: dict[str, str]) -> Server:
    port = _free_port()
    var = str(settings.get("ATLAS_VAR") or fresh_var(folder / "var"))
    own = {"HOST": "127.0.0.1", "PORT": str(port), "ATLAS_VAR": var}
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *COMMAND],
            cwd=ROOT,
            env={**os.environ, **own, **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    _CHILDREN.append(process)
    running = Server(f"http://127.0.0.1:{port}", folder / "log.txt", process.pid)
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end and process.poll() is None:
        if _answers(running):
            return running
        time.sleep(0.1)
    process.kill()
    return pytest.fail(f"the server {_ending(running)}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(server: Server) -> bool:
    try:
        with urllib.request.urlopen(server.url("/healthz"), timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _ending(server: Server) -> str:
    """The last that it wrote."""
    return f"does not answer:\n{server.log.read_text(errors='replace')[-5000:]}"


def _stop(server: Server) -> None:
    """End it; gunicorn ends its own workers. Who started it may be another worker of the run."""
    own = next((child for child in _CHILDREN if child.pid == server.pid), None)
    for what in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.kill(server.pid, what)
        except ProcessLookupError:
            return
        end = time.monotonic() + STOP_WITHIN
        while time.monotonic() < end:
            if own.poll() is not None if own else not _answers(server):
                return
            time.sleep(0.02)
