"""The whole site, once for all tests of a process; compressing its files takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks import Settings, assemble
from geodata.package import DATA
from tests.var import fresh_var


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where sites keep compressed files, which are the same whatever their settings."""
    return fresh_var(tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="session")
def client(var: Path) -> FlaskClient:
    """The site as it is shipped."""
    return assemble(Settings(data=DATA, var=var)).server.test_client()
