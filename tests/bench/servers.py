"""Servers in processes of their own, on free ports."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_WITHIN = 120.0
OURS = ("app.py",)
OURS_WITHOUT_BUNDLE = ("-m", "tests.bench.fallback")
STOCK = ("-m", "tests.bench.stock")
STOCK_PLAIN = ("-m", "tests.bench.stock", "plain")
SERVED = ("-m", "gunicorn", "--config", "python:callbacks.serving", "app:server")
BARE = ("-m", "tests.bench.bare")


@dataclass(frozen=True)
class Running:
    """A server that answered: its address, and the seconds from its start to the first 200."""

    address: str
    seconds: float


@contextmanager
def running(*command: str, **settings: str) -> Iterator[Running]:
    """Run Python with some arguments until `/` answers 200; stop it at the end."""
    port = _free_port()
    environment = {**os.environ, **settings, "HOST": "127.0.0.1", "PORT": str(port)}
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            while not _answers(address):
                if process.poll() is not None or time.perf_counter() - begun > START_WITHIN:
                    log.seek(0)
                    said = log.read().decode(errors="replace")
                    raise RuntimeError(f"{' '.join(command)} did not start:\n{said}")
                time.sleep(0.01)
            yield Running(address, time.perf_counter() - begun)
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    """Below those that outgoing connections take: the server binds it seconds later."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
